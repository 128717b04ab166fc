"""The deck: the slides of `config.yaml`, or the usual ones, each with what it shows."""

from collections.abc import Callable, Iterator
from functools import lru_cache, partial

from dashboard.deck import texts
from dashboard.deck.boards import Board
from dashboard.domain.config import Slide
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt, excerpt
from dashboard.domain.query import parse_filter
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import SlideView
from dashboard.scenes import CHARTS
from dashboard.scenes.shapes import SLIDE


def _chart(name: str, excerpt: Excerpt) -> Board:
    """Return a board of a chart, with the facts that it shows."""
    draw = CHARTS[name]
    drawn = set(draw(excerpt, SLIDE).facts())
    facts = tuple(fact for fact in excerpt.facts if fact.id in drawn)
    return Board(facts=facts, draw=draw)


BOARDS: dict[SlideView, Callable[[Excerpt], Board]] = {
    SlideView.SITUATION: texts.situation,
    SlideView.MAP: partial(_chart, "map"),
    SlideView.TIMELINE: partial(_chart, "timeline"),
    SlideView.MATRIX: partial(_chart, "aid-matrix"),
    SlideView.LADDER: partial(_chart, "aid-ladder"),
    SlideView.ACTORS: partial(_chart, "actor-graph"),
    SlideView.FLOW: partial(_chart, "attribution-flow"),
    SlideView.BASIS: partial(_chart, "basis-matrix"),
    SlideView.REQUESTS: texts.requests,
    SlideView.RESPONSES: texts.responses,
    SlideView.TENSIONS: texts.tensions,
    SlideView.QUESTIONS: texts.questions,
    SlideView.FACT: texts.fact_,
    SlideView.VOICES: texts.voices,
    SlideView.SOURCES: texts.sources,
}
"""What draws each view."""


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
    there = (
        ("timeline", SlideView.TIMELINE, "Timeline", dossier.facts),
        ("aid", SlideView.MATRIX, config.aid.asked, dossier.aid),
        ("ladder", SlideView.LADDER, f"{config.aid.asked}: how far", dossier.aid),
        ("responses", SlideView.RESPONSES, config.aid.responded, dossier.responses),
        ("tensions", SlideView.TENSIONS, "Claims that pull against each other", dossier.tensions),
        ("questions", SlideView.QUESTIONS, "What nobody has said", dossier.questions),
        ("voices", SlideView.VOICES, "How many voices stand behind it", dossier.facts),
        ("sources", SlideView.SOURCES, "Who says so", dossier.facts),
    )
    for name, view, title, entries in there:
        if entries:
            yield Slide(id=name, view=view, title=title)
