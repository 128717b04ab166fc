"""One table as CSV and what its columns mean, read by pandas, DuckDB and the csv module."""

import csv
import json
from io import BytesIO, StringIO
from zipfile import ZipFile

import duckdb
import pandas as pd
import pytest

from dashboard.cli import main
from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status
from dashboard.exports import FORMATS, TABLES, table_of
from dashboard.exports.tables import names
from tests.conftest import TINY
from tests.exports.hostile import hostile

ALL, DENIED = Selection(), Selection(statuses=(Status.DENIED,))


def rendered(dossier, table, selection=ALL, kind="csv"):
    return table_of(table, kind).render(excerpt(dossier, selection))


def described(dossier, table, selection=ALL):
    return json.loads(rendered(dossier, table, selection, "metadata.json"))


def test_every_table_that_there_can_be_is_offered_and_the_two_that_explain():
    assert set(TABLES) == {*names(), "meta", "columns"}


@pytest.mark.parametrize("selection", [ALL, DENIED])
def test_a_table_is_the_file_of_the_zip(tiny, selection):
    with ZipFile(BytesIO(FORMATS["csv"].render(excerpt(tiny, selection)))) as archive:
        held = {name.removesuffix(".csv"): archive.read(name) for name in archive.namelist()}
    readme = held.pop("README.md")
    assert held == {name: rendered(tiny, name, selection) for name in held}
    assert set(TABLES) - held.keys() == {"aid_past", "responses_past"}
    assert all(f"`{name}.csv`".encode() in readme for name in held)


def test_the_columns_to_read_come_first_and_keep_every_hedge_voice_and_denial(tiny):
    frame = pd.read_csv(BytesIO(rendered(tiny, "facts"))).set_index("id", drop=False)
    first = "statement said_by firmly dated earliest latest ready_sentence caveat contested"
    assert list(frame.columns[:9]) == first.split()
    assert frame.loc["crew-asked", "firmly"] == "Possible, “reportedly”"
    assert frame.loc["lamp-asked", "dated"] == "about 15 May 2031 (date worked out)"
    assert frame.loc["tropica-unclear", "dated"] == "20 May 2031 (date of the report)"
    assert frame.loc["lamp-failed", "contested"] == "Denied by Ånsa Holm."
    assert frame.loc["lamp-failed", "ready_sentence"].startswith("Northern Wire, citing the")


def test_what_no_longer_stands_has_no_sentence_to_quote(sequel):
    frame = pd.read_csv(BytesIO(rendered(sequel, "facts"))).set_index("id")
    gone = frame[frame["superseded"].notna()]
    assert len(gone) == len(sequel.superseded)
    assert gone["ready_sentence"].isna().all()
    assert frame.drop(gone.index)["ready_sentence"].notna().all()


def test_an_engine_of_sql_joins_the_tables_by_their_ids(tiny, tmp_path):
    for name in ("facts", "aid", "kinds"):
        (tmp_path / f"{name}.csv").write_bytes(rendered(tiny, name))
    found = duckdb.sql(
        f"""
        SELECT aid.asked_name, facts.firmly, kinds.name = facts.kind_name
        FROM '{tmp_path}/aid.csv' AS aid
        JOIN '{tmp_path}/facts.csv' AS facts ON facts.id = aid.stage_fact
        JOIN '{tmp_path}/kinds.csv' AS kinds ON kinds.id = facts.kind
        WHERE facts.latest >= DATE '2031-05-01' ORDER BY aid.id
        """
    ).fetchall()
    assert found == [("Fjordmark", "Reported", True), ("Tropica", "Unclear", True)]


@pytest.mark.parametrize("table", TABLES)
def test_the_metadata_says_what_each_column_means(tiny, table):
    said = described(tiny, table)
    (head, *rows) = csv.reader(StringIO(rendered(tiny, table).decode("utf-8-sig"), newline=""))
    columns = said["tableSchema"]["columns"]
    assert [column["name"] for column in columns] == head
    assert all(column["titles"][0] == column["name"] for column in columns)
    assert all(column["dc:description"].endswith((".", "?")) for column in columns)
    assert set(said["tableSchema"].get("primaryKey", ())) <= set(head)
    assert said["dc:extent"] == ("one row" if len(rows) == 1 else f"{len(rows)} rows")
    assert said["url"] == f"{table}.csv"


def test_the_metadata_says_of_when_from_whom_and_what_the_filter_shows(tiny):
    said = described(tiny, "facts", DENIED)
    assert (said["dc:date"], said["dc:license"]) == ("2031-05-20", "CC BY 4.0")
    assert said["dc:identifier"] == tiny.digest
    assert said["dc:source"].startswith("Drawn from The Harbour Gazette of 20 May 2031")
    assert said["rdfs:comment"][0].startswith("1 of 10 facts: status denied. Outside this filter")
    assert "It is all made up." in said["rdfs:comment"]
    assert said["url"] == "facts.csv?statuses=denied"
    status = next(c for c in said["tableSchema"]["columns"] if c["name"] == "status")
    assert f"denied: {Status.DENIED.meaning}" in status["dc:description"]


def test_a_table_that_the_dossier_has_nothing_of_has_its_head_and_no_rows(bare):
    (head, *rows) = rendered(bare, "aid").decode("utf-8-sig").splitlines()
    assert head.startswith("asker_name,asked_name,asked_for,firmly,")
    assert rows == []
    assert rendered(bare, "seeds_paragraphs").count(b"\r\n") > 1


@pytest.mark.parametrize("table", ["facts", "aid", "questions"])
def test_no_cell_of_it_begins_as_a_formula(tiny, table):
    text = rendered(hostile(tiny), table).decode("utf-8-sig")
    cells = [cell for row in csv.reader(StringIO(text, newline="")) for cell in row]
    assert len(cells) > 20
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r\n＝"))]  # noqa: RUF001


def test_the_command_line_writes_a_table_and_what_it_means(tiny, tmp_path, capsys):
    config = ["--config", str(TINY)]
    file = tmp_path / "facts.csv"
    assert main(["export", "table", "facts", "-o", str(file), *config]) == 0
    assert file.read_bytes() == rendered(tiny, "facts")
    file = tmp_path / "facts.metadata.json"
    assert main(["export", "table", "facts", "-o", str(file), *config]) == 0
    assert json.loads(file.read_bytes()) == described(tiny, "facts")
    with pytest.raises(SystemExit):
        main(["export", "table", "letters", *config])
    assert "invalid choice: 'letters'" in capsys.readouterr().err
