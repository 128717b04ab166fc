"""`crisis-dashboard review`: who read which entry against its article, and what changed since."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dashboard.commands.line import (
    DONE,
    MISUSED,
    CommandError,
    add_config,
    config_of,
)
from dashboard.commands.problems import counted, print_lines
from dashboard.commands.second_reading import add_blind, add_compare
from dashboard.domain.record import LABEL
from dashboard.domain.wording import did_you_mean

if TYPE_CHECKING:
    from dashboard.commands.line import Commands
    from dashboard.domain.dossier import Dossier, Entry
    from dashboard.loading.draft import Draft

NEEDS = "writing into the files needs {}: pip install 'crisis-dashboard[author]'"


class Named(NamedTuple):
    """An entry with the name of its collection and what one of it is called."""

    collection: str
    noun: str
    entry: "Entry"

    @property
    def label(self) -> str:
        """Return what messages call it."""
        return f"{self.noun} '{self.entry.id}'"


def add(commands: "Commands") -> None:
    """The command with its subcommands."""
    review = commands.add_parser("review", help="record who read which entry, and compare readings")
    steps = review.add_subparsers(metavar="STEP", required=True)
    for one in (_add_list, _add_sign, add_blind, add_compare):
        one(steps)


def _add_list(steps: "Commands") -> None:
    step = steps.add_parser("list", help="say which entries are reviewed, and which changed since")
    step.add_argument("--json", action="store_true", help="print one JSON object: every entry")
    add_config(step)
    step.set_defaults(run=_list)


def _add_sign(steps: "Commands") -> None:
    step = steps.add_parser("sign", help="write into entries that somebody reviewed them")
    step.add_argument("--by", required=True, type=_name, metavar="NAME", help="who read them")
    step.add_argument(
        "--on",
        type=_day,
        metavar="DAY",
        help="the day, as 2031-05-21 (default: today)",
    )
    step.add_argument(
        "ids",
        nargs="+",
        metavar="ID",
        help="the id of a fact, or an entry of another collection as places:ID",
    )
    add_config(step)
    step.set_defaults(run=_sign)


def _name(text: str) -> str:
    """Return a name that may stand in a file. Raises ArgumentTypeError."""
    from dashboard.loading.characters import readable

    name = text.strip()
    if not name or len(name) > LABEL or readable(name) != name or not name.isprintable():
        raise argparse.ArgumentTypeError(f"give a name of 1 to {LABEL} visible characters")
    return name


def _day(text: str) -> date:
    """Return a day. Raises ArgumentTypeError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2031-05-21") from None


def _entries(dossier: "Dossier") -> Iterator[Named]:
    """Yield every entry that can be reviewed, in the order of collections and files."""
    from dashboard.loading.inventory import DATA

    for name, _, noun, _ in DATA:
        yield from (Named(name, noun, entry) for entry in getattr(dossier, name))


def _list(arguments: argparse.Namespace) -> int:
    """Print how many entries are reviewed, by collection, and each that is not as it is now."""
    from dashboard.loading import load_with_draft

    dossier, draft = load_with_draft(config_of(arguments))
    entries = tuple(_entries(dossier))
    if arguments.json:
        print_lines([_as_json(entries, dossier, draft)], sys.stdout)
    else:
        print_lines((*_counts(entries, dossier), *_open(entries, dossier, draft)), sys.stdout)
    return DONE


def _counts(entries: Sequence[Named], dossier: "Dossier") -> Iterator[str]:
    """Yield a line for each collection: 'facts: 3 reviewed, 1 changed since, 6 not reviewed'."""
    from dashboard.domain.reviews import Standing, standing

    found = Counter(
        (one.collection, standing(one.collection, one.entry, dossier)) for one in entries
    )
    for name in dict.fromkeys(one.collection for one in entries):
        reviewed, changed, not_reviewed = (found[name, how] for how in Standing)
        yield f"{name}: {reviewed} reviewed, {changed} changed since, {not_reviewed} not reviewed"


def _open(entries: Sequence[Named], dossier: "Dossier", draft: "Draft") -> Iterator[str]:
    """Yield a line for each entry that nobody reviewed as it is now; those that changed first."""
    from dashboard.domain.reviews import Standing, in_words, standing

    for how in (Standing.REOPENED, Standing.UNREVIEWED):
        for one in entries:
            if standing(one.collection, one.entry, dossier) is how:
                said = in_words(one.collection, one.entry, dossier)
                yield f"{draft.located(one.entry).at}  {one.label}: {said}"


