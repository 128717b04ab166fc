"""The slides that are drawn: maps, the timeline, and the tables of what was asked."""

from collections.abc import Iterable

import plotly.graph_objects as go

from dashboard.charts.actors import actors
from dashboard.charts.actors import alt as alt_of_actors
from dashboard.charts.aid_matrix import NOTHING, aid_matrix
from dashboard.charts.boards import (
    HEIGHT,
    WIDTH,
    Board,
    Sign,
    resting_on,
    statuses,
)
from dashboard.charts.bundles import many_of
from dashboard.charts.geometry import aspect
from dashboard.charts.ladder import RUNGS
from dashboard.charts.map import alt as map_alt
from dashboard.charts.map import map_figure
from dashboard.charts.signs import CONTEST, CONTESTED, MIXED, SEVERAL, SIGNS, Theme
from dashboard.charts.timeline import LEGEND, timeline
from dashboard.charts.timeline import alt as alt_of_timeline
from dashboard.domain.aid import AidRequest
from dashboard.domain.asking import ARRANGED, asked_of
from dashboard.domain.config import Page
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.selection import Selection
from dashboard.domain.shown import shown_requests
from dashboard.domain.superseded import struck_sign
from dashboard.domain.vocabulary import Stage

ENLARGED = 1.3
"""How much larger than on a page a map's type and signs are: more, and its labels would meet."""
NARROWEST = 880
"""The narrowest timeline on which nothing overlaps, in pixels."""


def map_(dossier: Dossier, selection: Selection) -> Board:
    """One map view, with its signs in words beside it."""
    views = {view.id: view for view in dossier.config.maps}
    view = views.get(selection.map, dossier.config.maps[0])
    places = {sign.place for sign in view.signs}
    lined = {sign.state for sign in view.requests}
    asked = {name for row in dossier.aid if row.asked in lined for name in row.facts}
    facts = tuple(
        fact
        for fact in selection.facts(dossier)
        if fact.id in asked or not places.isdisjoint(fact.places)
    )

    struck = struck_sign(dossier) if selection.superseded(dossier) else ()

    def draw(shown: Selection, theme: Theme) -> go.Figure:
        return map_figure(dossier, view, shown, theme)

    legend = (*_signs(facts, dossier), (MIXED.glyph, SEVERAL), *struck)
    counted = f"{len(facts)} of {len(dossier.current)} facts have a place on this map."
    return Board(
        facts=facts,
        draw=draw,
        alt=map_alt(dossier, view, selection),
        aspect=aspect(view),
        scale=ENLARGED,
        legend=legend,
        lead=counted,
    )


def timeline_(dossier: Dossier, selection: Selection) -> Board:
    """The timeline of what the filter lets through, as large as it fits."""
    facts = selection.facts(dossier)

    def draw(shown: Selection, theme: Theme) -> go.Figure:
        return timeline(dossier, shown, theme, is_compact=True)

    scale = min(WIDTH / NARROWEST, HEIGHT / draw(selection.without_focus(), "light").layout.height)
    struck = struck_sign(dossier) if selection.superseded(dossier) else ()
    legend = (*_signs(facts, dossier), *struck, *LEGEND[3:5], *many_of(dossier))
    alt = alt_of_timeline(dossier, selection)
    return Board(facts=facts, draw=draw, alt=alt, scale=round(scale, 3), legend=legend)


def actors_(dossier: Dossier, selection: Selection) -> Board:
    """Who did what to whom, as far as the filter lets it through, as large as it fits."""

    def draw(shown: Selection, theme: Theme) -> go.Figure:
        return actors(dossier, shown, theme, is_compact=True)

    facts = resting_on(dossier, selection, (one.facts for one in dossier.relations))
    height = draw(selection.without_focus(), "light").layout.height
    scale = min(WIDTH / NARROWEST, HEIGHT / height)
    return Board(
        facts=facts,
        draw=draw,
        alt=alt_of_actors(dossier, selection),
        scale=round(scale, 3),
        legend=_signs(facts, dossier),
        page=Page.ACTORS,
    )


def _signs(facts: Iterable[Fact], dossier: Dossier) -> tuple[Sign, ...]:
    """What the signs of some facts on a chart mean."""
    is_contested = any(fact.id in dossier.contested for fact in facts)
    return (*statuses(facts), *([(CONTESTED, CONTEST)] if is_contested else []))


def matrix_(dossier: Dossier, selection: Selection) -> Board:
    """Equipment by state: what was asked, or is being arranged."""
    shown = shown_requests(dossier, selection)
    facts = resting_on(dossier, selection, (row.facts for row in shown))
    signed = statuses(dossier.fact[row.facts[0]] for row in shown)
    table = aid_matrix(dossier, selection)
    return Board(facts=facts, rows=table, legend=signed, page=Page.AID)


def ladder(dossier: Dossier, selection: Selection) -> Board:
    """How far what was asked of each state has come; rungs that nobody reached stand together."""
    shown = shown_requests(dossier, selection)
    there = [stage for stage in Stage if any(row.stage is stage for row in shown)]
    states = dossier.states_asked
    rows = []
    for stage in there:
        on = [row for row in shown if row.stage is stage]
        rows.append((_rung(stage), *(_reached(on, state.id, dossier) for state in states)))
    never = ", ".join(stage.label for stage in RUNGS if stage not in there)
    rows += [(never, *(NOTHING for _ in states))] * bool(never)
    facts = resting_on(dossier, selection, (row.facts for row in shown))
    head = ("How far", *(state.name for state in states))
    return Board(
        facts=facts,
        rows=(head, *rows),
        page=Page.AID,
    )


def _rung(stage: Stage) -> str:
    return ARRANGED if stage is Stage.COORDINATED else stage.label


def _reached(rows: Iterable[AidRequest], state: str, dossier: Dossier) -> str:
    """How firmly it is put that something of a state stands on a rung: never how many wordings."""
    asked = asked_of(state, rows, dossier)
    return f"{SIGNS[asked.status].glyph} {asked.status.label}" if asked else NOTHING
