"""The folder for a web server, unpacked and checked by its manifest."""

import hashlib
import io
import json
import zipfile

from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.exports import FORMATS
from dashboard.exports.as_site import DATA, render


def test_the_manifest_names_every_file_with_its_digest(tiny):
    with zipfile.ZipFile(io.BytesIO(render(excerpt(tiny, Selection())))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(files.pop("manifest.json"))
    assert set(files) == {"index.html", *(f"dossier{FORMATS[name].ending}" for name in DATA)}
    assert manifest["files"] == {
        name: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in files.items()
    }
    assert (manifest["digest"], manifest["as_of"]) == (tiny.digest, "2031-05-20")
    assert manifest["filter"] == f"All {len(tiny.facts)} facts"


def test_its_page_is_the_page_and_its_data_are_the_data(tiny):
    with zipfile.ZipFile(io.BytesIO(render(excerpt(tiny, Selection())))) as archive:
        assert archive.read("index.html") == FORMATS["html"].render(excerpt(tiny, Selection()))
        assert archive.read("dossier.json") == FORMATS["json"].render(excerpt(tiny, Selection()))
        assert archive.testzip() is None
    in_focus = Selection(focus=f"fact:{tiny.facts[0].id}")
    assert render(excerpt(tiny, in_focus)) == render(excerpt(tiny, Selection()))


def test_the_same_content_gives_the_same_bytes(tiny):
    packed = render(excerpt(tiny, Selection()))
    assert packed == render(excerpt(tiny, Selection()))
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
