"""Pictures become native shapes: python-pptx reads them back by their names and kinds."""

from dataclasses import replace

import pytest
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE, MSO_SHAPE_TYPE
from pptx.enum.text import PP_ALIGN

from dashboard.charts.signs import MARKERS, MIXED_MARKER
from dashboard.exports.deck.drawing import all_shapes, draw
from dashboard.exports.deck.theme import PX, empty_deck
from dashboard.exports.pictures.shapes import Group, Mark, Path, Picture, Stroke, Text

SQUARE = ((0, 0), (100, 0), (100, 50), (0, 50))
HOLE = ((10, 10), (20, 10), (20, 20))


@pytest.fixture
def drawn(tiny):
    """Draw shapes as one group at 10, 20, twice as large; the group is read back."""

    def draw_group(*shapes, name="Ground", alt="What is there."):
        deck = empty_deck(tiny.config.light)
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        group = Group(name=name, shapes=shapes, alt=alt)
        picture = Picture(width=100, height=50, ground="", alt="", groups=(group,))
        draw(slide, picture, tiny.config.light, (10, 20), 2)
        ids = [shape.shape_id for shape in all_shapes(slide.shapes)]
        assert len(set(ids)) == len(ids)
        return slide.shapes[-1]

    return draw_group


def box_of(shape):
    return tuple(side / PX for side in (shape.left, shape.top, shape.width, shape.height))


def test_a_group_keeps_its_name_and_alt_text_whatever_they_hold(drawn):
    group = drawn(Path(runs=(SQUARE,)), name='<"Sea" & more>', alt="a\x00b <&> 'c'")
    assert group.shape_type is MSO_SHAPE_TYPE.GROUP
    assert group.name == '<"Sea" & more>'
    assert group.element.nvGrpSpPr.cNvPr.get("descr") == "a\ufffdb <&> 'c'"


def test_an_area_is_a_freeform_with_its_holes_in_the_colour_of_the_theme(drawn, tiny):
    (area,) = drawn(
        Path(runs=(SQUARE, HOLE), closed=True, fill=tiny.config.light.asked, fill_opacity=0.4)
    ).shapes
    assert area.shape_type is MSO_SHAPE_TYPE.FREEFORM
    assert box_of(area) == (10, 20, 200, 100)
    assert area.fill.fore_color.theme_color == MSO_THEME_COLOR.ACCENT_1
    assert len(area.element.xpath(".//a:moveTo")) == 2
    assert len(area.element.xpath(".//a:close")) == 2
    assert area.element.xpath(".//a:solidFill//a:alpha/@val") == ["40000"]


def test_a_line_is_dashed_not_closed_and_not_filled(drawn):
    stroke = Stroke(colour="#123456", width=1.5, dash="dash")
    (line,) = drawn(Path(runs=(SQUARE[:2],), stroke=stroke)).shapes
    assert line.line.dash_style == MSO_LINE.DASH
    assert line.line.color.rgb == RGBColor(0x12, 0x34, 0x56)
    assert line.line.width / PX == 3
    assert line.element.xpath(".//a:close") == []
    assert line.element.xpath(".//a:path/@fill") == ["none"]
    assert box_of(line) == (10, 20, 200, 0)


def test_a_layer_without_lines_is_no_shape(drawn):
    lake, land = Path(runs=(), fill="#ffffff"), Path(runs=(SQUARE,), closed=True, fill="#eeeeee")
    assert len(drawn(lake, land).shapes) == 1


@pytest.mark.parametrize(
    "sign", [*MARKERS.values(), MIXED_MARKER], ids=lambda sign: f"{sign.symbol}-{sign.dash}"
)
def test_each_sign_is_made_of_native_shapes_around_its_point(drawn, sign):
    stroke = Stroke(colour="#123456", width=2, dash="dot" if sign.dash == "dot" else "solid")
    mark = Mark(at=(50, 25), symbol=sign.symbol, size=14, fill="#ffffff", stroke=stroke)
    group = drawn(mark)
    assert {shape.shape_type for shape in group.shapes} <= {
        MSO_SHAPE_TYPE.AUTO_SHAPE,
        MSO_SHAPE_TYPE.FREEFORM,
    }
    left, top, width, height = box_of(group)
    assert (left + width / 2, top + height / 2) == pytest.approx((110, 70), abs=8)
    assert 20 < width < 40
    assert 20 < height < 40


@pytest.mark.parametrize(
    ("symbol", "shape"),
    [
        ("circle", MSO_SHAPE.OVAL),
        ("circle-x", MSO_SHAPE.FLOWCHART_SUMMING_JUNCTION),
        ("square", MSO_SHAPE.RECTANGLE),
        ("diamond", MSO_SHAPE.DIAMOND),
    ],
)
def test_what_has_an_auto_shape_is_one(drawn, symbol, shape):
    (sign,) = drawn(Mark(at=(0, 0), symbol=symbol, size=14, fill="#ffffff")).shapes
    assert sign.auto_shape_type == shape


def test_a_symbol_that_no_sign_has_is_refused(drawn):
    with pytest.raises(ValueError, match="star"):
        drawn(Mark(at=(0, 0), symbol="star", size=14, fill="#ffffff"))


@pytest.mark.parametrize(
    ("across", "down", "left", "top", "alignment"),
    [
        ("right", "middle", True, None, PP_ALIGN.LEFT),
        ("left", "above", False, False, PP_ALIGN.RIGHT),
        ("middle", "below", None, True, PP_ALIGN.CENTER),
    ],
)
def test_words_stand_on_the_side_that_they_are_said_to(drawn, across, down, left, top, alignment):
    words = Text(at=(50, 25), lines=("One", "two <3"), size=10, colour="#111111", halo="#ffffff")
    (label,) = drawn(replace(words, across=across, down=down)).shapes
    x, y, width, height = box_of(label)
    assert x == pytest.approx(110 - width * {True: 0, None: 0.5, False: 1}[left], abs=0.01)
    assert y == pytest.approx(70 - height * {True: 0, None: 0.5, False: 1}[top], abs=0.01)
    paragraphs = label.text_frame.paragraphs
    assert [p.text for p in paragraphs] == ["One", "two <3"]
    assert {p.alignment for p in paragraphs} == {alignment}
    assert {p.runs[0].font.size.pt for p in paragraphs} == {15}
    assert len(label.element.xpath(".//a:glow")) == 2
