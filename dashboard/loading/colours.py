"""Colours as people see them: contrast, difference, and both with a colour-vision deficiency.

Colours are written '#rrggbb' in sRGB.
"""

import math
from enum import StrEnum

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]


class Vision(StrEnum):
    """Kinds of colour vision."""

    COMMON = "common colour vision"
    PROTANOPIA = "protanopia"
    DEUTERANOPIA = "deuteranopia"
    TRITANOPIA = "tritanopia"


SEEN: dict[Vision, Matrix] = {
    Vision.COMMON: ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    Vision.PROTANOPIA: (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    Vision.DEUTERANOPIA: (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    Vision.TRITANOPIA: (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""Linear RGB as it is -> as it is seen, at severity 1: Machado, Oliveira and Fernandes, "A
Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE Transactions on
Visualization and Computer Graphics 15 (6), 2009."""
XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
"""Linear sRGB -> CIE XYZ (IEC 61966-2-1)."""
WHITE = (0.95047, 1.0, 1.08883)
"""D65."""


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def difference(one: str, other: str, vision: Vision = Vision.COMMON) -> float:
    """Return how far apart two colours look (CIEDE2000).

    Of large patches side by side, a person notices about 2.3 units of CIELAB (Mahy, Van Eycken and
    Oosterlinck, Color Research & Application 19, 1994), of which CIEDE2000 counts about as many.
    """
    return ciede2000(_lab(_seen(one, vision)), _lab(_seen(other, vision)))


def _luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2, which rounds the weights."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(colour: str) -> Triple:
    red, green, blue = (value / 255 for value in bytes.fromhex(colour[1:]))
    return _unbent(red), _unbent(green), _unbent(blue)


def _unbent(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _seen(colour: str, vision: Vision) -> Triple:
    red, green, blue = (min(1, max(0, value)) for value in _times(SEEN[vision], _linear(colour)))
    return red, green, blue


def _times(matrix: Matrix, vector: Triple) -> Triple:
    x, y, z = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return x, y, z


def _lab(linear: Triple) -> Triple:
    """Return linear RGB in CIELAB."""
    x, y, z = (
        _root(value / white) for value, white in zip(_times(XYZ, linear), WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(value: float) -> float:
    return float(value ** (1 / 3)) if value > (6 / 29) ** 3 else value * (29 / 6) ** 2 / 3 + 4 / 29


def ciede2000(one: Triple, other: Triple) -> float:
    """Return the difference of two colours of CIELAB.

    Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference Formula", Color Research & Application
    30 (1), 2005, whose names the letters are.
    """
    mean = (math.hypot(*one[1:]) + math.hypot(*other[1:])) / 2
    g = 0.5 * (1 - _seventh(mean))
    (l1, c1, h1), (l2, c2, h2) = (
        (lab[0], math.hypot(lab[1] * (1 + g), lab[2]), _hue(lab[1] * (1 + g), lab[2]))
        for lab in (one, other)
    )
    turn, middle = _between(h1, h2) if c1 * c2 else (0.0, h1 + h2)
    lightness, chroma = (l1 + l2) / 2 - 50, (c1 + c2) / 2
    t = (
        1
        - 0.17 * _cos(middle - 30)
        + 0.24 * _cos(2 * middle)
        + 0.32 * _cos(3 * middle + 6)
        - 0.2 * _cos(4 * middle - 63)
    )
    dl = (l2 - l1) / (1 + 0.015 * lightness**2 / math.sqrt(20 + lightness**2))
    dc = (c2 - c1) / (1 + 0.045 * chroma)
    dh = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2)) / (1 + 0.015 * chroma * t)
    rotation = math.radians(60 * math.exp(-(((middle - 275) / 25) ** 2)))
    rt = -2 * _seventh(chroma) * math.sin(rotation)
    return math.sqrt(dl**2 + dc**2 + dh**2 + rt * dc * dh)


def _seventh(chroma: float) -> float:
    return math.sqrt(chroma**7 / (chroma**7 + 25**7))


def _hue(a: float, b: float) -> float:
    return math.degrees(math.atan2(b, a)) % 360


def _cos(degrees: float) -> float:
    return math.cos(math.radians(degrees))


def _between(one: float, other: float) -> tuple[float, float]:
    """Return the turn from one hue to the other, the short way, and the hue halfway."""
    turn = (other - one + 180) % 360 - 180
    return turn, (one + turn / 2) % 360
