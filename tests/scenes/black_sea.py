"""A made-up crisis at the Black Sea: the tiny dossier with its places moved, on three maps."""

from dataclasses import replace

from dashboard.domain.dossier import Dossier
from dashboard.domain.map_views import (
    Corner,
    Inset,
    MapView,
    PlaceName,
    Projection,
    RequestSign,
    Sign,
    Tint,
)

POSITIONS = {
    "skerra-point": (46.48, 30.74),
    "vestra": (44.6, 33.5),
    "fjord-town": (41.0, 28.98),
    "islandia": (48.5, 31.0),
    "fishing-grounds": (43.6, 31.2),
    "warm-sea": (46.2, 36.6),
}
SEA = ((34.8, 45.4), (37.5, 46.9), (39.1, 47.2), (38.0, 46.3), (36.6, 45.4), (34.8, 45.4))
LAND = (
    (33.6, 44.4),
    (35.4, 45.0),
    (36.4, 45.3),
    (34.9, 45.8),
    (33.7, 46.1),
    (32.6, 45.4),
    (33.6, 44.4),
)
SIGNS = tuple(Sign(place=name) for name in (*POSITIONS, "lamp-route"))

WIDE_VIEW = MapView(
    id="sea",
    title="Black Sea",
    projection=Projection.MERCATOR,
    west=26.5,
    east=42.5,
    south=40.2,
    north=48.0,
    inset=Inset(west=33.0, east=34.4, south=44.2, north=45.2, at=Corner.TOP_RIGHT),
    names=(
        PlaceName(name="Turkey", lat=40.6, lon=34.0),
        PlaceName(name="Romania", lat=45.3, lon=27.4),
        PlaceName(name="Georgia", lat=42.2, lon=42.0),
    ),
    requests=(RequestSign(state="fjordmark"), RequestSign(state="tropica")),
    tints=(Tint(outline="home", colour="home"),),
    signs=SIGNS,
)
STRAIT = replace(
    WIDE_VIEW, id="strait", west=28.2, east=30.0, south=40.7, north=41.6, inset=None, names=()
)
VALLEY = replace(
    WIDE_VIEW, id="valley", west=33.0, east=34.2, south=43.8, north=47.2, inset=None, names=()
)


def black_sea(tiny: Dossier) -> Dossier:
    """Return the tiny dossier at the Black Sea."""
    places = tuple(
        replace(
            place,
            lat=POSITIONS[place.id][0],
            lon=POSITIONS[place.id][1],
            outline="sea" if place.outline else "",
        )
        if place.id in POSITIONS
        else replace(place, path=((29.0, 41.2), (31.0, 43.0), (33.4, 44.5)))
        if place.path
        else place
        for place in tiny.places
    )
    config = replace(tiny.config, maps=(WIDE_VIEW, STRAIT, VALLEY))
    outlines = {**tiny.outlines, "sea": (SEA,), "home": (LAND,)}
    return replace(tiny, places=places, config=config, outlines=outlines)
