"""Names longer than a chart has room for: cut nowhere, shortened with the whole on hover."""

from dataclasses import replace
from html import unescape

import pytest

from dashboard.charts.actors import actors
from dashboard.charts.actors import alt as actors_alt
from dashboard.charts.ladder import NAMES, ladder
from dashboard.charts.map import map_figure
from dashboard.charts.measure import width_of
from dashboard.charts.timeline import timeline
from dashboard.charts.voices import voices
from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.exports.pictures import map_picture, timeline_picture
from dashboard.exports.pictures.labels import extent
from dashboard.exports.pictures.shapes import Text

CHINESE = "中华人民共和国外交部驻热带联络办公室"
MINISTRY = "Ministry for the Coordination of Lamps, Lighthouses and Northern Affairs of it all"
SETTLEMENT = (
    "The settlement of the keepers of the lighthouse and of their families, the dog and the boats,"
    " on the northern shore of the outermost island of the archipelago of the long night"
)
NAMES_OF_ALL_SORTS = (CHINESE, MINISTRY, SETTLEMENT, "W" * 170)


@pytest.fixture(params=NAMES_OF_ALL_SORTS, ids=("chinese", "ministry", "settlement", "one-word"))
def named(request, tiny):
    """A long name, and the made-up dossier in which all are called by it."""
    name = request.param

    def called(entries):
        return tuple(replace(one, name=f"{name}{n}") for n, one in enumerate(entries))

    config = replace(tiny.config, kinds=called(tiny.config.kinds))
    renamed = replace(
        tiny,
        config=config,
        actors=called(tiny.actors),
        places=called(tiny.places),
        sources=called(tiny.sources),
    )
    return name, excerpt(renamed, Selection())


def labels(figure):
    """Each label as (its lines, the trace that has it)."""
    return [
        (unescape(text.replace("<b>", "").replace("</b>", "")).split("<br>"), trace)
        for trace in figure.data
        if trace.type != "bar"
        for text in trace.text or ()
    ]


def test_an_actor_is_named_in_the_room_beside_it_and_whole_on_hover(named):
    name, shows = named
    figure = actors(shows, "light")
    said = [lines for lines, _ in labels(figure) if lines[0].startswith(name[:3])]
    assert len(said) == 3
    assert all(width_of(line, 14, bold=True) <= 250 for lines in said for line in lines)
    assert all(len(lines) <= 2 for lines in said)
    hovers = [text for trace in figure.data for text in trace.hovertext or ()]
    for number in range(3):
        whole = f"{name}{number}".replace(" ", "")
        assert any(unescape(h).replace("<br>", "").replace(" ", "").find(whole) > 0 for h in hovers)
    assert f"{name}0" in actors_alt(shows)


@pytest.mark.parametrize("view", ["near", "far"])
@pytest.mark.parametrize("width", [760, 800])
def test_no_label_of_a_map_on_paper_or_on_a_slide_is_cut_by_its_edge(named, view, width):
    _, shows = named
    view = next(one for one in shows.dossier.config.maps if one.id == view)
    picture = map_picture(shows, view, "light", width)
    texts = [s for group in picture.groups for s in group.shapes if isinstance(s, Text)]
    assert texts
    for text in texts:
        left, top, right, bottom = extent(text)
        assert left >= 0, text.lines
        assert right <= picture.width, text.lines
        assert top >= -1, text.lines
        assert bottom <= picture.height + 1, text.lines


def test_a_place_whose_label_is_shortened_is_named_whole_on_hover(named):
    name, shows = named
    for view in shows.dossier.config.maps:
        for lines, trace in labels(map_figure(shows, view, "light")):
            if lines[0].startswith(name[:3]) and any(line.endswith("…") for line in lines):
                hover = unescape("".join(trace.hovertext)).replace("<br>", "").replace(" ", "")
                assert name.replace(" ", "") in hover


def test_what_is_said_of_a_state_keeps_its_hedge_however_long_its_name(named):
    _, shows = named
    far = next(one for one in shows.dossier.config.maps if one.id == "far")
    said = ["".join(lines).replace(" ", "") for lines, _ in labels(map_figure(shows, far, "light"))]
    assert any("…:asked(possible);answerunclear" in text for text in said), said


def test_a_row_of_the_ladder_keeps_its_hedge_and_takes_no_more_than_its_room(named):
    _, shows = named
    ticks = [unescape(t).split("<br>") for t in ladder(shows, "light").layout.yaxis.ticktext]
    assert all(len(lines) <= 2 for lines in ticks)
    assert all(width_of(line, 14) <= NAMES for lines in ticks for line in lines)
    assert "“reportedly”" in " ".join(ticks[1])


def test_a_lane_of_the_timeline_leaves_room_for_the_time(named):
    name, shows = named
    figure = timeline(shows, "light")
    assert figure.layout.margin.l <= 230
    lanes = [note for note in figure.layout.annotations if unescape(note.text)[:3] == name[:3]]
    assert lanes
    for note in lanes:
        assert note.text.endswith("…") <= (name in unescape(note.hovertext or ""))
    picture = timeline_picture(shows, "light", 1000)
    for group in picture.groups:
        for text in (shape for shape in group.shapes if isinstance(shape, Text)):
            assert extent(text)[0] >= 0, text.lines


def test_a_band_of_the_flow_has_two_lines_at_most(named):
    _, shows = named
    for lines, _ in labels(voices(shows, "light")):
        assert len(lines) <= 2
        assert all(width_of(line, 15, bold=True) <= 360 for line in lines)
