"""Lines on a sphere and on a flat map."""

import math
from itertools import pairwise

import pytest

from dashboard.charts import geometry
from dashboard.domain.config import MapView, Projection

SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)]
VIEW = MapView(
    id="v",
    title="V",
    alt="A view.",
    projection=Projection.MERCATOR,
    west=-92.0,
    east=-56.0,
    south=0.0,
    north=26.0,
    signs=(),
)


def distance_km(start, end):
    return geometry.WGS84.inv(*start, *end)[2] / 1000


def test_every_point_of_a_disc_is_its_radius_away_from_the_middle() -> None:
    ring = geometry.disc((-67.0, 10.0), 150)
    away = [distance_km((-67.0, 10.0), point) for point in ring]
    assert away == pytest.approx([150.0] * len(ring), abs=0.01)
    assert ring[0] == pytest.approx(ring[-1])


def test_a_disc_runs_clockwise_as_plotly_fills_it() -> None:
    ring = geometry.disc((0.0, 0.0), 100)
    doubled_area = sum(x * v - u * y for (x, y), (u, v) in pairwise(ring))
    assert doubled_area < 0


def test_an_arrow_head_has_its_tip_at_the_end_and_its_sides_towards_the_start() -> None:
    start, end = (-67.0, 10.0), (37.6, 55.8)
    tip, left, right, closing = geometry.arrow_head(start, end, 500)
    assert tip == closing == end
    whole = distance_km(start, end)
    assert distance_km(start, left) < whole
    assert distance_km(end, left) == pytest.approx(500, abs=1)
    assert distance_km(end, right) == pytest.approx(500, abs=1)


def test_the_great_circle_from_caracas_to_moscow_is_9_900_km_long() -> None:
    assert distance_km((-66.88, 10.49), (37.62, 55.76)) == pytest.approx(9920, rel=0.01)


def test_half_the_way_is_as_far_from_either_end() -> None:
    start, end = (-67.0, 10.0), (37.6, 55.8)
    middle = geometry.between(start, end, 0.5)
    assert distance_km(start, middle) == pytest.approx(distance_km(middle, end), rel=1e-6)


def test_mercator_stretches_sixty_degrees_to_75_46() -> None:
    assert geometry.mercator(60) == pytest.approx(math.degrees(1.31696), abs=0.001)


def test_the_aspect_of_a_view_is_its_shape_on_the_flat_map() -> None:
    assert geometry.aspect(VIEW) == pytest.approx(36 / 26.98, rel=0.01)


def test_hatching_stays_inside_the_area_and_runs_from_edge_to_edge() -> None:
    strokes = list(geometry.hatching([SQUARE], 4.0))
    assert len(strokes) == 5
    for start, end in strokes:
        assert end[0] - start[0] == pytest.approx(end[1] - start[1])
        assert all(0 <= value <= 10 for value in (*start, *end))


def test_hatching_of_two_areas_leaves_the_gap_between_them_free() -> None:
    other = [(lon + 20, lat) for lon, lat in SQUARE]
    for start, end in geometry.hatching([SQUARE, other], 1.0):
        assert (start[0] <= 10) == (end[0] <= 10)


def test_nothing_gives_no_hatching() -> None:
    assert list(geometry.hatching([], 1.0)) == []
