"""Trees -> records: one reader for all of them, driven by the fields of the model.

A record with anything wrong is left out, and so fails the run. What its keys say is noted all the
same, so that one slip does not make every reference to the entry look broken too.
"""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import Field, dataclass, fields, is_dataclass
from enum import StrEnum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, NamedTuple, TypeVar, get_args, get_origin
from unicodedata import normalize

from dashboard.domain.record import (
    all_keys,
    annotations_of,
    is_free_text,
    is_required,
    short_form,
)
from dashboard.loading.findings import At, ProblemLog, quoted
from dashboard.loading.inventory import BESIDE, FILE_OF_RECORD, MAY_BE_EMPTY
from dashboard.loading.locations import (
    Definition,
    Located,
    Owner,
    Use,
    joined,
    name_of,
    node_type,
    said_of,
    word_of,
)
from dashboard.loading.lookalikes import SIGN_OF
from dashboard.loading.nodes import Mapping, Node, Refused, Scalar, Sequence
from dashboard.loading.unknown_keys import refuse_unknown
from dashboard.loading.values import PARSERS, ValueParseError, parse_slug, parse_word

R = TypeVar("R")

FAILED: Any = object()
"""Stands for a value that could not be read; why is already noted."""

NOTHING = ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class Key:
    """One key of one entry while it is being read."""

    record: type
    spec: "Field[Any]"
    label: str
    owner: Owner

    @property
    def spot(self) -> str:
        """Return what messages call it."""
        return joined(self.label, self.spec.name)

    @property
    def refs(self) -> str:
        """The collection that its value must be an id of; empty where it is no id."""
        return str(self.spec.metadata["refs"])

    @property
    def example(self) -> str:
        """Return its meaning, and an example."""
        return self.example_of(())

    def example_of(self, ids: Iterable[str]) -> str:
        """The same with these ids, as far as they go, where the example says ID."""
        meaning, example = self.spec.metadata["meaning"], self.spec.metadata["example"]
        left = iter(ids)
        named = re.sub(r"\bID\b", lambda _: next(left, "ID"), example) if self.refs else example
        return f"{meaning} For example: {named}" if named else str(meaning)


class Waiting(NamedTuple):
    """A problem whose hint names ids: which there are is known when all files are read."""

    at: At
    what: str
    key: Key


