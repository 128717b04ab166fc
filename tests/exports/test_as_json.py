"""The JSON export holds all of the YAML files, and what it adds to them is right."""

import json
from dataclasses import asdict, fields, replace
from datetime import date
from pathlib import Path

import geopandas
import pytest
import yaml

from dashboard.domain.dates import parse_when
from dashboard.domain.excerpt import excerpt
from dashboard.domain.facts import Report, Withdrawal
from dashboard.domain.kinds import USUAL
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status
from dashboard.exports import FORMATS
from dashboard.exports.as_json import plain
from dashboard.exports.collections import COLLECTIONS
from dashboard.exports.readable import READABLE

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = {"tiny": ROOT / "tests" / "tiny", "real": ROOT}
ADDED = {"facts": {"earliest", "latest"}, "places": {"geometry"}}
WORDS = {
    name: {one.name for one in READABLE[kind] if one.words} for name, kind in COLLECTIONS.items()
}
"""What is said in words beside the keys of the files."""
OF_REPORTS = [spec.name for spec in fields(Report)]
EVERYTHING = Selection()


def exported(dossier, selection=EVERYTHING):
    return json.loads(FORMATS["json"].render(excerpt(dossier, selection)))


def read(path):
    """A YAML file as text in lists and mappings, by PyYAML alone."""
    with path.open(encoding="utf-8") as stream:
        return yaml.BaseLoader(stream).get_single_data()


def written(folder):
    """All entries of all files of a dossier, by the names of their collections."""
    config = read(folder / "config.yaml")
    seeds = [read(path) for path in sorted((folder / "seeds").glob("*.yaml"))]
    collections = {"kinds": config["kinds"], "seeds": seeds}
    collections |= {name: config.get(name, list(map(asdict, USUAL[name]))) for name in USUAL}
    for path in (folder / "data").glob("*.yaml"):
        collections |= read(path)
    del collections["tripwires"]
    return collections


def says(given, text):
    """Whether a value of the export is what the YAML says."""
    match given:
        case dict():
            kept = {name: given.pop(name) for name in text}
            return all(says(kept[name], text[name]) for name in text) and is_unsaid(given)
        case list():
            return len(given) == len(text) and all(map(says, given, text))
        case bool():
            return text == str(given).lower()
        case int() | float():
            return float(text) == given
        case _:
            return given == text


def is_unsaid(rest):
    """Whether the keys that the YAML left out hold nothing."""
    return all(value in ([], None, False) for value in rest.values())


@pytest.mark.parametrize("name", FOLDERS)
def test_every_value_of_every_file_comes_out_and_nothing_else(name, request):
    document = exported(request.getfixturevalue(name))
    files = written(FOLDERS[name])
    assert set(document) == {"meta", *files}
    for collection, entries in files.items():
        assert [entry["id"] for entry in document[collection]] == [e["id"] for e in entries]
        for given, entry in zip(document[collection], entries, strict=True):
            assert given.pop("shown") == "in"
            added = ADDED.get(collection, set()) | WORDS[collection]
            kept = {k: v for k, v in given.items() if k not in added}
            told = with_reports(entry) if collection == "facts" else entry
            assert says(kept, told), entry["id"]


def with_reports(entry):
    """A fact of a file with its reports in both forms; of several the first rules."""
    if "reports" in entry:
        return entry["reports"][0] | entry
    return entry | {"reports": [{key: entry[key] for key in OF_REPORTS if key in entry}]}


def test_meta_says_what_this_is_and_of_when(tiny):
    meta = exported(tiny)["meta"]
    assert meta == {
        "title": "The lamp of Skerra Point",
        "subtitle": "A made-up dispute about a lighthouse",
        "as_of": "2031-05-20",
        "digest": tiny.digest,
        "licence": "CC BY 4.0",
        "attribution": "Drawn from The Harbour Gazette of 20 May 2031, which reports on"
        " Northern Wire.",
        "filter": "All 10 facts",
        "left_out": None,
        "facts": 10,
        "limits": ["It is all made up."],
        "generator": "crisis-dashboard",
        "version": meta["version"],
    }
    assert meta["version"]


@pytest.mark.parametrize(
    ("when", "earliest", "latest"),
    [
        ("2025-10-31", "2025-10-31", "2025-10-31"),
        ("2025-02", "2025-02-01", "2025-02-28"),
        ("2005~", "2005-01-01", "2005-12-31"),
        ("2025-09/..", "2025-09-01", None),
        ("../2025-09", None, "2025-09-30"),
    ],
)
def test_a_date_is_followed_by_its_first_and_last_day(tiny, when, earliest, latest):
    fact = replace(tiny.facts[0], when=parse_when(when))
    (given, *_) = exported(replace(tiny, facts=(fact, *tiny.facts[1:])))["facts"]
    assert (given["when"], given["earliest"], given["latest"]) == (when, earliest, latest)


