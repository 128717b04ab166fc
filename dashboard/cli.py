"""The command `crisis-dashboard`: check the files, export what they hold, write the schemas.

Only the standard library is imported until a command needs more: `--help` is there at once.
"""

import argparse
import io
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from dashboard.domain.problems import BadDossier, CrisisError, Problem
from dashboard.exports import FORMATS, GENERATOR, installed_version
from dashboard.exports.waiting import saying
from dashboard.exports.writing import write

if TYPE_CHECKING:
    from dashboard.domain.dossier import Dossier

MOST_PROBLEMS = 200
"""How many problems are printed; whoever has more mends these first."""

DONE, WRONG, MISUSED, INTERRUPTED = 0, 1, 2, 130
EXIT_CODES = """\
exit codes:
  0    all is well; check may still have printed warnings
  1    the files have problems, or something could not be written or is not current
  2    the command line is wrong
  130  interrupted
"""


class CommandError(CrisisError):
    """A command that cannot be carried out: one line that says why, and the exit code."""

    def __init__(self, why: str, code: int = WRONG) -> None:
        super().__init__(why)
        self.code = code


class Parser(argparse.ArgumentParser):
    """A parser that says in one line what is wrong with a command line."""

    def error(self, message: str) -> NoReturn:
        """End the program with exit code 2."""
        self.exit(MISUSED, f"{GENERATOR}: {message}; see {self.prog} --help\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code. A wrong command line raises SystemExit."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        return _run(argv)
    except BadDossier as bad:
        _print_problems(bad.problems, sys.stderr)
        return WRONG
    except CrisisError as error:
        print(f"{GENERATOR}: {error}", file=sys.stderr)
        return error.code if isinstance(error, CommandError) else WRONG
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(argv: Sequence[str] | None) -> int:
    """Run one command and bring all of its output out."""
    try:
        try:
            arguments = parser().parse_args(argv)
            code: int = arguments.run(arguments)
            return code
        finally:
            sys.stdout.flush()
    except OSError as error:
        # What is left in the buffer would raise again when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return WRONG
        where = error.filename or "standard output"
        raise CommandError(f"{where}: {error.strerror}") from None


def parser() -> argparse.ArgumentParser:
    """The command line: each command with its options and the function that runs it."""
    whole = Parser(
        prog=GENERATOR,
        description="Check, export and describe the dossier behind a crisis dashboard.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    whole.add_argument("--version", action="version", version=f"{GENERATOR} {installed_version()}")
    commands = whole.add_subparsers(metavar="COMMAND", required=True)
    for add in (_add_check, _add_export, _add_schema):
        add(commands)
    return whole


def _add_check(commands: "argparse._SubParsersAction[Parser]") -> None:
    check = commands.add_parser("check", help="say all that is wrong with the files")
    _add_config(check)
    check.set_defaults(run=_check)


def _add_export(commands: "argparse._SubParsersAction[Parser]") -> None:
    export = commands.add_parser("export", help="write the dossier in another format")
    formats = "; ".join(f"{format_.name}: {format_.what}" for format_ in FORMATS.values())
    export.add_argument("format", choices=FORMATS, metavar="FORMAT", help=formats)
    export.add_argument(
        "-o", "--output", required=True, metavar="FILE", help="where to; - is standard output"
    )
    export.add_argument(
        "--filter",
        default="",
        metavar="QUERY",
        help="only these facts, as the address of a page says it: 'status=denied&kind=response'",
    )
    _add_config(export)
    export.set_defaults(run=_export)


def _add_schema(commands: "argparse._SubParsersAction[Parser]") -> None:
    schema = commands.add_parser("schema", help="write the JSON Schemas of the files and exports")
    schema.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path("schemas"),
        metavar="FOLDER",
        help="where to (default: %(default)s)",
    )
    schema.add_argument(
        "--check", action="store_true", help="write nothing, but say which are not current"
    )
    schema.set_defaults(run=_schema)


def _add_config(command: Parser) -> None:
    command.add_argument(
        "--config",
        type=Path,
        default=Path(os.environ.get("DASHBOARD_CONFIG") or "config.yaml"),
        metavar="PATH",
        help="the config.yaml of a dossier (default: DASHBOARD_CONFIG, else ./config.yaml)",
    )


def _check(arguments: argparse.Namespace) -> int:
    """Print all problems and warnings, or what the files hold."""
    from dashboard.loading import load_with_warnings

    try:
        dossier, warnings = load_with_warnings(_config(arguments))
    except BadDossier as bad:
        _print_problems(bad.problems, sys.stdout)
        return WRONG
    _print_all(warnings, sys.stdout)
    print(_counts(dossier, len(warnings)))
    return DONE


def _config(arguments: argparse.Namespace) -> Path:
    """The file that the dossier begins with; without it, everything else would seem to miss."""
    path: Path = arguments.config
    if not path.is_file():
        hint = "run in the folder of a dossier, or name its config.yaml with --config"
        raise CommandError(f"there is no file {path}; {hint}")
    return path


def _print_problems(problems: Iterable[Problem], stream: TextIO) -> None:
    """All problems, and how many they are."""
    problems = tuple(problems)
    _print_all(problems, stream)
    warnings = sum(problem.warning for problem in problems)
    said = _counted(len(problems) - warnings, "problem")
    print(f"{said}, {_counted(warnings, 'warning')}" if warnings else said, file=stream)


def _print_all(problems: Iterable[Problem], stream: TextIO) -> None:
    """Problems in the order of the files; not more than anybody reads."""
    ordered = sorted(problems)
    for problem in ordered[:MOST_PROBLEMS]:
        print(problem, file=stream)
    if len(ordered) > MOST_PROBLEMS:
        print(f"and {len(ordered) - MOST_PROBLEMS} more", file=stream)


def _counts(dossier: "Dossier", warnings: int) -> str:
    """What the files hold, in one line: '71 facts, 14 aid rows ... · digest 1a2b3c4d5e6f…'."""
    counted = [
        _counted(len(dossier.facts), "fact"),
        _counted(len(dossier.aid), "aid row"),
        _counted(len(dossier.places), "place"),
        _counted(len(dossier.actors), "actor"),
        _counted(len(dossier.sources), "source"),
        _counted(len(dossier.tensions), "tension"),
        _counted(len(dossier.questions), "open question"),
        *([_counted(warnings, "warning")] if warnings else []),
    ]
    return f"{', '.join(counted)} · digest {dossier.digest[:12]}…"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _export(arguments: argparse.Namespace) -> int:
    """Write the dossier, or what a filter lets through, in one format."""
    from dashboard.exports.query import FilterError, parse_filter
    from dashboard.loading import load

    dossier = load(_config(arguments))
    try:
        selection = parse_filter(arguments.filter, dossier)
    except FilterError as bad:
        raise CommandError(f"--filter: {bad}", MISUSED) from None
    with saying(f"{GENERATOR}: {arguments.format} is being prepared"):
        content = FORMATS[arguments.format].render(dossier, selection)
    if arguments.output == "-":
        sys.stdout.buffer.write(content)
    else:
        write(Path(arguments.output), content)
    return DONE


def _schema(arguments: argparse.Namespace) -> int:
    """Write the schemas, or say which of them differ from what the model gives today."""
    from dashboard.exports.schema import schemas

    current = {arguments.output / name: content for name, content in schemas().items()}
    if arguments.check:
        stale = [path for path, content in current.items() if _read(path) != content]
        for path in stale:
            print(f"{path} is not current; run {GENERATOR} schema")
        return WRONG if stale else DONE
    for path, content in current.items():
        write(path, content)
    return DONE


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


if __name__ == "__main__":
    sys.exit(main())
