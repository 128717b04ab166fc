"""How a claim is worded, in every medium: with its caveat, its date and what is held against it.

A ready sentence holds nothing that does not stand in the fact and its chain. It begins with who
says so, because a listener cannot look back; what the statement itself attributes is not attributed
twice.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from dashboard.domain.dates import OPEN, When, in_words, span_in_words
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.sources import Source
from dashboard.domain.vocabulary import Basis, SourceKind, WhenIs
from dashboard.domain.wording import begun

SAID_IN_PUBLIC = (SourceKind.STATEMENT, SourceKind.AUTHORITY)
OPINIONS = (Basis.JUDGEMENT, Basis.EXPERTS)
"""Bases of what is thought, which has no date but that of the report."""

FIRST_WORD = re.compile(r"[\w-]+")
CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z][\w-]*")
TITLED = re.compile(r"[\w-]+ [A-Z][a-zà-ÿ]")
QUOTED = re.compile(r"'([^']+)'")
SMALL_WORD = re.compile(
    r"(an?|the|if|by|of|in|on|at|for|from|when|while|after|before|since|until|as|such|there|some|no"
    r"|many|most|more|all|both|each|every|other|its|their|his|her)\b",
    re.IGNORECASE,
)
"""Words that are no part of a name, whatever follows them."""


NO_PERIOD = "no period given"
AGAINST = "Denies, or is denied by"
"""What the facts are called that a fact `disputes`."""


def claim(fact: Fact) -> str:
    """Return the statement with its caveat, as it stands wherever it stands by itself.

    'A letter was prepared; that it was sent is not said.'
    """
    return f"{fact.statement.rstrip('.')}{_with_caveat(fact)}." if fact.caveat else fact.statement


def caveat(fact: Fact) -> str:
    """Return the caveat as a sentence, for where it stands under the statement; '' without one."""
    return f"{begun(fact.caveat.rstrip('.'))}." if fact.caveat else ""


def contest(fact: Fact, dossier: Dossier) -> str:
    """Return what is held against a fact, as a sentence: 'Denied by X.'; mostly nothing."""
    said = dossier.contested.get(fact.id, "")
    return f"{begun(said)}." if said else ""


def when_in_words(fact: Fact, dossier: Dossier) -> str:
    """Return the date of a fact: 'October 2025', 'by 29 August 2025', 'no period given'.

    Where nothing is known but that it lies before the article, the day of the article says nothing
    of when it was.
    """
    if not _has_no_period(fact, dossier):
        return in_words(fact.when, before="by")
    ground = _ground(fact)
    return f"dated only '{ground}'" if ground else NO_PERIOD


def dating(fact: Fact, dossier: Dossier) -> tuple[str, ...]:
    """Return the date of a fact and what it is the date of: ('October 2025', 'inferred date').

    That no period is given needs no second word.
    """
    when = when_in_words(fact, dossier)
    return (when,) if _has_no_period(fact, dossier) else (when, fact.when_is.label.lower())


def sentence(fact: Fact, dossier: Dossier) -> str:
    """Return the fact as a press officer reads it out; never more than the fact."""
    body = fact.say or begun(f"{_told(fact, dossier)}{_with_caveat(fact)}")
    says_when = fact.when_is is WhenIs.EVENT and in_words(fact.when) in body
    aside = [*([] if says_when else [_dated(fact, dossier)]), *_retold(fact, dossier)]
    return f"{body} ({'; '.join(aside)})." if aside else f"{body}."


def _with_caveat(fact: Fact) -> str:
    """Return the clause that follows a statement: '; that it was sent is not said', or nothing."""
    return f"; {fact.caveat.rstrip('.')}" if fact.caveat else ""


def _told(fact: Fact, dossier: Dossier) -> str:
    """Return who reports it and on what ground, with the claim."""
    claim, voice = fact.statement.rstrip("."), dossier.voice(fact)
    if fact.basis is Basis.ARTICLE:
        return f"{claim}, {_cited(voice, dossier)} says, naming no source"
    unsaid = _unsaid(fact, dossier)
    if voice.kind is not SourceKind.OUTLET:
        return f"according to {unsaid[0]}, {_within(claim, dossier)}" if unsaid else claim
    if voice.name in claim:
        return claim
    if fact.basis is Basis.JUDGEMENT:
        return f"in {voice.name}'s judgement {_within(claim, dossier)}"
    return f"{voice.name}{_citing(unsaid, fact, dossier)} that {_within(claim, dossier)}"


def _unsaid(fact: Fact, dossier: Dossier) -> list[str]:
    """Return what the claim rests on beyond who reports it, as far as it does not say so itself."""
    voice = dossier.voice(fact)
    cited = (link for link in dossier.chain(fact)[1:] if link is not voice)
    return [_cited(link, dossier) for link in cited if not _says_itself(link, fact, dossier)]


def _citing(unsaid: list[str], fact: Fact, dossier: Dossier) -> str:
    """Return the ground and the verb: ', citing documents, reports'."""
    verb = "reported" if _is_older_than_its_article(fact, dossier) else "reports"
    return f", citing {', citing '.join(unsaid)}, {verb}" if unsaid else f" {verb}"


def _is_older_than_its_article(fact: Fact, dossier: Dossier) -> bool:
    seed, latest = dossier.article_of(fact), fact.when.latest
    is_report = fact.when_is is WhenIs.REPORT
    return bool(is_report and seed and latest and latest < seed.date)


def _says_itself(link: Source, fact: Fact, dossier: Dossier) -> bool:
    """Return whether the statement already tells what the link would add."""
    said = fact.statement.casefold()
    if any(name and name.casefold() in said for name in (link.name, link.phrase)):
        return True
    if link.kind not in SAID_IN_PUBLIC:
        return False
    speaker = dossier.actor.get(fact.speaker)
    names = (speaker.name, speaker.role) if speaker else ()
    is_named = any(name and name.casefold() in said for name in names)
    return is_named or fact.basis is Basis.ON_RECORD


def _cited(link: Source, dossier: Dossier) -> str:
    is_name = link.kind is SourceKind.OUTLET
    return link.phrase or (link.name if is_name else _within(link.name, dossier))


def _retold(fact: Fact, dossier: Dossier) -> tuple[str, ...]:
    """Return through which article or articles it is known, where the body does not say so."""
    if fact.basis is Basis.ARTICLE:
        return ()
    articles = dict.fromkeys(_cited(dossier.chain(one)[0], dossier) for one in fact.reports)
    return (f"as retold in {' and '.join(articles)}",)


def _dated(fact: Fact, dossier: Dossier) -> str:
    """Return the date as a listener understands it, with what it is the date of."""
    if fact.when_is is WhenIs.REPORT:
        reported = f"reported {_on(fact.when)}"
        return reported if fact.basis in OPINIONS else f"{reported}; undated"
    if fact.when_is is WhenIs.EVENT:
        return _on(fact.when)
    if _has_no_period(fact, dossier):
        return when_in_words(fact, dossier)
    ground = _ground(fact)
    return f"{_on(fact.when)}, by our reckoning" + (f" from '{ground}'" if ground else "")


def _ground(fact: Fact) -> str:
    """Return the words of the article that an inferred date rests on, where `when_why` has them."""
    quoted = QUOTED.match(fact.when_why)
    return quoted[1][0].lower() + quoted[1][1:] if quoted else ""


def _has_no_period(fact: Fact, dossier: Dossier) -> bool:
    """Return whether all that is known of the date is that it lies before the article's day."""
    seed = dossier.article_of(fact)
    is_open = fact.when_is is WhenIs.INFERRED and fact.when.earliest is None
    return bool(is_open and seed and fact.when.latest == seed.date)


