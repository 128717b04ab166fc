"""What changed of one fact."""

from collections.abc import Iterator

from dashboard.domain.dates import in_words
from dashboard.domain.facts import Fact, Report
from dashboard.domain.kinds_of_change import Change, ChangeKind, quoted
from dashboard.domain.record import annotations_of, differing
from dashboard.domain.states import State
from dashboard.domain.wording import folded, listed

TOLD = frozenset(
    {
        *("statement", "reports", "when", "when_is", "figures", "disputes"),
        *("corrects", "withdrawn", "formerly", "id"),
    }
)
"""The keys whose changes have a sentence of their own, or follow from another."""
FOLLOWS = {"short": {"statement"}, "when_why": {"when", "when_is"}}
"""Keys that are expected to change with others, which tell of it."""
IN_WORDS = {
    "short": "label",
    "when_why": "how the date was worked out",
    "say": "sentence to quote",
    "qualifies": "what it narrows",
    "kind": "kind",
}
"""What readers call a key that is another word."""


def changed_fact(was: Fact, now: Fact, old: State, new: State) -> Iterator[Change]:
    """Yield what changed from one wording of a fact to another; nothing for the same."""
    if was == now:
        return
    yield from _hedge(was, now)
    yield from _status(was, now)
    yield from _figures(was, now)
    yield from _date(was, now)
    yield from _wording(was, now)
    yield from _reports(was, now, old, new)
    yield from _disputes(was, now, new)
    yield from _others(was, now, new)


def _change(kind: ChangeKind, fact: Fact, said: str, was: str, now: str) -> Change:
    return Change(kind, said, "facts", fact.id, (fact.id,), was, now)


def _hedge(was: Fact, now: Fact) -> Iterator[Change]:
    if was.hedge == now.hedge:
        return
    if was.hedge and now.hedge:
        kind, how = ChangeKind.HEDGE, f"Now softened by “{now.hedge}”, before by “{was.hedge}”"
    elif now.hedge:
        kind, how = ChangeKind.HEDGE_ADDED, f"Now softened by “{now.hedge}”"
    else:
        kind, how = ChangeKind.HEDGE_DROPPED, f"No longer softened by “{was.hedge}”"
    if was.status is not now.status:
        how = f"{how} ({now.status.label}, before {was.status.label})"
    yield _change(kind, now, f"{how}: {quoted(now.statement)}", was.hedge, now.hedge)


def _status(was: Fact, now: Fact) -> Iterator[Change]:
    """Yield another status, unless it came with a hedge, which tells of it."""
    if was.status is not now.status and was.hedge == now.hedge:
        labels = was.status.label, now.status.label
        said = f"Now {labels[1]}, before {labels[0]}: {quoted(now.statement)}"
        yield _change(ChangeKind.STATUS, now, said, *labels)


def _figures(was: Fact, now: Fact) -> Iterator[Change]:
    if was.figures == now.figures:
        return
    before, after = (", ".join(map(str, fact.figures)) or "no figure" for fact in (was, now))
    if before != after:
        said = f"Now {after}, before {before}: {quoted(now.statement)}"
        yield _change(ChangeKind.FIGURE, now, said, before, after)


def _date(was: Fact, now: Fact) -> Iterator[Change]:
    if (was.when, was.when_is) == (now.when, now.when_is):
        return
    before, after = (f"{in_words(one.when)} ({one.when_is.label.lower()})" for one in (was, now))
    said = f"Now dated {after}, before {before}: {quoted(now.statement)}"
    if was.when == now.when:
        labels = (one.when_is.label.lower() for one in (now, was))
        said = f"{in_words(now.when)} is now the {', before the '.join(labels)}: "
        said += quoted(now.statement)
    yield _change(ChangeKind.DATE, now, said, before, after)


def _wording(was: Fact, now: Fact) -> Iterator[Change]:
    """Yield that the statement is another, unless only its hedge came or went."""
    if was.statement == now.statement or _without_hedges(was, was, now) == _without_hedges(
        now, was, now
    ):
        return
    said = f"Reworded: {quoted(now.statement)} Before: {quoted(was.statement)}"
    yield _change(ChangeKind.REWORDED, now, said, was.statement, now.statement)


def _without_hedges(fact: Fact, *both: Fact) -> str:
    words = folded(fact.statement)
    for hedge in (folded(one.hedge) for one in both if one.hedge):
        words = words.replace(hedge, " ")
    return " ".join(words.split())


def _reports(was: Fact, now: Fact, old: State, new: State) -> Iterator[Change]:
    """Yield who reports it too, or no longer; and what it rests on where that is another."""
    before, after = ({report.via: report for report in fact.reports} for fact in (was, now))
    gained = [report for via, report in after.items() if via not in before]
    lost = [report for via, report in before.items() if via not in after]
    if gained and not lost:
        said = f"Now also reported by {_voices(gained, new)}: {quoted(now.statement)}"
        yield _change(ChangeKind.REPORT, now, said, "", _voices(gained, new))
    elif lost:
        who = _voices(lost, old), _voices(list(after.values()), new)
        said = f"Now reported by {who[1]}, no longer by {who[0]}: {quoted(now.statement)}"
        yield _change(ChangeKind.REPORT, now, said, *who)
    if was.basis is not now.basis and not (gained or lost):
        labels = was.basis.label.lower(), now.basis.label.lower()
        said = f"Now rests on {labels[1]}, before on {labels[0]}: {quoted(now.statement)}"
        yield _change(ChangeKind.OTHER, now, said, *labels)


def _voices(reports: list[Report], state: State) -> str:
    """Return who reports it: the outlet, and the article that tells so."""
    said = (
        state.name("sources", report.via[0])
        if (voice := state.voice(report)) == state.name("sources", report.via[0])
        else f"{voice} in {state.name('sources', report.via[0])}"
        for report in reports
    )
    return listed(list(dict.fromkeys(said)))


def _disputes(was: Fact, now: Fact, new: State) -> Iterator[Change]:
    for name in now.disputes:
        other = new.fact(name)
        if name not in was.disputes and other and other.id not in was.disputes:
            said = f"Now stands against {quoted(other.statement)}: {quoted(now.statement)}"
            yield _change(ChangeKind.CONTRADICTED, now, said, "", other.statement)


def _others(was: Fact, now: Fact, new: State) -> Iterator[Change]:
    """Yield in one sentence which other keys are different."""
    differ = differing(was, now)
    followed = [name for name in differ if FOLLOWS.get(name, set()).intersection(differ)]
    names = [name for name in differ if name not in TOLD and name not in followed]
    names += _keys_of_reports(was, now)
    if names:
        words = listed([IN_WORDS.get(name, name) for name in dict.fromkeys(names)])
        said = f"Changed: {words} of {quoted(now.statement)}"
        yield _change(ChangeKind.OTHER, now, said, "", words)


def _keys_of_reports(was: Fact, now: Fact) -> list[str]:
    """Return the keys of reports by the same chain that are different and not told elsewhere."""
    told = {"via", "status", "hedge", "basis"}
    before = {report.via: report for report in was.reports}
    pairs = [(before[one.via], one) for one in now.reports if one.via in before]
    return [
        name
        for name in annotations_of(Report)
        if name not in told and any(getattr(a, name) != getattr(b, name) for a, b in pairs)
    ]
