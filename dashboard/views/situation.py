"""The first page: the situation in ten seconds, then what it rests on."""

import streamlit as st

from dashboard.rendering.page import pictures
from dashboard.views.charts import map_chart, timeline_chart
from dashboard.views.rail import columns, rail
from dashboard.views.reading import read
from dashboard.views.visit import panel, visit

now = visit()
with panel("The lead"):
    read("lead", now)
left, right = columns()
with left, st.container(key="map-and-moments"):
    with panel("The map"):
        map_chart(now)
    with panel("The named moments"):
        read("moments", now)
with right:
    rail(now)
with panel("The key figures and the legend"):
    read("below_map", now)
with panel("The timeline"):
    timeline_chart(now)
with panel("What was asked for, and what rests on one source"):
    read("first_tables", now, pictures=tuple(pictures("aid-matrix", now.excerpt)))
