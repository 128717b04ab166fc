"""Colours of words, lines and cells by the theme of a file; drawings keep their own."""

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.domain.config import Palette
from dashboard.loading.colours import contrast
from dashboard.rendering.paint import mixed
from dashboard.scenes.shapes import INK, Ink

SLOTS = {
    "dk1": "ink",
    "lt1": "page",
    "dk2": "muted",
    "lt2": "rule",
    "accent1": "asked",
    "accent2": "opposed",
    "accent3": "partner",
    "accent4": "neutral",
    "accent5": "site",
    "accent6": "home",
    "hlink": "opposed",
    "folHlink": "partner",
}
"""The colours of our own theme, and which of the palette they are."""
MAPPED = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
"""What slides call the first colours of a theme, if the master does not say otherwise."""
GREYS = {"ink": "tx1", "muted": "tx2", "page": "bg1"}
"""Inks that every theme has."""
OWN = {ink: MAPPED.get(slot, slot) for slot, ink in reversed(SLOTS.items())}
LEAST = 4.5
"""The least contrast of words with what lies behind them (WCAG 2.2, 1.4.3)."""


@dataclass(frozen=True, kw_only=True)
class Colours:
    """The colours of words and tables on slides of one layout."""

    palette: Palette
    """The light or the dark one: what fits the ground."""
    ground: str
    """What lies behind the slides, as #rrggbb."""
    theme: Mapping[str, str]
    """The colours of the theme by what slides call them, as #rrggbb."""
    inks: Mapping[str, str] = field(default_factory=lambda: GREYS)
    """Which inks are which colours of the theme; other inks are written as they are."""

    def fill(self, ink: Ink, behind: str = "") -> str:
        """Write an ink as a fill; a share of it lets what lies behind through."""
        slot, kept = self._of(ink), ink.share * ink.opacity
        alpha = f'<a:alpha val="{round(kept * 100_000)}"/>' if kept < 1 else ""
        kind, value = ("schemeClr", slot) if slot else ("srgbClr", self._fixed(ink)[1:].upper())
        return f'<a:solidFill><a:{kind} val="{value}">{alpha}</a:{kind}></a:solidFill>'

    def words(self, ink: Ink, behind: str = "") -> str:
        """Write an ink for words on a ground; one that cannot be read there, as another."""
        behind = behind or self.ground
        for other in (ink, INK, Ink("page")):
            if contrast(self.seen(other, behind), behind) >= LEAST:
                return self.fill(other)
        darkest = max(("000000", "FFFFFF"), key=lambda one: contrast(f"#{one}", behind))
        return f'<a:solidFill><a:srgbClr val="{darkest}"/></a:solidFill>'

    def seen(self, ink: Ink, behind: str = "") -> str:
        """Return how an ink looks on a ground, as #rrggbb."""
        slot, kept = self._of(ink), ink.share * ink.opacity
        return over(self.theme[slot] if slot else self._fixed(ink), behind or self.ground, kept)

    def _of(self, ink: Ink) -> str:
        slot = self.inks.get(ink.name, "")
        return slot if slot in self.theme else ""

    def _fixed(self, ink: Ink) -> str:
        return mixed(Ink(ink.name), self.palette)


def over(colour: str, behind: str, opacity: float) -> str:
    """Return how a colour looks that lets some of another through."""
    pairs = zip(_parts(colour), _parts(behind), strict=True)
    return "#" + "".join(f"{round(a * opacity + b * (1 - opacity)):02x}" for a, b in pairs)


def changed(colour: str, changes: list[tuple[str, int]]) -> str:
    """Return a colour after what DrawingML says of it: (lumMod, 75000) and the like."""
    for what, value in changes:
        share = value / 100_000
        if what in ("shade", "tint"):
            colour = over(colour, "#000000" if what == "shade" else "#ffffff", share)
        elif what in ("lumMod", "lumOff"):
            hue, light, much = colorsys.rgb_to_hls(*(part / 255 for part in _parts(colour)))
            light = light * share if what == "lumMod" else light + share
            rgb = colorsys.hls_to_rgb(hue, min(max(light, 0), 1), much)
            colour = "#" + "".join(f"{round(part * 255):02x}" for part in rgb)
    return colour


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
