"""Facts written by hand, held against the words of their paragraphs by the rules of proposals.

Nobody quoted anything here. The words that a fact rests on are taken to be the sentence of its
paragraphs that shares far more words with its statement than any other. Where none does, or where
the article is in another language than our statements, nothing is said; and only those rules are
applied that are right of such a guess.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dashboard.authoring.audits import firmness, naming, support
from dashboard.authoring.audits.evidence import Evidence, sentences_of
from dashboard.authoring.audits.fault import Fault
from dashboard.authoring.mark import Sort
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact, Report
from dashboard.domain.proposals import Proposal
from dashboard.domain.sources import Seed
from dashboard.loading.draft import rule_name
from dashboard.loading.editorial.english import SMALL_WORDS
from dashboard.loading.editorial.names import TOKEN, bare

OF_PARAGRAPHS = (support.what_is_left_open_is_not_told, firmness.voices_behind_are_kept)
OF_A_SENTENCE = (
    firmness.hedges_are_kept,
    firmness.status_is_that_of_the_words,
    firmness.what_is_to_come_is_not_done,
    support.directions_are_kept,
    naming.accusers_are_not_the_accused,
)
QUOTED = re.compile(r"the quoted (?:words|sentence)\b")
STEM = 5
"""Letters by which two forms of a word are known as one."""
LEAST = 0.5
"""How much of a statement's words a sentence has, to be the one that it tells."""
MOST_OF_ANOTHER = 0.5
"""How much of the words that it has another sentence may have too."""
RELATIVE = re.compile(r"\b(?P<before>\w+),? (?:that|which|who|whom|whose)\b")
"""A clause within a clause: which of the two a statement tells cannot be known."""


class Held(NamedTuple):
    """What is wrong with a fact, by its report of an article."""

    fact: Fact
    report: Report
    fault: Fault


def held_against_text(
    dossier: Dossier, seed: Seed, paragraphs: Mapping[int, str]
) -> Iterator[Held]:
    """Yield where facts of a dossier say more than the one sentence of an article like them.

    `paragraphs` are those of the article of `seed` by their number, in NFC with spaces as one.
    """
    if seed.language.split("-")[0] != "en":
        return
    for fact in dossier.facts:
        for report in fact.reports:
            if dossier.article_of(report) is seed:
                proposal = Proposal(id=fact.id, by="", quote=_quote(fact, report, paragraphs))
                evidence = Evidence(proposal, fact, report, dossier, seed, paragraphs)
                yield from (Held(fact, report, fault) for fault in _faults(evidence))


def _faults(evidence: Evidence) -> Iterator[Fault]:
    can_tell = evidence.quoted and not _has_a_clause_within(evidence)
    for rule in (*OF_PARAGRAPHS, *(OF_A_SENTENCE if can_tell else ())):
        for fault in rule(evidence):
            what = QUOTED.sub("the words of its paragraphs", fault.what)
            yield fault._replace(what=what, rule=rule_name(rule))


def _quote(fact: Fact, report: Report, paragraphs: Mapping[int, str]) -> str:
    """Return the words that a fact tells, from the first to the last that it shares; or nothing."""
    ours = _stems(fact.statement)
    texts = [paragraphs[number] for number in report.paragraphs if number in paragraphs]
    sentences = [text[slice(*ends)] for text in texts for ends in sentences_of(text)]
    shared = {text: len(ours & _stems(text)) for text in sentences}
    best, *others = sorted(shared, key=lambda text: -shared[text]) or [""]
    runner_up = max((shared[text] for text in others), default=0)
    is_alone = runner_up <= MOST_OF_ANOTHER * shared.get(best, 0)
    if not is_alone or shared.get(best, 0) < max(2, LEAST * len(ours)):
        return ""
    words = [match for match in TOKEN.finditer(best) if _stems(match[0]) & ours]
    return best[words[0].start() : words[-1].end()]


def _stems(text: str) -> set[str]:
    """Return the words of a text that carry its content, by their first letters."""
    words = {bare(word) for word in TOKEN.findall(text)} - SMALL_WORDS
    return {word.removesuffix("s")[:STEM] for word in words if len(word) > 2}


def _has_a_clause_within(evidence: Evidence) -> bool:
    """Return whether a sentence has a 'that' or 'which' behind a word that is none of saying."""
    sayings = {mark.text.split()[-1] for mark in evidence.marks(evidence.sentences, Sort.SAYING)}
    found = RELATIVE.finditer(evidence.text(evidence.sentences))
    return any(match["before"] not in sayings for match in found)
