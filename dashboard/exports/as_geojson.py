"""The features as GeoJSON (RFC 7946): WGS 84, longitude first, one line a feature."""

import json
from collections.abc import Iterable
from typing import Any

from dashboard.domain.excerpt import Excerpt
from dashboard.exports.about import about
from dashboard.exports.as_json import plain
from dashboard.exports.features import Feature, features, note
from dashboard.exports.geometry import bounds


def render(excerpt: Excerpt) -> bytes:
    """Return a FeatureCollection that says in `metadata` what it is."""
    found = features(excerpt)
    box = bounds(feature.geometry for feature in found)
    head = {
        "type": "FeatureCollection",
        "name": excerpt.dossier.config.title,
        **({"bbox": box} if box else {}),
        "metadata": plain(about(excerpt)) | {"note": note(excerpt)},
    }
    return _laid_out(head, map(_written, found)).encode()


def _written(feature: Feature) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": feature.id,
        "geometry": feature.geometry,
        "properties": {key: plain(cell) for key, cell in feature.cells.items()},
    }


def _laid_out(head: dict[str, Any], listed: Iterable[dict[str, Any]]) -> str:
    lines = [f"{_dump(name)}: {_dump(value)}" for name, value in head.items()]
    written = ",\n  ".join(map(_dump, listed))
    return "{\n" + ",\n".join([*lines, f'"features": [\n  {written}\n]']) + "\n}\n"


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
