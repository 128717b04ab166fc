"""The quoted words: they are in the paragraphs that the proposal names, letter for letter."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from dashboard.authoring.audits.evidence import Evidence, alike
from dashboard.authoring.audits.fault import Fault

LEAST_WORDS = 2
"""Words of a quote: one alone says nothing."""


def quote_stands_in_its_paragraphs(evidence: Evidence) -> Iterator[Fault]:
    """Each quoted run of words is in a paragraph that the proposal names."""
    for part in evidence.parts:
        if not evidence.found(part, evidence.report.paragraphs):
            yield _missing(part, evidence)


def quote_is_long_enough(evidence: Evidence) -> Iterator[Fault]:
    """A quote has more than one word."""
    if len(alike(evidence.proposal.quote).split()) < LEAST_WORDS:
        yield Fault("quote", "is a single word", "quote the words that say the whole claim")


def _missing(part: str, evidence: Evidence) -> Fault:
    named = _numbers(evidence.report.paragraphs)
    elsewhere = evidence.found(part, tuple(evidence.paragraphs))
    if elsewhere:
        what = f"is not in {named}, but in ¶ {elsewhere.number}"
        return Fault("quote", what, f"name ¶ {elsewhere.number} in paragraphs, or quote {named}")
    word = _first_other_word(part, evidence)
    what = f"is not in {named}: it differs from '{word}' on" if word else f"is not in {named}"
    return Fault("quote", what, "copy the words exactly as they are there, and judge them again")


def _numbers(numbers: tuple[int, ...]) -> str:
    return ", ".join(f"¶ {number}" for number in numbers)


def _first_other_word(part: str, evidence: Evidence) -> str:
    """Return the first word of a quote that is not in the paragraph most like it."""
    words = part.split()
    texts = [evidence.paragraphs.get(number, "") for number in evidence.report.paragraphs]
    best = max((_longest_beginning(words, alike(text).split()) for text in texts), default=0)
    return words[best] if 0 < best < len(words) else ""


def _longest_beginning(words: list[str], text: list[str]) -> int:
    """Return how many of the first words of a quote a text has in a row."""
    blocks = SequenceMatcher(None, words, text, autojunk=False).get_matching_blocks()
    return max((block.size for block in blocks if block.a == 0), default=0)


RULES = (quote_stands_in_its_paragraphs, quote_is_long_enough)
