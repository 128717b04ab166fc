"""Hedge and status: a claim is put as firmly as the quoted words put it, and no firmer."""

import re
from collections.abc import Iterator

from dashboard.authoring.audits.evidence import Evidence
from dashboard.authoring.audits.fault import Fault
from dashboard.authoring.audits.word_tables import table_of
from dashboard.authoring.language import language_of
from dashboard.authoring.mark import Mark, Sort
from dashboard.domain.vocabulary import Basis, SourceKind, Status
from dashboard.domain.wording import folded
from dashboard.loading.editorial import english
from dashboard.loading.editorial.firmness import NOT_ITS_OWN

STRENGTHS = {
    "likely": "probably presumably likely apparently seemingly probable presumed unlikely",
    "possible": "possibly perhaps maybe may might could conceivably potentially possible potential",
    "hearsay": "reportedly allegedly supposedly purportedly alleged reported suspected",
}
"""Hedges that say as much as each other; those of several words count with their adverb."""
PHRASES = {"appears to": "likely", "seems to": "likely", "is believed to": "likely"}
CONSIDERING = re.compile(
    r"\b(?:consider\w*|weigh\w*|mull\w*|discuss\w*|examin\w*|stud(?:y|ies|ied|ying)|review\w*"
    r"|contemplat\w*|options?|possib\w+|(?:think\w*|thought|ponder\w*) (?:about|of|over)|whether"
    r"|(?:not|yet|un)(?: to| yet)?[ -]?decided)\b",
    re.IGNORECASE,
)
"""Narrower than what `check` takes for it: to have decided is no longer to consider."""
WORDS = {
    Status.DENIED: english.DENYING,
    Status.DECLINED: english.DECLINING,
    Status.UNCLEAR: english.NOT_KNOWING,
    Status.PLANNED: english.PLANNING,
    Status.CONSIDERED: CONSIDERING,
}
"""By the status that words of the article suggest: how a statement says the same."""
PLAIN = (Basis.ARTICLE, Basis.OUTLET_REPORT)
"""Bases that name nobody but the article and its outlets."""
BEHIND = re.compile(r",[”\"»]?\s+(?:\w+\s+){0,4}")
"""What may stand between quoted words and the name of who says them."""
WRITTEN = (SourceKind.ARTICLE, SourceKind.OUTLET)
KEPT = {"future": english.PLANNING, "weighing": CONSIDERING, "suspecting": english.HEDGES}
"""By what is not known yet: how a statement shows it, besides with a word of the same table."""
AMBIGUOUS = "dismiss"
"""One may dismiss a claim, or a captain."""
SHOWN = (Status.DENIED, Status.DECLINED, Status.UNCLEAR, Status.CONSIDERED)
"""Statuses that the article must have a word for; a plan may be a mere tense."""


def hedges_are_kept(evidence: Evidence) -> Iterator[Fault]:
    """A claim keeps the word that softens it in the quoted clause."""
    if evidence.fact.status in NOT_ITS_OWN or evidence.report.hedge:
        return
    for mark in evidence.marks(evidence.told, Sort.HEDGE):
        what = f"loses '{mark.meaning}', which softens the quoted words"
        yield Fault("statement", what, f"say it there, and write 'hedge: {mark.meaning}'")
        return


def hedges_are_there(evidence: Evidence) -> Iterator[Fault]:
    """A hedge is that of the quoted sentences: none is invented, or made stronger or weaker."""
    hedge = evidence.report.hedge
    if not hedge or not evidence.quoted or not language_of(evidence.language).is_known:
        return
    there = evidence.marks(evidence.sentences, Sort.HEDGE)
    if not there:
        what = f"is '{hedge}', and the quoted sentence has no word that softens"
        yield Fault("hedge", what, "remove it, or quote the words that have it")
    elif strength(hedge) and strength(hedge) not in {strength(mark.meaning) for mark in there}:
        what = f"is '{hedge}', and the quoted sentence says '{there[0].meaning}'"
        yield Fault("hedge", what, f"write 'hedge: {there[0].meaning}'")


def strength(hedge: str) -> str:
    """Return how much a hedge softens; nothing where that is not in the table."""
    words = set(folded(hedge).split())
    for name, listed in STRENGTHS.items():
        if words & set(listed.split()):
            return name
    return PHRASES.get(folded(hedge), "")


