"""The real server, once for all tests that only read from it."""

import pytest

from tests.serving import served


@pytest.fixture(scope="session")
def address():
    with served() as address:
        yield address
