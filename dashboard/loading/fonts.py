"""The fonts that a dossier brings along for its PDF: the files of one folder."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from dashboard.loading.files import listed, read_bytes, why

ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
STARTS = (b"\0\1\0\0", b"true", b"OTTO", b"ttcf")
"""What the files of such fonts begin with."""
MOST_FONTS = 40
MOST_BYTES = 48_000_000
"""Of one file: the Chinese, Japanese and Korean letters together take 20 MB."""


def is_font(path: Path) -> bool:
    """Return whether a file is meant to be a font."""
    return path.suffix.lower() in ENDINGS


def is_below(name: str) -> bool:
    """Return whether a folder named in `config.yaml` is below the one that it is in."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name


def fonts_in(folder: Path, root: Path) -> Iterator[tuple[Path, bytes | str]]:
    """Yield the fonts of a folder, each with its bytes, or with why it cannot be used.

    None is read from outside the folder `root`. What would be too many is given by the folder
    itself. Raises OSError where that cannot be read.
    """
    for number, path in enumerate(filter(is_font, listed(folder, root))):
        if number == MOST_FONTS:
            yield folder, f"holds more than {MOST_FONTS} fonts"
            return
        yield path, _font(path, root)


def _font(path: Path, root: Path) -> bytes | str:
    try:
        data = read_bytes(path, MOST_BYTES, root)
    except (OSError, ValueError) as error:
        return why(error)
    return data if data.startswith(STARTS) else "is not a font (TrueType or OpenType)"
