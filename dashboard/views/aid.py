"""What was asked of whom, and what is known of the answers."""

import streamlit as st

from dashboard.views import aid_tables
from dashboard.views.charts import ladder_chart
from dashboard.views.downloads import title_with_export
from dashboard.views.rail import WITH_RAIL, rail
from dashboard.views.visit import panel, visit

now = visit()
title_with_export(now, "Military aid")
left, right = st.columns(WITH_RAIL, gap="medium")
with left:
    with panel("The matrix of requested aid"):
        st.header("What was asked of whom", anchor=False)
        aid_tables.matrix(now)
    with panel("The responses"):
        st.header("How they responded", anchor=False)
        aid_tables.responses(now)
with right:
    rail(now)
with panel("The ladder"):
    st.header("How far each request has come", anchor=False)
    st.caption(
        "Nothing stands higher than the article puts it. Click a sign for who says so for its rung."
    )
    ladder_chart(now)
with panel("The requests"):
    st.header("Every request", anchor=False)
    st.caption("Click a row to see who says so.")
    aid_tables.requests(now)
with panel("What is not aid"):
    st.header("What looks like aid and is not", anchor=False)
    aid_tables.not_aid(now)
