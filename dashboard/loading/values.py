"""One word of a file -> one value of the model, or what is wrong with it."""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

from dashboard.domain.dates import FORM, When, parse_when
from dashboard.domain.vocabulary import Word, renamed
from dashboard.domain.wording import did_you_mean
from dashboard.loading.findings import quoted

SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
NUMBER = re.compile(r"[+-]?\d{1,15}(\.\d{1,15})?", re.ASCII)
WHOLE = re.compile(r"[+-]?\d{1,15}", re.ASCII)
TOO_LONG = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class ValueParseError(ValueError):
    """A word that is not of the type that its key has."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint


def parse_slug(text: str) -> str:
    """An id."""
    if not SLUG.fullmatch(text):
        hint = (
            "write lower-case letters a-z, digits, '-' and '_', at most 80, first a letter or digit"
        )
        raise ValueParseError(f"{quoted(text)} is not an id", hint)
    return text


def parse_whole(text: str) -> int:
    """A whole number."""
    if not WHOLE.fullmatch(text):
        raise ValueParseError(
            f"{quoted(text)} is not a whole number", _digits("write digits alone: 4500", text)
        )
    return int(text)


def parse_number(text: str) -> float:
    """A number."""
    if not NUMBER.fullmatch(text):
        raise ValueParseError(
            f"{quoted(text)} is not a number",
            _digits("write digits and a point: 4500 or 0.5", text),
        )
    return float(text)


def _digits(hint: str, text: str) -> str:
    """The hint for what is not a number, or has too many digits."""
    is_long = TOO_LONG.fullmatch(text)
    return "write at most 15 digits before a point, and 15 after it" if is_long else hint


def parse_flag(text: str) -> bool:
    """True or false."""
    if text not in ("true", "false"):
        raise ValueParseError(f"{quoted(text)} is neither true nor false", "write true or false")
    return text == "true"


def parse_day(text: str) -> date:
    """One day."""
    if not DAY.fullmatch(text):
        raise ValueParseError(f"{quoted(text)} is not a day", "write YYYY-MM-DD")
    try:
        return date.fromisoformat(text)
    except ValueError:
        what = f"{quoted(text)} is not in the calendar"
        raise ValueParseError(what, "correct the month or the day") from None


def parse_edtf(text: str) -> When:
    """A date with its precision."""
    try:
        return parse_when(text)
    except ValueError as error:
        raise ValueParseError(str(error), FORM) from None


def parse_word(words: type[StrEnum], text: str) -> StrEnum:
    """A word of a closed vocabulary."""
    known = [word.value for word in words]
    if text not in known:
        today = [word.value for word in renamed(words, text)] if issubclass(words, Word) else []
        close = f"it is now {' or '.join(today)};" if today else did_you_mean(text, known)
        hint = " ".join(filter(None, (close, f"the words are: {', '.join(known)}")))
        raise ValueParseError(f"unknown word {quoted(text)}", hint)
    return words(text)


PARSERS: dict[Any, Callable[[str], Any]] = {
    str: str,
    int: parse_whole,
    float: parse_number,
    bool: parse_flag,
    date: parse_day,
    When: parse_edtf,
}
