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
    from dashboard.loading.editions import EditionMark


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
    from dashboard.loading.editions import kept_editions

    config = config_of(arguments)
    dossier = load(config)
    try:
        found = {one.digest: one for one in find(arguments.digest, dossier)}
    except ValueError as error:
        raise CommandError(str(error), MISUSED) from None
    sought = arguments.digest.strip().rstrip("…").lower()
    kept = kept_editions(config.absolute())
    marks = {one.digest: one for one in kept.listed() if one.digest.startswith(sought)}
    if not (digests := found.keys() | marks.keys()):
        raise CommandError("no edition of this dossier has this digest")
    if len(digests) > 1:
        raise CommandError(f"{len(digests)} editions begin like this; give more digits")
    (digest,) = digests
    if match := found.get(digest):
        print_lines(_said(match, dossier), sys.stdout)
    if digest != dossier.digest and (mark := marks.get(digest)):
        print_lines(_told(mark, kept.opened(mark), dossier), sys.stdout)
    return DONE


def _said(found: "EditionMatch", dossier: "Dossier") -> Iterator[str]:
    if found.edition is None:
        yield f"{found.digest}: the present dossier, as of {dossier.config.as_of}"
        return
    yield f"{found.digest}: the edition of {found.edition.on}"
    yield "changed since:"
    yield from (f"  {change}" for change in found.changes)


def _told(mark: "EditionMark", edition: "Dossier | None", dossier: "Dossier") -> Iterator[str]:
    """Yield what an edition is that a server keeps, and all that changed since."""
    from dashboard.domain.changes import changes
    from dashboard.domain.states import state_of

    yield f"{mark.digest}: kept here, {mark.known.words}"
    if edition:
        yield "each change since:"
        found = changes(state_of(edition), state_of(dossier))
        yield from (f"  {one.sentence}" for one in found)
