"""The charts of the made-up dossier as plain shapes: nothing is lost on the way."""

import plotly.graph_objects as go
import pytest

from dashboard.domain.excerpt import excerpt
from dashboard.domain.phrasing import claim
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status
from dashboard.exports.pictures import map_picture, picture_of, timeline_picture
from dashboard.exports.pictures.shapes import Mark, Path, Text

ALL = Selection()


def facts_of(picture):
    return {name for group in picture.groups for name in group.facts}


def marks_of(group):
    return [shape for shape in group.shapes if isinstance(shape, Mark)]


def words_of(picture):
    shapes = (shape for group in picture.groups for shape in group.shapes)
    return [line for shape in shapes if isinstance(shape, Text) for line in shape.lines]


def test_the_timeline_has_a_group_with_a_sign_for_each_fact(tiny):
    picture = timeline_picture(excerpt(tiny, ALL), "light", 1200)
    groups = {group.facts: group for group in picture.groups if group.facts}
    assert set(groups) == {(fact.id,) for fact in tiny.facts}
    assert all(marks_of(group) for group in groups.values())
    for fact in tiny.facts:
        assert claim(fact) in groups[(fact.id,)].alt


def test_the_timeline_shows_only_what_the_filter_lets_through(tiny):
    denied = Selection(statuses=(Status.DENIED,))
    picture = timeline_picture(excerpt(tiny, denied), "light", 1200)
    assert facts_of(picture) == {fact.id for fact in excerpt(tiny, denied).facts}


def test_the_lanes_and_the_as_of_date_stand_in_the_picture(tiny):
    words = words_of(timeline_picture(excerpt(tiny, ALL), "light", 1200))
    assert "as of 20 May 2031" in words
    assert "Requests" in words


def test_a_map_has_a_group_with_a_sign_for_each_place_with_facts(tiny):
    view = tiny.config.maps[0]
    picture = map_picture(excerpt(tiny, ALL), view, "light", 960)
    signed = {group.name for group in picture.groups if marks_of(group)}
    there = {sign.place for sign in view.signs if tiny.facts_at(sign.place)}
    assert signed == {tiny.place[name].name for name in there}
    group = next(g for g in picture.groups if g.name == "Skerra Point" and marks_of(g))
    assert set(group.facts) == {fact.id for fact in tiny.facts_at("skerra-point")}
    assert picture.height == pytest.approx(960 * 593 / 960, abs=80)


def test_the_line_to_a_state_stands_for_the_facts_of_its_requests(tiny):
    picture = map_picture(excerpt(tiny, ALL), tiny.config.maps[1], "light", 960)
    lines = [group for group in picture.groups if group.name == "Fjordmark: asked; no comment"]
    rows = [row for row in tiny.aid if row.asked == "fjordmark"]
    assert {name for group in lines for name in group.facts} == {n for r in rows for n in r.facts}
    assert any(isinstance(shape, Path) and not shape.fill for g in lines for shape in g.shapes)


def test_the_ground_of_a_map_lies_within_its_edges_and_stands_for_no_fact(tiny):
    picture = map_picture(excerpt(tiny, ALL), tiny.config.maps[0], "light", 960)
    ground = picture.groups[0]
    points = [p for path in ground.shapes for run in path.runs for p in run]
    assert ground.facts == ()
    assert len(points) > 500
    assert all(-1 <= x <= 961 and -1 <= y <= picture.height + 1 for x, y in points)


def chart(traces, **layout):
    axes = {"xaxis": {"range": [0, 10]}, "yaxis": {"range": [10, 0]}}
    look = {"margin": {"l": 0, "r": 0, "t": 0, "b": 0}, "font": {"size": 14, "color": "#111111"}}
    return go.Figure(traces, {"height": 100, "width": 100, **axes, **look, **layout})


def drawn(tiny, figure):
    picture = picture_of(figure, excerpt(tiny, ALL), "light", width=100, alt="A chart")
    return [shape for group in picture.groups for shape in group.shapes]


def test_a_bar_reaches_from_its_base_as_far_as_it_is_long(tiny):
    bar = {"type": "bar", "orientation": "h", "base": [2], "x": [5], "y": [4], "width": [2]}
    [path] = drawn(tiny, chart([bar | {"marker": {"color": "rgba(1,2,3,0.5)"}}]))
    assert path.runs == (((20, 30), (70, 30), (70, 50), (20, 50)),)
    assert (path.fill, path.fill_opacity) == ("#010203", 0.5)


