"""Problems as a terminal shows them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, TextIO

from dashboard.domain.problems import Problem

if TYPE_CHECKING:
    from dashboard.commands.line import Parser

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


def add_json(command: "Parser") -> None:
    """The option that asks for JSON instead of lines."""
    command.add_argument(
        "--json",
        action="store_true",
        help="print one JSON object: all problems with file, line and the name of the check",
    )


def print_json(problems: Iterable[Problem], more: Mapping[str, object], stream: TextIO) -> None:
    """All problems in the order of the files, and whatever else there is to say, as JSON."""
    listed = [asdict(problem) for problem in sorted(problems)]
    print(json.dumps({"problems": listed, **more}, indent=2, ensure_ascii=False), file=stream)


def print_lines(lines: Iterable[str], stream: TextIO) -> None:
    """Lines as they are."""
    for line in lines:
        print(line, file=stream)


def counted(number: int, what: str) -> str:
    """A number with its noun: '1 fact', '2 facts'."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
