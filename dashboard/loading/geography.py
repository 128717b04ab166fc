"""Places against the basemap: what is said to lie in a country or state lies there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dashboard.domain.config import Config
from dashboard.domain.dossier import Ring
from dashboard.domain.places import Place
from dashboard.domain.wording import did_you_mean
from dashboard.globe import Position, cut, kilometres
from dashboard.loading.basemap import WHOLE, Basemap
from dashboard.loading.draft import Draft, Finding, rule_name
from dashboard.loading.findings import quoted
from dashboard.loading.rings import distance_km, exteriors, holds

COUNTRY_TOLERANCE = 0.3
"""Degrees: outlines of far countries are simplified by 0.2, and ports lie on the coast."""
STATE_TOLERANCE = 0.03
"""Degrees: outlines of states are simplified by 0.01."""
STATE_CODE = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
FURTHEST_KM = 370.4
"""200 nautical miles: no state's waters reach farther from its land, unless over its shelf."""
CODES = "countries go by ISO 3166-1 alpha-3, states by ISO 3166-2"
MADE = "or make a basemap that has it: `crisis-dashboard basemap`, with --states or --sea"
LIKE = 0.8
"""How like a known code must be to be meant: most seas share their last word."""
MOST_LISTED = 12
"""Codes of one sort that a hint lists."""


def check_geography(draft: Draft, basemap: Basemap) -> None:
    """Report areas that the basemap does not have and places that lie elsewhere."""
    for check in (
        _areas_are_there,
        _places_lie_where_they_say,
        _outlines_agree,
        _outlines_have_their_land,
    ):
        for finding in check(draft, basemap):
            draft.note(finding, rule_name(check))


def _areas_are_there(draft: Draft, basemap: Basemap) -> Iterator[Finding]:
    for record, key, code, known in _codes(draft, basemap):
        if code and code not in known:
            what = f"the basemap has no {key} {quoted(code)}"
            yield Finding(record, key, what, _there_is(key, code, basemap))


def _there_is(key: str, code: str, basemap: Basemap) -> str:
    """Return what could be meant by a code of no area, and what there is of its sort."""
    if "-" not in code or key == "country":
        return CODES
    is_state = bool(STATE_CODE.fullmatch(code.upper()))
    sort, there = ("states", basemap.states) if is_state else ("seas", basemap.seas)
    codes = sorted(there)
    shown = ", ".join(codes[:MOST_LISTED]) + ", ..." * (len(codes) > MOST_LISTED)
    near = did_you_mean(code, codes, LIKE)
    return near or f"its {sort} are: {shown or 'none'}; use one, or lat, lon and radius_km, {MADE}"


def _codes(draft: Draft, basemap: Basemap) -> Iterator[tuple[object, str, str, set[str]]]:
    """Every place where an area is named: the record, its key, the code, the codes there are."""
    for place in draft.of(Place):
        yield place, "outline", place.outline, basemap.codes
        yield place, "country", place.country, basemap.countries
        yield place, "state", place.state, set(basemap.states)
    for config in draft.of(Config):
        for view in config.maps:
            yield from ((tint, "outline", tint.outline, basemap.codes) for tint in view.tints)


def _places_lie_where_they_say(draft: Draft, basemap: Basemap) -> Iterator[Finding]:
    """A place on land that is another's is misplaced; on no land, it cannot be checked.

    So is one that is farther out at sea than the waters of any land of its country reach.
    """
    ground = _Ground(basemap)
    for place in draft.of(Place):
        position = _position(place)
        said = _said_to_hold(place, ground)
        if position is None or said is None or said.holds(position) or said.claims(position):
            continue
        at = f"{position[1]:g}, {position[0]:g}"
        other = said.other_at(position)
        away = said.away_km(position)
        if other or away > FURTHEST_KM:
            why = f"it is in '{other}'" if other else f"it is {away:,.0f} km away"
            what = f"{at} is not in {said.key} '{said.code}': {why}"
            yield Finding(place, "lat", what, _way_out(said, position))
        else:
            what = f"{at} is not on land that the basemap assigns to a {said.key}"
            what += f", so '{said.code}' cannot be checked"
            hint = f"an island may be missing there; look it up, or leave {said.key} out"
            yield Finding(place, "lat", what, hint, warning=True)


def _way_out(said: "_Said", position: Position) -> str:
    lon, lat = position
    mended = {
        "are lat and lon swapped?": (lat, lon),
        "is a minus sign missing from lon, or one too many?": (-lon, lat),
        "is a minus sign missing from lat, or one too many?": (lon, -lat),
    }
    otherwise = f"correct lat, lon or {said.key}; if they are right, leave {said.key} out"
    return next((hint for hint, other in mended.items() if said.holds(other)), otherwise)


def _position(place: Place) -> Position | None:
    """Longitude and latitude of a place that has both and is on the globe."""
    lon, lat = place.lon, place.lat
    if lon is None or lat is None or abs(lon) > 180 or abs(lat) > 90:
        return None
    return lon, lat


