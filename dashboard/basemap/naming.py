"""What a person asks for on a command line, as parts of a recipe."""

import re
import tomllib
from collections.abc import Collection, Sequence
from importlib.resources import files
from typing import Any

from dashboard.basemap.problems import BasemapError
from dashboard.basemap.recipe import Box, Sea, box_of
from dashboard.basemap.states import plain
from dashboard.domain.wording import nearest

BY_HAND = "Schematic: rough limits set by hand, less Natural Earth land; not legal limits"
LIKE = 0.8
"""How like a known name must be to be meant: most seas share their last word."""
OF_A_BOX = "Schematic: the water inside a box set by hand, less Natural Earth land"


def box_from(text: str) -> Box:
    """Return the box in 'W,S,E,N'. Raises BasemapError."""
    try:
        return box_of([float(number) for number in text.split(",")])
    except ValueError as error:
        why = "write four numbers: west,south,east,north" if "float" in str(error) else error
        raise BasemapError(f"'{text}' is no box: {why}") from None


def sea_from(text: str) -> Sea:
    """Return the sea in 'NAME' or 'NAME=W,S,E,N'. Raises BasemapError."""
    name, equals, corners = text.partition("=")
    if equals:
        return _water_of(name.strip(), box_from(corners))
    known = known_seas()
    code = slug(name)
    if code not in known:
        raise BasemapError(f"no sea is known by the name '{name}'; {_instead(code, known)}")
    return Sea(code=code, how=BY_HAND, **_limits(known[code]))


def _instead(code: str, known: Collection[str]) -> str:
    if near := nearest(code, known, LIKE):
        return f"did you mean '{near}'?"
    box = f"give it a box, --sea {code or 'NAME'}=WEST,SOUTH,EAST,NORTH"
    return f"{box}, or write one of: {', '.join(known)}"


def known_seas() -> dict[str, dict[str, Any]]:
    """Return the seas of seas.toml by their codes."""
    return tomllib.loads((files(__package__) / "seas.toml").read_text("utf-8"))


def _limits(entry: dict[str, Any]) -> dict[str, Any]:
    limit = tuple(map(tuple, entry["limit"]))
    return {"name": entry["name"], "limit": limit, "known_sea": tuple(entry["known_sea"])}


def _water_of(name: str, corners: Box) -> Sea:
    code = slug(name)
    if not code:
        raise BasemapError("a sea needs a name: --sea NAME=W,S,E,N")
    west, south, east, north = corners
    east += 360 * (east < west)
    limit = ((west, south), (east, south), (east, north), (west, north))
    shown = name if name != code else name.replace("-", " ").capitalize()
    return Sea(code=code, name=shown, how=OF_A_BOX, limit=limit)


def slug(name: str) -> str:
    """Return a name as a code: 'Red Sea' -> 'red-sea'."""
    return re.sub(r"[^a-z0-9]+", "-", plain(name)).strip("-")


def seas_from(texts: Sequence[str]) -> tuple[Sea, ...]:
    """Return the seas that are asked for. Raises BasemapError, also where two have one code."""
    seas = tuple(map(sea_from, texts))
    codes = [sea.code for sea in seas]
    for code in codes:
        if codes.count(code) > 1:
            raise BasemapError(f"sea '{code}' is asked for twice")
    return seas
