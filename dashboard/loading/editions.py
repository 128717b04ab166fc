"""The editions of a dossier: each state that a server has shown, kept by its digest.

A file for each, beside the cached dossier and sealed like it. Its name says since when it is kept,
as of which day it is, and its digest, so that a list needs no file to be opened. The outlines are
not kept again: an edition is drawn on those of today. The oldest go where there are too many.
"""

import logging
import os
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from time import time
from typing import NamedTuple

from dashboard.domain.dates import day_in_words
from dashboard.domain.dossier import Dossier
from dashboard.domain.editions import Known
from dashboard.domain.query import DIGITS
from dashboard.loading.sealed import CANNOT_BE_READ, NOT_WRITTEN, SealedFiles
from dashboard.loading.store import VARIABLE, dossier_of, plain

MOST = 500
"""Editions that are kept. One of 80 facts takes some 60 kB."""
NAME = re.compile(r"(?P<kept>\d{10})-(?P<as_of>\d{4}-\d\d-\d\d)-(?P<digest>[0-9a-f]{64})\.edition")

_log = logging.getLogger("dashboard.loading")


class EditionMark(NamedTuple):
    """An edition that is kept: since when (UTC), as of which day, and its digest."""

    kept: datetime
    as_of: date
    digest: str

    @property
    def known(self) -> Known:
        """Return it as pages name it: 'as of 21 May 2031, published 21 May 2031, 18:05 UTC'."""
        kept = f"{day_in_words(self.kept.date())}, {self.kept:%H:%M} UTC"
        words = f"as of {day_in_words(self.as_of)}, published {kept}"
        return Known(self.digest[:DIGITS], words)

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{int(self.kept.timestamp()):010d}-{self.as_of}-{self.digest}.edition"


class Editions:
    """The editions that are kept for one `config.yaml`. Raises for nothing on disk."""

    def __init__(self, files: SealedFiles) -> None:
        self._files = files
        self._folder = files.home / f"{files.key}.editions"
        self.opened = lru_cache(maxsize=8)(self._open)

    def listed(self) -> tuple[EditionMark, ...]:
        """Return the editions that there are, the latest first, each once.

        Of one that two replicas kept at the same time, the earlier counts.
        """
        try:
            names = [path.name for path in self._folder.iterdir()]
        except OSError:
            return ()
        found = (NAME.fullmatch(name) for name in names)
        marks = sorted((_mark(one) for one in found if one), reverse=True)
        return tuple(sorted({one.digest: one for one in marks}.values(), reverse=True))

    def keep(self, dossier: Dossier) -> None:
        """Keep a dossier, if its edition is not kept yet; whole, or not at all."""
        there = self.listed()
        if any(one.digest == dossier.digest for one in there):
            return
        kept = datetime.fromtimestamp(int(time()), UTC)
        mark = EditionMark(kept, dossier.config.as_of, dossier.digest)
        try:
            self._files.write(self._folder / mark.file, plain(replace(dossier, basemap={})))
            for old in there[MOST - 1 :]:
                (self._folder / old.file).unlink(missing_ok=True)
        except NOT_WRITTEN as error:
            _log.warning("this edition is not kept: %s", error)

    def find(self, digest: str, ground: Dossier) -> Dossier | None:
        """Return the edition whose digest begins so, on the outlines of another one.

        None where no edition or more than one does, or where its file is damaged.
        """
        marks = [one for one in self.listed() if one.digest.startswith(digest)]
        found = self.opened(marks[0]) if len(marks) == 1 else None
        return replace(found, basemap=ground.basemap, folder=ground.folder) if found else None

    def earlier(self, dossier: Dossier) -> EditionMark | None:
        """Return the edition that readers compare one with: the last before it of an earlier day.

        The day is that as of which it is. Where all before it are as of its own day, the last.
        """
        listed = self.listed()
        place = next((n for n, one in enumerate(listed, 1) if one.digest == dossier.digest), 0)
        before = listed[place:]
        days = [one for one in before if one.as_of < dossier.config.as_of]
        return next(iter(days or before), None)

    def compared(self, dossier: Dossier) -> Dossier:
        """Return a dossier beside the edition that readers compare it with, if there is one."""
        mark = self.earlier(dossier)
        return replace(dossier, before=self.find(mark.digest, dossier) if mark else None)

    def _open(self, mark: EditionMark) -> Dossier | None:
        try:
            held = self._files.read(self._folder / mark.file)
            found = dossier_of(held, self._files.config.parent)
        except CANNOT_BE_READ as error:
            _log.warning("an edition is not used: %s: %s", type(error).__name__, error)
            return None
        return found if found.digest == mark.digest else None


def _mark(found: "re.Match[str]") -> EditionMark:
    kept = datetime.fromtimestamp(int(found["kept"]), UTC)
    return EditionMark(kept, date.fromisoformat(found["as_of"]), found["digest"])


def kept_editions(config: Path) -> Editions:
    """Return the editions of a `config.yaml` that a server of this machine keeps."""
    folder = os.environ.get(VARIABLE)
    return Editions(SealedFiles(config, Path(folder) if folder else None))
