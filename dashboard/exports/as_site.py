"""The page as a folder for any web server: itself, the data beside it, a manifest of digests.

It comes as a zip with the same bytes for the same content. `manifest.json` names the SHA-256 of
every other file, so that a copy can be checked with `sha256sum`.
"""

import hashlib
import json
from dataclasses import replace

from dashboard.domain.excerpt import Excerpt
from dashboard.exports import FORMATS
from dashboard.exports.about import about
from dashboard.exports.packing import zipped

DATA = ("json", "csv", "geojson", "timelinejs", "ics", "markdown")
"""The formats, by their names, that lie beside the page; none that needs an extra."""


def render(excerpt: Excerpt) -> bytes:
    """Return the folder as a zip: of the whole view, whatever is in focus."""
    excerpt = replace(excerpt, selection=excerpt.selection.without_focus())
    files = {"index.html": FORMATS["html"].render(excerpt)}
    for name in DATA:
        files[f"dossier{FORMATS[name].ending}"] = FORMATS[name].render(excerpt)
    files["manifest.json"] = _manifest(files, excerpt)
    return zipped(dict(sorted(files.items())))


def _manifest(files: dict[str, bytes], excerpt: Excerpt) -> bytes:
    head = about(excerpt)
    content = {
        "title": head.title,
        "as_of": head.as_of.isoformat(),
        "digest": head.digest,
        "filter": head.filter,
        "left_out": head.left_out,
        "attribution": head.attribution,
        "licence": head.licence,
        "generator": head.maker,
        "files": {
            name: {"bytes": len(files[name]), "sha256": hashlib.sha256(files[name]).hexdigest()}
            for name in sorted(files)
        },
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
