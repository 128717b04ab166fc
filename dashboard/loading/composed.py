"""A dossier as its texts are compared: in NFC, with each run of spaces as one.

How an accent is encoded and how wide a space is are matters of typesetting. The dossier itself
keeps its texts as they are written.
"""

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TypeVar

from dashboard.domain.wording import composed
from dashboard.loading.draft import Draft

V = TypeVar("V")


def in_one_form(value: V, draft: Draft) -> V:
    """Return a record, or a list of records or texts, with all texts in it in one form.

    What is so already is returned as it is. The draft finds the place of a changed record too.
    """
    made: object = value
    if isinstance(value, str) and not isinstance(value, Enum):
        made = composed(value)
    elif isinstance(value, tuple):
        parts = tuple(in_one_form(part, draft) for part in value)
        made = parts if any(map(_differs, parts, value)) else value
    elif is_dataclass(value) and not isinstance(value, type):
        held = {spec.name: getattr(value, spec.name) for spec in fields(value)}
        new = {name: in_one_form(part, draft) for name, part in held.items()}
        changed = {name: part for name, part in new.items() if _differs(part, held[name])}
        if changed:
            made = replace(value, **changed)
            draft.stand_in(made, value)
    return made  # type: ignore[return-value]  # of the type of `value` in each case


def _differs(part: object, before: object) -> bool:
    return part is not before and part != before
