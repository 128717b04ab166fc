"""Excerpt in, Plotly figure out: one module a chart, no Streamlit here."""

from dashboard.charts.actors import actors
from dashboard.charts.deck import board, deck, selection_of
from dashboard.charts.ladder import ladder
from dashboard.charts.map import map_figure
from dashboard.charts.matrix import matrix
from dashboard.charts.signs import Theme
from dashboard.charts.timeline import timeline
from dashboard.charts.voices import voices
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import excerpt
from dashboard.domain.filtering import let_through, retold
from dashboard.domain.selection import Selection


def warm(dossier: Dossier) -> None:
    """Build what a first visit and the deck show, in both themes, so that no visitor waits for it.

    What was drawn of an earlier dossier is forgotten.
    """
    for made in (
        timeline,
        map_figure,
        voices,
        matrix,
        ladder,
        actors,
        excerpt,
        let_through,
        retold,
    ):
        made.cache_clear()
    whole = excerpt(dossier, Selection())
    themes: tuple[Theme, ...] = ("light", "dark")
    for theme in themes:
        for chart in (timeline, voices, matrix, ladder, actors):
            chart(whole, theme)
        for view in dossier.config.maps:
            map_figure(whole, view, theme)
        for slide in deck(dossier):
            if draw := board(slide, dossier).draw:
                draw(excerpt(dossier, selection_of(slide, dossier)), theme)
