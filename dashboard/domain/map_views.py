"""The views of the map: their edges, how they are projected, and what is on them."""

from dataclasses import dataclass
from enum import StrEnum

from dashboard.domain.record import SENTENCE, key


class Projection(StrEnum):
    """The projections of map views."""

    MERCATOR = "mercator"
    NATURAL_EARTH = "natural-earth"


class Corner(StrEnum):
    """The corners that an inset may be in."""

    TOP_LEFT = "top left"
    TOP_RIGHT = "top right"
    BOTTOM_LEFT = "bottom left"
    BOTTOM_RIGHT = "bottom right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tint:
    """An area that a map view fills."""

    outline: str = key("An area of the basemap.", example="ISL")
    colour: str = key("A colour of the palette.", example="home")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A place on a map view, and what its label says.

    The label is used only where everything it rests on matches the filter; else it is made of
    the facts that are left.
    """

    place: str = key("The place.", refs="places", example="ID")
    label: str = key(
        "What is said of the place, no stronger than its facts; made from them if left out.",
        default="",
        example="'Skerra Point: lamp went dark'",
    )
    note: str = key(
        "A second line: date, hedge, what is not said.",
        longest=SENTENCE,
        default="",
        example="'2 May, says the logbook; the keeper denied it'",
    )
    facts: tuple[str, ...] = key(
        "The facts that label and note rest on; all at the place if left out.",
        refs="facts",
        default=(),
        example="[ID]",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestSign:
    """A state that was asked: a line to its seat, and what is said there."""

    state: str = key("The state that was asked.", refs="actors", example="ID")
    label: str = key(
        "What is said of the state, no stronger than its requests; made from stage and answer if"
        " left out.",
        default="",
        example="lamp asked for",
    )
    heading: str = key(
        "The heading over the list of what it was asked for; made from the stages if left out.",
        default="",
        example="Named in the letter of the keeper",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Inset:
    """A part of a map view that is drawn again, three times as large, in a corner of it."""

    west: float = key("Western edge, degrees east.", example="-20.5")
    east: float = key("Eastern edge, degrees east.", example="-18")
    south: float = key("Southern edge, degrees north.", example="62.8")
    north: float = key("Northern edge, degrees north.", example="64.2")
    at: Corner = key("The corner, one where nothing else lies.", example="top right")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """A name on the ground of a map, for orientation: a country, a sea, a town."""

    name: str = key("The name.", example="Far Ocean")
    lat: float = key("Its middle, degrees north.", example="66.5")
    lon: float = key("Its middle, degrees east.", example="-4.5")


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """One map: its edges, and what is on it."""

    id: str = key("A slug that never changes.", example="near")
    title: str = key("How it is called on screens.", example="Northern seas")
    projection: Projection = key("How it is projected.", example="mercator")
    west: float = key("Western edge, degrees east.", example="-34")
    east: float = key(
        "Eastern edge, degrees east. Less than `west` where the map crosses the 180th meridian:"
        " 160 to -160, or 160 to 200.",
        example="14",
    )
    south: float = key("Southern edge, degrees north.", example="54")
    north: float = key("Northern edge, degrees north.", example="69")
    resolution: int = key("Which basemap: 50 (near) or 110 (far).", default=50, example="110")
    inset: Inset | None = key("A part of it that is drawn again, larger.", default=None, example="")
    names: tuple[PlaceName, ...] = key(
        "The names on its ground, the most useful first.", default=(), example=""
    )
    requests: tuple[RequestSign, ...] = key(
        "The states to which lines show what was asked.", default=(), example=""
    )
    tints: tuple[Tint, ...] = key("The areas that it fills.", default=(), example="")
    signs: tuple[Sign, ...] = key("The places that it shows.", example="")

    @property
    def span(self) -> tuple[float, float]:
        """Western and eastern edge, the eastern beyond 180 where the map crosses that meridian."""
        return self.west, self.east + 360 * (self.east < self.west)
