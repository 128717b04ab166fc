"""An entry in the text of its file: where it is, and the text with it changed or added."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from itertools import pairwise
from typing import Any

import yaml

from dashboard.authoring.house_style import entry_lines, pair_lines
from dashboard.authoring.yaml_edits import Edit, Editor, applied
from dashboard.authoring.yaml_spans import composed, end_of, held, pairs, start_of
from dashboard.domain.record import all_keys
from dashboard.loading.inventory import INVENTORY, PASSAGES, SEEDS, SINGLE

WHOLE = ("", SEEDS)
"""Collections whose file is one entry: what `config.yaml` shows, and the record of an article."""


def entry(root: yaml.Node | None, collection: str, id: str) -> yaml.Node | None:
    """Return the node of an entry; None where there is no such entry."""
    if root is None or collection in WHOLE:
        return root
    pair = pairs(root).get(collection)
    if pair is None or collection == SINGLE.name:
        return pair and pair.value
    items = pair.value.value if isinstance(pair.value, yaml.SequenceNode) else []
    return next((item for item in items if _id(item) == id), None)


def _id(item: yaml.Node) -> str:
    named = pairs(item).get("id")
    return held(named.value) if named and isinstance(named.value, yaml.ScalarNode) else ""


def digest(text: str, node: yaml.Node) -> str:
    """SHA-256 of the text of an entry, from its first key to the end of its last value."""
    return sha256(text[start_of(node) : end_of(node, text)].encode()).hexdigest()


def changed(text: str, wanted: Mapping[tuple[str, str], dict[str, Any]]) -> str:
    """Return the text of a file with keys of entries changed, as `Change.entry` says.

    `wanted` holds the keys by collection and id of their entry.
    """
    edits: list[Edit] = []
    for (collection, id), keys in wanted.items():
        node = entry(composed(text), collection, id)
        assert isinstance(node, yaml.MappingNode)
        edits += Editor(text).keys(node, keys, _order(collection))
    return applied(text, edits)


def _order(collection: str) -> Sequence[str]:
    """Return the keys of an entry in the order of the model."""
    known = INVENTORY.get(collection)
    return tuple(spec.name for spec, _ in all_keys(known.record)) if known else ()


def added(text: str, collection: str, wanted: dict[str, Any], after: str) -> str:
    """Return the text of a file with a new entry, behind another one or last."""
    editor, root = Editor(text), composed(text)
    if collection in WHOLE:
        return _file([line for key, held in wanted.items() for line in pair_lines(key, held, 0)])
    pair = pairs(root).get(collection) if root else None
    if pair is None:
        return _with_list(text, root, collection, wanted, editor.newline)
    if not isinstance(pair.value, yaml.SequenceNode) or not pair.value.value:
        return applied(text, list(editor.first_item(pair, wanted)))
    items = pair.value.value
    ids = [_id(item) for item in items]
    index = ids.index(after) if after in ids else len(items) - 1
    return applied(text, [editor.item(pair.value, wanted, index, _is_apart(text, items))])


def _is_apart(text: str, items: list[yaml.Node]) -> bool:
    """Return whether entries are set off by blank lines; a single one says nothing against it."""
    gaps = [text[end_of(one, text) : start_of(following)] for one, following in pairwise(items)]
    return not gaps or any(gap.replace("\r", "").count("\n\n") for gap in gaps)


def _file(lines: list[str]) -> str:
    return "\n".join([*lines, ""])


def _with_list(
    text: str, root: yaml.Node | None, collection: str, wanted: dict[str, Any], newline: str
) -> str:
    """Return a text with a list that it did not have; passages stand before the facts."""
    lines = [f"{collection}:", *("  " + line for line in entry_lines(wanted, 2))]
    facts = pairs(root).get("facts") if root and collection == PASSAGES.name else None
    if facts:
        place = start_of(facts.key)
        return applied(text, [Edit(place, place, newline.join([*lines, "", ""]))])
    gap = newline if text and not text.endswith("\n") else ""
    return text + gap + newline.join([*lines, ""])
