"""The command `crisis-dashboard`: check and audit the files, export what they hold.

Only the standard library is imported until a command needs more: `--help` is there at once.
"""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.atomic_write import write
from dashboard.commands import (
    article,
    audit,
    author,
    basemap,
    changes,
    check,
    edition,
    init,
    proposals,
    review,
    verify,
)
from dashboard.commands.line import (
    DONE,
    INTERRUPTED,
    MISUSED,
    WRONG,
    CommandError,
    Parser,
    add_config,
    config_of,
    with_values,
)
from dashboard.commands.problems import print_problems
from dashboard.domain.problems import BadDossier, CrisisError
from dashboard.exports import (
    CHARTS,
    CLAIM,
    FORMATS,
    GENERATOR,
    PICTURES,
    SWITCHES,
    TABLE_FILES,
    TABLES,
    THEMES,
    Format,
    installed_version,
    picture_of,
    table_of,
)
from dashboard.exports.progress_notice import saying

if TYPE_CHECKING:
    from dashboard.domain.dossier import Dossier
    from dashboard.domain.selection import Selection

MOST_OF_TEMPLATE = 64_000_000
"""Bytes. Masters with pictures for every layout have some 20 MB."""

EXIT_CODES = """\
exit codes:
  0    all is well; check may still have printed warnings
  1    the files have problems, a draft has lost something, or something could not be written or
       is not current
  2    the command line is wrong
  130  interrupted
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code. A wrong command line raises SystemExit."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        return _run(argv)
    except BadDossier as bad:
        print_problems(bad.problems, sys.stderr, bad.more)
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
            arguments = parser().parse_args(with_values(sys.argv[1:] if argv is None else argv))
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
    for add in (
        init.add,
        basemap.add,
        article.add,
        author.add,
        proposals.add,
        review.add,
        check.add,
        audit.add,
        changes.add,
        edition.add,
        verify.add,
        _add_export,
        _add_schema,
    ):
        add(commands)
    return whole


def _add_export(commands: "argparse._SubParsersAction[Parser]") -> None:
    export = commands.add_parser("export", help="write the dossier in another format")
    _add_target(export, None, "")
    add_config(export)
    formats = export.add_subparsers(metavar="FORMAT", required=True)
    for format_ in (*FORMATS.values(), CLAIM):
        one = formats.add_parser(format_.name, help=format_.what)
        _add_options(one, format_)
        _add_target(one)
        add_config(one, argparse.SUPPRESS)
        one.set_defaults(run=_export, format_=format_)
    what = "one chart, with its title, legend and sources: a picture, or a page that answers"
    chart = formats.add_parser("chart", help=what)
    chart.add_argument(
        "chart", choices=CHARTS, metavar="NAME", help=f"which chart: {', '.join(CHARTS)}"
    )
    chart.add_argument("--format", choices=PICTURES, help="default: that of FILE, else svg")
    themed = f"default: {THEMES[0]}, of html that of its reader"
    chart.add_argument("--theme", choices=THEMES, default="", help=themed)
    _add_options(chart, picture_of(CHARTS[0], "html", ""))
    _add_target(chart)
    add_config(chart, argparse.SUPPRESS)
    chart.set_defaults(run=_export_chart)
    table = formats.add_parser("table", help="one table as CSV, or what its columns mean")
    table.add_argument(
        "table", choices=TABLES, metavar="NAME", help=f"which table: {', '.join(TABLES)}"
    )
    table.add_argument("--format", choices=TABLE_FILES, help="default: that of FILE, else csv")
    _add_target(table)
    add_config(table, argparse.SUPPRESS)
    table.set_defaults(run=_export_table)


def _add_options(command: Parser, format_: Format) -> None:
    """Add what a format can be told besides what it shows."""
    for name, what in SWITCHES.items():
        if (usual := format_.switch(name)) is not None:
            command.add_argument(
                f"--{name}",
                action=argparse.BooleanOptionalAction,
                default=usual,
                help=f"with or without {what} (default: {'with' if usual else 'without'})",
            )
    if "address" in format_.takes:
        command.add_argument(
            "--address",
            metavar="URL",
            help="where the dashboard is published, for links from the file to it"
            " (default: address in config.yaml, else no links)",
        )
    if "template" in format_.takes:
        command.add_argument(
            "--template",
            metavar="FILE",
            help=f"a {format_.ending} file of your house style: master, fonts and colours are used",
        )


def _add_target(
    command: Parser, output: str | None = argparse.SUPPRESS, query: str = argparse.SUPPRESS
) -> None:
    """Say where to and what, before or after the format: without a default only if given."""
    command.add_argument(
        "-o",
        "--output",
        default=output,
        metavar="FILE",
        help="where to; - is standard output"
        " (default: this folder, under the name that is printed)",
    )
    command.add_argument(
        "--filter",
        default=query,
        metavar="QUERY",
        help="only these facts, written as in the address of a page:"
        " 'statuses=denied&bases=on-record'",
    )


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
        "--check", action="store_true", help="write nothing, only report which are not current"
    )
    schema.set_defaults(run=_schema)


def _export(arguments: argparse.Namespace) -> int:
    """Write the dossier, or the part that matches a filter, in one format."""
    format_: Format = arguments.format_
    template = getattr(arguments, "template", None)
    told = format_.told(
        **{name: getattr(arguments, name, None) for name in SWITCHES},
        template=_bytes_of(template) if template else None,
    )
    return _write(told, arguments)


def _bytes_of(path: str) -> bytes:
    """Return a file that the command line names as template."""
    try:
        with Path(path).open("rb") as file:
            content = file.read(MOST_OF_TEMPLATE + 1)
    except OSError as error:
        raise CommandError(f"--template: {path}: {error.strerror}") from None
    if len(content) > MOST_OF_TEMPLATE:
        raise CommandError(f"--template: {path} is larger than {MOST_OF_TEMPLATE:,} bytes")
    return content


def _export_chart(arguments: argparse.Namespace) -> int:
    """Write a chart alone."""
    ending = Path(arguments.output or "").suffix.removeprefix(".")
    kind = arguments.format or (ending if ending in PICTURES else "svg")
    return _write(picture_of(arguments.chart, kind, arguments.theme), arguments)


def _export_table(arguments: argparse.Namespace) -> int:
    """Write one table, or what it is."""
    ending = Path(arguments.output or "").name.partition(".")[2]
    kind = arguments.format or (ending if ending in TABLE_FILES else "csv")
    return _write(table_of(arguments.table, kind), arguments)


def _write(format_: Format, arguments: argparse.Namespace) -> int:
    """Write what is asked for; without a named file, under the name that a browser gives it."""
    from dashboard.domain.excerpt import excerpt
    from dashboard.exports.naming import file_name
    from dashboard.loading import load
    from dashboard.loading.editions import kept_editions

    config = config_of(arguments)
    dossier = kept_editions(config.absolute()).compared(load(config))
    selection = _selection(format_, arguments.filter, dossier)
    format_ = format_.told(address=_address(arguments, dossier) or None)
    with saying(f"{GENERATOR}: {format_.name} is being prepared"):
        content = format_.render(excerpt(dossier, selection))
    for line in format_.left_out(excerpt(dossier, selection)):
        print(f"{GENERATOR}: {line}", file=sys.stderr)
    if arguments.output == "-":
        sys.stdout.buffer.write(content)
        return DONE
    path = arguments.output or file_name(dossier, format_, selection)
    write(Path(path), content)
    if not arguments.output:
        print(path)
    return DONE


def _selection(format_: Format, query: str, dossier: "Dossier") -> "Selection":
    from dashboard.domain.query import FilterError, parse_filter

    try:
        selection = parse_filter(query, dossier)
    except FilterError as bad:
        raise CommandError(f"--filter: {bad}", MISUSED) from None
    if lacking := format_.lacks(selection):
        raise CommandError(f"--filter: {lacking}", MISUSED)
    return selection


def _address(arguments: argparse.Namespace, dossier: "Dossier") -> str:
    """Return where the dashboard is published, as the command line says it or the dossier."""
    from dashboard.domain.links import base_of

    if not (given := getattr(arguments, "address", None)):
        return dossier.config.base_address
    try:
        return base_of(given)
    except ValueError:
        wrong = f"--address: {given!r} is not the address of a dashboard"
        raise CommandError(f"{wrong}; write https://example.org/crisis/", MISUSED) from None


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
