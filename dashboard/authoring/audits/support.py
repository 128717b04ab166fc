"""What the statement claims: no more than the quoted words, and nothing that they deny.

These rules know words and not meaning. Those that compare English with English pass over articles
in other languages, and say nothing there.
"""

import re
from collections.abc import Iterator
from functools import cache

from dashboard.authoring.audits.evidence import Evidence, alike
from dashboard.authoring.audits.fault import Fault
from dashboard.authoring.audits.word_tables import table_of
from dashboard.domain.vocabulary import Status
from dashboard.loading.editorial.english import (
    DECLINING,
    DENYING,
    HEDGES,
    NOT_KNOWING,
    SAYING,
    SMALL_WORDS,
)
from dashboard.loading.editorial.lexicon import Named, names_of
from dashboard.loading.editorial.names import TOKEN, bare, words_of
from dashboard.loading.editorial.numerals import numerals

STEM = 5
"""Letters by which two forms of a word are known as one."""
WHETHER = re.compile(
    r"\bwhether\b[^.;,]*?\b(?:has|have|had|was|were|is|are|will|would|can|could) (?P<deed>\w{4,})",
    re.IGNORECASE,
)
OPEN = re.compile(r"\b(?:whether|if|open|ask\w*|decid\w*)\b", re.IGNORECASE)
OPPOSITES = (
    *(("more", "less"), ("nearer", "farther"), ("before", "after")),
    *(("north", "south"), ("east", "west")),
    *(("doubled", "tripled"), ("doubled", "halved"), ("tripled", "halved")),
)
"""Sorts of words, of which one is not put for the other."""
NEGATIVE = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|neither|nor|without|lacks?|fail(?:s|ed)?|unable|cannot"
    r"|hardly|no longer|instead|refus\w+|absent|missing)\b|n't\b|\bun\w+",
    re.I,
)


def negations_are_kept(evidence: Evidence) -> Iterator[Fault]:
    """What the quoted clause negates, the statement does not assert."""
    words = table_of(evidence.language)
    clause = words.without(evidence.text(evidence.clauses), "no_negation")
    found = words.first(clause, "negation")
    statement = evidence.fact.statement
    is_negative = any(one.search(statement) for one in (NEGATIVE, DENYING, DECLINING, NOT_KNOWING))
    if found and not is_negative:
        what = f"has no 'not', and the quoted words have '{found}'"
        yield Fault("statement", what, "say what is negated, or quote only what is not")


def scope_is_no_wider(evidence: Evidence) -> Iterator[Fault]:
    """'All', 'every', 'only' are words of the quoted sentences too."""
    ours, words = table_of("en"), table_of(evidence.language)
    there = evidence.text(evidence.sentences)
    for sort in ("all", "only", "always"):
        said = ours.first(evidence.fact.statement, sort)
        if said and there and words.is_known and not words.first(there, sort):
            what = f"says '{said}', and the quoted sentence does not"
            yield Fault("statement", what, "keep its scope")


def parts_stay_parts(evidence: Evidence) -> Iterator[Fault]:
    """'Some of', 'most of', 'part of' are kept."""
    ours, words = table_of("en"), table_of(evidence.language)
    found = words.first(evidence.text(evidence.clauses), "part")
    if found and not ours.first(evidence.fact.statement, "part"):
        what = f"is of the whole, and the quoted words say '{found}'"
        yield Fault("statement", what, "keep its scope")


def directions_are_kept(evidence: Evidence) -> Iterator[Fault]:
    """More is not less, nearer not farther, before not after, north not south."""
    ours, words = table_of("en"), table_of(evidence.language)
    there = evidence.text(evidence.sentences)
    for one, other in OPPOSITES:
        for said, opposite in ((one, other), (other, one)):
            found = words.first(there, opposite)
            word = ours.first(evidence.fact.statement, said)
            if word and found and not words.first(there, said):
                what = f"says '{word}', and the quoted words '{found}'"
                yield Fault("statement", what, "see which way it goes")


def deeds_are_there(evidence: Evidence) -> Iterator[Fault]:
    """A deed of weight in the statement, as buying or killing, is one of the paragraphs too."""
    if not _is_english(evidence):
        return
    ours, there = table_of("en"), alike(evidence.text(evidence.read))
    for deed in ours.deeds:
        said = ours.first(evidence.fact.statement, deed)
        if said and there and not ours.first(there, deed):
            what = f"says '{said}', and its paragraphs have no word for such a deed"
            yield Fault("statement", what, "say what is done there, and no more")


def what_is_left_open_is_not_told(evidence: Evidence) -> Iterator[Fault]:
    """A deed that the paragraphs have in a 'whether' alone is not put as known."""
    statement, there = evidence.fact.statement, evidence.text(evidence.read)
    is_open = any(one.search(statement) for one in (NEGATIVE, NOT_KNOWING, OPEN, HEDGES))
    if not _is_english(evidence) or is_open or evidence.report.status is not Status.REPORTED:
        return
    told = {_stem(word) for word in TOKEN.findall(WHETHER.sub(" ", there))}
    said = {_stem(word) for word in TOKEN.findall(statement)}
    for match in WHETHER.finditer(there):
        if _stem(match["deed"]) in said - told:
            what = f"has '{match['deed']}' as known, and its paragraphs leave open whether it is"
            yield Fault("statement", what, "say that it is not known, and write 'status: unclear'")


def statement_is_borne_out(evidence: Evidence) -> Iterator[Fault]:
    """Some word of the statement, names and attribution aside, is one of the paragraphs."""
    if not _is_english(evidence) or not evidence.quoted:
        return
    said = _content(evidence)
    there = {_stem(word) for word in TOKEN.findall(evidence.text(evidence.cited))}
    groups = table_of("en").groups(evidence.text(evidence.cited))
    borne = {word for word in said if _stem(word) in there or table_of("en").groups(word) & groups}
    if said and len(borne) * 4 < len(said):
        missing = ", ".join(f"'{word}'" for word in sorted(said - borne)[:4])
        what = f"says {missing}, and nothing like it is in the quoted paragraphs"
        yield Fault("statement", what, "say what is there, or quote the words that say this")


def _is_english(evidence: Evidence) -> bool:
    return evidence.language.split("-")[0] == "en"


def _content(evidence: Evidence) -> set[str]:
    """Return the words of a statement that are no name, number, small word or attribution."""
    statement = evidence.fact.statement
    numbers = {bare(part) for one in numerals(statement) for part in one.written.split()}
    words = {bare(word) for word in TOKEN.findall(statement) if not SAYING.fullmatch(word)}
    skipped = numbers | _names(evidence) | SMALL_WORDS
    return {word for word in words - skipped if word.isalpha() and len(word) > 2}


def _names(evidence: Evidence) -> frozenset[str]:
    """Return the words of names of the fact, its sources and its speakers, and of all terms."""
    dossier, fact = evidence.dossier, evidence.fact
    entries: tuple[Named, ...] = (
        *(dossier.actor[name] for name in (*fact.actors, *fact.speakers)),
        *(dossier.place[name] for name in fact.places),
        *dossier.chain(evidence.report),
        *dossier.terms,
    )
    named = (words_of(name) for entry in entries for name in names_of(entry))
    return frozenset().union(*named)


@cache
def _stem(word: str) -> str:
    return bare(word)[:STEM]


RULES = (
    negations_are_kept,
    scope_is_no_wider,
    parts_stay_parts,
    directions_are_kept,
    deeds_are_there,
    what_is_left_open_is_not_told,
    statement_is_borne_out,
)
