"""What the tests of pages have in common."""

import pytest

from dashboard.views import figures, reading
from tests.conftest import TINY


@pytest.fixture
def config():
    """The dossier that a test looks at, unless it names another."""
    return TINY


@pytest.fixture
def made_up(monkeypatch, config):
    """The pages show that dossier."""
    monkeypatch.setenv("DASHBOARD_CONFIG", str(config))


@pytest.fixture(autouse=True)
def whole_messages(monkeypatch):
    """Each run sends in full what it shows, also what the page had before."""
    for module in (figures, reading):
        monkeypatch.setattr(module, "unsent", bytes)
