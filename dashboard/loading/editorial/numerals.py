"""Numbers in an English text, in digits and in words: '4,500', '$50m', 'a dozen', 'seventeen'."""

import re
from typing import NamedTuple

from dashboard.loading.editorial.english import SCALES, SHORT_SCALES, SMALL, TENS

WORDS = "|".join(sorted((*SMALL, *TENS), key=len, reverse=True))
LARGE = "|".join(SCALES)
DIGITS = re.compile(
    r"(?<![\w.,:/-])[$€£]?(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<rest>\.\d+)?"
    rf"(?:(?P<short>k|m|bn)\b|[ -](?P<large>{LARGE})s?\b)?(?![\w:/]|[.,]\d|-\d)",
)
SPELLED = re.compile(
    rf"(?<![\w-])(?P<words>(?:{WORDS}|an? (?={LARGE}))"
    rf"(?:(?:[ -]|(?<=hundred) and )?(?:{WORDS}|{LARGE}))*)(?!\w)",
    re.IGNORECASE,
)
THE_TWO = re.compile(r"\b(?:the|these|those|between) $", re.IGNORECASE)


class Numeral(NamedTuple):
    """A number in a text: what it means, and where it stands."""

    value: float
    start: int
    end: int
    written: str


def numerals(text: str, *, with_the_two: bool = False) -> list[Numeral]:
    """Return the numbers of a text in order.

    'One' alone counts nothing, ordinals are none, nor is 'the two', which points back, unless
    it is asked for. Digits that belong to a name ('Mk-12') are part of the name.
    """
    found = [_of_digits(match) for match in DIGITS.finditer(text)]
    for match in SPELLED.finditer(text):
        value = _of_words(match["words"])
        points_back = value == 2 and THE_TWO.search(text[: match.start()])
        if value != 1 and (with_the_two or not points_back):
            found.append(Numeral(value, match.start(), match.end(), match["words"]))
    return sorted(found, key=lambda numeral: numeral.start)


def _of_digits(match: "re.Match[str]") -> Numeral:
    number = float(match["whole"].replace(",", "") + (match["rest"] or ""))
    scale = SHORT_SCALES.get(match["short"] or "", 1) * SCALES.get(match["large"] or "", 1)
    return Numeral(round(number * scale, 6), match.start(), match.end(), match[0])


def _of_words(words: str) -> float:
    """Return the number that words stand for: 'two hundred and five' is 205."""
    total, part = 0, 0
    for word in re.findall(r"[a-z]+", words.casefold()):
        if word in SCALES and SCALES[word] >= 1000:
            total, part = total + max(part, 1) * SCALES[word], 0
        elif word in SCALES:
            part = max(part, 1) * SCALES[word]
        else:
            part += SMALL.get(word, TENS.get(word, 0))
    return float(total + part)
