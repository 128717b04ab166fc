"""The CSV files, read back by the csv module: whole, typed as text, and never a formula."""

import csv
import json
import re
import subprocess
import tempfile
from dataclasses import replace
from io import BytesIO, StringIO
from zipfile import ZipFile

import pandas as pd
import pytest
from openpyxl import load_workbook
from pyarrow import csv as arrow

from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.exports import FORMATS
from scripts.office import HOW_TO_GET_ONE, find_office
from tests.exports.hostile import BROKEN, FORMULAS, MARKUP, SEPARATORS, WITHIN, hostile
from tests.programs import required

SIGNS = tuple("=+-@＝＋－＠")  # noqa: RUF001
PLAIN_NUMBERS = re.compile(r"[+-]?\d[\d.]*(?: [+-]?\d[\d.]*)*\W*(?:,|$)")
README = "README.md"
NUMBERS = {"lat", "lon", "radius_km", "value", "number"}


def files_of(dossier, selection=None):
    with ZipFile(
        BytesIO(FORMATS["csv"].render(excerpt(dossier, selection or Selection())))
    ) as archive:
        names = [name for name in archive.namelist() if name != README]
        return {name: archive.read(name) for name in names}


def rows_of(content):
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def test_there_is_a_file_for_each_table_and_two_that_explain(tiny):
    wanted = "facts aid not_aid responses places actors sources tensions questions meta columns"
    assert {f"{name}.csv" for name in wanted.split()} <= set(files_of(tiny))


@pytest.mark.parametrize("name", ["tiny", "real"])
def test_every_fact_is_read_back_as_it_was(name, request):
    dossier = request.getfixturevalue(name)
    facts = json.loads(FORMATS["json"].render(excerpt(dossier, Selection())))["facts"]
    for row, fact in zip(rows_of(files_of(dossier)["facts.csv"]), facts, strict=True):
        for key in ("id", "statement", "status", "when", "note", "said_by", "ready_sentence"):
            assert row[key] == (fact[key] or "")
        assert row["earliest"] == (fact["earliest"] or "")
        assert row["via"].split("; ") == fact["via"]


def test_numbers_and_truth_values_are_plain(tiny):
    (nights, *_) = rows_of(files_of(tiny)["facts_figures.csv"])
    assert (nights["value"], nights["approximate"]) == ("3", "true")
    (point, *_) = rows_of(files_of(tiny)["places.csv"])
    assert (point["lat"], point["lon"]) == ("63.42", "-19")


def test_letters_of_any_script_are_utf_8_with_a_mark(tiny):
    files = files_of(tiny)
    assert "Nordtråden".encode() in files["sources.csv"]
    for content in files.values():
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.count(b"\xef\xbb\xbf") == 1
    notes = [row["value"] for row in rows_of(files["meta.csv"]) if row["key"] == "note"]
    assert any("with a byte order mark" in note for note in notes)


def test_readers_that_know_nothing_of_the_mark_still_find_the_first_column(tiny):
    content = files_of(tiny)["facts.csv"]
    for table in (pd.read_csv(BytesIO(content)), arrow.read_csv(BytesIO(content)).to_pandas()):
        assert table.columns[0] == "statement"
        assert list(table["id"]) == [fact.id for fact in tiny.facts]


def test_no_cell_begins_as_a_formula_whatever_the_data_holds(tiny):
    for name, content in files_of(hostile(tiny)).items():
        for row in rows_of(content):
            for column, cell in row.items():
                assert not column.startswith(tuple("=+-@\t\r\n"))
                assert not cell.startswith(tuple("=+@\t\r\n＝")), (name, cell)  # noqa: RUF001
                assert not cell.startswith("-") or column in NUMBERS, (name, cell)


