"""Keeping Python's garbage collector from what is not garbage.

Streamlit collects after every run, and goes through all that every open page holds: with a hundred
pages that took four fifths of the server's time. What is there is therefore set aside before each
collection, which then finds only what the run itself left; a sweep now and then finds the rest.
"""

import ctypes
import gc
import sys
from threading import Event

_is_swept = Event()

# glibc keeps what was freed, 10 MB and more of it; to give that back takes it 2 to 25 ms.
_trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None


def set_aside() -> None:
    """Have the next collection pass over all that is there now; only where somebody sweeps."""
    if _is_swept.is_set():
        gc.freeze()


def sweep() -> None:
    """Collect everything that was set aside and is used no more, and set aside what is left.

    What was frozen is thawed first: a dossier since replaced would otherwise never be freed, as
    its figures refer to each other in circles.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    if _trim:
        _trim(0)


def begin() -> None:
    """Sweep for the first time; from now on somebody does so again and again."""
    sweep()
    _is_swept.set()


def end() -> None:
    """Nobody sweeps any more."""
    _is_swept.clear()
    gc.unfreeze()
