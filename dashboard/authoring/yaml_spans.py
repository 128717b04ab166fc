"""Where the values of a YAML text begin and end, and which comments stand among them.

The text is one that `dashboard.loading` could read: without anchors and tags, of bounded depth.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import yaml

COMMENT = re.compile(r"(?:(?<=\s)|^)#[^\r\n]*")


class Pair(NamedTuple):
    """One key of a mapping with its value."""

    key: yaml.Node
    value: yaml.Node


@lru_cache(maxsize=16)
def composed(text: str) -> yaml.Node | None:
    """Return the tree of a text with its marks; None where it holds nothing."""
    root: yaml.Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
    return root


def held(node: yaml.Node) -> Any:
    """Return what a node holds, every scalar as the text that it is."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: held(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [held(item) for item in node.value]
    return node.value.strip()


def pairs(node: yaml.Node) -> dict[str, Pair]:
    """Return the keys of a mapping in their order; none of anything else."""
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {key.value: Pair(key, value) for key, value in node.value}


def start_of(node: yaml.Node) -> int:
    """Return the index of its first character."""
    return int(node.start_mark.index)


def column_of(node: yaml.Node) -> int:
    """Return its column, counted from 0; of a list in block style, that of its dashes."""
    return int(node.start_mark.column)


def is_inline(node: yaml.Node) -> bool:
    """Return whether a list or mapping is written in brackets or braces."""
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def end_of(node: yaml.Node, text: str) -> int:
    """Return the index after its last character, without comments and blank lines behind it."""
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return start_of(node) + len(text[start_of(node) : node.end_mark.index].rstrip())
    if isinstance(node, yaml.ScalarNode) or is_inline(node):
        return int(node.end_mark.index)
    return max(end_of(child, text) for child in _children(node))


def comments(node: yaml.Node, text: str) -> list[str]:
    """Return the comments within a list, a mapping or the head of a folded text, in order."""
    begin, end = start_of(node), end_of(node, text)
    masked = text[begin:end]
    for leaf in _leaves(node):
        first, last = _words_of(leaf, text)
        words = re.sub(r"[^\r\n]", "x", text[first:last])
        masked = masked[: first - begin] + words + masked[last - begin :]
    return [found[0].rstrip() for found in COMMENT.finditer(masked)]


def _words_of(leaf: yaml.ScalarNode, text: str) -> tuple[int, int]:
    """Return the span of a scalar's own words: of a folded one, what follows its first line."""
    begin, end = start_of(leaf), end_of(leaf, text)
    if leaf.style in ("|", ">"):
        begin = min(end, line_end(text, begin))
    return begin, end


def _leaves(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    else:
        for child in _children(node):
            yield from _leaves(child)


def _children(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [part for pair in node.value for part in pair]
    return list(node.value)


def line_start(text: str, index: int) -> int:
    """Return where the line of a character begins."""
    return text.rfind("\n", 0, index) + 1


def line_end(text: str, index: int) -> int:
    """Return where the line of a character ends, before its line break."""
    found = text.find("\n", index)
    end = len(text) if found < 0 else found
    return end - 1 if end > index and text[end - 1 : end] == "\r" else end


def dash_of(item: yaml.Node, column: int, text: str) -> int:
    """Return where the line begins that holds the dash of an item; `column` is that of the list."""
    begin = line_start(text, start_of(item))
    while text[begin : begin + column + 1] != " " * column + "-" and begin:
        begin = line_start(text, begin - 1)
    return begin