@dataclass(frozen=True, slots=True)
class _Said:
    """The country or state that a place is said to lie in."""

    key: str
    code: str
    country: str
    ground: "_Ground"

    @property
    def basemap(self) -> Basemap:
        """The areas."""
        return self.ground.basemap

    def _areas(self, code: str) -> list[Any]:
        basemap = self.basemap
        worlds = (basemap.states,) if code in basemap.states else (basemap.near, basemap.far)
        return [world[code] for world in worlds if code in world]

    def holds(self, position: Position) -> bool:
        """Return whether a position lies there, or close beside it."""
        tolerance = STATE_TOLERANCE if self.key == "state" else COUNTRY_TOLERANCE
        return any(holds(area, position, tolerance) for area in self._areas(self.code))

    def claims(self, position: Position) -> bool:
        """Return whether a position lies where that country has or claims what another holds."""
        if self.key == "state":
            return False
        land = self.basemap.land.items()
        areas = [a for code, one in land if self.code in one.also for a in self._areas(code)]
        areas += [one.area for one in self.basemap.disputed if self.code in one.countries]
        return any(holds(area, position, COUNTRY_TOLERANCE) for area in areas)

    def other_at(self, position: Position) -> str:
        """Return the code of the other country or state on whose land it lies, if any."""
        passed_over = {self.code, self.country}
        if self.key == "country":
            passed_over |= set(self.basemap.states)
        return min(self.ground.owners(position) - passed_over, default="")

    def away_km(self, position: Position) -> float:
        """Return how far it is to the nearest land there, lost islands included."""
        land = self.basemap.land.get(self.country)
        islands = land.islands if land else ()
        ways = (kilometres(island, position) for island in islands)
        return min([distance_km(self._areas(self.code), position), *ways])


def _said_to_hold(place: Place, ground: "_Ground") -> _Said | None:
    """Return what a place says it lies in, if it names the country and the basemap has it."""
    key = "state" if place.state else "country"
    code: str = getattr(place, key)
    known = ground.basemap.states if place.state else ground.basemap.countries
    is_whole = bool(place.country) and code in known
    return _Said(key, code, place.country, ground) if is_whole else None


@dataclass(frozen=True)
class _Ground:
    """All land of a basemap, made ready to be searched when that is first asked for."""

    basemap: Basemap

    @cached_property
    def _search(self) -> tuple[list[str], Any]:
        from shapely import STRtree

        worlds = (self.basemap.near, self.basemap.far, self.basemap.states)
        areas = [(code, area) for world in worlds for code, area in world.items()]
        parts = [(code, flat) for code, area in areas for part in area.geoms for flat in cut(part)]
        return [code for code, _ in parts], STRtree([part for _, part in parts])

    def owners(self, position: Position) -> set[str]:
        """Return the codes of the countries and states on whose land a position lies."""
        from shapely import Point

        codes, tree = self._search
        return {codes[index] for index in tree.query(Point(position), predicate="intersects")}


def _outlines_agree(draft: Draft, basemap: Basemap) -> Iterator[Finding]:
    """The outline of a state or country is that of the one that the place names, or its own."""
    for place in draft.of(Place):
        land = basemap.land.get(place.outline)
        for key, codes in (("state", set(basemap.states)), ("country", basemap.countries)):
            named = getattr(place, key)
            own = (place.outline, *(land.also if land else ()))
            if named and place.outline in codes and named not in own:
                what = f"is '{place.outline}', and {key} is '{named}'"
                yield Finding(place, "outline", what, "correct one of them")


def _outlines_have_their_land(draft: Draft, basemap: Basemap) -> Iterator[Finding]:
    """An outline from which islands or coasts are gone says less than it seems to."""
    drawn = _drawn(draft, basemap)
    for record, key, code, _ in _codes(draft, basemap):
        if key == "outline" and code in drawn and code in basemap.countries:
            share = basemap.share(code, drawn[code])
            if share < WHOLE:
                what = f"that of '{code}' has {share:.0%} of its land in the basemap"
                hint = "draw it another way, or make the basemap finer there (see its SOURCES.md)"
                yield Finding(record, key, what, hint, warning=True)


def outlines(draft: Draft, basemap: Basemap) -> dict[str, tuple[Ring, ...]]:
    """The areas that places and maps name, by code: exterior rings, counter-clockwise."""
    return {code: exteriors(area) for code, area in _drawn(draft, basemap).items()}


def _drawn(draft: Draft, basemap: Basemap) -> dict[str, Any]:
    """Return the areas that places and maps name, as far as the basemap has them, by code."""
    views = [view for config in draft.of(Config) for view in config.maps]
    near = {tint.outline for view in views if view.resolution == 50 for tint in view.tints}
    far = {tint.outline for view in views for tint in view.tints} - near
    codes = {place.outline for place in draft.of(Place)} | near | far
    return {code: basemap.area(code, is_far=code in far) for code in sorted(codes & basemap.codes)}
