"""What the cases spoil and ask: a copy of the made-up dossier, and the real server."""

from tests.loading.conftest import copy
from tests.server.conftest import address

__all__ = ["address", "copy"]
