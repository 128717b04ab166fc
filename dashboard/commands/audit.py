"""`crisis-dashboard audit`: hold every fact against the text of its article."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

from dashboard.commands.line import DONE, WRONG, CommandError, add_config, config_of
from dashboard.commands.problems import counted, print_all, print_lines

if TYPE_CHECKING:
    from dashboard.commands.line import Commands
    from dashboard.loading.audit import Audit
    from dashboard.loading.draft import Draft

WIDTH = 100


def add(commands: "Commands") -> None:
    """The command with its options."""
    audit = commands.add_parser("audit", help="hold every fact against the text of its article")
    audit.add_argument(
        "--article", required=True, type=Path, metavar="FILE", help="the text; it is only read"
    )
    add_config(audit)
    audit.set_defaults(run=_audit)


def _audit(arguments: argparse.Namespace) -> int:
    """Print what cannot be checked, what does not stand in the text, and how much was checked."""
    from dashboard.loading import load_with_draft
    from dashboard.loading.audit import audit
    from dashboard.loading.original import NotTheText

    file: Path = arguments.article
    dossier, draft = load_with_draft(config_of(arguments))
    try:
        made = audit(dossier, draft, file)
    except NotTheText as error:
        remedy = error.remedy or "name the text of an article with --article"
        raise CommandError(f"{file}: {error.what}; {remedy}") from None
    problems = draft.findings.problems
    print_lines((*_inferred(made, draft), *_passed(made)), sys.stdout)
    print_all(problems, sys.stdout)
    print_lines([_summary(made, file, len(problems))], sys.stdout)
    return WRONG if problems else DONE


def _inferred(made: "Audit", draft: "Draft") -> Iterator[str]:
    """Dates that were worked out: each with the reason, for a reader to judge."""
    if made.inferred:
        yield f"{counted(len(made.inferred), 'inferred date')}, for you to judge:"
    for fact in made.inferred:
        located = draft.located(fact)
        at = located.keys["when"]
        yield f"  {at}  {located.label} · {fact.when}: {fact.when_why}"


def _passed(made: "Audit") -> Iterator[str]:
    """What could not be checked: why, how often, and what it is."""
    for why, what in made.passed.items():
        yield f"not checked: {what.total()} {why}:"
        for line in wrap(", ".join(_listed(what)), WIDTH - 2, break_on_hyphens=False):
            yield f"  {line}"


def _listed(what: Counter[str]) -> list[str]:
    return [f"{name} ({number} times)" if number > 1 else name for name, number in what.items()]


def _summary(made: "Audit", file: Path, problems: int) -> str:
    """How much was checked, of which sort, and what came of it."""
    from dashboard.loading.audit import SORTS

    sorts = ", ".join(counted(made.made[sort], sort) for sort in SORTS)
    return (
        f"{counted(len(made.facts), 'fact')} of record {made.seed.id} (found {made.found_by})"
        f" held against {file.name}: {counted(made.made.total(), 'check')} ({sorts}),"
        f" {counted(problems, 'problem')}"
    )
