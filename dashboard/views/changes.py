"""The page of what changed since an earlier edition."""

from dashboard.loading.live import live
from dashboard.views.reading import read
from dashboard.views.side_panel import beside_card
from dashboard.views.visit import current_visit

visit = current_visit()
kept = tuple(one.known for one in live().editions())
beside_card(visit, lambda: read("changes", visit, editions_kept=kept), "The page")
