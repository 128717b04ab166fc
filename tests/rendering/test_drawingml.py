"""Scenes become native shapes: python-pptx reads them back by their names and kinds."""

from itertools import count

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE, MSO_SHAPE_TYPE
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml

from dashboard.rendering.drawingml import PX, DrawingML
from dashboard.rendering.paint import mixed
from dashboard.scenes.markers import MARKERS, MIXED, mark
from dashboard.scenes.shapes import (
    Backdrop,
    Fade,
    Group,
    Ink,
    Layer,
    Mark,
    Path,
    Scene,
    Stroke,
    Text,
)
from tests.slides import all_shapes

SQUARE = ((0, 0), (100, 0), (100, 50), (0, 50))
HOLE = ((10, 10), (20, 10), (20, 20))


def scene_of(*groups, **keys):
    said = {"name": "any", "title": "Any chart", "description": "What it shows."}
    return Scene(**said, width=200, height=100, groups=groups, **keys)


@pytest.fixture
def chart(tiny):
    """Draw a scene with its corner at 10, 20 of a slide; its group is read back."""

    def draw(scene, **options):
        file = Presentation()
        slide = file.slides.add_slide(file.slide_layouts[6])
        edge = (scene.width, scene.height)
        drawing = DrawingML(tiny.config.light, (10, 20), edge, count(100), **options)
        slide.shapes.element.append(parse_xml(drawing.scene(scene)))
        ids = [shape.shape_id for shape in all_shapes(slide.shapes)]
        assert len(set(ids)) == len(ids)
        return slide.shapes[-1]

    return draw


@pytest.fixture
def drawn(chart):
    """Draw shapes as the only group of a scene; that is read back."""
    return lambda *shapes: chart(scene_of(Group(name="Some", shapes=shapes))).shapes[0]


def box_of(shape):
    return tuple(side / PX for side in (shape.left, shape.top, shape.width, shape.height))


def descriptions(group):
    return [one.element.nvGrpSpPr.cNvPr.get("descr") for one in (group, *group.shapes)]


def test_a_chart_is_one_group_that_says_what_it_shows_of_a_group_for_each_fact(chart):
    mark = Mark(at=(50, 25), symbol="circle", size=10, fill=Ink("asked"))
    said = ("It happened.", "● Reported")
    letter = Group(name="Letter", shapes=(mark,), facts=("letter", "radars"), said=said)
    line = Path(runs=(SQUARE[:2],), stroke=Stroke(Ink("rule")))
    axis = Group(name="Axis", shapes=(line,), layer=Layer.AXIS)
    group = chart(scene_of(letter, axis))
    assert group.shape_type is MSO_SHAPE_TYPE.GROUP
    assert group.name == "Any chart"
    assert [one.name for one in group.shapes] == ["Axis", "Letter, letter, radars"]
    assert descriptions(group) == ["What it shows.", None, "It happened. ● Reported"]


def test_the_ground_of_a_map_lies_under_all_else(chart):
    land = Path(runs=(SQUARE,), fill=Ink("land"))
    dot = Mark(at=(50, 25), symbol="circle", size=10, fill=Ink("asked"))
    ground = Backdrop(name="near-200", shapes=(land,))
    found = chart(scene_of(Group(name="Dot", shapes=(dot,)), backdrop=ground))
    assert [one.name for one in found.shapes] == ["Ground", "Dot"]


def test_a_group_keeps_its_name_and_its_words_whatever_they_hold(chart):
    wild = Group(
        name='<"Sea" & more>', shapes=(Path(runs=(SQUARE,)),), said=("a\x00b <&> 'c'", "d")
    )
    found = chart(scene_of(wild))
    assert found.shapes[0].name == '<"Sea" & more>'
    assert descriptions(found)[1] == "a\ufffdb <&> 'c' d"


def test_a_scene_can_be_larger_and_its_groups_lead_somewhere(chart):
    dot = Mark(at=(50, 25), symbol="circle", size=10, fill=Ink("asked"))
    label = Text(at=(60, 25), lines=("One",), size=20)
    group = Group(name="Dot", shapes=(dot, label), target="fact:dot", facts=("dot",))
    found = chart(scene_of(group), scale=2, link=lambda target: f"to-{target}")
    mark, words = found.shapes[0].shapes
    assert box_of(mark) == (100, 60, 20, 20)
    assert words.text_frame.paragraphs[0].runs[0].font.size.pt == 30
    assert found.element.xpath(".//a:hlinkClick/@r:id") == ["to-fact:dot"] * 2
    assert [mark.name, words.name] == ["Dot: mark", "Dot: label"]


