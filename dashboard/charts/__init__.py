"""Dossier and selection in, Plotly figure out: one module a chart, no Streamlit here."""

from dashboard.charts.actors import actors
from dashboard.charts.deck import board, deck, selection_of
from dashboard.charts.ladder import ladder
from dashboard.charts.map import map_figure
from dashboard.charts.matrix import matrix
from dashboard.charts.signs import Theme
from dashboard.charts.timeline import timeline
from dashboard.charts.voices import voices
from dashboard.domain.dossier import Dossier
from dashboard.domain.selection import Selection


def warm(dossier: Dossier) -> None:
    """Build what a first visit and the deck show, in both themes, so that no visitor waits for it.

    What was drawn of an earlier dossier is forgotten.
    """
    for chart in (timeline, map_figure, voices, matrix, ladder, actors):
        chart.cache_clear()
    themes: tuple[Theme, ...] = ("light", "dark")
    for theme in themes:
        timeline(dossier, Selection(), theme)
        voices(dossier, Selection(), theme)
        matrix(dossier, Selection(), theme)
        ladder(dossier, Selection(), theme)
        actors(dossier, Selection(), theme)
        for view in dossier.config.maps:
            map_figure(dossier, view, Selection(), theme)
        for slide in deck(dossier):
            if draw := board(slide, dossier).draw:
                draw(selection_of(slide, dossier), theme)
