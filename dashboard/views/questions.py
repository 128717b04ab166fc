"""The page of open questions, what would settle them, and the facts they touch."""

from dashboard.views.reading import read
from dashboard.views.side_panel import beside_card
from dashboard.views.visit import current_visit

visit = current_visit()
beside_card(visit, lambda: read("questions", visit), "The page")
