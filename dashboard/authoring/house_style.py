"""Values -> YAML in the style of the data files: two spaces, `[a, b]`, long texts folded."""

from collections.abc import Mapping, Sequence
from datetime import date
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString

from dashboard.loading.records import NOTHING

WIDTH = 92
"""Columns after which a line is broken at its next space: few lines have more than 100."""


def plain(value: object) -> Any:
    """Return a value as the files hold it: texts, lists and mappings of them, and nothing else."""
    if isinstance(value, Mapping):
        return {str(key): plain(held) for key, held in value.items() if held is not None}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(held) for held in value]
    return _text(value)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.15g}" if abs(value) < 1e15 else f"{value:.0f}"
    return value.isoformat() if isinstance(value, date) else str(value).strip()


def pair_lines(key: str, value: Any, column: int) -> list[str]:
    """Return the lines of one key of an entry whose keys begin in a column, counted from 0."""
    return _dumped(_styled({key: value}, column, 0), WIDTH - column)


def entry_lines(entry: Any, column: int) -> list[str]:
    """Return the lines of one item of a list whose dashes stand in a column, counted from 0."""
    block = CommentedSeq([_styled(entry, column + 2, 0)])
    return [line[2:] for line in _dumped(block, WIDTH - column + 2)]


def inline(value: Any) -> str:
    """Return a value on one line, as it stands within brackets."""
    within = CommentedSeq([value])
    within.fa.set_flow_style()
    return _dumped(within, 10**6)[0].strip()[1:-1]


def _dumped(value: object, width: int) -> list[str]:
    writer = YAML(typ="rt", pure=True)
    writer.Resolver = _AllText
    writer.indent(mapping=2, sequence=4, offset=2)
    writer.width = width
    out = StringIO()
    writer.dump(value, out)
    return [line.rstrip() for line in out.getvalue().removesuffix("\n").split("\n")]


class _AllText(VersionedResolver):
    """Every value is a text: `NO` and `2025-10` need no quotes, as our loader keeps them."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        """Return the tag of a node, which is that of a text for every scalar."""
        if kind is ScalarNode:
            return self.DEFAULT_SCALAR_TAG
        return super().resolve(kind, value, implicit)


def _styled(value: Any, column: int, before: int) -> Any:
    """Return a value as ruamel.yaml writes it; `before` is what stands before it on its line.

    Nothing stands before a mapping that is an item of a list: its first key is on the line.
    """
    if isinstance(value, dict):
        return _styled_mapping(value, column, before)
    if isinstance(value, list):
        return _styled_list(value, column)
    room = WIDTH - column - before
    if value in NOTHING or "\n" in value or ("  " in value and len(value) > room):
        return DoubleQuotedScalarString(value)
    return FoldedScalarString(value) if len(value) > room else value


def _styled_mapping(value: dict[str, Any], column: int, before: int) -> Any:
    """Return a mapping of words in braces, if it is the value of a key and short; else a block."""
    styled = {key: _styled(held, column + 2, len(key) + 2) for key, held in value.items()}
    made = CommentedMap(styled)
    is_flat = all(type(held) is str for held in styled.values())
    width = sum(len(key) + len(held) + len(": , ") for key, held in value.items())
    if before and is_flat and width <= WIDTH - column - before:
        made.fa.set_flow_style()
    return made


def _styled_list(values: list[Any], column: int) -> Any:
    """Return a list of ids or numbers in brackets, any other as a block."""
    dash = len("- ")
    styled = CommentedSeq(
        _styled(value, column + 4, 0 if isinstance(value, dict) else dash) for value in values
    )
    if all(isinstance(value, str) and " " not in value for value in values):
        styled.fa.set_flow_style()
    return styled
