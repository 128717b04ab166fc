"""The page as a folder for any web server: itself, the data beside it, a manifest of digests.

It comes as a zip with the same bytes for the same content. `manifest.json` names the SHA-256 of
every other file, so that a copy can be checked with `sha256sum`.
"""

import hashlib
import json
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import urljoin

from dashboard.domain.excerpt import Excerpt
from dashboard.exports import FORMATS, picture_of
from dashboard.exports.about import about
from dashboard.exports.as_html import ICON, page_of
from dashboard.exports.installed import missing
from dashboard.exports.naming import file_name
from dashboard.exports.packing import zipped
from dashboard.exports.size import size_in_words
from dashboard.templates.not_found import not_found

_NOT_BESIDE = ("html", "site", "gpkg")
DATA = tuple(one for one in FORMATS.values() if not one.extra and one.name not in _NOT_BESIDE)
"""The formats that lie beside the page: none that needs an extra, or has other bytes each time."""
MANIFEST = "manifest.json"
PREVIEW = "export/chart/map.png"
"""The picture of a preview, where the dashboard has it too: one address leads to it on both."""


class File(NamedTuple):
    """A file beside the page, as the page speaks of it."""

    name: str
    title: str
    what: str
    size: str
    """How large it is, in words: '21 tables, 240 kB'."""


def render(excerpt: Excerpt, *, address: str = "") -> bytes:
    """Return the folder as a zip: of the whole view, whatever is in focus.

    `address` is where it will stand, or the dashboard is; without one no preview has a picture, as
    these take whole addresses alone.
    """
    excerpt = replace(excerpt, selection=excerpt.selection.without_focus())
    data = {file_name(excerpt.dossier, one, excerpt.selection): one for one in DATA}
    contents = {name: format_.render(excerpt) for name, format_ in data.items()}
    pictures = _preview(excerpt) if address else {}
    page = page_of(
        excerpt,
        icon="icon.svg",
        address=address,
        picture=urljoin(address, PREVIEW) if pictures else "",
        data=[
            File(name, one.title, one.what, size_in_words(one, contents[name]))
            for name, one in data.items()
        ],
        manifest=MANIFEST,
    )
    files = {
        "index.html": page,
        "404.html": not_found(excerpt.dossier, address or "./").encode(),
        "icon.svg": ICON.encode(),
        **pictures,
        **contents,
    }
    files[MANIFEST] = _manifest(files, excerpt)
    return zipped(dict(sorted(files.items())))


def _preview(excerpt: Excerpt) -> dict[str, bytes]:
    """Return the picture of a preview by its name; none where its library is not installed."""
    picture = picture_of("map", "png", "light")
    return {} if missing(picture.extra) else {PREVIEW: picture.render(excerpt)}


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
