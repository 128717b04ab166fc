"""Bytes -> a file that is there whole or not at all."""

import os
import secrets
import shutil
from pathlib import Path

from dashboard.domain.problems import CrisisError


class WriteError(CrisisError):
    """A file that could not be written: which, and why."""


def write(path: Path, content: bytes) -> None:
    """Write a file so that a failure leaves the old one, or none.

    A link is followed. What is no plain file, as `/dev/null` or a pipe, is written to as it is.
    Raises WriteError.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
        else:
            _replace(path.resolve(), content)
    except FileNotFoundError:
        raise WriteError(f"cannot write {path}: there is no folder {path.parent}") from None
    except OSError as error:
        raise WriteError(f"cannot write {path}: {error.strerror}") from None


def _replace(path: Path, content: bytes) -> None:
    beside = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        _write_through(beside, content)
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _write_through(path: Path, content: bytes) -> None:
    """Write a new file down to the disk: what replaces another must not be in the cache only."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
