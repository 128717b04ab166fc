"""What was asked of whom, or is being arranged, and what is known of the answers."""

from dashboard.domain.scope import has
from dashboard.rendering.page import pictures
from dashboard.views.charts import chart
from dashboard.views.rail import beside_card
from dashboard.views.reading import read
from dashboard.views.visit import Visit, panel, visit


def page(now: Visit) -> None:
    """What is read, and between it the ladder."""
    with panel("What was asked, and the responses"):
        read("aid", now, pictures=tuple(pictures("aid-matrix", now.excerpt)))
    if has("requests", now.excerpt):
        with panel("The ladder"):
            chart("aid-ladder", now, is_beside=bool(now.selection.focus))
    with panel("The requests"):
        read("aid_rows", now)


now = visit()
beside_card(now, lambda: page(now), "The page")
