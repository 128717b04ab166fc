"""The last good dossier on disk: what a server starts from when the files did not change, or broke.

One file for each `config.yaml`, written anew after each good reading. Its key is a digest of every
byte that a reading depends on, our own checks included, so it is never stale. It may be deleted at
any time. It guards against damage, not against somebody who can write beside the data: he can
change the data as well.
"""

import hashlib
import logging
import os
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import orjson

from dashboard.domain.dossier import Dossier
from dashboard.loading.basemap import FILES
from dashboard.loading.files import Folders, is_yaml
from dashboard.loading.plain import built, plain
from dashboard.writing import WriteError, write

VARIABLE = "DASHBOARD_CACHE"
BESIDE = ".crisis-cache"

_log = logging.getLogger("dashboard.loading")

CHECKERS = ("edtf", "geopandas", "PyYAML", "shapely")
"""Libraries that a check rests on."""

CANNOT_BE_READ = (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError)


class Kept(NamedTuple):
    """A dossier from disk, the key of the files that it was made of, and where those lay."""

    key: str
    folders: Folders
    dossier: Dossier


class Store:
    """Where the last good dossier of one `config.yaml` is kept. Raises for nothing on disk."""

    def __init__(self, config: Path, folder: Path | None = None) -> None:
        """`folder` is another than the usual one, beside `config.yaml`."""
        name = hashlib.sha256(os.fsencode(config)).hexdigest()[:16]
        self.file = (folder or config.parent / BESIDE) / f"{name}.json"

    def read(self) -> Kept | None:
        """What is kept; None where nothing is, or where it is damaged."""
        try:
            found = orjson.loads(self.file.read_bytes())
            kept = Kept(
                built(str, found["key"]),
                built(Folders, found["folders"]),
                built(Dossier, found["dossier"]),
            )
            if kept.dossier.digest != found["digest"]:
                raise ValueError("another digest")
        except FileNotFoundError:
            return None
        except CANNOT_BE_READ as error:
            _log.warning("the kept dossier is not used: %s: %s", type(error).__name__, error)
            return None
        return kept

    def write(self, kept: Kept) -> None:
        """Keep a dossier in the place of the last one; whole, or not at all."""
        content = {
            "key": kept.key,
            "digest": kept.dossier.digest,
            "folders": plain(kept.folders),
            "dossier": plain(kept.dossier),
        }
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            write(self.file, orjson.dumps(content))
        except (OSError, WriteError) as error:  # a disk that is full or read-only: a slower start
            _log.warning("the dossier is not kept for the next start: %s", error)


def key_of(folders: Folders) -> str:
    """A digest of all that a reading depends on. Raises OSError where a file cannot be read."""
    digest = hashlib.sha256(_checks())
    for path in _looked_at(folders):
        digest.update(os.fsencode(path) + b"\0")
        if path.suffix == ".json" or is_yaml(path):
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _looked_at(folders: Folders) -> Iterator[Path]:
    """Every file that is read, or that a reading would complain of by its name."""
    yield folders.config
    yield from (folders.basemap / name for name in FILES)
    for folder in (folders.data, folders.seeds):
        yield from sorted(path for path in folder.iterdir() if not path.name.startswith("."))


@cache
def _checks() -> bytes:
    """A digest of the code that reads and checks, and of the libraries that it rests on."""
    digest = hashlib.sha256()
    package = Path(__file__).resolve().parents[1]
    for name in ("domain", "loading"):
        for path in sorted((package / name).rglob("*.py")):
            digest.update(path.read_bytes())
    for name in CHECKERS:
        digest.update(version(name).encode())
    return digest.digest()
