"""Texts taken apart: into sentences, clauses and words that can be compared."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from dashboard.loading.editorial.english import SMALL_WORDS
from dashboard.loading.editorial.names import fold

ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|Nos|vs|approx|Gen|Col|Lt|Sen|Rep|Gov|Prof|fig|cf|e\.g|i\.e)|"
    r"\b[A-Z]|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec))\.$"
)
END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?:\[\^?[\w-]+\]\s?)*(?=\s|$)")
BREAK = re.compile(
    r"\s*;\s+|,\s+(?=(?:but|though|although|while|yet|whereas|however)\b)|\s+[–—]\s+"
)
ASIDE = re.compile(r"\([^()]*\)")
MARKS = re.compile(r"\[\^?[\w, –-]{1,80}\]|[●○◌◇▷⊗□?≠◉]\s")
QUOTES = str.maketrans(
    {**dict.fromkeys("‘’\u201a\u201b`\u00b4", "'"), **dict.fromkeys("“”„«»", '"')}
)
GROUPED = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f](?=\d{3}(?!\d))")
NUMERIC = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b")
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
BRITISH = re.compile(r"is(?=(?:e|ed|es|ing|ation)$)|our(?=s?$)|(?<=[^\W_])re$")
ENDING = re.compile(r"(?:ations?|ions?|ings?|ments?|edly|ed|ies|es|ly|s|e|y)$")
LEAST_STEM = 4

LIKE = {
    word: words.split()[0]
    for words in (
        "ask asked asks asking request requested requests seek seeks sought",
        "plane planes airplane airplanes jet jets",
        "ship ships vessel vessels warship warships",
        "provide provides provided supply supplies supplied supplying deliveries",
        "help helps assistance support aid",
        "attack attacks attacked strike strikes struck striking raid raids",
        "kill kills killed dead deaths",
        "soldier soldiers troops personnel servicemen",
        "talk talks talked speak speaks spoke discuss discussed discussions",
        "plan plans planned planning intend intends intended",
        "consider considers considered considering weigh weighs weighed weighing",
        "deny denies denied denying denial",
        "article articles story",
        "get gets got receive receives received",
        "begin begins began begun start starts started",
        "fix fixing repair repairing repairs repaired overhaul overhauling overhauled",
        "build-up buildup gathering gather gathers massing",
        "response responses respond responded reaction reactions react reacted reply answer",
        "probably presumably possibly perhaps apparently reportedly allegedly likely potentially"
        " seemingly supposedly maybe",
        "gun weapon weapons arms armaments",
    )
    for word in words.split()
}
"""Words that stand for each other in reworded sentences."""


class Sentence(NamedTuple):
    """A sentence of a text, and where it ends there."""

    text: str
    end: int


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text: 'U.S.' and 'No. 5' end none."""
    start = 0
    for found in END.finditer(text):
        before = text[start : found.end()].rstrip("\"'”’»)]")
        following = text[found.end() :].lstrip()
        is_small = following[:1].islower()
        if ABBREVIATED.search(before) or is_small:
            continue
        yield from _one(text, start, found.end())
        start = found.end()
    yield from _one(text, start, len(text))


def _one(text: str, start: int, end: int) -> Iterator[Sentence]:
    if WORD.search(text, start, end):
        yield Sentence(text[start:end].strip(), end)


def clauses(text: str) -> list[str]:
    """Return the clauses of a sentence: what semicolons, dashes and 'but' keep apart."""
    whole = ASIDE.sub(lambda found: found[0].replace(";", ","), text)
    return [part for part in BREAK.split(whole) if part.strip()]


def even(text: str) -> str:
    """Return a text in one typography: quotes, hyphens, spaces, dates and thousands in digits."""
    text = unicodedata.normalize("NFKC", text.replace("\u00ad", "")).translate(QUOTES)
    text = text.replace("\u2011", "-").replace("−", "-")
    text = GROUPED.sub(",", " ".join(text.split()))
    return NUMERIC.sub(lambda d: f"{d[3]}-{int(d[2]):02}-{int(d[1]):02}", text)


def unmarked(text: str, instead: str = " ") -> str:
    """Return a text without marks of footnotes and glyphs of statuses."""
    return " ".join(MARKS.sub(instead, text).split())


@lru_cache(maxsize=1 << 16)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text folded, without typography."""
    return tuple(fold(word.replace("’", "'")) for word in WORD.findall(even(text)))


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """Return what the forms of a word have in common, in either spelling of English."""
    word = word.removesuffix("'s").removesuffix("'")
    if word in LIKE:
        return LIKE[word]
    spelled = BRITISH.sub(lambda m: {"is": "iz", "our": "or", "re": "er"}[m[0]], word)
    cut = ENDING.sub("", spelled)
    return cut if len(cut) >= LEAST_STEM else spelled.removesuffix("s")


def is_content(word: str) -> bool:
    """Return whether a word carries content of its own."""
    return word not in SMALL_WORDS and (len(word) > 1 or word.isdigit())
