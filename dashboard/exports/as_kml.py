"""The features as KML 2.2 for Google Earth: a folder for each status, and balloons in words.

KML has no dashed lines and no signs without a network, so the sign of a status stands before the
name, firm claims are filled, and lines of what is unsure are thin and pale.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import cos, radians
from urllib.parse import quote

from dashboard.domain.asking import NOT_SURELY_ASKED
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import MIXED, caveat, contest_mark, counted
from dashboard.domain.scope import OUTSIDE, has
from dashboard.domain.vocabulary import Status, WhenIs
from dashboard.exports.about import about
from dashboard.exports.collections import CONTEXT
from dashboard.exports.extent import Box, extent
from dashboard.exports.features import Cells, Feature, columns, features
from dashboard.exports.geometry import Geometry
from dashboard.rendering.paint import palette
from dashboard.scenes.markers import MARKERS
from dashboard.templates.maps import map_file

TYPES = {"string": "string", "date": "string", "integer": "int", "number": "double"}
"""The types of columns in the words of KML, which has none for days."""
METRES = 111_000
"""A degree of latitude."""
FARTHEST = 16_000_000
"""Metres above the ground from which half of the globe is seen."""
REQUESTS = "Requests: from who asks to who was asked"
NOT_DRAWN = "Not on the map"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placemark:
    """A claim in Google Earth: what its balloon says, and when it is on the time slider."""

    id: str
    name: str
    sign: str
    caveat: str
    is_outside: bool
    """Whether the filter leaves it out, and another claim names it."""
    cells: Cells
    geometry: Geometry | None
    look: str
    """The id of its style; empty where nothing is drawn."""
    begin: date | None
    end: date | None
    link: str
    is_one_of_several: bool = False
    """Whether others stand at the same place, so that one name stands for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """Several claims at one place, whose names would hide each other."""

    id: str
    name: str
    claims: tuple[Placemark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """Claims that are shown or hidden together."""

    name: str
    meaning: str
    claims: tuple[Placemark, ...]

    @property
    def extents(self) -> tuple[Placemark, ...]:
        """Those that are more than a point: their areas and lines hang below their signs."""
        drawn = (one for one in self.claims if one.geometry)
        return tuple(one for one in drawn if one.geometry and one.geometry["type"] != "Point")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How claims of one status and colour are drawn; colours as KML writes them."""

    id: str
    words: str
    line: str
    width: float
    area: str
    is_filled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Where the globe is looked at from: the middle of a box, from so high that it is all seen."""

    lon: float
    lat: float
    metres: int


def render(excerpt: Excerpt, *, address: str = "") -> bytes:
    """Return the KML; with the address of the dashboard, balloons link to it."""
    dossier, found = excerpt.dossier, features(excerpt)
    placemarks = [_placemark(feature, dossier, address) for feature in found]
    crowds = [*_crowds(placemarks)]
    hidden = {one.id for crowd in crowds for one in crowd.claims}
    placemarks = [replace(one, is_one_of_several=one.id in hidden) for one in placemarks]
    written = map_file(
        "claims.kml",
        about=about(excerpt),
        with_requests=has("requests", excerpt),
        view=_view(extent(found, dossier)),
        looks=[*_looks(dossier)],
        columns=columns(excerpt),
        types=TYPES,
        crowds=crowds,
        folders=[*_folders(placemarks)],
    )
    return written.encode()


def _placemark(feature: Feature, dossier: Dossier, address: str) -> Placemark:
    fact = dossier.fact[str(feature.cells["fact"])]
    begin, end = days(fact)
    is_outside = feature.cells["shown"] == CONTEXT
    outside = f"({OUTSIDE})" if is_outside else ""
    words = (fact.status.glyph, str(feature.cells["short"]), contest_mark(fact, dossier), outside)
    return Placemark(
        id=feature.id.replace("/", "."),
        name=" ".join(filter(None, words)),
        sign=fact.status.glyph,
        caveat=caveat(fact),
        is_outside=is_outside,
        cells=feature.cells,
        geometry=feature.geometry,
        look=_look_of(feature) if feature.geometry else "",
        begin=begin,
        end=end,
        link=f"{address}?focus={quote(f'fact:{fact.id}')}" if address else "",
    )


def _look_of(feature: Feature) -> str:
    """Return the id of a style; an arc is firm only where all is reported as asked."""
    cells = feature.cells
    unsure = cells["feature"] != "fact" and cells["stage"] in NOT_SURELY_ASKED
    return _look_id(Status.POSSIBLE.value if unsure else cells["status"], cells["hue"])


def days(fact: Fact) -> tuple[date | None, date | None]:
    """Return the first and last day of a claim on a time slider, no more than is known.

    None where an end is open or approximate, and for both where only the day of a report is known.
    """
    if fact.when_is is WhenIs.REPORT:
        return None, None
    when = fact.when
    return None if when.soft_start else when.earliest, None if when.soft_end else when.latest


def _crowds(placemarks: Iterable[Placemark]) -> Iterator[Crowd]:
    """Yield the places of several claims: '◉ The harbour: 3 claims'."""
    there: dict[str, list[Placemark]] = {}
    for one in placemarks:
        if one.geometry and not _is_asked(one):
            there.setdefault(str(one.cells["place"]), []).append(one)
    for place, claims in there.items():
        if len(claims) > 1:
            signs = {one.sign for one in claims}
            sign = signs.pop() if len(signs) == 1 else MIXED
            said = f"{sign} {claims[0].cells['place_name']}: {counted(len(claims), 'claim')}"
            yield Crowd(id=f"place.{place}", name=said, claims=tuple(claims))


def _folders(placemarks: Sequence[Placemark]) -> Iterator[Folder]:
    """Yield the claims that are drawn by their status, then requests, then what is not drawn."""
    drawn = [one for one in placemarks if one.geometry]
    for status in MARKERS:
        of_status = (one for one in drawn if one.cells["status"] == status and not _is_asked(one))
        yield from _folder(f"{status.glyph} {status.label}", status.meaning, of_status)
    yield from _folder(REQUESTS, "Arcs are schematic.", filter(_is_asked, drawn))
    rest = (one for one in placemarks if not one.geometry)
    yield from _folder(NOT_DRAWN, "Each says why.", rest)


def _folder(name: str, meaning: str, claims: Iterable[Placemark]) -> Iterator[Folder]:
    if held := tuple(claims):
        yield Folder(name=name, meaning=meaning, claims=held)


def _is_asked(one: Placemark) -> bool:
    return one.cells["feature"] != "fact"


def _looks(dossier: Dossier) -> Iterator[Look]:
    """Yield a style for each status and colour: those for dark ground, as images of Earth are."""
    colours = palette(dossier.config, "dark")
    for status, style in MARKERS.items():
        is_sure = style.dash == "solid"
        for hue in dict.fromkeys(kind.hue for kind in dossier.config.kinds):
            colour = str(getattr(colours, hue))
            yield Look(
                id=_look_id(status, hue),
                words=_in_kml(colours.ink, 1),
                line=_in_kml(colour, 1 if is_sure else 0.6),
                width=3 if is_sure else 1.5,
                area=_in_kml(colour, 0.25),
                is_filled=style.is_filled,
            )


def _look_id(status: object, hue: object) -> str:
    return f"{status}-{hue}"


def _in_kml(colour: str, opacity: float) -> str:
    """Return '#rrggbb' as KML writes it: opacity, blue, green, red."""
    red, green, blue = colour[1:3], colour[3:5], colour[5:7]
    return f"{round(opacity * 255):02x}{blue}{green}{red}".lower()


def _view(box: Box | None) -> View | None:
    if box is None:
        return None
    west, south, east, north = box
    lat = (south + north) / 2
    across = max(north - south, (east - west) * cos(radians(lat)))
    lon = (west + east) / 2
    return View(
        lon=round((lon + 180) % 360 - 180, 3),
        lat=round(lat, 3),
        metres=min(FARTHEST, max(20_000, round(across * METRES * 1.1))),
    )
