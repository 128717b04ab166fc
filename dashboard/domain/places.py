"""Places: points, areas, and what cannot be put on a map."""

from dataclasses import dataclass

from dashboard.domain.record import SENTENCE, key
from dashboard.domain.vocabulary import Precision

WIDE = frozenset({Precision.STATE, Precision.COUNTRY, Precision.SEA_AREA, Precision.REGION})
"""Somewhere in an area: a bare point would say more than is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place, drawn no more precisely than it is known.

    `lat` and `lon` (degrees, WGS 84) give a point, or the middle of a disc of `radius_km`, or
    where an area's label stands. `outline` names an area of the basemap. `path` is a schematic
    line. An unlocated place has none of them.
    """

    id: str = key("A slug that never changes.", example="skerra-point")
    name: str = key("How it is called on screens.", example="Skerra Point")
    precision: Precision = key("How well it is known.", example="city")
    lat: float | None = key("Degrees north, -90 to 90.", default=None, example="63.42")
    lon: float | None = key("Degrees east, -180 to 180.", default=None, example="-19.0")
    radius_km: float | None = key(
        "For 'somewhere in': the radius of a soft disc.", default=None, example="150"
    )
    outline: str = key(
        "An area of the basemap: a country (ISO 3166-1 alpha-3), a state (ISO 3166-2) or a sea.",
        default="",
        example="ISL",
    )
    path: tuple[tuple[float, float], ...] = key(
        "A schematic line: pairs of longitude and latitude, as in GeoJSON.",
        default=(),
        example="[[5.3, 60.4], [-18.9, 63.3]]",
    )
    country: str = key(
        "The country that it lies in (ISO 3166-1 alpha-3); checked against the basemap.",
        default="",
        example="NOR",
    )
    state: str = key(
        "The state that it lies in (ISO 3166-2); checked against the basemap.",
        default="",
        example="NO-46",
    )
    native: tuple[str, ...] = key(
        "The names that the articles give it, in their own language.",
        default=(),
        example="[Skerjaoddi]",
    )
    aliases: tuple[str, ...] = key(
        "Other names that add no fact; search and checks know them.",
        default=(),
        example="[The Point]",
    )
    why: str = key(
        "Why it is drawn as it is, or why it is not drawn.",
        longest=SENTENCE,
        default="",
        example="The article names the state, not a town.",
    )

    @property
    def has_extent(self) -> bool:
        """Return whether there is more than a point to draw: an outline, a disc or a line."""
        return bool(self.outline or self.radius_km or self.path)

    @property
    def is_located(self) -> bool:
        """Return whether it can be drawn at all."""
        return self.precision is not Precision.UNLOCATED

    @property
    def anchor(self) -> tuple[float, float] | None:
        """Return the position of its marker: longitude and latitude in degrees."""
        if self.lon is not None and self.lat is not None:
            return self.lon, self.lat
        return self.path[len(self.path) // 2] if self.path else None