def test_a_ground_says_nothing_and_is_named_by_its_colours(chart):
    land = Path(runs=(SQUARE,), fill=Ink("land"))
    ground = Backdrop(name="near-200", shapes=(land,))
    found = chart(scene_of(backdrop=ground)).shapes[0]
    assert [one.name for one in found.shapes] == ["Ground: land"]
    assert found.element.nvGrpSpPr.cNvPr.get("descr") is None
    assert found.element.xpath("./p:nvGrpSpPr/p:cNvPr//*[local-name()='decorative']/@val") == ["1"]


def test_an_area_is_a_freeform_with_its_holes_in_a_fixed_colour(drawn, tiny):
    (area,) = drawn(Path(runs=(SQUARE, HOLE), fill=Ink("asked", opacity=0.4))).shapes
    assert area.shape_type is MSO_SHAPE_TYPE.FREEFORM
    assert box_of(area) == (10, 20, 100, 50)
    assert area.fill.fore_color.rgb == RGBColor.from_string(tiny.config.light.asked[1:].upper())
    assert len(area.element.xpath(".//a:moveTo")) == 2
    assert len(area.element.xpath(".//a:close")) == 2
    assert area.element.xpath(".//a:solidFill//a:alpha/@val") == ["40000"]


def test_a_share_of_a_colour_is_mixed_with_the_page(drawn, tiny):
    (asked,) = drawn(Path(runs=(SQUARE,), fill=Ink("asked", 0.4))).shapes
    paler = mixed(Ink("asked", 0.4), tiny.config.light)
    assert asked.element.xpath(".//a:alpha") == []
    assert asked.fill.fore_color.rgb == RGBColor.from_string(paler[1:].upper())


def stops(shape):
    return [
        (int(stop.get("pos")), int(stop.xpath("string(.//a:alpha/@val)") or 100_000))
        for stop in shape.element.xpath(".//a:gs")
    ]


def test_a_fade_is_a_gradient_across_its_shape(drawn):
    fade = Fade(Ink("opposed"), ((0, 0), (100, 0.5)))
    (bar,) = drawn(Path(runs=(SQUARE,), fill=fade)).shapes
    assert stops(bar) == [(0, 0), (100_000, 50_000)]
    assert len(set(bar.element.xpath(".//a:gs/a:srgbClr/@val"))) == 1
    assert bar.element.xpath(".//a:lin/@ang") == ["0"]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (((50, 0), (60, 1)), [(0, 0), (50_000, 0), (60_000, 100_000), (100_000, 100_000)]),
        (((-100, 0), (100, 1)), [(0, 50_000), (100_000, 100_000)]),
    ],
    ids=["inside", "outside"],
)
def test_a_fade_that_is_shorter_or_longer_than_its_shape_looks_the_same(drawn, given, found):
    (bar,) = drawn(Path(runs=(SQUARE,), fill=Fade(Ink("opposed"), given))).shapes
    assert stops(bar) == found


def test_an_area_that_fades_in_parts_is_cut_where_they_meet(drawn):
    fade = Fade(Ink("opposed"), ((0, 0), (60, 1), (60, 0), (100, 1)))
    slope = ((0, 0), (100, 50), (0, 50))
    first, last = drawn(Path(runs=(slope, HOLE), fill=fade)).shapes
    assert box_of(first) == (10, 20, 60, 50)
    assert box_of(last) == (70, 50, 40, 20)
    assert (stops(first), stops(last)) == ([(0, 0), (100_000, 100_000)],) * 2


def test_a_bar_that_fades_at_both_ends_is_drawn_in_parts_that_every_program_knows(drawn):
    fade = Fade(Ink("opposed"), ((0, 0), (20, 1), (70, 1), (100, 0)))
    first, middle, last = drawn(Path(runs=(SQUARE,), fill=fade)).shapes
    assert [box_of(part) for part in (first, middle, last)] == [
        (10, 20, 20, 50),
        (30, 20, 50, 50),
        (80, 20, 30, 50),
    ]
    assert stops(first) == [(0, 0), (100_000, 100_000)]
    assert stops(middle) == []
    assert str(middle.fill.fore_color.rgb) == last.element.xpath(".//a:srgbClr")[0].val
    assert stops(last) == [(0, 100_000), (100_000, 0)]


def test_a_line_is_dashed_not_closed_and_not_filled(drawn):
    (line,) = drawn(
        Path(runs=(SQUARE[:2],), stroke=Stroke(Ink("border"), width=1.5, dash="dash"))
    ).shapes
    assert line.line.dash_style == MSO_LINE.DASH
    assert line.line.width / PX == pytest.approx(1.5, abs=0.001)
    assert line.element.xpath(".//a:close") == []
    assert line.element.xpath(".//a:path/@fill") == ["none"]
    assert box_of(line) == (10, 20, 100, 0)


