"""`crisis-dashboard proposals`: list what is proposed, with verdicts; accept or refuse one."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.commands.line import DONE, MISUSED, WRONG, CommandError, add_config, config_of
from dashboard.commands.problems import counted, print_lines, print_object
from dashboard.exports import GENERATOR

if TYPE_CHECKING:
    from dashboard.authoring.accepting import Verdict
    from dashboard.authoring.auditing import Bench
    from dashboard.authoring.drafts import Drafts, Proposed
    from dashboard.commands.line import Commands

ACCEPT, REFUSE = "accept", "refuse"
HELP = "a record (default: all that have drafts), or 'accept ID', or 'refuse ID'"
EXTRA = "pip install 'crisis-dashboard[author]'"


def add(commands: "Commands") -> None:
    """The command with its options."""
    command = commands.add_parser(
        "proposals", help="judge proposed facts against their article; accept or refuse one"
    )
    command.add_argument("words", nargs="*", metavar="RECORD", help=HELP)
    command.add_argument("--article", type=Path, metavar="FILE", help="the text of the article")
    command.add_argument(
        "--as",
        dest="choice",
        default="",
        metavar="CHOICE",
        help="new, same:FACT, narrower:FACT, contradicts:FACT, corrects:FACT, withdraws:FACT,"
        " answers:QUESTION, moves:ROW:STAGE",
    )
    command.add_argument("--why", default="", metavar="TEXT", help="why it is refused")
    command.add_argument("--json", action="store_true", help="print one JSON object")
    add_config(command)
    command.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    config, words = config_of(arguments), arguments.words
    try:
        match words:
            case [] | [_] if not {ACCEPT, REFUSE} & set(words):
                return _list(config, words, arguments)
            case ["accept", id]:
                return _accept(config, id, arguments)
            case ["refuse", id]:
                return _refuse(config, id, arguments)
    except ImportError as error:
        raise CommandError(f"{error.name} is not installed: {EXTRA}") from None
    raise CommandError(f"write {GENERATOR} proposals, and after it {HELP}", MISUSED)


def _list(config: Path, words: list[str], arguments: argparse.Namespace) -> int:
    """Print each open proposal with its verdict and its twins, and what became of the others."""
    from dashboard.authoring.drafts import read_drafts, records

    named = words or records(config)
    if not words:
        print_lines(_strays(config), sys.stderr)
    if not named:
        raise CommandError("there are no proposals: drafts/ holds none beside config.yaml")
    found = [_Judged(read_drafts(config, record), arguments) for record in named]
    if arguments.json:
        print_object({"records": [one.as_json() for one in found]}, sys.stdout)
    else:
        print_lines((line for one in found for line in one.lines()), sys.stdout)
    return WRONG if any(one.is_wrong for one in found) else DONE


def _strays(config: Path) -> Iterator[str]:
    """Yield a line for each draft of no record: a name with an error in it would go unseen."""
    from dashboard.authoring.drafts import FOLDER, strays

    for path in strays(config):
        name = f"{FOLDER}/{path.name}"
        yield f"{GENERATOR}: {name} is not read: no record of an article is called '{path.stem}'"


class _Judged:
    """The proposals of one record, each open one with its verdict."""

    def __init__(self, drafts: "Drafts", arguments: argparse.Namespace) -> None:
        from dashboard.authoring.auditing import bench

        self.drafts = drafts
        self._bench = None
        if any(one.is_open for one in drafts.proposals):
            self._bench = bench(arguments.config, drafts.record, arguments.article)
        self.verdicts = {
            one.id: _verdict(one, self._bench, arguments.choice)
            for one in drafts.proposals
            if one.is_open and self._bench
        }

    @property
    def is_wrong(self) -> bool:
        """Return whether a proposal cannot be read, or is refused."""
        refused = any(verdict.faults for verdict in self.verdicts.values())
        return bool(self.drafts.problems) or refused

    def lines(self) -> Iterator[str]:
        """Yield what a terminal shows."""
        yield from map(str, self.drafts.problems)
        for one in self.drafts.proposals:
            yield from self._of_one(one)
        states = [_state(one, self.verdicts.get(one.id)) for one in self.drafts.proposals]
        counts = ", ".join(f"{states.count(state)} {state}" for state in dict.fromkeys(states))
        total = counted(len(states), "proposal")
        yield f"{self.drafts.record}: {total}{counts and f': {counts}'}"

    def _of_one(self, one: "Proposed") -> Iterator[str]:
        verdict = self.verdicts.get(one.id)
        yield f"{one.at}  {one.id} ({_state(one, verdict)}), by {one.proposal.by}"
        yield f"    {one.fact.get('statement', '')}"
        if verdict is None:
            return
        for fault in verdict.faults:
            yield f"    wrong: {fault}"
        for open_ in verdict.undecided:
            yield f"    to choose: {open_}"
        for left in verdict.left:
            yield f"    to mend afterwards: {left}"
        for twin in self._twins(one):
            yield f"    like '{twin['fact']}' ({twin['score']}): {twin['why']}"

    def _twins(self, one: "Proposed") -> list[dict[str, object]]:
        from dashboard.authoring.twins import candidate_of, twins

        if self._bench is None:
            return []
        found = twins(candidate_of(one.fact, words=one.proposal.quote), self._bench.dossier)
        return [{"fact": twin.fact.id, "score": twin.score, "why": twin.why} for twin in found]

    def as_json(self) -> dict[str, object]:
        """Return the same for programs."""
        return {
            "record": self.drafts.record,
            "problems": [str(problem) for problem in self.drafts.problems],
            "proposals": [self._one_as_json(one) for one in self.drafts.proposals],
        }

    def _one_as_json(self, one: "Proposed") -> dict[str, object]:
        verdict = self.verdicts.get(one.id)
        said = {"id": one.id, "by": one.proposal.by, "state": _state(one, verdict)}
        if verdict is None:
            return {**said, "why": one.proposal.refused}
        faults = [fault._asdict() for fault in verdict.faults]
        return {
            **said,
            "choice": str(verdict.choice),
            "faults": faults,
            "undecided": list(map(str, verdict.undecided)),
            "left": list(map(str, verdict.left)),
            "twins": self._twins(one),
        }


def _verdict(one: "Proposed", bench: "Bench", choice: str) -> "Verdict":
    """Judge a proposal; a choice that cannot be made is one more thing that is wrong with it."""
    from dashboard.authoring.accepting import Verdict, judged
    from dashboard.authoring.audits.fault import Fault
    from dashboard.authoring.choices import Choice, NoChoice

    try:
        return judged(one, bench, choice)
    except NoChoice as error:
        return Verdict(Choice(), (Fault("choice", str(error)),))


def _state(one: "Proposed", verdict: "Verdict | None") -> str:
    if one.proposal.accepted:
        return "accepted"
    if verdict is None:
        return "refused"
    return "not to be accepted" if verdict.faults else "may be accepted"


def _accept(config: Path, id: str, arguments: argparse.Namespace) -> int:
    from dashboard.authoring.accepting import accept
    from dashboard.authoring.auditing import bench

    record, one = _found(config, id)
    verdict = accept(config, one, bench(config, record, arguments.article), arguments.choice)
    lines = [f"accepted {id} as {verdict.choice}"]
    lines += [f"to mend: {left}" for left in verdict.left]
    print_lines(lines, sys.stdout)
    return DONE


def _refuse(config: Path, id: str, arguments: argparse.Namespace) -> int:
    from dashboard.authoring.accepting import refuse

    if not arguments.why.strip():
        raise CommandError("say why it is refused, with --why", MISUSED)
    record, _ = _found(config, id)
    refuse(config, record, id, arguments.why)
    print_lines([f"refused {id}"], sys.stdout)
    return DONE


def _found(config: Path, id: str) -> tuple[str, "Proposed"]:
    """Return an open proposal with its record. Raises CommandError."""
    from dashboard.authoring.drafts import read_drafts, records

    drafts = [read_drafts(config, record) for record in records(config)]
    found = [(one.record, each) for one in drafts for each in one.proposals if each.id == id]
    if not found:
        unread = [str(problem) for one in drafts for problem in one.problems]
        raise CommandError("\n".join([f"there is no proposal '{id}' that can be read", *unread]))
    record, one = next((pair for pair in found if pair[1].is_open), found[0])
    if not one.is_open:
        raise CommandError(f"proposal '{id}' is {_state(one, None)} already")
    return record, one
