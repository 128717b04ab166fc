"""What was asked of whom, or is being arranged, and what is known of the answers."""

from collections.abc import Callable

import streamlit as st

from dashboard.domain.articles import article_says
from dashboard.domain.asking import ASKED, HOW_FAR, NOT_COUNTED, ONE_BY_ONE, RESPONDED
from dashboard.domain.scope import has
from dashboard.domain.vocabulary import Stage
from dashboard.views import aid_tables
from dashboard.views.charts import chart, picture_links
from dashboard.views.downloads import title_with_export
from dashboard.views.rail import columns, rail, statuses
from dashboard.views.table import say_shown, vocabulary
from dashboard.views.visit import Visit, panel, visit


def part(table: str, title: str, draw: Callable[[Visit], None], name: str) -> None:
    """A part of the page, if the dossier has rows of its table at all."""
    if has(table, now.excerpt):
        with panel(name):
            st.header(title, anchor=False)
            draw(now)


def matrix(now: Visit) -> None:
    """The matrix as a table, and where its picture is."""
    aid_tables.matrix(now)
    picture_links("aid-matrix", now)


def ladder(now: Visit) -> None:
    """How far each row has come, with what the stages mean."""
    st.caption(
        f"Nothing stands higher than {article_says(now.dossier, 'puts')} it. "
        "Select a mark for the source of its stage."
    )
    chart("aid-ladder", now)
    say_shown("requests", now)
    with st.expander("What each stage means"):
        vocabulary("How far it has come", Stage)


now = visit()
title_with_export(now, "Military aid")
left, right = columns()
with left:
    part("requests", ASKED, matrix, "The matrix of requested aid")
    part("responses", RESPONDED, aid_tables.responses, "The responses")
with right:
    rail(now, statuses(now.excerpt))
part("requests", HOW_FAR, ladder, "The ladder")
part("requests", ONE_BY_ONE, aid_tables.requests, "The requests")
part("not_aid", NOT_COUNTED, aid_tables.not_aid, "What is not counted")
