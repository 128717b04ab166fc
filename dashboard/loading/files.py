"""Files and folders -> bytes and text, or the problem in the way.

Whatever is read of a dossier is read by `read_bytes`: never from outside its folder, never what is
no regular file, never more than was allowed. What is not found in a folder by `listed` is not read.
"""

import errno
import os
import stat
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from os.path import realpath, relpath
from pathlib import Path, PurePath
from typing import NamedTuple

from dashboard.domain.config import Config
from dashboard.loading.characters import decode
from dashboard.loading.findings import At, ProblemLog
from dashboard.loading.nodes import KEYS, MOST_BYTES, Node, compose

YAML_ENDINGS = (".yaml", ".yml")
MOST_FILES = 500
MOST_CHARACTERS = 2_000_000
"""Of all YAML files of a dossier together."""
SECONDS_BEFORE_2000 = 946_684_800
"""From 1970, where a file system begins to count."""
USUAL = {
    name: str(Config.__dataclass_fields__[name].default) for name in ("data", "seeds", "basemap")
}
"""Where the files lie where `config.yaml` does not say otherwise."""


class Stamp(NamedTuple):
    """The state of a file: two differ when it changed; 0 if it is missing."""

    path: str
    changed_ns: int = 0
    size: int = 0
    inode: int = 0


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of one dossier."""

    config: Path
    data: Path
    seeds: Path
    basemap: Path
    fonts: Path | None = None
    over: Mapping[Path, bytes] = field(default_factory=dict, compare=False)
    """What files are read as holding that were not saved yet."""

    @classmethod
    def beside(cls, config: Path) -> "Folders":
        """The usual ones."""
        data, seeds, basemap = (config.parent / name for name in USUAL.values())
        return cls(config, data, seeds, basemap)

    @classmethod
    def of(cls, config: Path, shown: Config) -> "Folders":
        """Return the folders that a `config.yaml` names, from its content."""
        data, seeds, basemap = (config.parent / getattr(shown, name) for name in USUAL)
        fonts = config.parent / shown.fonts if shown.fonts else None
        return cls(config, data, seeds, basemap, fonts)

    def name(self, path: Path) -> str:
        """A file as problems call it: by its way from the folder of `config.yaml`."""
        name = PurePath(relpath(path, self.config.parent)).as_posix()
        return name if name.isprintable() else ascii(name)[1:-1]

    def root(self, path: Path) -> Path:
        """The folder that a file must not lead out of: that of `config.yaml`.

        A basemap that `config.yaml` takes from elsewhere must not lead out of its own.
        """
        way = PurePath(relpath(path, self.config.parent))
        return self.basemap if way.parts[:1] == ("..",) else self.config.parent

    def read(self, path: Path, most: int) -> bytes:
        """Return the content of one of the files. Raises as `read_bytes`."""
        if path in self.over:
            return self.over[path]
        return read_bytes(path, most, self.root(path))


class LeadsOut(OSError):
    """A link out of the folder that a file may be read from."""

    def __init__(self) -> None:
        super().__init__(0, "leads out of its folder")


class NoFile(OSError):
    """A pipe, a device, a socket: what has no end, or nothing to read."""

    def __init__(self) -> None:
        super().__init__(0, "not a regular file")


def read_tree(
    path: Path, folders: Folders, findings: ProblemLog, hint: str = "", if_empty: str = KEYS
) -> Node | None:
    """The tree of one YAML file; `hint` says what to do where it is missing."""
    file = folders.name(path)
    try:
        data = folders.read(path, MOST_BYTES)
    except (OSError, ValueError) as error:
        findings.add(At(file), why(error), remedy(error, hint))
        return None
    text = decode(data, file, findings)
    if text is None:
        return None
    if findings.characters + len(text) > MOST_CHARACTERS:
        what = f"is too much: the files hold more than {MOST_CHARACTERS:,} characters together"
        findings.add(At(file), what, "shorten the texts, or make two dossiers of it")
        return None
    findings.characters += len(text)
    return compose(text, file, findings, if_empty)


def read_bytes(path: Path, most: int, root: Path) -> bytes:
    """Return the content of a file.

    Raises OSError where it cannot be read, is no regular file, leads out of the folder `root` or is
    larger than `most` bytes; ValueError where no file can have such a name.
    """
    descriptor = _opened(path, root)
    try:
        state = os.fstat(descriptor)
        if refused := _refused(state.st_mode):
            raise refused
        with open(descriptor, "rb", closefd=False) as opened:
            data = opened.read(most + 1) if state.st_size <= most else b""
    finally:
        os.close(descriptor)
    if max(state.st_size, len(data)) > most:
        raise OSError(0, f"larger than {most:,} bytes")
    return data


def _opened(path: Path, root: Path) -> int:
    """A descriptor of a file, reached from `root` step by step and by no link.

    Links are followed beforehand: what is put in the way meanwhile is not. Opening a pipe does not
    wait for a writer.
    """
    *steps, name = way_to(path, root)
    folder = os.open(realpath(root), os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        for step in steps:
            flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
            inner = os.open(step, flags, dir_fd=folder)
            os.close(folder)
            folder = inner
        flags = os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC
        return os.open(name, flags, dir_fd=folder)
    except OSError as error:
        if error.errno == errno.ENXIO:  # a socket
            raise NoFile from None
        raise
    finally:
        os.close(folder)


def way_to(path: Path, root: Path) -> tuple[str, ...]:
    """The names that lead from a folder to a file, past all links. Raises LeadsOut."""
    there, home = PurePath(realpath(path)), PurePath(realpath(root))
    if not there.is_relative_to(home):
        raise LeadsOut
    return there.relative_to(home).parts or (".",)


def _refused(mode: int) -> OSError | None:
    """Return why something of this mode is not read; None for a regular file."""
    if stat.S_ISREG(mode):
        return None
    return IsADirectoryError() if stat.S_ISDIR(mode) else NoFile()


def why(error: Exception) -> str:
    """Return why a file or folder cannot be read, for a message."""
    if isinstance(error, FileNotFoundError):
        return "is missing"
    if isinstance(error, IsADirectoryError):
        return "is a folder, not a file"
    if isinstance(error, LeadsOut):
        return "is a link that leads out of the folder of the dossier"
    return f"cannot be read: {(getattr(error, 'strerror', None) or str(error)).lower()}"


def remedy(error: Exception, if_missing: str = "") -> str:
    """Return what to do about it."""
    if isinstance(error, LeadsOut):
        return "put the file itself there, or remove the link"
    if isinstance(error, NoFile):
        return "delete it, or put a file in its place"
    return if_missing if isinstance(error, FileNotFoundError) else ""


def contents(folder: Path, folders: Folders, findings: ProblemLog) -> list[Path] | None:
    """Return the names in a folder, in order, without hidden ones; None if it cannot be read.

    What no file or folder of the dossier may be is reported.
    """
    file = folders.name(folder)
    try:
        found = listed(folder, folders.root(folder))
    except (OSError, ValueError) as error:
        missing = "make this folder, or name another in config.yaml"
        findings.add(At(file), why(error), remedy(error) or missing)
        return None
    if len(found) > MOST_FILES:
        findings.add(At(file), f"holds more than {MOST_FILES} files", "is it the right folder?")
        return None
    report_unfit(found, folders, findings)
    return [path for path in found if not path.name.startswith(".")]


def report_unfit(paths: Iterable[Path], folders: Folders, findings: ProblemLog) -> None:
    """Report each link that leads out, and each pipe, device and socket."""
    for path in paths:
        if error := unfit(path, folders):
            findings.add(At(folders.name(path)), why(error), remedy(error))


def listed(folder: Path, root: Path) -> list[Path]:
    """Return the paths in a folder, in order; at most one more than MOST_FILES.

    Raises OSError where it cannot be read or leads out of `root`.
    """
    way_to(folder, root)
    with os.scandir(folder) as entries:
        return sorted(folder / entry.name for entry in islice(entries, MOST_FILES + 1))


def unfit(path: Path, folders: Folders) -> OSError | None:
    """Return why something may not lie in a folder of the dossier; None if it may.

    A broken link is reported where it is read.
    """
    try:
        way_to(path, folders.root(path))
        refused = _refused(path.stat().st_mode)
    except LeadsOut as error:
        return error
    except OSError:
        return None
    return refused if isinstance(refused, NoFile) else None


def is_yaml(path: Path) -> bool:
    """Return whether a file is meant to hold YAML."""
    return path.suffix.lower() in YAML_ENDINGS


def of_sort(is_one: Callable[[Path], bool], folder: Path, folders: Folders) -> list[Path]:
    """The files with an ending in a folder: some if it holds too many, none if it is bad."""
    try:
        return list(filter(is_one, listed(folder, folders.root(folder))))
    except (OSError, ValueError):
        return []


def stamp(path: Path) -> Stamp:
    """The present state of a file, without reading it."""
    try:
        state = path.stat()
    except (OSError, ValueError):
        return Stamp(str(path))
    return Stamp(str(path), state.st_mtime_ns, state.st_size, state.st_ino)


def last_change(folders: Folders) -> int:
    """Return when a YAML file last changed, in seconds since 2000; at most 2^31 - 1."""
    found = [folders.config]
    for folder in (folders.data, folders.seeds):
        found += of_sort(is_yaml, folder, folders)
    latest = max(stamp(path).changed_ns for path in found) // 10**9
    return min(max(latest - SECONDS_BEFORE_2000, 0), 2**31 - 1)
