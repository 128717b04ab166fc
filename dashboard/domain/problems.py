"""What is wrong with the files, as data: where, what, and what to do about it."""

from dataclasses import dataclass, field


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


class BadDossier(CrisisError):
    """The files cannot become a dossier. `problems` holds all that is wrong, in order."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
