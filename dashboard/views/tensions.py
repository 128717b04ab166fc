"""Claims that pull against each other, side by side. Nothing here is resolved for the reader."""

from dashboard.views.rail import beside_card
from dashboard.views.reading import read
from dashboard.views.visit import visit

now = visit()
beside_card(now, lambda: read("tensions", now), "The page")
