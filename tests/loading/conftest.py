import pytest

from dashboard.loading import files
from tests.loading.copies import copy_to

MOST_TREES = 200


@pytest.fixture
def copy(tmp_path):
    """The folder of a copy of the made-up dossier."""
    return copy_to(tmp_path)


@pytest.fixture(scope="module", autouse=True)
def _parsed_once():
    """Parse the same text of a file once in a module: that is four fifths of the time of a load."""
    compose, trees = files.compose, {}

    def once(text, file, findings, if_empty):
        if (file, text) in trees:
            return trees[file, text]
        before = findings.problems, findings.warnings
        tree = compose(text, file, findings, if_empty)
        if len(trees) < MOST_TREES and (findings.problems, findings.warnings) == before:
            trees[file, text] = tree
        return tree

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "compose", once)
        yield
