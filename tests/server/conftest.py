"""The real server, once for all tests that only read from it."""

import pytest

from tests.serving import served


@pytest.fixture(scope="session")
def address():
    with served() as address:
        yield address


@pytest.fixture(scope="session")
def below():
    """The same below a path, as behind a proxy that has other things beside it."""
    with served(env={"STREAMLIT_SERVER_BASE_URL_PATH": "/briefing/room/"}) as address:
        yield address
