"""The sentence that a press officer reads out of a fact.

It holds nothing that is not in the fact and its chain. It begins with who
says so, because a listener cannot look back; what the statement itself attributes is not attributed
twice.
"""

from dashboard.domain.articles import the_article
from dashboard.domain.dates import OPEN, When, in_words, span_in_words
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import ground, has_no_period, when_in_words, with_caveat
from dashboard.domain.sentence_case import within
from dashboard.domain.short_dates import date_beside
from dashboard.domain.sources import Source
from dashboard.domain.vocabulary import Basis, SourceKind, WhenIs
from dashboard.domain.wording import begun

SAID_IN_PUBLIC = (SourceKind.STATEMENT, SourceKind.AUTHORITY)
OPINIONS = (Basis.JUDGEMENT, Basis.EXPERTS)
"""Bases of what is thought, which has no date but that of the report."""


def sentence(fact: Fact, dossier: Dossier) -> str:
    """Return the fact as a press officer reads it out; never more than the fact."""
    body = _body(fact, dossier)
    says_when = fact.when_is is WhenIs.EVENT and in_words(fact.when) in body
    aside = [*([] if says_when else [_dated(fact, dossier)]), *_retold(fact, dossier)]
    return f"{body} ({'; '.join(aside)})." if aside else f"{body}."


def spoken(fact: Fact, dossier: Dossier) -> str:
    """Return the same for a speaker whose listeners know which article all is retold in."""
    body = _body(fact, dossier, the_article(dossier, fact))
    when = _when_spoken(fact, dossier)
    return f"{body} ({when})." if when and in_words(fact.when) not in body else f"{body}."


def _when_spoken(fact: Fact, dossier: Dossier) -> str:
    """Return a date that is not that of the article itself: 'reported 6 Sep'."""
    is_report = fact.when_is is WhenIs.REPORT
    if has_no_period(fact, dossier) or (
        is_report and not _is_older_than_its_article(fact, dossier)
    ):
        return ""
    return date_beside(fact, dossier)


def _body(fact: Fact, dossier: Dossier, article: str = "") -> str:
    """Return who says what, with the caveat; `article` is what an article is called in it."""
    return fact.say or begun(f"{_told(fact, dossier, article)}{with_caveat(fact)}")


def _told(fact: Fact, dossier: Dossier, article: str) -> str:
    """Return who reports it and on what ground, with the claim."""
    claim, voice = fact.statement.rstrip("."), dossier.voice(fact)
    if fact.basis is Basis.ARTICLE:
        return f"{claim}, {article or as_cited(voice, dossier)} says, naming no source"
    unsaid = _unsaid(fact, dossier)
    if voice.kind is not SourceKind.OUTLET:
        return f"according to {unsaid[0]}, {within(claim, dossier)}" if unsaid else claim
    if voice.name in claim:
        return claim
    if fact.basis is Basis.JUDGEMENT:
        return f"in {voice.name}'s judgement {within(claim, dossier)}"
    return f"{voice.name}{_citing(unsaid, fact, dossier)} that {within(claim, dossier)}"


def _unsaid(fact: Fact, dossier: Dossier) -> list[str]:
    """Return what the claim rests on beyond who reports it, as far as it does not say so itself."""
    voice = dossier.voice(fact)
    cited = (link for link in dossier.chain(fact)[1:] if link is not voice)
    return [as_cited(link, dossier) for link in cited if not _says_itself(link, fact, dossier)]


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


def as_cited(link: Source, dossier: Dossier) -> str:
    """Return a source as a sentence names it: 'the logbook'."""
    is_name = link.kind is SourceKind.OUTLET or link.name in link.native
    return link.phrase or (link.name if is_name else within(link.name, dossier))


def _retold(fact: Fact, dossier: Dossier) -> tuple[str, ...]:
    """Return through which article or articles it is known, where the body does not say so."""
    if fact.basis is Basis.ARTICLE:
        return ()
    articles = dict.fromkeys(as_cited(dossier.chain(one)[0], dossier) for one in fact.reports)
    return (f"as retold in {' and '.join(articles)}",)


def _dated(fact: Fact, dossier: Dossier) -> str:
    """Return the date as a listener understands it, with what it is the date of."""
    if fact.when_is is WhenIs.REPORT:
        reported = f"reported {_on(fact.when)}"
        return reported if fact.basis in OPINIONS else f"{reported}; undated"
    if fact.when_is is WhenIs.EVENT:
        return _on(fact.when)
    if has_no_period(fact, dossier):
        return when_in_words(fact, dossier)
    words = ground(fact, dossier)
    return f"{_on(fact.when)}, by our reckoning" + (f" from '{words}'" if words else "")


def _on(when: When) -> str:
    """Return a date within a sentence: that of an interval lies somewhere in it."""
    start, slash, end = when.edtf.partition("/")
    is_closed = slash and start not in OPEN and end not in OPEN
    return span_in_words(when) if is_closed else in_words(when, before="by")
