"""Places come out as GeoJSON that other tools draw where the place is."""

from dataclasses import replace
from math import asin, cos, radians, sin, sqrt

import pytest
from shapely import Point
from shapely.geometry import shape

from dashboard.domain.places import Place
from dashboard.domain.vocabulary import Precision
from dashboard.exports.geometry import (
    arc,
    area,
    bounds,
    disc,
    geometry_of,
    line,
    point,
)

SQUARE = ((0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0), (0.0, 0.0))
ISLAND = ((5.0, 5.0), (6.0, 5.0), (6.0, 6.0), (5.0, 5.0))
DISCS = [
    pytest.param((-66.9, 10.5), 150, id="in the tropics"),
    pytest.param((179.5, -17.0), 300, id="across the antimeridian from the west"),
    pytest.param((-179.5, -17.0), 300, id="across the antimeridian from the east"),
    pytest.param((30.0, 88.0), 900, id="over the north pole"),
    pytest.param((-100.0, -86.0), 900, id="over the south pole"),
    pytest.param((12.0, 60.0), 5, id="small"),
]


def kilometres(a, b):
    """Great-circle distance on a sphere of mean radius: within 0.6 % of the ellipsoid's."""
    (lon, lat), (to_lon, to_lat) = ([radians(degrees) for degrees in at] for at in (a, b))
    half = sin((to_lat - lat) / 2) ** 2 + cos(lat) * cos(to_lat) * sin((to_lon - lon) / 2) ** 2
    return 2 * 6371.0088 * asin(sqrt(half))


def rings(geometry):
    """The exterior rings of a Polygon or MultiPolygon; there must be no others."""
    single = geometry["type"] == "Polygon"
    polygons = [geometry["coordinates"]] if single else geometry["coordinates"]
    assert all(len(polygon) == 1 for polygon in polygons)
    return [polygon[0] for polygon in polygons]


@pytest.mark.parametrize(("middle", "radius_km"), DISCS)
def test_a_disc_is_valid_anticlockwise_and_on_the_globe(middle, radius_km):
    geometry = disc(middle, radius_km)
    assert shape(geometry).is_valid
    for ring in rings(geometry):
        assert Point(ring[0]).equals(Point(ring[-1]))
        assert shape({"type": "LinearRing", "coordinates": ring}).is_ccw
        assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring)


@pytest.mark.parametrize(("middle", "radius_km"), DISCS)
def test_a_disc_holds_what_is_nearer_than_its_radius_and_nothing_else(middle, radius_km):
    drawn = shape(disc(middle, radius_km))
    inside = 0
    for lon in range(-180, 180, 3):
        for lat in range(-89, 90, 1):
            away = kilometres(middle, (lon, lat)) / radius_km
            if not 0.97 < away < 1.03:
                assert drawn.covers(Point(lon, lat)) == (away < 1), (lon, lat)
                inside += away < 1
    assert drawn.covers(Point(middle))
    assert inside or radius_km < 50


def test_the_edge_of_a_disc_is_its_radius_away():
    (ring,) = rings(disc((-66.9, 10.5), 150))
    assert len(ring) > 32
    assert all(kilometres((-66.9, 10.5), at) == pytest.approx(150, rel=0.006) for at in ring)


@pytest.mark.parametrize("middle", [(179.5, -17.0), (-179.5, -17.0)])
def test_a_disc_across_the_antimeridian_is_cut_there(middle):
    geometry = disc(middle, 300)
    assert geometry["type"] == "MultiPolygon"
    west, east = sorted(shape(geometry).geoms, key=lambda part: part.bounds)
    assert west.bounds[0] == -180
    assert east.bounds[2] == 180


def test_a_schematic_line_keeps_its_positions():
    assert line([(37.6, 55.8), (-66.9, 10.5)]) == {
        "type": "LineString",
        "coordinates": [[37.6, 55.8], [-66.9, 10.5]],
    }


def test_a_line_across_the_antimeridian_is_cut_there():
    assert line([(170.0, 10.0), (-170.0, 20.0)]) == {
        "type": "MultiLineString",
        "coordinates": [[[170.0, 10.0], [180.0, 15.0]], [[-180.0, 15.0], [-170.0, 20.0]]],
    }


def test_one_ring_is_a_polygon_and_several_are_a_multipolygon():
    assert shape(area([SQUARE])).area == 4
    both = area([SQUARE, ISLAND])
    assert both["type"] == "MultiPolygon"
    assert shape(both).area == 4.5


def test_an_outline_that_crosses_itself_is_mended():
    bow_tie = ((0.0, 0.0), (2.0, 2.0), (2.0, 0.0), (0.0, 2.0), (0.0, 0.0))
    mended = shape(area([bow_tie]))
    assert mended.is_valid
    assert mended.area == pytest.approx(2)


