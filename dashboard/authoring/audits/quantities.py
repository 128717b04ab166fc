"""Figures: the number, its unit and its 'about' are those of the quoted words."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from dashboard.authoring.audits.evidence import Evidence, Span
from dashboard.authoring.audits.fault import Fault
from dashboard.authoring.audits.word_tables import table_of
from dashboard.authoring.language import language_of
from dashboard.authoring.mark import Mark, Sort
from dashboard.domain.facts import Figure
from dashboard.domain.wording import folded
from dashboard.loading.editorial.english import ABOUT
from dashboard.loading.editorial.numerals import numerals

BOUND = re.compile(
    r"\b(?:at (?:least|most)|(?:more|fewer|less|other) than|no (?:more|fewer|less) than|up to|over"
    r"|under|as many as|close to|not quite|or (?:more|fewer|less|so))\b",
    re.IGNORECASE,
)
UNITS = (
    *("length-kilometer", "length-meter", "length-centimeter", "length-mile", "length-foot"),
    *("length-nautical-mile", "speed-knot", "speed-kilometer-per-hour", "speed-mile-per-hour"),
    *("area-square-kilometer", "area-hectare", "mass-kilogram", "mass-gram", "volume-liter"),
    *("duration-second", "duration-minute", "duration-hour", "duration-day", "duration-week"),
    *("duration-month", "duration-year", "energy-kilowatt-hour", "power-megawatt"),
    "temperature-celsius",
)
"""Units by their names in the CLDR. Those that it has not are compared by their words."""
FEW = (1, 2, 5)
"""Numbers whose plurals differ: '1 час', '2 часа', '5 часов'."""


def figures_are_in_the_quoted_words(evidence: Evidence) -> Iterator[Fault]:
    """Each figure of a fact is a number of the words that are quoted, or else of their sentence."""
    there = _nearest(evidence)
    if not evidence.quoted or not language_of(evidence.language).is_known:
        return
    for figure in evidence.fact.figures:
        if not _same(figure, there):
            yield Fault(
                "figures",
                f"{figure.said} is not a number of the quoted words: {_listed(there)}",
                "correct it, or quote the words that have it",
            )


def figures_keep_their_unit(evidence: Evidence) -> Iterator[Fault]:
    """A number counts what it counts in the quoted words."""
    there = _nearest(evidence)
    for figure in evidence.fact.figures:
        same = _same(figure, there)
        if same and all(_is_of_another_unit(figure, mark, there, evidence) for mark in same):
            what = f"{figure.said} is of '{same[0].detail}' there, not of '{figure.unit}'"
            yield Fault("figures", what, "correct the unit")


def figures_stay_about(evidence: Evidence) -> Iterator[Fault]:
    """A number that is approximate in the quoted words is so in the statement."""
    there = _nearest(evidence)
    for figure in evidence.fact.figures:
        same = _same(figure, there)
        is_about = figure.approximate or _is_bound(figure, evidence.fact.statement)
        if same and not is_about and all(mark.why for mark in same):
            what = f"{figure.said} is exact, and the quoted words say '{_about_word(same[0])}'"
            yield Fault("figures", what, "say so in the statement, and write 'approximate: true'")


def a_part_is_not_the_whole(evidence: Evidence) -> Iterator[Fault]:
    """Of 'two of the four boats', a statement does not have the four alone."""
    ours = {one.value for one in numerals(evidence.fact.statement)}
    for span in evidence.sentences:
        for part, whole in _parts_of_wholes(evidence, span):
            has_whole_alone = float(whole.meaning) in ours and float(part.meaning) not in ours
            if has_whole_alone and not _is_of_the_whole(evidence, span, part, whole):
                said = evidence.paragraphs[span.number][part.start : whole.end]
                what = f"has the whole, and the quoted words say '{said}'"
                yield Fault("statement", what, "say how many of them it is true of")


def _parts_of_wholes(evidence: Evidence, span: Span) -> Iterator[tuple[Mark, Mark]]:
    """Yield the numbers of 'two of the four'."""
    text, words = evidence.paragraphs[span.number], table_of(evidence.language)
    for one, other in pairwise(evidence.figures((span,))):
        between = text[one.end : other.start].strip()
        if words.is_word(between, "of_all") and float(one.meaning) < float(other.meaning):
            yield one, other


def _is_of_the_whole(evidence: Evidence, span: Span, part: Mark, whole: Mark) -> bool:
    """Return whether a statement says another part of it, or tells what follows the whole alone.

    In 'two of the four boats that they had asked for', four is right of the asking.
    """
    statement, english = evidence.fact.statement, table_of("en")
    is_quoted = any(
        one.number == span.number and one.start <= part.start for one in evidence.quoted
    )
    if english.first(statement, "part"):
        return True
    if is_quoted or evidence.language.split("-")[0] != "en":
        return not is_quoted
    text = evidence.paragraphs[span.number]
    before, behind = text[span.start : part.start], text[whole.end : span.end]
    names = {word for mark in evidence.marks((span,), Sort.NAME) for word in _stems(mark.text)}
    ours = _stems(statement) - names
    return not ours & _stems(before) and bool(ours & _stems(behind))


def _nearest(evidence: Evidence) -> list[Mark]:
    """Return the numbers of the quoted words; if they have none, of their sentences."""
    return evidence.figures(evidence.quoted) or evidence.figures(evidence.sentences)


def _same(figure: Figure, there: list[Mark]) -> list[Mark]:
    return [mark for mark in there if float(mark.meaning) == figure.value]


def _listed(there: list[Mark]) -> str:
    return ", ".join(mark.meaning for mark in there) or "there is none"


def _is_bound(figure: Figure, statement: str) -> bool:
    """Return whether a statement says 'about' or 'at least' of a figure."""
    for numeral in numerals(statement):
        if numeral.value == figure.value:
            before = " ".join(statement[: numeral.start].split()[-3:])
            return bool(BOUND.search(before) or ABOUT.search(before))
    return False


def _about_word(mark: Mark) -> str:
    return " ".join(mark.text.split()[:-1]) or mark.text


def _is_of_another_unit(figure: Figure, mark: Mark, there: list[Mark], evidence: Evidence) -> bool:
    """Return whether a number of the text surely counts something else than the figure does."""
    ours, theirs = measure(figure.unit, "en"), measure(mark.detail, evidence.language)
    if ours or theirs:
        return bool(mark.detail) and ours != theirs
    if evidence.language.split("-")[0] != "en" or not mark.detail:
        return False
    others = {word for one in there if one is not mark for word in _stems(one.detail)}
    return bool(_stems(figure.unit) & others) and not _stems(figure.unit) & _stems(mark.detail)


def _stems(unit: str) -> set[str]:
    return {word[:4] for word in folded(unit).split() if len(word) > 2}


def measure(words: str, language: str) -> str:
    """Return the unit of the CLDR that words begin with: 'km' of 'километров от'; else nothing."""
    said = re.sub(r"\ban? (?=hour|day)", "per ", folded(words))
    found = [(form, unit) for form, unit in _forms(language).items() if _begins(said, form)]
    return max(found, key=lambda one: len(one[0]))[1] if found else ""


def _begins(said: str, form: str) -> bool:
    return said == form or said.startswith(f"{form} ")


@cache
def _forms(language: str) -> dict[str, str]:
    """Return how a language names the units after a number, in all the plurals it has."""
    from babel import Locale, UnknownLocaleError
    from babel.units import UnknownUnitError, format_unit

    forms: dict[str, str] = {}
    for name in (language.split("-")[0], *(["en_GB"] if language.startswith("en") else [])):
        for unit in UNITS:
            for number in FEW:
                try:
                    written = format_unit(number, unit, "long", locale=Locale.parse(name))
                except (UnknownLocaleError, UnknownUnitError, ValueError):
                    continue
                forms[folded(written.replace(str(number), ""))] = unit
    return forms


RULES = (
    figures_are_in_the_quoted_words,
    figures_keep_their_unit,
    figures_stay_about,
    a_part_is_not_the_whole,
)
