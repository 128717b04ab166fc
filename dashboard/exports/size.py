"""How large a file is, as a reader is told it: '11 slides, 340 kB'. Both are read from the file."""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

from dashboard.domain.phrasing import counted
from dashboard.exports import Format

Count = Callable[[bytes], int]


def _parts(pattern: str) -> Count:
    """Return what counts the files of a zip whose names match."""
    return lambda content: sum(
        bool(re.fullmatch(pattern, name)) for name in ZipFile(BytesIO(content)).namelist()
    )


def _matches(pattern: bytes) -> Count:
    """Return what counts a pattern in a file."""
    return lambda content: len(re.findall(pattern, content))


HOLDS: dict[str, tuple[str, Count]] = {
    "pptx": ("slide", _parts(r"ppt/slides/slide\d+\.xml")),
    "pdf": ("page", _matches(rb"/Type\s*/Page\b")),
    "xlsx": ("sheet", _parts(r"xl/worksheets/sheet\d+\.xml")),
    "csv": ("table", _parts(r"[^/]+\.csv")),
    "datapackage": ("table", _parts(r"(?:data/)?[^/]+\.csv")),
    "ics": ("event", _matches(rb"BEGIN:VEVENT\b")),
}
"""What some formats hold: the noun, and what counts it. Word counts pages only where it is open."""


def size_in_words(format_: Format, content: bytes) -> str:
    """Return '11 slides, 340 kB', or the bytes alone where nothing of a format is counted."""
    size = in_bytes(len(content))
    if format_.name not in HOLDS:
        return size
    noun, count = HOLDS[format_.name]
    return f"{counted(count(content), noun)}, {size}"


def in_bytes(number: int) -> str:
    """Return a number of bytes in two or three digits: '840 bytes', '34 kB', '1.9 MB'."""
    if number < 1_000:
        return counted(number, "byte")
    if number < 999_500:
        return f"{round(number / 1_000)} kB"
    return f"{number / 1_000_000:.1f} MB"
