"""Files that this program keeps for itself, sealed: what another brings or changes is not believed.

They lie in `.crisis-cache` beside a `config.yaml`, or in the folder that the operator named. What
they hold passes no check again, so it is sealed with a secret that whoever brings such a file, as
an archive might, does not know. That lies in the user's own folder for state, or in the folder
that the operator named; never beside the data.
"""

import hashlib
import hmac
import os
import zlib
from pathlib import Path
from typing import Any

import orjson

from dashboard.atomic_write import WriteError, write
from dashboard.loading.files import read_bytes, way_to
from dashboard.loading.secret import SIZE, secret, state_folder

BESIDE = ".crisis-cache"
MOST_BYTES = 100_000_000

CANNOT_BE_READ = (
    *(OSError, ValueError, TypeError, LookupError, AttributeError),
    *(RuntimeError, zlib.error),  # of too deep a nesting, of no home directory
)
NOT_WRITTEN = (OSError, RuntimeError, WriteError)


class SealedFiles:
    """The files kept for one `config.yaml`."""

    def __init__(self, config: Path, folder: Path | None = None) -> None:
        """`folder` is another than the usual one, beside `config.yaml`."""
        self.config = config
        self._folder = folder
        self.root = folder or config.parent
        self.home = folder or config.parent / BESIDE
        self.key = hashlib.sha256(os.fsencode(config)).hexdigest()[:16]
        """What tells its files from those of another `config.yaml`."""

    def read(self, file: Path) -> Any:
        """Return what a file holds, as JSON has it. Raises one of CANNOT_BE_READ."""
        data = read_bytes(file, MOST_BYTES, self.root)
        seal, packed = data[:SIZE], data[SIZE:]
        if not hmac.compare_digest(seal, self._seal(packed)):
            raise ValueError("it was not written by this user, or was changed since")
        return orjson.loads(zlib.decompress(packed))

    def write(self, file: Path, content: Any) -> None:
        """Keep a content; whole, or not at all. Raises one of NOT_WRITTEN."""
        packed = zlib.compress(orjson.dumps(content), level=1)
        way_to(file, self.root)
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists() and not file.is_file():  # a pipe would be waited for
            file.unlink()
        write(file, self._seal(packed) + packed)

    def _seal(self, packed: bytes) -> bytes:
        """Return a seal of a content that only this user can make, for this `config.yaml` alone."""
        known = secret(self._folder or state_folder())
        return hmac.digest(known, os.fsencode(self.config) + b"\0" + packed, "sha256")
