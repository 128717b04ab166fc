import pytest

from tests.authoring import scene
from tests.loading.conftest import _parsed_once  # noqa: F401 - a text is parsed once in a module
from tests.loading.copies import copy_to


@pytest.fixture
def copy(tmp_path):
    """The folder of a copy of the made-up dossier."""
    return copy_to(tmp_path)


@pytest.fixture
def prepared(copy):
    """The config of a copy with the two articles that proposals are made for."""
    return scene.prepare(copy)
