"""GeoJSON, read back by GDAL (pyogrio) and shapely: the claims where they happened."""

import json
from dataclasses import replace
from io import BytesIO

import pyogrio
import pytest
from shapely import box, unary_union
from shapely.geometry import shape

from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status
from dashboard.exports import FORMATS
from dashboard.exports.extent import extent
from dashboard.exports.features import NO_PLACE, NO_SEAT, OF_A_REQUEST, columns, features
from dashboard.exports.tables import table

EVERYTHING = Selection()


def geojson(dossier, selection=EVERYTHING):
    return json.loads(FORMATS["geojson"].render(excerpt(dossier, selection)))


def by_id(document):
    return {feature["id"]: feature for feature in document["features"]}


def keys(dossier):
    return tuple(column.name for column in columns(excerpt(dossier, EVERYTHING)))


def test_a_feature_is_one_fact_at_one_place_or_one_request(tiny):
    found = by_id(geojson(tiny))
    assert set(found) == {
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
    assert all(tuple(feature["properties"]) == keys(tiny) for feature in found.values())


def test_it_says_how_firmly_who_says_so_and_how_well_the_place_is_known(tiny):
    said = by_id(geojson(tiny))["fact/boats-at-risk/fishing-grounds"]["properties"]
    assert (
        said
        | {
            "statement": "The Reef Club said that boats had been at risk.",
            "firmly": "Claimed",
            "status": "claimed",
            "basis_name": "On the record",
            "basis": "on-record",
            "said_by": "The Harbour Gazette of 20 May 2031",
            "when": "../2031-04",
            "earliest": None,
            "latest": "2031-04-30",
            "place_name": "Fishing grounds",
            "precision_name": "Region",
            "precision": "region",
            "why": "Somewhere to the south-east; the edge is ours.",
        }
        == said
    )


def test_what_cannot_be_drawn_has_no_geometry_and_says_why(tiny):
    found = by_id(geojson(tiny))
    undrawn = {id_: f["properties"]["why"] for id_, f in found.items() if not f["geometry"]}
    assert undrawn == {
        "fact/lamp-asked": NO_PLACE,
        "fact/crew-asked": NO_PLACE,
        "fact/move-considered/new-site": "The article says that it is secret.",
    }
    assert list(found)[-3:] == list(undrawn)  # what is drawn comes first


def test_a_request_is_an_arc_from_seat_to_seat_that_calls_itself_schematic(tiny):
    line = by_id(geojson(tiny))["request/fjordmark-lamp"]
    coordinates = line["geometry"]["coordinates"]
    assert coordinates[0] == [-21.94, 64.15]
    assert coordinates[-1] == [5.32, 60.39]
    said = line["properties"]
    assert "schematic arc" in said["why"]
    assert (said["asker_name"], said["asked_name"]) == ("Islandia", "Fjordmark")
    assert (said["stage_name"], said["stage"]) == ("Requested", "requested")
    assert said["facts"] == "lamp-asked; lamp-under-way"
    assert (said["fact"], said["status"]) == ("lamp-asked", "reported")


def test_several_wordings_between_two_states_do_not_hide_each_other(tiny):
    again = replace(tiny.aid[0], id="again")
    found = by_id(geojson(replace(tiny, aid=(*tiny.aid, again))))
    one, other = (found[f"request/{id_}"]["geometry"] for id_ in ("fjordmark-lamp", "again"))
    assert one["coordinates"][0] == other["coordinates"][0]
    assert one["coordinates"][10] != other["coordinates"][10]


def test_claims_at_one_place_are_numbered_so_that_their_signs_can_stand_apart(real):
    found = features(excerpt(real, EVERYTHING))
    there = [
        (one.cells["place"], one.cells["at_place"])
        for one in found
        if one.cells["feature"] == "fact" and one.geometry
    ]
    assert len(set(there)) == len(there)
    assert max(number for _, number in there) > 1


def test_it_says_the_words_of_the_tables(tiny):
    """One vocabulary: a column that a table has too holds the same in both."""
    said = by_id(geojson(tiny))["fact/lamp-failed/skerra-point"]["properties"]
    facts = table("facts", excerpt(tiny, EVERYTHING))
    row = dict(zip([column.name for column in facts.columns], facts.rows[0], strict=True))
    shared = set(row) & set(said) - {"short"}
    assert {"statement", "said_by", "firmly", "dated", "kind", "kind_name"} <= shared
    assert {k: said[k] for k in shared} == {k: _plain(row[k]) for k in shared}


def _plain(cell):
    return cell.isoformat() if hasattr(cell, "isoformat") else cell


def test_what_denies_a_claim_stands_beside_it(tiny):
    said = by_id(geojson(tiny))["fact/lamp-failed/skerra-point"]["properties"]
    assert said["contested"] == "Denied by Ånsa Holm."
    assert said["against"].startswith("Denied: The keeper denied that the lamp ever went dark")


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
    found = by_id(geojson(tiny, Selection(statuses=(Status.PLANNED,))))
    assert {id_: feature["properties"]["shown"] for id_, feature in found.items()} == {
        "fact/lamp-asked": "context",
        "fact/lamp-under-way/lamp-route": "in",
        "request/fjordmark-lamp": "in",
    }
    said = found["request/fjordmark-lamp"]["properties"]
    assert (said["facts"], said["status"]) == ("lamp-asked; lamp-under-way", "reported")


def test_what_replaced_a_fact_is_there_with_it(sequel):
    found = by_id(geojson(sequel, Selection(text="three nights")))
    shown = {f["properties"]["fact"]: f["properties"]["shown"] for f in found.values()}
    assert shown["nights-dark-three"] == "in"
    named = {f["properties"]["superseded_by"] for f in found.values()} - {None}
    assert named <= set(shown)


def test_without_requests_nothing_is_said_of_them(bare):
    document = geojson(bare)
    assert not set(keys(bare)) & set(OF_A_REQUEST)
    assert all(tuple(feature["properties"]) == keys(bare) for feature in document["features"])
    assert "request" not in document["metadata"]["note"]


@pytest.mark.parametrize("name", ["tiny", "real"])
def test_it_keeps_to_rfc_7946(name, request):
    document = geojson(request.getfixturevalue(name))
    assert "crs" not in document
    west, south, east, north = document["bbox"]
    halves = [(west, east)] if west <= east else [(west, 180), (-180, east)]
    whole = unary_union([box(left, south, right, north) for left, right in halves])
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


def test_gdal_reads_all_of_it_as_wgs_84(tiny):
    frame = pyogrio.read_dataframe(BytesIO(json.dumps(geojson(tiny)).encode()))
    assert len(frame) == 12
    assert frame.crs.to_epsg() == 4326
    assert frame.geometry.isna().sum() == 3
    assert str(frame.earliest.dtype).startswith("datetime64")


def test_nothing_let_through_is_a_collection_without_features(tiny):
    document = geojson(tiny, Selection(text="zeppelin"))
    assert document["features"] == []
    assert "bbox" not in document


# What a program shows first


def first_box(dossier, selection=EVERYTHING):
    found = excerpt(dossier, selection)
    return extent(features(found), dossier)


def test_a_program_shows_the_smallest_map_view_that_has_all_signs(tiny):
    near, far = tiny.config.maps
    assert first_box(tiny) == (far.west, far.south, far.east, far.north)
    at_home = Selection(statuses=(Status.DENIED, Status.CLAIMED))
    assert first_box(tiny, at_home) == (near.west, near.south, near.east, near.north)


def test_a_local_crisis_at_the_antimeridian_is_no_crisis_of_the_whole_world(bare):
    fact = next(fact for fact in bare.facts if fact.id == "boats-at-risk")
    places = tuple(
        replace(place, lat=-17.0, lon=179.5) if place.id == "fishing-grounds" else place
        for place in bare.places
    )
    west, _, east, _ = first_box(replace(bare, facts=(fact,), places=places))
    assert 177 < west < 180 < east < 182


@pytest.mark.parametrize("name", ["tiny", "real"])
def test_no_box_goes_all_round_the_world(name, request):
    west, _, east, _ = geojson(request.getfixturevalue(name))["bbox"]
    assert (west, east) != (-180, 180)
