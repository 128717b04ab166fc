"""The page as a folder for any web server: itself, the data beside it, a manifest of digests.

It comes as a zip with the same bytes for the same content. `manifest.json` names the SHA-256 of
every other file, so that a copy can be checked with `sha256sum`.
"""

import hashlib
import io
import json
import zipfile

from dashboard.domain.dossier import Dossier
from dashboard.domain.selection import Selection
from dashboard.exports import FORMATS, GENERATOR, installed_version

DATA = ("json",)
"""The formats, by their names, that lie beside the page."""
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a zip can name: no file is dated by when it was packed."""


def render(dossier: Dossier, selection: Selection) -> bytes:
    """The folder as a zip."""
    files = {"index.html": FORMATS["html"].render(dossier, selection)}
    for name in DATA:
        files[f"dossier{FORMATS[name].ending}"] = FORMATS[name].render(dossier, selection)
    files["manifest.json"] = _manifest(files, dossier, selection)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in sorted(files):
            _put(archive, name, files[name])
    return packed.getvalue()


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, LONG_AGO)
    entry.create_system, entry.external_attr = 3, 0o644 << 16
    archive.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)


def _manifest(files: dict[str, bytes], dossier: Dossier, selection: Selection) -> bytes:
    content = {
        "title": dossier.config.title,
        "as_of": dossier.config.as_of.isoformat(),
        "digest": dossier.digest,
        "filter": selection.in_words(dossier),
        "licence": dossier.config.licence,
        "generator": f"{GENERATOR} {installed_version()}",
        "files": {
            name: {"bytes": len(files[name]), "sha256": hashlib.sha256(files[name]).hexdigest()}
            for name in sorted(files)
        },
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