def _as_json(entries: Sequence[Named], dossier: "Dossier", draft: "Draft") -> str:
    """Return every entry with its place, whether it is reviewed, by whom and when."""
    from dashboard.domain.reviews import standing

    listed: list[dict[str, object]] = []
    for one in entries:
        at = draft.located(one.entry).at
        review = dossier.reviews.get(f"{one.collection}:{one.entry.id}")
        found: dict[str, object] = {"collection": one.collection, "id": one.entry.id}
        found |= {"file": at.file, "line": at.line}
        found["standing"] = standing(one.collection, one.entry, dossier)
        if review:
            found |= {"by": review.by, "on": review.on.isoformat()}
        listed.append(found)
    return json.dumps({"entries": listed}, indent=2, ensure_ascii=False)


def _sign(arguments: argparse.Namespace) -> int:
    """Write into each entry who reviewed it, with the digest of what it says now."""
    from dashboard.domain.reviews import entry_digest
    from dashboard.loading.inventory import REVIEWED

    try:
        from dashboard.authoring.saving import change_there, save
    except ModuleNotFoundError as missing:
        raise CommandError(NEEDS.format(missing.name)) from None
    config = config_of(arguments)
    dossier, draft = _sound(config)
    chosen = tuple(dict.fromkeys(_named(text, dossier) for text in arguments.ids))
    day = arguments.on or _today()
    if arguments.on:
        _check_day(day, chosen, dossier)
    signed = {"by": arguments.by, "on": day}
    changes = []
    for name, _, entry in chosen:
        review = signed | {"digest": entry_digest(entry)}
        changes.append(change_there(config, name, entry.id, {REVIEWED: review}))
    save(config, changes)
    said = f"reviewed by {arguments.by} on {day}"
    print_lines(
        (f"{draft.located(one.entry).at}  {one.label}: {said}" for one in chosen), sys.stdout
    )
    return DONE


def _today() -> date:
    return date.today()


def _check_day(day: date, chosen: Sequence[Named], dossier: "Dossier") -> None:
    """Refuse a day that is still to come, or on which an article could not be read yet.

    A dossier of made-up days may lie ahead of today: its own day counts as well. Raises
    CommandError.
    """
    if day > max(_today(), dossier.config.as_of):
        raise CommandError(f"--on {day} is still to come; give the day of the reading", MISUSED)
    for one in chosen:
        published = _published(one.entry, dossier)
        if published and day < published:
            what = f"--on {day} is before {published}, the day of an article of {one.label}"
            raise CommandError(f"{what}; give the day of the reading", MISUSED)


def _published(entry: "Entry", dossier: "Dossier") -> date | None:
    """Return the last day of the articles that tell a fact; of others that of the first article."""
    from dashboard.domain.facts import Fact

    if isinstance(entry, Fact):
        told = (dossier.article_of(report) for report in entry.reports)
        return max((seed.date for seed in told if seed), default=None)
    return min((seed.date for seed in dossier.seeds), default=None)


def _sound(config: Path) -> tuple["Dossier", "Draft"]:
    """Return a dossier in which `check` finds no problem. Raises CommandError."""
    from dashboard.loading.inspection import inspect

    draft, dossier, _, _ = inspect(config)
    number = len(draft.findings.problems) + draft.findings.more_problems
    if number or dossier is None:
        found = counted(number, "problem")
        raise CommandError(f"the files have {found}; run crisis-dashboard check, then sign")
    return dossier, draft


def _named(text: str, dossier: "Dossier") -> Named:
    """Return the entry that a command line names. Raises CommandError."""
    collection, _, name = text.rpartition(":")
    collection = collection or "facts"
    known = {f"{one.collection}:{one.entry.id}": one for one in _entries(dossier)}
    if found := known.get(f"{collection}:{name}"):
        return found
    elsewhere = [key for key in known if key.endswith(f":{name}")]
    near = did_you_mean(
        name, (one.entry.id for one in known.values() if one.collection == collection)
    )
    hint = f"did you mean '{elsewhere[0]}'?" if elsewhere else near
    collections = dict.fromkeys(one.collection for one in known.values())
    if collection not in collections:
        hint = hint or f"the collections are: {', '.join(collections)}"
    raise CommandError(f"no entry {text!r} in {collection}{hint and f'; {hint}'}", MISUSED)
