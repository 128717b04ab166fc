"""A format whose build never ends."""

import threading


def render(dossier, selection):
    threading.Event().wait()
