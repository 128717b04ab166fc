"""What is found wrong while files are read: collected, so that one run tells all of it."""

from typing import NamedTuple

from dashboard.domain.problems import Problem

READING = "reading"
"""The name of all rules that are broken while a file is read."""
LONGEST = 600
"""Characters of a message or a hint."""


class At(NamedTuple):
    """A position in a file, as an editor counts: line and column from 1, or 0 for the whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class Findings:
    """All problems of one run."""

    def __init__(self) -> None:
        self._found: set[Problem] = set()

    def add(
        self, at: At, what: str, hint: str = "", *, warning: bool = False, check: str = READING
    ) -> None:
        """Note one problem; `check` names the rule that found it."""
        self._found.add(Problem(*at, _printed(what), _printed(hint), warning, check))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What keeps the files from becoming a dossier, in order."""
        return tuple(sorted(problem for problem in self._found if not problem.warning))

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What looks odd but does not stand in the way, in order."""
        return tuple(sorted(problem for problem in self._found if problem.warning))


def _printed(text: str) -> str:
    """A line as it is printed: of a length that is read, and with nothing that a terminal obeys.

    What it says of a value is `shown` already; a hint may also name other values of the files.
    """
    line = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return line if line.isprintable() else "".join(map(_escaped, line))


def _escaped(sign: str) -> str:
    return sign if sign.isprintable() else ascii(sign)[1:-1]


def shown(text: str, most: int = 60) -> str:
    """A value as a message quotes it: short, and with nothing in it that a terminal obeys."""
    return repr(text if len(text) <= most else text[: most - 1] + "…")
