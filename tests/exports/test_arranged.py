"""What is being arranged without a reported request is called a request in no file."""

import io
import json
from dataclasses import replace

import pytest
from pypdf import PdfReader

from dashboard.domain.aid_words import aid_matrix
from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Stage
from dashboard.exports import FORMATS
from tests.exports.test_headline import words_of_deck

ALL = Selection()


@pytest.fixture(scope="module")
def arranged(tiny):
    """The made-up dossier, the lamp only being arranged."""
    return replace(tiny, aid=(replace(tiny.aid[0], stage=Stage.COORDINATED), tiny.aid[1]))


def words_of(dossier, name):
    content = FORMATS[name].render(excerpt(dossier, ALL))
    if name == "pptx":
        return words_of_deck(content)
    if name == "pdf":
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return content.decode()


@pytest.mark.parametrize("name", ["markdown", "html", "pdf", "pptx"])
def test_lists_are_headed_by_what_may_be_said(arranged, name):
    words = words_of(arranged, name)
    assert "Asked, or being arranged" in words
    assert "Not counted as requested, and why" in words
    for overstated in ("Every request", "looks like"):
        assert overstated not in words


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
        words = words_of(dossier, format_)
        for number in range(1, len(dossier.aid) + 1):
            assert f"{number} request" not in words
