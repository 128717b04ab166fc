"""Ids: each given once, each reference to an existing one, and none unused."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from dashboard.domain.kinds import USUAL
from dashboard.domain.wording import did_you_mean
from dashboard.loading.draft import Draft
from dashboard.loading.findings import At, quoted
from dashboard.loading.inventory import CONFIG, INVENTORY, SEEDS, CollectionFile
from dashboard.loading.locations import Definition, Owner, Use
from dashboard.loading.values import SLUG

MOST_NAMED = 3
"""The ids that an example names at most."""
MOST_HINTS = 200
"""Whoever has more dangling references has lost a file, and no nearest word will help."""

NAMED, UNUSED = "ids-lead-somewhere", "entries-are-used"
"""The names of these rules."""
EXPECTED_IN_USE = ("passages", "actors", "places", "sources", "equipment", "kinds", "seeds")


def check_references(draft: Draft) -> None:
    """Report ids that are given twice and references that lead nowhere."""
    _check_definitions(draft)
    known = _ids(draft)
    uses = _each_once(draft.reader.uses)
    for one in draft.reader.waiting:
        ids = _others(known[one.key.refs], one.key.refs, one.key.owner)
        draft.findings.add(one.at, one.what, one.key.example_of(ids))
    for number, use in enumerate(_dangling(uses, draft, known)):
        collection = INVENTORY[use.collection]
        near = did_you_mean(use.id, known[use.collection]) if number < MOST_HINTS else ""
        what = f"{use.spot}: no {collection.noun} {quoted(use.id)}"
        hint = near or _missing(draft, collection, known[use.collection], use.owner)
        draft.findings.add(use.at, what, hint, check=NAMED)
    for use in uses:
        if (use.collection, use.id) == (use.owner.collection, use.owner.id):
            draft.findings.add(use.at, f"{use.spot}: names itself", "remove it", check=NAMED)
    for use in _repeated(uses):
        draft.findings.add(
            use.at, f"{use.spot}: names {quoted(use.id)} twice", "once is enough", check=NAMED
        )


def warn_of_unused(draft: Draft) -> None:
    """Report entries that nothing refers to: perhaps a slip, perhaps a leftover."""
    used = {(use.collection, use.id) for use in draft.reader.uses}
    for given in draft.reader.definitions:
        if given.collection in EXPECTED_IN_USE and (given.collection, given.id) not in used:
            hint = "name it where it belongs, or remove it"
            draft.findings.add(
                given.at, f"{given.label}: is never used", hint, warning=True, check=UNUSED
            )


def _missing(draft: Draft, collection: CollectionFile, known: Iterable[str], owner: Owner) -> str:
    """Return what to do about an unknown id; a list of kinds replaces all the usual ones."""
    home = _home(draft, collection)
    if collection.name in USUAL:
        return f"there are: {', '.join(sorted(known))}; else list all kinds under {home}"
    for other in _others(known, collection.name, owner):
        return f"add it to {home}, or name another, such as '{other}'"
    return f"add it to {home}"


def _others(known: Iterable[str], collection: str, owner: Owner) -> Iterator[str]:
    """The first ids that an entry may name as an example: well-formed ones, and not its own."""
    own = owner.id if owner.collection == collection else ""
    return islice((id_ for id_ in known if id_ != own and SLUG.fullmatch(id_)), MOST_NAMED)


def _ids(draft: Draft) -> dict[str, dict[str, None]]:
    """The ids of each collection, in the order of the files."""
    known: dict[str, dict[str, None]] = {name: {} for name in INVENTORY}
    for given in draft.reader.definitions:
        known[given.collection][given.id] = None
    for name, usual in USUAL.items():
        known[name] = known[name] or dict.fromkeys(entry.id for entry in usual)
    return known


def _each_once(uses: Iterable[Use]) -> list[Use]:
    """Return the uses without those that facts take over from a passage: its own are among them."""
    places: dict[At, Use] = {}
    for use in uses:
        places.setdefault(use.at, use)
    return list(places.values())


def _dangling(
    uses: Iterable[Use], draft: Draft, known: dict[str, dict[str, None]]
) -> Iterator[Use]:
    for use in uses:
        if use.collection not in draft.unread and use.id not in known[use.collection]:
            yield use


def _check_definitions(draft: Draft) -> None:
    first: dict[tuple[str, str], Definition] = {}
    for given in draft.reader.definitions:
        before = first.setdefault((given.collection, given.id), given)
        if before is not given:
            hint = f"the first is at {before.at}; give one of them another id"
            draft.findings.add(
                given.at, f"{given.label}: this id is given twice", hint, check=NAMED
            )


def _repeated(uses: Iterable[Use]) -> list[Use]:
    """Uses of the same id in the same list, without the first."""
    counted: Counter[tuple[object, ...]] = Counter()
    repeated = []
    for use in uses:
        counted[use.owner, use.spot, use.id] += 1
        if counted[use.owner, use.spot, use.id] > 1:
            repeated.append(use)
    return repeated


def _home(draft: Draft, collection: CollectionFile) -> str:
    """The file that an entry belongs in, as messages call it."""
    if collection.file == CONFIG:
        return f"{collection.name} in {CONFIG}"
    folders = draft.folders
    if collection.file == SEEDS:
        return f"{folders.name(folders.seeds)}/"
    return folders.name(folders.data / collection.file)
