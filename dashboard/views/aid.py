"""The page of requests: what was asked of whom or is being arranged, and the answers."""

from dashboard.domain.scope import has
from dashboard.views.charts import chart
from dashboard.views.reading import read
from dashboard.views.side_panel import beside_card
from dashboard.views.visit import Visit, current_visit, panel


def page(visit: Visit) -> None:
    """Show what is read, and between it the ladder."""
    with panel("What was asked, and the responses"):
        read("aid", visit)
    if has("requests", visit.excerpt):
        with panel("The ladder"):
            chart("aid-ladder", visit, is_beside=bool(visit.selection.focus))
    with panel("The requests"):
        read("aid_rows", visit)


visit = current_visit()
beside_card(visit, lambda: page(visit), "The page")
