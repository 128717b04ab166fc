"""`crisis-dashboard check`: every problem of the files, and of what they say."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.commands.line import DONE, WRONG, CommandError, add_config, config_of
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
    from dashboard.domain.dossier import Dossier
    from dashboard.loading.audit import Audit
    from dashboard.loading.draft import Draft
    from dashboard.loading.inspection import Inspection

EXTRA = "pip install 'crisis-dashboard[author]'"
NO_SLIDES = "slides are not judged while there are problems"
NOTHING_KNOWN = "name the text of an article with --article"


def add(commands: "Commands") -> None:
    """The command with its options."""
    check = commands.add_parser("check", help="report every problem in the files")
    check.add_argument(
        "--strict",
        action="store_true",
        help="before a briefing: also report what could mislead an audience, and whether the"
        " dossier is too old",
    )
    check.add_argument(
        "--deck",
        action="store_true",
        help="also report whether each slide of the deck can be presented, and which labels of"
        " slides and charts have no room",
    )
    check.add_argument(
        "--article",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="also compare all facts with this text of an article; may be given more than once",
    )
    add_json(check)
    add_config(check)
    check.set_defaults(run=_check)


def inspected(arguments: argparse.Namespace, articles: Sequence[Path]) -> "Inspection":
    """Look at a dossier as the options ask. Raises CommandError where a text is no article."""
    from dashboard.loading.inspection import inspect
    from dashboard.loading.original import ArticleMismatch

    day = date.today() if getattr(arguments, "strict", False) else None
    try:
        found = inspect(config_of(arguments), articles, briefing_on=day)
    except ArticleMismatch as error:
        files = ", ".join(map(str, articles))
        raise CommandError(f"{files}: {error.what}; {error.remedy or NOTHING_KNOWN}") from None
    for made in found.audits:
        _hold_against(made, found)
    return found


def _hold_against(made: "Audit", found: "Inspection") -> None:
    """Report where facts say more than the sentence of an article that they tell."""
    from dashboard.authoring.held import held_against_text
    from dashboard.loading.draft import Finding

    if found.dossier is None:
        return
    seed = next(one for one in found.dossier.seeds if one.id == made.seed.id)
    paragraphs = dict(enumerate(made.paragraphs, 1))
    try:
        for fact, report, fault in held_against_text(found.dossier, seed, paragraphs):
            record = report if fault.key in ("status", "hedge", "via") else fact
            finding = Finding(record, fault.key, fault.what, fault.hint)
            found.draft.note(finding, fault.rule)
    except ModuleNotFoundError as missing:
        what = f"no fact of it is held against single sentences: {missing.name} is not installed"
        finding = Finding(seed, "", what, EXTRA, warning=True)
        found.draft.note(finding, "facts-say-no-more")


def _check(arguments: argparse.Namespace) -> int:
    """Print all problems and warnings, or what the files hold."""
    found = inspected(arguments, arguments.article)
    unchecked = _check_letters(found) if arguments.strict else ""
    if arguments.strict and found.dossier:
        _check_slides(found.draft, found.dossier)
    findings = found.draft.findings
    problems, warnings = findings.problems, findings.warnings
    is_good = not problems and found.dossier is not None
    deck: tuple[str, ...] = ()
    is_ready = True
    if arguments.deck and is_good and found.dossier:
        deck, is_ready = _check_deck(found.dossier, config_of(arguments))
    if arguments.json:
        more = findings.more_problems + findings.more_warnings
        said: dict[str, object] = {"not_judged": found.not_judged, "more": more}
        said |= {"deck": list(deck)} if deck else {}
        said |= {"deck": [NO_SLIDES]} if arguments.deck and not is_good else {}
        said |= {"not_checked": unchecked} if unchecked else {}
        print_json((*problems, *warnings), said, sys.stdout)
    elif found.dossier is None or problems:
        print_lines(not_judged(found), sys.stdout)
        beside = findings.more_problems, findings.more_warnings
        print_problems((*problems, *warnings), sys.stdout, *beside)
        print_lines([NO_SLIDES] if arguments.deck else (), sys.stdout)
    else:
        print_all(warnings, sys.stdout, findings.more_warnings)
        warned = len(warnings) + findings.more_warnings
        print_lines([_counts(found.dossier, warned)], sys.stdout)
        print_lines([unchecked] if unchecked else (), sys.stdout)
        print_lines(deck, sys.stdout)
    return DONE if is_good and is_ready else WRONG


def _check_letters(found: "Inspection") -> str:
    """Warn of letters that the PDF would lack. Return why that was not looked at, if it was not."""
    if found.dossier is None or found.draft.findings.problems:
        return ""
    from dashboard.commands.font_coverage import warn_of_letters_without_a_font

    return warn_of_letters_without_a_font(found.draft, found.dossier)


def _check_slides(draft: "Draft", dossier: "Dossier") -> None:
    """Report slides that rest on unreviewed facts, where reviews are required.

    They can be drawn only if the files make a whole dossier, with outlines.
    """
    from dashboard.domain.config import ReviewRule
    from dashboard.loading.draft import Finding

    if dossier.config.review is not ReviewRule.REQUIRED or not dossier.basemap:
        return
    from dashboard.deck.readiness import readiness
    from dashboard.deck.usual import slides_of

    for slide, checked in zip(slides_of(dossier), readiness(dossier).slides, strict=True):
        if checked.unreviewed:
            what, hint = checked.unreviewed
            finding = Finding(slide, "facts" if slide.facts else "", what, hint)
            if not dossier.config.slides:
                finding = Finding(
                    dossier.config, "", f"{checked.what} of the usual deck {what}", hint
                )
            draft.note(finding, "slides-are-reviewed")


def not_judged(found: "Inspection") -> list[str]:
    """The line that says what was not judged, and why."""
    return [f"sentences are not judged: {found.not_judged}"] if found.not_judged else []


def _check_deck(dossier: "Dossier", config: Path) -> tuple[tuple[str, ...], bool]:
    """Return what there is to say of charts and slides, and whether all can be shown."""
    from dashboard.deck.readiness import charts, readiness
    from dashboard.loading.editions import kept_editions

    dossier = kept_editions(config.absolute()).compared(dossier)
    drawn, ready = charts(dossier), readiness(dossier)
    return (*map(str, drawn), *ready.lines), ready.is_ready and not any(one.faults for one in drawn)


def _fallen(dossier: "Dossier") -> str:
    """Return ' (plus 3 corrected or withdrawn)', or nothing."""
    gone = len(dossier.superseded)
    return f" (plus {gone:,} corrected or withdrawn)" if gone else ""


def _counts(dossier: "Dossier", warnings: int) -> str:
    """Return the counts of the files: '71 facts, 14 aid rows ... · digest 1a2b3c4d5e6f…'."""
    parts = [
        f"{counted(len(dossier.current), 'fact')}{_fallen(dossier)}",
        counted(len(dossier.aid), "aid row"),
        counted(len(dossier.places), "place"),
        counted(len(dossier.actors), "actor"),
        counted(len(dossier.sources), "source"),
        counted(len(dossier.tensions), "tension"),
        counted(len(dossier.open_questions), "open question"),
        *([counted(warnings, "warning")] if warnings else []),
    ]
    return f"{', '.join(parts)} · digest {dossier.digest[:12]}…"
