"""The table of facts: the order of its rows, how many of them, and what the cells say."""

from dataclasses import replace

import pytest

from dashboard.domain import fact_table
from dashboard.domain.dates import parse_when
from dashboard.domain.excerpt import excerpt
from dashboard.domain.fact_table import COLUMNS, KEYS, Arrangement, Order, ordered, rows
from dashboard.domain.selection import WITH_FIGURES, Selection
from dashboard.domain.vocabulary import Basis, Status, WhenIs


def ids(facts):
    return [fact.id for fact in facts]


def dated(tiny, *dates):
    """The made-up dossier with one fact for each of some dates, which are their ids."""
    facts = (replace(tiny.facts[0], id=date, when=parse_when(date)) for date in dates)
    return replace(tiny, facts=tuple(facts))


def test_dates_are_sorted_by_time(tiny):
    dossier = dated(tiny, "../2025-10-31", "2005~", "2025-09-06", "2025", "2025-10")
    by_time = ["2005~", "2025", "2025-09-06", "2025-10", "../2025-10-31"]
    assert ids(ordered(dossier.facts, Order("date"), dossier)) == by_time
    backwards = ordered(dossier.facts, Order("date", is_descending=True), dossier)
    assert ids(backwards) == by_time[::-1]


def test_without_an_order_the_facts_stand_as_in_the_dossier(tiny):
    assert ordered(tiny.facts, Order(), tiny) == tiny.facts


def test_words_are_sorted_without_regard_to_case(tiny):
    words = ("beta", "Alpha", "Ωmega", "alpha two")
    facts = tuple(replace(tiny.facts[0], id=w, statement=w, caveat="") for w in words)
    assert ids(ordered(facts, Order("fact"), tiny)) == ["Alpha", "alpha two", "beta", "Ωmega"]


@pytest.mark.parametrize("is_descending", [False, True])
@pytest.mark.parametrize("column", ["speaker", "figures"])
def test_blank_cells_come_last_either_way(tiny, column, is_descending):
    found = ordered(tiny.facts, Order(column, is_descending), tiny)
    is_blank = [not KEYS[column](fact, tiny) for fact in found]
    assert is_blank == sorted(is_blank)
    assert set(is_blank) == {False, True}


def test_firmness_is_sorted_as_the_legend_has_it(tiny):
    found = [fact.status for fact in ordered(tiny.facts, Order("firmness"), tiny)]
    assert found == sorted(found, key=list(Status).index)


def test_every_column_sorts():
    assert list(KEYS) == list(COLUMNS)


def test_a_head_sorts_up_then_down_then_not():
    up = Arrangement().sorted_by("date")
    assert up.order.of("date") == "ascending"
    assert up.order.of("fact") == "none"
    down = up.sorted_by("date")
    assert down.order.of("date") == "descending"
    assert down.sorted_by("date") == Arrangement()
    assert down.sorted_by("kind").order == Order("kind")
    assert Arrangement().sorted_by("nonsense") == Arrangement()


def many(tiny, number):
    return replace(tiny, facts=tuple(replace(tiny.facts[0], id=f"f{n}") for n in range(number)))


def test_only_some_rows_stand_at_once_and_more_on_request(tiny):
    found = excerpt(many(tiny, 700), Selection())
    assert len(rows(found, Arrangement())) == 300
    assert len(rows(found, Arrangement().with_more())) == 600
    assert len(rows(found, Arrangement().with_more().with_more())) == 700
    assert len(rows(found, Arrangement(most=0))) == 700


def test_the_selected_fact_is_always_among_them(tiny):
    found = excerpt(many(tiny, 700), Selection(focus="fact:f500"))
    assert ids(rows(found, Arrangement()))[-1] == "f500"
    assert len(rows(excerpt(many(tiny, 9), Selection(focus="place:vestra")), Arrangement())) == 9


@pytest.mark.parametrize(
    ("when", "when_is", "said", "as_edtf"),
    [
        ("2031-05-02", WhenIs.EVENT, ("2 May 2031", ""), ("2031-05-02", "")),
        ("2031-05~", WhenIs.REPORT, ("about May 2031", "reported"), ("2031-05~", "reported")),
        ("2030/2031", WhenIs.INFERRED, ("2030 to 2031", "worked out"), ("2030/2031", "worked out")),
        (
            "../2031-05-20",
            WhenIs.INFERRED,
            ("no period given", ""),
            ("../2031-05-20", "worked out"),
        ),
    ],
)
def test_a_date_stands_in_words_or_as_edtf(tiny, when, when_is, said, as_edtf):
    day = tiny.seeds[0].date.isoformat()
    when = when.replace("2031-05-20", day)
    fact = replace(tiny.facts[0], when=parse_when(when), when_is=when_is, when_why="Guessed.")
    assert fact_table.dating(fact, tiny, is_edtf=False) == said
    expected = (as_edtf[0].replace("2031-05-20", day), as_edtf[1])
    assert fact_table.dating(fact, tiny, is_edtf=True) == expected


def test_figures_are_counted_by_what_they_rest_on_and_none_from_unnamed_sources_is_said(tiny):
    number, bases = fact_table.with_figures(excerpt(tiny, Selection()))
    assert number == 2
    assert {one.basis: one.number for one in bases} == {
        Basis.DOCUMENTS: 1,
        Basis.UNNAMED_SOURCES: 0,
        Basis.OFFICIAL_ACCOUNT: 1,
    }
    assert bases[1].query == "figures=yes&bases=unnamed-sources"


def test_figures_are_counted_within_the_other_filters(tiny):
    found = Selection(kinds=("harbour",), bases=(Basis.EXPERTS,), figures=WITH_FIGURES)
    assert fact_table.with_figures(excerpt(tiny, found))[0] == 1


def test_cells_say_all_speakers_and_all_figures(tiny):
    old = tiny.fact["lamp-is-old"]
    assert fact_table.figures(old) == "; ".join(map(str, old.figures))
    assert fact_table.figures(tiny.fact["lamp-asked"]) == ""
    assert fact_table.speakers(tiny.fact["failure-denied"], tiny) == "Ånsa Holm"
    assert fact_table.speakers(old, tiny) == ""
