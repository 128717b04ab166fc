"""GeoJSON and GeoPackage, read back by GDAL (pyogrio) and SQLite: the facts where they happened."""

import json
import sqlite3
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pyogrio
import pytest
from shapely import box
from shapely.geometry import shape

from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Precision, Status
from dashboard.exports import FORMATS
from dashboard.exports.features import KEYS, KEYS_OF_REQUESTS, NO_PLACE, NO_SEAT
from tests.exports.hostile import hostile
from tests.exports.test_geometry import kilometres

EVERYTHING = Selection()
ALL_KEYS = KEYS + KEYS_OF_REQUESTS
LAYERS = ["points", "areas", "lines"]


def geojson(dossier, selection=EVERYTHING):
    return json.loads(FORMATS["geojson"].render(excerpt(dossier, selection)))


def by_id(document):
    return {feature["id"]: feature for feature in document["features"]}


@pytest.fixture
def written(tmp_path):
    """A function that writes one format of a dossier and gives the path of the file."""

    def write(name, dossier, selection=EVERYTHING):
        path = tmp_path / f"dossier{FORMATS[name].ending}"
        path.write_bytes(FORMATS[name].render(excerpt(dossier, selection)))
        return path

    return write


# GeoJSON


def test_a_feature_is_one_fact_at_one_place_or_one_request(tiny):
    features = by_id(geojson(tiny))
    assert set(features) == {
        "fact/lamp-failed/skerra-point",
        "fact/failure-denied/vestra",
        "fact/lamp-asked",
        "fact/crew-asked",
        "fact/lamp-under-way/lamp-route",
        "fact/fjordmark-silent/fjord-town",
        "fact/tropica-unclear/warm-sea",
        "fact/lamp-is-old/islandia",
        "fact/boats-at-risk/fishing-grounds",
        "fact/move-considered/new-site",
        "request/fjordmark-lamp",
        "request/tropica-crew",
    }
    assert all(tuple(feature["properties"]) == ALL_KEYS for feature in features.values())


def test_it_says_how_firmly_who_says_so_and_how_well_the_place_is_known(tiny):
    said = by_id(geojson(tiny))["fact/boats-at-risk/fishing-grounds"]["properties"]
    assert (
        said
        | {
            "statement": "The Reef Club said that boats had been at risk.",
            "status": "claimed",
            "basis": "on-record",
            "said_by": "The Harbour Gazette of 20 May 2031",
            "when": "../2031-04",
            "earliest": None,
            "latest": "2031-04-30",
            "precision": "region",
            "why": "Somewhere to the south-east; the edge is ours.",
        }
        == said
    )


def test_what_cannot_be_drawn_has_no_geometry_and_says_why(tiny):
    features = by_id(geojson(tiny))
    undrawn = {id_: f["properties"]["why"] for id_, f in features.items() if not f["geometry"]}
    assert undrawn == {
        "fact/lamp-asked": NO_PLACE,
        "fact/crew-asked": NO_PLACE,
        "fact/move-considered/new-site": "The article says that it is secret.",
    }


