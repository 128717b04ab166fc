"""Copies of the made-up dossier, to be broken."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TINY = ROOT / "tests" / "tiny"


def copy_to(folder: Path) -> Path:
    """A copy of the made-up dossier, two folders deep as it is here; returns its folder."""
    tiny = folder / "tests" / "tiny"
    shutil.copytree(TINY, tiny, ignore=shutil.ignore_patterns(".*"))
    (folder / "data").mkdir()
    (folder / "data" / "basemap").symlink_to(ROOT / "data" / "basemap")
    return tiny


@contextmanager
def copied() -> Iterator[Path]:
    """A copy for the length of a block, where a fixture would last too long."""
    with tempfile.TemporaryDirectory() as folder:
        yield copy_to(Path(folder))


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text that stands in a file exactly once."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), "utf-8")
