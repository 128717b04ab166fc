"""Numbers as a text writes them: grouped or not, with a point or a comma, before 'million'."""

import re

GROUPED = "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}.,'’]"
NUMBER = re.compile(
    rf"(?<!\w)(?P<whole>\d{{1,3}}(?P<mark>{GROUPED})\d{{3}}(?:(?P=mark)\d{{3}})*(?!\d)|\d+)"
    r"(?:[.,](?P<rest>\d+))?"
)
NEXT_WORD = re.compile(r"[^\S\n]*([^\W\d_]+)")
LETTERS = re.compile(r"[^\W\d_]+")


class Numbers:
    """The numbers in a text: `digits` as they are written, `values` as they are meant.

    '4 500', '4,500' and '4.500' are 4500; the last two may be 4.5 too. In '5 thousand' the digits
    are 5 and the value is 5000. A number within a longer one is none.
    """

    def __init__(self, text: str, scales: dict[str, float]) -> None:
        self.digits: set[float] = set()
        self.values: set[float] = set()
        for found in NUMBER.finditer(text):
            read = _readings(found)
            following = NEXT_WORD.match(text, found.end())
            scale = scales.get(following[1].casefold(), 1.0) if following else 1.0
            self.digits |= read
            self.values |= {round(number * scale, 6) for number in read}


def number_of(text: str) -> float | None:
    """A text that is a number and nothing else: of '4,500' the larger reading."""
    found = NUMBER.fullmatch(text.strip())
    return max(_readings(found)) if found else None


def _readings(found: "re.Match[str]") -> set[float]:
    """The numbers that a group of digits may mean."""
    whole, mark, rest = found["whole"], found["mark"], found["rest"]
    plain = re.sub(GROUPED, "", whole)
    read = {float(f"{plain}.{rest or 0}")}
    if mark in (".", ",") and rest is None and whole.count(mark) == 1:
        read.add(float(whole.replace(mark, ".")))
    return read


def scales_of(language: str) -> dict[str, float]:
    """The words for thousand, million and so on of a language, as the CLDR has them: 'млн' too.

    A single letter is none: '5 m' may be metres.
    """
    from babel import Locale, UnknownLocaleError

    try:
        formats = Locale.parse(language, sep="-").compact_decimal_formats
        listed = (*formats["short"].values(), *formats["long"].values())
    except (UnknownLocaleError, ValueError, KeyError):
        return {}
    scales: dict[str, float] = {}
    for by_size in listed:
        for size, pattern in by_size.items():
            words = LETTERS.findall(pattern.pattern)
            zeros = pattern.pattern.count("0")
            if len(words) == 1 and len(words[0]) > 1 and zeros:
                scales[words[0].casefold()] = float(size) / 10 ** (zeros - 1)
    return scales
