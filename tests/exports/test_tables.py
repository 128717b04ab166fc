"""The tables hold every key of every record, as the JSON export says it."""

import json
from dataclasses import dataclass, fields, replace
from datetime import date

import pytest

from dashboard.domain.dates import When, parse_when
from dashboard.domain.excerpt import excerpt
from dashboard.domain.facts import Fact, Withdrawal
from dashboard.domain.record import key
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status
from dashboard.exports import FORMATS
from dashboard.exports.collections import COLLECTIONS
from dashboard.exports.columns import Column, pairs_of
from dashboard.exports.tables import dictionary, links, tables

EVERYTHING = Selection()
DENIED = Selection(statuses=(Status.DENIED,))


def by_name(held):
    return {table.name: table for table in held}


def as_records(table):
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def in_a_cell(value):
    """What the JSON export holds, as it stands in one cell."""
    match value:
        case [[_, *_], *_]:
            return "; ".join(" ".join(map(str, pair)) for pair in value)
        case list():
            return "; ".join(map(str, value)) or None
        case _:
            return value


@pytest.mark.parametrize("name", ["tiny", "real"])
def test_every_key_is_a_column_and_every_value_that_of_the_json_export(name, request):
    dossier = request.getfixturevalue(name)
    document = json.loads(FORMATS["json"].render(excerpt(dossier, EVERYTHING)))
    held = by_name(tables(excerpt(dossier, EVERYTHING)))
    for collection in COLLECTIONS:
        rows = as_records(held[collection])
        assert len(rows) == len(document[collection])
        for row, entry in zip(rows, document[collection], strict=True):
            for key_, value in entry.items():
                if key_ in ("geometry", "figures", "reports", "past"):
                    continue
                if key_ == "paragraphs" and collection == "seeds":
                    continue
                cell = row[key_].isoformat() if isinstance(row[key_], date) else row[key_]
                assert cell == in_a_cell(value), (collection, entry["id"], key_)


def test_the_figures_of_a_fact_are_a_table_of_their_own_and_a_short_text_beside_it(tiny):
    held = by_name(tables(excerpt(tiny, EVERYTHING)))
    assert as_records(held["facts_figures"])[1:] == [
        {
            "fact": "lamp-is-old",
            "number": 1,
            "figure": "120 years",
            "value": 120,
            "unit": "years",
            "approximate": False,
            "written": None,
        },
        {
            "fact": "lamp-is-old",
            "number": 2,
            "figure": "1.5 million crowns",
            "value": 1500000,
            "unit": "crowns",
            "approximate": False,
            "written": None,
        },
    ]
    (old,) = [row for row in as_records(held["facts"]) if row["id"] == "lamp-is-old"]
    assert old["figures"] == "120 years; 1.5 million crowns"


def test_the_reports_of_a_fact_are_a_table_of_their_own_beside_the_least_firm_one(tiny):
    (fact, *rest) = tiny.facts
    (firm,) = fact.reports
    softer = replace(firm, status=Status.POSSIBLE, via=("gazette",), reported=date(2031, 5, 19))
    told_twice = replace(tiny, facts=(replace(fact, reports=(firm, softer)), *rest))
    held = by_name(tables(excerpt(told_twice, EVERYTHING)))
    rows = as_records(held["facts_reports"])
    assert len(rows) == len(tiny.facts) + 1
    first, second = rows[:2]
    assert (first["fact"], first["number"], first["status"]) == ("lamp-failed", 1, "reported")
    assert (second["fact"], second["number"], second["status"]) == ("lamp-failed", 2, "possible")
    assert (first["via"], second["via"]) == ("gazette; northern-wire; logbook", "gazette")
    assert (first["reported"], second["reported"]) == (None, date(2031, 5, 19))
    row = as_records(held["facts"])[0]
    assert (row["status"], row["via"], row["reported"]) == (
        "possible",
        "gazette",
        date(2031, 5, 19),
    )
    assert "reports" not in row


