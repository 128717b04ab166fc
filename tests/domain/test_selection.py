"""The selection: what it lets through, what is in focus, and how it is changed."""

import pytest

from dashboard.domain.dates import parse_when
from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import FOCI, WITH_FIGURES, Selection, combined
from dashboard.domain.vocabulary import Basis, Status
from dashboard.loading import load
from tests.loading.copies import TINY

DOSSIER = load(TINY / "config.yaml")


def ids(selection):
    return [fact.id for fact in excerpt(DOSSIER, selection).facts]


def test_nothing_selected_lets_everything_through_in_the_order_of_the_dossier():
    assert ids(Selection()) == [fact.id for fact in DOSSIER.facts]
    assert not Selection().is_filter


@pytest.mark.parametrize(
    ("selection", "left"),
    [
        (Selection(kinds=("answer",)), ["fjordmark-silent", "tropica-unclear"]),
        (
            Selection(statuses=(Status.DENIED, Status.UNCLEAR)),
            ["failure-denied", "tropica-unclear"],
        ),
        (Selection(bases=(Basis.TRACKING,)), ["lamp-under-way"]),
        (Selection(actors=("tropica",)), ["crew-asked", "tropica-unclear"]),
        (Selection(period=parse_when("2024")), ["lamp-is-old", "boats-at-risk"]),
        (Selection(period=parse_when("2031-05-03")), ["lamp-failed", "crew-asked"]),
        (Selection(figures=WITH_FIGURES), ["lamp-failed", "lamp-is-old"]),
        (Selection(figures=WITH_FIGURES, kinds=("harbour",)), ["lamp-failed"]),
        (Selection(kinds=("answer",), statuses=(Status.REPORTED,)), []),
        (Selection(kinds=("answer",), outlets=("northern-wire",)), ["fjordmark-silent"]),
        (Selection(kinds=("answer",), outlets=("gazette",)), ["tropica-unclear"]),
    ],
)
def test_values_of_a_field_widen_and_fields_narrow(selection, left):
    assert ids(selection) == left
    assert selection.is_filter


def test_a_state_stands_for_those_who_belong_to_it():
    """The keeper belongs to Islandia, and speaks; the works belong to Fjordmark."""
    assert DOSSIER.takes_part["failure-denied"] == {"ansa-holm", "islandia"}
    assert "failure-denied" in ids(Selection(actors=("islandia",)))
    assert "lamp-asked" in ids(Selection(actors=("lampworks",)))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("LOGBOOK", ["lamp-failed", "failure-denied", "lamp-asked"]),
        ("ansa", ["failure-denied"]),
        ("Ånsa", ["failure-denied"]),
        ("  tropica   crew ", ["crew-asked"]),
        ("1.5 million", ["lamp-is-old"]),
        ("granted", ["lamp-asked"]),
        ("requests", ["lamp-asked", "crew-asked", "lamp-under-way"]),
        ("zzz", []),
        (".*", []),
    ],
)
def test_text_finds_all_its_words_wherever_they_stand_on_the_card(text, left):
    assert ids(Selection(text=text)) == left


@pytest.mark.parametrize(
    ("focus_type", "name", "facts"),
    [
        ("fact", "lamp-asked", {"lamp-asked"}),
        ("place", "vestra", {"failure-denied"}),
        ("actor", "tropica", {"crew-asked", "tropica-unclear"}),
        ("relation", "islandia-asks-tropica", {"crew-asked"}),
    ],
)
def test_the_focus_is_one_fact_or_those_of_a_place_an_actor_a_relation(focus_type, name, facts):
    found = excerpt(DOSSIER, Selection().on(focus_type, name))
    assert found.focus == facts
    assert found.facts == DOSSIER.facts


def test_every_type_of_focus_is_tried():
    assert FOCI == ("fact", "place", "actor", "relation")


def test_the_focus_is_no_filter_and_there_is_one_at_a_time():
    assert excerpt(DOSSIER, Selection()).focus == frozenset()
    assert not Selection(focus="fact:lamp-asked", map="far").is_filter
    assert Selection(focus="fact:lamp-asked").on("place", "vestra") == Selection(
        focus="place:vestra"
    )
    assert Selection(text="a", focus="fact:lamp-asked").without_focus() == Selection(text="a")
    assert Selection(text="a", focus="fact:lamp-asked", map="far").without_filter() == Selection(
        focus="fact:lamp-asked", map="far"
    )


@pytest.mark.parametrize("focus_type", FOCI)
def test_only_what_is_in_focus_has_an_id(focus_type):
    selection = Selection().on(focus_type, "x:y")
    assert {name: getattr(selection, name) for name in FOCI} == dict.fromkeys(FOCI, "") | {
        focus_type: "x:y"
    }


def test_what_is_chosen_again_is_cleared():
    denied = {"statuses": (Status.DENIED,), "bases": ()}
    narrowed = Selection(text="a", bases=(Basis.ARTICLE,)).toggled(denied)
    assert narrowed == Selection(text="a", statuses=(Status.DENIED,))
    assert narrowed.toggled(denied) == Selection(text="a")
    assert narrowed.toggled({"statuses": (Status.PLANNED,)}).statuses == (Status.PLANNED,)


def test_the_address_names_what_is_there_and_nothing_else():
    assert Selection().query() == {}
    assert Selection(
        text="a b",
        statuses=(Status.DENIED, Status.PLANNED),
        without=("logbook",),
        figures=WITH_FIGURES,
        period=parse_when("2031"),
        focus="fact:lamp-asked",
    ).query() == {
        "text": ["a b"],
        "statuses": ["denied", "planned"],
        "without": ["logbook"],
        "figures": ["yes"],
        "period": ["2031"],
        "focus": ["fact:lamp-asked"],
    }


def test_a_filter_within_another_lets_through_what_both_do(tiny):
    own = Selection(statuses=(Status.REPORTED, Status.DENIED), map="near", focus="place:vestra")
    readers = Selection(kinds=("harbour",), without=("northern-wire",), map="far")
    both = combined(own, readers)
    assert both.is_filter
    assert (both.map, both.focus) == ("near", "place:vestra")
    assert both.without == ("northern-wire",)
    found = {fact.id for fact in excerpt(tiny, both).facts}
    alone = [{fact.id for fact in excerpt(tiny, one).facts} for one in (own, readers)]
    assert found == alone[0] & alone[1]
    assert both.query()["kinds"] == ["harbour"]
    assert combined(own, Selection(focus="place:vestra")) == own