def test_an_outline_across_the_antimeridian_is_cut_there():
    across = ((179.0, 0.0), (-179.0, 0.0), (-179.0, 1.0), (179.0, 1.0), (179.0, 0.0))
    cut = shape(area([across]))
    assert cut.is_valid
    assert sorted(part.bounds for part in cut.geoms) == [(-180, 0, -179, 1), (179, 0, 180, 1)]


def test_an_outline_round_a_pole_reaches_it():
    ring = ((-120.0, -80.0), (0.0, -70.0), (120.0, -80.0), (-120.0, -80.0))
    around = shape(area([ring]))
    assert around.is_valid
    assert around.bounds == (-180, -90, 180, -70)
    assert around.covers(Point(60, -89))


def place(**keys):
    return Place(**{"id": "somewhere", "name": "Somewhere", "precision": Precision.CITY} | keys)


@pytest.fixture
def geometry(tiny):
    dossier = replace(tiny, outlines={"XX": (SQUARE,)})
    return lambda **keys: geometry_of(place(**keys), dossier)


def test_a_position_alone_is_a_point_longitude_first(geometry):
    assert geometry(lat=10.5, lon=-66.9) == point((-66.9, 10.5))
    assert point((-66.9, 10.5))["coordinates"] == [-66.9, 10.5]


def test_a_position_on_the_equator_at_greenwich_is_a_point_too(geometry):
    assert geometry(lat=0.0, lon=0.0) == {"type": "Point", "coordinates": [0.0, 0.0]}


def test_a_radius_makes_a_disc_of_a_position(geometry):
    assert geometry(lat=10.5, lon=-66.9, radius_km=150.0) == disc((-66.9, 10.5), 150)


def test_an_area_comes_before_the_position_of_its_label(geometry):
    assert geometry(lat=1.0, lon=1.0, outline="XX") == area([SQUARE])


def test_a_path_is_a_line(geometry):
    assert geometry(path=((1.0, 2.0), (3.0, 4.0)))["type"] == "LineString"


def test_what_cannot_be_located_has_no_geometry(geometry):
    assert geometry(precision=Precision.UNLOCATED, lat=1.0, lon=1.0) is None
    assert geometry() is None


@pytest.mark.parametrize(
    ("geometries", "box"),
    [
        ([point((10.0, 50.0))], [10, 50, 10, 50]),
        ([point((10.0, 50.0)), None, point((-20.0, -5.0))], [-20, -5, 10, 50]),
        ([point((170.0, 0.0)), point((-170.0, 10.0))], [170, 0, -170, 10]),
        ([point((0.0, 0.0)), point((170.0, 0.0)), point((-170.0, 10.0))], [0, 0, -170, 10]),
        ([line([(170.0, 10.0), (-170.0, 20.0)])], [170, 10, -170, 20]),
        ([line([(-100.0, 0.0), (100.0, 0.0)]), point((150.0, 0.0))], [100, 0, -100, 0]),
        ([line([(-80.0, 0.0), (80.0, 0.0)]), point((20.0, 9.0))], [-80, 0, 80, 9]),
    ],
)
def test_the_bounds_are_the_narrowest_box_and_may_go_across_the_antimeridian(geometries, box):
    assert bounds(geometries) == box


def test_nothing_has_no_bounds():
    assert bounds([None]) is None


def test_an_arc_goes_from_end_to_end_and_bulges_to_the_north_by_its_share():
    low, high = (shape(arc((-20.0, 10.0), (40.0, 10.0), bulge, west=-110)) for bulge in (0.5, 1))
    for drawn in (low, high):
        assert (drawn.coords[0], drawn.coords[-1]) == ((-20, 10), (40, 10))
        assert drawn.bounds[1] == 10
    assert 10 < low.bounds[3] < high.bounds[3] < 78


def test_an_arc_stays_on_the_map_that_begins_in_the_west_and_is_cut_nowhere():
    drawn = arc((-67.0, 10.0), (116.0, 40.0), 1, west=-110)
    assert drawn["type"] == "LineString"
    assert shape(drawn).bounds[::2] == (-67, 116)


def test_an_arc_across_the_antimeridian_of_a_map_of_the_pacific_is_cut_there():
    west, east = arc((139.7, 35.7), (-122.4, 37.8), 1, west=100)["coordinates"]
    assert (west[0], east[-1]) == ([139.7, 35.7], [-122.4, 37.8])
    assert (west[-1][0], east[0][0]) == (180, -180)


def test_an_arc_of_no_length_is_a_line_all_the_same():
    assert shape(arc((1.0, 2.0), (1.0, 2.0), 1, west=-180)).length == 0
