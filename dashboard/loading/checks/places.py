"""Places: each is drawn as well as it is known, or says why it is not drawn."""

from collections.abc import Iterator

from dashboard.domain.places import Place
from dashboard.loading.draft import Draft, Finding
from dashboard.loading.findings import quoted

GEOMETRY = ("lat", "lon", "radius_km", "outline", "path")
LARGEST_DISC = 5000.0


def lies_on_the_globe(draft: Draft) -> Iterator[Finding]:
    """Latitude within 90 degrees, longitude within 180."""
    for place in draft.of(Place):
        yield from off_the_globe(place, place.lat, place.lon)
        for lon, lat in place.path:
            if not (-180 <= lon <= 180 and -90 <= lat <= 90):
                what = f"[{lon:g}, {lat:g}] is not on the globe"
                yield Finding(place, "path", what, "pairs are longitude, then latitude")


def off_the_globe(
    record: object, lat: float | None, lon: float | None, prefix: str = ""
) -> Iterator[Finding]:
    """Return what is wrong with a position; its keys are `lat` and `lon` after `prefix`."""
    if lat is not None and not -90 <= lat <= 90:
        swapped = lon is not None and abs(lon) <= 90 and abs(lat) <= 180
        hint = "are lat and lon swapped?" if swapped else "latitudes lie between -90 and 90"
        yield Finding(record, f"{prefix}lat", f"{lat:g} is not on the globe", hint)
    if lon is not None and not -180 <= lon <= 180:
        hint = "longitudes lie between -180 and 180"
        yield Finding(record, f"{prefix}lon", f"{lon:g} is not on the globe", hint)
    if (lat is None) != (lon is None):
        missing = "lat" if lat is None else "lon"
        yield Finding(record, prefix + missing, "is missing", "lat and lon are given together")


def is_drawn_as_it_is_known(draft: Draft) -> Iterator[Finding]:
    """A located place has something to draw; an unlocated one has nothing, and says why."""
    for place in draft.of(Place):
        given = [name for name in GEOMETRY if getattr(place, name) not in (None, "", ())]
        if place.is_located and not {"lat", "outline", "path"} & set(given):
            hint = "give lat and lon, an outline or a path, or write 'precision: unlocated'"
            yield Finding(place, "precision", f"is '{place.precision}', with nothing to draw", hint)
        if not place.is_located:
            for name in given:
                yield Finding(place, name, "is given, but the place is unlocated", "remove it")
            if not place.why:
                hint = "say why it cannot be put on the map"
                yield Finding(place, "why", "is missing, but the place is unlocated", hint)


def has_a_sound_shape(draft: Draft) -> Iterator[Finding]:
    """A disc has a middle and a size, a line has two ends, a shape of ours says so."""
    for place in draft.of(Place):
        radius = place.radius_km
        if radius is not None and not 0 < radius <= LARGEST_DISC:
            hint = f"write kilometres, up to {LARGEST_DISC:g}"
            yield Finding(place, "radius_km", f"{radius:g} is not a radius for a disc", hint)
        if radius is not None and place.lat is None:
            yield Finding(place, "radius_km", "has no middle", "give lat and lon")
        if len(place.path) == 1:
            yield Finding(place, "path", "is a single point", "give two or more, or lat and lon")
        if (radius or place.path) and not place.why:
            hint = "say that the shape is ours, and what it stands for"
            yield Finding(place, "why", "is missing, but the shape is schematic", hint)


def state_has_a_country(draft: Draft) -> Iterator[Finding]:
    """A state is given with the country that it belongs to."""
    for place in draft.of(Place):
        if place.state and not place.country:
            what = f"is missing, and state is {quoted(place.state)}"
            yield Finding(place, "country", what, "name the country of the state")


CHECKS = (lies_on_the_globe, is_drawn_as_it_is_known, has_a_sound_shape, state_has_a_country)
