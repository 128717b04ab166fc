"""The first page: the situation in ten seconds."""

import streamlit as st

from dashboard.domain.asking import ASKED
from dashboard.domain.scope import has
from dashboard.views.aid_tables import matrix
from dashboard.views.charts import map_chart, timeline_chart
from dashboard.views.heading import heading, headline, key_figures
from dashboard.views.rail import columns, off_the_map, rail
from dashboard.views.visit import panel, visit

now = visit()
heading(now)
with panel("The headline"):
    headline(now)
with panel("The key figures"):
    key_figures(now)
left, right = columns()
with left, panel("The map"):
    map_chart(now, is_beside=True)
with right:
    rail(now)
    with panel("The list of what is not on the map"):
        off_the_map(now)
with panel("The timeline"):
    st.header("When", anchor=False)
    timeline_chart(now)
if has("requests", now.excerpt):
    with panel("The matrix of requested aid"):
        st.header(ASKED, anchor=False)
        matrix(now)
