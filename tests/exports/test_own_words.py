"""Each crisis has its own words for what was asked: no page or file shows those of another."""

import pytest

from dashboard.domain.config import Page
from dashboard.exports import FORMATS
from tests.exports.reading import rendered, words_of
from tests.views.reading import read

OF_ANOTHER = ("Military aid", "military aid", "Equipment", "equipment by state")
ITS_OWN = "Lamps and crews"
TABLES = ("markdown", "html", "pdf", "docx", "pptx")
"""The formats that show the matrix or the rows under the names of their columns."""


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("fixture", ["tiny", "sequel"])
def test_no_file_shows_the_words_of_another_crisis(fixture, name, request):
    dossier = request.getfixturevalue(fixture)
    said = words_of(name, rendered(name, dossier))
    assert not [words for words in OF_ANOTHER if words in said]
    if name in TABLES:
        assert ITS_OWN in " ".join(said.split())


@pytest.mark.parametrize("page", [page for page in Page if page not in (Page.PRESENT,)])
@pytest.mark.parametrize("fixture", ["tiny", "sequel"])
def test_no_page_shows_the_words_of_another_crisis(fixture, page, request, monkeypatch):
    folder = request.getfixturevalue(fixture).folder
    monkeypatch.setenv("DASHBOARD_CONFIG", str(folder / "config.yaml"))
    shown = read(page)
    said = "\n".join((shown.words, *shown.sources().values()))
    assert not [words for words in OF_ANOTHER if words in said]
    if page is Page.AID:
        assert ITS_OWN in said
        assert "Help for the lighthouse" in said
