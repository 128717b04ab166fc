"""A QR code leads where it says, in both themes."""

import segno

from dashboard.scenes.qr_code import QUIET, qr_code
from dashboard.scenes.shapes import BLACK, WHITE

ADDRESS = "https://lamp.example/briefing/"


def test_the_dark_squares_are_those_of_the_code_with_quiet_ground_around():
    scene = qr_code(ADDRESS, 300)
    ground, dark = scene.groups[0].shapes
    rows = [tuple(row) for row in segno.make(ADDRESS, error="m", micro=False).matrix]
    side = 300 / (len(rows) + 2 * QUIET)
    found = set()
    for run in dark.runs:
        (left, top), (right, _) = run[0], run[1]
        down = round(top / side) - QUIET
        found |= {(down, x) for x in range(round(left / side) - QUIET, round(right / side) - QUIET)}
    assert found == {
        (y, x) for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark
    }
    assert (ground.fill, dark.fill) == (WHITE, BLACK)
    assert WHITE.is_fixed
    assert ADDRESS in scene.description
