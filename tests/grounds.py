"""The ground of a map of the real dossier, as the server has it."""

from functools import lru_cache
from typing import NamedTuple

from dashboard.loading import load
from dashboard.rendering.ground import ground
from dashboard.rendering.paint import palette
from dashboard.scenes.map_ground import backdrop_named, name_of
from dashboard.scenes.shapes import WIDE
from tests.serving import ROOT


class Served(NamedTuple):
    """A ground: where it is below the base, and what it is."""

    path: str
    svg: bytes
    digest: str


@lru_cache(maxsize=1)
def real_ground() -> Served:
    """Return the ground of the first map, for a wide page in the light theme."""
    dossier = load(ROOT / "config.yaml")
    name = name_of(dossier.config.maps[0], WIDE)
    drawn = ground(*backdrop_named(dossier, name), palette(dossier.config, "light"))
    return Served(f"basemap/{name}-light.svg", drawn.svg, drawn.digest)
