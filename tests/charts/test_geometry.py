"""The shape of a flat map, and hatching on it."""

import math
from dataclasses import replace

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


def test_mercator_stretches_sixty_degrees_to_75_46() -> None:
    assert geometry.mercator(60) == pytest.approx(math.degrees(1.31696), abs=0.001)


def test_the_aspect_of_a_view_is_its_shape_on_the_flat_map() -> None:
    assert geometry.aspect(VIEW) == pytest.approx(36 / 26.98, rel=0.01)


def test_the_aspect_of_a_view_across_the_antimeridian_is_that_of_the_same_width() -> None:
    across = replace(VIEW, west=160.0, east=-160.0)
    assert geometry.aspect(across) == geometry.aspect(replace(VIEW, west=160.0, east=200.0))
    assert geometry.aspect(across) == pytest.approx(40 / 26.98, rel=0.01)


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
