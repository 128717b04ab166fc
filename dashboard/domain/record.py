"""Fields that say what they mean: one model from which reader, schema and documents follow.

Every entry of the YAML files is one frozen dataclass whose fields are made by `key`. The
loader reads entries by these fields, the JSON Schema is generated from them, and a test
holds `data/README.md` to them.
"""

from dataclasses import MISSING, Field, field, fields
from typing import Any


def key(meaning: str, *, refs: str = "", default: Any = MISSING, example: str = "") -> Any:
    """One key of an entry.

    `meaning` is a sentence for people. `refs` names the collection of the dossier that the
    value must be an id of. A key without a `default` is required.
    """
    return field(default=default, metadata={"meaning": meaning, "refs": refs, "example": example})


def is_required(spec: "Field[Any]") -> bool:
    """Whether an entry must give this key."""
    return spec.default is MISSING


def refs_of(record: type) -> dict[str, str]:
    """The keys of a record that refer to other entries: key -> collection."""
    return {spec.name: spec.metadata["refs"] for spec in fields(record) if spec.metadata["refs"]}
