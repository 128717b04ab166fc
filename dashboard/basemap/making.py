"""A recipe and the packages in; the files of a basemap out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dashboard.atomic_write import write
from dashboard.basemap.features import collection, feature
from dashboard.basemap.land import claims, land
from dashboard.basemap.packages import Inputs
from dashboard.basemap.problems import BasemapError
from dashboard.basemap.recipe import Recipe, Sea
from dashboard.basemap.seas import sea_area
from dashboard.basemap.sources import SOURCES, sources
from dashboard.basemap.states import states
from dashboard.basemap.topology import Topology
from dashboard.basemap.worlds import NEAR, window_of, worlds

RECIPE = "recipe.toml"
STATES, SEAS, LAND = "states.geojson", "seas.geojson", "land.json"


def outlines(recipe: Recipe, inputs: Inputs, note: Callable[[str], None]) -> dict[str, bytes]:
    """Return the files of a basemap by their names; `note` takes what was not found, in a line.

    Raises BasemapError where the recipe cannot be followed.
    """
    known = claims()
    drawn = worlds(recipe, inputs, known.unnumbered)
    made: dict[str, Any] = {name: topology.encode() for name, topology in drawn.items()}
    near = drawn[NEAR]
    made[STATES] = collection(states(recipe, inputs, near, note))
    made[SEAS] = collection([_sea(sea, recipe, near, note) for sea in recipe.seas])
    made[LAND] = land(known, drawn.values(), inputs)
    return {name: _compact(content) for name, content in made.items()}


def _sea(
    sea: Sea, recipe: Recipe, topology: Topology, note: Callable[[str], None]
) -> dict[str, Any]:
    if sea.coast_of and sea.coast_of not in {g.get("id") for g in topology.objects["countries"]}:
        raise BasemapError(f"sea '{sea.code}': the outlines have no country '{sea.coast_of}'")
    area = sea_area(sea, recipe, topology)
    if recipe.box and not window_of(recipe.box).buffer(1).contains(area) and not sea.keeps_land:
        note(f"sea '{sea.code}': a part of it lies outside the fine part, where shores are coarse")
    said = {"code": sea.code, "name": sea.name, "schematic": sea.schematic, "how": sea.how}
    return feature(area, **said)


def _compact(content: dict[str, Any]) -> bytes:
    """Compact JSON with a final newline."""
    return f"{json.dumps(content, ensure_ascii=False, separators=(',', ':'))}\n".encode()


def save(made: dict[str, bytes], recipe: str, folder: Path) -> None:
    """Write the files, the text of their recipe, and where all of it comes from.

    Raises WriteError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        write(folder / name, content)
    write(folder / RECIPE, recipe.encode())
    old = folder / SOURCES
    text = old.read_text("utf-8") if old.is_file() else ""
    write(old, sources(made, text).encode())


def stale(made: dict[str, bytes], folder: Path) -> list[str]:
    """Return the names of the files in a folder that are not what was made."""
    there = {name: folder / name for name in made}
    kept = {name: path.read_bytes() if path.is_file() else None for name, path in there.items()}
    found = [name for name, content in made.items() if kept[name] != content]
    text = (folder / SOURCES).read_text("utf-8") if (folder / SOURCES).is_file() else ""
    return [*found, *([SOURCES] if sources(made, text) != text else [])]