def test_a_withdrawal_is_a_short_text_in_one_cell(tiny):
    withdrawn = Withdrawal(on=date(2031, 5, 22), why="The log was forged.")
    cells = {column.name: get for column, get in pairs_of(Fact)}
    taken_back = replace(tiny.facts[0], withdrawn=withdrawn)
    assert cells["withdrawn"](taken_back) == "2031-05-22: The log was forged."
    assert cells["withdrawn"](tiny.facts[0]) is None


def test_what_has_no_short_text_stands_only_in_its_own_table(tiny):
    held = by_name(tables(excerpt(tiny, EVERYTHING)))
    assert "paragraphs" not in {column.name for column in held["seeds"].columns}
    gists = held["seeds_paragraphs"]
    assert [column.name for column in gists.columns][:3] == ["seed", "number", "gist"]
    assert gists.column("number") == (1, 2, 3, 4, 5)


@pytest.mark.parametrize(
    ("when", "earliest", "latest"),
    [
        ("2031-05", date(2031, 5, 1), date(2031, 5, 31)),
        ("../2031-04", None, date(2031, 4, 30)),
        ("2031-05-18/..", date(2031, 5, 18), None),
    ],
)
def test_a_date_keeps_its_text_and_has_its_first_and_last_day(tiny, when, earliest, latest):
    fact = replace(tiny.facts[0], when=parse_when(when))
    dossier = replace(tiny, facts=(fact, *tiny.facts[1:]))
    (row, *_) = as_records(tables(excerpt(dossier, EVERYTHING))[0])
    assert (row["when"], row["earliest"], row["latest"]) == (when, earliest, latest)


def test_a_fact_says_in_words_when_it_was_and_who_says_so(tiny):
    rows = {row["id"]: row for row in as_records(tables(excerpt(tiny, EVERYTHING))[0])}
    assert rows["lamp-asked"]["dated"] == "about 15 May 2031 (date worked out)"
    assert rows["crew-asked"]["said_by"] == (
        "The Harbour Gazette of 20 May 2031 ← Northern Wire ← Officials of the harbour"
    )


@dataclass(frozen=True, kw_only=True)
class Made:
    """A record that nobody has thought of yet."""

    id: str = key("A slug.", example="a")
    since: When = key("From when.", example="2031")
    firm: Status = key("How firmly.", example="denied")
    about: tuple[str, ...] = key("The facts.", refs="facts", default=(), example="[a]")
    share: float | None = key("How much of it.", default=None, example="0.5")


def test_a_key_that_is_added_to_a_record_becomes_a_column_by_itself():
    columns, getters = zip(*pairs_of(Made), strict=True)
    made = Made(id="a", since=parse_when("2031"), firm=Status.DENIED, about=("x", "y"))
    assert [(c.name, c.type, c.refs, c.is_list, c.is_required) for c in columns] == [
        ("id", "string", "", False, True),
        ("since", "string", "", False, True),
        ("earliest", "date", "", False, False),
        ("latest", "date", "", False, False),
        ("firm", "string", "", False, True),
        ("about", "string", "facts", True, False),
        ("share", "number", "", False, False),
    ]
    assert [get(made) for get in getters] == [
        "a",
        "2031",
        date(2031, 1, 1),
        date(2031, 12, 31),
        "denied",
        "x; y",
        None,
    ]
    assert columns[4].words == tuple(word.value for word in Status)
    assert [c.meaning for c in columns if c.name in [s.name for s in fields(Made)]] == [
        spec.metadata["meaning"] for spec in fields(Made)
    ]


def shown(table):
    """The ids of a table that are in, and those that are context."""
    pairs = list(zip(table.column("id"), table.column("shown"), strict=True))
    return tuple([id_ for id_, how in pairs if how == wanted] for wanted in ("in", "context"))


def test_without_a_filter_everything_is_in(tiny):
    held = by_name(tables(excerpt(tiny, EVERYTHING)))
    assert all(set(held[name].column("shown")) == {"in"} for name in COLLECTIONS)


