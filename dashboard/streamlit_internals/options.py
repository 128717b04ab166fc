"""Settings of Streamlit: who made them."""

from streamlit import config


def is_set(name: str) -> bool:
    """Say whether a file, a variable or a flag sets an option, such as `server.port`.

    Why: `st.get_option` gives the value alone, and the port that Streamlit found itself, where
    the usual one was taken, is to be said (`get_where_defined` in config.py).
    Until: Streamlit says itself that it took another port.
    """
    return config.is_manually_set(name)
