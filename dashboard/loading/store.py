"""The last good dossier on disk: what a server starts from when the files did not change, or broke.

One file for each `config.yaml`, written anew after each good reading. Its key is a digest of every
byte that a reading depends on, our own checks included, so it is never stale. It may be deleted at
any time. What is kept passes no check again, so it is sealed: anyone who brings or changes such a
file, as an archive might, does not know the secret. That lies in the user's own folder for state,
or in the folder that the operator named for kept dossiers; never beside the data.
"""

import hashlib
import hmac
import logging
import os
import zlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import orjson

from dashboard.atomic_write import WriteError, write
from dashboard.domain.dossier import Dossier
from dashboard.loading.basemap import FILES
from dashboard.loading.basemap import MOST_BYTES as MOST_OF_OUTLINES
from dashboard.loading.builtin_values import from_builtin, to_builtin
from dashboard.loading.files import Folders, is_yaml, listed, read_bytes, unfit, way_to
from dashboard.loading.fonts import MOST_BYTES as MOST_OF_A_FONT
from dashboard.loading.fonts import is_font
from dashboard.loading.nodes import MOST_BYTES as MOST_OF_YAML
from dashboard.loading.secret import SIZE, secret, state_folder

VARIABLE = "DASHBOARD_CACHE"
BESIDE = ".crisis-cache"
MOST_BYTES = 100_000_000

_log = logging.getLogger("dashboard.loading")

CHECKERS = ("antimeridian", "Babel", "edtf", "geopandas", "pyproj", "PyYAML", "shapely")
"""Libraries that a check rests on."""

CANNOT_BE_READ = (
    *(OSError, ValueError, TypeError, LookupError, AttributeError),
    *(RuntimeError, zlib.error),  # of too deep a nesting, of no home directory
)
NOT_WRITTEN = (OSError, RuntimeError, WriteError)


class CachedDossier(NamedTuple):
    """A dossier from disk, and the key of the files that it was made of."""

    key: str
    dossier: Dossier


class Store:
    """The store of one `config.yaml`'s last good dossier. Raises for nothing on disk."""

    def __init__(self, config: Path, folder: Path | None = None) -> None:
        """`folder` is another than the usual one, beside `config.yaml`."""
        name = hashlib.sha256(os.fsencode(config)).hexdigest()[:16]
        self._config = config
        self._folder = folder
        self._root = folder or config.parent
        self.file = (folder or config.parent / BESIDE) / f"{name}.kept"

    def read(self) -> CachedDossier | None:
        """Return the stored dossier; None if none, damaged, or sealed by another."""
        try:
            return self._opened(read_bytes(self.file, MOST_BYTES, self._root))
        except FileNotFoundError:
            return None
        except CANNOT_BE_READ as error:
            _log.warning("the cached dossier is not used: %s: %s", type(error).__name__, error)
            return None

    def _opened(self, data: bytes) -> CachedDossier:
        seal, packed = data[:SIZE], data[SIZE:]
        if not hmac.compare_digest(seal, self._seal(packed)):
            raise ValueError("it was not written by this user, or was changed since")
        found = orjson.loads(zlib.decompress(packed))
        found["dossier"]["folder"] = self._config.parent
        return CachedDossier(
            from_builtin(str, found["key"]), from_builtin(Dossier, found["dossier"])
        )

    def write(self, kept: CachedDossier) -> None:
        """Keep a dossier in the place of the last one; whole, or not at all."""
        held = to_builtin(kept.dossier)
        del held["folder"]  # where the files lie is for `config.yaml` to say
        packed = zlib.compress(orjson.dumps({"key": kept.key, "dossier": held}), level=1)
        try:
            way_to(self.file, self._root)
            self.file.parent.mkdir(parents=True, exist_ok=True)
            if self.file.exists() and not self.file.is_file():  # a pipe would be waited for
                self.file.unlink()
            write(self.file, self._seal(packed) + packed)
        except NOT_WRITTEN as error:  # a disk that is full or read-only, no home: a slower start
            _log.warning("the dossier is not cached for the next start: %s", error)

    def _seal(self, packed: bytes) -> bytes:
        """Return a seal of a content that only this user can make, for this `config.yaml` alone."""
        known = secret(self._folder or state_folder())
        return hmac.digest(known, os.fsencode(self._config) + b"\0" + packed, "sha256")


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
