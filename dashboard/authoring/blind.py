"""The sheet of a second reader: each claim with its paragraphs, without status, basis and hedge.

Blind means that these keys are not shown, nor what would give them away: ids of facts, the chain
of sources, labels. The statement is shown as it is, with its own hedge words. So the sheet tells
whether somebody else reads status, basis and hedge in the same passage and sentence; not whether
somebody else would have written the same sentence.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from textwrap import wrap
from typing import NamedTuple

from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact, Report
from dashboard.domain.record import SENTENCE, key
from dashboard.domain.sources import Seed
from dashboard.domain.vocabulary import Basis, Status, Word
from dashboard.loading.characters import readable

ASKED = ("status", "basis", "hedge")
"""The keys that a second reader fills in."""
NO_HEDGE = "none"
"""What a reader writes where no word softens the claim: an empty key is one not filled in."""
DIGITS = 10
"""Hexadecimal digits of the name of a claim."""
WIDTH = 96

Texts = Mapping[str, tuple[str, ...]]
"""The paragraphs of the articles at hand, by the id of their record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One claim of a sheet, with what the second reader wrote."""

    claim: str = key("Which claim it is; leave it as it is.", example="'0123456789'")
    record: str = key("The record of its article; leave it as it is.", example="gazette-2031-05-20")
    paragraphs: tuple[int, ...] = key("What to read; leave it as it is.", example="[1, 2]")
    statement: str = key(
        "The claim; leave it as it is.",
        longest=SENTENCE,
        example="The logbook says that the lamp went dark.",
    )
    status: Status | None = key("How firmly it is put.", default=None, example="reported")
    basis: Basis | None = key("What it rests on.", default=None, example="documents")
    hedge: str = key(
        "The word that softens it, in English; 'none' where there is none.",
        default="",
        example="probably",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All of a sheet."""

    claims: tuple[Answer, ...] = key("The claims, in the order of the articles.", example="")


class Claim(NamedTuple):
    """One report of a fact, as a second reader is asked about it."""

    fact: Fact
    report: Report
    seed: Seed

    @property
    def name(self) -> str:
        """Return what a sheet calls it: a word that says nothing of it, the same each time."""
        number = self.fact.reports.index(self.report)
        return hashlib.sha256(f"{self.fact.id} {number}".encode()).hexdigest()[:DIGITS]


def claims(dossier: Dossier) -> tuple[Claim, ...]:
    """Return every report of every fact, in the order of the articles and their paragraphs."""
    found = (
        Claim(fact, report, seed)
        for fact in dossier.facts
        for report in fact.reports
        if (seed := dossier.article_of(report))
    )
    return tuple(sorted(found, key=lambda one: (dossier.seeds.index(one.seed), one.report.cited)))


def sheet(dossier: Dossier, texts: Texts) -> str:
    """Return a sheet to fill in, as YAML; with the text of each paragraph that is at hand."""
    lines = [*_head(dossier), "claims:"]
    before: tuple[str, tuple[int, ...]] = ("", ())
    for claim in claims(dossier):
        here = claim.seed.id, claim.report.cited
        lines += ["", *(_passage(claim, texts) if here != before else ())]
        lines += _entry(claim)
        before = here
    return "\n".join(lines) + "\n"


def _head(dossier: Dossier) -> Iterator[str]:
    """Yield what the reader should know, with the words to choose from."""
    yield f"# A second reading of {json.dumps(dossier.config.title, ensure_ascii=False)}"
    yield f"# Dossier as of {dossier.config.as_of}, digest {dossier.digest[:12]}."
    yield "#"
    yield "# Do not look at the dossier. Read the paragraphs and the statement of each claim, and"
    yield "# fill in three keys; leave one empty where you cannot say. Change nothing else. Then:"
    yield "#     crisis-dashboard review compare FILE"
    for name, words in (("status", Status), ("basis", Basis)):
        yield "#"
        yield f"# {name}, one of:"
        yield from _choices(words)
    yield "#"
    yield f"# hedge: the word of the statement that softens it, or {NO_HEDGE}."


def _choices(words: type[Word]) -> Iterator[str]:
    longest = max(len(word.value) for word in words)
    yield from (f"#     {word.value:{longest}}  {word.meaning}" for word in words)


def _passage(claim: Claim, texts: Texts) -> Iterator[str]:
    """Yield the paragraphs to read: number and gist, and the text if it is at hand."""
    gist = {paragraph.number: paragraph.gist for paragraph in claim.seed.paragraphs}
    there = texts.get(claim.seed.id, ())
    for number in claim.report.cited:
        yield from _comment(f"¶ {number} of {claim.seed.id}: {gist.get(number, '')}")
        yield from _comment(there[number - 1], "    ") if there else ()


def _comment(text: str, indent: str = "") -> list[str]:
    """Return a text in lines of comments; signs that no file may hold are left out."""
    mark = f"  # {indent}"
    return [f"{mark}{line}" for line in wrap(readable(text), WIDTH - len(mark))]


def _entry(claim: Claim) -> Iterator[str]:
    yield f"  - claim: {json.dumps(claim.name)}"
    yield f"    record: {claim.seed.id}"
    yield f"    paragraphs: {list(claim.report.cited)}"
    yield f"    statement: {json.dumps(claim.fact.statement, ensure_ascii=False)}"
    yield from (f"    {name}:" for name in ASKED)
