"""A format whose build never ends."""

import threading


def render(excerpt):
    threading.Event().wait()
