"""Lines and areas on the globe."""

from itertools import pairwise

import pytest
from shapely import MultiPolygon, Point, Polygon

from dashboard import globe
from dashboard.globe import cut, kilometres

ACROSS = [(179.0, 0.0), (-179.0, 0.0), (-179.0, 1.0), (179.0, 1.0), (179.0, 0.0)]
ROUND_THE_SOUTH_POLE = [(-120.0, -80.0), (0.0, -70.0), (120.0, -80.0), (-120.0, -80.0)]
FROM_180_ROUND_THE_POLE = [
    *((-180.0, -84.0), (-90.0, -70.0), (0.0, -70.0), (90.0, -70.0), (180.0, -84.0)),
    (-180.0, -84.0),
]


def test_every_point_of_a_disc_is_its_radius_away_from_the_middle() -> None:
    ring = globe.disc((-67.0, 10.0), 150)
    away = [kilometres((-67.0, 10.0), point) for point in ring]
    assert away == pytest.approx([150.0] * len(ring), abs=0.01)
    assert ring[0] == pytest.approx(ring[-1])


def test_a_disc_runs_clockwise_as_plotly_fills_it() -> None:
    ring = globe.disc((0.0, 0.0), 100)
    doubled_area = sum(x * v - u * y for (x, y), (u, v) in pairwise(ring))
    assert doubled_area < 0


def test_the_great_circle_from_caracas_to_moscow_is_9_900_km_long() -> None:
    assert kilometres((-66.88, 10.49), (37.62, 55.76)) == pytest.approx(9920, rel=0.01)


@pytest.mark.parametrize("ring", [ACROSS, ACROSS[::-1]], ids=["one way round", "the other"])
def test_a_polygon_across_the_antimeridian_is_cut_there(ring) -> None:
    parts = cut(Polygon(ring))
    assert sorted(part.bounds for part in parts) == [(-180, 0, -179, 1), (179, 0, 180, 1)]


@pytest.mark.parametrize("ring", [ROUND_THE_SOUTH_POLE, FROM_180_ROUND_THE_POLE])
@pytest.mark.parametrize("way", [1, -1], ids=["one way round", "the other"])
@pytest.mark.parametrize("north", [1, -1], ids=["in the south", "in the north"])
def test_a_ring_round_a_pole_holds_it_and_not_the_other(ring, way, north) -> None:
    flat = MultiPolygon(cut(Polygon([(lon, north * lat) for lon, lat in ring][::way])))
    assert flat.is_valid
    assert flat.covers(Point(60, -89.9 * north))
    assert not flat.intersects(Point(60, 50 * north))


def test_a_polygon_that_crosses_nothing_keeps_its_hole() -> None:
    square = Polygon([(0, 0), (9, 0), (9, 9), (0, 9)], [[(3, 3), (6, 3), (6, 6), (3, 6)]])
    assert cut(square) == (square,)
