"""The form where an edited draft is dropped, to be compared with the dossier."""

from dashboard.deck.opening import is_loopback
from dashboard.views.reading import read
from dashboard.views.visit import Visit, base_address


def draft(visit: Visit) -> None:
    """A form that sends a file to the server, which answers in a tab of its own."""
    read("draft", visit, is_here=is_loopback(base_address()))
