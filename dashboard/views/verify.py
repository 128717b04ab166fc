"""Where a draft that was edited is dropped, to be held against the dossier."""

from dashboard.deck.opening import is_loopback
from dashboard.views.reading import read
from dashboard.views.visit import Visit, base_address


def draft(now: Visit) -> None:
    """A form that sends a file to the server, which answers in a tab of its own."""
    read("draft", now, is_here=is_loopback(base_address()))
