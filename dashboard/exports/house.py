"""A house's own template for Word or PowerPoint, checked before a library opens it.

Such a file comes from anywhere. What it says beyond its look is thrown away by whoever opens it
here; what could run, or load something when the export is opened, is refused.
"""

import re
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple, TypeVar
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from dashboard.domain.problems import CrisisError
from dashboard.exports.packing import zipped

Opened = TypeVar("Opened")

MOST_BYTES, MOST_UNPACKED, MOST_PARTS = 30 * 2**20, 300 * 2**20, 5_000
LOCKED = b"\xd0\xcf\x11\xe0"
"""How a file of an old version of Office begins, and one that asks for a password."""
TYPES = "[Content_Types].xml"
RUNS = re.compile(r"vbaProject|vbaData|activeX|macrosheets", re.IGNORECASE)
ALLOWED = ("/hyperlink", "/attachedTemplate")
"""What may lead outside: a reader follows a link, and a Word export drops the other."""
BROKEN = (
    BadZipFile,
    EOFError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    ElementTree.ParseError,
    zlib.error,
)
"""What reading a zip or the XML in it raises."""


class BadTemplate(CrisisError):
    """A template that cannot be used: one line that says why."""

    def __init__(self, kind: str, why: str) -> None:
        super().__init__(f"the template is no .{kind} file to build on: {why}")


class Kind(NamedTuple):
    """The type of a file's main part, as its list of types names it."""

    file: bytes
    template: bytes
    """The same of a template: .dotx, .potx."""
    dropped: tuple[str, ...]
    """Relations of what the file says, which is thrown away: where they lead does not matter."""


_OPEN = b"application/vnd.openxmlformats-officedocument."
KINDS = {
    "docx": Kind(
        _OPEN + b"wordprocessingml.document.main+xml",
        _OPEN + b"wordprocessingml.template.main+xml",
        ("word/_rels/document.xml.rels", "word/_rels/comments.xml.rels", "word/glossary/"),
    ),
    "pptx": Kind(
        _OPEN + b"presentationml.presentation.main+xml",
        _OPEN + b"presentationml.template.main+xml",
        ("ppt/slides/", "ppt/notesSlides/", "ppt/charts/"),
    ),
}


def opened(template: bytes, kind: str, open_: Callable[[BytesIO], Opened]) -> Opened:
    """Return what a library makes of a template of a kind in KINDS.

    Raises BadTemplate where that is not possible or not safe.
    """
    file = _checked(template, kind)
    try:
        return open_(BytesIO(file))
    except Exception as error:  # whatever a library makes of a broken file
        raise BadTemplate(kind, "it is broken") from error


def _checked(template: bytes, kind: str) -> bytes:
    if len(template) > MOST_BYTES:
        raise BadTemplate(kind, f"it is larger than {MOST_BYTES >> 20} MB")
    if template.startswith(LOCKED):
        raise BadTemplate(kind, "it has a password, or was made by an old version of Office")
    try:
        with ZipFile(BytesIO(template)) as archive:
            _check_size(archive, kind)
            return _as_file(template, archive, kind)
    except BROKEN as error:
        raise BadTemplate(kind, "it is broken, or something else") from error


def _check_size(archive: ZipFile, kind: str) -> None:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise BadTemplate(kind, f"it unpacks to more than {MOST_UNPACKED >> 20} MB")


def _as_file(template: bytes, archive: ZipFile, kind: str) -> bytes:
    """Return the template as a file of its kind. Raises BadTemplate where it is another one."""
    words, types = KINDS[kind], archive.read(TYPES)
    if b"macroEnabled" in types or any(map(RUNS.search, archive.namelist())):
        raise BadTemplate(kind, "it has macros or controls; save it without them")
    _check_relations(archive, kind)
    if words.file in types:
        return template
    if words.template not in types:
        raise BadTemplate(kind, "it is a file of another kind")
    parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped(parts | {TYPES: types.replace(words.template, words.file)})


def _check_relations(archive: ZipFile, kind: str) -> None:
    """Raise BadTemplate where what is kept loads something from outside."""
    for name in archive.namelist():
        if name.endswith(".rels") and not name.startswith(KINDS[kind].dropped):
            for relation in ElementTree.fromstring(archive.read(name)):
                is_outside = relation.get("TargetMode", "").casefold() == "external"
                if is_outside and not relation.get("Type", "").endswith(ALLOWED):
                    raise BadTemplate(kind, "it loads something from outside; embed that instead")
