"""The charts, as shapes that can be edited, each over the whole width with its legend below."""

from collections.abc import Callable
from dataclasses import replace

from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.exports.captions import reported_by
from dashboard.exports.deck.drawing import draw
from dashboard.exports.deck.notes import notes
from dashboard.exports.deck.slides import Deck, Words, fitted, write
from dashboard.exports.deck.theme import LEFT, RIGHT
from dashboard.scenes import CHARTS
from dashboard.scenes.shapes import SLIDE, Scene

SOURCES_TOP, CHART_TOP, LEGEND_BOTTOM = 86, 108, 674
CORNER = (LEFT, CHART_TOP)
LEAST = 20
"""Pixels that a line of words takes."""


def maps(deck: Deck) -> None:
    """A slide for each map view on which some fact of the selection stands."""
    for view in deck.dossier.config.maps:
        _slide(deck, "map", view.id, "Map: ")


def chart(name: str) -> Callable[[Deck], None]:
    """Return what adds the slide of a chart, if that shows a fact of the selection."""
    return lambda deck: _slide(deck, name)


def _slide(deck: Deck, name: str, view: str = "", before: str = "") -> None:
    def scene_of(selection: Selection) -> Scene:
        scene = CHARTS[name](excerpt(deck.dossier, replace(selection, map=view)), SLIDE)
        return replace(scene, title=before + scene.title)

    scene = scene_of(deck.excerpt.selection)
    facts = scene.facts()
    if not facts:
        # What no filter would show is not missed.
        deck.empty.extend([scene.title] * bool(scene_of(Selection()).facts()))
        return
    slide = deck.slide(scene.title, notes(deck, facts, scene.description, *scene.notes))
    said = [deck.dossier.fact[name] for name in facts if name in deck.excerpt.ids]
    by = Words(text=f"Reported by: {reported_by(said, deck.dossier)}", size=12, colour="muted")
    words = fitted([by], RIGHT - LEFT, LEAST)
    write(slide, "Who says so", (LEFT, SOURCES_TOP, RIGHT - LEFT, LEAST), words)
    bottom = draw(slide, scene, deck.palette, CORNER, LEGEND_BOTTOM)
    room = LEGEND_BOTTOM - bottom
    if scene.notes and room >= LEAST:
        words = [_not_drawn(scene, room)]
        write(slide, "What is not drawn", (LEFT, bottom, RIGHT - LEFT, room), words)


def _not_drawn(scene: Scene, room: float) -> Words:
    """Return what is not drawn and why, or where that is said if there is no room for it."""
    said = Words(text=" ".join(scene.notes), size=12, colour="muted")
    fits = said.height(RIGHT - LEFT) <= room
    return said if fits else replace(said, text="What is not drawn, and why: see the notes.")
