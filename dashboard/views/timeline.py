"""The timeline page: how well each date is known is part of the picture."""

from dashboard.views.charts import timeline_chart
from dashboard.views.side_panel import beside_card
from dashboard.views.visit import current_visit

visit = current_visit()
is_beside = bool(visit.selection.focus)
beside_card(visit, lambda: timeline_chart(visit, is_beside=is_beside), "The timeline")
