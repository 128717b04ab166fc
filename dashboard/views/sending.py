"""Sending parts once: a page is sent the name of what it already has."""

import streamlit as st

ENDING = 8
"""Bytes that name what is packed: the checksum and the length at the end of all that gzip makes."""
MOST = 200
"""Names that are remembered of one page; its script keeps more."""


def unsent(packed: bytes) -> bytes:
    """Return what to send of what is packed: all of it, or its name where this page has it."""
    sent = st.session_state.setdefault("sent", set())
    name = packed[-ENDING:]
    if name in sent:
        return name
    if len(sent) >= MOST:
        sent.clear()
    sent.add(name)
    return packed


def send_again() -> None:
    """Send all in full from now on: a page lacks what was named to it."""
    st.session_state.pop("sent", None)
