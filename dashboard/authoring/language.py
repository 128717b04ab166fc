"""The words of articles in each language: what softens, says, denies, counts and dates.

The tables lie in `languages/`, one file for each language. A phrase in them is found as whole
words, in any case. In a phrase, `{name}` is one of the endings of that name, `*` up to three more
letters, `#` a number; one that begins with `=` is found in its own case only. What is listed under
`none` is what only looks like a word of the table.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).parent / "languages"
NONE = "none"
APOSTROPHES = "'’\N{MODIFIER LETTER APOSTROPHE}"
WITHIN = f"{APOSTROPHES}-"
BEFORE, AFTER = rf"(?<!\w)(?<!\w[{WITHIN}])", rf"(?!\w)(?![{WITHIN}]\w)"
"""Where a word begins and ends: an apostrophe or a hyphen within a word is part of it."""
IE, IO = "\N{CYRILLIC SMALL LETTER IE}", "\N{CYRILLIC SMALL LETTER IO}"
"""Russian writes the second like the first, or with its two dots."""
SURE = 0.9
"""How likely a language must be before a text is taken to be in it."""


class Phrase(NamedTuple):
    """A phrase of a table, and what it means."""

    pattern: "re.Pattern[str]"
    meaning: str


class Found(NamedTuple):
    """A phrase in a text."""

    start: int
    end: int
    text: str
    meaning: str


@dataclass(frozen=True)
class Language:
    """The tables of one language; all of them are empty where we have none."""

    code: str
    tables: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def is_known(self) -> bool:
        """Return whether there are tables of it."""
        return bool(self.tables)

    @property
    def endings(self) -> dict[str, list[str]]:
        """The endings that phrases name, by their name."""
        return self.tables.get("endings", {})

    def words(self, table: str, key: str) -> list[str]:
        """Return the phrases of one key of a table, as they are written there."""
        listed: list[str] = self.tables.get(table, {}).get(key, [])
        return listed

    def any_of(self, table: str, key: str) -> str:
        """Return a pattern for the phrases of one key; one that finds nothing if there are none."""
        return _any(self._written(self.words(table, key))) or "(?!)"

    def any_in(self, table: str) -> str:
        """Return a pattern for all phrases of a table."""
        phrases = (one for listed in self.tables.get(table, {}).values() for one in listed)
        return _any(self._written(phrases)) or "(?!)"

    def phrases(self, table: str) -> tuple[Phrase, ...]:
        """Return the phrases of a table, each with what it means."""
        return _phrases(self.code, table)

    def _written(self, phrases: Iterable[str]) -> Iterator[str]:
        return (pattern_of(phrase, self.endings) for phrase in phrases)


@cache
def language_of(code: str) -> Language:
    """Return the tables of a language, by its code: those of 'es' for 'es-VE'."""
    file = FOLDER / f"{code.split('-')[0].casefold()}.toml"
    known = file.stem in languages()
    return Language(file.stem, tomllib.loads(file.read_text("utf-8")) if known else {})


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have tables."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.toml")))


@cache
def _phrases(code: str, table: str) -> tuple[Phrase, ...]:
    tables = language_of(code)
    return tuple(
        Phrase(re.compile(f"{BEFORE}{pattern_of(phrase, tables.endings)}{AFTER}"), meaning)
        for meaning, listed in tables.tables.get(table, {}).items()
        for phrase in listed
    )


def _any(patterns: Iterable[str]) -> str:
    """Return a pattern for any of these, the longest first."""
    return "|".join(sorted(patterns, key=len, reverse=True))


def pattern_of(phrase: str, endings: dict[str, list[str]]) -> str:
    """Return a phrase of a table as a pattern."""
    own_case = phrase.startswith("=")
    parts = re.split(r"(\{\w+\}|[*# '])", phrase.removeprefix("="))
    pattern = "".join(_part(part, endings) for part in parts)
    return f"(?-i:{pattern})" if own_case else f"(?i:{pattern})"


def _part(part: str, endings: dict[str, list[str]]) -> str:
    signs = {"*": r"\w{0,3}", "#": r"(?P<number>\w+)", " ": r"\s+", "'": f"[{APOSTROPHES}]"}
    if part in signs:
        return signs[part]
    if part.startswith("{"):
        return f"(?:{_any(map(re.escape, endings[part[1:-1]]))})"
    return re.escape(part).replace(IE, f"[{IE}{IO}]")


def found(text: str, phrases: Iterable[Phrase]) -> list[Found]:
    """Return the phrases in a text, in order; of two that overlap the longer one."""
    hits = [
        Found(match.start(), match.end(), match[0], phrase.meaning)
        for phrase in phrases
        for match in phrase.pattern.finditer(text)
    ]
    return [hit for hit in longest(hits) if hit.meaning != NONE]


def longest(hits: Iterable[Found]) -> list[Found]:
    """Return hits in order, of those that overlap only the longest, of two as long the first."""
    by_length = sorted(hits, key=lambda one: one.start - one.end)
    taken = bytearray(max((hit.end for hit in by_length), default=0))
    kept = []
    for hit in by_length:
        if not any(taken[hit.start : hit.end]):
            taken[hit.start : hit.end] = b"1" * (hit.end - hit.start)
            kept.append(hit)
    return sorted(kept)


def detected(text: str) -> tuple[str, float]:
    """Return the language of a text as an ISO 639 code, and how likely it is, from 0 to 1.

    The code is empty where no language is likely enough, or where the text is in none.
    """
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    code, likely = identifier.classify(text)
    is_sure = likely >= SURE and code != "zxx"
    return (str(code) if is_sure else "", float(likely))
