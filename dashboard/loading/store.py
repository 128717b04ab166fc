"""The last good dossier on disk: what a server starts from when the files did not change, or broke.

One file for each `config.yaml`, written anew after each good reading. Its key is a digest of every
byte that a reading depends on, our own checks included, so it is never stale. It may be deleted at
any time.
"""

import hashlib
import logging
import os
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from dashboard.domain.dossier import Dossier
from dashboard.loading.basemap import FILES
from dashboard.loading.basemap import MOST_BYTES as MOST_OF_OUTLINES
from dashboard.loading.builtin_values import from_builtin, to_builtin
from dashboard.loading.files import Folders, is_yaml, listed, unfit
from dashboard.loading.fonts import MOST_BYTES as MOST_OF_A_FONT
from dashboard.loading.fonts import is_font
from dashboard.loading.nodes import MOST_BYTES as MOST_OF_YAML
from dashboard.loading.sealed import CANNOT_BE_READ, NOT_WRITTEN, SealedFiles

VARIABLE = "DASHBOARD_CACHE"

_log = logging.getLogger("dashboard.loading")

CHECKERS = ("antimeridian", "Babel", "edtf", "geopandas", "pyproj", "PyYAML", "shapely")
"""Libraries that a check rests on."""


class CachedDossier(NamedTuple):
    """A dossier from disk, and the key of the files that it was made of."""

    key: str
    dossier: Dossier


class Store:
    """The store of one `config.yaml`'s last good dossier. Raises for nothing on disk."""

    def __init__(self, config: Path, folder: Path | None = None) -> None:
        """`folder` is another than the usual one, beside `config.yaml`."""
        self.files = SealedFiles(config, folder)
        self.file = self.files.home / f"{self.files.key}.kept"

    def read(self) -> CachedDossier | None:
        """Return the stored dossier; None if none, damaged, or sealed by another."""
        try:
            found = self.files.read(self.file)
            dossier = dossier_of(found["dossier"], self.files.config.parent)
            return CachedDossier(from_builtin(str, found["key"]), dossier)
        except FileNotFoundError:
            return None
        except CANNOT_BE_READ as error:
            _log.warning("the cached dossier is not used: %s: %s", type(error).__name__, error)
            return None

    def write(self, kept: CachedDossier) -> None:
        """Keep a dossier in the place of the last one; whole, or not at all."""
        try:
            self.files.write(self.file, {"key": kept.key, "dossier": plain(kept.dossier)})
        except NOT_WRITTEN as error:  # a disk that is full or read-only, no home: a slower start
            _log.warning("the dossier is not cached for the next start: %s", error)


def plain(dossier: Dossier) -> dict[str, Any]:
    """Return a dossier as JSON has it, without where its files lie and what came before it."""
    held: dict[str, Any] = to_builtin(dossier)
    return {name: value for name, value in held.items() if name not in ("folder", "before")}


def dossier_of(held: dict[str, Any], folder: Path) -> Dossier:
    """Return the dossier that `plain` made this of; raises as `from_builtin`."""
    made: Dossier = from_builtin(Dossier, held | {"folder": folder})
    return made


def key_of(folders: Folders) -> str:
    """A digest of everything a reading depends on. Raises OSError where a file cannot be read."""
    digest = hashlib.sha256(_checks())
    for path, most in _read(folders):
        content = hashlib.sha256(folders.read(path, most)).digest()
        digest.update(os.fsencode(path) + b"\0" + content)
    for folder in (folders.data, folders.seeds, folders.basemap):
        for path in listed(folder, folders.root(folder)):
            refused = type(unfit(path, folders)).__name__
            digest.update(os.fsencode(path) + b"\0" + refused.encode())
    return digest.hexdigest()


def _read(folders: Folders) -> Iterator[tuple[Path, int]]:
    """Every file that is read, and how much of it at most."""
    yield folders.config, MOST_OF_YAML
    for name in FILES:
        yield folders.basemap / name, MOST_OF_OUTLINES
    for folder in (folders.data, folders.seeds):
        for path in filter(is_yaml, listed(folder, folders.root(folder))):
            yield path, MOST_OF_YAML
    if folders.fonts:
        for path in filter(is_font, listed(folders.fonts, folders.root(folders.fonts))):
            yield path, MOST_OF_A_FONT


@cache
def _checks() -> bytes:
    """A digest of the code that reads and checks, and of the libraries that it rests on."""
    digest = hashlib.sha256()
    package = Path(__file__).resolve().parents[1]
    checks = (path for name in ("domain", "loading") for path in (package / name).rglob("*.py"))
    for path in (package / "globe.py", *sorted(checks)):
        digest.update(path.read_bytes())
    for name in CHECKERS:
        digest.update(version(name).encode())
    return digest.digest()
