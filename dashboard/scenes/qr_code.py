"""A link as a QR code: dark squares on a light ground in both themes, as cameras want it."""

import segno

from dashboard.scenes.bounds import corners
from dashboard.scenes.shapes import BLACK, WHITE, Group, Path, Run, Scene

QUIET = 4
"""So many squares of ground around it."""


def qr_code(address: str, width: float) -> Scene:
    """Return the code of an address, drawn as wide as asked for."""
    rows = [tuple(row) for row in segno.make(address, error="m", micro=False).matrix]
    side = width / (len(rows) + 2 * QUIET)
    ground = Path(runs=(corners(0, 0, width, width),), fill=WHITE)
    dark = Path(runs=tuple(_runs(rows, side)), fill=BLACK)
    return Scene(
        name="qr-code",
        title="Link",
        description=f"QR code that leads to {address}",
        width=width,
        height=width,
        groups=(Group(name="QR code", shapes=(ground, dark), said=(address,)),),
    )


def _runs(rows: list[tuple[int, ...]], side: float) -> list[Run]:
    """Return the dark squares, those side by side as one."""
    found = []
    for down, row in enumerate(rows):
        start = None
        for across, is_dark in enumerate((*row, 0)):
            if is_dark and start is None:
                start = across
            elif not is_dark and start is not None:
                left, top = ((place + QUIET) * side for place in (start, down))
                found.append(corners(left, top, left + (across - start) * side, top + side))
                start = None
    return found
