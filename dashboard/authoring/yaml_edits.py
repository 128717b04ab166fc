"""Changes of entries -> edits of a YAML text that leave every other character as it is.

A key that keeps its value keeps its bytes. A comment is never lost: one that stood within a value
that goes, or behind it on its line, stands on a line of its own above.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

import yaml

from dashboard.authoring.house_style import entry_lines, inline, pair_lines
from dashboard.authoring.yaml_spans import (
    COMMENT,
    Pair,
    column_of,
    comments,
    dash_of,
    end_of,
    held,
    is_inline,
    line_end,
    line_start,
    pairs,
    start_of,
)


class Edit(NamedTuple):
    """A stretch of a text, by its indices, and what takes its place."""

    start: int
    end: int
    text: str


def applied(text: str, edits: Sequence[Edit]) -> str:
    """Return a text after edits that do not overlap; those at one place follow each other."""
    parts, done = [], 0
    for edit in sorted(edits, key=lambda edit: edit[:2]):
        parts += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*parts, text[done:]])


def _last_before(key: str, stay: Sequence[str], order: Sequence[str]) -> str:
    """Return the key that a new one follows: the last of those that stay and stand before it."""
    before = order[: order.index(key)] if key in order else order
    return next((name for name in reversed(before) if name in stay), stay[-1])


class Editor:
    """Makes the edits of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"

    def keys(
        self, node: yaml.MappingNode, wanted: Mapping[str, Any], order: Sequence[str] = ()
    ) -> Iterator[Edit]:
        """Give keys of a mapping other values, None to remove one; keys not named stay.

        `order` is that of the model: a new key follows the last one there that stands before it.
        """
        there = pairs(node)
        stay = [key for key in there if wanted.get(key, "") is not None]
        for key, value in wanted.items():
            if key not in there:
                if value is not None:
                    last = _last_before(key, stay, order or tuple(wanted))
                    yield self._added(node, there[last], key, value)
            elif value is None:
                yield from self._removed_key(node, key)
            elif held(there[key].value) != value:
                yield from self._changed(node, there[key], value)

    def item(self, node: yaml.SequenceNode, value: Any, after: int, apart: bool = False) -> Edit:
        """Add an item to a list that has some, behind the one of an index; -1: before all.

        `apart` sets it off by a blank line.
        """
        if is_inline(node):
            return self._added_inline(node, inline(value), after)
        column = column_of(node)
        lines = self._indented(entry_lines(value, column), column)
        if after < 0:
            place = dash_of(node.value[0], column, self.text)
            return Edit(place, place, self._joined([*lines, ""]))
        is_last = after == len(node.value) - 1
        # Behind the last one a comment as deep as the items is about the list, and stays with it.
        place = self._behind(node.value[after], column - is_last)
        return Edit(place, place, self._joined(["", *[""] * apart, *lines]))

    def first_item(self, pair: Pair, value: Any) -> Iterator[Edit]:
        """Make a list that is empty, `aid: []`, one with an item in block style."""
        colon = self.text.index(":", end_of(pair.key, self.text)) + 1
        end = end_of(pair.value, self.text)
        column = column_of(pair.key) + 2
        lines = self._indented(entry_lines(value, column), column)
        if end > colon:
            yield Edit(colon, end, "")
        place = line_end(self.text, end)
        yield Edit(place, place, self._joined(["", *lines]))

    def _changed(self, parent: yaml.MappingNode, pair: Pair, value: Any) -> Iterator[Edit]:
        inner = list(self._within(pair.value, value))
        if inner:
            yield from inner
        elif is_inline(parent):
            yield self._instead(pair.value, inline(value))
        else:
            lines = pair_lines(pair.key.value, value, column_of(pair.key))
            yield from self._rewritten(pair, lines)

    def _within(self, node: yaml.Node, value: Any) -> Iterator[Edit]:
        """Change what a list or mapping holds; nothing where it must be written anew."""
        if not node.value or not value:
            return
        if isinstance(node, yaml.MappingNode) and isinstance(value, dict):
            yield from self.keys(node, dict.fromkeys(pairs(node)) | value)
        elif isinstance(node, yaml.SequenceNode) and isinstance(value, list):
            yield from self._items(node, value)

    def _items(self, node: yaml.SequenceNode, wanted: list[Any]) -> Iterator[Edit]:
        """Change the items of a list, keeping the bytes of those that stay."""
        before = [json.dumps(held(item)) for item in node.value]
        after = [json.dumps(item) for item in wanted]
        for _, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if before[i1:i2] == after[j1:j2]:
                continue
            both = min(i2 - i1, j2 - j1)
            for item, value in zip(node.value[i1:], wanted[j1 : j1 + both], strict=False):
                yield from self._changed_item(node, item, value)
            for item in node.value[i1 + both : i2]:
                yield from self._removed_item(node, item)
            for value in wanted[j1 + both : j2]:
                yield self.item(node, value, i1 + both - 1)

    def _changed_item(self, node: yaml.Node, item: yaml.Node, value: Any) -> Iterator[Edit]:
        inner = list(self._within(item, value))
        if inner:
            yield from inner
        elif is_inline(node):
            yield self._instead(item, inline(value))
        else:
            column = column_of(node)
            lines = self._indented(entry_lines(value, column), column)
            begin = dash_of(item, column, self.text)
            yield from self._above(begin, column, self._loose(item, lines))
            yield Edit(begin, self._to(item, lines), self._joined(lines))

    def _rewritten(self, pair: Pair, lines: list[str]) -> Iterator[Edit]:
        """Write a key of a block mapping anew."""
        begin, column = start_of(pair.key), column_of(pair.key)
        kept = self._between(pair) + self._loose(pair.value, lines)
        yield from self._above(line_start(self.text, begin), column, kept)
        text = self._joined([lines[0], *self._indented(lines[1:], column)])
        yield Edit(begin, self._to(pair.value, lines), text)

    def _between(self, pair: Pair) -> list[str]:
        """Return the comments between a key and its value."""
        gap = self.text[end_of(pair.key, self.text) : start_of(pair.value)]
        return [found[0].rstrip() for found in COMMENT.finditer(gap)]

    def _loose(self, node: yaml.Node, lines: list[str]) -> list[str]:
        """Return the comments that need another place when lines stand in place of a node.

        Behind a folded text a comment would become part of it.
        """
        own = comments(node, self.text)
        return own + self._behind_on_line(node) if len(lines) != 1 else own

    def _behind_on_line(self, node: yaml.Node) -> list[str]:
        end = end_of(node, self.text)
        rest = self.text[end : line_end(self.text, end)]
        return [found[0].rstrip() for found in COMMENT.finditer(rest)]

    def _to(self, node: yaml.Node, lines: list[str]) -> int:
        """Return where the stretch ends that lines take the place of."""
        end = end_of(node, self.text)
        return line_end(self.text, end) if len(lines) != 1 else end

    def _above(self, place: int, column: int, kept: list[str]) -> Iterator[Edit]:
        """Put comments on lines of their own, at the beginning of a line."""
        if kept:
            first = self.text[place : line_end(self.text, place)]
            indent = min(column, len(first) - len(first.lstrip()))
            yield Edit(place, place, self._joined([*self._indented(kept, indent), ""]))

    def _removed_key(self, node: yaml.MappingNode, key: str) -> Iterator[Edit]:
        there = list(pairs(node).values())
        number = list(pairs(node)).index(key)
        pair = there[number]
        begin = line_start(self.text, start_of(pair.key))
        if is_inline(node):
            yield self._cut([(start_of(k), end_of(v, self.text)) for k, v in there], number)
            return
        kept = self._between(pair) + self._loose(pair.value, [])
        yield from self._above(begin, column_of(pair.key), kept)
        if self.text[begin : start_of(pair.key)].strip():  # it stands behind a dash
            yield Edit(start_of(pair.key), start_of(there[number + 1].key), "")
        else:
            yield self._without_lines(begin, end_of(pair.value, self.text))

    def _removed_item(self, node: yaml.SequenceNode, item: yaml.Node) -> Iterator[Edit]:
        if is_inline(node):
            spans = [(start_of(one), end_of(one, self.text)) for one in node.value]
            yield self._cut(spans, node.value.index(item))
            return
        begin = dash_of(item, column_of(node), self.text)
        yield from self._above(begin, column_of(node), self._loose(item, []))
        yield self._without_lines(begin, end_of(item, self.text))

    def _without_lines(self, begin: int, end: int) -> Edit:
        """Remove whole lines; the last ones of a file go with the break before them."""
        after = self.text.find("\n", end)
        if after >= 0:
            return Edit(begin, after + 1, "")
        return Edit(max(0, begin - len(self.newline)), len(self.text), "")

    def _cut(self, spans: list[tuple[int, int]], number: int) -> Edit:
        """Remove one of the parts in brackets, with the comma that goes with it."""
        if number + 1 < len(spans):
            return Edit(spans[number][0], spans[number + 1][0], "")
        begin = spans[number - 1][1] if number else spans[0][0]
        return Edit(begin, spans[number][1], "")

    def _added(self, node: yaml.MappingNode, last: Pair, key: str, value: Any) -> Edit:
        """Add a key behind another one."""
        if is_inline(node):
            place = end_of(last.value, self.text)
            written = inline({key: value}).removeprefix("{").removesuffix("}")
            return Edit(place, place, f", {written}")
        column = column_of(last.key)
        lines = self._indented(pair_lines(key, value, column), column)
        place = self._behind(last.value, column)
        return Edit(place, place, self._joined(["", *lines]))

    def _added_inline(self, node: yaml.SequenceNode, written: str, after: int) -> Edit:
        """Add to a list in brackets, on a new line where the line would grow too long."""
        if after < 0:
            place = start_of(node.value[0])
            return Edit(place, place, f"{written}, ")
        place = end_of(node.value[after], self.text)
        column = line_end(self.text, place) - line_start(self.text, place)
        gap = self.newline + " " * (column_of(node) + 1) if column + len(written) > 98 else " "
        return Edit(place, place, f",{gap}{written}")

    def _instead(self, node: yaml.Node, written: str) -> Edit:
        return Edit(start_of(node), end_of(node, self.text), written)

    def _behind(self, node: yaml.Node, column: int) -> int:
        """Return the end of the lines of a node: those of comments that are set deeper are its."""
        end = line_end(self.text, end_of(node, self.text))
        while (following := self._comment_line(end, column)) is not None:
            end = following
        return end

    def _comment_line(self, end: int, column: int) -> int | None:
        """Return the end of the next line if it is a comment set deeper than a column."""
        begin = self.text.find("\n", end) + 1
        last = line_end(self.text, begin)
        line = self.text[begin:last]
        is_its = begin and line[: column + 1].isspace() and line.lstrip().startswith("#")
        return last if is_its else None

    def _indented(self, lines: list[str], column: int) -> list[str]:
        return [" " * column + line if line else "" for line in lines]

    def _joined(self, lines: list[str]) -> str:
        return self.newline.join(lines)