def test_a_filter_acts_on_all_tables_alike_and_what_they_name_comes_along(tiny):
    some = by_name(tables(excerpt(tiny, DENIED)))
    assert {name: shown(some[name]) for name in COLLECTIONS} == {
        "facts": (["failure-denied"], ["lamp-failed"]),
        "aid": ([], []),
        "not_aid": ([], []),
        "responses": ([], []),
        "equipment": ([], []),
        "places": (["vestra"], ["skerra-point"]),
        "actors": (["islandia", "ansa-holm"], []),
        "sources": (["gazette", "keeper-statement"], ["northern-wire", "logbook"]),
        "terms": ([], []),
        "seeds": ([], ["gazette-2031-05-20"]),
        "kinds": ([], ["harbour"]),
        "help_kinds": ([], []),
        "actor_kinds": ([], ["state", "person"]),
        "relations": ([], []),
        "tensions": (["dark-or-not"], []),
        "questions": ([], []),
    }
    assert some["facts_figures"].column("fact") == ("lamp-failed",)
    assert some["facts_reports"].column("fact") == ("lamp-failed", "failure-denied")


SELECTIONS = [
    DENIED,
    Selection(statuses=(Status.POSSIBLE,)),
    Selection(kinds=("request",)),
    Selection(text="zeppelin"),
    Selection(without=("northern-wire",)),
]


@pytest.mark.parametrize("selection", SELECTIONS)
@pytest.mark.parametrize("name", ["tiny", "sequel", "real"])
def test_what_is_in_is_what_the_excerpt_shows(name, selection, request):
    shows = excerpt(request.getfixturevalue(name), selection)
    held = by_name(tables(shows))
    wanted = {
        "facts": shows.listed,
        "aid": shows.requests,
        "not_aid": shows.not_aid,
        "responses": shows.responses,
        "places": shows.places,
        "actors": shows.actors,
        "sources": shows.sources,
        "relations": shows.relations,
        "tensions": [found.tension for found in shows.tensions if found.tension],
        "questions": (*shows.questions, *shows.answered),
    }
    for table, rows in wanted.items():
        assert set(shown(held[table])[0]) == {row.id for row in rows}, table


@pytest.mark.parametrize("selection", [EVERYTHING, *SELECTIONS])
@pytest.mark.parametrize("name", ["tiny", "sequel", "real"])
def test_every_id_that_a_cell_names_leads_to_a_row(name, selection, request):
    shows = excerpt(request.getfixturevalue(name), selection)
    held = by_name(tables(shows))
    for table in (*held.values(), *links(shows)):
        for column in table.columns:
            if column.refs:
                cells = (str(cell).split("; ") for cell in table.column(column.name) if cell)
                named = {id_ for many in cells for id_ in many}
                assert named <= set(held[column.refs].column("id")), (table.name, column.name)


def test_a_table_that_the_dossier_has_nothing_of_is_not_there(bare):
    shows = excerpt(bare, EVERYTHING)
    names = {table.name.partition("_")[0] for table in (*tables(shows), *links(shows))}
    assert not names & {"aid", "not", "responses", "equipment", "relations", "tensions"}
    assert "questions" not in names
    figureless = replace(bare, facts=tuple(replace(fact, figures=()) for fact in bare.facts))
    found = by_name(tables(excerpt(figureless, EVERYTHING)))
    assert "facts_figures" not in found
    assert "facts_figures" in by_name(tables(excerpt(bare, Selection(text="zeppelin"))))


def test_links_have_a_row_for_each_id(tiny):
    some = by_name(links(excerpt(tiny, DENIED)))
    assert some["facts_via"].rows[-2:] == (
        ("failure-denied", 1, "gazette"),
        ("failure-denied", 2, "keeper-statement"),
    )
    assert some["tensions_facts"].rows == (
        ("dark-or-not", 1, "lamp-failed"),
        ("dark-or-not", 2, "failure-denied"),
    )
    assert by_name(links(excerpt(tiny, EVERYTHING)))["aid_facts"].columns[0] == Column(
        name="request", meaning="An id of aid.", refs="aid", is_required=True
    )


def test_the_dictionary_explains_every_column(tiny):
    held = tables(excerpt(tiny, EVERYTHING))
    rows = as_records(dictionary(held))
    assert len(rows) == sum(len(table.columns) for table in held)
    assert all(row["meaning"] for row in rows)
    assert {"table": "aid", "column": "facts", "refs": "facts"}.items() <= next(
        row for row in rows if (row["table"], row["column"]) == ("aid", "facts")
    ).items()
