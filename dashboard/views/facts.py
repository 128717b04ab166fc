"""All facts, to sort, search and select."""

from dashboard.views.reading import read
from dashboard.views.side_panel import beside_card
from dashboard.views.visit import arranged, current_visit

visit = current_visit()
beside_card(
    visit,
    lambda: read("facts", visit, arranged=arranged(), is_live=True),
    "The table of facts",
)
