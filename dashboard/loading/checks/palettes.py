"""Checks of colours: everybody can read, see and tell them apart, in both themes.

Looked for before a briefing. Hues are told apart by words and symbols as well, so these are
warnings.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from dashboard.domain.config import Palette
from dashboard.domain.dossier import Dossier
from dashboard.domain.vocabulary import Hue
from dashboard.loading.colours import Vision, contrast, difference
from dashboard.loading.draft import Finding

HUES = tuple(hue.value for hue in Hue)
"""Colours that carry meaning: of marks, lines and words."""
TEXTS = ("ink", "muted", *HUES)
AREAS = ("land", "sea", "home", "asked_land")
"""What touches each other on a map, with words and marks upon it."""
GROUNDS = ("page", *AREAS)
LEGIBLE = 4.5
"""Contrast of text to its ground (WCAG 2.2, 1.4.3); enough for marks, too."""
VISIBLE = 3.0
"""Contrast of a mark to its ground (WCAG 2.2, 1.4.11)."""
FAR = 10.0
"""Units of CIEDE2000 between hues. Marks are small and lie apart: about four times what is noticed
of large patches side by side."""
NEAR = 5.0
"""The same between areas, which are large, touch each other along a line, and bear names: twice."""


def texts_can_be_read(dossier: Dossier) -> Iterator[Finding]:
    """Words are on the page and on every area of a map."""
    for palette in _palettes(dossier):
        for name in TEXTS:
            yield from _pale(palette, name, GROUNDS, LEGIBLE, "text")


def sites_can_be_seen(dossier: Dossier) -> Iterator[Finding]:
    """An area within a country is a mark on it."""
    for palette in _palettes(dossier):
        yield from _pale(palette, "site", AREAS[:3], VISIBLE, "a mark")


def hues_are_told_apart(dossier: Dossier) -> Iterator[Finding]:
    """Hues can be told apart without common colour vision."""
    for palette in _palettes(dossier):
        yield from _alike(palette, HUES, FAR)


def areas_are_told_apart(dossier: Dossier) -> Iterator[Finding]:
    """Land, sea and the marked states can be told apart."""
    for palette in _palettes(dossier):
        yield from _alike(palette, AREAS, NEAR)


def _palettes(dossier: Dossier) -> tuple[Palette, Palette]:
    return dossier.config.light, dossier.config.dark


def _pale(
    palette: Palette, name: str, grounds: Sequence[str], needed: float, what: str
) -> Iterator[Finding]:
    """Yield where a colour has least contrast, if that is too little."""
    ratio, ground = min(
        (contrast(getattr(palette, name), getattr(palette, ground)), ground) for ground in grounds
    )
    if ratio < needed:
        said = f"has a contrast of {ratio:.2f} to 1 on '{ground}'; {what} needs {needed:g}"
        yield Finding(palette, name, said, "make one lighter or darker", warning=True)


def _alike(palette: Palette, names: Sequence[str], needed: float) -> Iterator[Finding]:
    """Yield which colours look too much alike, and to whom most."""
    for one, other in combinations(names, 2):
        far, vision = min(
            (difference(getattr(palette, one), getattr(palette, other), vision), vision)
            for vision in Vision
        )
        if far < needed:
            said = f"looks like '{one}' with {vision}: {far:.1f} apart, and {needed:g} are needed"
            hint = "make one lighter or darker, not only of another hue"
            yield Finding(palette, other, said, hint, warning=True)


CHECKS: tuple[Callable[[Dossier], Iterator[Finding]], ...] = (
    texts_can_be_read,
    sites_can_be_seen,
    hues_are_told_apart,
    areas_are_told_apart,
)
