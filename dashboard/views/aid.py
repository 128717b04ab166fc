"""What was asked of whom, or is being arranged, and what is known of the answers."""

import streamlit as st

from dashboard.domain.articles import article_says
from dashboard.domain.asking import ASKED, HOW_FAR, NOT_COUNTED, ONE_BY_ONE
from dashboard.domain.vocabulary import Stage
from dashboard.views import aid_tables
from dashboard.views.charts import ladder_chart
from dashboard.views.downloads import title_with_export
from dashboard.views.rail import WITH_RAIL, rail
from dashboard.views.table import vocabulary
from dashboard.views.visit import panel, visit

now = visit()
title_with_export(now, "Military aid")
left, right = st.columns(WITH_RAIL, gap="medium")
with left:
    with panel("The matrix of requested aid"):
        st.header(ASKED, anchor=False)
        aid_tables.matrix(now)
    with panel("The responses"):
        st.header("How they responded", anchor=False)
        aid_tables.responses(now)
with right:
    rail(now)
with panel("The ladder"):
    st.header(HOW_FAR, anchor=False)
    st.caption(
        f"Nothing stands higher than {article_says(now.dossier, 'puts')} it. "
        "Click a sign for the source of its stage."
    )
    ladder_chart(now)
    with st.expander("What each stage means"):
        vocabulary("How far it has come", Stage)
with panel("The requests"):
    st.header(ONE_BY_ONE, anchor=False)
    st.caption("Click a row to see who says so.")
    aid_tables.requests(now)
with panel("What is not counted"):
    st.header(NOT_COUNTED, anchor=False)
    aid_tables.not_aid(now)