def test_a_request_is_a_great_circle_from_seat_to_seat(tiny):
    line = by_id(geojson(tiny))["request/fjordmark-lamp"]
    coordinates = line["geometry"]["coordinates"]
    assert coordinates[0] == [-21.94, 64.15]
    assert coordinates[-1] == [5.32, 60.39]
    pairs = list(pairwise(coordinates))
    length = sum(kilometres(*pair) for pair in pairs)
    assert length == pytest.approx(kilometres(coordinates[0], coordinates[-1]), rel=1e-3)
    assert max(kilometres(*pair) for pair in pairs) < 150
    lon, lat = coordinates[len(coordinates) // 2]
    straight = 64.15 + (60.39 - 64.15) * (lon + 21.94) / (5.32 + 21.94)
    assert lat > straight + 0.3  # it bends towards the pole
    said = line["properties"]
    assert (said["asker"], said["asked"], said["stage"]) == ("Islandia", "Fjordmark", "requested")
    assert said["facts"] == "lamp-asked; lamp-under-way"
    assert (said["fact"], said["status"]) == ("lamp-asked", "reported")


def test_the_hedge_of_a_request_is_that_of_the_request(tiny):
    rows = tuple(replace(row, hedge="perhaps") for row in tiny.aid)
    said = by_id(geojson(replace(tiny, aid=rows)))["request/tropica-crew"]["properties"]
    assert said["hedge"] == "perhaps"


def test_a_state_without_a_seat_gives_a_request_without_a_line(tiny):
    actors = tuple(replace(actor, seat="") for actor in tiny.actors)
    line = by_id(geojson(replace(tiny, actors=actors)))["request/fjordmark-lamp"]
    assert line["geometry"] is None
    assert line["properties"]["why"] == NO_SEAT


def test_a_request_stands_with_all_facts_that_it_rests_on_and_says_which_are_in(tiny):
    features = by_id(geojson(tiny, Selection(statuses=(Status.PLANNED,))))
    assert {id_: feature["properties"]["shown"] for id_, feature in features.items()} == {
        "fact/lamp-asked": "context",
        "fact/lamp-under-way/lamp-route": "in",
        "request/fjordmark-lamp": "in",
    }
    said = features["request/fjordmark-lamp"]["properties"]
    assert (said["facts"], said["status"]) == ("lamp-asked; lamp-under-way", "reported")


def test_what_replaced_a_fact_is_there_with_it(sequel):
    features = by_id(geojson(sequel, Selection(text="three nights")))
    shown = {f["properties"]["fact"]: f["properties"]["shown"] for f in features.values()}
    assert shown["nights-dark-three"] == "in"
    named = {f["properties"]["superseded_by"] for f in features.values()} - {None}
    assert named <= set(shown)


def test_without_requests_nothing_is_said_of_them(bare, written):
    document = geojson(bare)
    assert all(tuple(feature["properties"]) == KEYS for feature in document["features"])
    assert "request" not in document["metadata"]["note"]
    info = pyogrio.read_info(written("gpkg", bare), layer="areas")
    assert tuple(info["fields"]) == KEYS


@pytest.mark.parametrize("name", ["tiny", "real"])
def test_it_keeps_to_rfc_7946(name, request):
    document = geojson(request.getfixturevalue(name))
    assert "crs" not in document
    west, south, east, north = document["bbox"]
    assert west <= east
    whole = box(west, south, east, north)
    for feature in document["features"]:
        if feature["geometry"] is None:
            continue
        drawn = shape(feature["geometry"])
        assert drawn.is_valid
        assert whole.covers(drawn)
        for part in getattr(drawn, "geoms", [drawn]):
            if part.geom_type == "Polygon":
                assert part.exterior.is_ccw
                assert not any(ring.is_ccw for ring in part.interiors)


def test_what_crosses_the_antimeridian_is_cut_there_and_the_box_goes_across(tiny, bare):
    fact = next(fact for fact in tiny.facts if fact.id == "boats-at-risk")
    places = tuple(
        replace(place, lat=-17.0, lon=179.5) if place.id == "fishing-grounds" else place
        for place in tiny.places
    )
    document = geojson(replace(bare, facts=(fact,), places=places))
    (feature,) = document["features"]
    assert feature["geometry"]["type"] == "MultiPolygon"
    west, _, east, _ = document["bbox"]
    assert 177 < west < 178
    assert -179 < east < -178


def test_gdal_reads_all_of_it_as_wgs_84(tiny, written):
    frame = pyogrio.read_dataframe(written("geojson", tiny))
    assert len(frame) == 12
    assert frame.crs.to_epsg() == 4326
    assert frame.geometry.isna().sum() == 3
    assert str(frame.earliest.dtype).startswith("datetime64")


def test_nothing_let_through_is_a_collection_without_features(tiny, written):
    document = geojson(tiny, Selection(text="zeppelin"))
    assert document["features"] == []
    assert "bbox" not in document


# GeoPackage


def table_of(path, name):
    with sqlite3.connect(path) as file:
        file.row_factory = sqlite3.Row
        return [dict(row) for row in file.execute(f'SELECT * FROM "{name}"')]


def test_there_are_layers_of_points_areas_and_lines_and_tables_beside_them(tiny, written):
    path = written("gpkg", tiny)
    assert [tuple(layer) for layer in pyogrio.list_layers(path)] == [
        ("points", "Point"),
        ("areas", "MultiPolygon"),
        ("lines", "MultiLineString"),
        ("not_on_the_map", None),
        ("facts", None),
        ("meta", None),
    ]
    found = {layer: len(pyogrio.read_dataframe(path, layer=layer)) for layer in LAYERS}
    assert found == {"points": 3, "areas": 3, "lines": 3}
    assert len(table_of(path, "not_on_the_map")) == 3


@pytest.mark.parametrize("name", ["tiny", "real"])
def test_its_layers_hold_the_features_of_the_geojson(name, written, request):
    dossier = request.getfixturevalue(name)
    path = written("gpkg", dossier)
    rows = [row for layer in [*LAYERS, "not_on_the_map"] for row in table_of(path, layer)]
    features = geojson(dossier)["features"]
    wanted = {tuple(feature["properties"].values()) for feature in features}
    assert {tuple(row[key] for key in ALL_KEYS) for row in rows} == wanted
    assert len(rows) == len(features)
    for layer in LAYERS:
        frame = pyogrio.read_dataframe(path, layer=layer)
        assert frame.crs.to_epsg() == 4326
        assert frame.geometry.is_valid.all()


def test_days_are_days_and_numbers_are_numbers(tiny, written):
    path = written("gpkg", tiny)
    for layer in [*LAYERS, "facts"]:
        info = pyogrio.read_info(path, layer=layer)
        types = dict(zip(info["fields"], info["dtypes"], strict=True))
        assert types["earliest"] == "datetime64[D]"
    facts = pyogrio.read_dataframe(path, layer="facts")
    assert list(facts.id) == [fact.id for fact in tiny.facts]
    assert facts.latest[0].date() == date(2031, 5, 4)


def test_the_file_is_sound_and_dated_by_what_it_tells(tiny, written):
    path = written("gpkg", tiny)
    with sqlite3.connect(path) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert file.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
    contents = table_of(path, "gpkg_contents")
    assert {row["last_change"] for row in contents} == {"2031-05-20T00:00:00.000Z"}
    assert all(tiny.digest in row["description"] for row in contents)


def test_all_layers_are_there_when_nothing_is_let_through(tiny, written):
    path = written("gpkg", tiny, Selection(text="zeppelin"))
    assert [name for name, _ in pyogrio.list_layers(path)][:3] == LAYERS
    for layer in LAYERS:
        assert tuple(pyogrio.read_info(path, layer=layer)["fields"]) == ALL_KEYS


def test_hostile_words_come_back_as_they_were(tiny, written):
    dossier = hostile(tiny)
    rows = table_of(written("gpkg", dossier), "facts")
    assert [row["statement"] for row in rows] == [fact.statement for fact in dossier.facts]


def test_a_place_that_has_no_geometry_is_in_the_table_and_not_on_the_map(tiny, written):
    places = tuple(replace(place, precision=Precision.UNLOCATED) for place in tiny.places)
    path = written("gpkg", replace(tiny, places=places))
    assert len(table_of(path, "not_on_the_map")) == 10
    assert pyogrio.read_info(path, layer="points")["features"] == 0
