"""What changed from one state of a dossier to another: each change by its kind, in one sentence."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from dashboard.domain.changed_facts import changed_fact
from dashboard.domain.changed_rows import changed_row, new_row, removed_row
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.kinds_of_change import Change, ChangeKind, ended, quoted
from dashboard.domain.phrasing import counted, part_of
from dashboard.domain.presented import SHOWN
from dashboard.domain.states import COMPARED, State, state_of
from dashboard.domain.vocabulary import SourceKind
from dashboard.domain.wording import listed


def changes(old: State, new: State) -> tuple[Change, ...]:
    """Return all changes from one state to another, those of facts first, in the order of kinds."""
    found = [*_facts(old, new), *_rows(old, new), *_presented(old, new)]
    order = list(ChangeKind)
    return tuple(sorted(found, key=lambda one: order.index(one.kind)))


def _facts(old: State, new: State) -> Iterator[Change]:
    fell = [one for fact in new.facts.values() for one in _fallen(fact, old, new)]
    yield from fell
    told = {name for one in fell for name in one.facts}
    for fact in new.facts.values():
        if before := _earlier(fact, old):
            yield from changed_fact(before, fact, old, new) if fact.id not in told else ()
        elif fact.id not in told:
            said = f"New: {quoted(fact.statement)}"
            yield Change(ChangeKind.ADDED, said, "facts", fact.id, (fact.id,), now=fact.statement)
    for name, fact in old.facts.items():
        if not (new.fact(name) or any(new.fact(one) for one in fact.formerly)):
            said = f"Taken out, neither corrected nor withdrawn: {quoted(fact.statement)}"
            yield Change(ChangeKind.REMOVED, said, "facts", name, was=fact.statement)


def _fallen(fact: Fact, old: State, new: State) -> Iterator[Change]:
    """Yield that a fact corrects another one or was withdrawn, if it did not or was not before."""
    before = _earlier(fact, old)
    if fact.corrects and not (before and before.corrects == fact.corrects):
        yield _correction(fact, old, new)
    if fact.withdrawn and not (before and before.withdrawn):
        yield _withdrawal(fact, new)


def _earlier(fact: Fact, old: State) -> Fact | None:
    """Return a fact as it was, by its id today or one that it had."""
    return next(filter(None, map(old.fact, (fact.id, *fact.formerly))), None)


def _correction(fact: Fact, old: State, new: State) -> Change:
    wrong = new.fact(fact.corrects) or old.fact(fact.corrects)
    was = wrong.statement if wrong else fact.corrects
    said = f"Corrected: {quoted(was)} Now: {quoted(fact.statement)}"
    touched = (fact.id, fact.corrects)
    return Change(ChangeKind.CORRECTED, said, "facts", fact.corrects, touched, was, fact.statement)


def _withdrawal(fact: Fact, new: State) -> Change:
    assert fact.withdrawn
    newer = new.fact(fact.withdrawn.replaced_by)
    said = f"Withdrawn: {quoted(fact.statement)} {fact.withdrawn.why}"
    said += f" In its place, new: {quoted(newer.statement)}" if newer else ""
    touched = (fact.id, newer.id) if newer else (fact.id,)
    now = newer.statement if newer else ""
    return Change(ChangeKind.WITHDRAWN, said, "facts", fact.id, touched, fact.statement, now)


def _rows(old: State, new: State) -> Iterator[Change]:
    """Yield the changes of all entries but facts."""
    for collection in COMPARED[1:]:
        before, after = old.of(collection), new.of(collection)
        for name, row in after.items():
            if name not in before:
                if not _is_told_by_its_record(collection, row, old, new):
                    yield new_row(collection, row, new)
            elif row != before[name]:
                yield from changed_row(collection, before[name], row, old, new)
        for name, row in before.items():
            if name not in after:
                yield removed_row(collection, row, old)


def _is_told_by_its_record(collection: str, row: Any, old: State, new: State) -> bool:
    """Return whether it is the source of an article whose record is new too: that is told once."""
    is_article = collection == "sources" and row.kind is SourceKind.ARTICLE
    return is_article and row.seed in new.of("seeds") and row.seed not in old.of("seeds")


def _presented(old: State, new: State) -> Iterator[Change]:
    """Yield what readers see of the settings and did not before, then which others are different.

    Nothing where one of the states does not know them.
    """
    if old.words is None or new.words is None or not (old.settings and new.settings):
        return
    told = [name for name in SHOWN if old.words[name] != new.words[name]]
    for name in told:
        yield _shown(name, old.words[name], new.words[name])
    rest = [name for name, now in new.settings.items() if now != old.settings.get(name, now)]
    if others := [name.replace("_", " ") for name in rest if name not in told]:
        said = f"Changed in how it is shown: {listed(others)}."
        yield Change(ChangeKind.FIRST, said, "config", "config", (), "", listed(others))


def _shown(name: str, was: tuple[str, ...], now: tuple[str, ...]) -> Change:
    """Return the lines of a setting that came and those that went; else that their order did."""
    came, went = ([one for one in a if one not in b] for a, b in ((now, was), (was, now)))
    parts = [f"now {_lines(came)}"] if came else []
    parts += [f"no longer {_lines(went)}"] if went else []
    said = ended(f"{SHOWN[name][0]}: {', '.join(parts) or 'in another order'}")
    return Change(ChangeKind.FIRST, said, "config", name, (), " ".join(went), " ".join(came))


def _lines(lines: list[str]) -> str:
    return "; ".join(map(quoted, lines))


def by_kind(found: Iterable[Change]) -> dict[ChangeKind, list[Change]]:
    """Return changes by their kind, in the order of kinds."""
    groups: dict[ChangeKind, list[Change]] = {}
    for one in found:
        groups.setdefault(one.kind, []).append(one)
    return groups


@lru_cache(maxsize=16)
def changes_since(dossier: Dossier) -> tuple[Change, ...]:
    """Return what changed since the edition that a dossier is compared with; none without one."""
    before = dossier.whole.before
    return changes(state_of(before), state_of(dossier.whole)) if before else ()


@lru_cache(maxsize=16)
def marks(dossier: Dossier) -> dict[tuple[str, str], ChangeKind]:
    """Return by collection and id of an entry: the kind of its weightiest change."""
    found: dict[tuple[str, str], ChangeKind] = {}
    for one in reversed(changes_since(dossier)):
        found[one.collection, one.id] = one.kind
        if one.kind in (ChangeKind.CORRECTED, ChangeKind.WITHDRAWN):  # what is in its place is new
            others = (name for name in one.facts if name != one.id)
            found |= {("facts", name): ChangeKind.ADDED for name in others}
    return found


def changes_in(excerpt: Excerpt) -> tuple[Change, ...]:
    """Return those changes that touch what a filter lets through; all of them without a filter."""
    found = changes_since(excerpt.dossier)
    if not excerpt.selection.is_filter:
        return found
    return tuple(one for one in found if not excerpt.listed_ids.isdisjoint(one.facts))


def counted_in(excerpt: Excerpt) -> str:
    """Return how many changes there are: 'one change', '3 of 53 changes', 'no change'."""
    shown, total = len(changes_in(excerpt)), len(changes_since(excerpt.dossier))
    if shown < total:
        return part_of(shown, total, "change")
    return counted(total, "change") if total else "no change"
