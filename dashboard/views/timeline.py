"""When: how well each date is known is part of the picture."""

from dashboard.views.charts import timeline_chart
from dashboard.views.rail import beside_card
from dashboard.views.visit import visit

now = visit()
is_beside = bool(now.selection.focus)
beside_card(now, lambda: timeline_chart(now, is_beside=is_beside), "The timeline")
