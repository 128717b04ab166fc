"""A secret that distinguishes a file this user wrote from one that came with an archive."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from dashboard.loading.files import read_bytes

SIZE = 32
NAME = "secret"


def state_folder() -> Path:
    """Return the folder for a user's program state (XDG Base Directory Specification).

    Raises RuntimeError where the system knows no home directory.
    """
    given = Path(os.environ.get("XDG_STATE_HOME", ""))
    return (given if given.is_absolute() else Path.home() / ".local" / "state") / "crisis-dashboard"


def secret(folder: Path) -> bytes:
    """The secret that a folder holds, made where it has none. Raises OSError."""
    path = folder / NAME
    try:
        found = read_bytes(path, SIZE, folder)
    except FileNotFoundError:
        found = _made(path)
    if len(found) != SIZE:
        raise OSError(0, f"{path} does not hold {SIZE} bytes; delete it")
    return found


def _made(path: Path) -> bytes:
    """A new secret, or that of the process that was first."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent) as beside:
        beside.write(secrets.token_bytes(SIZE))
        beside.flush()
        with suppress(FileExistsError):
            os.link(beside.name, path)
    return read_bytes(path, SIZE, path.parent)
