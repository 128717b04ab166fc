"""What a basemap is made of: its fine part, its states, its seas. A recipe is a TOML file.

Numbers are degrees, longitude first (WGS 84). What the program writes for a recipe it also reads.
"""

import json
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from dashboard.basemap.problems import BasemapError
from dashboard.globe import Position

Box = tuple[float, float, float, float]
"""West, south, east, north; west is greater than east where it crosses the 180th meridian."""

FURTHEST = 85.0
"""Degrees north or south: beyond this a mercator map only grows."""
NARROWEST = 0.1
"""Degrees: the least side of a box."""
HEAD = """\
# What `crisis-dashboard basemap` made the outlines beside this file from; the checks read `box`.
# Degrees are longitude, latitude (WGS 84). After a change by hand:
#   crisis-dashboard basemap --recipe THIS_FILE
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sea:
    """A sea area: a limit set by hand, or the water within some distance of a coast."""

    code: str
    name: str
    how: str
    schematic: bool = True
    limit: tuple[Position, ...] = ()
    """Corners; where it crosses the 180th meridian, longitudes go on beyond 180."""
    soften_deg: float = 0.0
    keeps_land: bool = False
    coast_of: str = ""
    within_km: float = 0.0
    known_sea: Position | None = None
    """A position in it: of several waters within the limit, the one that is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """All that distinguishes one basemap from another."""

    box: Box | None = None
    """The fine part; without it, all of the world is coarse."""
    states: tuple[str, ...] = ()
    """Countries (ISO 3166-1 alpha-3) whose states are wanted, or single states (ISO 3166-2)."""
    bays: tuple[Box, ...] = ()
    """Boxes whose largest water is drawn as a lake: lakes open to the sea."""
    cut_lakes_at: tuple[Position, ...] | None = None
    """Positions in the lakes that are cut out of states; None: all lakes."""
    not_sea: tuple[Position, ...] = ()
    """An outline of what is no part of any sea."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """The name in ISO 3166-2 of a state that Natural Earth calls otherwise."""
    seas: tuple[Sea, ...] = ()


def box_of(numbers: Any) -> Box:
    """Return a box. Raises ValueError, with a line that says what is wrong with it."""
    west, south, east, north = _several(numbers, 4, "west, south, east, north")
    if not (-180 <= west <= 360 and -180 <= east <= 360):
        raise ValueError("longitudes lie between -180 and 180")
    if max(abs(south), abs(north)) > FURTHEST:
        raise ValueError(
            f"latitudes lie between {-FURTHEST:g} and {FURTHEST:g}: no map goes farther"
        )
    if north - south < NARROWEST:
        raise ValueError("south is less than north (the order is west, south, east, north)")
    if abs(east - west) < NARROWEST:
        raise ValueError("it has no width")
    return _turned(west), south, _turned(east), north


def _turned(longitude: float) -> float:
    return longitude - 360 if longitude > 180 else longitude


def _several(numbers: Any, count: int, what: str) -> tuple[float, ...]:
    is_right = isinstance(numbers, list | tuple) and len(numbers) == count
    if not is_right or not all(type(number) in (int, float) for number in numbers):
        raise ValueError(f"it takes {count} numbers: {what}")
    return tuple(numbers)


def _position(value: Any) -> Position:
    lon, lat = _several(value, 2, "longitude, latitude")
    return lon, lat


def _positions(value: Any) -> tuple[Position, ...]:
    return tuple(map(_position, _list(value)))


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError("it is a list")
    return value


def _word(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("it is a text")
    return value


def _number(value: Any) -> float:
    (number,) = _several([value], 1, "degrees or kilometres")
    return number


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("it is true or false")
    return value


def _names(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise ValueError("it is a table")
    return {key: _word(name) for key, name in value.items()}


def _sea(value: Any) -> Sea:
    return Sea(**_read(value, SEA_KEYS, ("code", "name", "how")))


Reader = Callable[[Any], Any]
SEA_KEYS: dict[str, Reader] = {
    "code": _word,
    "name": _word,
    "how": _word,
    "schematic": _truth,
    "limit": _positions,
    "soften_deg": _number,
    "keeps_land": _truth,
    "coast_of": _word,
    "within_km": _number,
    "known_sea": _position,
}
KEYS: dict[str, Reader] = {
    "box": box_of,
    "states": lambda value: tuple(map(_word, _list(value))),
    "bays": lambda value: tuple(map(box_of, _list(value))),
    "cut_lakes_at": _positions,
    "not_sea": _positions,
    "renamed": _names,
    "seas": lambda value: tuple(map(_sea, _list(value))),
}


def _read(table: Any, keys: Mapping[str, Reader], needed: tuple[str, ...] = ()) -> dict[str, Any]:
    if not isinstance(table, dict):
        raise ValueError("it is a table")
    for key in needed:
        if key not in table:
            raise ValueError(f"{key} is missing")
    found = {}
    for key, value in table.items():
        if key not in keys:
            raise ValueError(f"there is no key '{key}'; the keys are: {', '.join(keys)}")
        try:
            found[key] = keys[key](value)
        except ValueError as error:
            raise ValueError(f"{key}: {error}") from None
    return found


def parse(text: str, name: str) -> Recipe:
    """Return the recipe in a TOML file called `name`. Raises BasemapError."""
    try:
        return Recipe(**_read(tomllib.loads(text), KEYS))
    except (ValueError, RecursionError) as error:
        raise BasemapError(f"{name}: {error}") from None


def render(recipe: Recipe) -> str:
    """Return a recipe as the TOML that is read back as the same."""
    lines = [HEAD.rstrip(), *_entries(recipe, leave_out=("renamed", "seas"))]
    if recipe.renamed:
        lines += ["", "[renamed]"]
        lines += [f"{_toml(name)} = {_toml(iso)}" for name, iso in recipe.renamed.items()]
    for sea in recipe.seas:
        lines += ["", "[[seas]]", *_entries(sea)]
    return "\n".join(lines) + "\n"


def _entries(record: Recipe | Sea, leave_out: tuple[str, ...] = ()) -> list[str]:
    """Return a line for each key that is not at its default."""
    values = ((one.name, getattr(record, one.name), one.default) for one in fields(record))
    return [
        f"{name} = {_toml(value)}"
        for name, value, usual in values
        if name not in leave_out and value != usual
    ]


def _toml(value: object) -> str:
    """Return texts, numbers, truths and lists of them as TOML, in which they read as in JSON."""
    return json.dumps(value, ensure_ascii=False)
