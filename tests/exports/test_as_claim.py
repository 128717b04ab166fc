"""The picture of one claim: the sheet, as a PNG."""

from io import BytesIO

import pytest
from PIL import Image

from dashboard.domain.excerpt import excerpt
from dashboard.domain.problems import CrisisError
from dashboard.domain.selection import Selection
from dashboard.exports import CLAIM


def test_it_is_a_picture_as_wide_as_a_page_and_as_high_as_its_words(tiny):
    pictures = [
        Image.open(BytesIO(CLAIM.render(excerpt(tiny, Selection(focus=f"fact:{name}")))))
        for name in ("lamp-failed", "lamp-asked")
    ]
    assert {picture.format for picture in pictures} == {"PNG"}
    assert {picture.width for picture in pictures} == {1191}
    assert len({picture.height for picture in pictures}) == 2
    assert all(len(picture.convert("L").getcolors()) > 20 for picture in pictures)


def test_without_a_fact_in_focus_it_says_in_one_line_what_it_needs(tiny):
    with pytest.raises(CrisisError, match=r"^a picture of a claim needs a fact in focus"):
        CLAIM.render(excerpt(tiny, Selection(focus="actor:tropica")))
