"""The deck: what a slide filters and focuses on must be understood whole."""

from collections.abc import Collection, Iterator
from urllib.parse import parse_qs

from dashboard.domain.config import Config, Slide
from dashboard.domain.dates import FORM, parse_when
from dashboard.domain.selection import FOCI, LONGEST_TEXT, Selection
from dashboard.domain.vocabulary import Basis, SlideView, Status
from dashboard.loading.draft import Draft, Finding
from dashboard.loading.findings import shown
from dashboard.loading.hints import did_you_mean

PARAMETERS = tuple(Selection.__dataclass_fields__)
ONCE = ("text", "period", "map", *FOCI)
NAMES = {
    "actors": "actors",
    "kind": "kinds",
    "outlets": "sources",
    "map": "maps",
    **{sort: f"{sort}s" for sort in FOCI},
}
"""The parameters that name entries, each with the collection of these."""


def _slides(draft: Draft) -> Iterator[Slide]:
    for config in draft.of(Config):
        yield from config.slides


def filters_are_understood(draft: Draft) -> Iterator[Finding]:
    """An address may hold nonsense and still shows a page; a deck may not."""
    words = _words(draft)
    for slide in _slides(draft):
        try:
            given = parse_qs(slide.filter, keep_blank_values=True, strict_parsing=True)
        except ValueError:
            given = {}
            if slide.filter:
                hint = "write it as an address has it: status=denied&kind=response"
                yield Finding(slide, "filter", f"{shown(slide.filter)} is no query", hint)
        if len(foci := [sort for sort in FOCI if sort in given]) > 1:
            what = f"puts {' and '.join(foci)} in focus"
            yield Finding(slide, "filter", what, "keep one of them")
        for name, values in given.items():
            for what, hint in _wrong(name, values, words):
                yield Finding(slide, "filter", what, hint)


def _words(draft: Draft) -> dict[str, Collection[str]]:
    """What a parameter may name. What could not be read is not judged."""
    named = {
        name: {given.id for given in draft.reader.definitions if given.collection == collection}
        for name, collection in NAMES.items()
        if collection not in draft.unread
    }
    return {
        "status": [word.value for word in Status],
        "basis": [word.value for word in Basis],
        **named,
    }


def _wrong(
    name: str, values: list[str], words: dict[str, Collection[str]]
) -> Iterator[tuple[str, str]]:
    """What is wrong with one parameter, and what to do."""
    if name not in PARAMETERS:
        yield f"unknown parameter {shown(name)}", _near(name, PARAMETERS)
    elif name in ONCE and len(values) > 1:
        yield f"{name} is given {len(values)} times", "once is enough"
    elif name == "period":
        yield from _no_date(values[0])
    elif name == "text" and not 0 < len(values[0].strip()) <= LONGEST_TEXT:
        yield "text is blank or too long", f"write at most {LONGEST_TEXT} characters"
    for value in values if name in words else ():
        if value not in words[name]:
            yield f"{name}: there is no {shown(value)}", _near(value, words[name])


def _no_date(text: str) -> Iterator[tuple[str, str]]:
    try:
        parse_when(text)
    except ValueError as error:
        yield f"period: {error}", FORM


def _near(word: str, known: Collection[str]) -> str:
    few = f"the words are: {', '.join(sorted(known))}" if len(known) <= len(PARAMETERS) else ""
    return did_you_mean(word, known) or few or "name one that there is, or take it out"


def facts_are_named(draft: Draft) -> Iterator[Finding]:
    """A slide of one fact must say which."""
    for slide in _slides(draft):
        if slide.view is SlideView.FACT and "fact" not in parse_qs(slide.filter):
            hint = "write filter: fact=ID"
            yield Finding(slide, "view", "shows one fact, and its filter names none", hint)


CHECKS = (filters_are_understood, facts_are_named)
