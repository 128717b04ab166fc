"""Colours of a scene as a medium writes them."""

from collections.abc import Callable
from typing import Literal

from dashboard.domain.config import Config, Palette
from dashboard.scenes.shapes import Ink

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
Paint = Callable[[Ink], str]
"""Writes the colour of an ink without its opacity."""


def palette(config: Config, theme: Theme) -> Palette:
    """Return the colours of a theme."""
    return config.dark if theme == "dark" else config.light


def colour_of(ink: Ink, colours: Palette) -> str:
    """Return the colour of an ink before it is mixed with that of the page."""
    return ink.name if ink.is_fixed else str(getattr(colours, ink.name))


def mixed(ink: Ink, colours: Palette) -> str:
    """Return an ink as #rrggbb: its share over the page, as if it were seen through, but opaque."""
    colour, page = colour_of(ink, colours), colours.page
    if ink.share == 1:
        return colour
    pairs = ((int(colour[at : at + 2], 16), int(page[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a * ink.share + b * (1 - ink.share)):02x}" for a, b in pairs)


def named(ink: Ink) -> str:
    """Return an ink as CSS that names colours, so that a page may change them with its theme."""
    colour = ink.name if ink.is_fixed else f"var(--{ink.name})"
    if ink.share == 1:
        return colour
    return f"color-mix(in srgb, {colour} {ink.share * 100:g}%, var(--page))"


def faded(colour: str, opacity: float) -> str:
    """Return a colour (#rrggbb) with an opacity, as CSS."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:g})"
