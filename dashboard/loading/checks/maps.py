"""Map views: their edges, and what is on them."""

from collections.abc import Iterator, Sequence
from dataclasses import fields

from dashboard.domain.actors import Actor
from dashboard.domain.aid import AidRequest
from dashboard.domain.config import Config, Palette
from dashboard.domain.dossier import by_id
from dashboard.domain.facts import Fact
from dashboard.domain.kinds import STATE
from dashboard.domain.map_views import Inset, MapView, Projection
from dashboard.domain.places import Place
from dashboard.domain.projection import in_window
from dashboard.domain.wording import did_you_mean
from dashboard.loading.checks.places import off_the_globe
from dashboard.loading.draft import Draft, Finding
from dashboard.loading.findings import quoted

RESOLUTIONS = (50, 110)
FURTHEST = 85.0
"""A mercator map has no poles: beyond this it only grows."""
HALF_ROUND = 180.0
"""Degrees: edges that lie farther apart across the 180th meridian are more likely swapped."""
NARROWEST = 0.01
"""Degrees: nothing can be told apart on less."""
LARGEST = 0.3
"""The share of a view's width and height that an inset may enlarge: three times as large, it would
cover the map."""


def _views(draft: Draft) -> Iterator[MapView]:
    for config in draft.of(Config):
        yield from config.maps


def view_lies_on_the_globe(draft: Draft) -> Iterator[Finding]:
    """Edges in order and within the projection's reach, a scale, a basemap that exists."""
    for view in _views(draft):
        yield from _faults(view)


def _faults(view: MapView) -> Iterator[Finding]:
    if view.resolution not in RESOLUTIONS:
        what = f"there is no basemap of {view.resolution}"
        yield Finding(view, "resolution", what, "write 50 (near) or 110 (far)")
    reach = FURTHEST if view.projection is Projection.MERCATOR else 90.0
    yield from _faults_of_width(view)
    if not (-reach <= view.south and view.south + NARROWEST <= view.north <= reach):
        what = f"{view.south:g} to {view.north:g} is not a height"
        hint = f"south is less than north, both within {reach:g} degrees"
        yield Finding(view, "south", what, hint)


def _faults_of_width(view: MapView) -> Iterator[Finding]:
    west, east = view.span
    what = f"{view.west:g} to {view.east:g}"
    if not (west >= -360 and west + NARROWEST <= east <= 360):
        hint = "west is less than east, both in degrees east; across the 180th, such as 160 to -160"
        yield Finding(view, "west", f"{what} is not a width", hint)
    elif view.east < view.west and east - west > HALF_ROUND:
        hint = f"are they swapped? if not, write {view.west:g} to {east:g}"
        yield Finding(view, "west", f"{what} spans {east - west:g} degrees around the globe", hint)


def insets_lie_in_their_views(draft: Draft) -> Iterator[Finding]:
    """An inset shows a small part of its map, larger."""
    for view in _views(draft):
        if view.inset is not None and not any(_faults(view)):
            yield from _faults_of_inset(view, view.inset)


def _faults_of_inset(view: MapView, inset: Inset) -> Iterator[Finding]:
    west, east = view.span
    if not (west <= inset.west < inset.east <= east):
        what = f"{inset.west:g} to {inset.east:g} is not a part of {west:g} to {east:g}"
        yield Finding(inset, "west", what, "west is less than east, both within the map")
    elif inset.east - inset.west > LARGEST * (east - west):
        what = f"{inset.west:g} to {inset.east:g} is too large a part to be enlarged"
        yield Finding(inset, "west", what, f"take at most {LARGEST:.0%} of the map's width")
    if not (view.south <= inset.south < inset.north <= view.north):
        what = (
            f"{inset.south:g} to {inset.north:g} is not a part of {view.south:g} to {view.north:g}"
        )
        yield Finding(inset, "south", what, "south is less than north, both within the map")
    elif inset.north - inset.south > LARGEST * (view.north - view.south):
        what = f"{inset.south:g} to {inset.north:g} is too large a part to be enlarged"
        yield Finding(inset, "south", what, f"take at most {LARGEST:.0%} of the map's height")


def names_lie_on_the_globe(draft: Draft) -> Iterator[Finding]:
    """Names on the ground are at positions that exist."""
    for view in _views(draft):
        for name in view.names:
            yield from off_the_globe(name, name.lat, name.lon)


