"""A state of a dossier, from wherever one has it: a folder, an export in JSON, a git revision.

Outlines are not read: a state is what was said, and an old one may lie beside no basemap.
"""

import io
import json
import subprocess
import tarfile
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

from dashboard.domain.dates import When, parse_when
from dashboard.domain.phrasing import counted
from dashboard.domain.problems import CrisisError
from dashboard.domain.query import DIGEST
from dashboard.domain.record import annotations_of
from dashboard.domain.states import COMPARED, State, state_of
from dashboard.loading.checks import check_records
from dashboard.loading.editions import kept_editions
from dashboard.loading.files import read_bytes, why
from dashboard.loading.inventory import CONFIG, INVENTORY
from dashboard.loading.reading import read
from dashboard.loading.references import check_references

MOST_BYTES = 100_000_000
"""Of an export, and of a revision."""
EXPORT_AGAIN = "write it with: crisis-dashboard export json"
SECONDS = 60


class NoState(CrisisError):
    """What was named holds no state of a dossier: one line that says why."""


def state_at(named: str, config: Path) -> State:
    """Return the state that a word of the command line means.

    A folder of a dossier, its `config.yaml`, an export in JSON, the digest of an edition that a
    server of `config` keeps, or a git revision of its folder; what is there as a file or a folder
    is taken for that. Raises NoState.
    """
    path = Path(named)
    try:
        if path.is_dir():
            return _of_files(path / CONFIG, named)
        if path.suffix == ".json" and path.is_file():
            return _of_export(path)
        if path.is_file():
            return _of_files(path, named)
    except OSError as error:
        raise NoState(f"{named}: {why(error)}") from None
    return _of_edition(named, config) or _of_revision(named, config)


def _of_edition(digest: str, config: Path) -> State | None:
    """Return the edition whose digest begins so, if one alone is kept."""
    if not DIGEST.fullmatch(digest):
        return None
    kept = kept_editions(config.absolute())
    marks = [one for one in kept.listed() if one.digest.startswith(digest)]
    found = kept.opened(marks[0]) if len(marks) == 1 else None
    return state_of(found) if found else None


def _of_files(config: Path, named: str) -> State:
    if not config.is_file():
        raise NoState(f"{named}: there is no {CONFIG} in it")
    draft = read(config.absolute())
    check_references(draft)
    check_records(draft)
    if problems := draft.findings.problems:
        count = counted(len(problems) + draft.findings.more_problems, "problem")
        first = str(problems[0]).partition("\n")[0]
        raise NoState(
            f"{named}: {count}, the first: {first}; mend it (`check` names all), or where it was"
            " written for an older version, export it as JSON with that one"
        )
    return state_of(draft.finished({}, {}))


def _of_revision(revision: str, config: Path) -> State:
    """Return the state of the folder of a `config.yaml` at a revision, unpacked for the moment."""
    folder = config.absolute().parent
    order = ["git", "-C", str(folder), "archive", "--format=tar", _commit(revision, folder)]
    made = _git(order, revision, "it has no such folder")
    if len(made) > MOST_BYTES:
        raise NoState(f"{revision}: larger than {MOST_BYTES:,} bytes")
    with TemporaryDirectory() as there, tarfile.open(fileobj=io.BytesIO(made)) as packed:
        packed.extractall(there, filter="data")
        return _of_files(Path(there) / config.name, revision)


def _commit(revision: str, folder: Path) -> str:
    """Return the digest of a revision: what begins with '-' must not become an option."""
    order = ["git", "-C", str(folder), "rev-parse", "--verify", "--quiet", "--end-of-options"]
    told = "no folder, no export in JSON, no edition and no git revision is called so"
    return _git([*order, f"{revision}^{{commit}}"], revision, told).decode().strip()


def _git(order: list[str], revision: str, told: str) -> bytes:
    try:
        made = subprocess.run(order, capture_output=True, timeout=SECONDS, check=False)
    except FileNotFoundError:
        raise NoState(f"{revision}: {told}; git is not installed") from None
    except subprocess.TimeoutExpired:
        raise NoState(f"{revision}: git took longer than {SECONDS} s") from None
    if made.returncode:
        raise NoState(f"{revision}: {told}")
    return made.stdout


def _of_export(path: Path) -> State:
    """Return the state that an export holds. It must be of the whole, not of a filter."""
    try:
        held = json.loads(read_bytes(path, MOST_BYTES, path.resolve().parent))
        meta = held["meta"]
        if meta["left_out"]:
            raise NoState(f"{path}: is an export of a filter; export the whole dossier")
        entries = {name: _entries(name, held.get(name, ())) for name in COMPARED}
        as_of = date.fromisoformat(meta["as_of"])
        return State(digest=str(meta["digest"]), as_of=as_of, entries=entries)
    except (ValueError, TypeError, LookupError, RecursionError):
        raise NoState(f"{path}: is no export of a dossier; {EXPORT_AGAIN}") from None


def _entries(collection: str, held: Any) -> dict[str, Any]:
    return {one["id"]: _record(INVENTORY[collection].record, one) for one in held}


def _record(kind: Any, held: Mapping[str, Any]) -> Any:
    """Return the record that an object of an export describes; its other keys are made of these."""
    types = annotations_of(kind)
    given = {
        spec.name: _value(types[spec.name], held[spec.name])
        for spec in fields(kind)
        if held.get(spec.name) is not None
    }
    return kind(**given)


def _value(annotation: Any, held: Any) -> Any:
    if get_origin(annotation) is UnionType:
        (annotation,) = (part for part in get_args(annotation) if part is not NoneType)
    if get_origin(annotation) is tuple:
        return tuple(_value(get_args(annotation)[0], part) for part in held)
    if annotation is When:
        return parse_when(held)
    if annotation is date:
        return date.fromisoformat(held)
    if is_dataclass(annotation):
        return _record(annotation, held)
    return annotation(held) if issubclass(annotation, Enum | float) else held
