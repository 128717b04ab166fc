"""The flow from the article to what claims rest on."""

from dataclasses import replace

import pytest

from dashboard.domain.excerpt import excerpt
from dashboard.domain.query import narrowed
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Basis, SourceKind, Status
from dashboard.scenes.attribution_flow import attribution_flow
from dashboard.scenes.bounds import box_of
from dashboard.scenes.flow import Band, ribbons, spread, stacked
from dashboard.scenes.shapes import NARROW, PAPER, PHONE, SLIDE, WIDE, Layer, Path
from tests.reports import retold
from tests.scenes.seen import by_target, covering, outside, written

ALL = Selection()
DENIED = Selection(statuses=(Status.DENIED,))
FRAMES = (PHONE, NARROW, WIDE, SLIDE, PAPER)
DOCUMENTS = "filter:outlets=northern-wire&bases=documents"


def drawn(dossier, selection=ALL, frame=WIDE):
    return attribution_flow(excerpt(dossier, selection), frame)


def areas(group):
    """The filled shapes of a group."""
    return [shape for shape in group.shapes if isinstance(shape, Path) and shape.fill]


def high(path):
    """How high a ribbon is where it begins."""
    [run] = path.runs
    return abs(run[-2][1] - run[0][1])


def test_each_voice_and_basis_has_its_name_and_number(tiny):
    assert set(zip(written(drawn(tiny))[3::2], written(drawn(tiny))[4::2], strict=True)) == {
        ("The Harbour Gazette of 20 May 2031", "10"),
        ("No outlet named", "6"),
        ("Northern Wire", "4"),
        ("Open tracking", "1"),
        ("Official account or figures", "1"),
        ("Experts", "1"),
        ("An article's own words", "1"),
        ("On the record", "3"),
        ("Documents", "2"),
        ("Unnamed sources", "1"),
    }


def test_an_article_and_what_is_said_in_its_own_words_are_counted_apart(real):
    """Both are called `article` in the files."""
    scene = drawn(real)
    numbers = {group.name: len(group.facts) for group in scene.reachable()}
    assert numbers["An article's own words"] < numbers["The article"] == len(real.current)


def test_a_filter_counts_what_it_lets_through_of_all(tiny):
    words = written(drawn(tiny, DENIED))
    assert words[words.index("On the record") + 1] == "1 of 3"
    assert words[words.index("Northern Wire") + 1] == "0 of 4"


def test_heights_count_facts_and_a_filter_moves_nothing(tiny):
    whole, some = drawn(tiny), drawn(tiny, Selection(bases=(Basis.DOCUMENTS,)))
    [one] = areas(by_target(whole)[DOCUMENTS])
    assert high(one) == pytest.approx(2 * 4.3)
    assert areas(by_target(some)[DOCUMENTS]) == [one]
    pale = [group for group in some.groups if group.layer is Layer.GROUND]
    assert len(pale[0].shapes) == len([one for one in whole.groups if " on " in one.name]) + 2
    boxes = {group.name: box_of(group.hit[0]) for group in whole.reachable()}
    assert boxes == {group.name: box_of(group.hit[0]) for group in some.reachable()}


def test_each_part_says_which_filter_it_stands_for(tiny):
    scene = drawn(tiny)
    assert set(by_target(scene)) >= {
        DOCUMENTS,
        "filter:outlets=gazette&bases=",
        "filter:outlets=&bases=tracking",
        "filter:outlets=&bases=",
    }


@pytest.mark.parametrize("name", ["real", "tiny", "sequel"])
def test_selecting_a_part_lets_through_the_facts_that_it_stands_for(request, name):
    dossier = request.getfixturevalue(name)
    for target, group in by_target(drawn(dossier)).items():
        chosen = narrowed(ALL, target.removeprefix("filter:"), dossier)
        assert (
            set(group.facts) == excerpt(dossier, chosen).ids
            or len(excerpt(dossier, ALL).dossier.seeds) > 1
        )


def test_every_ribbon_is_selected_all_over_its_area_and_near_its_middle(tiny):
    area, line = by_target(drawn(tiny))[DOCUMENTS].hit
    assert area.fill is not None
    assert line.fill is None
    assert line.stroke.width >= 9
    left, _, right, _ = box_of(area)
    assert right - left > 100


def test_boxes_are_as_high_as_their_facts_or_their_words():
    short = Band(id="a", name="A", lines=("A",), width=1)
    tall = Band(id="b", name="B", lines=("B", "C"), width=30)
    first, second = stacked([short, tall], 4, 18, 8)
    assert (first.height, second.top, second.height) == (26, 34, 120)


