"""Changes of entries -> the YAML files, with every comment and every other byte as it was.

All changes of a save are made or none. An entry that somebody else changed meanwhile is not
overwritten: the save is refused, and nothing is lost.
"""

import fcntl
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial, reduce
from pathlib import Path
from typing import Any

import yaml

from dashboard import atomic_write
from dashboard.authoring.entries import WHOLE, added, changed, digest, entry
from dashboard.authoring.house_style import plain
from dashboard.authoring.yaml_spans import composed, held, pairs
from dashboard.domain.problems import CrisisError, Problem
from dashboard.loading.characters import decode
from dashboard.loading.files import USUAL, Folders, remedy, why
from dashboard.loading.findings import ProblemLog
from dashboard.loading.inventory import CONFIG, INVENTORY, SEEDS
from dashboard.loading.nodes import MOST_BYTES, compose

PATIENCE = 10.0
"""Seconds that a save waits for another one to end."""


class NotSaved(CrisisError):
    """Why nothing was saved, in one line."""


class Conflict(NotSaved):
    """An entry is not as it was seen: somebody changed, made or removed it meanwhile."""


@dataclass(frozen=True)
class Change:
    """What one entry shall say.

    `entry` has the keys to set, in their order; a key whose value is None is removed, one that is
    not named stays as it is. Below its keys an entry is given whole: all of `figures`, say. Values
    are texts, numbers, booleans, dates, lists and mappings.
    """

    file: Path
    """Its path, as `file_of` gives it: seen from where the path of `config.yaml` is."""
    collection: str
    """'facts', 'kinds', 'seeds' ...; empty for the keys of `config.yaml` itself."""
    id: str
    before: str | None
    """The `text_digest` of the entry as it was seen; None where it must not exist yet."""
    entry: Mapping[str, object]
    after: str = ""
    """The id of the entry that a new one follows; else it is the last of its list."""

    @property
    def label(self) -> str:
        """Return what messages call the entry: "fact 'lamp-failed'"."""
        known = INVENTORY.get(self.collection)
        noun = known.noun if known else self.collection.removesuffix("s") or "entry"
        return f"{noun} '{self.id}'" if self.id else noun


def file_of(config: Path, collection: str, id: str = "") -> Path:
    """Return the file that holds a collection, or the record of an article. Raises NotSaved."""
    held_in = INVENTORY[collection].file if collection in INVENTORY else CONFIG
    if held_in == CONFIG:
        return config
    folder = config.parent / _named(config, "seeds" if collection == SEEDS else "data")
    return folder / (f"{id}.yaml" if collection == SEEDS else held_in)


def _named(config: Path, key: str) -> str:
    named = pairs(composed(_read(config, config)) or yaml.MappingNode("", [])).get(key)
    return held(named.value) if named else USUAL[key]


def text_digest(config: Path, collection: str, id: str) -> str | None:
    """SHA-256 of an entry as its text is now; None where there is none. Raises NotSaved."""
    return digest_in(config, file_of(config, collection, id), collection, id)


def digest_in(config: Path, file: Path, collection: str, id: str) -> str | None:
    """Return the same of an entry in a file that is named. Raises NotSaved."""
    text = _read(config, file)
    node = entry(composed(text), collection, id)
    return digest(text, node) if node else None


def entry_in(config: Path, file: Path, collection: str, id: str) -> dict[str, Any] | None:
    """Return what an entry says now, every value a text, a list or a mapping. Raises NotSaved."""
    node = entry(composed(_read(config, file)), collection, id)
    return held(node) if node else None


def change_of(
    config: Path, collection: str, id: str, keys: Mapping[str, object], after: str = ""
) -> Change:
    """Return the change of an entry as it is now, or a new one. Raises NotSaved."""
    file = file_of(config, collection, id)
    return Change(file, collection, id, digest_in(config, file, collection, id), keys, after)


def change_there(config: Path, collection: str, id: str, keys: Mapping[str, object]) -> Change:
    """Return the change of an entry that must be there already. Raises NotSaved."""
    change = change_of(config, collection, id, keys)
    if change.before is None:
        raise NotSaved(f"there is no {change.label}: nothing was saved")
    return change


def save(config: Path, changes: Sequence[Change], patience: float = PATIENCE) -> None:
    """Make all changes in their files, or none.

    `patience` is how many seconds to wait for another save. Raises Conflict where an entry is not
    as it was seen; NotSaved where a file cannot be read or written, or would not be read back.
    """
    with _alone(config, patience):
        before = _files(config, changes)
        _write(before, edited(config, before, changes))


def tried(config: Path, changes: Sequence[Change]) -> dict[Path, bytes]:
    """Return what the files would hold with changes made, and write nothing. Raises as `save`."""
    texts = edited(config, _files(config, changes), changes)
    return {path: text.encode() for path, text in texts.items()}


def edited(config: Path, before: Mapping[Path, str], changes: Sequence[Change]) -> dict[Path, str]:
    """Return the texts of files with changes made in them. Raises Conflict and NotSaved."""
    for change in changes:
        _refuse_conflict(config, before[change.file], change)
    texts = {}
    for path, text in before.items():
        own = [change for change in changes if change.file == path]
        try:
            texts[path] = _at_once(config, path, text, own)
        except NotSaved:  # one after the other, the one that is wrong is named
            texts[path] = reduce(partial(_checked, config, path), own, text)
    return texts


def _files(config: Path, changes: Sequence[Change]) -> dict[Path, str]:
    """Return the texts of all files that are changed; nothing for one to be made."""
    paths = dict.fromkeys(change.file for change in changes)
    return {path: _read(config, path) for path in paths}


