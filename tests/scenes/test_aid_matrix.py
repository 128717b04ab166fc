"""The aid matrix as a chart: a cell is asked, not in the article, or outside the filter."""

from dataclasses import replace

import pytest

from dashboard.domain.excerpt import excerpt
from dashboard.domain.query import parse_filter
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Stage, Status
from dashboard.scenes.aid_matrix import aid_matrix
from dashboard.scenes.shapes import PHONE, SLIDE, WIDE, Frame, Layer, Path
from tests.scenes.seen import written
from tests.scenes.tables import (
    FRAMES,
    group_of,
    is_legible,
    keys,
    mark_of,
    words_of,
)

WHOLE = Selection()
POSSIBLE = Selection(statuses=(Status.POSSIBLE,))
DASHED = "dot"


def test_a_row_stands_in_its_cell_with_status_help_and_hedge(tiny):
    scene = aid_matrix(excerpt(tiny, WHOLE), WIDE)
    lamp, crew = group_of(scene, "lamp-asked"), group_of(scene, "crew-asked")
    assert (words_of(lamp), mark_of(lamp)) == ("Supply", ("circle", "solid"))
    assert (words_of(crew), mark_of(crew)) == ("Repair, “reportedly”", ("circle", DASHED))
    assert lamp.facts == ("lamp-asked", "lamp-under-way")
    assert lamp.target == "fact:lamp-asked"


def test_columns_say_what_may_be_said_of_each_state(tiny):
    assert written(aid_matrix(excerpt(tiny, WHOLE), WIDE))[:2] == [
        "Fjordmark: asked",
        "Tropica: asked (possible)",
    ]


def test_a_cell_has_one_of_three_looks_and_the_legend_explains_each(tiny):
    scene = aid_matrix(excerpt(tiny, POSSIBLE), WIDE)
    cells = {group.name: group for group in scene.groups}
    outside, unnamed = cells["fjordmark (outside filter)"], cells["tropica –"]
    assert [path.stroke.dash for path in outside.shapes if isinstance(path, Path)] == [DASHED]
    assert not [path for path in unnamed.shapes if isinstance(path, Path)]
    assert [path.fill.name for path in cells["tropica-crew"].shapes[:1]] == ["asked"]
    assert keys(scene) == [
        "Possible",
        "Requests",
        "The article names nothing of the kind.",
        "Something was asked for or is being arranged, but this filter leaves it out.",
    ]


def test_the_legend_has_no_look_that_is_not_there(tiny):
    both = tuple(
        replace(row, id=f"{row.id}-{equipment}", equipment=equipment)
        for row in tiny.aid
        for equipment in ("lamps", "crews")
    )
    scene = aid_matrix(excerpt(replace(tiny, aid=both), WHOLE), WIDE)
    assert keys(scene) == ["Reported", "Possible", "Requests"]


def test_what_is_spoken_says_how_far_by_which_way_and_who_says_so(tiny):
    said = group_of(aid_matrix(excerpt(tiny, WHOLE), WIDE), "lamp-asked").said
    assert said[:3] == (
        "Fjordmark: One lamp of no stated type (supply)",
        "Requested. The logbook says no more.",
        "Letter of the keeper",
    )
    assert any("Northern Wire ← The logbook of the lighthouse" in line for line in said)


def test_several_rows_share_a_cell_and_what_is_arranged_is_called_that(tiny):
    lamp = tiny.aid[0]
    arranged = replace(lamp, id="b", stage=Stage.COORDINATED, hedge="soon")
    scene = aid_matrix(excerpt(replace(tiny, aid=(lamp, arranged)), WHOLE), WIDE)
    rows = [group for group in scene.reachable() if group.lane == "Lamps"]
    assert [words_of(group) for group in rows] == ["Supply", "Being arranged, “soon”"]
    assert [group.short for group in rows] == [
        "Fjordmark: Supply",
        "Fjordmark: Being arranged, “soon”",
    ]


def test_a_status_that_no_hedge_tells_is_told(tiny):
    bare = replace(tiny, aid=tuple(replace(row, hedge="") for row in tiny.aid))
    scene = aid_matrix(excerpt(bare, WHOLE), WIDE)
    assert words_of(group_of(scene, "crew-asked")) == "Repair (possible)"


