"""The aid ladder: nothing stands higher than its stage, each stage says what it means, and who."""

from dataclasses import replace

import pytest

from dashboard.domain.excerpt import excerpt
from dashboard.domain.query import parse_filter
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Stage
from dashboard.scenes.aid_ladder import OFF, REACHED, RUNGS, UNREACHED, aid_ladder
from dashboard.scenes.bounds import box_of
from dashboard.scenes.shapes import NARROW, PHONE, SLIDE, WIDE, Layer, Path, Text
from tests.scenes.seen import written
from tests.scenes.tables import FRAMES, group_of, is_legible, keys, mark_of, words_of

WHOLE = Selection()


def staged(dossier, *stages):
    """The dossier with its rows of aid at other stages."""
    rows = zip(dossier.aid, stages, strict=True)
    return replace(dossier, aid=tuple(replace(row, stage=stage) for row, stage in rows))


def steps(scene, stroke):
    """How many steps of the ladder are drawn in a style."""
    found = (one for group in scene.groups if group.name == "steps" for one in group.shapes)
    return sum(len(path.runs) for path in found if path.stroke == stroke)


def top_of(scene, words):
    """Where words stand that are printed once."""
    [text] = [
        one
        for group in scene.groups
        for one in group.shapes
        if isinstance(one, Text) and " ".join(one.lines).startswith(words)
    ]
    return box_of(text)[1]


def test_every_stage_has_its_place():
    assert {*RUNGS, *OFF} == set(Stage)


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_a_rung_that_is_reached_says_what_it_means(tiny, frame):
    words = written(aid_ladder(excerpt(tiny, WHOLE), frame))
    for stage in (Stage.REQUESTED, Stage.RESPONSE_UNCLEAR):
        assert words[words.index(stage.label) + 1] == stage.meaning


def test_rungs_without_a_row_share_a_line_that_says_so(tiny):
    words = written(aid_ladder(excerpt(tiny, WHOLE), WIDE))
    assert (
        "Delivered (it arrived); Shipped (it left); Contracted (an agreement was signed);"
        " Promised (the state that was asked said yes): the article reports none."
    ) in words
    filtered = written(aid_ladder(excerpt(tiny, Selection(text="crew")), WIDE))
    assert any(line.endswith("no row within this filter.") for line in filtered)
    on_a_slide = written(aid_ladder(excerpt(tiny, WHOLE), SLIDE))
    assert on_a_slide[0].startswith("Delivered, Shipped, Contracted, Promised, Being arranged,")


def test_the_higher_the_stage_the_higher_it_stands(tiny):
    scene = aid_ladder(excerpt(staged(tiny, Stage.COORDINATED, Stage.SHIPPED), WHOLE), WIDE)
    crew, lamp = scene.reachable()
    assert (crew.lane, lamp.lane) == ("Shipped", "Being arranged")
    assert top_of(scene, "A crew") < top_of(scene, "Contracted (") < top_of(scene, "One lamp")


def test_steps_are_drawn_for_rungs_alone(tiny):
    scene = aid_ladder(excerpt(tiny, WHOLE), WIDE)
    assert (steps(scene, REACHED), steps(scene, UNREACHED)) == (1, 4)
    assert keys(scene)[-2:] == [
        "Stage that something has reached",
        "Stage that nothing has reached",
    ]
    off = aid_ladder(excerpt(staged(tiny, Stage.COORDINATED, Stage.NOT_STATED), WHOLE), WIDE)
    assert (steps(off, REACHED), steps(off, UNREACHED)) == (0, 5)
    assert keys(off)[-1] == "Stage that nothing has reached"


def test_the_mark_is_that_of_the_status_of_the_request(tiny):
    scene = aid_ladder(excerpt(tiny, WHOLE), WIDE)
    assert mark_of(group_of(scene, "lamp-asked")) == ("circle", "solid")
    assert mark_of(group_of(scene, "crew-asked")) == ("circle", "dot")


def test_selecting_a_row_leads_to_who_says_so_for_its_stage(tiny):
    scene = aid_ladder(excerpt(tiny, WHOLE), WIDE)
    assert [group.target for group in scene.reachable()] == [
        "fact:lamp-asked",
        "fact:tropica-unclear",
    ]
    said = group_of(scene, "tropica-unclear").said
    assert said[:3] == (
        "Response unclear: Tropica, A crew to repair the old lamp, “reportedly”",
        "Asked for; the source says that the answer is not known.",
        "The article says that it is not known.",
    )
    assert said[-1].endswith("(The Harbour Gazette of 20 May 2031)")


