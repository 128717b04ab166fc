"""YAML text -> a tree of words with their positions, and nothing else.

Events of PyYAML's own parser (in Python: the one in C crashes on deep nesting) are put together
by a loop with its own stack, so that no nesting can exhaust Python's. Every scalar stays the text
that it is: what it means is for the model to say. What YAML has beyond lists, keys and words is
refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from dashboard.loading.characters import PILED, holds
from dashboard.loading.findings import At, ProblemLog, quoted
from dashboard.loading.invisible import piled, unseen
from dashboard.loading.lookalikes import Lookalike, lookalikes
from dashboard.loading.unparsed import report

MOST_BYTES = 10_000_000
DEEPEST = 20
MOST_NODES = 200_000
"""Of all files of a dossier together."""
KEYS = "write its keys"
STAR = "quote a text that begins with '*'"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A word or text. `is_plain` says that it stands without quotes, on its own line."""

    at: At
    text: str
    is_plain: bool
    odd: Lookalike | None = None
    """Its first character, if any, that is easily taken for a sign of YAML that is needed there."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    at: At
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values, in the order of the file; no key comes twice."""

    at: At
    pairs: tuple[tuple[Scalar, "Node"], ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that was already reported; readers skip it."""

    at: At


Node = Scalar | Sequence | Mapping | Refused


def is_cut(key: Scalar, value: Node) -> bool:
    """Return whether a key is in braces without a colon: usually text cut off at a comma."""
    is_empty = isinstance(value, Scalar) and value.is_plain and not value.text
    ends = key.at._replace(column=key.at.column + len(key.text))
    return is_empty and key.is_plain and value.at == ends


class _Stop(Exception):
    """No more of this file can be read; why is already noted."""


def compose(text: str, file: str, findings: ProblemLog, if_empty: str = KEYS) -> Node | None:
    """The tree of one file, or None where it cannot be read. Problems go to `findings`.

    `if_empty` is the hint for a file that holds nothing.
    """
    tree = _Tree(text, file, findings)
    try:
        for event in _events(text, file, findings):
            tree.take(event)
    except _Stop:
        return None
    if tree.root is None:
        findings.add(At(file, 1, 1), "is empty", if_empty)
    return tree.root


def _events(text: str, file: str, findings: ProblemLog) -> Iterator[yaml.Event]:
    loader = yaml.SafeLoader(text)
    try:
        yield from iter(loader.get_event, None)
    except yaml.MarkedYAMLError as error:
        report(text, file, error, findings)
        raise _Stop from None
    except (yaml.YAMLError, ValueError, OverflowError):
        # PyYAML lets Python's own errors through, for "\UFFFFFFFF" and the like.
        at = At(file, loader.line + 1, loader.column + 1)
        findings.add(at, "is not YAML: an escape or a number is beyond all bounds", "remove it")
        raise _Stop from None


class _Tree:
    """The tree in the making."""

    def __init__(self, text: str, file: str, findings: ProblemLog) -> None:
        self.root: Node | None = None
        self._text = text
        self._lines = [] if text.isascii() else text.split("\n")
        self._file = file
        self._findings = findings
        self._open: list[tuple[yaml.CollectionStartEvent, list[Node]]] = []

    def take(self, event: yaml.Event) -> None:
        """Add what one event tells. Raises _Stop where the file goes beyond all bounds."""
        if isinstance(event, yaml.NodeEvent):
            self._count(event)
            self._refuse_marks(event)
        match event:
            case yaml.ScalarEvent():
                self._put(self._scalar(event))
            case yaml.AliasEvent():
                self._put(Refused(self._at(event)))
            case yaml.CollectionStartEvent():
                self._open.append((event, []))
            case yaml.CollectionEndEvent():
                self._put(self._closed(*self._open.pop()))
            case yaml.DocumentStartEvent() if self.root is not None:
                self._stop(event, "holds a second document", "one file is one document: no '---'")

    def _at(self, event: yaml.Event) -> At:
        mark = event.start_mark
        return At(self._file, mark.line + 1, mark.column + 1) if mark else At(self._file)

    def _stop(self, event: yaml.Event, what: str, hint: str) -> None:
        self._findings.add(self._at(event), what, hint)
        raise _Stop

    def _count(self, event: yaml.Event) -> None:
        if self._findings.count_value() > MOST_NODES:
            what = f"the files hold more than {MOST_NODES:,} values together"
            self._stop(event, what, "shorten them, or make two dossiers of it")
        if len(self._open) >= DEEPEST:
            self._stop(
                event,
                f"is nested more than {DEEPEST} levels deep",
                "close the brackets before, or nest it less deeply",
            )

    def _refuse_marks(self, event: yaml.NodeEvent) -> None:
        """Anchors, aliases and tags: they say one thing in the file and another in the dossier."""
        tag = getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            what, hint = f"alias {quoted(f'*{event.anchor}')}", f"write the value out; {STAR}"
        elif event.anchor:
            what, hint = f"anchor {quoted(f'&{event.anchor}')}", "remove it; quote a text with '&'"
        elif tag:
            written = tag.replace("tag:yaml.org,2002:", "!!")
            what, hint = f"tag {quoted(written)}", "remove it; quote a text that begins with '!'"
        else:
            return
        self._findings.add(self._at(event), f"{what} is not allowed", hint)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        at = self._at(event)
        start, end = event.start_mark, event.end_mark
        if event.style == '"' and start and end:
            written = self._text[start.index : end.index]
            for index in unseen(event.value):
                if (char := event.value[index]) not in written:
                    self._findings.add(at, f"{holds(char)}, written as an escape", "remove it")
            if any(piled(event.value)) and not any(piled(written)):
                self._findings.add(at, f"{PILED}, written as escapes", "remove the others")
        return Scalar(at, event.value, event.style is None, self._odd(event))

    def _odd(self, event: yaml.ScalarEvent) -> Lookalike | None:
        """The first look-alike of a word without quotes, on the line that it begins in."""
        start, end = event.start_mark, event.end_mark
        if event.style or event.value.isascii() or not start or not end:
            return None
        if start.line >= len(self._lines):  # where '\r' alone ends a line, PyYAML counts others
            return None
        last = end.column if end.line == start.line else len(self._lines[start.line])
        found = lookalikes(self._lines[start.line], At(self._file, start.line + 1, 1))
        return next((one for one in found if start.column < one.at.column <= last), None)

    def _closed(self, event: yaml.CollectionStartEvent, children: list[Node]) -> Node:
        at = self._at(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(at, tuple(children))
        return Mapping(at, tuple(self._pairs(children)))

    def _pairs(self, children: list[Node]) -> Iterator[tuple[Scalar, Node]]:
        lines: dict[str, int] = {}
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, Scalar):
                self._findings.add(
                    key.at, "a key must be a word", "quote a text that holds brackets"
                )
            elif key.is_plain and key.text == "<<":
                self._findings.add(key.at, "merge key '<<' is not allowed", "write the keys out")
            elif key.text in lines and not is_cut(key, value):
                first = f"the first is in line {lines[key.text]}; keep one of them"
                self._findings.add(key.at, f"key {quoted(key.text)} appears twice", first)
            else:
                lines[key.text] = key.at.line
                yield key, value

    def _put(self, node: Node) -> None:
        if self._open:
            self._open[-1][1].append(node)
        else:
            self.root = node
