"""The parts of a page that are read: a template each, in an element that tells what is selected."""

from functools import partial
from typing import Any

import streamlit as st

from dashboard.streamlit_internals.components import component
from dashboard.templates import assets
from dashboard.templates.packing import packed
from dashboard.views.sending import send_again, unsent
from dashboard.views.visit import Visit, select

mount = component(assets.COMPONENT, assets.FIRST, assets.FIRST_NAME)


def read(template: str, visit: Visit, *, key: str = "", **more: Any) -> None:
    """Show a template; `more` is what it takes beside the excerpt, by name, and can be hashed.

    `key` names the element where a page shows one template twice.
    """
    show(key or template, packed(template, visit.excerpt, visit.theme, tuple(more.items())))


def show(name: str, part: bytes) -> None:
    """Show a part that is packed already, under a name of its own on the page."""
    key = f"read-{name}"
    mount(
        key=key,
        data=unsent(part),
        height="content",
        on_clicked_change=partial(_clicked, key),
        on_missing_change=send_again,
    )


def _clicked(key: str) -> None:
    target = st.session_state[key]["clicked"]
    select(target if isinstance(target, str) else "")
