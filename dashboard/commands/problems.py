"""Problems as a terminal shows them."""

from collections.abc import Iterable
from typing import TextIO

from dashboard.domain.problems import Problem

MOST_PROBLEMS = 200
"""How many problems are printed; whoever has more mends these first."""


def print_problems(problems: Iterable[Problem], stream: TextIO) -> None:
    """All problems, and how many they are."""
    problems = tuple(problems)
    print_all(problems, stream)
    warnings = sum(problem.warning for problem in problems)
    said = counted(len(problems) - warnings, "problem")
    print(f"{said}, {counted(warnings, 'warning')}" if warnings else said, file=stream)


def print_all(problems: Iterable[Problem], stream: TextIO) -> None:
    """Problems in the order of the files; not more than anybody reads."""
    ordered = sorted(problems)
    for problem in ordered[:MOST_PROBLEMS]:
        print(problem, file=stream)
    if len(ordered) > MOST_PROBLEMS:
        print(f"and {len(ordered) - MOST_PROBLEMS} more", file=stream)


def print_lines(lines: Iterable[str], stream: TextIO) -> None:
    """Lines as they are."""
    for line in lines:
        print(line, file=stream)


def counted(number: int, what: str) -> str:
    """A number with its noun: '1 fact', '2 facts'."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