@pytest.mark.parametrize(
    ("frame", "before"),
    [(WIDE, ""), (NARROW, "Source for this stage: "), (SLIDE, "Source: ")],
    ids=["wide", "narrow", "slide"],
)
def test_the_source_for_a_stage_stands_beside_its_rows(tiny, frame, before):
    words = written(aid_ladder(excerpt(tiny, WHOLE), frame))
    assert f"{before}Northern Wire ← The logbook of the lighthouse" in words
    assert f"{before}The Harbour Gazette of 20 May 2031" in words


def test_a_source_is_named_once_for_the_rows_that_it_covers(tiny):
    twin = replace(tiny.aid[0], id="twin", detail="Another lamp")
    scene = aid_ladder(excerpt(replace(tiny, aid=(tiny.aid[0], twin)), WHOLE), WIDE)
    assert written(scene).count("Northern Wire ← The logbook of the lighthouse") == 1


def test_a_filter_leaves_the_requests_that_rest_on_what_it_lets_through(tiny):
    scene = aid_ladder(excerpt(tiny, Selection(text="crew")), WIDE)
    assert [group.name for group in scene.reachable()] == ["tropica-crew"]
    assert scene.notes == ("1 of 2 rows of aid; the other is outside this filter.",)


def test_without_a_row_it_says_so_in_words(tiny):
    scene = aid_ladder(excerpt(tiny, Selection(text="zzz")), WIDE)
    [words] = written(scene)
    assert words.startswith("No request or arrangement rests on a fact within this filter")
    assert not list(scene.reachable())


def test_what_is_selected_has_a_ring(tiny):
    scene = aid_ladder(excerpt(tiny, Selection(focus="fact:lamp-under-way")), WIDE)
    rings = [group.name for group in scene.groups if group.layer is Layer.FOCUS]
    assert rings == ["selected: fjordmark-lamp"]


def test_the_description_counts_the_rows_by_stage(tiny):
    scene = aid_ladder(excerpt(tiny, WHOLE), WIDE)
    assert scene.description.startswith("Asked, or being arranged. How far each has come. 4 of 10")
    assert "Rows by stage: requested: 1, response unclear: 1." in scene.description


def test_what_finds_no_room_on_a_slide_is_counted_and_its_stage_never_told_as_empty(tiny):
    rows = tuple(
        replace(tiny.aid[0], id=f"r{n}", detail=f"One lamp of no stated type, the {n}th of many")
        for n in range(60)
    )
    last = replace(tiny.aid[1], stage=Stage.NOT_STATED)
    scene = aid_ladder(excerpt(replace(tiny, aid=(*rows, last)), WHOLE), SLIDE)
    assert scene.height <= SLIDE.height
    assert len(list(scene.reachable())) + len(scene.unplaced) == 61
    words = written(scene)
    assert "… and one more row" in words
    assert words[words.index("Not stated") + 1] == Stage.NOT_STATED.meaning
    assert not any("Not stated" in line for line in words if line.endswith("none."))


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
@pytest.mark.parametrize("query", ["", "actors=iran", "statuses=possible", "text=radar"])
def test_the_real_ladder_is_legible_in_every_frame_and_has_every_fact(real, frame, query):
    shown = excerpt(real, parse_filter(query, real))
    scene = aid_ladder(shown, frame)
    named = {name for row in shown.requests for name in row.facts}
    assert is_legible(scene, frame)
    assert not scene.unplaced
    assert set(scene.facts()) == named & shown.ids
    rows = {group.name: words_of(group) for group in scene.reachable()}
    assert all(row.detail in rows[row.id] for row in shown.requests)
    assert all(row.hedge in rows[row.id] for row in shown.requests)


def test_rows_of_a_page_are_high_enough_for_a_finger(real):
    for frame in (PHONE, NARROW, WIDE):
        areas = [one for group in aid_ladder(excerpt(real, WHOLE), frame).reachable()
                 for one in group.hit if isinstance(one, Path)]  # fmt: skip
        boxes = [box_of(area) for area in areas]
        assert min(bottom - top for _, top, _, bottom in boxes) >= 23.9


def test_a_mark_tells_which_stage_its_row_had_before(sequel, tiny):
    said = group_of(aid_ladder(excerpt(sequel, Selection()), WIDE), "lamp-sent").said
    assert "Earlier: Requested (possible, “apparently”; report of 20 May 2031)" in said
    for group in aid_ladder(excerpt(tiny, Selection()), WIDE).groups:
        assert not [words for words in group.said if words.startswith("Earlier")]


def test_a_stage_that_a_row_has_left_is_not_told_as_one_that_nothing_reached(sequel):
    said = " ".join(map(words_of, aid_ladder(excerpt(sequel, WHOLE), WIDE).groups))
    assert "Earlier: Requested (asked for; no answer is reported)." in said
    assert "Contracted (an agreement was signed); Promised" in said
    assert "Requested (asked for; no answer is reported): the articles" not in said
