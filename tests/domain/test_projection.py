"""Positions lie where the published projections put them, and a view shows what lies in it."""

import math
from dataclasses import replace

import pytest
from pyproj import Proj

from dashboard.domain.map_views import MapView, Projection
from dashboard.domain.projection import Projection as Projected
from dashboard.domain.projection import bounds_of, in_window, projection_of

FLAT_VIEW = MapView(
    id="flat",
    title="Flat",
    projection=Projection.MERCATOR,
    west=-34,
    east=14,
    south=54,
    north=69,
    signs=(),
)
ROUND_VIEW = replace(
    FLAT_VIEW,
    projection=Projection.NATURAL_EARTH,
    west=-110,
    east=150,
    south=-15,
    north=80,
)
ACROSS_180 = replace(FLAT_VIEW, west=160, east=-160, south=-20, north=10)
POSITIONS = [(0, 0), (20, 45), (-66.9, 10.5), (37.6, 55.8), (116.4, 39.9), (-109, -14), (149, 79)]
KINDS = {
    Projection.MERCATOR: "+proj=merc +R=1 +lon_0={lon}",
    Projection.NATURAL_EARTH: "+proj=natearth +R=1 +lon_0={lon}",
}


@pytest.mark.parametrize("lon", [0, 20, -170])
@pytest.mark.parametrize("kind", KINDS)
def test_positions_lie_where_an_independent_library_puts_them(kind, lon):
    theirs = Proj(KINDS[kind].format(lon=lon))
    ours = Projected(kind, lon)
    for position in POSITIONS:
        assert ours.point(*position) == pytest.approx(theirs(*position), abs=1e-6)


def test_a_view_is_turned_to_its_middle():
    assert projection_of(ROUND_VIEW).lon == 20
    assert projection_of(ACROSS_180).lon == 180


@pytest.mark.parametrize(
    ("view", "inside", "outside"),
    [
        (FLAT_VIEW, [(-33.9, 54.1), (13.9, 68.9), (-10, 62)], [(-35, 60), (15, 60), (0, 53.9)]),
        (ROUND_VIEW, [(-66.9, 10.5), (116.4, 39.9), (-175, 70)], [(-130, 0), (20, -16)]),
        (ACROSS_180, [(179, 0), (-179, 0), (161, -19), (-161, 9)], [(0, 0), (159, 0), (-159, 0)]),
    ],
    ids=["mercator", "natural earth", "over the antimeridian"],
)
def test_a_view_shows_what_lies_between_its_edges(view, inside, outside):
    assert [at for at in inside if not in_window(view, *at)] == []
    assert [at for at in outside if in_window(view, *at)] == []


def test_the_window_of_a_view_south_of_the_equator_is_as_wide_as_its_longest_parallel():
    south = replace(ROUND_VIEW, south=-60, north=-20)
    left, _, right, _ = bounds_of(south)
    assert (right - left) / 2 == pytest.approx(
        math.radians(130) * Projected(Projection.NATURAL_EARTH, 0).flat(1, -20)[0] / math.radians(1)
    )
