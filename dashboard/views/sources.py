"""The page of sources, method, words and limits."""

from dashboard.views.reading import read
from dashboard.views.side_panel import beside_card
from dashboard.views.visit import current_visit

visit = current_visit()
beside_card(visit, lambda: read("sources", visit), "The page")
