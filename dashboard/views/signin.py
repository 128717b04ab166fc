"""A private copy as Streamlit's pages see it: who is signed in, and the way out.

The door before the server has let a visitor in already, by the same rule. The page asks once more.
"""

import streamlit as st

from dashboard.domain.config import Config
from dashboard.escaping import in_markdown


def require_sign_in(config: Config) -> None:
    """Draw nothing further where only some may look and the visitor is none of them."""
    if config.sign_in is None:
        return
    claims = st.user.to_dict()
    if claims.get("is_logged_in") is True and config.sign_in.admits(claims):
        return
    st.title(in_markdown(config.title), anchor=False)
    st.markdown("Your sign-in does not let you in here.")
    st.button("Sign out", on_click=st.logout)
    st.stop()


def who_is_signed_in() -> None:
    """Name the visitor, quietly, beside the way out."""
    name = str(st.user.get("email") or st.user.get("name") or "")
    with st.container(key="signed-in", horizontal=True, vertical_alignment="center"):
        st.text(f"Signed in as {name}" if name else "Signed in", width="content")
        st.button("Sign out", type="tertiary", on_click=st.logout)