def _on(when: When) -> str:
    """Return a date within a sentence: that of an interval lies somewhere in it."""
    start, slash, end = when.edtf.partition("/")
    is_closed = slash and start not in OPEN and end not in OPEN
    return span_in_words(when) if is_closed else in_words(when, before="by")


class Words(NamedTuple):
    """The words of a dossier, by how they are written within sentences."""

    proper: frozenset[str]
    common: frozenset[str]


@lru_cache(maxsize=4)
def _words(dossier: Dossier) -> Words:
    named = (dossier.actors, dossier.places, dossier.outlets)
    names = [entry.name for entries in named for entry in entries]
    texts = [text for fact in dossier.facts for text in (fact.statement, fact.note)]
    proper = {word for text in texts for word in CAPITALISED.findall(text)}
    proper |= {word for name in names for word in FIRST_WORD.findall(name)}
    common = {word for text in texts for word in FIRST_WORD.findall(text) if word.islower()}
    return Words(frozenset(proper), frozenset(common))


def _within(text: str, dossier: Dossier) -> str:
    """Return a text as it stands within a sentence: small first letter, unless it is a name."""
    found = FIRST_WORD.match(text)
    is_outlet = any(text.startswith(source.name) for source in dossier.outlets)
    if found is None or is_outlet:
        return text
    if not SMALL_WORD.match(text) and (TITLED.match(text) or _is_name(found[0], _words(dossier))):
        return text
    return text[0].lower() + text[1:]


def _is_name(word: str, words: Words) -> bool:
    if len(word) > 1 and word.isupper():
        return True
    return word in words.proper and word.lower() not in words.common
