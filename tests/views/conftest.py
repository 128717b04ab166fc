"""What the tests of pages have in common."""

import pytest

from dashboard.views import figures, reading


@pytest.fixture(autouse=True)
def whole_messages(monkeypatch):
    """Each run sends in full what it shows, also what the page had before."""
    for module in (figures, reading):
        monkeypatch.setattr(module, "unsent", bytes)
