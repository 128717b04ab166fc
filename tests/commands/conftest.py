import pytest

from tests.loading.copies import copy_to


@pytest.fixture
def copy(tmp_path):
    """The folder of a copy of the made-up dossier."""
    return copy_to(tmp_path)
