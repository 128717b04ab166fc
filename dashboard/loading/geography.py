"""Places against the basemap: what is said to lie in a country or state lies there."""

from collections.abc import Iterator
from typing import Any

from dashboard.domain.config import Config
from dashboard.domain.dossier import Ring
from dashboard.domain.places import Place
from dashboard.domain.wording import did_you_mean
from dashboard.loading.basemap import Basemap
from dashboard.loading.draft import Draft, Finding, rule_name
from dashboard.loading.findings import shown
from dashboard.loading.rings import exteriors, holds

COUNTRY_TOLERANCE = 0.3
"""Degrees: outlines of far countries are simplified by 0.2, and ports lie on the coast."""
STATE_TOLERANCE = 0.03
"""Degrees: outlines of states are simplified by 0.01."""
CODES = (
    "countries go by ISO 3166-1 alpha-3, states by ISO 3166-2, seas by their names in seas.geojson"
)


def check_geography(draft: Draft, basemap: Basemap) -> None:
    """Report areas that the basemap does not have and places that lie elsewhere."""
    for check in (_areas_are_there, _places_lie_where_they_say, _outlines_agree):
        for finding in check(draft, basemap):
            draft.note(finding, rule_name(check))


def _areas_are_there(draft: Draft, basemap: Basemap) -> Iterator[Finding]:
    for record, key, code, known in _codes(draft, basemap):
        if code and code not in known:
            near = did_you_mean(code, known) if "-" in code else ""
            yield Finding(record, key, f"the basemap has no {key} {shown(code)}", near or CODES)


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
    for place in draft.of(Place):
        position = _position(place)
        if position is None or not (place.state or place.country):
            continue
        key = "state" if place.state else "country"
        areas, tolerance = _said_to_hold(place, basemap)
        lon, lat = position
        if areas and not any(holds(area, lon, lat, tolerance) for area in areas):
            what = f"{lat:g}, {lon:g} is not in {key} '{getattr(place, key)}'"
            swapped = any(holds(area, lat, lon, tolerance) for area in areas)
            hint = "are lat and lon swapped?" if swapped else f"mend lat and lon, or {key}"
            yield Finding(place, "lat", what, hint)


def _position(place: Place) -> tuple[float, float] | None:
    """Longitude and latitude of a place that has both and is on the globe."""
    lon, lat = place.lon, place.lat
    if lon is None or lat is None or abs(lon) > 180 or abs(lat) > 90:
        return None
    return lon, lat


def _said_to_hold(place: Place, basemap: Basemap) -> tuple[list[Any], float]:
    """The areas one of which should hold a place, and how far beside them it may lie."""
    if place.state:
        return [basemap.states[place.state]] * (place.state in basemap.states), STATE_TOLERANCE
    worlds = (basemap.near, basemap.far)
    return [world[place.country] for world in worlds if place.country in world], COUNTRY_TOLERANCE


def _outlines_agree(draft: Draft, basemap: Basemap) -> Iterator[Finding]:
    """The outline of a state or country is that of the one that the place names."""
    for place in draft.of(Place):
        for key, codes in (("state", set(basemap.states)), ("country", basemap.countries)):
            named = getattr(place, key)
            if named and place.outline in codes and place.outline != named:
                what = f"is '{place.outline}', and {key} is '{named}'"
                yield Finding(place, "outline", what, "mend one of them")


def outlines(draft: Draft, basemap: Basemap) -> dict[str, tuple[Ring, ...]]:
    """The areas that places and maps name, by code: exterior rings, counter-clockwise."""
    (config,) = draft.of(Config)
    near = {tint.outline for view in config.maps if view.resolution == 50 for tint in view.tints}
    far = {tint.outline for view in config.maps for tint in view.tints} - near
    codes = {place.outline for place in draft.of(Place) if place.outline} | near | far
    return {code: exteriors(basemap.area(code, is_far=code in far)) for code in sorted(codes)}
