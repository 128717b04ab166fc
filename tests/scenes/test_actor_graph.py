"""The graph of actors: who stands where, how a line is drawn, and what selecting it means."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from dashboard.domain.excerpt import excerpt
from dashboard.domain.phrasing import claim, deed_in_words, glyph_of, least_firm
from dashboard.domain.relations import Relation
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Deed, Status
from dashboard.rendering.items import items
from dashboard.scenes.actor_graph import MOST, actor_graph
from dashboard.scenes.actor_list import ONLY_TOWARD
from dashboard.scenes.bounds import box_of
from dashboard.scenes.network import LEFT, MIDDLE, RIGHT, _heights, network
from dashboard.scenes.shapes import NARROW, PAPER, PHONE, SLIDE, WIDE, Layer, Mark, Path, Text
from tests.conftest import ROOT
from tests.reports import retold
from tests.scenes.seen import by_target, covering, crossed, outside, texts, written

ALL = Selection()
FRAMES = (PHONE, NARROW, WIDE, SLIDE, PAPER)


def relation(actor, deed, toward, *facts):
    name = f"{actor}-{deed}-{toward}"
    return Relation(id=name, actor=actor, toward=toward, deed=deed, phrase="met", facts=facts)


@pytest.fixture
def hostile(tiny):
    """Tropica accuses Islandia, whose keeper denies it; the club is only acted upon."""
    more = (
        relation("tropica", Deed.ACCUSATION, "islandia", "crew-asked"),
        relation("tropica", Deed.PRESSURE, "reef-club", "crew-asked"),
        relation("ansa-holm", Deed.DENIAL, "tropica", "failure-denied", "lamp-failed"),
        relation("fjordmark", Deed.CONTACT, "tropica", "lamp-asked"),
        relation("islandia", Deed.CONTACT, "fjordmark", "lamp-asked"),
        relation("islandia", Deed.ALLIANCE, "fjordmark", "lamp-asked"),
    )
    return replace(tiny, relations=(tiny.relations[0], *more))


def drawn(dossier, selection=ALL, frame=WIDE):
    return actor_graph(excerpt(dossier, selection), frame)


def line_of(scene, name):
    """The line of a relation, without the mark that it begins with and its head."""
    group = by_target(scene)[f"relation:{name}"]
    [line] = [shape for shape in group.shapes if isinstance(shape, Path)]
    return line


def marks_of(scene, name):
    """The mark that the line of a relation begins with, and its head."""
    group = by_target(scene)[f"relation:{name}"]
    start, head = [shape for shape in group.shapes if isinstance(shape, Mark)]
    return start, head


def box_of_actor(scene, name):
    return box_of(by_target(scene)[f"actor:{name}"].shapes[0])


# Who stands where


def test_those_who_ask_stand_between_those_who_act_against_them_and_those_they_ask(hostile):
    assert network(hostile, hostile.relations) == {
        "islandia": MIDDLE,
        "fjordmark": RIGHT,
        "tropica": LEFT,
        "reef-club": MIDDLE,
        "ansa-holm": MIDDLE,
    }


def test_no_two_actors_touch(hostile):
    scene = drawn(hostile)
    names = list(network(hostile, hostile.relations))
    boxes = [box_of_actor(scene, name) for name in names]
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart = one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
            assert apart


CHAINED = ("islandia", "tropica", "fjordmark", "reef-club", "ansa-holm")


@pytest.mark.parametrize("files", [(0, 1, 2, 3), (2, 0, 3, 1), (3, 2, 1, 0), (1, 3, 0, 2)])
def test_actors_stand_in_the_order_of_what_links_them_whatever_the_order_of_the_files(files):
    links = [
        relation(*ends) for ends in zip(CHAINED, 4 * [Deed.CONTACT], CHAINED[1:], strict=False)
    ]
    inside = [links[number] for number in files]
    names = list(dict.fromkeys(name for one in inside for name in (one.actor, one.toward)))
    heights = _heights(names, inside)
    found = sorted(names, key=heights.__getitem__)
    assert found in (list(CHAINED), list(CHAINED[::-1]))
    assert heights[names[0]][1] <= 0, "the first actor of the files stands above"


def test_what_nothing_tells_apart_stands_in_the_order_of_the_files():
    """The three are one like the other: any turn of their eigenvectors is as good."""
    star = [relation("islandia", Deed.CONTACT, name) for name in ("tropica", "reef-club", "dea")]
    apart = relation("fjordmark", Deed.CONTACT, "ansa-holm")
    names = ["tropica", "reef-club", "dea", "fjordmark", "islandia", "ansa-holm"]
    heights = _heights(names, [*star, apart])
    assert heights["tropica"][1] == -0.666667
    assert heights["reef-club"][1] == heights["dea"][1]
    assert sorted(names, key=heights.__getitem__) == [
        "tropica",
        "islandia",
        "reef-club",
        "dea",
        "fjordmark",
        "ansa-holm",
    ]


def test_those_who_are_asked_stand_in_the_order_of_those_who_ask(tiny):
    """However the files list them, these lines need not cross."""
    asks = [
        relation("islandia", Deed.REQUEST, "tropica", "crew-asked"),
        relation("ansa-holm", Deed.REQUEST, "fjordmark", "lamp-asked"),
        relation("islandia", Deed.CONTACT, "reef-club", "crew-asked"),
    ]
    for listed in (asks, asks[::-1]):
        at = list(network(replace(tiny, relations=tuple(listed)), tuple(listed)))
        assert (at.index("islandia") < at.index("ansa-holm")) == (
            at.index("tropica") < at.index("fjordmark")
        )


def test_a_filter_draws_what_it_lets_through_and_moves_nobody_to_another_side(hostile):
    some = drawn(hostile, Selection(text="crew"))
    assert {name for name in by_target(some) if name.startswith("relation:")} == {
        "relation:tropica-accusation-islandia",
        "relation:tropica-pressure-reef-club",
    }
    assert {name for name in by_target(some) if name.startswith("actor:")} == {
        "actor:tropica",
        "actor:islandia",
        "actor:reef-club",
    }
    assert some.height < drawn(hostile).height
    assert box_of_actor(some, "tropica")[2] < box_of_actor(some, "islandia")[0]


def test_the_scene_is_the_same_in_every_process(real):
    """Nothing in it hangs on the order of a set, which differs from process to process."""
    program = (
        "from pathlib import Path; from dashboard.loading import load;"
        "from dashboard.scenes.actor_graph import actor_graph;"
        "from dashboard.scenes.shapes import WIDE;"
        "from dashboard.domain.excerpt import excerpt;"
        "from dashboard.domain.selection import Selection;"
        "print(actor_graph(excerpt(load(Path('config.yaml')), Selection()), WIDE))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        check=True,
        text=True,
        timeout=120,
    )
    assert run.stdout.strip() == str(drawn(real))


# How a line is drawn


def test_a_line_runs_from_who_acts_to_toward_whom(hostile):
    scene = drawn(hostile)
    [run] = line_of(scene, "tropica-accusation-islandia").runs
    left, _, right, _ = box_of_actor(scene, "tropica")
    assert run[0][0] > right > left
    assert run[-1][0] == pytest.approx(box_of_actor(scene, "islandia")[0] - 5)
    assert marks_of(scene, "tropica-accusation-islandia")[1].symbol == "triangle-right"
    assert marks_of(scene, "ansa-holm-denial-tropica")[1].symbol == "triangle-left"


def test_lines_of_one_actor_keep_apart(hostile):
    scene = drawn(hostile)
    ends = sorted(
        run[-1]
        for name in ("islandia-asks-fjordmark", "islandia-contact-fjordmark")
        for run in line_of(scene, name).runs
    )
    assert abs(ends[0][1] - ends[1][1]) >= 15


def test_a_line_that_passes_the_middle_by_runs_under_all_who_stand_there(hostile):
    scene = drawn(hostile)
    [run] = line_of(scene, "fjordmark-contact-tropica").runs
    lowest = max(box_of_actor(scene, n)[3] for n in ("islandia", "reef-club", "ansa-holm"))
    assert max(y for _, y in run) > lowest
    assert run[0][0] > run[-1][0]


@pytest.mark.parametrize(
    ("statuses", "least", "glyph"),
    [
        ((Status.REPORTED,), Status.REPORTED, "●"),
        ((Status.REPORTED, Status.POSSIBLE), Status.POSSIBLE, "◉"),
        ((Status.CLAIMED, Status.PLANNED), Status.PLANNED, "◉"),
        ((Status.DENIED, Status.DENIED), Status.DENIED, "⊗"),
    ],
)
def test_a_line_is_as_firm_as_its_least_firm_fact(tiny, statuses, least, glyph):
    facts = [retold(tiny.facts[0], status=status) for status in statuses]
    assert least_firm(facts) is least
    assert glyph_of(facts) == glyph


def test_every_status_has_its_place_in_the_order_of_firmness(tiny):
    for status in Status:
        assert least_firm([retold(tiny.facts[0], status=status)]) is status


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: f"{frame.width:g}")
def test_status_is_the_dash_of_a_line_its_mark_and_its_head(tiny, frame):
    scene = drawn(tiny, frame=frame)
    assert line_of(scene, "islandia-asks-fjordmark").stroke.dash == "solid"
    assert line_of(scene, "islandia-asks-tropica").stroke.dash == "dot"
    fills = {
        name: [mark.fill.name for mark in marks_of(scene, name)]
        for name in ("islandia-asks-fjordmark", "islandia-asks-tropica")
    }
    assert fills["islandia-asks-fjordmark"] == ["asked", "asked"]
    assert fills["islandia-asks-tropica"] == ["page", "page"]


def test_facts_that_differ_give_a_mark_of_its_own_and_the_line_of_the_least_firm(real):
    start, head = marks_of(drawn(real), "maduro-letter-to-putin")
    assert start.symbol == "circle-dot"
    assert head.fill.name == "page"
    assert line_of(drawn(real), "maduro-letter-to-putin").stroke.dash == "dot"


def test_a_line_is_called_by_its_phrase_where_there_is_room_and_else_by_its_deed(real):
    wide, narrow, phone = (drawn(real, frame=frame) for frame in (WIDE, NARROW, PHONE))
    assert "denied considering an order to strike" in written(wide)
    assert "Pressure" in written(narrow)
    assert "denied considering an order to strike Venezuela" in written(phone)


def test_what_is_called_alike_shares_its_words(real):
    words = written(drawn(real))
    asked = [words for words in words if words == "is said to have asked for military aid from"]
    assert len(asked) == 1
    aid = [one for one in real.relations if one.phrase in asked]
    assert {one.toward for one in aid} == {"russia", "iran"}


# What is said and selected


def test_selecting_a_line_or_an_actor_leads_to_it(tiny):
    assert list(by_target(drawn(tiny))) == [
        "actor:islandia",
        "relation:islandia-asks-fjordmark",
        "relation:islandia-asks-tropica",
        "actor:fjordmark",
        "actor:tropica",
    ]


def test_a_line_is_selected_near_it_and_on_its_words_an_actor_all_over_its_box(tiny):
    scene = drawn(tiny)
    found = {item["target"]: item for item in items(scene)}
    assert found["relation:islandia-asks-tropica"]["line"]
    [words] = [
        shape
        for shape in by_target(scene)["relation:islandia-asks-tropica"].shapes
        if isinstance(shape, Text)
    ]
    left, top, _, _ = box_of(words)
    assert found["relation:islandia-asks-tropica"]["area"].startswith(f"M{left:.0f},{top:.0f}")
    assert found["actor:tropica"]["area"]
    assert "line" not in found["actor:tropica"]


def test_words_that_several_lines_share_select_the_actor(real):
    group = by_target(drawn(real))["actor:venezuela"]
    assert len(group.hit) == 2, "the box, and what Venezuela asked both China and Iran for"


def test_each_actor_has_a_lane_with_what_it_does(real):
    for target, group in by_target(drawn(real)).items():
        type_, _, name = target.partition(":")
        who = name if type_ == "actor" else real.relation[name].actor
        assert group.lane == real.actor[who].name


def test_a_line_says_its_phrase_its_claims_and_what_a_reader_should_know(tiny):
    group = by_target(drawn(tiny))["relation:islandia-asks-tropica"]
    assert group.said[0] == "Islandia reportedly asked for a repair crew from Tropica"
    assert claim(tiny.fact["crew-asked"]) in group.said
    assert "Northern Wire ← Officials of the harbour" in group.said
    assert group.said[-1] == "From unnamed officials only."
    assert group.facts == ("crew-asked",)


def test_an_actor_stands_for_the_facts_of_all_relations_from_or_toward_it(tiny):
    group = by_target(drawn(tiny))["actor:islandia"]
    assert group.facts == ("lamp-asked", "crew-asked")
    assert group.said[0] == "Islandia"


def test_what_is_selected_keeps_its_colour_and_has_a_ring(tiny):
    chosen = Selection(focus="relation:islandia-asks-tropica")
    scene = drawn(tiny, chosen)
    assert line_of(scene, "islandia-asks-tropica").stroke.ink.share == 1
    assert line_of(scene, "islandia-asks-fjordmark").stroke.ink.share < 1
    [ring] = [group for group in scene.groups if group.layer is Layer.FOCUS]
    assert deed_in_words(tiny.relation["islandia-asks-tropica"], tiny) in ring.name
    [ring] = [
        group
        for group in drawn(tiny, Selection(focus="actor:tropica")).groups
        if group.layer is Layer.FOCUS
    ]
    assert ring.name == "Selected: Tropica"
    fact = drawn(tiny, Selection(focus="fact:crew-asked"))
    assert line_of(fact, "islandia-asks-fjordmark").stroke.ink.share < 1


def test_nothing_let_through_is_said(tiny):
    scene = drawn(tiny, Selection(text="zzz"))
    assert written(scene) == ["The filter leaves no relation to show."]
    assert not by_target(scene)
    assert scene.description.startswith("Graph of actors: empty")
    assert written(drawn(replace(tiny, relations=()))) == ["There is no relation to show."]


def test_the_description_counts_relations_and_follows_the_filter(real):
    said = drawn(real, Selection(statuses=(Status.DENIED,))).description
    assert said.startswith("Graph of one relation between actors.")
    assert "Outside this filter:" in said


# Room


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: f"{frame.width:g}")
@pytest.mark.parametrize("query", [{}, {"actors": ("iran",)}, {"kinds": ("us-military",)}], ids=str)
def test_no_word_covers_or_is_crossed(real, frame, query):
    scene = drawn(real, Selection(**query), frame)
    assert not covering(scene)
    assert not crossed(scene)
    assert not outside(scene)
    assert not scene.unplaced
    assert not scene.notes
    assert not frame.height or scene.height <= frame.height


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: f"{frame.width:g}")
def test_names_are_whole_and_no_word_is_broken(real, frame):
    words = written(drawn(real, frame=frame))
    names = {actor.name for actor in real.actors}
    for one in real.relations:
        assert real.actor[one.actor].name in words
    broken = {
        word
        for text in texts(drawn(real, frame=frame))
        for line in text.lines
        for word in line.split()
    }
    known = {word for name in names for word in name.split()}
    known |= {word for one in real.relations for word in one.phrase.split()}
    known |= {word for deed in Deed for word in deed.label.split()}
    assert broken <= known | set(ONLY_TOWARD.split())


def many(dossier, number):
    """A dossier in which many states ask many others."""
    model = dossier.actors[0]
    actors = tuple(replace(model, id=f"state-{n}", name=f"State {n}") for n in range(number))
    asked = tuple(
        relation(
            f"state-{n}", Deed.CONTACT, f"state-{(n * 7 + 1) % number}", dossier.facts[n % 9].id
        )
        for n in range(number)
    )
    return replace(dossier, actors=(*dossier.actors, *actors), relations=asked)


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: f"{frame.width:g}")
def test_a_graph_stays_bounded_and_says_what_it_leaves_out(tiny, frame):
    scene = drawn(many(tiny, 300), frame=frame)
    lines = [name for name in by_target(scene) if name.startswith("relation:")]
    assert 1 <= len(lines) <= MOST
    assert scene.notes == (
        f"{300 - len(lines)} of 300 relations are not drawn, as there is no room.",
    )
    assert not frame.height or scene.height <= frame.height
    assert not covering(scene)


def test_what_is_selected_is_drawn_however_many_there_are(tiny):
    chosen = Selection(focus="relation:state-290-contact-state-231")
    assert f"relation:{chosen.relation}" in by_target(drawn(many(tiny, 300), chosen, SLIDE))
