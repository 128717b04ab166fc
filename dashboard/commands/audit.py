"""`crisis-dashboard audit`: compare every fact with the text of its article."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

from dashboard.commands.check import inspected, not_judged
from dashboard.commands.line import DONE, MISUSED, WRONG, CommandError, add_config
from dashboard.commands.problems import (
    add_json,
    counted,
    print_all,
    print_json,
    print_lines,
    print_problems,
)

if TYPE_CHECKING:
    from dashboard.commands.line import Commands
    from dashboard.loading.audit import Audit
    from dashboard.loading.draft import Draft
    from dashboard.loading.inspection import Inspection

WIDTH = 100


def add(commands: "Commands") -> None:
    """The command with its options."""
    audit = commands.add_parser("audit", help="compare every fact with the text of its article")
    audit.add_argument(
        "--article",
        required=True,
        action="append",
        type=Path,
        metavar="FILE",
        help="the text; it is read and not changed",
    )
    add_json(audit)
    add_config(audit)
    audit.set_defaults(run=_audit)


def _audit(arguments: argparse.Namespace) -> int:
    """Print what cannot be checked, what is not in the text, and how much was checked."""
    file, *more_files = arguments.article
    if more_files:
        raise CommandError("audit compares one text; check takes --article for each", MISUSED)
    found = inspected(arguments, [file])
    problems, more = found.draft.findings.problems, found.draft.findings.more_problems
    if arguments.json:
        print_json(problems, {"more": more, **_as_json(found)}, sys.stdout)
    elif found.dossier is None:
        print_lines(not_judged(found), sys.stderr)
        print_problems(problems, sys.stderr, more)
    else:
        (made,) = found.audits
        print_lines((*_inferred(made, found.draft), *_passed(made)), sys.stdout)
        print_all(problems, sys.stdout, more)
        print_lines([_summary(made, file, len(problems) + more)], sys.stdout)
    return WRONG if problems else DONE


def _as_json(found: "Inspection") -> dict[str, object]:
    """Return the checks made of each article, how often, and what could not be checked."""
    audits = [
        {
            "record": made.seed.id,
            "facts": len(made.facts),
            "reports": made.reports,
            "checks": dict(made.made),
            "not_checked": {why: dict(what) for why, what in made.passed.items()},
            "inferred": {fact.id: fact.when_why for fact in made.inferred},
        }
        for made in found.audits
    ]
    return {"not_judged": found.not_judged, "audits": audits}


def _inferred(made: "Audit", draft: "Draft") -> Iterator[str]:
    """Dates that were worked out: each with the reason, for a reader to judge."""
    if made.inferred:
        yield f"{counted(len(made.inferred), 'inferred date')}, for you to judge:"
    for fact in made.inferred:
        located = draft.located(fact)
        at = located.keys["when"]
        yield f"  {at}  {located.label} · {fact.when}: {fact.when_why}"


def _passed(made: "Audit") -> Iterator[str]:
    """Return what could not be checked: the reason, how often, and the names."""
    for why, what in made.passed.items():
        yield f"not checked: {what.total()} {why}:"
        for line in wrap(", ".join(_listed(what)), WIDTH - 2, break_on_hyphens=False):
            yield f"  {line}"


def _listed(what: Counter[str]) -> list[str]:
    return [f"{name} ({number} times)" if number > 1 else name for name, number in what.items()]


def _summary(made: "Audit", file: Path, problems: int) -> str:
    """Return one line: how many checks of each kind were made, and the result."""
    from dashboard.loading.audit import SORTS

    sorts = ", ".join(counted(made.made[sort], sort) for sort in SORTS)
    return (
        f"{counted(len(made.facts), 'fact')} in {counted(made.reports, 'report')}"
        f" of record {made.seed.id} (found {made.found_by}) compared with {file.name}:"
        f" {counted(made.made.total(), 'check')} ({sorts}), {counted(problems, 'problem')}"
    )
