"""The dossier of a running server: the last good state of files that somebody may be editing."""

import logging
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import NamedTuple

from dashboard.domain.dossier import Dossier
from dashboard.domain.editions import Standing, edition_sought, fact_sought
from dashboard.domain.problems import BadDossier, Problem, and_more
from dashboard.domain.query import editions_in
from dashboard.loading import Attempt, attempt
from dashboard.loading.basemap import FILES
from dashboard.loading.editions import EditionMark, Editions
from dashboard.loading.files import Folders, Stamp, is_yaml, of_sort, read_bytes, stamp
from dashboard.loading.findings import Outdated
from dashboard.loading.fonts import is_font
from dashboard.loading.inventory import CONFIG
from dashboard.loading.nodes import MOST_BYTES
from dashboard.loading.store import VARIABLE as KEPT_IN
from dashboard.loading.store import CachedDossier, Store, key_of

_log = logging.getLogger("dashboard.loading")

VARIABLE = "DASHBOARD_CONFIG"
TRIES = 5
"""How often the first reading begins anew where files change under it."""

SECONDS_UNTIL_LATE = 5.0
"""A watch that has not looked at the files for so long has stopped, or cannot keep up."""

MOST_ASKED_FOR = 16
"""Editions and comparisons that are kept in memory."""
MOST_LOOKED_THROUGH = 50
"""Editions in which a fact is looked for that is no longer there."""

Signature = tuple[Stamp, ...]
"""Of each file."""


class Faults(NamedTuple):
    """The faults that an operator should know: at most a hundred or so lines, and their number."""

    lines: tuple[str, ...]
    number: int


