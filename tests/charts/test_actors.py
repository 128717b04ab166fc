"""The graph of actors: who stands where, how a line is drawn, and what a click on it means."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from dashboard.charts.actors import actors, alt
from dashboard.charts.edges import edges
from dashboard.charts.graph import Graph
from dashboard.charts.network import LEFT, MIDDLE, RIGHT, _heights, network
from dashboard.charts.relations import glyph_of, hover_of
from dashboard.domain.excerpt import excerpt
from dashboard.domain.phrasing import deed_in_words, least_firm
from dashboard.domain.relations import Relation
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Deed, Status
from tests.conftest import ROOT
from tests.reports import retold


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


def drawn(dossier, selection=Selection()):  # noqa: B008
    return actors(excerpt(dossier, selection), "light")


def lines_of(figure):
    """The lines of the relations by their names."""
    return {t.meta["name"]: t for t in figure.data if t.mode == "lines" and t.meta}


def test_those_who_ask_stand_between_those_who_act_against_them_and_those_they_ask(hostile):
    assert network(hostile, hostile.relations).column == {
        "islandia": MIDDLE,
        "fjordmark": RIGHT,
        "tropica": LEFT,
        "reef-club": MIDDLE,
        "ansa-holm": MIDDLE,
    }


def test_no_two_actors_of_a_column_touch(hostile):
    net = network(hostile, hostile.relations)
    for one, (x, y) in net.at.items():
        for other, (across, down) in net.at.items():
            if one < other and x == across:
                assert abs(y - down) >= (net.span[one] + net.span[other]) / 2 + 20


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


def test_the_actors_of_this_project_stand_where_the_spectral_layout_of_networkx_put_them(real):
    """Seen with NetworkX 3.6 before it was dropped."""
    found = network(real, real.relations).at
    columns = [
        [name for name in sorted(found, key=lambda n: found[n][1]) if found[name][0] == number]
        for number in (LEFT, MIDDLE, RIGHT)
    ]
    assert [column[0] for column in columns] == [
        "us-justice-department",
        "ramon-celestino-velasquez",
        "iran",
    ]
    assert columns[RIGHT] == ["iran", "vladimir-putin", "cuba", "russia", "china"]


def test_a_filter_moves_nobody(tiny):
    assert network(tiny, tiny.relations) is network(tiny, tiny.relations)
    whole, some = drawn(tiny), drawn(tiny, Selection(text="crew"))
    assert list(lines_of(some)) == ["islandia-asks-tropica"]
    assert lines_of(some)["islandia-asks-tropica"].x == lines_of(whole)["islandia-asks-tropica"].x


def test_the_picture_is_the_same_in_every_process(real):
    """Nothing in it hangs on the order of a set, which differs from process to process."""
    program = (
        "from pathlib import Path; from dashboard.loading import load;"
        "from dashboard.charts.actors import actors;"
        "from dashboard.domain.excerpt import excerpt;"
        "from dashboard.domain.selection import Selection;"
        "shown = excerpt(load(Path('config.yaml')), Selection());"
        "print(actors(shown, 'light').to_json())"
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
    assert run.stdout.strip() == drawn(real).to_json()


def test_a_line_runs_from_who_acts_to_toward_whom_and_lines_of_one_actor_keep_apart(hostile):
    net = network(hostile, hostile.relations)
    found = {edge.relation.id: edge for edge in edges(hostile.relations, net)}
    accused = found["tropica-accusation-islandia"]
    assert accused.points[0][0] == pytest.approx(net.at["tropica"][0] + 0.04)
    assert accused.end[0] == pytest.approx(net.at["islandia"][0] - 0.04)
    assert accused.goes_right
    assert not found["ansa-holm-denial-tropica"].goes_right
    starts = [edge.points[0][1] for edge in found.values() if edge.relation.actor == "tropica"]
    assert abs(starts[0] - starts[1]) >= 15


def test_a_line_that_passes_the_middle_by_runs_under_all_who_stand_there(hostile):
    net = network(hostile, hostile.relations)
    found = {edge.relation.id: edge for edge in edges(hostile.relations, net)}
    passing = found["fjordmark-contact-tropica"]
    assert max(y for _, y in passing.points) > net.height
    assert passing.points[0][0] > passing.end[0]


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


def test_status_is_the_dash_of_a_line_and_its_head(tiny):
    figure = drawn(tiny)
    assert lines_of(figure)["islandia-asks-fjordmark"].line.dash == "solid"
    assert lines_of(figure)["islandia-asks-tropica"].line.dash == "dot"
    [heads] = [t for t in figure.data if t.mode == "markers" and t.marker.size == 11]
    assert list(heads.marker.color) == ["#b3231c", "#ffffff"]


def test_a_click_anywhere_on_a_line_or_on_an_actor_leads_to_it(tiny):
    targets = {name for t in drawn(tiny).data if t.customdata is not None for name in t.customdata}
    assert targets == {
        "relation:islandia-asks-fjordmark",
        "relation:islandia-asks-tropica",
        "actor:islandia",
        "actor:fjordmark",
        "actor:tropica",
    }


def test_each_actor_has_its_name_and_each_line_its_sign_and_deed(tiny):
    words = [t.text[0] for t in drawn(tiny).data if t.mode == "text"]
    assert words[:2] == ["● Request", "◌ Request"]
    assert sorted(words[2:]) == ["Fjordmark", "Islandia", "Tropica"]


def test_what_is_in_focus_keeps_its_colour_and_others_pale(tiny):
    figure = drawn(tiny, Selection(focus="relation:islandia-asks-tropica"))
    assert lines_of(figure)["islandia-asks-tropica"].line.color == "#b3231c"
    assert lines_of(figure)["islandia-asks-fjordmark"].line.color != "#b3231c"
    ring = drawn(tiny, Selection(focus="actor:tropica")).data[-1]
    assert ring.marker.symbol == "circle-open"


def test_words_keep_apart(hostile):
    places = Graph(excerpt(hostile, Selection()), "light").words
    assert len(set(places)) == len(places) == 7


def test_hovering_says_the_phrase_the_statuses_and_who_says_so(tiny):
    one = tiny.relation["islandia-asks-tropica"]
    assert deed_in_words(one, tiny) == "Islandia reportedly asked for a repair crew from Tropica"
    said = hover_of(one, [tiny.fact["crew-asked"]], tiny)
    assert "◌ 1 possible" in said
    assert "Northern Wire ← Officials of the harbour" in said


def test_nothing_let_through_leaves_the_actors_and_says_so(tiny):
    nothing = Selection(text="zzz")
    assert lines_of(drawn(tiny, nothing)) == {}
    assert (
        alt(excerpt(tiny, nothing)) == "Graph of 0 relations between actors. None is let through."
    )
    assert drawn(replace(tiny, relations=()), nothing).data


def test_on_a_slide_only_what_is_shown_has_a_place(hostile):
    asked = Selection(kinds=("request",), text="crew")
    page, slide = drawn(hostile, asked), actors(excerpt(hostile, asked), "light", is_compact=True)
    names = {t.customdata[0] for t in page.data if t.customdata and "actor:" in t.customdata[0]}
    kept = {t.customdata[0] for t in slide.data if t.customdata and "actor:" in t.customdata[0]}
    assert kept == {"actor:tropica", "actor:islandia", "actor:reef-club"} < names
    assert slide.layout.height < page.layout.height
