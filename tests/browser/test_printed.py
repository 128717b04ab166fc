"""The deck as LibreOffice prints it: a page for each slide, with all of its words."""

import pytest
from pptx import Presentation
from pypdf import PdfReader

from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.exports import FORMATS
from scripts.office import HOW_TO_GET_ONE, find_office, to_pdf
from tests.programs import required
from tests.slides import squeezed, texts

EMU_TO_A_POINT = 12_700
TOP = 500 * 9525
"""Whatever stands lower belongs to the foot of a slide."""

pytestmark = [pytest.mark.browser, pytest.mark.office]


@pytest.fixture(scope="module")
def office():
    """Path of a LibreOffice. Without one: a failure in CI, a visible skip elsewhere."""
    return required(find_office(), HOW_TO_GET_ONE)


@pytest.fixture(scope="module", params=["tiny", "real"])
def printed(request, office, tmp_path_factory):
    """The slides of a deck, the pages that LibreOffice makes of them, and the words of each."""
    dossier = request.getfixturevalue(request.param)
    path = tmp_path_factory.mktemp("deck") / "deck.pptx"
    path.write_bytes(FORMATS["pptx"].told(annex=True).render(excerpt(dossier, Selection())))
    pages = PdfReader(to_pdf(office, path)).pages
    said = [squeezed(page.extract_text()) for page in pages]
    return list(Presentation(path).slides), list(pages), said


def test_each_slide_is_one_page_with_its_title(printed):
    slides, pages, said = printed
    assert len(pages) == len(slides)
    for slide, text in zip(slides, said, strict=True):
        assert squeezed(slide.shapes.title.text) in text


def test_no_word_is_lost_in_print(printed):
    slides, _, said = printed
    for slide, page in zip(slides, said, strict=True):
        lost = [text for text in texts(slide) if not all(w in page for w in text.split())]
        assert lost == [], slide.shapes.title.text


def heights(page):
    """Each run of words with the height of its baseline over the lower edge, in points."""
    found = []

    def visit(text, cm, tm, _font, _size):
        if text.strip():
            found.append((text.strip(), tm[4] * cm[1] + tm[5] * cm[3] + cm[5]))

    page.extract_text(visitor_text=visit)
    return found


def test_no_row_is_printed_over_the_footer(printed):
    """A row that LibreOffice sets higher than it was measured would push the last ones there."""
    slides, pages, _ = printed
    for slide, page in zip(slides, pages, strict=True):
        if not any(shape.has_table for shape in slide.shapes):
            continue
        foot = [s for s in slide.placeholders if s.top > TOP]
        edge = float(page.mediabox.height) - min(shape.top for shape in foot) / EMU_TO_A_POINT
        below = {word for text, height in heights(page) if height < edge for word in text.split()}
        said = squeezed(" ".join(shape.text_frame.text for shape in foot))
        number = str(slides.index(slide) + 1)
        assert below >= {"As", "of", number}
        assert [word for word in below - {number} if word not in said] == []
