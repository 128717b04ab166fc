"""What is being arranged without a reported request is called a request in no file."""

import json
from dataclasses import replace

import pytest

from dashboard.domain.aid_words import aid_matrix
from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Stage
from dashboard.exports import FORMATS
from tests.exports.reading import rendered, words_of

ALL = Selection()


@pytest.fixture(scope="module")
def arranged(tiny):
    """The made-up dossier, the lamp only being arranged."""
    return replace(tiny, aid=(replace(tiny.aid[0], stage=Stage.COORDINATED), tiny.aid[1]))


def words(name, dossier):
    return words_of(name, rendered(name, dossier))


@pytest.mark.parametrize("name", ["markdown", "html", "pdf", "docx", "pptx"])
def test_lists_are_headed_by_what_may_be_said(arranged, name):
    usual = replace(arranged, config=replace(arranged.config, slides=()))
    said = words(name, usual)
    assert "Fjordmark: being arranged" in said
    assert name == "pptx" or "Not counted as requested, and why" in said
    for overstated in ("Every request", "looks like"):
        assert overstated not in said


def test_the_matrix_says_so_in_the_cell_and_over_the_column(arranged):
    head, lamps, _ = aid_matrix(excerpt(arranged, ALL))
    assert head[1:] == ("Fjordmark: being arranged", "Tropica: asked (possible)")
    assert lamps[1] == "● Being arranged"


def test_a_feature_of_it_is_no_request(arranged):
    features = json.loads(FORMATS["geojson"].render(excerpt(arranged, ALL)))["features"]
    rows = {f["id"]: f["properties"] for f in features if f["id"].startswith("request/")}
    assert rows["request/fjordmark-lamp"]["feature"] == "arranged"
    assert rows["request/tropica-crew"]["feature"] == "request"


@pytest.mark.parametrize("name", ["tiny", "real"])
def test_no_file_counts_requests(name, request):
    dossier = request.getfixturevalue(name)
    for format_ in ("markdown", "html"):
        said = words(format_, dossier)
        for number in range(1, len(dossier.aid) + 1):
            assert f"{number} request" not in said
