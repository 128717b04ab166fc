"""Which keys an entry of a YAML file must have, as JSON Schema says it.

Beyond a list of required keys: a report of a fact may stand in the fact itself, and what an entry
takes over `from` a passage, or what follows from its sources, need not stand in it.
"""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from dashboard.domain.passages import LENT, TOGETHER
from dashboard.domain.record import is_required, short_form
from dashboard.loading.inventory import BESIDE, FOLLOWING, FROM

Schema = dict[str, Any]


def needed(kind: type) -> Schema:
    """Return the part of an entry's schema that says which keys must be there, and together."""
    required = _required(kind)
    schema: Schema = {"required": required, **_either(kind)}
    if FROM not in BESIDE.get(kind, ()):
        return schema
    lent = [name for name in required if name in LENT]
    schema["required"] = [name for name in required if name not in LENT]
    schema |= _unless_from(lent) if lent else {}
    if dates := [name for name in FOLLOWING.get(kind, ()) if name in TOGETHER]:
        schema["dependentRequired"] = dict.fromkeys(TOGETHER, dates)
    return schema


def _required(kind: type) -> list[str]:
    """Return the keys that a record must have; not a list whose one item it may be itself."""
    found = (spec for spec in fields(kind) if is_required(spec) and not short_form(kind, spec))
    return [spec.name for spec in found if spec.name not in FOLLOWING.get(kind, ())]


def _unless_from(names: Iterable[str]) -> Schema:
    """Return that an entry has some keys, or a passage to take them over from."""
    return {"if": {"required": [FROM]}, "else": {"required": list(names)}}


def _either(kind: type) -> Schema:
    """Return that an entry has a list of records, or the keys of a single one itself."""
    for spec in fields(kind):
        if inner := short_form(kind, spec):
            beside = [{"required": [part.name]} for part in fields(inner)]
            return {
                "oneOf": [
                    {"required": [spec.name], "not": {"anyOf": beside}},
                    {**_unless_from(_required(inner)), "not": {"required": [spec.name]}},
                ]
            }
    return {}
