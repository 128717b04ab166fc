"""The page of actors: who did or said what to whom."""

from dashboard.views.charts import chart
from dashboard.views.reading import read
from dashboard.views.side_panel import beside_card
from dashboard.views.visit import Visit, current_visit, panel


def page(visit: Visit) -> None:
    """The graph, the same as a table, and everybody."""
    with panel("The graph"):
        chart("actor-graph", visit, is_beside=bool(visit.selection.focus))
    with panel("The list of actors"):
        read("actors", visit)


visit = current_visit()
beside_card(visit, lambda: page(visit), "The page")
