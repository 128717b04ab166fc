"""What an excerpt says of itself: what is let through, what is left out, what there is at all."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from dashboard.domain.config import Page
from dashboard.domain.dates import parse_when
from dashboard.domain.excerpt import excerpt
from dashboard.domain.facts import Withdrawal
from dashboard.domain.scope import NOUNS, all_rows, has, left_out, let_through, pages, shown_of
from dashboard.domain.selection import WITH_FIGURES, Selection
from dashboard.domain.vocabulary import Basis, Status
from dashboard.loading import load
from tests.conftest import SEQUEL, TINY
from tests.selections import narrow

DOSSIERS = (load(TINY), load(SEQUEL))
BARE = {"equipment": (), "aid": (), "not_aid": (), "responses": (), "relations": ()} | {
    "tensions": (),
    "questions": (),
}


@pytest.fixture
def bare(tiny):
    """The made-up dossier without aid, relations, tensions and questions."""
    facts = tuple(replace(fact, disputes=()) for fact in tiny.facts)
    return replace(tiny, facts=facts, **BARE)


@pytest.mark.parametrize(
    ("selection", "said"),
    [
        (Selection(), "All 10 facts"),
        (Selection(focus="fact:lamp-asked", map="far"), "All 10 facts"),
        (
            Selection(statuses=(Status.DENIED, Status.DECLINED)),
            "2 of 10 facts: status denied or no comment",
        ),
        (
            Selection(actors=("fjordmark",), kinds=("request",), text="lamp"),
            "1 of 10 facts: text “lamp”; actor Fjordmark; kind Requests",
        ),
        (
            Selection(bases=(Basis.ARTICLE,), period=parse_when("2031-05~")),
            "1 of 10 facts: basis an article's own words; period about May 2031",
        ),
        (Selection(outlets=("northern-wire",)), "4 of 10 facts: reported by Northern Wire"),
        (
            Selection(without=("northern-wire", "lamp-office")),
            "5 of 10 facts: without Northern Wire or The Lamp Office",
        ),
        (
            Selection(figures=WITH_FIGURES, bases=(Basis.DOCUMENTS,)),
            "1 of 10 facts: basis documents; with a figure",
        ),
        (Selection(text="zzz"), "0 of 10 facts: text “zzz”"),
    ],
)
def test_a_filter_is_said_in_words(tiny, selection, said):
    assert let_through(excerpt(tiny, selection)) == said


def test_what_no_longer_stands_is_said_apart_and_not_counted(tiny):
    taken_back = Withdrawal(on=date(2031, 5, 22), why="It was wrong.")
    facts = (replace(tiny.facts[0], withdrawn=taken_back), *tiny.facts[1:])
    withdrawn = replace(tiny, facts=facts)
    whole = excerpt(withdrawn, Selection())
    assert let_through(whole) == "All 9 facts (plus 1 corrected or withdrawn)"
    assert left_out(whole) == ""
    harbour = let_through(excerpt(withdrawn, Selection(kinds=("harbour",))))
    assert harbour.startswith("1 of 9 facts (plus 1 corrected or withdrawn): kind ")


def test_what_is_left_out_of_each_table_is_said(tiny):
    found = excerpt(tiny, Selection(statuses=(Status.POSSIBLE,)))
    assert {table: said for table in NOUNS if (said := shown_of(table, found))} == {
        "facts": "1 of 10 facts; the others are outside this filter.",
        "requests": "1 of 2 rows of aid; the other is outside this filter.",
        "responses": "All 2 responses are outside this filter.",
        "not_aid": "The only row not counted as aid is outside this filter.",
        "tensions": "The only tension is outside this filter.",
        "questions": "All 2 open questions are outside this filter.",
        "relations": "1 of 2 relations; the other is outside this filter.",
        "actors": "2 of 7 actors; the others are outside this filter.",
        "places": "All 9 places are outside this filter.",
        "sources": "3 of 8 sources; the others are outside this filter.",
    }
    assert left_out(found) == (
        "Outside this filter: 9 of 10 facts, 1 of 2 rows of aid, all 2 responses,"
        " the only row not counted as aid, the only tension, all 2 open questions,"
        " 1 of 2 relations, 5 of 7 actors, all 9 places, 5 of 8 sources."
    )


def test_without_a_filter_nothing_is_left_out(tiny, sequel):
    for dossier in (tiny, sequel):
        whole = excerpt(dossier, Selection(focus="fact:lamp-asked"))
        assert left_out(whole) == ""
        assert [shown_of(table, whole) for table in NOUNS] == [""] * len(NOUNS)


@given(narrow(DOSSIERS[0]))
def test_what_is_shown_and_what_is_left_out_make_the_whole(selection):
    for dossier in DOSSIERS:
        found = excerpt(dossier, selection.without_focus())
        for table in NOUNS:
            whole = excerpt(dossier, Selection())
            assert len(all_rows(table, found)) == len(getattr(whole, table))
            assert len(getattr(found, table)) <= len(all_rows(table, found))


def test_of_what_a_dossier_has_nothing_of_there_is_no_trace(tiny, bare):
    every = set(Page) - {Page.CHANGES}
    assert set(pages(excerpt(tiny, Selection()))) == every
    for selection in (Selection(), Selection(statuses=(Status.DENIED,))):
        found = excerpt(bare, selection)
        assert set(pages(found)) == every - {
            *(Page.AID, Page.TENSIONS, Page.ACTORS, Page.QUESTIONS)
        }
        gone = ("requests", "responses", "not_aid", "tensions", "questions", "relations")
        for table in gone:
            assert not has(table, found)
            assert shown_of(table, found) == ""
        words = [word for table in gone for word in NOUNS[table]]
        assert not [word for word in words if word in left_out(found)]
        assert (found.matrix, found.ladder) == ((), {})


def test_what_changed_is_the_last_page_where_there_is_an_earlier_edition(tiny, sequel):
    compared = replace(sequel, before=tiny)
    assert Page.CHANGES not in pages(excerpt(sequel, Selection()))
    assert pages(excerpt(compared, Selection()))[-1] is Page.CHANGES
    listed = replace(compared, config=replace(sequel.config, pages=(Page.CHANGES, Page.FACTS)))
    assert pages(excerpt(listed, Selection())) == (Page.FACTS, Page.CHANGES)


def test_a_filter_takes_no_page_away(tiny):
    nothing = excerpt(tiny, Selection(text="zzz"))
    assert pages(nothing) == tiny.config.pages
    assert [table for table in NOUNS if not has(table, nothing)] == ["answered"]


@pytest.mark.parametrize("table", ["aid", "responses", "not_aid"])
def test_one_of_its_tables_is_enough_for_the_page_of_aid(tiny, bare, table):
    row = replace(bare, **{table: getattr(tiny, table)})
    assert Page.AID in pages(excerpt(row, Selection()))


def test_a_dispute_that_no_tension_holds_is_a_tension(tiny, bare):
    disputed = replace(bare, facts=tiny.facts)
    assert has("tensions", excerpt(disputed, Selection()))
    assert Page.TENSIONS in pages(excerpt(disputed, Selection()))
