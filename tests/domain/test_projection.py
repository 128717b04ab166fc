"""Where positions stand on a map: checked against PROJ, which is not what draws them."""

import itertools
from dataclasses import replace

import pytest
from pyproj import Proj

from dashboard.domain.config import MapView, Projection
from dashboard.domain.projection import along, fitted, in_window

PLACES = {
    "Caracas": (-66.9, 10.5),
    "Moscow": (37.6, 55.75),
    "Beijing": (116.4, 39.9),
    "Havana": (-82.4, 23.1),
}

FLAT = {
    "projection": {"type": "mercator", "scale": 1},
    "lonaxis": {"range": [-92, -54]},
    "lataxis": {"range": [1, 24.5]},
}
ROUND = {
    "projection": {
        "type": "azimuthal equidistant",
        "scale": 0.86,
        "rotation": {"lon": -66.9, "lat": 10.5},
    },
    "center": {"lon": -45, "lat": 62},
    "lonaxis": {"range": [-160, 100]},
    "lataxis": {"range": [-10, 80]},
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("geo", "proj"),
    [(FLAT, "+proj=merc +R=1 +lon_0=-73"), (ROUND, "+proj=aeqd +R=1 +lat_0=10.5 +lon_0=-66.9")],
    ids=["mercator", "azimuthal"],
)
def test_positions_are_those_of_proj(geo, proj, place):
    here, there = PLACES[place], (-70.0, 15.0)
    known = Proj(proj)
    shown = fitted(geo, 960, 600)
    (x, y), (x0, y0) = shown.point(*here), shown.point(*there)
    (px, py), (px0, py0) = known(*here), known(*there)
    turned = (x - x0) / shown.scale, (y0 - y) / shown.scale
    assert turned == pytest.approx((px - px0, py - py0), abs=1e-9)


def test_a_flat_map_fills_the_box_that_fits_its_range():
    shown = fitted(FLAT, 960, 613.4558210912135)
    left, top, right, bottom = shown.bounds
    assert (left, top) == pytest.approx((1.58, 0), abs=0.01)
    assert (right, bottom) == pytest.approx((958.42, 613.46), abs=0.01)
    # Plotly 7.1 in Chromium puts Caracas at 633.5, 364.3 in a box of 960 by 613 pixels.
    assert shown.point(*PLACES["Caracas"]) == pytest.approx((633.5, 364.3), abs=0.5)


def test_a_globe_is_scaled_and_moved_to_its_centre_as_plotly_does():
    shown = fitted(ROUND, 960, 960 / 1.62)
    # As read from Plotly 7.1 in Chromium, whose box was rounded to 593 pixels.
    assert shown.scale == pytest.approx(181.383, abs=0.01)
    assert shown.point(*PLACES["Caracas"]) == pytest.approx((430.7, 462.6), abs=0.5)
    assert shown.point(*PLACES["Moscow"]) == pytest.approx((584.8, 225.5), abs=0.5)
    assert shown.point(*PLACES["Beijing"]) == pytest.approx((407.3, 53.3), abs=0.5)


def test_far_positions_are_joined_by_a_great_circle():
    path = list(along([(0.0, 0.0), (180.0 - 1e-9, 80.0)]))
    assert len(path) > 90
    assert max(lat for _, lat in path) == pytest.approx(90, abs=0.6)


def test_a_flat_map_has_no_line_that_jumps_to_its_other_edge():
    line = fitted(FLAT, 960, 600).line([(100, 10), (110, 10), (120, 10)])
    assert max(abs(a[0] - b[0]) for a, b in itertools.pairwise(line)) < 40


def test_another_projection_is_refused():
    with pytest.raises(ValueError, match="no projection 'robinson'"):
        fitted({"projection": {"type": "robinson"}}, 1, 1)


FLAT_VIEW = MapView(
    id="flat",
    title="Flat",
    alt="A map.",
    projection=Projection.MERCATOR,
    west=-34,
    east=14,
    south=54,
    north=69,
    signs=(),
)
PACIFIC = replace(FLAT_VIEW, west=160, east=200, south=-30, north=10)
ROUND_VIEW = replace(
    FLAT_VIEW,
    projection=Projection.AZIMUTHAL,
    lon=-66.9,
    lat=10.5,
    west=-160,
    east=100,
    south=-10,
    north=80,
    centre_lon=-45,
    centre_lat=62,
    scale=0.86,
    aspect=1.62,
)


@pytest.mark.parametrize(
    ("view", "inside", "outside"),
    [
        (
            FLAT_VIEW,
            [(-21.9, 64.1), (-33.9, 60), (13.9, 60), (0, 54.1), (0, 68.3), (338.1, 64.1)],
            [(-34.1, 60), (14.1, 60), (0, 52.7), (0, 68.4), (178.4, -18.1), (166, 60)],
        ),
        (
            PACIFIC,
            [(178.4, -18.1), (-171.8, -13.8), (160.1, 0), (-160.1, 0), (199.9, 0), (-180, 0)],
            [(159.9, 0), (-159.9, 0), (200.1, 0), (178, -30.1), (0, 0), (-21.9, 64.1)],
        ),
        (
            ROUND_VIEW,
            [(-66.9, 10.5), (37.6, 55.75), (116.4, 39.9), (-82.4, 23.1)],
            [(115.9, -31.9), (-70, -55), (144, -38), (20, -30)],
        ),
    ],
    ids=["mercator", "over the antimeridian", "azimuthal"],
)
def test_a_window_shows_what_lies_within_its_edges(view, inside, outside):
    """As Plotly draws it: the middle in degrees stands in the middle of a flat picture too."""
    assert [at for at in inside if not in_window(view, *at)] == []
    assert [at for at in outside if in_window(view, *at)] == []


def test_a_window_that_is_zoomed_in_shows_less():
    assert in_window(FLAT_VIEW, -30, 60)
    assert not in_window(replace(FLAT_VIEW, scale=3), -30, 60)
    assert in_window(replace(FLAT_VIEW, scale=3), -10, 62)
