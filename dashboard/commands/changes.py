"""`crisis-dashboard changes`: what changed from one state of a dossier to another."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.commands.line import DONE, add_config
from dashboard.commands.problems import counted, print_lines

if TYPE_CHECKING:
    from dashboard.commands.line import Commands
    from dashboard.domain.kinds_of_change import Change
    from dashboard.domain.states import State

FORMATS = ("text", "json", "markdown")
WHAT = (
    "a folder, a config.yaml, an export in JSON, a digest of an edition that a server kept, or a"
    " git revision of this dossier's folder"
)


def add(commands: "Commands") -> None:
    """The command with its options."""
    changes = commands.add_parser(
        "changes", help="name each change from one state of the dossier to another"
    )
    changes.add_argument("old", metavar="OLD", help=WHAT)
    changes.add_argument(
        "new",
        metavar="NEW",
        nargs="?",
        default="",
        help="the same (default: the files as they are)",
    )
    changes.add_argument(
        "--format", choices=FORMATS, default=FORMATS[0], help="default: %(default)s"
    )
    add_config(changes)
    changes.set_defaults(run=_changes)


def _changes(arguments: argparse.Namespace) -> int:
    """Print each change, by its kind."""
    from dashboard.domain.changes import changes
    from dashboard.loading.states import state_at

    config: Path = arguments.config
    old = state_at(arguments.old, config)
    new = state_at(arguments.new or str(config), config)
    found = changes(old, new)
    ways = {"text": _as_text, "json": _as_json, "markdown": _as_markdown}
    print_lines(ways[arguments.format](found, old, new), sys.stdout)
    return DONE


def _as_text(found: "tuple[Change, ...]", old: "State", new: "State") -> Iterator[str]:
    from dashboard.domain.changes import by_kind

    for kind, many in by_kind(found).items():
        yield f"{kind.label}:"
        yield from (f"  {one.sentence}" for one in many)
    yield f"{counted(len(found), 'change')} from {_edition(old)} to {_edition(new)}"


def _edition(state: "State") -> str:
    return f"{state.digest[:12]}… (as of {state.as_of})"


def _as_json(found: "tuple[Change, ...]", old: "State", new: "State") -> Iterator[str]:
    editions = {
        name: {"digest": state.digest, "as_of": state.as_of.isoformat()}
        for name, state in (("old", old), ("new", new))
    }
    said = {**editions, "changes": [asdict(one) for one in found]}
    yield json.dumps(said, indent=2, ensure_ascii=False)


def _as_markdown(found: "tuple[Change, ...]", old: "State", new: "State") -> Iterator[str]:
    from dashboard.domain.changes import by_kind
    from dashboard.templates.notes import note

    yield note("changes", kinds=by_kind(found), number=len(found), old=old, new=new).rstrip()
