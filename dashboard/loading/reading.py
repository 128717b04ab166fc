"""Folders -> draft: every file is read, and every file that nobody would read is reported."""

from pathlib import Path, PurePosixPath
from typing import Any

from dashboard.domain.config import Config
from dashboard.domain.sources import Seed
from dashboard.domain.wording import did_you_mean
from dashboard.loading.draft import Draft
from dashboard.loading.files import USUAL, Folders, contents, is_yaml, read_tree
from dashboard.loading.findings import At, shown
from dashboard.loading.inventory import CONFIG, DATA, DATA_FILES, ELSEWHERE, SEEDS, SINGLE, Shelf
from dashboard.loading.nodes import Mapping, Node, Sequence
from dashboard.loading.records import FAILED
from dashboard.loading.spots import said

SHARED = "basemap"
"""The folder that may lie outside the project: its files are the same in many."""


def read(config: Path) -> Draft:
    """Everything that `config` and the folders beside it hold, as far as it can be read."""
    draft = Draft(config)
    _read_config(draft, config)
    _read_data(draft)
    _read_seeds(draft)
    return draft


def _read_config(draft: Draft, path: Path) -> None:
    """Read what is shown, and with it where the rest lies."""
    values: dict[str, Any] = {}
    tree = read_tree(path, draft.folders.name(path), draft.findings, f"looked for it at {path}")
    if tree is None:
        for shelf in ELSEWHERE:
            if shelf.file == CONFIG:
                draft.lose(shelf.name)
    else:
        values = draft.reader.values(Config, tree, "")
        draft.add(Config, draft.reader.built(Config, tree, "", values))
    named = {key: _folder(draft, tree, key, values.get(key, FAILED)) for key in USUAL}
    draft.folders = Folders(path, **named)


def _folder(draft: Draft, tree: Node | None, key: str, given: Any) -> Path:
    """A folder that `config.yaml` names; the usual one where it names none that may be."""
    root = draft.folders.config.parent
    if given is FAILED:
        return root / USUAL[key]
    path = PurePosixPath(given)
    if path.is_absolute() or "\\" in given or (".." in path.parts and key != SHARED):
        pairs = tree.pairs if isinstance(tree, Mapping) else ()
        what = f"{key}: {shown(given)} leads out of the folder that config.yaml is in"
        for at in (name.at for name, _ in pairs if name.text == key):
            draft.findings.add(at, what, "name a folder beside config.yaml, with '/'")
        return root / USUAL[key]
    return root / path


def _read_data(draft: Draft) -> None:
    folder = draft.folders.data
    found = contents(folder, draft.folders.name(folder), draft.findings)
    if found is None:
        for shelf in (*DATA, SINGLE):
            draft.lose(shelf.name)
        return
    for file in DATA_FILES:
        _read_data_file(draft, folder / file)
    for path in found:
        if path.name not in DATA_FILES:
            _refuse_unread(draft, path)


def _refuse_unread(draft: Draft, path: Path) -> None:
    """Report a file or folder of the data that somebody may believe to be read."""
    at = At(draft.folders.name(path))
    folders = draft.folders
    known = (folders.config, folders.seeds, folders.basemap)
    if is_yaml(path):
        near = did_you_mean(path.stem, (name.removesuffix(".yaml") for name in DATA_FILES))
        hint = near or f"the files are: {', '.join(DATA_FILES)}"
        draft.findings.add(at, "is not read: no file of the data has this name", hint)
    elif path.is_dir() and path not in known:
        draft.findings.add(at, "is not read: the data has no such folder", "move it elsewhere")


def _read_data_file(draft: Draft, path: Path) -> None:
    """Read one file of the data folder: its keys are collections, or the one record."""
    shelves = [shelf for shelf in (*DATA, SINGLE) if shelf.file == path.name]
    hint = f"make it, if only with {' and '.join(map(_empty, shelves))}"
    tree = read_tree(path, draft.folders.name(path), draft.findings, hint)
    given = {} if tree is None else _top(draft, tree, shelves)
    for shelf in shelves:
        if shelf.name in given:
            _shelve(draft, shelf, given[shelf.name])
        else:
            draft.lose(shelf.name)


def _empty(shelf: Shelf) -> str:
    return "'tripwires: {facts: 1}'" if shelf is SINGLE else f"'{shelf.name}: []'"


def _top(draft: Draft, tree: Node, shelves: list[Shelf]) -> dict[str, Node]:
    """The values of a file's keys; all of them must be there, and no others."""
    names = [shelf.name for shelf in shelves]
    known = f"the keys are: {', '.join(names)}"
    if not isinstance(tree, Mapping):
        draft.findings.add(tree.at, f"needs keys and values, not {said(tree)}", known)
        return {}
    given = {key.text: value for key, value in tree.pairs}
    for key, _ in tree.pairs:
        if key.text not in names:
            hint = did_you_mean(key.text, names) or known
            draft.findings.add(key.at, f"unknown key {shown(key.text)}", hint)
    for shelf in shelves:
        if shelf.name not in given:
            hint = f"write {_empty(shelf)} if there are none"
            draft.findings.add(tree.at, f"{shelf.name}: is missing", hint)
    return given


def _shelve(draft: Draft, shelf: Shelf, tree: Node) -> None:
    """Read the entries of a collection."""
    if shelf is SINGLE:
        draft.add(shelf.record, draft.reader.record(shelf.record, tree, shelf.noun))
    elif isinstance(tree, Sequence):
        for record in draft.reader.entries(shelf.record, tree, shelf.noun):
            draft.add(shelf.record, record)
    else:
        draft.lose(shelf.name)
        what = f"{shelf.name}: needs a list, not {said(tree)}"
        draft.findings.add(tree.at, what, f"write {_empty(shelf)} if there are none")


def _read_seeds(draft: Draft) -> None:
    folder = draft.folders.seeds
    found = contents(folder, draft.folders.name(folder), draft.findings)
    if found is None:
        draft.lose(SEEDS)
    for path in filter(is_yaml, found or ()):
        _read_seed(draft, path)


def _read_seed(draft: Draft, path: Path) -> None:
    """Read the record of one article, which bears the name of its file."""
    name = draft.folders.name(path)
    tree = read_tree(path, name, draft.findings)
    if tree is None:
        draft.lose(SEEDS)
        return
    seed = draft.reader.record(Seed, tree, f"seed {shown(path.stem)}")
    draft.add(Seed, seed)
    if seed and path.name != f"{seed.id}.yaml":
        at = draft.located(seed).keys["id"]
        what = f"seed {shown(seed.id)} stands in a file of another name"
        draft.findings.add(at, what, f"call the file {seed.id}.yaml, or change the id")
