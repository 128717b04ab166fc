"""SOURCES.md beside the outlines: what came from where, under which licence, with its hash."""

from collections.abc import Iterable
from importlib.resources import files

from dashboard.basemap.packages import packages, sha256

SOURCES = "SOURCES.md"
WHAT = {
    "world_50m.json": (
        "TopoJSON, the theatre fine, the rest of the world coarse; for maps with `resolution: 50`"
    ),
    "world_110m.json": "TopoJSON, the world; for maps with `resolution: 110`",
    "states.geojson": "GeoJSON, states: `code` (ISO 3166-2), `name`, `country`",
    "seas.geojson": "GeoJSON, sea areas: `code`, `name`, `schematic`, `how`",
    "land.json": (
        "JSON, what places are checked against besides outlines: how much land each country has"
        " (`km2`), where it has land that the outlines lack (`islands`), who `also` counts it as"
        " his own, and the `disputed` areas"
    ),
}


def sources(made: dict[str, bytes], old: str = "") -> str:
    """Return the text for some files; of an old one all is kept but the tables."""
    inputs = (
        (f"{one.client} `{one.package}`", one.version, f"`{one.sha256}`", one.licence, one.taken)
        for one in packages()
    )
    outputs = (
        (f"`{name}`", f"{len(content):,}", f"`{sha256(content)}`", WHAT[name])
        for name, content in made.items()
    )
    text = old
    if not all(
        f"<!-- {marker} -->" in old for marker in ("inputs", "/inputs", "outputs", "/outputs")
    ):
        text = (files(__package__) / "sources.md").read_text("utf-8")
    return _between(_between(text, "inputs", inputs), "outputs", outputs)


def _between(text: str, marker: str, rows: Iterable[Iterable[str]]) -> str:
    """Return a text with other rows in the table between two markers."""
    start, end = f"<!-- {marker} -->\n", f"<!-- /{marker} -->\n"
    head, rest = text.split(start)
    titles = rest.splitlines()[:2]
    table = "\n".join([*titles, *(f"| {' | '.join(row)} |" for row in rows)])
    return f"{head}{start}{table}\n{end}{rest.split(end)[1]}"
