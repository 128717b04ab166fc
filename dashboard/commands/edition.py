"""`crisis-dashboard edition`: which state of the dossier a digest in a file means."""

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dashboard.commands.line import DONE, MISUSED, CommandError, add_config, config_of
from dashboard.commands.problems import print_lines

if TYPE_CHECKING:
    from dashboard.commands.line import Commands
    from dashboard.domain.dossier import Dossier
    from dashboard.domain.editions import EditionMatch


def add(commands: "Commands") -> None:
    """The command with its options."""
    edition = commands.add_parser(
        "edition", help="say which edition of the dossier a digest belongs to"
    )
    edition.add_argument(
        "digest", metavar="DIGEST", help="the digest in a file, or its first 8 digits or more"
    )
    add_config(edition)
    edition.set_defaults(run=_edition)


def _edition(arguments: argparse.Namespace) -> int:
    """Print which edition it is, and what changed after it."""
    from dashboard.domain.editions import find
    from dashboard.loading import load

    dossier = load(config_of(arguments))
    try:
        found = find(arguments.digest, dossier)
    except ValueError as error:
        raise CommandError(str(error), MISUSED) from None
    if not found:
        raise CommandError("no edition of this dossier has this digest")
    if len(found) > 1:
        raise CommandError(f"{len(found)} editions begin like this; give more digits")
    print_lines(_said(found[0], dossier), sys.stdout)
    return DONE


def _said(found: "EditionMatch", dossier: "Dossier") -> Iterator[str]:
    if found.edition is None:
        yield f"{found.digest}: the present dossier, as of {dossier.config.as_of}"
        return
    yield f"{found.digest}: the edition of {found.edition.on}"
    yield "changed since:"
    yield from (f"  {change}" for change in found.changes)
