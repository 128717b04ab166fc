"""Files and folders -> text, or the problem in the way. Nothing here raises for what is on disk."""

import stat
from dataclasses import dataclass
from os.path import relpath
from pathlib import Path, PurePath

from dashboard.domain.config import Config
from dashboard.loading.characters import decode
from dashboard.loading.findings import At, Findings
from dashboard.loading.nodes import MOST_BYTES, Node, compose

YAML_ENDINGS = (".yaml", ".yml")
MOST_FILES = 500
USUAL = {
    name: str(Config.__dataclass_fields__[name].default) for name in ("data", "seeds", "basemap")
}
"""Where the files lie where `config.yaml` does not say otherwise."""


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the files of one dossier lie."""

    config: Path
    data: Path
    seeds: Path
    basemap: Path

    @classmethod
    def beside(cls, config: Path) -> "Folders":
        """The usual ones."""
        return cls(config, *(config.parent / name for name in USUAL.values()))

    def name(self, path: Path) -> str:
        """A file as problems call it: by its way from the folder of `config.yaml`."""
        name = PurePath(relpath(path, self.config.parent)).as_posix()
        return name if name.isprintable() else ascii(name)[1:-1]


def read_tree(path: Path, file: str, findings: Findings, hint: str = "") -> Node | None:
    """The tree of one YAML file; `hint` says what to do where it is missing."""
    try:
        data = read_bytes(path, MOST_BYTES)
    except (OSError, ValueError) as error:
        findings.add(At(file), why(error), hint if isinstance(error, FileNotFoundError) else "")
        return None
    text = decode(data, file, findings)
    return None if text is None else compose(text, file, findings)


def read_bytes(path: Path, most: int) -> bytes:
    """What a file holds. Raises OSError where it cannot be read or is larger than `most` bytes."""
    if stat.S_ISDIR(mode := path.stat().st_mode):
        raise IsADirectoryError
    if not stat.S_ISREG(mode):  # reading a pipe or a device might never end
        raise OSError(0, "not a regular file")
    with path.open("rb") as opened:
        data = opened.read(most + 1)
    if len(data) > most:
        raise OSError(0, f"larger than {most:,} bytes")
    return data


def why(error: Exception) -> str:
    """Why a file cannot be read, as a message says it."""
    if isinstance(error, FileNotFoundError):
        return "is missing"
    if isinstance(error, IsADirectoryError):
        return "is a folder, not a file"
    return f"cannot be read: {(getattr(error, 'strerror', None) or str(error)).lower()}"


def contents(folder: Path, file: str, findings: Findings) -> list[Path] | None:
    """What lies in a folder, in order, without what is hidden; None where it cannot be read."""
    try:
        found = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except (OSError, ValueError) as error:
        findings.add(At(file), why(error), "make this folder, or name another in config.yaml")
        return None
    if len(found) > MOST_FILES:
        findings.add(At(file), f"holds more than {MOST_FILES} files", "is it the right folder?")
        return None
    return found


def is_yaml(path: Path) -> bool:
    """Whether a file is meant to hold YAML."""
    return path.suffix.lower() in YAML_ENDINGS