def test_the_keys_of_a_fact_are_those_of_its_least_firm_report(tiny):
    (fact, *rest) = tiny.facts
    (firm,) = fact.reports
    softer = replace(
        firm,
        status=Status.POSSIBLE,
        via=("gazette", "lamp-experts"),
        hedge="perhaps",
        reported=date(2031, 5, 19),
    )
    told_twice = replace(fact, reports=(firm, softer))
    (given, *_) = exported(replace(tiny, facts=(told_twice, *rest)))["facts"]
    assert [report["status"] for report in given["reports"]] == ["reported", "possible"]
    assert [report["reported"] for report in given["reports"]] == [None, "2031-05-19"]
    assert list(given["reports"][0]) == OF_REPORTS
    assert {key: given[key] for key in OF_REPORTS} == given["reports"][1]


def test_a_withdrawal_has_its_keys(tiny):
    withdrawn = Withdrawal(on=date(2031, 5, 22), why="The log was forged.")
    assert plain(replace(tiny.facts[0], withdrawn=withdrawn))["withdrawn"] == {
        "on": "2031-05-22",
        "why": "The log was forged.",
        "replaced_by": None,
    }
    assert plain(tiny.facts[0])["withdrawn"] is None


def test_a_filter_says_in_words_what_it_shows_and_what_it_leaves_out(tiny):
    meta = exported(tiny, Selection(statuses=(Status.DENIED, Status.DECLINED)))["meta"]
    assert meta["filter"] == "2 of 10 facts: status denied or no comment"
    assert meta["left_out"].startswith("Outside this filter: 8 of 10 facts, all 2 rows of aid, ")
    assert meta["facts"] == 2
    assert meta["digest"] == exported(tiny)["meta"]["digest"]


def test_every_entry_says_whether_it_is_in_or_context(tiny):
    some = exported(tiny, Selection(statuses=(Status.DENIED,)))
    shown = {fact["id"]: fact["shown"] for fact in some["facts"]}
    assert shown == {"lamp-failed": "context", "failure-denied": "in"}
    assert [tension["shown"] for tension in some["tensions"]] == ["in"]
    assert some["aid"] == []


def test_a_dossier_without_aid_and_the_like_has_no_key_for_them(bare):
    document = exported(bare)
    assert set(document) == {
        *("meta", "facts", "places", "actors", "sources", "terms", "seeds", "kinds", "actor_kinds")
    }
    assert exported(bare, Selection(text="zeppelin"))["terms"] == []


def test_a_focus_leaves_nothing_out(tiny):
    assert exported(tiny, Selection(focus="fact:failure-denied")) == exported(tiny)


def test_no_result_is_an_export_too(tiny):
    assert exported(tiny, Selection(text="zeppelin"))["facts"] == []


def test_the_same_content_gives_the_same_bytes_ending_with_a_newline(tiny):
    once, again = (FORMATS["json"].render(excerpt(tiny, EVERYTHING)) for _ in range(2))
    assert once == again
    assert once.endswith(b"}\n")


def test_each_entry_has_a_line_of_its_own(tiny):
    lines = FORMATS["json"].render(excerpt(tiny, EVERYTHING)).decode().splitlines()
    entries = sum(len(part) for part in exported(tiny).values() if isinstance(part, list))
    assert sum(line.startswith('    {"id": ') for line in lines) == entries


def test_letters_of_any_script_are_written_as_they_are(tiny):
    assert "Nordtråden" in FORMATS["json"].render(excerpt(tiny, EVERYTHING)).decode()


def test_what_json_has_no_number_for_is_never_written(tiny):
    place = replace(tiny.places[0], lat=float("nan"))
    with pytest.raises(ValueError, match="JSON compliant"):
        FORMATS["json"].render(excerpt(replace(tiny, places=(place, *tiny.places[1:])), EVERYTHING))


@pytest.mark.parametrize("name", FOLDERS)
def test_geopandas_reads_the_places_as_valid_shapes(name, request):
    places = exported(request.getfixturevalue(name))["places"]
    features = [
        {"type": "Feature", "properties": {"id": place["id"]}, "geometry": place["geometry"]}
        for place in places
    ]
    frame = geopandas.GeoDataFrame.from_features(features, crs=4326)
    drawn = frame[[place["precision"] != "unlocated" for place in places]]
    assert drawn.geometry.notna().all()
    assert drawn.geometry.is_valid.all()
    assert frame.geometry.notna().sum() == len(drawn)


def test_each_sort_of_place_comes_out_as_its_sort_of_shape(tiny):
    shapes = {place["id"]: place["geometry"] for place in exported(tiny)["places"]}
    assert shapes["skerra-point"] == {"type": "Point", "coordinates": [-19, 63.42]}
    assert shapes["islandia"]["type"] == "Polygon"
    assert shapes["fishing-grounds"]["type"] == "Polygon"
    assert shapes["lamp-route"]["type"] == "LineString"
    assert shapes["lamp-route"]["coordinates"][0] == [5.3, 60.4]
    assert shapes["new-site"] is None