def status_is_that_of_the_words(evidence: Evidence) -> Iterator[Fault]:
    """What the quoted clause denies, declines, leaves open or weighs is not put as more."""
    for mark in evidence.marks(evidence.clauses, Sort.SAYING):
        status = _suggested(mark)
        if status is None or evidence.report.status is status:
            continue
        if not WORDS[status].search(evidence.fact.statement):
            what = f"is '{evidence.report.status}', and the quoted words say '{mark.text}'"
            yield Fault("status", what, f"write '{status}', and say so in the statement")


def status_has_its_words(evidence: Evidence) -> Iterator[Fault]:
    """What is denied, declined, left open or weighed is so in the words of the article."""
    status = evidence.report.status
    if status not in SHOWN or not evidence.quoted:
        return
    there = {_suggested(mark) for mark in evidence.marks(evidence.sentences, Sort.SAYING)}
    if language_of(evidence.language).is_known and status not in there:
        what = f"is '{status}', and the quoted sentence has no word for that"
        yield Fault("status", what, "correct it, or quote the words that say so")


def voices_are_kept(evidence: Evidence) -> Iterator[Fault]:
    """What the quoted words have somebody say is not put as a plain report, without any voice."""
    report = evidence.report
    if report.status is not Status.REPORTED or report.basis not in PLAIN:
        return
    said = [mark for mark in _sayings(evidence) if not mark.detail]
    if said and not english.SAYING.search(evidence.fact.statement):
        what = f"says nothing of who says so, and the quoted words have '{said[0].text}'"
        yield Fault("statement", what, "name who says so, and write 'status: claimed'")


def voices_behind_are_kept(evidence: Evidence) -> Iterator[Fault]:
    """What somebody behind the quoted words says is no plain report: ', the club told the wire'.

    An outlet is no such voice: what it reports may be told as a report.
    """
    report, dossier = evidence.report, evidence.dossier
    is_plain = report.status is Status.REPORTED and report.basis in PLAIN
    if not is_plain or english.SAYING.search(evidence.fact.statement):
        return
    outlets = {f"sources:{one.id}" for one in dossier.sources if one.kind in WRITTEN}
    for name in _voices_behind(evidence):
        if not outlets & set(name.meaning.split()):
            what = f"says nothing of who says so, and behind the quoted words stands '{name.text}'"
            yield Fault("statement", what, "name who says so, and write 'status: claimed'")


def _voices_behind(evidence: Evidence) -> Iterator[Mark]:
    """Yield the names in the clause right behind the quoted words that a word of saying follows."""
    sayings = {m.start: m for m in evidence.marks(evidence.sentences, Sort.SAYING) if not m.detail}
    for span in evidence.quoted:
        text = evidence.paragraphs[span.number]
        for name in evidence.marks((evidence.sentence(span),), Sort.NAME):
            is_behind = name.start > span.end and BEHIND.fullmatch(text, span.end, name.start)
            if is_behind and name.meaning and name.end + 1 in sayings:
                yield name


def _sayings(evidence: Evidence) -> Iterator[Mark]:
    """Yield the words of saying within the quoted words, or right before their clause."""
    yield from evidence.marks(evidence.quoted, Sort.SAYING)
    starts = {span.start for span in evidence.told}
    for mark in evidence.marks(evidence.sentences, Sort.SAYING):
        if mark.end in starts:
            yield mark


def what_is_to_come_is_not_done(evidence: Evidence) -> Iterator[Fault]:
    """What the quoted clause promises, weighs or suspects is not put as done or known."""
    if evidence.report.status is not Status.REPORTED:
        return
    words, statement = table_of(evidence.language), evidence.fact.statement
    clause = evidence.text(evidence.told) + evidence.text(evidence.quoted)
    for sort, kept in KEPT.items():
        found = words.first(clause, sort)
        if found and not kept.search(statement) and not table_of("en").first(statement, sort):
            what = f"is put as known, and the quoted words say '{found}'"
            yield Fault("statement", what, "say it as they do, and correct the status")


def _suggested(mark: Mark) -> Status | None:
    is_clear = not mark.text.casefold().startswith(AMBIGUOUS)
    return Status(mark.detail) if is_clear and mark.detail in set(WORDS) else None


RULES = (
    hedges_are_kept,
    hedges_are_there,
    status_is_that_of_the_words,
    status_has_its_words,
    voices_are_kept,
    what_is_to_come_is_not_done,
)
