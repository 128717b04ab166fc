"""How QGIS draws the layers of a GeoPackage: as the dashboard does, shape for status, hue for kind.

QGIS reads the styles from the table layer_styles by itself, by the name of the layer.
"""

from typing import Any

from dashboard.domain.asking import NOT_SURELY_ASKED
from dashboard.domain.config import Config
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.scope import has
from dashboard.domain.vocabulary import Status
from dashboard.rendering.paint import palette
from dashboard.scenes.markers import MARKERS, OPTICAL, MarkerStyle
from dashboard.templates.maps import map_file

SIZE = 3.2
"""Millimetres across a sign, before symbols are made to look alike."""
SHAPES = {
    "circle": ("circle", 0),
    "circle-x": ("circle", 0),
    "diamond": ("diamond", 0),
    "square": ("square", 0),
    "triangle-right": ("triangle", 90),
}
"""What QGIS calls a symbol, and by how many degrees it is turned clockwise."""


def styles(excerpt: Excerpt) -> tuple[tuple[str, str, str], ...]:
    """Return the styles of a dossier: the layer, the name of the style, and QML.

    QGIS begins with the first one of a layer.
    """
    said = _looks(excerpt.dossier.config) | {"with_requests": has("requests", excerpt)}
    return (
        ("claims", "By status", map_file("claims.qml", with_basis=False, **said)),
        ("claims", "By status, with the basis", map_file("claims.qml", with_basis=True, **said)),
        ("places", "Quiet", map_file("places.qml", **said)),
    )


def _looks(config: Config) -> dict[str, Any]:
    colours = palette(config, "light")
    named = {one.hue: one.name for one in config.hues}
    used = dict.fromkeys(kind.hue for kind in config.kinds)
    solid = [status for status, style in MARKERS.items() if style.dash == "solid"]
    return {
        "statuses": [_sign(status, style) for status, style in MARKERS.items()],
        "any": {"shape": "circle", "angle": 0, "size": SIZE, "line": "solid", "is_filled": False},
        "head": {"shape": "triangle", "angle": 90, "size": 2, "line": "solid", "is_filled": True},
        "dot": {"shape": "circle", "angle": 0, "size": 0.8, "line": "no", "is_filled": True},
        "hues": [
            {"id": hue, "label": named.get(hue, hue.label), "colour": getattr(colours, hue)}
            for hue in used
        ],
        "unsure_stages": _listed(NOT_SURELY_ASKED),
        "solid_statuses": _listed(solid),
        **{name: getattr(colours, name) for name in ("page", "ink", "muted", "border")},
    }


def _sign(status: Status, style: MarkerStyle) -> dict[str, Any]:
    """Return the sign of a status in the words of QGIS."""
    shape, angle = SHAPES[style.symbol]
    return {
        "id": status.value,
        "label": status.label,
        "shape": shape,
        "angle": angle,
        "size": round(SIZE * OPTICAL.get(style.symbol, 1), 2),
        "line": style.dash,
        "is_filled": style.is_filled,
        "is_crossed": style.symbol.endswith("-x"),
    }


def _listed(words: Any) -> str:
    return ", ".join(f"'{word}'" for word in words)