def _read(config: Path, path: Path) -> str:
    """Return the text of a file that our loader reads; nothing where there is none."""
    folders = Folders.beside(config)
    log = ProblemLog()
    try:
        data = folders.read(path, MOST_BYTES)
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:
        hint = remedy(error)
        raise NotSaved(f"{folders.name(path)}: {why(error)}{hint and f'; {hint}'}") from None
    text = decode(data, folders.name(path), log)
    if text is None:
        raise NotSaved(f"{_line(log.problems[0])}: nothing was saved")
    if wrong := _unreadable(folders.name(path), text):
        raise NotSaved(f"{_line(wrong)}: nothing was saved")
    return text


@lru_cache(maxsize=4)
def _unreadable(name: str, text: str) -> Problem | None:
    """Return why our loader makes no tree of a text; None where it does, or there is nothing."""
    log = ProblemLog()
    is_read = not text.strip() or compose(text, name, log) is not None
    return None if is_read else log.problems[0]


def _line(problem: Problem) -> str:
    where = f"{problem.file}:{problem.line}" if problem.line else problem.file
    return f"{where}: {problem.what}"


def _refuse_conflict(config: Path, text: str, change: Change) -> None:
    node = entry(composed(text), change.collection, change.id)
    now = digest(text, node) if node else None
    if now == change.before:
        return
    name = Folders.beside(config).name(change.file)
    if now is None:
        what = "is no longer there: nothing was saved"
    elif change.before is None:
        what = "is there already; choose another id: nothing was saved"
    else:
        what = "was changed meanwhile; look at it again: nothing was saved"
    raise Conflict(f"{name}: {change.label} {what}")


def _at_once(config: Path, path: Path, text: str, changes: Sequence[Change]) -> str:
    """Return a text with changes of different entries made; each reading of it takes a while.

    Raises NotSaved where they cannot be made so, or are not read back.
    """
    wanted = {(change.collection, change.id): _wanted(change) for change in changes}
    nodes = (entry(composed(text), *named) for named in wanted)
    if len(wanted) < len(changes) or not all(isinstance(one, yaml.MappingNode) for one in nodes):
        raise NotSaved("an entry is new, or is changed twice")
    made = changed(text, wanted)
    for change in changes:
        _refuse_misread(Folders.beside(config).name(path), text, made, change)
    return made


def _checked(config: Path, path: Path, text: str, change: Change) -> str:
    """Return a text with a change made, seen to be read back as it was given."""
    wanted = _wanted(change)
    there = entry(composed(text), change.collection, change.id)
    if there is None:
        whole = {key: value for key, value in wanted.items() if value is not None}
        made = added(text, change.collection, whole, change.after)
    elif isinstance(there, yaml.MappingNode):
        made = changed(text, {(change.collection, change.id): wanted})
    else:
        raise NotSaved(f"{change.label} needs keys and values in its file: nothing was saved")
    _refuse_misread(Folders.beside(config).name(path), text, made, change)
    return made


def _wanted(change: Change) -> dict[str, Any]:
    """Return the keys of a change as the files hold them; an id is never changed."""
    wanted = {key: None if held is None else plain(held) for key, held in change.entry.items()}
    if change.id and change.collection not in WHOLE:
        wanted = {"id": change.id} | wanted
    if wanted.get("id", change.id) != change.id and change.collection:
        raise NotSaved(f"{change.label}: an id is never changed: nothing was saved")
    return wanted


def _refuse_misread(name: str, before: str, after: str, change: Change) -> None:
    """Refuse a text that our loader does not read back as it was meant. Raises NotSaved."""
    old = _problems(name, before)
    for what in (what for what in _problems(name, after) if what not in old):
        raise NotSaved(f"{change.label} {what}: nothing was saved")
    node = entry(composed(after), change.collection, change.id)
    said = held(node) if node else {}
    for key, value in _wanted(change).items():
        if said.get(key) != value:
            raise NotSaved(f"{change.label}: {key} cannot be written so: nothing was saved")


@lru_cache(maxsize=4)
def _problems(name: str, text: str) -> tuple[str, ...]:
    """Return what our loader says of a text."""
    log = ProblemLog()
    if decode(text.encode("utf-8", "surrogatepass"), name, log) and text.strip():
        compose(text, name, log)
    return tuple(problem.what for problem in log.problems)


def _write(before: Mapping[Path, str], after: Mapping[Path, str]) -> None:
    """Write the files that differ; where one fails, those written before are put back."""
    done: list[Path] = []
    try:
        for path, text in after.items():
            if text != before[path]:
                path.parent.mkdir(parents=True, exist_ok=True)
                atomic_write.write(path, text.encode())
                done.append(path)
    except (atomic_write.WriteError, OSError) as error:
        for path in done:
            _put_back(path, before[path])
        raise NotSaved(f"{error}: nothing was saved") from None


def _put_back(path: Path, text: str) -> None:
    if text:
        atomic_write.write(path, text.encode())
    else:
        path.unlink(missing_ok=True)


@contextmanager
def _alone(config: Path, patience: float) -> Iterator[None]:
    """Hold the lock of a dossier: of its folder, so that no file is left behind."""
    try:
        folder = os.open(config.parent, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise NotSaved(f"{config.parent}: {why(error)}") from None
    try:
        _wait(folder, time.monotonic() + patience)
        yield
    finally:
        os.close(folder)


def _wait(folder: int, until: float) -> None:
    while True:
        try:
            return fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise NotSaved("another program is saving; try again: nothing was saved") from None
            time.sleep(0.02)
