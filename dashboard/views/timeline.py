"""When: how well each date is known is part of the picture."""

import streamlit as st

from dashboard.charts.bundles import many_of
from dashboard.charts.timeline import LEGEND
from dashboard.views.charts import timeline_chart
from dashboard.views.rail import WITH_RAIL, rail
from dashboard.views.visit import panel, visit

now = visit()
st.title("Timeline", anchor=False)
left, right = st.columns(WITH_RAIL, gap="medium")
with left, panel("The timeline"):
    timeline_chart(now)
with right:
    rail(now, ("How well it is dated", (*LEGEND, *many_of(now.dossier))))