def test_what_is_contested_has_the_sign_and_the_legend_says_so(sequel):
    scene = aid_matrix(excerpt(sequel, WHOLE), WIDE)
    assert words_of(next(scene.reachable())) == "Supply (possible)\N{NO-BREAK SPACE}≠"
    assert "Denied, or said two ways" in keys(scene)


def test_on_a_phone_states_stand_one_below_the_other_with_what_they_lack(tiny):
    scene = aid_matrix(excerpt(tiny, POSSIBLE), PHONE)
    assert written(scene) == [
        "Fjordmark",
        "Outside this filter: Lamps. Not in the article: Repair crews.",
        "Tropica: asked (possible)",
        "Repair crews: Repair, “reportedly”",
        "Not in the article: Lamps.",
    ]
    [crew] = scene.reachable()
    assert crew.lane == "Tropica: asked (possible)"


def test_where_columns_would_be_too_narrow_states_are_stacked(tiny):
    narrow = aid_matrix(excerpt(tiny, WHOLE), Frame(300, 14))
    assert written(narrow) == written(aid_matrix(excerpt(tiny, WHOLE), PHONE))


def test_what_is_selected_has_a_ring_and_the_rest_recedes(tiny):
    scene = aid_matrix(excerpt(tiny, Selection(focus="fact:lamp-under-way")), WIDE)
    rings = [group for group in scene.groups if group.layer is Layer.FOCUS]
    assert [group.name for group in rings] == ["selected: fjordmark-lamp"]
    lamp, crew = group_of(scene, "lamp-asked"), group_of(scene, "crew-asked")
    assert lamp.shapes[0].fill.share > crew.shapes[0].fill.share


def test_without_a_row_it_says_so_in_words(tiny):
    scene = aid_matrix(excerpt(tiny, Selection(text="zzz")), WIDE)
    [words] = written(scene)
    assert words == (
        "No request or arrangement rests on a fact within this filter."
        " All 2 rows of aid are outside this filter."
    )
    assert not list(scene.reachable())
    assert scene.legend == ()


def test_the_description_obeys_the_filter(tiny):
    scene = aid_matrix(excerpt(tiny, POSSIBLE), WIDE)
    assert scene.description.startswith(
        "Asked, or being arranged: lamps and crews by state. 1 of 10 facts. It is:"
    )
    assert "(outside filter): something was asked" in scene.description


def test_what_finds_no_room_on_a_slide_is_named(tiny):
    many = tuple(replace(tiny.equipment[0], id=f"e{n}", name=f"Sort {n}") for n in range(30))
    rows = tuple(replace(tiny.aid[0], id=f"r{n}", equipment=f"e{n}") for n in range(30))
    scene = aid_matrix(excerpt(replace(tiny, equipment=many, aid=rows), WHOLE), SLIDE)
    assert scene.height <= SLIDE.height
    assert scene.unplaced[-1] == "Sort 29"
    assert len(list(scene.reachable())) + len(scene.unplaced) == 30
    assert scene.notes[0].startswith(f"Not drawn for lack of room: {len(scene.unplaced)} more")


def test_thousands_of_rows_do_not_make_thousands_of_groups(tiny):
    many = tuple(replace(tiny.equipment[0], id=f"e{n}", name=f"Sort {n}") for n in range(2000))
    rows = tuple(replace(tiny.aid[0], id=f"r{n}", equipment=f"e{n}") for n in range(2000))
    scene = aid_matrix(excerpt(replace(tiny, equipment=many, aid=rows), WHOLE), WIDE)
    assert len(list(scene.reachable())) == 200
    assert len(scene.unplaced) == 1800


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
@pytest.mark.parametrize("query", ["", "actors=iran", "statuses=possible", "text=radar"])
def test_the_real_matrix_is_legible_in_every_frame_and_has_every_fact(real, frame, query):
    shown = excerpt(real, parse_filter(query, real))
    scene = aid_matrix(shown, frame)
    named = {name for row in shown.requests for name in row.facts}
    assert is_legible(scene, frame)
    assert not scene.unplaced
    assert set(scene.facts()) == named & shown.ids
    assert all(group.said and group.short and group.lane for group in scene.reachable())


def test_no_hedge_of_the_real_rows_is_lost(real):
    shown = excerpt(real, WHOLE)
    for frame in FRAMES.values():
        rows = {group.name: words_of(group) for group in aid_matrix(shown, frame).reachable()}
        assert all(row.hedge in rows[row.id] for row in shown.requests)
