"""The dossier of a running server: the last good state of files that somebody may be editing."""

import logging
import os
import re
from functools import cache
from pathlib import Path
from threading import Lock

from dashboard.domain.dossier import Dossier
from dashboard.domain.problems import BadDossier, Problem
from dashboard.loading import attempt
from dashboard.loading.basemap import FILES
from dashboard.loading.files import Folders, is_yaml
from dashboard.loading.inventory import CONFIG
from dashboard.loading.store import VARIABLE as KEPT_IN
from dashboard.loading.store import Kept, Store, key_of

_log = logging.getLogger("dashboard.loading")

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

    def __init__(self, config: Path, store: Store | None = None) -> None:
        """Read the files, or take what the store has of them.

        Raises BadDossier where the files are bad and the store has no good state to begin with.
        """
        self._lock = Lock()
        self._store = store
        self._folders = Folders.beside(config.absolute())
        self.problems: tuple[str, ...] = ()
        kept = store.read() if store else None
        if kept is None or not self._is_current(kept):
            self._read(kept)

    def _is_current(self, kept: Kept) -> bool:
        """Take a kept dossier, if it is what the files would give."""
        self._seen = signature(kept.folders)
        if _key(kept.folders) != kept.key or signature(kept.folders) != self._seen:
            return False
        self.dossier, self._folders = kept.dossier, kept.folders
        return True

    def _read(self, kept: Kept | None) -> None:
        """Read the files; where they are bad, what was kept of an earlier state will do."""
        for _ in range(TRIES):
            self._seen = signature(self._folders)
            made = attempt(self._folders.config)
            if signature(made.folders) == self._seen:
                break
            self._folders = made.folders
        if made.dossier:
            self.dossier = made.dossier
            self._keep()
        elif kept and not _would_open(kept.dossier, self._folders.config):
            self.dossier = kept.dossier
            self.problems = tuple(map(str, made.problems))
            _log.warning("the files are bad; what is shown is the last good state of them")
        else:
            raise BadDossier(made.problems)

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
        if dossier is None:
            return False
        says_something_else = dossier.digest != self.dossier.digest
        if says_something_else:
            self.dossier = dossier
        self._keep()
        return says_something_else

    def _keep(self) -> None:
        """Have the store keep the dossier, if the files are still those that it was made of."""
        key = _key(self._folders) if self._store else ""
        if self._store and key and signature(self._folders) == self._seen:
            self._store.write(Kept(key, self._folders, self.dossier))


SPEAKS_OF_A_SIGN_IN = re.compile(rb"""^["'\s]*sign[\s_-]*in\b""", re.MULTILINE | re.IGNORECASE)


def _would_open(kept: Dossier, config: Path) -> bool:
    """Whether a kept dossier is open to all, while its `config.yaml` wants it private by now.

    What `config.yaml` wants cannot be read in full: it, or another file, is bad.
    """
    try:
        return kept.config.sign_in is None and bool(SPEAKS_OF_A_SIGN_IN.search(config.read_bytes()))
    except OSError:
        return False


def _key(folders: Folders) -> str:
    """The key of the files; none where one of them cannot be read."""
    try:
        return key_of(folders)
    except (OSError, ValueError):
        return ""


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
    config = _config(named).absolute()
    folder = os.environ.get(KEPT_IN)
    return LiveDossier(config, Store(config, Path(folder) if folder else None))


def _config(named: str) -> Path:
    if named:
        return Path(named)
    candidates = (Path(CONFIG), Path(__file__).resolve().parents[2] / CONFIG)
    found = next((path.resolve() for path in candidates if path.is_file()), None)
    if found is None:
        hint = f"start where it is, or name it in the variable {VARIABLE}"
        raise BadDossier((Problem(CONFIG, 0, 0, "is missing", hint),))
    return found
