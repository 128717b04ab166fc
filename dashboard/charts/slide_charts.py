"""The slides that are drawn: maps, the timeline, and the tables of what was asked."""

from collections.abc import Iterable

import plotly.graph_objects as go

from dashboard.charts.actors import actors
from dashboard.charts.actors import alt as alt_of_actors
from dashboard.charts.aid_matrix import NOTHING, aid_matrix, cell_meanings
from dashboard.charts.boards import (
    HEIGHT,
    WIDTH,
    Board,
    Draw,
    LegendEntry,
    resting_on,
    statuses,
)
from dashboard.charts.bundles import many_of
from dashboard.charts.geometry import aspect
from dashboard.charts.ladder import RUNGS
from dashboard.charts.map import alt as map_alt
from dashboard.charts.map import map_figure
from dashboard.charts.signs import Theme
from dashboard.charts.timeline import LEGEND, timeline
from dashboard.charts.timeline import alt as alt_of_timeline
from dashboard.domain.asking import ARRANGED, Asked
from dashboard.domain.config import Page
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import CONTEST, CONTESTED, MIXED, SEVERAL, part_of
from dashboard.domain.scope import shown_of
from dashboard.domain.superseded import struck_sign
from dashboard.domain.vocabulary import Stage
from dashboard.domain.wording import begun

ENLARGED = 1.3
"""How much larger than on a page a map's type and signs are: more, and its labels would meet."""
NARROWEST = 880
"""The narrowest timeline on which nothing overlaps, in pixels."""


def map_(excerpt: Excerpt) -> Board:
    """One map view, with its signs in words beside it."""
    view = excerpt.map_view
    lined = {sign.state for sign in view.requests}
    asked = {name for row in excerpt.requests if row.asked in lined for name in row.facts}
    asked |= {fact.id for _, _, facts in excerpt.signs(view) for fact in facts}
    facts = tuple(fact for fact in excerpt.facts if fact.id in asked)

    def draw(shown: Excerpt, theme: Theme) -> go.Figure:
        return map_figure(shown, view, theme)

    number = part_of(len(facts), len(excerpt.facts), "fact")
    return Board(
        facts=facts,
        draw=draw,
        alt=map_alt(excerpt, view),
        aspect=aspect(view),
        scale=ENLARGED,
        legend=(*_legend(facts, excerpt), (MIXED, SEVERAL), *_struck(excerpt)),
        lead=f"{begun(number)} {'has' if len(facts) == 1 else 'have'} a place on this map.",
    )


def timeline_(excerpt: Excerpt) -> Board:
    """The timeline of what the filter lets through, as large as it fits."""

    def draw(shown: Excerpt, theme: Theme) -> go.Figure:
        return timeline(shown, theme, is_compact=True)

    legend = (
        *_legend(excerpt.facts, excerpt),
        *_struck(excerpt),
        *LEGEND[3:5],
        *many_of(excerpt.dossier),
    )
    return Board(
        facts=excerpt.facts,
        draw=draw,
        alt=alt_of_timeline(excerpt),
        scale=_scale(draw, excerpt),
        legend=legend,
    )


def actors_(excerpt: Excerpt) -> Board:
    """Who did what to whom, as far as the filter lets it through, as large as it fits."""

    def draw(shown: Excerpt, theme: Theme) -> go.Figure:
        return actors(shown, theme, is_compact=True)

    facts = resting_on(excerpt, excerpt.relations)
    return Board(
        facts=facts,
        draw=draw,
        alt=alt_of_actors(excerpt),
        scale=_scale(draw, excerpt),
        legend=_legend(facts, excerpt),
        page=Page.ACTORS,
    )


def _scale(draw: Draw, excerpt: Excerpt) -> float:
    """How much larger than on a page a chart can be drawn, with nothing in focus."""
    whole = Excerpt(excerpt.dossier, excerpt.selection.without_focus())
    height = float(draw(whole, "light").layout.height)
    return round(min(WIDTH / NARROWEST, HEIGHT / height), 3)


def _legend(facts: Iterable[Fact], excerpt: Excerpt) -> tuple[LegendEntry, ...]:
    """What the glyphs of some facts on a chart mean."""
    is_contested = any(fact.id in excerpt.dossier.contested for fact in facts)
    return (*statuses(facts), *([(CONTESTED, CONTEST)] if is_contested else []))


def _struck(excerpt: Excerpt) -> tuple[LegendEntry, ...]:
    return struck_sign(excerpt.dossier) if excerpt.superseded else ()


def matrix_(excerpt: Excerpt) -> Board:
    """Equipment by state: what was asked, or is being arranged."""
    first = (excerpt.dossier.fact[row.facts[0]] for row in excerpt.requests)
    return Board(
        facts=resting_on(excerpt, excerpt.requests),
        rows=aid_matrix(excerpt),
        legend=statuses(first),
        lead=" ".join(cell_meanings(excerpt)),
        page=Page.AID,
    )


def ladder(excerpt: Excerpt) -> Board:
    """How far what was asked of each state has come; rungs that nobody reached stand together."""
    states = excerpt.dossier.states_asked
    rows = [
        (_rung(stage), *(_reached(asked) for asked in cells))
        for stage, cells in excerpt.ladder.items()
    ]
    never = ", ".join(stage.label for stage in RUNGS if stage not in excerpt.ladder)
    rows += [(never, *(NOTHING for _ in states))] * bool(never)
    head = ("How far", *(state.name for state in states))
    facts = resting_on(excerpt, excerpt.requests)
    return Board(facts=facts, rows=(head, *rows), lead=shown_of("requests", excerpt), page=Page.AID)


def _rung(stage: Stage) -> str:
    return ARRANGED if stage is Stage.COORDINATED else stage.label


def _reached(asked: Asked | None) -> str:
    """How firmly it is put that something of a state stands on a rung: never how many wordings."""
    return f"{asked.status.glyph} {asked.status.label}" if asked else NOTHING
