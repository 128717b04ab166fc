"""Collecting what closed pages left, now and then, in place of after every run.

Streamlit would collect after every run (`runner.postScriptGC`), and so go through all that every
open page holds: with a hundred pages that took four fifths of the server's time.
"""

import ctypes
import gc
import sys

# glibc keeps what was freed, 10 MB and more of it; to give that back takes it 2 to 25 ms.
_trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None


def sweep() -> None:
    """Collect what is no longer used, and have Python's own collections skip the rest.

    What was passed over so far is looked at again: a dossier since replaced would otherwise never
    be freed, as its figures refer to each other in circles.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    if _trim:
        _trim(0)
