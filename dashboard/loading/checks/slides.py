"""The deck: what a slide filters and focuses on must be understood whole."""

from collections.abc import Collection, Iterator

from dashboard.domain.config import Config, Slide
from dashboard.domain.facts import Fact
from dashboard.domain.query import WORDS, FilterError, Known, in_todays_words, parameters_of, read
from dashboard.domain.selection import FOCI
from dashboard.domain.sources import Source
from dashboard.domain.vocabulary import SlideView, SourceKind
from dashboard.loading.draft import Draft, Finding

COLLECTIONS = {"without": "sources", "map": "maps"} | {one: f"{one}s" for one in FOCI}
"""The collections of what a parameter names, where they are called otherwise."""


def _slides(draft: Draft) -> Iterator[Slide]:
    for config in draft.of(Config):
        yield from config.slides


def filters_are_understood(draft: Draft) -> Iterator[Finding]:
    """An address may hold nonsense and still shows a page; a deck may not."""
    known = _known(draft)
    for slide in _slides(draft):
        try:
            given = in_todays_words(parameters_of(slide.filter))
        except FilterError as error:
            what, _, hint = str(error).rpartition("; ")
            yield Finding(slide, "filter", what, hint)
            continue
        for wrong in read(given, known)[1]:
            yield Finding(slide, "filter", wrong.what, wrong.hint)


def _known(draft: Draft) -> Known:
    """Return what finds the ids of the draft; what could not be read is not judged."""

    def known(parameter: str) -> Collection[str] | None:
        collection = COLLECTIONS.get(parameter, parameter)
        if parameter == "outlets":
            return _reporters(draft) if draft.is_complete else None
        if parameter in WORDS:
            return WORDS[parameter]
        if collection in draft.unread:
            return None
        given = (one for one in draft.reader.definitions if one.collection == collection)
        return dict.fromkeys(one.id for one in given)

    return known


def _reporters(draft: Draft) -> Collection[str]:
    """Return the ids of all who report some fact, as `Dossier.voices` has them."""
    sources = draft.of(Source)
    outlets = {source.id for source in sources if source.kind is SourceKind.OUTLET}
    chains = (report.via for fact in draft.of(Fact) for report in fact.reports)
    heard = {next((name for name in chain if name in outlets), chain[0]) for chain in chains}
    return [source.id for source in sources if source.id in heard]


def facts_are_named(draft: Draft) -> Iterator[Finding]:
    """A slide of one fact must say which."""
    for slide in _slides(draft):
        if slide.view is SlideView.FACT and not _names_a_fact(slide):
            hint = "write filter: focus=fact:ID"
            yield Finding(slide, "view", "shows one fact, and its filter names none", hint)


def _names_a_fact(slide: Slide) -> bool:
    try:
        given = in_todays_words(parameters_of(slide.filter))
    except FilterError:
        return True  # said already
    return any(value.startswith("fact:") for value in given.get("focus", ()))


CHECKS = (filters_are_understood, facts_are_named)