def test_the_words_of_a_bar_stand_in_its_middle(tiny):
    bar = {"type": "bar", "orientation": "h", "base": [2], "x": [5], "y": [4], "width": [2]}
    _, text = drawn(tiny, chart([bar | {"marker": {"color": "#010203"}, "text": ["<b>7</b>"]}]))
    assert (text.at, text.lines, text.bold) == ((45, 40), ("7",), True)
    assert (text.across, text.down) == ("middle", "middle")


def test_a_bar_of_a_pattern_is_hatched_within_its_ends(tiny):
    bar = {"type": "bar", "orientation": "h", "base": [2], "x": [5], "y": [4], "width": [2]}
    marker = {"color": "#010203", "pattern": {"shape": ["x"], "size": 6}}
    [path] = drawn(tiny, chart([bar | {"marker": marker}]))
    assert len(path.runs) == 18
    assert all(20 <= x <= 70 and 30 <= y <= 50 for run in path.runs for x, y in run)


def test_each_point_of_a_scatter_has_its_own_look_and_its_words_beside_it(tiny):
    points = {
        "type": "scatter",
        "mode": "markers+text",
        "x": [1, 2],
        "y": [3, 4],
        "text": ["a", "<b>b</b>"],
        "textposition": "middle right",
        "marker": {"size": [8, 16], "symbol": ["circle", "square"], "color": ["#010101"] * 2},
    }
    first, _, second, words = drawn(tiny, chart([points]))
    assert (first.at, first.size, first.symbol) == ((10, 30), 8, "circle")
    assert (second.at, second.size, second.symbol) == ((20, 40), 16, "square")
    assert (words.at, words.lines, words.bold, words.across) == ((31, 40), ("b",), True, "right")


def test_an_area_and_a_line_lift_the_pen_where_nothing_is_given(tiny):
    trace = {"type": "scatter", "mode": "lines", "x": [0, 1, None, 2, 3], "y": [0, 1, None, 2, 3]}
    [path] = drawn(tiny, chart([trace | {"line": {"color": "#010203", "width": 3, "dash": "dot"}}]))
    assert path.runs == (((0, 0), (10, 10)), ((20, 20), (30, 30)))
    assert (path.stroke.width, path.stroke.dash, path.fill) == (3, "dot", "")


def test_shapes_of_pixels_stand_at_their_anchor(tiny):
    shape = {"type": "path", "path": "M-5,0V10H5", "xsizemode": "pixel", "xanchor": 5}
    [path] = drawn(tiny, chart([], shapes=[shape | {"line": {"color": "#000000", "width": 1}}]))
    assert path.runs == (((45, 0), (45, 100), (55, 100)),)


def test_annotations_are_shifted_anchored_and_boxed(tiny):
    note = {"text": "x &lt; y<br>z", "x": 5, "y": 5, "xshift": 3, "yshift": 4, "showarrow": False}
    note |= {"xanchor": "left", "yanchor": "top", "bgcolor": "#ffffff"}
    box, text = drawn(tiny, chart([], annotations=[note]))
    assert (text.at, text.lines) == ((53, 46), ("x < y", "z"))
    assert (text.across, text.down) == ("right", "below")
    assert box.fill == "#ffffff"


def test_an_arrow_has_a_line_and_a_head_with_its_tip_at_the_point(tiny):
    note = {"x": 5, "y": 5, "ax": -20, "ay": 0, "text": "", "arrowcolor": "#010203"}
    line, head = drawn(tiny, chart([], annotations=[note]))
    assert line.runs == (((30, 50), (50, 50)),)
    assert head.runs[0][0] == (50, 50)


def test_a_click_target_names_the_group(tiny):
    fact = tiny.facts[0]
    points = {"type": "scatter", "mode": "markers", "x": [1, 2], "y": [1, 2]}
    points |= {"marker": {"color": "#010203"}}
    points |= {"customdata": [f"fact:{fact.id}", "place:skerra-point"]}
    picture = picture_of(chart([points]), excerpt(tiny, ALL), "light", width=100, alt="")
    one, place = picture.groups
    assert (one.name, one.facts) == (fact.id, (fact.id,))
    assert (place.name, place.facts) == (
        "Skerra Point",
        tuple(fact.id for fact in tiny.facts_at("skerra-point")),
    )


def test_what_only_a_browser_would_know_is_refused(tiny):
    with pytest.raises(ValueError, match="xaxis has no range"):
        drawn(tiny, chart([], xaxis={}))
    with pytest.raises(ValueError, match="no shapes for a trace of type 'pie'"):
        drawn(tiny, chart([{"type": "pie"}]))
