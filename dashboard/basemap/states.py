"""The states of countries as GeoJSON features: Natural Earth's outlines, ISO 3166-2's codes.

Natural Earth's file has no codes, so they are found by name. Where a state has another name there,
the recipe says which it is (`renamed`); what is left without a code is left out, and named.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from unicodedata import combining, normalize

import shapely
from shapely.geometry import Point, box

from dashboard.basemap.features import feature
from dashboard.basemap.packages import Inputs
from dashboard.basemap.problems import BasemapError
from dashboard.basemap.recipe import Recipe
from dashboard.basemap.topology import Shape, Topology
from dashboard.domain.wording import did_you_mean

TOLERANCE_DEG = 0.01
NAMES = ("name", "woe_name", "gn_name")
"""The columns with names of a state, the best first."""
SORTS = frozenset(
    {
        *("province", "provincia", "provinsi", "provins", "state", "estado", "department"),
        *("departement", "departamento", "region", "regio", "governorate", "county", "district"),
        *("municipality", "prefecture", "oblast", "oblysy", "raion", "rayon", "krai", "kray"),
        *("republic", "respublika", "muhafazat", "gouvernorat", "autonomous", "voblast", "judet"),
        *("zupanija", "de", "del", "do", "da", "of", "the", "la", "le", "el", "al"),
    }
)
"""Words that say what sort of thing has a name."""
SIMPLER: dict[int, str | None] = {
    **dict.fromkeys(map(ord, "`'\u2019\u2018\u02bb\u02bc\u00b4")),
    **{ord(one): other for one, other in zip("øłđðə", "oldde", strict=True)},
    **{ord("æ"): "ae", ord("ß"): "ss", ord("\N{LATIN SMALL LETTER DOTLESS I}"): "i"},
}
"""Letters that have no accent to leave out, and apostrophes, which others leave out anyway."""
AND = frozenset({"and", "og", "och", "und", "et", "e", "y", "i", "ja", "en"})
"""Words by which a name is of two that were joined, and has more land than either."""
SHORTEST = 4
"""Letters: the least that a name must have to be known by the beginning of another."""
MOST_NAMED = 12
"""Names in one line."""

Note = Callable[[str], None]
Row = tuple[str, str, Shape]
"""Code, name, outline."""


def states(recipe: Recipe, inputs: Inputs, topology: Topology, note: Note) -> list[dict[str, Any]]:
    """Return the wanted states, borders shared to the last digit; `note` takes what is left out.

    A lake between states is cut out of them: Plotly fills `scattergeo` polygons above the lakes.
    Raises BasemapError where a code is none.
    """
    lakes = shapely.unary_union(_cut_lakes(recipe, topology))
    found = []
    for country, single in _wanted(recipe.states, inputs).items():
        for code, name, shape in _chosen(country, single, recipe, inputs, note):
            outline = shape.difference(lakes)
            found.append(feature(outline, code=code, name=name, country=country))
    return found


def _cut_lakes(recipe: Recipe, topology: Topology) -> list[Shape]:
    places = recipe.cut_lakes_at
    lakes = topology.shapes("lakes", box(-180, -90, 180, 90))
    if places is None:
        return lakes
    return [lake for lake in lakes if any(lake.contains(Point(place)) for place in places)]


def _wanted(codes: Iterable[str], inputs: Inputs) -> dict[str, set[str]]:
    """Return the countries by their alpha-3 codes, each with the states wanted; none: all."""
    by_alpha2 = {one["alpha_2"]: one["alpha_3"] for one in inputs.countries}
    known = {one["code"] for one in inputs.subdivisions}
    wanted: dict[str, set[str]] = {}
    for code in codes:
        if code in by_alpha2.values():
            wanted[code] = set()
        elif code in known:
            country = by_alpha2[code.partition("-")[0]]
            if wanted.get(country, {""}):
                wanted.setdefault(country, set()).add(code)
        else:
            near = by_alpha2.get(code.upper()) or ""
            hint = f"did you mean '{near}'?" if near else did_you_mean(code, _like(code, inputs))
            usual = "countries go by ISO 3166-1 alpha-3 (NOR), states by ISO 3166-2 (NO-03)"
            raise BasemapError(f"states: there is no country or state '{code}'; {hint or usual}")
    return wanted


def _like(code: str, inputs: Inputs) -> list[str]:
    """Return the codes of the sort that a wrong one is of."""
    country, hyphen, _ = code.partition("-")
    if hyphen:
        return [one["code"] for one in inputs.subdivisions if one["code"].startswith(country)]
    return [one["alpha_3"] for one in inputs.countries]


def _chosen(
    country: str, single: set[str], recipe: Recipe, inputs: Inputs, note: Note
) -> list[Row]:
    """Return the states of a country that are wanted, in the order of their codes."""
    table = inputs.states(f"adm0_a3 = '{country}'")
    if not len(table):
        note(f"states: Natural Earth has none of {country}")
        return []
    shapes = shapely.coverage_simplify(table.geometry.values, TOLERANCE_DEG)
    (alpha2,) = (one["alpha_2"] for one in inputs.countries if one["alpha_3"] == country)
    iso = {e["code"]: e["name"] for e in inputs.subdivisions if e["code"].startswith(f"{alpha2}-")}
    rows = [_names(row, recipe) for row in table.to_dict("records")]
    codes = matched(rows, iso)
    missing = [names[0] for names, code in zip(rows, codes, strict=True) if names and not code]
    if missing and not single:
        unused = [f"{code} {name}" for code, name in sorted(iso.items()) if code not in codes]
        note(_missing(country, missing, unused))
    for code in sorted(single.difference(codes)):
        note(f"states: no outline is known of {code}, '{iso[code]}'; see [renamed] in the recipe")
    found = zip(codes, rows, shapes, strict=True)
    kept = [(code, _shown(names, code, iso), shape) for code, names, shape in found if code]
    return sorted(row for row in kept if not single or row[0] in single)


def _names(row: dict[str, Any], recipe: Recipe) -> list[str]:
    """Return the names of a state; the one that the recipe gives it alone, where it does."""
    names = [row[key] for key in NAMES if isinstance(row[key], str) and row[key]]
    return [recipe.renamed[names[0]]] if names and names[0] in recipe.renamed else names


def _shown(names: list[str], code: str, iso: dict[str, str]) -> str:
    """Return what a state is called; by its code in the recipe, as ISO 3166-2 has it."""
    return iso[code] if names[0] == code else names[0]


def _missing(country: str, missing: list[str], unused: list[str]) -> str:
    said = f"states: {len(missing)} of {country} are left out, no code is known for their names:"
    if not unused:
        return f"{said} {_some(missing)}"
    return (
        f"{said} {_some(missing)}; if they are among these, add them to [renamed] in recipe.toml,"
        f" name = code: {_some(unused)}"
    )


def _some(names: list[str]) -> str:
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def matched(rows: list[list[str]], iso: dict[str, str]) -> list[str]:
    """Return the code of each row, by its names; empty where none is sure.

    `iso` holds names by codes. No code is given twice: a code itself goes before a name as it is,
    that before one without accents, then one without the sort of thing, then a beginning.
    """
    codes = [""] * len(rows)
    for number, names in enumerate(rows):
        codes[number] = next((name for name in names if name in iso), "")
    for key in (str, plain, bare):
        index = _index(iso, key)
        for number, names in enumerate(rows):
            if not codes[number]:
                free = (index.get(key(name), set()) - set(codes) for name in names)
                codes[number] = next((min(found) for found in free if len(found) == 1), "")
    return list(_by_beginning(rows, codes, iso))


def _index(iso: dict[str, str], key: Callable[[str], str]) -> dict[str, set[str]]:
    index: dict[str, set[str]] = defaultdict(set)
    for code, name in iso.items():
        for part in (name, *re.split(r"[\[\]/(),;]", name)):
            if part.strip():
                index[key(part.strip())].add(code)
    return index


def _by_beginning(rows: list[list[str]], codes: list[str], iso: dict[str, str]) -> Iterator[str]:
    """Yield the codes, with those added that one name alone begins, of a code still free."""
    free = {code: bare(name) for code, name in iso.items() if code not in codes}
    begun = [
        {code for code, name in free.items() for own in map(bare, names) if _begins(name, own)}
        for names in rows
    ]
    for code, names, found in zip(codes, rows, begun, strict=True):
        is_sure = names and len(found) == 1 and sum(found <= other for other in begun) == 1
        yield code or (min(found) if is_sure else "")


def _begins(name: str, other: str) -> bool:
    """Return whether one name is the other with more of the same: 'omskaja', not 'omsk and'."""
    more = name.removeprefix(other)
    is_sort = len(other) >= SHORTEST and more != name
    return is_sort and not AND.intersection(more.split(" ")[1:])


def plain(name: str) -> str:
    """Return a name in lower case, without accents and signs: "Sana'ā" -> 'sana'."""
    letters = normalize("NFKD", name.casefold().translate(SIMPLER))
    return " ".join(re.findall(r"\w+", "".join(c for c in letters if not combining(c))))


def bare(name: str) -> str:
    """Return a name also without the words that say what sort of thing has it."""
    return " ".join(word for word in plain(name).split() if word not in SORTS) or plain(name)
