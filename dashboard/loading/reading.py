"""Folders -> draft: every file is read, and every unexpected file is reported."""

import re
from collections.abc import Callable, Iterator
from collections.abc import Mapping as AnyMapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any

from dashboard.domain import wording
from dashboard.domain.config import Config
from dashboard.domain.facts import Fact
from dashboard.domain.sources import Seed
from dashboard.loading.draft import Draft
from dashboard.loading.files import (
    USUAL,
    Folders,
    contents,
    is_yaml,
    listed,
    read_tree,
    report_unfit,
)
from dashboard.loading.findings import At, quoted
from dashboard.loading.fonts import is_below
from dashboard.loading.inventory import (
    CONFIG,
    DATA,
    DATA_FILES,
    ELSEWHERE,
    FACTS,
    PASSAGES,
    SEEDS,
    SINGLE,
    CollectionFile,
)
from dashboard.loading.locations import node_type
from dashboard.loading.nodes import Mapping, Node, Sequence
from dashboard.loading.records import FAILED
from dashboard.loading.shorthand import take_over
from dashboard.loading.unknown_keys import refuse_unknown

Keys = tuple[list[CollectionFile], dict[str, Node]]
"""What may be in a file of the data, and the values of its keys."""

SHARED = "basemap"
"""The folder that may lie outside the project: its files are the same in many."""


def read(
    config: Path,
    is_current: Callable[[], bool] = lambda: True,
    over: AnyMapping[Path, bytes] | None = None,
) -> Draft:
    """Everything that `config` and the folders beside it hold, as far as it can be read.

    Raises Outdated where the files were seen to change; `is_current` as for `ProblemLog`. `over` is
    what files are taken to hold that were not saved yet.
    """
    draft = Draft(config, is_current, over)
    _read_config(draft, config)
    data = list(_data(draft))
    _read_seeds(draft)
    for collections, given in data:
        _add_collections(draft, collections, given)
    _look_at_basemap(draft)
    return draft


def _read_config(draft: Draft, path: Path) -> None:
    """Read what is shown, and with it where the rest lies."""
    values: dict[str, Any] = {}
    tree = read_tree(path, draft.folders, draft.findings, f"looked for it at {path}")
    if tree is None:
        for collection in ELSEWHERE:
            if collection.file == CONFIG:
                draft.lose(collection.name)
    else:
        values = draft.reader.values(Config, tree, "")
        draft.add(Config, draft.reader.built(Config, tree, "", values))
    named = {key: _folder(draft, tree, key, values.get(key, FAILED)) for key in USUAL}
    fonts, over = _fonts(path, values.get("fonts")), draft.folders.over
    draft.folders = Folders(path, **named, fonts=fonts, over=over)


def _fonts(config: Path, given: Any) -> Path | None:
    """The folder of the fonts, if `config.yaml` names one that may be."""
    return config.parent / given if isinstance(given, str) and given and is_below(given) else None


def _folder(draft: Draft, tree: Node | None, key: str, given: Any) -> Path:
    """A folder that `config.yaml` names; the usual one where it names none that may be."""
    root = draft.folders.config.parent
    if given is FAILED:
        return root / USUAL[key]
    path = PurePosixPath(given)
    if path.is_absolute() or "\\" in given or (".." in path.parts and key != SHARED):
        pairs = tree.pairs if isinstance(tree, Mapping) else ()
        what = f"{key}: {quoted(given)} leads out of the folder that config.yaml is in"
        for at in (name.at for name, _ in pairs if name.text == key):
            draft.findings.add(at, what, "name a folder beside config.yaml, with '/'")
        return root / USUAL[key]
    return root / path


def _data(draft: Draft) -> Iterator[Keys]:
    """Yield what the files of the data hold; records are made of it when the seeds are read."""
    found = contents(draft.folders.data, draft.folders, draft.findings)
    if found is None:
        for collection in (*DATA, SINGLE):
            draft.lose(collection.name)
        return
    misnamed = {_meant(path.name): path.name for path in found if path.name not in DATA_FILES}
    for file in DATA_FILES:
        yield _data_file(draft, draft.folders.data / file, misnamed.get(file, ""))
    for path in found:
        if path.name not in DATA_FILES:
            _refuse_unread(draft, path)


def _refuse_unread(draft: Draft, path: Path) -> None:
    """Report a file or folder of the data that somebody may believe to be read."""
    at = At(draft.folders.name(path))
    folders = draft.folders
    known = (folders.config, folders.seeds, folders.basemap)
    meant = _meant(path.name)
    if meant and not path.is_dir():
        other = path.with_name(meant)
        is_other = other.exists() and not (path.exists() and other.samefile(path))
        hint = f"{meant} is read; join the two, or remove this one"
        what = f"is not read: its name is not {meant}"
        draft.findings.add(at, what, hint if is_other else f"call it {meant}")
    elif is_yaml(path):
        near = wording.did_you_mean(path.stem, (name.removesuffix(".yaml") for name in DATA_FILES))
        hint = near or f"the files are: {', '.join(DATA_FILES)}"
        draft.findings.add(at, "is not read: no file of the data has this name", hint)
    elif path.is_dir() and path not in known:
        draft.findings.add(at, "is not read: the data has no such folder", "move it elsewhere")


