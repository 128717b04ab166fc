"""Where it comes from, what the words mean, and what this dossier cannot tell."""

from dashboard.views.rail import beside_card
from dashboard.views.reading import read
from dashboard.views.visit import visit

now = visit()
beside_card(now, lambda: read("sources", now), "The page")
