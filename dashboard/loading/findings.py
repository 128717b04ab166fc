"""The log of problems: collected while files are read, so that one run tells all of them."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from dashboard.domain.problems import MOST_TOLD, Problem

READING = "reading"
"""The name of all rules that are broken while a file is read."""
VALUES_BETWEEN_LOOKS = 10_000
LONGEST = 600
"""Characters of a message or a hint."""


class At(NamedTuple):
    """A position in a file, as an editor counts: line and column from 1, or 0 for the whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class Outdated(Exception):
    """The files changed while they were read: what was found of them is of no use."""


class ProblemLog:
    """The problems of one run: the first hundred that were found, and how many more there are."""

    def __init__(self, is_current: Callable[[], bool] = lambda: True) -> None:
        """`is_current` tells whether the files are still those that the run began with."""
        self._is_current = is_current
        self._problems = _Found()
        self._warnings = _Found()
        self.values = 0
        """How many values of YAML were read so far, of all files."""
        self.characters = 0
        """How many characters of YAML were read so far, of all files."""

    def add(
        self, at: At, what: str, hint: str = "", *, warning: bool = False, check: str = READING
    ) -> None:
        """Note one problem; `check` names the rule that found it. It replaces its warning."""
        problem = Problem(*at, _printed(what), _printed(hint), warning, check)
        if not warning:
            self._warnings.told.discard(replace(problem, warning=True))
        found = self._warnings if warning else self._problems
        if len(found.told) < MOST_TOLD:
            found.told.add(problem)
        else:
            found.more += 1

    def count_value(self) -> int:
        """Count one more value of YAML; return how many there are. Raises Outdated, now and then.

        Reading much may take longer than it takes to put right what is read.
        """
        self.values += 1
        if self.values % VALUES_BETWEEN_LOOKS == 0 and not self._is_current():
            raise Outdated
        return self.values

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return the problems that keep the files from becoming a dossier, in order."""
        return tuple(sorted(self._problems.told))

    @property
    def more_problems(self) -> int:
        """Return how many more problems there are."""
        return self._problems.more

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """Return the warnings, in order: odd, but not in the way."""
        return tuple(sorted(self._warnings.told))

    @property
    def more_warnings(self) -> int:
        """Return how many more warnings there are."""
        return self._warnings.more


class _Found:
    """Problems of one kind: those listed, and how many more there are."""

    def __init__(self) -> None:
        self.told: set[Problem] = set()
        self.more = 0


def _printed(text: str) -> str:
    """A line as it is printed: of a length that is read, and with nothing that a terminal obeys.

    What it says of a value is `shown` already; a hint may also name other values of the files.
    """
    line = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return line if line.isprintable() else "".join(map(_escaped, line))


def _escaped(sign: str) -> str:
    return sign if sign.isprintable() else ascii(sign)[1:-1]


def quoted(text: str, most: int = 60) -> str:
    """A value as a message quotes it: short, and with nothing in it that a terminal obeys."""
    return repr(text if len(text) <= most else text[: most - 1] + "…")
