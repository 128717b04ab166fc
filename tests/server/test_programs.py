"""Programs that did not write the files read them by their addresses, from the real server."""

from urllib.request import urlretrieve

import duckdb
import geopandas
import pandas
import pyogrio
import pytest
from ical.calendar_stream import IcsCalendarStream

from dashboard.domain.vocabulary import Status
from tests.server.fetching import fetch


@pytest.fixture(scope="module")
def denied(real):
    return {fact.id for fact in real.facts if fact.status is Status.DENIED}


def test_pandas_reads_a_table_and_a_workbook_by_their_addresses(address, real, denied):
    facts = pandas.read_csv(f"{address}/export/csv/facts")
    some = pandas.read_csv(f"{address}/export/csv/facts.csv?statuses=denied")
    sheets = pandas.read_excel(f"{address}/export/xlsx", sheet_name=None)

    assert set(facts["id"]) == {fact.id for fact in real.facts}
    assert facts["statement"].notna().all()
    assert set(some.loc[some["shown"] == "in", "id"]) == denied
    assert len(sheets) > 3


def test_what_a_column_means_stands_beside_its_table(address):
    facts = pandas.read_csv(f"{address}/export/csv/facts")
    said = pandas.read_json(f"{address}/export/csv/facts.metadata.json", typ="series")
    columns = pandas.DataFrame(said["tableSchema"]["columns"])

    assert list(columns["name"]) == list(facts.columns)
    assert columns["dc:description"].str.len().gt(10).all()


def test_a_gis_reads_geojson_and_each_layer_of_a_geopackage_part_by_part(address, real):
    claims = geopandas.read_file(f"/vsicurl/{address}/export/geojson/map.geojson")
    some = geopandas.read_file(f"/vsicurl/{address}/export/geojson/map.geojson?statuses=denied")
    map_file = f"/vsicurl/{address}/export/gpkg/map.gpkg"
    layers = [layer for layer, _ in pyogrio.list_layers(map_file)]
    first = geopandas.read_file(map_file, layer=layers[0])

    assert {fact.id for fact in real.facts} <= set(claims["id"]) | set(claims["fact"])
    assert 0 < len(some) < len(claims)
    assert len(first) > 10
    assert first.geometry.notna().all()


def test_a_database_joins_two_tables(address, tmp_path):
    for table in ("facts", "facts_reports"):
        urlretrieve(f"{address}/export/csv/{table}", tmp_path / f"{table}.csv")
    with duckdb.connect() as database:
        database.execute(f"SET file_search_path = '{tmp_path}'")
        [(number,)] = database.execute(
            "SELECT count(DISTINCT facts.id) FROM 'facts.csv' AS facts"
            " JOIN 'facts_reports.csv' AS reports ON reports.fact = facts.id"
            " WHERE facts.status = 'denied'"
        ).fetchall()

    assert number == 2


def test_a_calendar_client_reads_every_event_and_is_told_when_nothing_is_new(address, real):
    answer = fetch(f"{address}/export/ics?reports=yes")
    calendar = IcsCalendarStream.calendar_from_ics(answer.body.decode())
    again = fetch(f"{address}/export/ics?reports=yes", if_none_match=answer.headers["etag"])

    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert len(calendar.events) == len(real.facts)
    assert all(event.summary and event.dtstart for event in calendar.events)
    assert (again.status, again.body) == (304, b"")


def test_each_answer_says_everything_once_and_nothing_of_the_page(address):
    for name in ("ics", "html", "json", "csv", "csv/facts", "chart/map.svg"):
        for encoding in ("identity", "gzip", "br"):
            headers = fetch(f"{address}/export/{name}", accept_encoding=encoding).headers

            assert headers["vary"] == "Accept-Encoding, Origin"
            assert headers["content-type"].count("charset") <= 1
            assert headers.get("content-encoding") != "identity"
            assert "link" not in headers
            assert 'filename="' in headers["content-disposition"]
            assert "filename*=UTF-8''" in headers["content-disposition"]
