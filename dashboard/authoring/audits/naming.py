"""Names: whom and what the statement names is what the quoted sentences name, in its place."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from dashboard.authoring.audits.evidence import Evidence
from dashboard.authoring.audits.fault import Fault
from dashboard.authoring.mark import Mark, Sort
from dashboard.domain.dossier import Dossier
from dashboard.domain.vocabulary import SourceKind
from dashboard.domain.wording import folded

NEAR = 2
"""Words between a source and the word of saying that makes it a voice."""
BREAK = re.compile(r"[.;:,“”\"«»]")
ATTRIBUTES = ("according to", "citing", "tells", "reports")
"""Words of saying, by their meaning, that stand before the one who says it."""
PASSIVE = re.compile(r"\b(?:by|from)\b|\b(?:was|were|is|are|been|being) \w+(?:ed|en|t)\b")
ENDS = frozenset(SourceKind) - {SourceKind.ARTICLE, SourceKind.OUTLET}


RELATIVE = re.compile(r"\b(?:that|which|whom) (?:the )?$")
"""What stands before a name that begins a clause of its own."""
CLOSED = re.compile(r"\s[^,.;:]*\w,\s")
"""Such a clause before the main one, up to the comma that ends it."""
LAST = 10_000
"""Letters by which a name of such a clause counts as standing behind those of the main one."""


ACCUSING = re.compile(r"(?<!was )(?<!were )(?<!been )\b(?:accus|blam)(?:es?|ed|ing)\b(?! by\b)")
"""Words of accusing by which the accuser stands before the accused."""


class Named(NamedTuple):
    """An entry of the dossier that words name: its collection and id, and where they are."""

    entry: str
    start: int


def names_are_not_exchanged(evidence: Evidence) -> Iterator[Fault]:
    """What the statement names in place of another thing of its sort in the sentence is refused."""
    if not evidence.quoted:
        return
    there, ours = _entries_there(evidence), _entries_of_the_fact(evidence)
    for entry, key in ours.items():
        sort = _sort(entry, evidence.dossier)
        others = [one for one in there if _sort(one, evidence.dossier) == sort and one not in ours]
        if entry not in there and others and sort:
            what = f"names '{_id(entry)}', and the quoted sentence '{_id(others[0])}'"
            yield Fault(key, what, "correct it, or quote the words that name it")


def chain_is_that_of_the_sentence(evidence: Evidence) -> Iterator[Fault]:
    """No link of the chain stands in place of a source that the quoted sentence has it from."""
    source, via = evidence.dossier.source, evidence.report.via
    named = [_id(one) for one in _entries_there(evidence) if one.startswith("sources:")]
    outlets = [name for name in named if source[name].kind is SourceKind.OUTLET]
    ends = [name for name in _voices(evidence) if source[name].kind in ENDS]
    for kinds, theirs in ((frozenset({SourceKind.OUTLET}), outlets), (ENDS, ends)):
        ours = [name for name in via[1:] if source[name].kind in kinds]
        strangers = [name for name in ours if name not in theirs]
        instead = [name for name in theirs if name not in ours]
        if strangers and instead:
            what = f"names '{strangers[0]}', and the quoted sentence '{instead[0]}'"
            yield Fault("via", what, "correct the chain, or quote the words that name it")


def voices_are_in_the_chain(evidence: Evidence) -> Iterator[Fault]:
    """A source that the quoted sentence has it from is in the chain."""
    for name in _voices(evidence):
        if name not in evidence.report.via:
            what = f"leaves out '{name}', from whom the quoted sentence has it"
            yield Fault("via", what, "add it to the chain, in its place")


def names_keep_their_places(evidence: Evidence) -> Iterator[Fault]:
    """Two of a sort are in the order of the quoted sentence: who asks is not the one asked."""
    said = _mains_first(_in_statement(evidence), folded(evidence.fact.statement))
    there = [Named(e, m.start) for m in _names(evidence) for e in m.meaning.split()]
    for one, other in _pairs(said, evidence.dossier):
        first = min((n.start for n in there if n.entry == one), default=None)
        second = min((n.start for n in there if n.entry == other), default=None)
        if first is None or second is None or first < second:
            continue
        if not _may_turn(evidence):
            what = f"has '{_id(one)}' before '{_id(other)}', and the quoted sentence after it"
            yield Fault("statement", what, "see who does it, and who it is done to")


def accusers_are_not_the_accused(evidence: Evidence) -> Iterator[Fault]:
    """Whoever accuses in the statement is not named behind 'accused' alone in an English text."""
    text, statement = evidence.text(evidence.sentences), evidence.fact.statement
    there, ours = ACCUSING.search(text), ACCUSING.search(statement)
    if not there or not ours or evidence.language.split("-")[0] != "en":
        return
    accusers = [n for n in _in_statement(evidence) if n.start < ours.start()]
    first = accusers[0].entry if accusers else ""
    before = _named_in(text[: there.start()], evidence)
    behind = _named_in(text[there.end() :], evidence)
    if first in behind and first not in before:
        what = f"has '{_id(first)}' accuse, and the quoted words have it accused"
        yield Fault("statement", what, "see who accuses whom")


def _named_in(text: str, evidence: Evidence) -> set[str]:
    """Return the actors and places that a text in English names."""
    return {named.entry for named in _named(text, evidence.dossier)}


def _mains_first(said: list[Named], text: str) -> list[Named]:
    """Return names in order, those of a clause before the main one behind: 'that X asked for,'."""
    moved = [
        name._replace(start=name.start + LAST) if _is_before_the_main_clause(name, text) else name
        for name in said
    ]
    return sorted(moved, key=lambda name: name.start)


def _is_before_the_main_clause(name: Named, text: str) -> bool:
    begins = RELATIVE.search(text[: name.start])
    return bool(begins and CLOSED.search(text[name.start :]))


def _may_turn(evidence: Evidence) -> bool:
    """Return whether a passive or a 'from' may turn the order of names around."""
    return bool(PASSIVE.search(_asking(evidence.fact.statement)))


def _asking(statement: str) -> str:
    """Return a statement up to the attribution at its end."""
    return statement.rsplit(",", 1)[0]


def _pairs(said: list[Named], dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Yield the first two names of a sort that a statement has."""
    names = [named for named in said if _sort(named.entry, dossier).startswith("actors")]
    for one, other in pairwise(names):
        if one.entry != other.entry and _sort(one.entry, dossier) == _sort(other.entry, dossier):
            yield one.entry, other.entry
            return


