"""Fields that say what they mean: one model from which reader, schema and documents follow.

Every entry of the YAML files is one frozen dataclass whose fields are made by `key`. The
loader reads entries by these fields, the JSON Schema is generated from them, and a test
holds `data/README.md` to them.
"""

from collections.abc import Iterator
from dataclasses import MISSING, Field, field, fields, is_dataclass
from functools import lru_cache
from typing import Any, get_args, get_type_hints

LABEL, SENTENCE, PROSE, ADDRESS = 200, 1_000, 2_000, 2_000
"""Characters that a text may have: a name or a few words, one sentence, several, an address."""


def key(
    meaning: str,
    *,
    longest: int = LABEL,
    refs: str = "",
    default: Any = MISSING,
    example: str = "",
    has_short_form: bool = False,
) -> Any:
    """Declare one key of an entry.

    `meaning` is a sentence for people. `longest` is how many characters a text may have: LABEL,
    SENTENCE, PROSE or ADDRESS. `refs` names the collection of the dossier that the value must be an
    id of. A key without a `default` is required. `has_short_form` is for a list of records: where
    there is one alone, its keys may be in the entry itself; the entry has them as properties.

    An `example` is of no real crisis. With `refs` it is ID, or a list of them: hints put ids of the
    files at hand in their place.
    """
    metadata = {"meaning": meaning, "refs": refs, "example": example, "longest": longest}
    return field(default=default, metadata=metadata | {"has_short_form": has_short_form})


def is_required(spec: "Field[Any]") -> bool:
    """Return whether an entry must give this key."""
    return spec.default is MISSING


def is_free_text(spec: "Field[Any]", annotation: Any) -> bool:
    """Return whether a key holds text of our own, or a list of it: no id, no vocabulary."""
    is_id = spec.name == "id" or spec.metadata["refs"]
    return not is_id and annotation in (str, tuple[str, ...])


@lru_cache(maxsize=64)
def annotations_of(record: type) -> dict[str, Any]:
    """Return the types of a record's keys."""
    return get_type_hints(record)


def short_form(record: type, spec: "Field[Any]") -> type | None:
    """Return the record whose keys may be in the entry in place of this key, if there is one."""
    if not spec.metadata.get("has_short_form"):
        return None
    inner: type = get_args(annotations_of(record)[spec.name])[0]
    return inner


def all_keys(record: type) -> Iterator[tuple["Field[Any]", Any]]:
    """Yield the keys of an entry with their types; those of a short form before its list."""
    for spec in fields(record):
        if inner := short_form(record, spec):
            yield from all_keys(inner)
        yield spec, annotations_of(record)[spec.name]


def differing(was: Any, now: Any) -> list[str]:
    """Return the keys in which two entries of one kind differ, in their order."""
    names = (spec.name for spec in fields(now))
    return [name for name in names if getattr(was, name) != getattr(now, name)]


def as_json(value: object) -> object:
    """Return what JSON has no word for as a word or a mapping.

    Keys that are not given are left out: a version of the program that knows more of them makes
    the same of the same files.
    """
    if is_dataclass(value):
        given = ((spec, getattr(value, spec.name)) for spec in fields(value))
        return {spec.name: held for spec, held in given if held != spec.default}
    return str(value)
