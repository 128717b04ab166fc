"""Dataclasses and their annotations -> JSON Schema (2020-12).

A schema is made in one of two ways: `STRICT` for what we write, `EDITED` for YAML as an editor
reads it. There `4.5` is a number and `2025` an integer, where our loader reads text: the schema
takes either.
"""

import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, is_dataclass
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

from dashboard.domain import dates
from dashboard.domain.dates import When
from dashboard.domain.published import Review
from dashboard.domain.record import all_keys, is_free_text, is_required
from dashboard.domain.vocabulary import Word
from dashboard.exports.schema_needs import needed
from dashboard.loading import values
from dashboard.loading.inventory import BESIDE, FROM, MAY_BE_EMPTY, MEANINGS

Schema = dict[str, Any]


def _portable(pattern: "re.Pattern[str]") -> str:
    """A regular expression of Python as JSON Schema has it (ECMA-262), unanchored."""
    return re.sub(r"\?P<\w+>", "", pattern.pattern).replace(r"\d", "[0-9]")


SIDE = _portable(dates.SIDE)
EDTF = rf"^({SIDE}(/({SIDE}|\.\.)?)?|(\.\.)?/{SIDE})$"
ID: Schema = {"type": "string", "pattern": f"^{_portable(values.SLUG)}$"}
MAYBE_ID: Schema = {**ID, "type": ["string", "null"]}
MAYBE_TEXT: Schema = {"type": ["string", "null"], "minLength": 1}
DAY: Schema = {"type": "string", "format": "date", "pattern": f"^{_portable(values.DAY)}$"}
BOUNDS: dict[str, Schema] = {
    name: {**DAY, "type": ["string", "null"], "description": f"{said} that is meant; null: open."}
    for name, said in (("earliest", "First day"), ("latest", "Last day"))
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How values are read: the schema of each plain type, and whether all keys are there."""

    plain: Mapping[Any, Schema]
    is_complete: bool


STRICT = Reading(
    plain={
        str: {"type": "string"},
        int: {"type": "integer"},
        float: {"type": "number"},
        bool: {"type": "boolean"},
        date: DAY,
        When: {"type": "string", "pattern": EDTF},
    },
    is_complete=True,
)
EDITED = Reading(
    plain={
        str: {"type": ["string", "number", "boolean"], "minLength": 1},
        int: {"type": ["integer", "string"], "pattern": f"^{_portable(values.WHOLE)}$"},
        float: {"type": ["number", "string"], "pattern": f"^{_portable(values.NUMBER)}$"},
        bool: {"enum": [True, False, "true", "false"]},
        date: DAY,
        When: {"type": ["string", "integer"], "pattern": EDTF, "minimum": 1000, "maximum": 9999},
    },
    is_complete=False,
)


class Definitions:
    """The `$defs` of one schema: each record and each vocabulary that it meets, once."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.schemas: dict[str, Schema] = {}

    def refer(self, kind: type) -> Schema:
        """A reference to the schema of a record or vocabulary."""
        if kind.__name__ not in self.schemas:
            self.schemas[kind.__name__] = {}  # stands in while the record is being described
            describe = vocabulary if issubclass(kind, StrEnum) else self.record
            self.schemas[kind.__name__] = describe(kind)
        return {"$ref": f"#/$defs/{kind.__name__}"}

    def record(self, kind: type) -> Schema:
        """An object with the keys of a dataclass and no others; dates are followed by bounds."""
        keys: dict[str, Schema] = {}
        for spec, annotation in all_keys(kind):
            keys[spec.name] = self._key(kind, spec, annotation)
            if self.reading.is_complete and annotation is When:
                keys |= BOUNDS
        if self.reading.is_complete:
            return closed(keys, list(keys), **headed(kind))
        keys |= {name: self._beside(name) for name in BESIDE.get(kind, ())}
        return closed(keys, [], **headed(kind)) | needed(kind)

    def _beside(self, name: str) -> Schema:
        """A key that the loader reads apart from the record."""
        return {**(ID if name == FROM else self.refer(Review)), "description": MEANINGS[name]}

    def value(self, annotation: Any) -> Schema:
        """The schema of an annotation of the model."""
        if annotation in self.reading.plain:
            return self.reading.plain[annotation]
        if get_origin(annotation) is tuple:
            return self._many(get_args(annotation))
        if get_origin(annotation) is UnionType:
            return self._any(get_args(annotation))
        if is_dataclass(annotation) or issubclass(annotation, StrEnum):
            return self.refer(annotation)
        raise TypeError(f"no schema for {annotation}")

    def _key(self, kind: type, spec: "Field[Any]", annotation: Any) -> Schema:
        schema = {**self.value(annotation), "description": spec.metadata["meaning"]}
        if is_free_text(spec, annotation):
            longest = {"maxLength": spec.metadata["longest"]}
            schema |= longest if annotation is str else {"items": schema["items"] | longest}
        if spec.metadata["refs"]:
            schema |= self._reference(schema, spec)
        elif spec.name == "id":
            schema |= ID
        if self.reading.is_complete:
            may_be_null = annotation is str and not is_required(spec)
            return schema | (MAYBE_TEXT if may_be_null and not spec.metadata["refs"] else {})
        if _is_plain(spec.default):
            schema["default"] = spec.default
        if schema.get("type") == "array" and is_required(spec):
            schema["minItems"] = 0 if (kind, spec.name) in MAY_BE_EMPTY else 1
        return schema

    def _reference(self, schema: Schema, spec: "Field[Any]") -> Schema:
        """What is to be said of a key that names entries of another collection."""
        meaning, collection = schema["description"], spec.metadata["refs"]
        if schema["type"] == "array":
            return {"items": ID, "description": f"{meaning} Ids of `{collection}`."}
        may_be_blank = self.reading.is_complete and not is_required(spec)
        schema = {"description": f"{meaning} An id of `{collection}`."}
        return schema | (MAYBE_ID if may_be_blank else ID)

    def _many(self, of: tuple[Any, ...]) -> Schema:
        """A list of any length, or of as many as the annotation names (all of one type)."""
        schema: Schema = {"type": "array", "items": self.value(of[0])}
        if Ellipsis not in of:
            schema |= {"minItems": len(of), "maxItems": len(of)}
        return schema

    def _any(self, of: tuple[Any, ...]) -> Schema:
        """A value that may be null: in YAML its key is left out instead."""
        (given,) = (part for part in of if part is not NoneType)
        schema = self.value(given)
        if self.reading.is_complete and "$ref" in schema:
            return {"anyOf": [schema, {"type": "null"}]}
        if self.reading.is_complete:
            schema = {**schema, "type": [schema["type"], "null"]}
        return schema


def _is_plain(default: Any) -> bool:
    """Whether a default is a value that an editor can show: no record, and not nothing."""
    is_record = is_dataclass(default) or isinstance(default, tuple)
    return default not in (MISSING, None, "") and not is_record


def vocabulary(words: type[StrEnum]) -> Schema:
    """The words of a vocabulary, each with its label and meaning where it has them."""
    if not issubclass(words, Word):
        return {**headed(words), "enum": [word.value for word in words]}
    meanings = [{"const": w.value, "title": w.label, "description": w.meaning} for w in words]
    return {**headed(words), "type": "string", "oneOf": meanings}


def closed(keys: dict[str, Schema], required: list[str], **head: str) -> Schema:
    """An object that has these keys and no others."""
    return {
        **head,
        "type": "object",
        "properties": keys,
        "required": required,
        "additionalProperties": False,
    }


def headed(kind: type) -> dict[str, str]:
    """What a schema is called and is about: the first paragraph of the docstring."""
    about = (kind.__doc__ or "").split("\n\n")[0]
    return {"title": kind.__name__, "description": " ".join(about.split())}
