"""The deck: the slides of `config.yaml`, or the usual ones, each with what it shows."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from dashboard.charts import slide_charts, slide_texts
from dashboard.charts.boards import LONGEST_TITLE, Board
from dashboard.charts.lanes import axis_of
from dashboard.charts.rows import rows_of
from dashboard.domain.asking import ASKED, RESPONDED
from dashboard.domain.config import Kind, Slide
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt, excerpt
from dashboard.domain.query import parse_filter
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import SlideView

BOARDS: dict[SlideView, Callable[[Excerpt], Board]] = {
    SlideView.ACTORS: slide_charts.actors_,
    SlideView.SITUATION: slide_texts.situation,
    SlideView.MAP: slide_charts.map_,
    SlideView.TIMELINE: slide_charts.timeline_,
    SlideView.MATRIX: slide_charts.matrix_,
    SlideView.LADDER: slide_charts.ladder,
    SlideView.REQUESTS: slide_texts.requests,
    SlideView.RESPONSES: slide_texts.responses,
    SlideView.TENSIONS: slide_texts.tensions,
    SlideView.QUESTIONS: slide_texts.questions,
    SlideView.FACT: slide_texts.fact_,
    SlideView.VOICES: slide_texts.voices,
    SlideView.SOURCES: slide_texts.sources,
}
"""What draws each view."""

HIGHEST = 300
"""Pixels of lanes on one slide of the usual deck: they can then be drawn larger than on a page."""


@lru_cache(maxsize=4)
def deck(dossier: Dossier) -> tuple[Slide, ...]:
    """The slides in order, one or more."""
    return dossier.config.slides or tuple(_usual(dossier))


def selection_of(slide: Slide, dossier: Dossier) -> Selection:
    """What the filter of a slide selects."""
    return parse_filter(slide.filter, dossier)


@lru_cache(maxsize=128)
def board(slide: Slide, dossier: Dossier) -> Board:
    """What a slide shows."""
    return BOARDS[slide.view](excerpt(dossier, selection_of(slide, dossier)))


def _usual(dossier: Dossier) -> Iterator[Slide]:
    """A deck for any dossier: what there is of situation, maps, time, aid, tensions, questions."""
    config = dossier.config
    if config.key_figures:
        yield Slide(
            id="situation", view=SlideView.SITUATION, title=config.title, text=config.subtitle
        )
    for shown in config.maps:
        name, query = f"map-{shown.id}", f"map={shown.id}"
        yield Slide(id=name, view=SlideView.MAP, title=shown.title, filter=query)
    for number, kinds in enumerate(_stacks(dossier), 1):
        named = " · ".join(kind.name for kind in kinds)
        title = named if len(named) <= LONGEST_TITLE else f"Timeline, part {number}"
        query = "&".join(f"kinds={kind.id}" for kind in kinds)
        yield Slide(id=f"timeline-{number}", view=SlideView.TIMELINE, title=title, filter=query)
    there = (
        ("aid", SlideView.MATRIX, ASKED, dossier.aid),
        ("ladder", SlideView.LADDER, f"{ASKED}: how far", dossier.aid),
        ("responses", SlideView.RESPONSES, RESPONDED, dossier.responses),
        ("tensions", SlideView.TENSIONS, "Claims that pull against each other", dossier.tensions),
        ("questions", SlideView.QUESTIONS, "What nobody has said", dossier.questions),
        ("voices", SlideView.VOICES, "How many voices stand behind it", dossier.facts),
        ("sources", SlideView.SOURCES, "Who says so", dossier.facts),
    )
    for name, view, title, entries in there:
        if entries:
            yield Slide(id=name, view=view, title=title)


def _stacks(dossier: Dossier) -> list[list[Kind]]:
    """The kinds that have facts, in stacks of lanes that one slide holds."""
    stacks: list[list[Kind]] = []
    used = 0.0
    for lane in rows_of(dossier, axis_of(dossier), dossier.facts):
        if not stacks or used + lane.height > HIGHEST:
            stacks.append([])
            used = 0.0
        stacks[-1].append(lane.kind)
        used += lane.height
    return stacks
