"""Figures in a paragraph: numbers in digits and in words, with what they count."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dashboard.authoring.language import AFTER, BEFORE, WITHIN, Language, found, language_of
from dashboard.authoring.mark import Mark, Sort
from dashboard.loading.audit.numbers import NUMBER, number_of, scales_of
from dashboard.loading.editorial.english import SHORT_SCALES

DIGITS = re.compile(rf"(?<![\w.,:/-])(?>{NUMBER.pattern})(?![:/]\d|[.,]\d)")
SHORT = re.compile(rf"({'|'.join(SHORT_SCALES)})(?!\w)")
CURRENCY = {"$": "dollars", "€": "euros", "£": "pounds", "₴": "hryvnias", "₽": "roubles"}
BEFORE_MONEY = re.compile(rf"(?:US)?([{''.join(CURRENCY)}])\s?$")
AFTER_MONEY = re.compile(rf"\s?([{''.join(CURRENCY)}%])")
WORD = re.compile(rf"[^\S\n]+(?P<word>[^\W\d_][\w{WITHIN}]*)")
HYPHENED = re.compile(rf"{BEFORE}(?P<tens>[^\W\d_]+)-(?P<ones>[^\W\d_]+){AFTER}")
MOST_WORDS = 3
"""How many words after a number may be its unit."""


class Part(NamedTuple):
    """A part of a number: digits, a word, or a scale such as 'thousand'."""

    start: int
    end: int
    value: float
    sort: str


def figures(text: str, language: Language) -> list[Mark]:
    """Return the figures of a paragraph, in order: value, unit, and whether they are approximate.

    'One' alone counts nothing. Whatever stands in a date or a name is for the caller to leave out.
    """
    return [_mark(run, text, language) for run in _runs(_parts(text, language), text, language)]


def _parts(text: str, language: Language) -> list[Part]:
    parts = [*_in_digits(text, language)]
    for sort in ("numbers", "scales"):
        for hit in found(text, language.phrases(sort)):
            parts.append(Part(hit.start, hit.end, float(hit.meaning), sort))
    parts += _hyphened(text, language)
    parts += _known_scales(text, language.code)
    return sorted(dict.fromkeys(parts))


def _hyphened(text: str, language: Language) -> Iterator[Part]:
    """Yield numbers of two words with a hyphen: 'twenty-seven'."""
    for match in HYPHENED.finditer(text):
        tens, ones = _number_of(match["tens"], language), _number_of(match["ones"], language)
        if tens >= 20 and 0 < ones < 10:
            yield Part(*match.span(), tens + ones, "numbers")


def _number_of(word: str, language: Language) -> float:
    """Return the number that a word stands for; 0 where it is none."""
    if word.casefold() in language.words("figures", "one"):
        return 1.0
    phrases = language.phrases("numbers")
    meant = (float(one.meaning) for one in phrases if one.pattern.fullmatch(word))
    return next(meant, 0.0)


def _in_digits(text: str, language: Language) -> Iterator[Part]:
    ordinal = re.compile(rf"(?:{language.any_of('figures', 'ordinals')})(?!\w)")
    for match in DIGITS.finditer(text):
        if ordinal.match(text, match.end()):
            continue
        value = _value(match, language.code)
        if short := SHORT.match(text, match.end()):
            yield Part(match.start(), short.end(), value * SHORT_SCALES[short[1]], "digits")
        elif match.end() == len(text) or not text[match.end()].isalpha():
            yield Part(match.start(), match.end(), value, "digits")


def _value(match: "re.Match[str]", code: str) -> float:
    """Return a number as its language writes it: '4,5' is a half more than four in Spanish."""
    if match["mark"] == _decimal_sign(code) and match["rest"] is None:
        return float(match["whole"].replace(match["mark"], "."))
    return number_of(match[0]) or 0.0


@cache
def _decimal_sign(code: str) -> str:
    from babel import Locale, UnknownLocaleError
    from babel.numbers import get_decimal_symbol

    try:
        return str(get_decimal_symbol(Locale.parse(code, sep="-")))
    except (UnknownLocaleError, ValueError):
        return "."


def _known_scales(text: str, code: str) -> Iterator[Part]:
    """Yield the large numbers of a language that has no table, as the CLDR has them."""
    if not language_of(code).is_known:
        for word, value in scales_of(code).items():
            for match in re.finditer(f"(?i:{BEFORE}{re.escape(word)}{AFTER})", text):
                yield Part(*match.span(), value, "scales")


def _runs(parts: list[Part], text: str, language: Language) -> Iterator[list[Part]]:
    """Yield the parts that are one number: 'twenty five', '5 thousand'. A scale alone is none."""
    between = re.compile(rf"\s+(?:(?:{language.any_of('figures', 'and')})\s+)?|-")
    run: list[Part] = []
    for part in parts:
        joins = run and between.fullmatch(text, run[-1].end, part.start)
        if not (joins and _may_follow(run[-1], part)):
            yield from _numbers(run)
            run = []
        run.append(part)
    yield from _numbers(run)


def _may_follow(one: Part, other: Part) -> bool:
    """Return whether two parts are of one number: smaller words follow larger, a scale anything."""
    if other.sort == "scales":
        return True
    return other.sort == "numbers" and one.sort != "digits" and one.value > other.value


def _numbers(run: list[Part]) -> Iterator[list[Part]]:
    if any(part.sort != "scales" for part in run):
        yield run


def _total(run: list[Part]) -> float:
    total, part = 0.0, 0.0
    for one in run:
        if one.sort != "scales":
            part += one.value
        elif one.value >= 1000:
            total, part = total + max(part, 1) * one.value, 0.0
        else:
            part = max(part, 1) * one.value
    return round(total + part, 6)


def _mark(run: list[Part], text: str, language: Language) -> Mark:
    start, end = run[0].start, run[-1].end
    about = _about(text[:start], language)
    why = f"Approximate: '{about}'." if about else ""
    unit = _unit(text, start, end, language)
    return Mark(start, end, text[start:end], Sort.FIGURE, f"{_total(run):.15g}", why, unit)


def _about(before: str, language: Language) -> str:
    """Return the words right before a number that make it approximate."""
    words = language.any_of("figures", "about")
    money = f"(?:US)?[{''.join(CURRENCY)}]?"
    match = re.search(rf"{BEFORE}(?P<about>{words})\s+{money}$", before)
    return match["about"] if match else ""


def _unit(text: str, start: int, end: int, language: Language) -> str:
    """Return what a number counts, as the paragraph writes it: at most three words after it."""
    money = BEFORE_MONEY.search(text[:start]) or AFTER_MONEY.match(text, end)
    if money:
        return CURRENCY.get(money[1], money[1])
    words: list[str] = []
    while len(words) < MOST_WORDS and (next_ := WORD.match(text, end)):
        word = next_["word"]
        if word.casefold() in _small(language.code) or (words and word[0].isupper()):
            break
        words, end = [*words, word], next_.end()
        if _is_noun(word, language):
            return " ".join([*words, *_of_what(text, end, language)])
    return " ".join(words)


def _of_what(text: str, end: int, language: Language) -> list[str]:
    """Return what follows a noun and belongs to it: 'barcos de guerra'."""
    linking = language.any_of("figures", "linking")
    match = re.compile(rf"\s+(?:{linking})\s+[^\W\d_]+").match(text, end)
    return match[0].split() if match else []


@cache
def _small(code: str) -> frozenset[str]:
    return frozenset(language_of(code).words("figures", "small"))


def _is_noun(word: str, language: Language) -> bool:
    """Return whether a word is likely the noun that a number counts, and not an adjective."""
    adjectives = tuple(language.words("figures", "adjectives"))
    nouns = tuple(language.words("figures", "nouns"))
    return word.casefold().endswith(nouns) and not word.casefold().endswith(adjectives)