def labels_rest_on_facts_of_their_places(draft: Draft) -> Iterator[Finding]:
    """A label says something of its place, so what it rests on is said to have happened there."""
    facts = by_id(draft.of(Fact))
    for view in _views(draft):
        for sign in view.signs:
            for name in sign.facts:
                if name in facts and sign.place not in facts[name].places:
                    what = f"'{name}' is not said to have happened at '{sign.place}'"
                    yield Finding(sign, "facts", what, "name facts that have this place")


def signs_can_be_placed(draft: Draft) -> Iterator[Finding]:
    """A place that cannot be pinned is listed beside the map, never on it."""
    places = by_id(draft.of(Place))
    for view in _views(draft):
        for sign in view.signs:
            place = places.get(sign.place)
            if place and not _has_anchor(place):
                hint = "remove it from the map; what is unlocated is listed beside it"
                if place.is_located:
                    hint = "give the place lat and lon, or remove it from the map"
                yield Finding(sign, "place", f"'{place.id}' has no position for a sign", hint)


def signs_can_be_seen(draft: Draft) -> Iterator[Finding]:
    """Labels lie inside the window of their map."""
    places = by_id(draft.of(Place))
    for view in _views(draft):
        for sign in view.signs:
            if sign.place in places and not _shows(view, places[sign.place]):
                what = f"'{sign.place}' lies outside the window of this map"
                hint = "widen the window, or remove it from this map"
                yield Finding(sign, "place", what, hint, warning=True)


def _shows(view: MapView, place: Place) -> bool:
    """Return whether a map shows a sign; what is unsound for another reason is not judged."""
    lon, lat = place.anchor or (None, None)
    if lon is None or lat is None or any(_faults(view)) or any(off_the_globe(place, lat, lon)):
        return True
    return in_window(view, lon, lat)


def _has_anchor(place: Place) -> bool:
    return place.is_located and (place.lat is not None or bool(place.path))


def lines_have_two_ends(draft: Draft) -> Iterator[Finding]:
    """Both the state that asks and the one that is asked have a seat where the line can end."""
    actors, places = by_id(draft.of(Actor)), by_id(draft.of(Place))
    askers = {row.asked: row.asker for row in draft.of(AidRequest)}
    for view in _views(draft):
        for sign in view.requests:
            ends = [sign.state, askers.get(sign.state, "")]
            for state in (actors[name] for name in ends if name in actors):
                if state.kind != STATE:
                    continue  # said elsewhere, and it cannot have a seat
                if not state.seat or (state.seat in places and not _has_anchor(places[state.seat])):
                    hint = f"give '{state.id}' a seat that has lat and lon"
                    yield Finding(sign, "state", f"no line can end at '{state.id}'", hint)


def tints_are_of_the_palette(draft: Draft) -> Iterator[Finding]:
    """The colours of areas have names, so that they suit both themes."""
    colours = [spec.name for spec in fields(Palette)]
    for view in _views(draft):
        for tint in view.tints:
            if tint.colour not in colours:
                what = f"{quoted(tint.colour)} is not in the palette"
                yield Finding(tint, "colour", what, _one_of(tint.colour, colours))


def _one_of(word: str, known: Sequence[str]) -> str:
    return did_you_mean(word, known) or f"write one of: {', '.join(known)}"


def places_of_facts_are_on_a_map(draft: Draft) -> Iterator[Finding]:
    """Each place that can be drawn is on some map."""
    named = {place for fact in draft.of(Fact) for place in fact.places}
    places = by_id(draft.of(Place))
    signs = ((view, sign) for view in _views(draft) for sign in view.signs)
    given = ((view, sign) for view, sign in signs if sign.place in places)
    seen = {sign.place for view, sign in given if _shows(view, places[sign.place])}
    for place in places.values() if draft.config else ():
        if place.is_located and place.id in named - seen:
            hint = "add it to signs of a map whose window it lies in"
            yield Finding(place, "", "has facts, and can be seen on no map", hint, warning=True)


CHECKS = (
    view_lies_on_the_globe,
    insets_lie_in_their_views,
    names_lie_on_the_globe,
    labels_rest_on_facts_of_their_places,
    signs_can_be_placed,
    signs_can_be_seen,
    lines_have_two_ends,
    tints_are_of_the_palette,
    places_of_facts_are_on_a_map,
)