def test_ribbons_leave_and_arrive_stacked_in_the_middle_of_their_boxes():
    start = Band(id="a", name="A", left=0, right=10, top=0, height=40, width=3)
    ends = (
        Band(id="x", name="X", left=100, right=110, top=0, height=20),
        Band(id="y", name="Y", left=100, right=110, top=30, height=20),
    )
    found = list(ribbons((start,), ends, {("a", "x"): "12", ("a", "y"): "1"}, 10))
    assert [one.left for one in found] == [(10, 5), (10, 25)]
    assert [one.right for one in found] == [(100, 0), (100, 35)]
    assert found[0].outline()[0] == found[0].outline()[-1]
    assert found[0].outline(0.5)[-2][1] == 5 + 10


def test_columns_reach_from_edge_to_edge():
    narrow, wide = Band(id="a", name="A", right=50), Band(id="b", name="B", right=80)
    first, second = spread([[narrow], [wide]], 300)
    assert (first[0].left, first[0].right) == (1, 51)
    assert (second[0].left, second[0].right) == (219, 299)


def test_what_rests_on_nothing_that_is_said_is_hollow(tiny):
    scene = drawn(tiny)
    [hollow] = areas(by_target(scene)["filter:outlets=gazette&bases=article"])
    [solid] = areas(by_target(scene)[DOCUMENTS])
    assert hollow.stroke.dash == "dot"
    assert hollow.fill.share < solid.fill.share
    assert [key.words for key in scene.legend][1] == "Facts whose basis is not stated"


def test_a_part_says_who_on_what_how_many_and_its_claims(tiny):
    group = by_target(drawn(tiny))[DOCUMENTS]
    assert group.said[0] == "Northern Wire on documents: 2 facts"
    assert len(group.said) == 3
    some = by_target(drawn(tiny, DENIED))[DOCUMENTS]
    assert some.said == ("Northern Wire on documents: 0 of 2 facts",)
    assert some.facts == ()


def test_what_is_selected_is_drawn_over_the_rest_and_its_boxes_have_rings(tiny):
    [fact, _] = by_target(drawn(tiny))[DOCUMENTS].facts
    scene = drawn(tiny, Selection(focus=f"fact:{fact}"))
    pale, full = areas(by_target(scene)[DOCUMENTS])
    assert pale.fill.share < full.fill.share
    assert high(full) == pytest.approx(high(pale) / 2)
    [rings] = [group for group in scene.groups if group.layer is Layer.FOCUS]
    assert len(rings.shapes) == 3


def test_the_description_lists_who_reports_how_much_on_what(tiny):
    assert "Northern Wire on documents: 2" in drawn(tiny).description
    said = drawn(tiny, DENIED).description
    assert "Northern Wire" not in said
    assert "Outside this filter:" in said


def test_nothing_let_through_is_said(tiny):
    scene = drawn(tiny, Selection(text="zzz"))
    assert written(scene) == ["The filter leaves no fact to show."]
    assert "empty" in scene.description


def test_what_was_corrected_or_withdrawn_counts_nowhere(sequel):
    shown = {fact for group in drawn(sequel).reachable() for fact in group.facts}
    assert shown == excerpt(sequel, ALL).ids
    assert shown.isdisjoint(sequel.superseded)


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: f"{frame.width:g}")
@pytest.mark.parametrize("selection", [ALL, DENIED], ids=["all", "denied"])
def test_no_word_covers_another_or_is_cut(real, frame, selection):
    scene = drawn(real, selection, frame)
    assert not covering(scene)
    assert not outside(scene)
    assert not scene.unplaced
    assert not frame.height or scene.height <= frame.height


def crowded(dossier, number):
    """A dossier of many outlets, each with its own fact."""
    outlet = next(one for one in dossier.sources if one.kind is SourceKind.OUTLET)
    outlets = [replace(outlet, id=f"wire-{n}", name=f"Wire {n}") for n in range(number)]
    model = dossier.facts[0]
    article = model.via[0]
    facts = [retold(model, id=f"fact-{n}", via=(article, f"wire-{n}")) for n in range(number)]
    return replace(dossier, sources=(*dossier.sources, *outlets), facts=(*dossier.facts, *facts))


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: f"{frame.width:g}")
def test_many_outlets_share_a_box(tiny, frame):
    dossier = crowded(tiny, 400)
    scene = drawn(dossier, frame=frame)
    assert len(scene.groups) < 60
    [others] = [group for group in scene.reachable() if group.name.endswith(" others")]
    chosen = narrowed(ALL, others.target.removeprefix("filter:"), dossier)
    assert len(chosen.outlets) == int(others.name.split()[0]) or len(chosen.outlets) == 200
    assert {fact for group in scene.reachable() for fact in group.facts} == excerpt(
        dossier, ALL
    ).ids
    assert not covering(scene)
    assert not frame.height or scene.height <= frame.height
