"""The selection: what it lets through, how it says so, and that an address holds all of it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.dates import parse_when
from dashboard.domain.facts import Withdrawal
from dashboard.domain.search import search_text
from dashboard.domain.selection import FOCI, LONGEST_TEXT, Selection, parse_query
from dashboard.domain.vocabulary import Basis, Status
from dashboard.loading import load
from tests.conftest import examples
from tests.loading.copies import TINY

DOSSIER = load(TINY / "config.yaml")


def some(ids):
    return st.lists(st.sampled_from(list(ids)), unique=True, max_size=4).map(tuple)


SELECTIONS = st.builds(
    Selection,
    text=st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(
        lambda text: " ".join(text.split())
    ),
    actors=some(DOSSIER.actor),
    kind=some(DOSSIER.kind),
    status=some(Status),
    basis=some(Basis),
    outlets=some(["gazette", "northern-wire"]),
    period=st.none() | st.sampled_from(["2031-05", "2031~", "../2031-05-02"]).map(parse_when),
    map=st.sampled_from(["", "near", "far"]),
).flatmap(
    lambda selection: st.sampled_from(
        [
            selection,
            selection.on("fact", "lamp-asked"),
            selection.on("place", "vestra"),
            selection.on("actor", "islandia"),
            selection.on("relation", "islandia-asks-tropica"),
        ]
    )
)


def ids(selection):
    return [fact.id for fact in selection.facts(DOSSIER)]


def parsed(**query):
    return parse_query(query, DOSSIER)


def test_nothing_selected_lets_everything_through_in_the_order_of_the_dossier():
    assert ids(Selection()) == [fact.id for fact in DOSSIER.facts]
    assert not Selection().is_filter


@pytest.mark.parametrize(
    ("selection", "left"),
    [
        (Selection(kind=("answer",)), ["fjordmark-silent", "tropica-unclear"]),
        (Selection(status=(Status.DENIED, Status.UNCLEAR)), ["failure-denied", "tropica-unclear"]),
        (Selection(basis=(Basis.TRACKING,)), ["lamp-under-way"]),
        (Selection(actors=("tropica",)), ["crew-asked", "tropica-unclear"]),
        (Selection(period=parse_when("2024")), ["lamp-is-old", "boats-at-risk"]),
        (Selection(period=parse_when("2031-05-03")), ["lamp-failed", "crew-asked"]),
        (Selection(kind=("answer",), status=(Status.REPORTED,)), []),
        (Selection(kind=("answer",), outlets=("northern-wire",)), ["fjordmark-silent"]),
        (Selection(kind=("answer",), outlets=("gazette",)), ["tropica-unclear"]),
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
        ("LOGBOOK", ["lamp-failed", "lamp-asked"]),
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


def test_what_is_searched_has_no_case_and_no_accents():
    text = search_text(DOSSIER.fact["failure-denied"], DOSSIER)

    assert "ansa holm" in text
    assert text == text.casefold()


@pytest.mark.parametrize(
    ("selection", "said"),
    [
        (Selection(), "All 10 facts"),
        (Selection(fact="lamp-asked"), "All 10 facts"),
        (
            Selection(status=(Status.DENIED, Status.DECLINED)),
            "2 of 10 facts: status denied or no comment",
        ),
        (
            Selection(actors=("fjordmark",), kind=("request",), text="lamp"),
            "1 of 10 facts: text “lamp”; actor Fjordmark; kind Requests",
        ),
        (
            Selection(basis=(Basis.ARTICLE,), period=parse_when("2031-05~")),
            "1 of 10 facts: basis an article's own words; period about May 2031",
        ),
        (Selection(outlets=("northern-wire",)), "4 of 10 facts: reported by Northern Wire"),
        (Selection(text="zzz"), "0 of 10 facts: text “zzz”"),
    ],
)
def test_it_says_itself_in_words(selection, said):
    assert selection.in_words(DOSSIER) == said


@pytest.mark.parametrize(
    ("sort", "name", "facts"),
    [
        ("fact", "lamp-asked", {"lamp-asked"}),
        ("place", "vestra", {"failure-denied"}),
        ("actor", "tropica", {"crew-asked", "tropica-unclear"}),
        ("relation", "islandia-asks-tropica", {"crew-asked"}),
    ],
)
def test_the_focus_is_one_fact_or_those_of_a_place_an_actor_a_relation(sort, name, facts):
    assert Selection().on(sort, name).in_focus(DOSSIER) == facts


def test_every_sort_of_focus_is_tried():
    assert FOCI == ("fact", "place", "actor", "relation")


def test_the_focus_is_no_filter_and_there_is_one_at_a_time():
    assert Selection().in_focus(DOSSIER) == frozenset()
    assert not Selection(fact="lamp-asked", map="far").is_filter
    assert Selection(fact="lamp-asked").on("place", "vestra") == Selection(place="vestra")
    assert Selection(text="a", fact="lamp-asked").without_focus() == Selection(text="a")
    assert Selection(text="a", fact="lamp-asked", map="far").without_filter() == Selection(
        fact="lamp-asked", map="far"
    )


def test_a_part_of_a_chart_narrows_to_what_it_stands_for_and_lets_go_again():
    narrowed = Selection(text="a", status=(Status.DENIED,)).narrowed(
        "outlets=northern-wire&status=", DOSSIER
    )
    assert narrowed == Selection(text="a", outlets=("northern-wire",))
    assert narrowed.narrowed("outlets=northern-wire&status=", DOSSIER) == Selection(text="a")
    assert narrowed.narrowed("outlets=gazette&status=", DOSSIER).outlets == ("gazette",)


def test_the_address_names_what_is_there_and_nothing_else():
    assert Selection().query() == {}
    assert Selection(text="a b", status=(Status.DENIED,), period=parse_when("2031")).query() == {
        "text": ["a b"],
        "status": ["denied"],
        "period": ["2031"],
    }


@given(SELECTIONS)
def test_an_address_holds_all_of_a_selection(selection):
    assert parse_query(selection.query(), DOSSIER) == (selection, ())


@given(SELECTIONS)
def test_any_selection_can_be_said_and_drawn(selection):
    left = selection.facts(DOSSIER)

    assert set(left) <= set(DOSSIER.facts)
    number = "All 10" if not selection.is_filter else f"{len(left)} of 10"
    assert selection.in_words(DOSSIER).startswith(f"{number} facts")


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ({"actors": ["nobody"]}, "actors: nobody"),
        ({"status": ["DENIED"]}, "status: DENIED"),
        ({"period": ["last week"]}, "period: 'last week' is not an EDTF date"),
        ({"period": ["2031/2030"]}, "period: '2031/2030' ends before it begins"),
        ({"fact": ["<script>alert(1)</script>"]}, "fact: <script>alert(1)</script>"),
        ({"place": ["x" * 99]}, f"place: {'x' * 39}…"),
        ({"map": ["mars"]}, "map: mars"),
        ({"map": ["a\r\n\x1b[31mb\u202e\ud800"]}, r"map: a\r\n\x1b[31mb\u202e\ud800"),
        ({"map": ["\n" * 30]}, "map: " + r"\n" * 19 + "\\…"),
        ({"text": ["x" * (LONGEST_TEXT + 1)]}, "text: longer than 200 characters"),
    ],
)
def test_nonsense_gives_the_default_and_a_notice(query, notice):
    assert parse_query(query, DOSSIER) == (Selection(), (notice,))


def test_of_several_values_the_known_ones_stay():
    assert parsed(actors=["nobody", "tropica", "tropica"], kind=["answer", "x"]) == (
        Selection(actors=("tropica",), kind=("answer",)),
        ("actors: nobody", "kind: x"),
    )


def test_a_fact_in_focus_comes_before_a_place():
    assert parsed(fact=["lamp-asked"], place=["vestra"])[0] == Selection(fact="lamp-asked")


@pytest.mark.parametrize(
    ("query", "selection"),
    [
        ({"basis": ["anonymous-officials"]}, Selection(basis=(Basis.UNNAMED_SOURCES,))),
        ({"basis": ["official-figures"]}, Selection(basis=(Basis.OFFICIAL_ACCOUNT,))),
        (
            {"basis": ["outlet", "documents"]},
            Selection(basis=(Basis.JUDGEMENT, Basis.OUTLET_REPORT, Basis.ARTICLE, Basis.DOCUMENTS)),
        ),
        ({"fact": ["dark"]}, Selection(fact="lamp-failed")),
    ],
)
def test_old_words_and_ids_of_an_address_are_understood(query, selection):
    dossier = with_changes(formerly=("dark",))
    found, notices = parse_query(query, dossier)
    assert (set(found.basis), found.fact) == (set(selection.basis), selection.fact)
    assert notices == ()


def test_an_old_word_of_one_parameter_is_none_of_another():
    assert parsed(status=["outlet"], kind=["outlet"]) == (
        Selection(),
        ("kind: outlet", "status: outlet"),
    )


def with_changes(**changes):
    """The made-up dossier with another first fact."""
    return replace(DOSSIER, facts=(replace(DOSSIER.facts[0], **changes), *DOSSIER.facts[1:]))


def test_what_no_longer_stands_is_let_through_apart_and_not_counted():
    withdrawn = with_changes(withdrawn=Withdrawal(on=date(2031, 5, 22), why="It was wrong."))
    everything = Selection()
    assert len(everything.facts(withdrawn)) == 9
    assert [fact.id for fact in everything.superseded(withdrawn)] == ["lamp-failed"]
    assert everything.in_words(withdrawn) == "All 9 facts (besides, 1 corrected or withdrawn)"
    harbour = Selection(kind=("harbour",))
    assert [fact.id for fact in harbour.facts(withdrawn)] == ["failure-denied"]
    assert [fact.id for fact in harbour.superseded(withdrawn)] == ["lamp-failed"]
    assert harbour.in_words(withdrawn).startswith("1 of 9 facts (besides, 1 corrected ")
    assert Selection(kind=("answer",)).superseded(withdrawn) == ()
    assert parse_query({"fact": ["lamp-failed"]}, withdrawn) == (Selection(fact="lamp-failed"), ())


@pytest.mark.parametrize("query", [{}, {"text": [""]}, {"actors": [""]}, {"period": [""]}])
def test_empty_parameters_are_no_nonsense(query):
    assert parse_query(query, DOSSIER) == (Selection(), ())


def test_parameters_of_others_are_left_alone():
    assert parsed(embed=["true"], utm_source=["mail"]) == (Selection(), ())


@pytest.mark.fuzz
@examples(100, of=100)
@given(
    st.dictionaries(
        st.sampled_from([*Selection.__dataclass_fields__, "embed"]),
        st.lists(st.text(max_size=50), max_size=5),
    )
)
def test_any_address_gives_a_selection(query):
    selection, notices = parse_query(query, DOSSIER)

    assert selection.in_words(DOSSIER)
    assert parse_query(selection.query(), DOSSIER) == (selection, ())
    assert all(len(notice) < 60 for notice in notices)


def test_an_address_with_thousands_of_values_is_cut_short():
    _, notices = parsed(actors=[str(number) for number in range(10_000)])

    assert len(notices) == 200
