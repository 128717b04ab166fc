"""The deck on a house's own master: its look, our content, nothing lost, nothing illegible."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER as HELD
from pptx.oxml.ns import qn

from dashboard.deck.build import deck
from dashboard.domain.excerpt import excerpt
from dashboard.domain.problems import CrisisError
from dashboard.domain.selection import Selection
from dashboard.exports import as_pptx
from tests.exports import houses
from tests.slides import Colours, all_shapes, box, outside, pale, squeezed, texts

GROUNDS = {"dark": "0B1B33", "light": "F4F1EA", "bare": "FFFFFF"}


@pytest.fixture(scope="module", params=GROUNDS)
def made(request, tiny):
    """The name of a house, its template, and the deck on it with its annex."""
    template = getattr(houses, f"{request.param}_house")()
    shown = excerpt(tiny, Selection())
    rendered = as_pptx.render(
        shown, address="https://crisis.example/", annex=True, template=template
    )
    return request.param, Presentation(BytesIO(template)), Presentation(BytesIO(rendered))


def test_the_house_keeps_its_size_its_theme_and_its_layouts_and_loses_its_slides(made):
    _, house, file = made
    assert (file.slide_width, file.slide_height) == (house.slide_width, house.slide_height)
    assert Colours(file).named == Colours(house).named
    assert [one.name for one in file.slide_layouts] == [one.name for one in house.slide_layouts]
    said = "".join(text for slide in file.slides for text in texts(slide))
    assert "What the house showed last" not in said


def test_every_word_stands_out_from_what_lies_behind_it_and_nothing_leaves_the_slide(made):
    name, _, file = made
    assert outside(file) == []
    colours = Colours(file)
    for slide in file.slides:
        assert pale(slide, GROUNDS[name], colours) == []


def test_no_word_of_the_deck_is_lost(tiny, made):
    _, _, file = made
    own = Presentation(BytesIO(as_pptx.render(excerpt(tiny, Selection()), annex=True)))
    for ours, theirs in zip(own.slides, file.slides, strict=True):
        there = squeezed("".join(texts(theirs)))
        assert [
            text for text in texts(ours) if squeezed(text) not in there and not text.isdigit()
        ] == []


def test_titles_stand_in_the_title_of_the_house_and_are_alike_large(tiny, made):
    _, _, file = made
    for content, slide in zip(deck(excerpt(tiny, Selection())).slides, file.slides, strict=False):
        assert slide.shapes.title.text == content.title.paragraphs[0].text
        assert slide.shapes.title.element.spPr.find(qn("a:xfrm")) is None
    sizes = {
        run.font.size
        for slide in list(file.slides)[1:]
        for run in slide.shapes.title.text_frame.paragraphs[0].runs
    }
    assert len(sizes) == 1


def test_layouts_are_chosen_by_what_they_hold_and_not_by_their_names(made):
    name, _, file = made
    for slide in file.slides:
        held = {shape.placeholder_format.type for shape in slide.slide_layout.placeholders}
        assert HELD.TITLE in held or HELD.CENTER_TITLE in held
    used = {slide.slide_layout.name for slide in file.slides}
    assert used <= ({"Title Only"} if name == "bare" else {one.name for one in file.slide_layouts})


def test_content_stands_in_the_place_for_content_of_the_master(made):
    name, house, file = made
    if name == "bare":
        return
    layout = next(one for one in house.slide_layouts if one.element.get("type") == "obj")
    left, top, width, height = box(layout.placeholders[1])
    for slide in list(file.slides)[1:]:
        shapes = [s for s in slide.shapes if not s.is_placeholder or s.name == "Content"]
        for shape in shapes:
            x, y, across, down = box(shape)
            assert x >= left - 8
            assert y >= top - 8
            assert x + across <= left + width + 8
            assert y + down <= top + height + 8


def test_day_and_sources_stand_in_its_footer_if_they_fit_and_else_below_the_content(tiny, made):
    name, _, file = made
    for content, slide in zip(deck(excerpt(tiny, Selection())).slides, file.slides, strict=False):
        held = {shape.placeholder_format.type for shape in slide.placeholders}
        assert (held >= {HELD.DATE, HELD.FOOTER}) == (name == "light")
        assert content.footer.paragraphs[0].text in "".join(texts(slide))


def test_drawings_are_in_the_palette_that_is_near_to_the_ground(tiny, made):
    name, _, file = made
    page = (tiny.config.dark if name == "dark" else tiny.config.light).page[1:].upper()
    panels = [
        shape.element.spPr.find(f"{qn('a:solidFill')}/{qn('a:srgbClr')}").get("val")
        for slide in file.slides
        for shape in all_shapes(slide.shapes)
        if shape.name.endswith(": ground")
    ]
    assert set(panels) == {page}


def other_kind():
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    return written.getvalue()


def without_layouts():
    file = Presentation()
    for layout in list(file.slide_layouts):
        file.slide_layouts.remove(layout)
    return houses.saved(file)


def broken_master():
    template = ZipFile(BytesIO(houses.light_house()))
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name in template.namelist():
            is_master = name == "ppt/slideMasters/slideMaster1.xml"
            archive.writestr(name, b"<p:sld" if is_master else template.read(name))
    return written.getvalue()


@pytest.mark.parametrize(
    ("template", "why"),
    [
        (lambda: b"no file of Office", "broken"),
        (other_kind, "another kind"),
        (without_layouts, "no layouts"),
        (broken_master, "broken"),
    ],
    ids=["nothing", "kind", "layouts", "master"],
)
def test_a_template_that_cannot_be_built_on_is_refused_in_one_line(tiny, template, why):
    with pytest.raises(CrisisError, match=why) as refused:
        as_pptx.render(excerpt(tiny, Selection()), template=template())
    assert re.fullmatch(r"the template is no \.pptx file to build on: [^\n]+", str(refused.value))
