"""The first page: the situation in ten seconds, then what it rests on."""

import streamlit as st

from dashboard.views.charts import map_chart, timeline_chart
from dashboard.views.reading import read
from dashboard.views.side_panel import columns, side_panel
from dashboard.views.visit import current_visit, panel

visit = current_visit()
with panel("The lead"):
    read("lead", visit)
left, right = columns()
with left, st.container(key="map-and-moments"):
    with panel("The map"):
        map_chart(visit)
    with panel("The named moments"):
        read("moments", visit)
with right:
    side_panel(visit)
with panel("The key figures and the legend"):
    read("below_map", visit)
with panel("The timeline"):
    timeline_chart(visit)
with panel("What was asked for, and what rests on one source"):
    read("first_tables", visit)
