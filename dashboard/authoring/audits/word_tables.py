"""Words that negate, widen and turn a claim around, by language."""

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from dashboard.authoring.language import AFTER, BEFORE, pattern_of

FILE = Path(__file__).parent / "words.toml"


@dataclass(frozen=True)
class Table:
    """The words of one language by their sort; none where we have no table of it."""

    words: dict[str, list[str]] = field(default_factory=dict)
    deeds: tuple[str, ...] = ()
    """The sorts of words that are deeds of weight."""

    @property
    def is_known(self) -> bool:
        """Return whether there is a table of the language."""
        return bool(self.words)

    def first(self, text: str, sort: str) -> str:
        """Return the first word of a sort in a text; nothing where there is none."""
        found = _pattern(tuple(self.words.get(sort, ()))).search(text)
        return found[0] if found else ""

    def is_word(self, text: str, sort: str) -> bool:
        """Return whether a text is nothing but a word of a sort."""
        return bool(_pattern(tuple(self.words.get(sort, ()))).fullmatch(text))

    def without(self, text: str, sort: str) -> str:
        """Return a text without the words of a sort."""
        return _pattern(tuple(self.words.get(sort, ()))).sub(" ", text)

    def groups(self, text: str) -> set[str]:
        """Return the deeds that a text has a word for."""
        return {deed for deed in self.words if self.first(text, deed)}


@cache
def table_of(language: str) -> Table:
    """Return the table of a language, by its code: that of 'es' for 'es-VE'."""
    code = language.split("-")[0]
    tables = tomllib.loads(FILE.read_text("utf-8"))
    deeds = tables["deeds"].get(code, {})
    return Table(tables["words"].get(code, {}) | deeds, tuple(deeds))


@cache
def _pattern(phrases: tuple[str, ...]) -> "re.Pattern[str]":
    """Return a pattern for any of these phrases, written as those of `language` are."""
    parts = sorted((pattern_of(phrase, {}) for phrase in phrases), key=len, reverse=True)
    return re.compile(rf"{BEFORE}(?:{'|'.join(parts)}){AFTER}" if parts else "(?!)")
