"""What holds for every chart, whatever the filter, on every page, slide and sheet of paper."""

import re
from dataclasses import replace

import pytest

from dashboard.domain.excerpt import excerpt
from dashboard.domain.phrasing import claim
from dashboard.domain.query import parse_filter
from dashboard.domain.scope import left_out
from dashboard.domain.selection import Selection
from dashboard.scenes import CHARTS
from dashboard.scenes.mark_words import MOST
from dashboard.scenes.shapes import NARROW, PAPER, PHONE, SLIDE, WIDE, Layer
from tests.scenes.seen import covering, outside, texts

FRAMES = {"phone": PHONE, "narrow": NARROW, "wide": WIDE, "slide": SLIDE, "paper": PAPER}
QUERIES = (
    "",
    "actors=iran",
    "statuses=denied&statuses=declined",
    "kinds=us-military",
    "outlets=washington-post&bases=documents",
    "text=zzz",
)
SECOND = "map=world&timeline=kinds"
"""The other map and the other timeline."""
TARGET = re.compile(r"(fact|place|actor|relation):[\w-]+|filter:.*")
SMALLEST = 0.85
"""Type of labels, as a share of the type of their frame."""
MOST_GROUPS = 400

with_every_chart = pytest.mark.parametrize("name", CHARTS)
with_every_query = pytest.mark.parametrize("query", [*QUERIES, SECOND])
with_every_frame = pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)


@pytest.fixture
def shows(real, query):
    """The excerpt that a query asks for."""
    return excerpt(real, parse_filter(query, real))


def mapped(shows):
    """The facts at the places that the open map shows, and those of what was asked of whom."""
    view = shows.map_view
    at_places = {fact.id for _, _, facts in shows.signs(view) for fact in facts}
    requests = shows.requests if view.requests else ()
    return at_places | {name for row in requests for name in row.facts if name in shows.ids}


ABOUT = {
    "timeline": lambda shows: shows.listed_ids,
    "map": mapped,
    "aid-matrix": lambda shows: {n for row in shows.requests for n in row.facts} & shows.ids,
    "aid-ladder": lambda shows: {n for row in shows.requests for n in row.facts} & shows.ids,
    "attribution-flow": lambda shows: shows.ids,
    "basis-matrix": lambda shows: shows.ids,
    "actor-graph": lambda shows: {n for row in shows.relations for n in row.facts} & shows.ids,
}
"""The facts that a chart is about."""


@with_every_frame
@with_every_chart
@with_every_query
def test_the_facts_that_a_chart_is_about_can_be_reached_and_say_so(name, query, frame, shows):
    scene = CHARTS[name](shows, frame)
    assert {fact for group in scene.reachable() for fact in group.facts} == ABOUT[name](shows)
    for group in scene.groups:
        if group.facts and group.layer is not Layer.GROUND:
            assert TARGET.fullmatch(group.target), group.name
        if group.target:
            assert group.said[0].strip(), group.name
            assert group.lane, group.name
            assert len(set(group.facts)) == len(group.facts)
    assert len(scene.groups) <= MOST_GROUPS


@with_every_frame
@with_every_chart
@with_every_query
def test_words_are_large_enough_and_run_into_nothing(name, query, frame, shows):
    scene = CHARTS[name](shows, frame)
    assert not covering(scene)
    assert not outside(scene)
    assert not scene.unplaced
    assert scene.width == frame.width
    assert not frame.height or scene.height <= frame.height
    for text in texts(scene):
        assert text.size >= frame.size * SMALLEST - 0.01, text.lines
    keys = [key.words for key in scene.legend]
    assert len(set(keys)) == len(keys)
    assert all(keys)


@with_every_chart
@with_every_query
def test_what_is_selected_is_there(name, query, shows):
    dossier = shows.dossier
    for group in CHARTS[name](shows, WIDE).reachable():
        type_, _, id_ = group.target.partition(":")
        if type_ != "filter":
            assert id_ in getattr(dossier, type_)
        else:
            parse_filter(blank_free(id_), dossier)


def blank_free(query):
    """A query without the parameters that clear something."""
    return "&".join(part for part in query.split("&") if not part.endswith("="))


@with_every_chart
@with_every_query
def test_claims_are_said_in_the_words_of_phrasing(name, query, shows):
    """Of several facts the first ones are said; rows of aid and actors have words of their own."""
    dossier = shows.dossier
    for group in CHARTS[name](shows, WIDE).reachable():
        claims = [claim(dossier.fact[fact]) for fact in group.facts]
        said = [any(words in line for line in group.said) for words in claims]
        is_row = group.target.startswith("fact:") and len(group.facts) > 1
        if not (is_row or name.startswith("aid-") or group.target.startswith("actor:")):
            assert sum(said) >= min(len(claims), MOST), (group.name, group.said)


@with_every_chart
@with_every_query
def test_what_a_filter_leaves_out_is_said_in_the_description(name, query, shows):
    scene = CHARTS[name](shows, WIDE)
    assert scene.description
    if ABOUT[name](shows):
        assert left_out(shows) in scene.description
    else:
        assert "empty" in scene.description


@with_every_chart
def test_a_filter_that_lets_nothing_through_is_said_in_words(name, real):
    scene = CHARTS[name](excerpt(real, Selection(text="zzz")), WIDE)
    assert texts(scene)
    assert not [group for group in scene.groups if group.facts]


@with_every_frame
@with_every_chart
@pytest.mark.parametrize("dossier", ["tiny", "sequel"])
def test_another_crisis_is_drawn_as_well(request, name, dossier, frame):
    shows = excerpt(request.getfixturevalue(dossier), Selection())
    scene = CHARTS[name](shows, frame)
    assert {fact for group in scene.reachable() for fact in group.facts} == ABOUT[name](shows)
    assert not covering(scene)
    assert not outside(scene)


NAMES = {
    "chinese": "中华人民共和国外交部驻热带联络办公室",
    "ministry": "Ministry for the Coordination of Lamps, Lighthouses and Northern Affairs",
    "one word": "W" * 170,
}


@pytest.fixture(params=NAMES.values(), ids=NAMES)
def long_named(request, tiny):
    """The made-up dossier in which all are called by a long name."""
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
    return excerpt(renamed, Selection())


@with_every_frame
@with_every_chart
def test_long_names_stay_within_the_canvas_and_cover_nothing(name, frame, long_named):
    scene = CHARTS[name](long_named, frame)
    assert not outside(scene)
    assert not covering(scene)
