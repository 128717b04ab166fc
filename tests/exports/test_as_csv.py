"""The CSV files, read back by the csv module: whole, typed as text, and never a formula."""

import csv
import json
from dataclasses import replace
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest

from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.exports import FORMATS
from tests.exports.hostile import BROKEN, FORMULAS, MARKUP, hostile

NUMBERS = {"lat", "lon", "radius_km", "value", "number"}


def files_of(dossier, selection=None):
    with ZipFile(
        BytesIO(FORMATS["csv"].render(excerpt(dossier, selection or Selection())))
    ) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows_of(content):
    return list(csv.DictReader(StringIO(content.decode("utf-8"), newline=""), strict=True))


def test_there_is_a_file_for_each_table_and_two_that_explain(tiny):
    wanted = "facts aid not_aid responses places actors sources tensions questions meta columns"
    assert {f"{name}.csv" for name in wanted.split()} <= set(files_of(tiny))


@pytest.mark.parametrize("name", ["tiny", "real"])
def test_every_fact_is_read_back_as_it_was(name, request):
    dossier = request.getfixturevalue(name)
    facts = json.loads(FORMATS["json"].render(excerpt(dossier, Selection())))["facts"]
    for row, fact in zip(rows_of(files_of(dossier)["facts.csv"]), facts, strict=True):
        for key in ("id", "statement", "status", "when", "note"):
            assert row[key] == fact[key]
        assert row["earliest"] == (fact["earliest"] or "")
        assert row["via"].split("; ") == fact["via"]


def test_numbers_and_truth_values_are_plain(tiny):
    (nights, *_) = rows_of(files_of(tiny)["facts_figures.csv"])
    assert (nights["value"], nights["approximate"]) == ("3", "true")
    (point, *_) = rows_of(files_of(tiny)["places.csv"])
    assert (point["lat"], point["lon"]) == ("63.42", "-19")


def test_letters_of_any_script_are_utf_8_without_a_mark(tiny):
    content = files_of(tiny)["sources.csv"]
    assert "Nordtråden".encode() in content
    assert not content.startswith(b"\xef\xbb\xbf")


def test_no_cell_begins_as_a_formula_whatever_the_data_holds(tiny):
    for name, content in files_of(hostile(tiny)).items():
        for row in rows_of(content):
            for column, cell in row.items():
                assert not column.startswith(tuple("=+-@\t\r\n"))
                assert not cell.startswith(tuple("=+@\t\r\n＝")), (name, cell)  # noqa: RUF001
                assert not cell.startswith("-") or column in NUMBERS, (name, cell)


@pytest.mark.parametrize("word", FORMULAS)
def test_a_formula_is_kept_behind_an_apostrophe_and_meta_says_so(tiny, word):
    fact = replace(tiny.facts[0], statement=word)
    files = files_of(replace(tiny, facts=(fact, *tiny.facts[1:])))
    assert rows_of(files["facts.csv"])[0]["statement"] == f"'{word}"
    notes = [row["value"] for row in rows_of(files["meta.csv"]) if row["key"] == "note"]
    assert any("has an apostrophe before it" in note for note in notes)


@pytest.mark.parametrize("word", [MARKUP, BROKEN, 'a "quoted", word', "trailing\\"])
def test_quotes_commas_and_line_breaks_stay_in_their_cell(tiny, word):
    fact = replace(tiny.facts[0], statement=word)
    rows = rows_of(files_of(replace(tiny, facts=(fact, *tiny.facts[1:])))["facts.csv"])
    assert rows[0]["statement"] == word
    assert len(rows) == len(tiny.facts)


def test_meta_says_what_the_filter_acts_on(tiny):
    values = [row["value"] for row in rows_of(files_of(tiny)["meta.csv"])]
    assert any(value.startswith("The filter acts on all tables alike") for value in values)
