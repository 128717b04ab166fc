"""Problems as a terminal shows them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, TextIO

from dashboard.domain.problems import Problem, and_more

if TYPE_CHECKING:
    from dashboard.commands.line import Parser


def print_problems(
    problems: Iterable[Problem], stream: TextIO, more: int = 0, more_warnings: int = 0
) -> None:
    """All problems, and how many they are; `more` and `more_warnings` are not among them."""
    problems = tuple(problems)
    print_all(problems, stream, more + more_warnings)
    warnings = sum(problem.warning for problem in problems)
    said = counted(len(problems) - warnings + more, "problem")
    warned = warnings + more_warnings
    print(f"{said}, {counted(warned, 'warning')}" if warned else said, file=stream)


def print_all(problems: Iterable[Problem], stream: TextIO, more: int = 0) -> None:
    """Problems in the order of the files, and how many more there are."""
    print_lines((*map(str, sorted(problems)), *and_more(more)), stream)


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
    print_object({"problems": listed, **more}, stream)


def print_object(said: Mapping[str, object], stream: TextIO) -> None:
    """One JSON object, indented, in UTF-8."""
    print(json.dumps(said, indent=2, ensure_ascii=False), file=stream)


def print_lines(lines: Iterable[str], stream: TextIO) -> None:
    """Lines as they are."""
    for line in lines:
        print(line, file=stream)


def counted(number: int, what: str) -> str:
    """A number with its noun: '1 fact', '2 facts'."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
