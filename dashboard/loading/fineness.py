"""Near map views against the fine part of the basemap: elsewhere its outlines are coarse.

A basemap says in its `recipe.toml` where it is fine; one without a recipe is not judged.
"""

import tomllib
from collections.abc import Iterator

from dashboard.domain.config import Config
from dashboard.domain.map_views import MapView
from dashboard.loading.draft import Draft, Finding, rule_name
from dashboard.loading.files import Folders
from dashboard.loading.findings import quoted

RECIPE = "recipe.toml"
MOST_BYTES = 200_000
NEAR = 50
REMEDY = (
    "make one that is fine there, `crisis-dashboard basemap --box WEST,SOUTH,EAST,NORTH`, or write"
    " resolution: 110"
)

Box = tuple[float, float, float, float]
"""West, south, east, north; west is greater than east across the 180th meridian."""


def check_fineness(draft: Draft) -> None:
    """Warn of near views that the basemap draws coarsely."""
    for finding in near_views_are_fine(draft):
        draft.note(finding, rule_name(near_views_are_fine))


def near_views_are_fine(draft: Draft) -> Iterator[Finding]:
    """A view with `resolution: 50` lies in the fine part of the basemap."""
    try:
        fine = fine_part(draft.folders)
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        for config in draft.of(Config):
            what = f"its {RECIPE} does not say where it is fine: {quoted(str(error))}"
            yield Finding(config, "basemap", what, "write box = [west, south, east, north] there")
        return
    for config in draft.of(Config):
        for view in config.maps:
            if view.resolution == NEAR and not (fine and _holds(fine, view)):
                yield Finding(view, "resolution", _said(fine), REMEDY, warning=True)


def fine_part(folders: Folders) -> Box | None:
    """Return where the basemap is fine; None if nowhere.

    Raises OSError where its recipe cannot be read, ValueError where that holds no box.
    """
    text = folders.read(folders.basemap / RECIPE, MOST_BYTES).decode()
    try:
        box = tomllib.loads(text).get("box")
    except RecursionError:
        raise ValueError("too deep") from None
    if box is None:
        return None
    if not isinstance(box, list) or [type(edge) in (int, float) for edge in box] != [True] * 4:
        raise ValueError("box is no list of four numbers")
    west, south, east, north = map(float, box)
    return west, south, east, north


def _holds(fine: Box, view: MapView) -> bool:
    """Return whether a view lies within a box, whichever way its longitudes are counted."""
    west, south, east, north = fine
    width = (east - west) % 360 or 360.0
    left, right = view.span
    is_across = (left - west) % 360 + (right - left) <= width
    return is_across and south <= view.south and view.north <= north


def _said(fine: Box | None) -> str:
    if not fine:
        return "shows coarse outlines: the basemap has no fine part"
    west, south, east, north = fine
    where = f"{west:g} to {east:g} east, {south:g} to {north:g} north"
    return f"shows coarse outlines, for the fine part of the basemap is {where}"