def test_a_line_that_ends_where_it_begins_is_closed(drawn):
    (ring,) = drawn(Path(runs=((*SQUARE, SQUARE[0]),), stroke=Stroke(Ink("ink")))).shapes
    assert len(ring.element.xpath(".//a:close")) == 1
    assert len(ring.element.xpath(".//a:lnTo")) == 3


def test_a_path_without_lines_is_no_shape(drawn):
    lake, land = Path(runs=(), fill=Ink("sea")), Path(runs=(SQUARE,), fill=Ink("land"))
    assert len(drawn(lake, land).shapes) == 1


def test_what_leaves_a_chart_is_cut_at_its_edge(drawn):
    far = ((-500, 50), (500, 50), (500, 900))
    (area,) = drawn(Path(runs=(far,), fill=Ink("land"))).shapes
    assert box_of(area) == (10, 70, 200, 50)


@pytest.mark.parametrize(
    "style", [*MARKERS.values(), MIXED], ids=lambda style: f"{style.symbol}-{style.dash}"
)
def test_each_mark_is_made_of_native_shapes_around_its_point(drawn, style):
    group = drawn(mark(style, (50, 25), Ink("asked"), 28))
    assert {shape.shape_type for shape in group.shapes} <= {
        MSO_SHAPE_TYPE.AUTO_SHAPE,
        MSO_SHAPE_TYPE.FREEFORM,
    }
    left, top, width, height = box_of(group)
    assert (left + width / 2, top + height / 2) == pytest.approx((60, 45), abs=6)
    assert 20 < width < 50
    assert 20 < height < 50


@pytest.mark.parametrize(
    ("symbol", "shape", "turn"),
    [
        ("circle", MSO_SHAPE.OVAL, 0),
        ("circle-x", MSO_SHAPE.FLOWCHART_SUMMING_JUNCTION, 0),
        ("square", MSO_SHAPE.RECTANGLE, 0),
        ("diamond", MSO_SHAPE.DIAMOND, 0),
        ("triangle-right", MSO_SHAPE.ISOSCELES_TRIANGLE, 90),
        ("triangle-up", MSO_SHAPE.ISOSCELES_TRIANGLE, 0),
    ],
)
def test_what_has_an_auto_shape_is_one(drawn, symbol, shape, turn):
    (found,) = drawn(Mark(at=(50, 25), symbol=symbol, size=14, fill=Ink("page"))).shapes
    assert found.auto_shape_type == shape
    assert found.rotation == turn


def test_a_triangle_points_to_the_right_from_where_plotly_and_svg_have_it(drawn):
    group = drawn(Mark(at=(50, 25), symbol="triangle-right", size=20, fill=Ink("page")))
    left, _, width, height = box_of(group)
    assert (left, width) == pytest.approx((55, 15), abs=0.01)
    assert height == pytest.approx(23.09, abs=0.01)
    _, _, across, down = box_of(group.shapes[0])
    assert (across, down) == pytest.approx((height, width), abs=0.01)


def test_a_symbol_that_no_mark_has_is_refused(drawn):
    with pytest.raises(ValueError, match="comet"):
        drawn(Mark(at=(0, 0), symbol="comet", size=14, fill=Ink("page")))


@pytest.mark.parametrize(
    ("anchor", "baseline", "left", "top", "alignment"),
    [
        ("start", "middle", 0, 0.5, PP_ALIGN.LEFT),
        ("end", "bottom", 1, 1, PP_ALIGN.RIGHT),
        ("middle", "top", 0.5, 0, PP_ALIGN.CENTER),
    ],
)
def test_words_stand_where_their_block_is_held(drawn, anchor, baseline, left, top, alignment):
    words = ("One", "two <3")
    *halos, label = drawn(
        Text(
            at=(50, 25),
            lines=words,
            size=20,
            ink=Ink("ink"),
            anchor=anchor,
            baseline=baseline,
            halo=Ink("page"),
            is_bold=True,
            is_italic=True,
        )
    ).shapes
    x, y, width, height = box_of(label)
    assert x == pytest.approx(60 - width * left, abs=0.01)
    assert y == pytest.approx(45 - height * top, abs=0.01)
    assert height == pytest.approx(50)
    (paragraph,) = label.text_frame.paragraphs
    assert paragraph.text == "\v".join(words)
    assert (paragraph.alignment, paragraph.line_spacing.pt) == (alignment, 18.75)
    fonts = [run.font for run in paragraph.runs]
    assert {(font.size.pt, font.bold, font.italic) for font in fonts} == {(15, True, True)}
    assert {run.get("lang") for run in label.element.xpath(".//a:rPr")} == {"en-GB"}
    assert [box_of(halo)[1] for halo in halos] == pytest.approx([y, y + 25], abs=0.01)
    assert {halo.element.xpath(".//a:alpha/@val")[0] for halo in halos} == {"80000"}
