"""Who did, says or means what to whom."""

from dashboard.views.charts import chart
from dashboard.views.rail import beside_card
from dashboard.views.reading import read
from dashboard.views.visit import Visit, panel, visit


def page(now: Visit) -> None:
    """The graph, the same as a table, and everybody."""
    with panel("The graph"):
        chart("actor-graph", now, is_beside=bool(now.selection.focus))
    with panel("The list of actors"):
        read("actors", now)


now = visit()
beside_card(now, lambda: page(now), "The page")
