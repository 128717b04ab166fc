"""The dossier of a running server: the last good state of files that somebody may be editing."""

import os
from functools import cache
from pathlib import Path
from threading import Lock

from dashboard.domain.dossier import Dossier
from dashboard.domain.problems import BadDossier, Problem
from dashboard.loading import attempt
from dashboard.loading.basemap import FILES
from dashboard.loading.files import Folders, is_yaml
from dashboard.loading.inventory import CONFIG

VARIABLE = "DASHBOARD_CONFIG"
TRIES = 5
"""How often the first reading begins anew where files change under it."""

Signature = tuple[tuple[str, int, int, int], ...]
"""Of each file: its path, when it changed (ns), its size in bytes, its inode; 0 if missing."""


class LiveDossier:
    """Follows the files of one dossier. `refresh` may be called from any thread.

    `dossier` is the last good one; `problems` says what is wrong with the files as they are now,
    and is empty while they are good.
    """

    def __init__(self, config: Path) -> None:
        """Read the files. Raises BadDossier where there is no good state to begin with."""
        self._lock = Lock()
        self._folders = Folders.beside(config.absolute())
        for _ in range(TRIES):
            self._seen = signature(self._folders)
            made = attempt(self._folders.config)
            if signature(made.folders) == self._seen:
                break
            self._folders = made.folders
        if made.dossier is None:
            raise BadDossier(made.problems)
        self.dossier: Dossier = made.dossier
        self.problems: tuple[str, ...] = ()

    def refresh(self) -> bool:
        """Take up a change of the files; say whether the dossier is another one now.

        Files that change while they are read are left for the next call.
        """
        with self._lock:
            before = signature(self._folders)
            if before == self._seen:
                return False
            made = attempt(self._folders.config)
            if signature(self._folders) != before:
                return False
            # Other folders have another signature: the next call reads them and takes it.
            self._seen = before if made.folders == self._folders else ()
            self._folders = made.folders
            self.problems = tuple(map(str, made.problems))
            return self._take(made.dossier)

    def _take(self, dossier: Dossier | None) -> bool:
        """Put a good dossier in place, unless it says the same: what is cached by it stays."""
        if dossier is None or dossier.digest == self.dossier.digest:
            return False
        self.dossier = dossier
        return True


def signature(folders: Folders) -> Signature:
    """What changes whenever a file of the dossier does."""
    paths = [folders.config, *(folders.basemap / name for name in FILES)]
    for folder in (folders.data, folders.seeds):
        paths += [folder, *_yaml_files(folder)]
    return tuple(_stamp(path) for path in paths)


def _yaml_files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if is_yaml(path))
    except (OSError, ValueError):
        return []


def _stamp(path: Path) -> tuple[str, int, int, int]:
    try:
        state = path.stat()
    except (OSError, ValueError):
        return str(path), 0, 0, 0
    return str(path), state.st_mtime_ns, state.st_size, state.st_ino


def live() -> LiveDossier:
    """The dossier of this process, read once.

    Its `config.yaml` is the one that DASHBOARD_CONFIG names, else the one in the current folder,
    else the one beside this package. Raises BadDossier, also where there is none.
    """
    with _first:
        return _live(os.environ.get(VARIABLE, ""))


_first = Lock()


@cache
def _live(named: str) -> LiveDossier:
    return LiveDossier(_config(named))


def _config(named: str) -> Path:
    if named:
        return Path(named)
    candidates = (Path(CONFIG), Path(__file__).resolve().parents[2] / CONFIG)
    found = next((path.resolve() for path in candidates if path.is_file()), None)
    if found is None:
        hint = f"start where it is, or name it in the variable {VARIABLE}"
        raise BadDossier((Problem(CONFIG, 0, 0, "is missing", hint),))
    return found