class LiveDossier:
    """Follows the files of one dossier. `refresh` may be called from any thread.

    `dossier` is the last good one; `problems` says what is wrong with the files as they are now,
    and is empty while they are good: the first hundred lines, and a last one where there are more.
    """

    def __init__(self, config: Path, store: Store | None = None) -> None:
        """Read the files, or take what the store has of them.

        Raises BadDossier where the files are bad and the store has no good state to begin with.
        """
        self._lock = Lock()
        self._store = store
        self._editions = Editions(store.files) if store else None
        self._asked_for: dict[tuple[str, str, str], Dossier] = {}
        self._folders = Folders.beside(config.absolute())
        self.problems: tuple[str, ...] = ()
        self.problem_count = 0
        """How many problems there are, told or not."""
        kept = store.read() if store else None
        if kept is None or not self._is_current(kept):
            self._read(kept)
        self._looked = monotonic()

    @property
    def faults(self) -> Faults:
        """Return the faults of the files, and of following them."""
        seconds = monotonic() - self._looked
        if seconds <= SECONDS_UNTIL_LATE:
            return Faults(self.problems, self.problem_count)
        late = f"the files were last looked at {seconds:.0f} s ago"
        return Faults((*self.problems, late), self.problem_count + 1)

    def _is_current(self, kept: CachedDossier) -> bool:
        """Take a kept dossier, if it is what the files would give."""
        folders = Folders.of(self._folders.config, kept.dossier.config)
        self._seen = signature(folders)
        if _key(folders) != kept.key or signature(folders) != self._seen:
            return False
        self._show(kept.dossier)
        self._folders = folders
        return True

    def _show(self, dossier: Dossier) -> None:
        """Put a dossier in place, keep its edition, and compare it with the one before."""
        if self._editions:
            self._editions.keep(dossier)
            dossier = self._editions.compared(dossier)
        self.dossier = dossier

    def asked_for(self, query: str) -> Dossier:
        """Return the dossier that the query of an address asks for; see `edition`."""
        return self.edition(*editions_in(query))

    def editions(self) -> tuple[EditionMark, ...]:
        """Return the editions that can be opened, the latest first."""
        return self._editions.listed() if self._editions else ()

    def edition(self, digest: str = "", since: str = "") -> Dossier:
        """Return the dossier that an address asks for: an edition, compared with an earlier one.

        Both are the first digits of digests; '' is the present one, and what that is compared with.
        What is not kept is passed over. The same object for the same question, as long as the
        present dossier is.
        """
        present = self.dossier
        question = (present.made_from, digest, since)
        if found := self._asked_for.get(question):
            return found
        made = self._edition(present, digest, since)
        if len(self._asked_for) >= MOST_ASKED_FOR:
            self._asked_for = {}
        self._asked_for[question] = made
        return made

    def _edition(self, present: Dossier, digest: str, since: str) -> Dossier:
        if not self._editions or not (digest or since):
            return present
        found = present
        if digest and not present.digest.startswith(digest):
            found = self._editions.find(digest, present) or present
        before = self._editions.find(since, present) if since else None
        if before is None and found is not present:
            mark = self._editions.earlier(found)
            before = self._editions.find(mark.digest, present) if mark else None
        return replace(found, before=before) if before else found

    def standing(self, query: Mapping[str, Sequence[str]], dossier: Dossier) -> Standing:
        """Return what the reader of an address should know of the edition that it shows."""
        sought = fact_sought(query, dossier)
        mark = self._last_with(sought) if sought else None
        return Standing(
            is_earlier=dossier.digest != self.dossier.digest,
            last_with=mark.known if mark else None,
            sought=sought if mark else "",
            not_kept=edition_sought(query, dossier),
        )

    def _last_with(self, fact: str) -> EditionMark | None:
        """Return the last edition that has a fact; None where none of the latest does."""
        if not self._editions:
            return None
        for mark in self.editions()[:MOST_LOOKED_THROUGH]:
            found = self._editions.find(mark.digest, self.dossier)
            if found and fact in found.fact:
                return mark
        return None

    def _read(self, kept: CachedDossier | None) -> None:
        """Read the files; where they are bad, what was kept of an earlier state will do."""
        for _ in range(TRIES):
            self._seen = signature(self._folders)
            made = attempt(self._folders.config)
            if signature(made.folders) == self._seen:
                break
            self._folders = made.folders
        if made.dossier:
            self._show(made.dossier)
            self._keep()
        elif kept and not _asks_for_a_sign_in(self._folders.config):
            self._show(kept.dossier)
            self._tell(made)
            _log.warning("the files are bad; what is shown is the last good state of them")
        else:
            raise BadDossier(made.problems, made.more)

    def refresh(self) -> bool:
        """Take up a change of the files; say whether the dossier is another one now.

        Files that change while they are read are left for the next call.
        """
        with self._lock:
            has_changed = self._look()
            self._looked = monotonic()
            return has_changed

    def _look(self) -> bool:
        before = signature(self._folders)
        if before == self._seen:
            return False
        try:
            made = attempt(self._folders.config, lambda: signature(self._folders) == before)
        except Outdated:
            return False
        if signature(self._folders) != before:
            return False
        # Other folders have another signature: the next call reads them and takes it.
        self._seen = before if made.folders == self._folders else ()
        self._folders = made.folders
        self._tell(made)
        return self._take(made.dossier)

    def _tell(self, made: Attempt) -> None:
        self.problem_count = len(made.problems) + made.more
        self.problems = (*map(str, made.problems), *and_more(made.more))

    def _take(self, dossier: Dossier | None) -> bool:
        """Put a good dossier in place, unless it says the same: what is cached by it stays."""
        if dossier is None:
            return False
        shown, now = ((one.digest, one.basemap) for one in (self.dossier, dossier))
        says_something_else = shown != now
        if says_something_else:
            self._show(dossier)
        self._keep()
        return says_something_else

    def _keep(self) -> None:
        """Have the store keep the dossier, if the files are still those that it was made of."""
        key = _key(self._folders) if self._store else ""
        if self._store and key and signature(self._folders) == self._seen:
            self._store.write(CachedDossier(key, self.dossier))


SIGN_IN = re.compile(rb"""^["'\s]*sign[\s_-]*in\b""", re.MULTILINE | re.IGNORECASE)


def _asks_for_a_sign_in(config: Path) -> bool:
    """Return whether a `config.yaml` has the key that once made a copy private.

    Whoever wrote it counts on a sign-in: a server that starts now would be open to all.
    """
    try:
        return bool(SIGN_IN.search(read_bytes(config, MOST_BYTES, config.parent)))
    except (OSError, ValueError):
        return False


def _key(folders: Folders) -> str:
    """The key of the files; none where one of them cannot be read."""
    try:
        return key_of(folders)
    except (OSError, ValueError):
        return ""


def signature(folders: Folders) -> Signature:
    """Return a value that changes whenever a file of the dossier does."""
    outlines = (folders.basemap / name for name in FILES)
    paths = [folders.config, folders.basemap, *outlines]
    for folder in (folders.data, folders.seeds):
        paths += [folder, *of_sort(is_yaml, folder, folders)]
    if folders.fonts:
        paths += [folders.fonts, *of_sort(is_font, folders.fonts, folders)]
    return tuple(stamp(path) for path in paths)


def live() -> LiveDossier:
    """The dossier of this process, read once.

    Its `config.yaml` is the one that DASHBOARD_CONFIG names, else the one in the current folder,
    else the one beside this package. Raises BadDossier, even where there is none.
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
