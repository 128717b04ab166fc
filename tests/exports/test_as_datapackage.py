"""The Data Package, judged by frictionless, which did not write it."""

import json
from codecs import BOM_UTF8
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pandas as pd
import pytest
from frictionless import Package, validate

from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status
from dashboard.exports import FORMATS
from dashboard.exports.packing import zipped
from tests.exports.hostile import hostile

DENIED = Selection(statuses=(Status.DENIED,))


@pytest.fixture
def written(tmp_path):
    """A function that writes the package of a dossier and gives its path."""

    def write(dossier, selection=None):
        path = tmp_path / "package.zip"
        path.write_bytes(FORMATS["datapackage"].render(excerpt(dossier, selection or Selection())))
        return path

    return write


def faults(path):
    report = validate(path, type="package")
    return report.flatten(["name", "type", "note"]) + report.errors


def files_of(path):
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", ["tiny", "real"])
@pytest.mark.parametrize(
    "selection",
    [Selection(), DENIED, Selection(text="zeppelin")],
    ids=["all", "some", "none"],
)
def test_it_is_valid_whatever_the_filter_lets_through(written, name, selection, request):
    assert faults(written(request.getfixturevalue(name), selection)) == []


def test_it_is_valid_whatever_the_data_holds(written, tiny):
    assert faults(written(hostile(tiny))) == []


@pytest.mark.parametrize(
    ("table", "id_"),
    [("sources", "northern-wire"), ("facts", "lamp-asked"), ("actors", "fjordmark")],
)
def test_what_names_something_that_is_not_there_is_not_valid(written, tiny, tmp_path, table, id_):
    """The keys are real: without a row that others name, frictionless objects."""
    files = files_of(written(tiny))
    rows = files[f"data/{table}.csv"].splitlines(keepends=True)
    files[f"data/{table}.csv"] = b"".join(r for r in rows if f",{id_},".encode() not in r)
    broken = tmp_path / "broken.zip"
    broken.write_bytes(zipped(files))
    assert {fault[1] for fault in faults(broken)} == {"foreign-key"}


@pytest.mark.parametrize(
    ("column", "good", "bad", "fault"),
    [
        ("status", "denied", "loud", "constraint-error"),
        ("earliest", "2031-05-06", "one day", "type-error"),
        ("id", "failure-denied", "lamp-asked", "primary-key"),
    ],
)
def test_the_schema_knows_words_types_and_keys(written, tiny, tmp_path, column, good, bad, fault):
    files = files_of(written(tiny))
    frame = pd.read_csv(BytesIO(files["data/facts.csv"]), dtype=str).set_index("id", drop=False)
    assert frame.loc["failure-denied", column] == good
    frame.loc["failure-denied", column] = bad
    files["data/facts.csv"] = frame.to_csv(index=False).encode()
    broken = tmp_path / "broken.zip"
    broken.write_bytes(zipped(files))
    assert fault in {fault[1] for fault in faults(broken)}


def test_every_reference_of_the_model_is_a_foreign_key(written, tiny):
    package = Package(written(tiny))
    keys = {
        (resource.name, key["fields"][0], key["reference"]["resource"])
        for resource in package.resources
        for key in resource.schema.foreign_keys
    }
    for wanted in (
        ("facts", "kind", "kinds"),
        ("facts", "speaker", "actors"),
        ("facts_figures", "fact", "facts"),
        ("facts_via", "via", "sources"),
        ("facts_via", "fact", "facts"),
        ("facts_disputes", "disputes", "facts"),
        ("aid", "equipment", "equipment"),
        ("aid_facts", "facts", "facts"),
        ("actors", "of", ""),
        ("sources", "seed", "seeds"),
        ("seeds_outlets", "outlets", "sources"),
    ):
        assert wanted in keys


def test_cells_are_read_with_their_types(written, tiny):
    package = Package(written(tiny))
    figures = package.get_resource("facts_figures").read_rows()
    assert figures[0]["value"] == Decimal(3)
    assert figures[0]["approximate"] is True
    (fact, *_) = package.get_resource("facts").read_rows()
    assert fact["earliest"].isoformat() == "2031-05-02"
    assert fact["hedge"] is None


def test_it_names_its_sources_and_its_licence(written, tiny):
    package = Package(written(tiny))
    assert package.licenses == [{"name": "CC-BY-4.0", "title": "CC BY 4.0"}]
    assert package.sources == [
        {
            "title": "The Harbour Gazette of 20 May 2031",
            "path": "https://harbour.example/2031/05/20",
        },
        {"title": "Northern Wire"},
    ]
    assert package.version == "2031-05-20"
    assert package.custom["digest"] == tiny.digest


def test_an_address_in_another_script_leads_by_idna(written, tiny):
    sources = (replace(tiny.sources[0], url="https://пример.рф/"), *tiny.sources[1:])
    path = written(replace(tiny, sources=sources))
    assert Package(path).sources[0]["path"] == "https://xn--e1afmkfd.xn--p1ai/"
    assert faults(path) == []


def test_the_tables_are_the_files_of_the_csv_export(written, tiny):
    files = files_of(written(tiny))
    with ZipFile(BytesIO(FORMATS["csv"].render(excerpt(tiny, Selection())))) as archive:
        for name in set(archive.namelist()) - {"README.md", "meta.csv", "columns.csv"}:
            assert archive.read(name) == BOM_UTF8 + files[f"data/{name}"]


def test_a_title_without_latin_letters_has_a_name_all_the_same(written, tiny):
    path = written(replace(tiny, config=replace(tiny.config, title="Маяк")))
    assert json.loads(files_of(path)["datapackage.json"])["name"] == "unnamed"
    assert faults(path) == []
