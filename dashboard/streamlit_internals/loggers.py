"""The handlers of Streamlit's loggers."""

import logging
from collections.abc import Callable

from streamlit import logger


def set_up_each_with(set_up: Callable[[logging.Logger], None]) -> None:
    """Have `set_up` called with each logger of Streamlit, also one that is made later.

    Why: each brings a handler with a form of its own, which `logging.config` cannot replace before
    the logger is there (`setup_formatter` in logger.py; streamlit/streamlit#4742).
    Until: the setting `logger.handlerMode` is there (proposed in streamlit/streamlit#16894).
    """
    logger.setup_formatter = set_up  # type: ignore[assignment]
    logger.update_formatter()
