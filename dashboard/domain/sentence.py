"""A sentence to say out loud: one fact with its hedge, its attribution and its date.

Everything in it stands in the fact and its chain. It begins with who says so, because a listener
cannot look back; what the statement itself attributes is not attributed twice.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from dashboard.domain.dates import OPEN, When, in_words, parse_when
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.sources import Source
from dashboard.domain.vocabulary import Basis, SourceKind, WhenIs

SAID_IN_PUBLIC = (SourceKind.STATEMENT, SourceKind.AUTHORITY)
FIRST_WORD = re.compile(r"[\w-]+")
CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z][\w-]*")


def sentence(fact: Fact, dossier: Dossier) -> str:
    """The fact as somebody may say it on a stage; never more than the fact."""
    body = _within(fact.statement.rstrip("."), dossier)
    return f"{_attribution(fact, dossier)}, {body} ({_dated(fact, dossier)})."


def _attribution(fact: Fact, dossier: Dossier) -> str:
    article, *links = dossier.chain(fact)
    named = [link for link in links if not _says_itself(link, fact, dossier)]
    first, *cited = named if named and named[0].kind is SourceKind.OUTLET else [article, *named]
    citing = "".join(f", citing {_cited(link, dossier)}" for link in cited)
    return f"According to {first.phrase or first.name}{citing}{_unnamed(fact, citing, dossier)}"


def _unnamed(fact: Fact, citing: str, dossier: Dossier) -> str:
    """That the article has it from no outlet, or from none that it names."""
    if dossier.voice(fact).kind is SourceKind.OUTLET:
        return ""
    return " and naming no outlet" if citing else ", which names no outlet for it"


def _says_itself(link: Source, fact: Fact, dossier: Dossier) -> bool:
    """Whether the statement already tells what the link would add."""
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


def _dated(fact: Fact, dossier: Dossier) -> str:
    """The date, but for a report of the day of the knowledge, and that day."""
    as_of = parse_when(dossier.config.as_of.isoformat())
    said = f"as of {in_words(as_of)}"
    if fact.when == as_of and fact.when_is is WhenIs.REPORT:
        return said
    known = {WhenIs.REPORT: "reported {}", WhenIs.INFERRED: "{}, a date worked out"}
    return f"{known.get(fact.when_is, '{}').format(_on(fact.when))}; {said}"


def _on(when: When) -> str:
    """A date as a listener understands it: that of an interval lies somewhere in it."""
    start, slash, end = when.edtf.partition("/")
    if not slash or end in OPEN:
        return in_words(when)
    last = in_words(parse_when(end))
    return f"by {last}" if start in OPEN else f"between {in_words(parse_when(start))} and {last}"


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
    """A text as it stands within a sentence: a small first letter, unless the word is a name."""
    found = FIRST_WORD.match(text)
    is_outlet = any(text.startswith(source.name) for source in dossier.outlets)
    if found is None or is_outlet or _is_name(found[0], _words(dossier)):
        return text
    return text[0].lower() + text[1:]


def _is_name(word: str, words: Words) -> bool:
    if len(word) > 1 and word.isupper():
        return True
    return word in words.proper and word.lower() not in words.common
