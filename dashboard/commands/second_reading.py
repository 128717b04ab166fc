"""`crisis-dashboard review blind` and `compare`: a second reader, and what both read otherwise."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.atomic_write import write
from dashboard.commands.line import DONE, MISUSED, WRONG, CommandError, add_config, config_of
from dashboard.commands.problems import counted, print_lines

if TYPE_CHECKING:
    from dashboard.authoring.agreement import SecondReading
    from dashboard.authoring.blind import Claim
    from dashboard.commands.line import Commands
    from dashboard.domain.dossier import Dossier
    from dashboard.loading.draft import Draft

USUAL_SHEET = "sheets/blind.yaml"
"""Where a sheet lies among the drafts of its dossier, if the command line does not say.

In a folder of its own: what lies beside it are proposals.
"""
QUOTES = (
    "would hold the text of an article, which must not be published: write the sheet where git"
    " ignores it, or outside of the dossier and of any work tree of git"
)


def add_blind(steps: "Commands") -> None:
    """The step that writes a sheet."""
    step = steps.add_parser(
        "blind", help="write a sheet for a second reader, without status, basis and hedge"
    )
    step.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help=f"where to (default: drafts/{USUAL_SHEET} beside config.yaml)",
    )
    step.add_argument(
        "--article",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="also write the paragraphs of this text into it; may be given more than once",
    )
    add_config(step)
    step.set_defaults(run=_blind)


def add_compare(steps: "Commands") -> None:
    """The step that reads a sheet that was filled in."""
    step = steps.add_parser("compare", help="list what a second reader says otherwise")
    step.add_argument("sheet", type=Path, metavar="SHEET", help="a sheet that was filled in")
    add_config(step)
    step.set_defaults(run=_compare)


def _blind(arguments: argparse.Namespace) -> int:
    """Write a sheet for a second reader. An earlier sheet is never written over."""
    from dashboard.authoring.blind import claims, sheet
    from dashboard.authoring.quoting import DRAFTS, may_quote
    from dashboard.loading import load

    config = config_of(arguments)
    dossier = load(config)
    path = arguments.output or config.parent / DRAFTS / USUAL_SHEET
    if path.exists():
        raise CommandError(f"{path} is there already; name another file with -o, or remove it")
    texts = _texts(arguments.article, dossier)
    if texts and not may_quote(path, dossier):
        raise CommandError(f"{path} {QUOTES}", MISUSED)
    if not arguments.output:
        path.parent.mkdir(parents=True, exist_ok=True)
    write(path, sheet(dossier, texts).encode())
    number = counted(len(claims(dossier)), "claim")
    print_lines(
        [f"{path}: {number} to read; then crisis-dashboard review compare {path}"], sys.stdout
    )
    return DONE


def _texts(files: Sequence[Path], dossier: "Dossier") -> dict[str, tuple[str, ...]]:
    """Return the texts of articles by record. Raises CommandError where one is another."""
    from dashboard.authoring.quoting import text_of
    from dashboard.loading.original import ArticleMismatch

    found = {}
    for file in files:
        try:
            record, paragraphs = text_of(file, dossier)
            found[record] = paragraphs
        except ArticleMismatch as error:
            hint = error.remedy or "name the text of an article with --article"
            raise CommandError(f"{file}: {error.what}; {hint}") from None
    return found


def _compare(arguments: argparse.Namespace) -> int:
    """Print each difference, what was not compared, and how far the two readers agree."""
    from dashboard.authoring.agreement import compared
    from dashboard.authoring.sheets import read_sheet
    from dashboard.loading import load_with_draft

    dossier, draft = load_with_draft(config_of(arguments))
    reading = compared(read_sheet(arguments.sheet, dossier), dossier)
    print_lines((*_differences(reading, draft), *_agreement(reading)), sys.stdout)
    return WRONG if reading.differences else DONE


def _differences(reading: "SecondReading", draft: "Draft") -> Iterator[str]:
    """Yield a line for each difference, and for each claim that could not be compared."""
    for claim, key, ours, theirs in reading.differences:
        said = f"the dossier says '{ours}', the second reader '{theirs}'"
        yield f"{_spot(claim, draft, key)} · {key}: {said}"
    for claim, keys in reading.empty.items():
        yield f"{_spot(claim, draft)}: left empty: {', '.join(keys)}"
    for claim in reading.changed:
        yield f"{_spot(claim, draft)}: changed after the sheet was made, and is not compared"
    for claim in reading.missing:
        yield f"{_spot(claim, draft)}: is not in the sheet"


def _spot(claim: "Claim", draft: "Draft", key: str = "") -> str:
    """Return where a claim is, or a key of it, and what messages call it."""
    located = draft.located(claim.report)
    return f"{located.keys.get(key, located.at)}  {located.label}"


def _agreement(reading: "SecondReading") -> Iterator[str]:
    """Yield a line for each key: how often both say the same, and what was left empty."""
    from dashboard.authoring.agreement import WITH_KAPPA, kappa
    from dashboard.authoring.blind import ASKED

    for key in ASKED:
        pairs = reading.of(key)
        same = sum(pair.is_same for pair in pairs)
        empty = sum(key in keys for keys in reading.empty.values())
        parts = [f"{key}: the same in {same} of {counted(len(pairs), 'claim')}"]
        parts += [f"{empty} left empty"] if empty else []
        found = kappa(pairs) if key in WITH_KAPPA else None
        parts += [f"Cohen's kappa {found:.2f}"] if found is not None else []
        yield ", ".join(parts)