class Reader:
    """Reads records, and keeps where each stands, which ids it defines and which it uses."""

    def __init__(self, findings: ProblemLog) -> None:
        self.findings = findings
        self.located: dict[int, Located] = {}
        self.uses: list[Use] = []
        self.definitions: list[Definition] = []
        self.waiting: list[Waiting] = []

    def record(self, kind: type[R], node: Node, label: str) -> R | None:
        """The record that a tree holds, or None. `label` is what messages call it."""
        return self.built(kind, node, label, self.values(kind, node, label))

    def built(self, kind: type[R], node: Node, label: str, values: dict[str, Any]) -> R | None:
        """The record that has these values, or None where one of them could not be read."""
        if FAILED in values.values() or not isinstance(node, Mapping):
            return None
        record = kind(**values)
        keys = {key.text: key.at for key, _ in node.pairs}
        self.located[id(record)] = Located(label, node.at, keys)
        return record

    def values(self, kind: type, node: Node, label: str) -> dict[str, Any]:
        """The values of a record by their keys, FAILED for each that cannot be read."""
        known = [*(spec.name for spec, _ in all_keys(kind)), *BESIDE.get(kind, ())]
        if not isinstance(node, Mapping):
            what = f"needs keys and values, not {node_type(node)}"
            self.refuse(node, label, what, f"the keys are: {', '.join(known)}")
            return {}
        owner = self._owner(kind, node, label)
        unknown = refuse_unknown(node, known, label, self.findings)
        values = self._known(kind, node, label, owner, unknown.meant)
        return values | dict.fromkeys(unknown.keys, FAILED)

    def _known(
        self, kind: type, node: Mapping, label: str, owner: Owner, meant: Set[str] = frozenset()
    ) -> dict[str, Any]:
        """The values of the keys that a record has; those of other keys are passed over.

        `meant` are keys that others stand for: that they are missing is no news.
        """
        given = {key.text: (key, value) for key, value in node.pairs}
        types, values = _types(kind), {}
        for spec in fields(kind):
            key = Key(kind, spec, label, owner)
            inner = short_form(kind, spec)
            if spec.name in given:
                values[spec.name] = self._value(types[spec.name], *given[spec.name], key)
                values |= dict.fromkeys(self._doubled(inner, node, key), FAILED)
            elif inner:
                values[spec.name] = self._single(inner, node, label, owner, meant)
            elif is_required(spec):
                if spec.name not in meant:
                    self._tell(node.at, f"{key.spot}: is missing", key.example, key)
                values[spec.name] = FAILED
        return values

    def _single(
        self, inner: type[Any], node: Mapping, label: str, owner: Owner, meant: Set[str]
    ) -> Any:
        """The one record of a list whose keys are in the entry itself."""
        record = self.built(inner, node, label, self._known(inner, node, label, owner, meant))
        return FAILED if record is None else (record,)

    def _doubled(self, inner: type | None, node: Mapping, key: Key) -> Iterator[str]:
        """The keys of the short form that are beside the list, reported."""
        names = [spec.name for spec in fields(inner)] if inner else []
        for name in (name for name, _ in node.pairs if name.text in names):
            what = said_of(key.label, f"{name.text}: is given beside {key.spec.name}")
            hint = f"give it in each of {key.spec.name}, or remove {key.spec.name}"
            self.findings.add(name.at, what, hint)
            yield name.text

    def entries(
        self, kind: type[R], node: Sequence, noun: str, outer: str = ""
    ) -> Iterator[R | None]:
        """The records of a list. Messages call each by `noun` and its id, or its number."""
        for number, item in enumerate(node.items, 1):
            yield self.record(kind, item, joined(outer, name_of(item, noun, number)))

    def _owner(self, kind: type, node: Mapping, label: str) -> Owner:
        collection = FILE_OF_RECORD.get(kind)
        named = word_of(node, "id")
        if collection is None or named is None:
            return Owner("", "", node.at)
        self.definitions.append(Definition(collection.name, named.text.strip(), named.at, label))
        return Owner(collection.name, named.text.strip(), node.at)

    def _value(self, annotation: Any, at_key: Scalar, node: Node, key: Key) -> Any:
        """The value of a key. What is wrong with a single value is said at the key."""
        if get_origin(annotation) is tuple:
            return self._many(get_args(annotation), node, key)
        if is_dataclass(annotation) and annotation not in PARSERS:
            record = self.record(annotation, node, key.spot)  # type: ignore[arg-type]
            return FAILED if record is None else record
        return self._one(annotation, node, key, key.spot, at_key.at)

    def _many(self, of: tuple[Any, ...], node: Node, key: Key) -> Any:
        if not isinstance(node, Sequence):
            return self.refuse(
                node, key.spot, f"needs a list, not {node_type(node)}", key.example, key
            )
        if (
            not node.items
            and is_required(key.spec)
            and (key.record, key.spec.name) not in MAY_BE_EMPTY
        ):
            self._tell(node.at, f"{key.spot}: is empty", key.example, key)
            return FAILED
        if Ellipsis not in of and len(node.items) != len(of):
            return self.refuse(node, key.spot, f"needs {len(of)} values", key.example)
        values = tuple(self._items(of[0], node, key))
        return FAILED if FAILED in values else values

    def _items(self, of: Any, node: Sequence, key: Key) -> Iterator[Any]:
        if is_dataclass(of):
            collection = FILE_OF_RECORD.get(of)  # type: ignore[arg-type]
            noun = collection.noun if collection else key.spec.name
            for record in self.entries(of, node, noun, key.label):  # type: ignore[arg-type]
                yield FAILED if record is None else record
            return
        for number, item in enumerate(node.items, 1):
            if get_origin(of) is tuple:
                yield self._many(get_args(of), item, key)
            else:
                spot = key.spot if key.refs else f"{key.spot} {number}"
                yield self._one(of, item, key, spot, item.at)

    def _one(self, annotation: Any, node: Node, key: Key, spot: str, at: At) -> Any:
        if not isinstance(node, Scalar):
            return self.refuse(
                node, spot, f"needs one value, not {node_type(node)}", key.example, key
            )
        text = node.text.strip()
        try:
            _refuse_nothing(node, text, key)
            _refuse_long(annotation, text, key.spec)
            value = _parsed(annotation, text, key)
            if node.odd and key.refs:
                parse_slug(text)
        except ValueParseError as misfit:
            hint = node.odd.hint if node.odd else _in_ascii(annotation, text, key) or misfit.hint
            self._tell(at, f"{spot}: {misfit.what}", hint, key)
            return FAILED
        if key.refs:
            self.uses.append(Use(key.refs, text, at, spot, key.owner))
        return value

    def refuse(
        self, node: Node, spot: str, what: str, hint: str = "", key: Key | None = None
    ) -> Any:
        """Report a tree of another kind than its key needs; what is refused already is not."""
        if isinstance(node, Scalar) and node.odd:
            hint = node.odd.hint
        if not isinstance(node, Refused):
            self._tell(node.at, said_of(spot, what), hint, key)
        return FAILED

    def _tell(self, at: At, what: str, hint: str, key: Key | None) -> None:
        """Report a problem; one whose hint is the example of a reference waits for the ids."""
        if key and key.refs and hint == key.example:
            self.waiting.append(Waiting(at, what, key))
        else:
            self.findings.add(at, what, hint)


@lru_cache(maxsize=64)
def _types(kind: type) -> dict[str, Any]:
    """The annotations of a record; resolving them takes longer than reading an entry."""
    return {name: _given(annotation) for name, annotation in annotations_of(kind).items()}


def _given(annotation: Any) -> Any:
    """An annotation without its None: in files the key is left out instead."""
    if get_origin(annotation) is UnionType:
        (annotation,) = (part for part in get_args(annotation) if part is not NoneType)
    return annotation


def _parsed(annotation: Any, text: str, key: Key) -> Any:
    if key.spec.name == "id":
        return parse_slug(text)
    if issubclass(annotation, StrEnum):
        return parse_word(annotation, text)
    return PARSERS[annotation](text)


def _in_ascii(annotation: Any, text: str, key: Key) -> str:
    """A hint for a value that would do if its wide or typographic signs were plain ones."""
    plain = normalize("NFKC", text).translate(SIGN_OF).strip()
    if text.isascii() or not plain.isascii():
        return ""
    try:
        _parsed(annotation, plain, key)
    except ValueParseError:
        return ""
    return f"write {quoted(plain)}, in plain characters"


def _refuse_nothing(node: Scalar, text: str, key: Key) -> None:
    """Nothing, in YAML's words for it, would else be read as those words."""
    hint = key.example if is_required(key.spec) else "give one, or leave the key out"
    if node.is_plain and node.text in NOTHING:
        raise ValueParseError("has no value", hint)
    if not text:
        raise ValueParseError("is blank", hint)


def _refuse_long(annotation: Any, text: str, spec: "Field[Any]") -> None:
    """A text that no page, slide or file has room for."""
    most = spec.metadata["longest"]
    if is_free_text(spec, annotation) and len(text) > most:
        raise ValueParseError(f"has {len(text):,} characters; {most:,} may be", "shorten it")