@pytest.mark.parametrize(
    ("separator", "quoting"),
    [(one, csv.QUOTE_MINIMAL) for one in SEPARATORS]
    + [(one, csv.QUOTE_NONE) for one in SEPARATORS if one != ","],
)
def test_no_cell_is_a_formula_by_whatever_sign_a_reader_splits_the_rows(tiny, separator, quoting):
    seen = 0
    for name, content in files_of(hostile(tiny)).items():
        text = StringIO(content.decode("utf-8-sig"), newline="")
        for row in csv.reader(text, delimiter=separator, quoting=quoting):
            for cell in row:
                seen += 1
                begins = cell.lstrip(' "')
                is_number = PLAIN_NUMBERS.match(begins)
                assert not begins.startswith(SIGNS) or is_number, (name, cell)
    assert seen > 300


@pytest.mark.parametrize("word", WITHIN)
def test_a_text_with_a_formula_in_it_is_whole_but_for_apostrophes(tiny, word):
    fact = replace(tiny.facts[0], statement=word)
    rows = rows_of(files_of(replace(tiny, facts=(fact, *tiny.facts[1:])))["facts.csv"])
    assert rows[0]["statement"] != word
    assert rows[0]["statement"].replace("'", "") == word.replace("'", "")


@pytest.mark.parametrize("word", ["from -5 to +5; -66.18", "a=b; c-d | e@f", "x;\ty", "10-12; 3"])
def test_a_text_without_a_formula_stays_as_it_is(tiny, word):
    fact = replace(tiny.facts[0], statement=word)
    rows = rows_of(files_of(replace(tiny, facts=(fact, *tiny.facts[1:])))["facts.csv"])
    assert rows[0]["statement"] == word


def test_coordinates_stay_numbers_in_a_column_and_in_a_list(tiny):
    rows = {row["id"]: row for row in rows_of(files_of(tiny)["places.csv"])}
    assert float(rows["vestra"]["lon"]) == -21.94
    assert rows["lamp-route"]["path"] == "5.3 60.4; -8 62.5; -18.9 63.3"


@pytest.mark.office
@pytest.mark.parametrize("separator", SEPARATORS)
def test_a_spreadsheet_finds_no_formula(tiny, separator, tmp_path):
    """LibreOffice, told to split at this sign; its workbook is read by openpyxl."""
    office = required(find_office(), HOW_TO_GET_ONE)
    names = ("facts", "questions", "actors")
    files = files_of(hostile(tiny))
    for name in names:
        (tmp_path / f"{name}.csv").write_bytes(files[f"{name}.csv"])
    (tmp_path / "bait.csv").write_text(f"x{separator}=1+1\n", "utf-8")

    to_xlsx(office, [tmp_path / f"{name}.csv" for name in (*names, "bait")], separator)
    required(office if (tmp_path / "bait.xlsx").exists() else None, HOW_TO_GET_ONE)

    def formulas(name):
        cells = load_workbook(tmp_path / f"{name}.xlsx").active.iter_rows()
        return [cell.value for row in cells for cell in row if cell.data_type == "f"]

    assert formulas("bait") == ["=1+1"]
    assert [formulas(name) for name in names] == [[], [], []]


def to_xlsx(office, paths, separator):
    """Let LibreOffice read CSV files as UTF-8, quoted, split at a sign."""
    with tempfile.TemporaryDirectory() as profile:
        command = [
            *(office, f"-env:UserInstallation=file://{profile}", "--headless"),
            f"--infilter=CSV:{ord(separator)},34,76,1",
            *("--convert-to", "xlsx", "--outdir", str(paths[0].parent), *map(str, paths)),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=300)


@pytest.mark.parametrize("word", FORMULAS)
def test_a_formula_is_kept_behind_an_apostrophe_and_meta_says_so(tiny, word):
    fact = replace(tiny.facts[0], statement=word)
    files = files_of(replace(tiny, facts=(fact, *tiny.facts[1:])))
    written = rows_of(files["facts.csv"])[0]["statement"]
    assert written.startswith("'")
    assert written.replace("'", "") == word.replace("'", "")
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
