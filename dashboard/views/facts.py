"""All facts, to sort, search and select."""

from dashboard.views.rail import beside_card
from dashboard.views.reading import read
from dashboard.views.visit import arranged, visit

now = visit()
beside_card(
    now,
    lambda: read("facts", now, arranged=arranged(), is_live=True),
    "The table of facts",
)
