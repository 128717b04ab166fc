"""Claims that pull against each other, side by side. Nothing here is resolved for the reader."""

from dashboard.views.reading import read
from dashboard.views.side_panel import beside_card
from dashboard.views.visit import current_visit

visit = current_visit()
beside_card(visit, lambda: read("tensions", visit), "The page")
