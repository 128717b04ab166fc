"""`crisis-dashboard check`: all that is wrong with the files."""

import argparse
import sys
from datetime import date
from typing import TYPE_CHECKING

from dashboard.commands.line import DONE, WRONG, add_config, config_of
from dashboard.commands.problems import counted, print_all, print_lines, print_problems
from dashboard.domain.problems import BadDossier

if TYPE_CHECKING:
    from dashboard.commands.line import Commands
    from dashboard.domain.dossier import Dossier


def add(commands: "Commands") -> None:
    """The command with its options."""
    check = commands.add_parser("check", help="say all that is wrong with the files")
    check.add_argument(
        "--strict",
        action="store_true",
        help="before a briefing: also what would mislead an audience, and whether all is too old",
    )
    check.add_argument(
        "--stage",
        action="store_true",
        help="also whether the deck of the Present page can be presented, slide by slide",
    )
    add_config(check)
    check.set_defaults(run=_check)


def _check(arguments: argparse.Namespace) -> int:
    """Print all problems and warnings, or what the files hold."""
    from dashboard.loading import load_with_draft
    from dashboard.loading.checks.briefing import check_for_briefing

    try:
        dossier, draft = load_with_draft(config_of(arguments))
    except BadDossier as bad:
        print_problems(bad.problems, sys.stdout)
        return WRONG
    if arguments.strict:
        check_for_briefing(draft, dossier, date.today())
    problems, warnings = draft.findings.problems, draft.findings.warnings
    if problems:
        print_problems((*problems, *warnings), sys.stdout)
        return WRONG
    print_all(warnings, sys.stdout)
    print_lines([_counts(dossier, len(warnings))], sys.stdout)
    return _stage(dossier) if arguments.stage else DONE


def _stage(dossier: "Dossier") -> int:
    """Print of each slide whether it is ready, and the verdict."""
    from dashboard.exports.stage import readiness

    ready = readiness(dossier)
    print_lines(ready.lines, sys.stdout)
    return DONE if ready.is_ready else WRONG


def _counts(dossier: "Dossier", warnings: int) -> str:
    """What the files hold, in one line: '71 facts, 14 aid rows ... · digest 1a2b3c4d5e6f…'."""
    parts = [
        counted(len(dossier.facts), "fact"),
        counted(len(dossier.aid), "aid row"),
        counted(len(dossier.places), "place"),
        counted(len(dossier.actors), "actor"),
        counted(len(dossier.sources), "source"),
        counted(len(dossier.tensions), "tension"),
        counted(len(dossier.questions), "open question"),
        *([counted(warnings, "warning")] if warnings else []),
    ]
    return f"{', '.join(parts)} · digest {dossier.digest[:12]}…"
