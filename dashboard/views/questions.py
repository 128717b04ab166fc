"""What the article does not say, what would settle it, and the facts that it touches."""

from dashboard.views.rail import beside_card
from dashboard.views.reading import read
from dashboard.views.visit import visit

now = visit()
beside_card(now, lambda: read("questions", now), "The page")