def _meant(name: str) -> str:
    """The file of the data that another name is meant for: 'facts.yml', 'Facts.yaml'."""
    folded = re.sub(r"\.ya?ml(\.txt)?$", ".yaml", name.casefold())
    return folded if folded in DATA_FILES else ""


def _data_file(draft: Draft, path: Path, misnamed: str) -> Keys:
    """Return what one file of the data folder holds: its keys are collections, or the one record.

    `misnamed` is a file that is meant to be it and has another name.
    """
    collections = [collection for collection in (*DATA, SINGLE) if collection.file == path.name]
    keys = wording.listed([_empty(collection) for collection in collections])
    lines = ", each on a line of its own" if len(collections) > 1 else ""
    hint = f"call {misnamed} {path.name}" if misnamed else f"make it, if only with {keys}{lines}"
    empty = f"write {keys}{lines}"
    tree = read_tree(path, draft.folders, draft.findings, hint, empty)
    may_be = [PASSAGES] * (FACTS in collections)
    return collections, {} if tree is None else _top(draft, tree, collections, may_be)


def _empty(collection: CollectionFile) -> str:
    """The least that may be in a file; a dossier has at least one fact."""
    if collection is SINGLE:
        return "'tripwires: {facts: 1}'"
    return (
        "'facts:' and a fact below it" if collection.record is Fact else f"'{collection.name}: []'"
    )


def _if_none(collection: CollectionFile) -> str:
    return "" if collection is SINGLE or collection.record is Fact else " if there are none"


def _top(
    draft: Draft, tree: Node, collections: list[CollectionFile], may_be: list[CollectionFile]
) -> dict[str, Node]:
    """The values of a file's keys; all of them must be there, and no others but `may_be`."""
    names = [collection.name for collection in (*collections, *may_be)]
    if not isinstance(tree, Mapping):
        draft.reader.refuse(
            tree,
            "",
            f"needs keys and values, not {node_type(tree)}",
            f"the keys are: {', '.join(names)}",
        )
        return {}
    given = {key.text: value for key, value in tree.pairs}
    meant = refuse_unknown(tree, names, "", draft.findings).meant
    for name in meant:
        draft.lose(name)
    for collection in collections:
        if collection.name not in given and collection.name not in meant:
            hint = f"write {_empty(collection)}{_if_none(collection)}"
            draft.findings.add(tree.at, f"{collection.name}: is missing", hint)
    return given


def _add_collections(
    draft: Draft, collections: list[CollectionFile], given: dict[str, Node]
) -> None:
    """Read the collections of a file."""
    if FACTS in collections:
        take_over(given, draft)
    for collection in collections:
        if collection.name in given:
            _add_records(draft, collection, given[collection.name])
        else:
            draft.lose(collection.name)


def _add_records(draft: Draft, collection: CollectionFile, tree: Node) -> None:
    """Read the entries of a collection."""
    if collection is SINGLE:
        draft.add(collection.record, draft.reader.record(collection.record, tree, collection.noun))
    elif isinstance(tree, Sequence):
        entries = draft.reader.entries(collection.record, tree, collection.noun)
        for record, node in zip(entries, tree.items, strict=True):
            draft.add(collection.record, record)
            draft.take_review(collection.name, record, node)
    else:
        draft.lose(collection.name)
        hint = f"let each begin with '- '; write {_empty(collection)}{_if_none(collection)}"
        draft.reader.refuse(tree, collection.name, f"needs a list, not {node_type(tree)}", hint)


def _read_seeds(draft: Draft) -> None:
    found = contents(draft.folders.seeds, draft.folders, draft.findings)
    if found is None:
        draft.lose(SEEDS)
    for path in filter(is_yaml, found or ()):
        _read_seed(draft, path)


def _look_at_basemap(draft: Draft) -> None:
    """Report unexpected files beside the outlines; reading these reports other faults."""
    folder = draft.folders.basemap
    with suppress(OSError, ValueError):
        report_unfit(listed(folder, draft.folders.root(folder)), draft.folders, draft.findings)


def _read_seed(draft: Draft, path: Path) -> None:
    """Read the record of one article, which bears the name of its file."""
    empty = "write its keys, or take the file out"
    tree = read_tree(path, draft.folders, draft.findings, if_empty=empty)
    if tree is None:
        draft.lose(SEEDS)
        return
    seed = draft.reader.record(Seed, tree, f"seed {quoted(path.stem)}")
    draft.add(Seed, seed)
    if seed and path.name != f"{seed.id}.yaml":
        at = draft.located(seed).keys["id"]
        what = f"seed {quoted(seed.id)} is in a file of another name"
        draft.findings.add(at, what, f"call the file {seed.id}.yaml, or change the id")
