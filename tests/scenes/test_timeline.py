"""The timeline as a scene: what happened has a place in time, what was published has none."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import combinations

import pytest

from dashboard.domain.excerpt import Excerpt, excerpt
from dashboard.domain.phrasing import attribution, claim
from dashboard.domain.query import parse_filter, parse_query
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status, WhenIs
from dashboard.scenes.bounds import Box, box_of, overlap
from dashboard.scenes.bundles import MOST
from dashboard.scenes.markers import STRIKE
from dashboard.scenes.shapes import (
    NARROW,
    PAPER,
    PHONE,
    SLIDE,
    WIDE,
    Fade,
    Frame,
    Group,
    Layer,
    Mark,
    Path,
    Scene,
    Text,
)
from dashboard.scenes.timeline import EMPTY, HAPPENED, PUBLISHED, timeline
from dashboard.scenes.timeline_reports import is_published, reports
from tests.scenes.timeline_facts import ALL, dossier_of, fact

BY_KIND = "timeline=kinds"
FILTERS = (
    "",
    "actors=iran",
    "statuses=denied",
    "kinds=us-military",
    "outlets=cnn",
    "period=2025-10",
)
FRAMES = (NARROW, Frame(760), WIDE, PAPER, SLIDE, Frame(600, 22, 480))


def of(dossier, query: str = "") -> Excerpt:
    return excerpt(dossier, parse_filter(query, dossier))


def together(*queries: str) -> str:
    return "&".join(filter(None, queries))


def named(scene: Scene, name: str) -> Group:
    return next(group for group in scene.groups if group.facts == (name,))


def texts(groups) -> list[Text]:
    return [shape for group in groups for shape in group.shapes if isinstance(shape, Text)]


def words(scene: Scene) -> list[str]:
    return [" ".join(text.lines) for text in texts(scene.groups)]


def in_the_way(scene: Scene) -> Iterator[tuple[str, Box]]:
    """Yield what a label must keep clear of: all words, and marks but for the ends of bars."""
    for group in scene.groups:
        for shape in group.shapes:
            is_end = isinstance(shape, Mark) and shape.symbol.startswith(("line", "triangle-left"))
            if isinstance(shape, (Text, Mark)) and not is_end and group.layer is not Layer.FOCUS:
                yield group.name, box_of(shape)


@pytest.mark.parametrize("view", ["", BY_KIND])
@pytest.mark.parametrize("query", FILTERS)
@pytest.mark.parametrize("frame", [WIDE, NARROW, PHONE, SLIDE])
def test_every_fact_that_is_listed_can_be_reached(real, query, view, frame):
    shown = of(real, together(query, view))
    reached = [name for group in timeline(shown, frame).reachable() for name in group.facts]
    assert set(reached) == shown.listed_ids


@pytest.mark.parametrize("view", ["", BY_KIND])
@pytest.mark.parametrize("query", FILTERS)
@pytest.mark.parametrize("frame", [WIDE, NARROW, PHONE])
def test_on_a_page_each_can_be_opened_by_itself(real, query, view, frame):
    shown = of(real, together(query, view))
    targets = {group.target for group in timeline(shown, frame).reachable()}
    assert {f"fact:{name}" for name in shown.listed_ids} <= targets


@pytest.mark.parametrize("view", ["", BY_KIND])
@pytest.mark.parametrize("query", FILTERS)
@pytest.mark.parametrize("frame", FRAMES)
def test_no_label_touches_another_or_leaves_the_canvas(real, query, view, frame):
    scene = timeline(of(real, together(query, view)), frame)
    found = list(in_the_way(scene))
    assert not [
        (one, other)
        for (one, a), (other, b) in combinations(found, 2)
        if one != other and overlap(a, b, -1)
    ]
    assert not [
        (name, box)
        for name, box in found
        if box[0] < -1 or box[1] < -2 or box[2] > scene.width + 1 or box[3] > scene.height + 1
    ]
    assert scene.unplaced == ()


@pytest.mark.parametrize("query", FILTERS)
@pytest.mark.parametrize("frame", [SLIDE, Frame(600, 22, 480)])
def test_a_limited_height_is_kept(real, query, frame):
    assert timeline(of(real, query), frame).height <= frame.height


@pytest.mark.parametrize("frame", [NARROW, WIDE, PAPER])
def test_all_that_happened_is_named_with_its_date_on_a_page(real, frame):
    shown = of(real)
    said = words(timeline(shown, frame))
    for one in shown.listed:
        if not is_published(one, real):
            assert any(line.startswith(one.short) for line in said)
    assert any(line.startswith("Il-76 in Caracas, load unstated (26 Oct ≈)") for line in said)
    assert "By 29 Aug: 7 US ships sent ≈" in said
    assert "Iran shipment coordinated, WP (“recently”)" in said


def test_a_slide_names_the_weightiest_and_counts_the_rest(real):
    shown = of(real)
    scene = timeline(shown, SLIDE)
    dated = [one for one in shown.listed if not is_published(one, real)]
    said = words(scene)
    count = sum(any(line.startswith(one.short) for line in said) for one in dated)
    assert count >= 8
    assert f"and {len(dated) - count} more" in said
    first = [name for name in real.config.moments if name in {one.id for one in dated}][:8]
    assert all(any(line.startswith(real.fact[name].short) for line in said) for name in first)


def test_what_is_known_only_by_a_report_has_no_position_in_time(real):
    shown = of(real)
    scene = timeline(shown, WIDE)
    published = {one.id for one in shown.listed if is_published(one, real)}
    assert not published & {
        name for group in scene.groups if not group.is_fixed for name in group.facts
    }
    top = next(group for group in scene.groups if group.name == f"heading {PUBLISHED}").shapes[0]
    for group in scene.reachable():
        if group.is_fixed:
            assert all(box_of(shape)[1] > top.at[1] for shape in group.hit)


def test_there_is_a_column_for_each_report_by_day_and_outlet(real):
    assert [(one.source.name, one.when.edtf) for one in reports(of(real))] == [
        ("Axios", "2025-08-29"),
        ("CNN", "2025-09-06"),
        ("The article", "2025-10-31"),
        ("The Washington Post", "2025-10-31"),
        ("Bloomberg", "2025-10-31"),
        ("The Wall Street Journal", "2025-10-31"),
    ]
    scene = timeline(of(real), WIDE)
    head = named(scene, "cnn-report")
    assert [text.lines for text in texts([head])] == [("CNN",), ("6 Sep",)]
    assert head.lane == "CNN, 6 September 2025"


def test_an_event_of_the_day_of_its_report_stands_below_as_well(real):
    found = {one.source.name: one for one in reports(of(real))}
    assert [one.id for one in found["Bloomberg"].facts] == [
        "trump-denies-considering-strikes",
        "trump-says-no",
    ]
    assert found["Bloomberg"].number == 1


def test_the_rest_of_a_report_is_counted_and_opens_as_a_filter(real):
    shown = of(real)
    scene = timeline(shown, WIDE)
    more = next(group for group in scene.groups if group.name.endswith(": more"))
    assert " ".join(texts([more])[0].lines) == f"and {len(more.facts)} more"
    kind, _, query = more.target.partition(":")
    assert kind == "filter"
    assert set(more.facts) <= of(real, query).listed_ids
    alone = timeline(of(real, query), WIDE)
    assert not [group for group in alone.groups if group.name.endswith(": more")]


@pytest.mark.parametrize("frame", [WIDE, SLIDE])
@pytest.mark.parametrize("view", ["", BY_KIND])
def test_only_lanes_with_facts_remain(real, frame, view):
    scene = timeline(of(real, together("kinds=us-military", view)), frame)
    bands = [group.name for group in scene.groups if group.layer is Layer.GROUND]
    assert bands == ["band us-military"]


def test_by_kind_all_facts_stand_at_their_dates(real):
    shown = of(real, BY_KIND)
    scene = timeline(shown, WIDE)
    for group in scene.reachable():
        assert not group.is_fixed
        assert group.lane == real.kind[real.fact[group.facts[0]].kind].name
    assert PUBLISHED not in words(scene)
    (column,) = [key for key in scene.legend if key.words.startswith("One day")]
    assert column.shapes


def test_by_kind_the_date_of_a_report_is_underlined(real):
    scene = timeline(of(real, BY_KIND), WIDE)
    for one in real.facts:
        symbols = [shape.symbol for shape in named(scene, one.id).shapes if isinstance(shape, Mark)]
        assert ("line-ew" in symbols) == (one.when_is is WhenIs.REPORT)


@pytest.mark.parametrize("view", ["", BY_KIND])
def test_only_what_is_denied_or_worded_two_ways_is_marked_so(real, view):
    scene = timeline(of(real, view), WIDE)
    marked = {
        name
        for group in scene.groups
        for name in group.facts
        if any(text.lines[-1].endswith("≠") for text in texts([group]))
    }
    assert marked == set(real.contested)


def test_words_are_those_of_the_phrasing(real):
    scene = timeline(of(real), WIDE)
    for group in scene.reachable():
        if group.target.startswith("fact:"):
            one = real.fact[group.facts[0]]
            assert claim(one) in group.said
            assert attribution(one, real) in group.said


def test_labels_are_no_longer_than_32_characters(real):
    assert [one.id for one in real.facts if not 0 < len(one.short) <= 32] == []


@pytest.mark.parametrize("frame", [NARROW, WIDE, PAPER, SLIDE])
def test_no_words_are_smaller_than_the_type_allows(real, frame):
    for view in ("", BY_KIND):
        sizes = {text.size for text in texts(timeline(of(real, view), frame).groups)}
        assert min(sizes) >= frame.size * 0.85


def test_time_alone_can_be_zoomed(real):
    scene = timeline(of(real), WIDE)
    left, right = scene.window
    moved = [group for group in scene.groups if not group.is_fixed]
    assert all(
        left <= box_of(shape)[0] and box_of(shape)[2] <= right + 1
        for group in moved
        for shape in group.shapes
    )
    assert timeline(of(real, "outlets=cnn"), WIDE).window is None
    assert timeline(of(real), PHONE).window is None


def test_a_range_has_its_mark_beside_it_and_a_day_at_its_place(real):
    scene = timeline(of(real), WIDE)
    treaty = named(scene, "strategic-treaty-ratified")
    bar = next(shape for shape in treaty.shapes if isinstance(shape, Path))
    dot = next(s for s in treaty.shapes if isinstance(s, Mark) and s.symbol == "circle")
    assert not box_of(bar)[0] <= dot.at[0] <= box_of(bar)[2]
    landed = named(scene, "il-76-arrival")
    assert [type(shape) for shape in landed.shapes] == [Mark, Text]


@pytest.mark.parametrize("frame", [WIDE, SLIDE])
def test_what_is_selected_has_a_ring_and_the_rest_recedes(real, frame):
    scene = timeline(of(real, "focus=fact:il-76-arrival"), frame)
    (ring,) = [group for group in scene.groups if group.layer is Layer.FOCUS]
    (landed,) = [
        group for group in scene.groups if group.facts == ("il-76-arrival",) and group.shapes
    ]
    assert ring.shapes[0].at == landed.shapes[0].at
    assert landed.shapes[0].fill.share == 1
    other = named(scene, "reward-announced")
    assert other.shapes[0].fill.share < 1


def test_the_description_counts_by_how_dates_are_known(real):
    said = timeline(of(real), WIDE).description
    known = [one.when_is for one in real.facts]
    assert (
        f"Dated by the event: {known.count(WhenIs.EVENT)}; by a date that was worked out:"
        f" {known.count(WhenIs.INFERRED)}; only by a report: {known.count(WhenIs.REPORT)}." in said
    )
    assert "Outside this filter" in timeline(of(real, "actors=iran"), WIDE).description


@pytest.mark.parametrize("frame", [WIDE, SLIDE, PHONE])
def test_a_filter_that_leaves_nothing_is_said_not_drawn(real, frame):
    selection = Selection(text="nothing holds these words", statuses=(Status.DENIED,))
    scene = timeline(excerpt(real, selection), frame)
    assert list(scene.reachable()) == []
    assert [w for w in words(scene) if w != EMPTY] == []
    assert "empty" in scene.description


def test_without_reports_or_without_events_only_one_part_is_there(real):
    above = words(timeline(of(real, "statuses=denied"), WIDE))
    below = words(timeline(of(real, "outlets=cnn"), WIDE))
    assert HAPPENED in above
    assert PUBLISHED not in above
    assert HAPPENED not in below
    assert PUBLISHED in below


def test_the_legend_holds_what_is_in_use_and_nothing_else(real):
    keys = [key.words for key in timeline(of(real, "statuses=denied"), WIDE).legend]
    assert keys == [
        "Denied",
        "Time left out; each stretch has its own scale",
        "Date worked out, not stated",
        "Denied, or said two ways",
        "Denials and responses",
    ]
    full = [key.words for key in timeline(of(real), WIDE).legend]
    assert "Requests for help; Venezuela's own measures" in full
    assert len(full) == len(set(full))


@pytest.mark.parametrize("view", ["", BY_KIND])
@pytest.mark.parametrize("frame", [WIDE, NARROW, SLIDE, PHONE])
def test_what_was_corrected_or_withdrawn_is_struck_through_and_says_so(sequel, view, frame):
    scene = timeline(of(sequel, view), frame)
    gone = {
        group.facts[0]: group for group in scene.groups if set(group.facts) & set(sequel.superseded)
    }
    assert set(gone) == set(sequel.superseded)
    for group in gone.values():
        symbols = [shape.symbol for shape in group.shapes if isinstance(shape, Mark)]
        assert STRIKE in symbols or not group.shapes
        assert group.short.startswith(("Corrected: ", "Withdrawn: "))
        assert group.said[0].startswith(("Corrected by", "Withdrawn on"))
    assert any(key.words == "Corrected or withdrawn" for key in scene.legend)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("view", ["", BY_KIND])
@pytest.mark.parametrize("name", ["tiny", "sequel"])
def test_other_dossiers_are_drawn_without_collisions(request, name, view, frame):
    dossier = request.getfixturevalue(name)
    scene = timeline(of(dossier, view), frame)
    found = list(in_the_way(scene))
    assert not [
        (one, other)
        for (one, a), (other, b) in combinations(found, 2)
        if one != other and overlap(a, b, -1)
    ]
    assert set(scene.facts()) == {one.id for one in dossier.facts}


@pytest.mark.parametrize("view", ["", BY_KIND])
@pytest.mark.parametrize("frame", [WIDE, SLIDE])
def test_every_form_of_date_has_a_bar_or_a_day(view, frame):
    scene = timeline(
        excerpt(ALL, parse_query({"timeline": ["kinds"] if view else []}, ALL)[0]), frame
    )
    assert set(scene.facts()) == {one.id for one in ALL.facts}


def test_soft_ends_fade_firm_ends_do_not():
    scene = timeline(excerpt(ALL, Selection()), WIDE)
    fills = {name: named(scene, name).shapes[0].fill for name in ("month", "soft-month", "since")}
    assert not isinstance(fills["month"], Fade)
    assert [opacity for _, opacity in fills["soft-month"].stops] == [0, 1, 1, 0]
    assert [opacity for _, opacity in fills["since"].stops] == [1, 1, 0]


@cache
def many(count: int):
    """A dossier of so many facts, half of them known by reports of as many days."""
    first = date(2025, 8, 1)
    return dossier_of(
        *(
            fact(
                ("asking", "acting", "saying")[n % 3],
                f"fact-{n}",
                (first + timedelta(days=n % 90)).isoformat(),
                WhenIs.EVENT if n % 2 else WhenIs.REPORT,
            )
            for n in range(count)
        )
    )


@pytest.mark.parametrize("view", ["", BY_KIND])
@pytest.mark.parametrize("frame", [WIDE, NARROW, PHONE, SLIDE])
def test_thousands_of_facts_stay_within_bounds_and_none_is_lost(view, frame):
    dossier = many(10_033)
    selection = Selection(timeline="kinds" if view else "")
    scene = timeline(excerpt(dossier, selection), frame)
    assert set(scene.facts()) == set(dossier.fact)
    assert len(scene.groups) < 3 * MOST
    assert scene.height <= (frame.height or 4000)


def test_on_a_phone_it_is_a_list_newest_first_with_samples_in_a_box(real):
    shown = of(real)
    groups = timeline(shown, PHONE).groups
    above = [real.fact[group.facts[0]] for group in groups if group.lane == HAPPENED]
    assert above == sorted(above, key=lambda one: one.when.order, reverse=True)
    below = [group.lane for group in groups if group.lane != HAPPENED]
    assert list(dict.fromkeys(below)) == [one.lane for one in reversed(reports(shown))]
    for group in groups:
        assert group.short
        assert group.when
        for shape in group.shapes:
            left, top, right, bottom = box_of(shape)
            assert left > -1
            assert top > -1
            assert right < 46
            assert bottom < 37
    landed = next(group for group in groups if group.facts == ("il-76-arrival",))
    assert landed.when == "26 October 2025 (date worked out)"