def _names(evidence: Evidence) -> list[Mark]:
    return evidence.marks(evidence.sentences, Sort.NAME)


def _entries_there(evidence: Evidence) -> list[str]:
    """Return the entries that the quoted sentences name."""
    return list(dict.fromkeys(e for mark in _names(evidence) for e in mark.meaning.split()))


def _entries_of_the_fact(evidence: Evidence) -> dict[str, str]:
    """Return the entries that a fact names, each with its key; first the ids, then the words."""
    fact, found = evidence.fact, {}
    if evidence.report.speaker:
        found[f"actors:{evidence.report.speaker}"] = "speaker"
    found |= {f"places:{name}": "places" for name in fact.places}
    for named in _in_statement(evidence):
        found.setdefault(named.entry, "statement")
    return found


def _in_statement(evidence: Evidence) -> list[Named]:
    """Return the actors and places that the statement names, in its order."""
    return _named(evidence.fact.statement, evidence.dossier)


def _named(words: str, dossier: Dossier) -> list[Named]:
    """Return the actors and places that words in English name, in their order."""
    text, found = folded(words), []
    for collection in ("actors", "places"):
        for entry in getattr(dossier, collection):
            for name in (entry.name, *entry.aliases):
                match = re.search(rf"(?<!\w){re.escape(folded(name))}(?!\w)", text)
                if match:
                    found.append(Named(f"{collection}:{entry.id}", match.start()))
    return sorted(found, key=lambda named: named.start)


def _sort(entry: str, dossier: Dossier) -> str:
    """Return what can be taken for each other: actors of one kind, places."""
    collection, name = entry.split(":")
    if collection == "actors":
        return f"actors {dossier.actor[name].kind}"
    return collection if collection == "places" else ""


def _id(entry: str) -> str:
    return entry.split(":")[1]


def _voices(evidence: Evidence) -> list[str]:
    """Return the sources that the quoted sentences have it from: a word of saying is beside them.

    Words that name an actor too are left to `speaker`.
    """
    found = [
        _id(entry)
        for mark in _names(evidence)
        if "actors:" not in mark.meaning and _speaks(mark, evidence)
        for entry in mark.meaning.split()
        if entry.startswith("sources:")
    ]
    return list(dict.fromkeys(found))


def _speaks(mark: Mark, evidence: Evidence) -> bool:
    """Return whether a word of saying is beside a name: 'X reported', 'according to the X'."""
    for span in evidence.sentences:
        text = evidence.paragraphs[span.number]
        if text[mark.start : mark.end] != mark.text:
            continue
        for saying in evidence.marks((span,), Sort.SAYING):
            before = text[saying.end : mark.start] if saying.meaning in ATTRIBUTES else None
            behind = text[mark.end : saying.start] if not saying.detail else None
            if _is_short(before) or _is_short(behind):
                return True
    return False


def _is_short(between: str | None) -> bool:
    """Return whether nothing but a word or two stands between two marks in this order."""
    return bool(between) and len(str(between).split()) <= NEAR and not BREAK.search(str(between))


RULES = (
    names_are_not_exchanged,
    chain_is_that_of_the_sentence,
    voices_are_in_the_chain,
    names_keep_their_places,
    accusers_are_not_the_accused,
)
