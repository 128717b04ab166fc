"""A word to who waits at a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

PATIENCE = 1.0
"""Seconds after which somebody wants to know."""


@contextmanager
def saying(what: str) -> Iterator[None]:
    """Say in one line what takes so long, once it does, if standard error is a terminal."""
    line = Timer(PATIENCE, print, (what,), {"file": sys.stderr, "flush": True})
    line.daemon = True
    if sys.stderr.isatty():
        line.start()
    try:
        yield
    finally:
        line.cancel()
