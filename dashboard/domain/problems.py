"""Problems of the files as data: where, what, and what to do about it."""

from dataclasses import dataclass, field

MOST_TOLD = 100
"""Problems of one run that are kept, told and logged; of the others only the number is."""


class CrisisError(Exception):
    """The root of every error that this package raises on purpose."""


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing that is wrong, at one place. A `warning` does not stop a dossier from loading."""

    file: str
    line: int
    column: int
    what: str
    hint: str = ""
    warning: bool = False
    check: str = field(default="", compare=False)
    """The name of the rule that found it."""

    def __str__(self) -> str:
        """The two lines that `check` prints; see the design, section 5."""
        where = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        said = f"warning: {self.what}" if self.warning else self.what
        return f"{where}  {said}" + (f"\n    hint: {self.hint}" if self.hint else "")


def and_more(more: int) -> tuple[str, ...]:
    """The line after the listed problems, if there are more."""
    return (f"and {more:,} more",) if more else ()


class BadDossier(CrisisError):
    """The files cannot become a dossier.

    `problems` holds what is wrong, in order; `more` says how many there are beside those.
    """

    def __init__(self, problems: tuple[Problem, ...], more: int = 0) -> None:
        super().__init__("\n".join((*map(str, problems), *and_more(more))))
        self.problems = problems
        self.more = more
