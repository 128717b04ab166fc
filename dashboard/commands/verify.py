"""`crisis-dashboard verify`: hold a draft that was edited against the dossier."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.commands.line import DONE, WRONG, CommandError, add_config, config_of
from dashboard.commands.problems import print_lines

if TYPE_CHECKING:
    from dashboard.commands.line import Commands

WHAT = "report what an edited deck, paper or text has lost"


def add(commands: "Commands") -> None:
    """The command with its options."""
    verify = commands.add_parser("verify", help=WHAT)
    verify.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="a .pptx, .docx, .md or .txt; it is read and not changed",
    )
    verify.add_argument("--json", action="store_true", help="print one JSON object")
    add_config(verify)
    verify.set_defaults(run=_verify)


def _verify(arguments: argparse.Namespace) -> int:
    """Print each sentence that lost something, with what the dossier says, and the counts."""
    from dashboard.loading import load
    from dashboard.loading.editions import kept_editions
    from dashboard.verifying import verify
    from dashboard.verifying.report import as_json, as_lines

    content = _content(arguments.file)
    config = config_of(arguments)
    dossier = kept_editions(config.absolute()).compared(load(config))
    made = verify(content, arguments.file.name, dossier)
    print_lines([as_json(made)] if arguments.json else as_lines(made), sys.stdout)
    return DONE if made.is_good else WRONG


def _content(file: Path) -> bytes:
    """Return a file, no more of it than is needed to see that it is too large."""
    from dashboard.verifying.reading import MOST_BYTES

    if not file.is_file():
        raise CommandError(f"there is no file {file}")
    with file.open("rb") as opened:
        return opened.read(MOST_BYTES + 1)
