"""The made-up dossier with every text of every file hostile, as far as the loader lets it through.

`spoil(folder)` spoils a copy of its files. Each text begins with something else that means harm at
the start of a line or cell, has a number of its own, and holds all of WORDS; a text that has no
room for them, some, and the next one others.
"""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from dashboard.domain.record import LABEL, all_keys, is_free_text
from tests.test_docs import RECORDS

TEXTS = frozenset(
    {
        *(
            "about",
            "aliases",
            "asked",
            "by",
            "caveat",
            "changes",
            "channel",
            "detail",
            "differs",
            "gist",
        ),
        *("heading", "hedge", "how_far", "label", "licence"),
        *(
            "limits",
            "meaning",
            "name",
            "native",
            "not_counted",
            "note",
            "nothing",
            "one_by_one",
            "open",
        ),
        *(
            "phrase",
            "publisher",
            "question",
            "responded",
            "role",
            "say",
            "says",
            "settled_by",
            "short",
        ),
        *("source", "stage_why", "statement", "subtitle", "text", "thing", "title", "topic"),
        *("unit", "what", "when_why", "why", "written"),
    }
)
"""The keys whose values are words for people; whatever record they stand in."""
PLAIN = frozenset(
    {
        *(
            "id",
            "language",
            "sha256",
            "outline",
            "country",
            "state",
            "url",
            "colour",
            "ticks",
            "formerly",
            "digest",
        ),
        *("filter", "data", "seeds", "basemap", "fonts", "address", "frame_ancestors"),
    }
)
"""The other keys that hold characters: the loader knows their form, or what they name."""
HOST = "evil.invalid"
"""Where every address in the words leads; the class of every element in them is evil."""

STARTS = (
    "=1+1",
    '=HYPERLINK("http://evil.invalid/h","x")',
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "＝1+1",  # noqa: RUF001
    "# ",
    "- [ ] ",
    "> ",
    "1. ",
    "```",
    "~~~",
    "$$",
    "<!--",
    "</style></script></title></textarea>",
    "</p></div>",
    "|a|b|\n|-|-|\n|",
    "[x]: http://evil.invalid/r\n[x]",
    "[^1]: ",
    ":::",
    '#read("/etc/passwd")',
    "= ",
    "BEGIN:VALARM\nACTION:AUDIO\nEND:VEVENT\n",
    "%PDF-",
    "\\",
)
PARTS = (
    *(
        "<img class=evil src=//evil.invalid/a onerror=harm()>",
        "<script class=evil>harm()</script>",
        '<svg class="evil" onload="harm()">',
        "<a class=evil href='javascript:harm()' style='background:url(http://evil.invalid/b)'>q</a>",
        '" onmouseover="harm()" x=\'',
        "[c](javascript:harm()) [d](http://evil.invalid/d) ![e](http://evil.invalid/e.png)",
        "<http://evil.invalid/f> http://evil.invalid/g www.evil.invalid evil@evil.invalid",
        "$\\href{javascript:harm()}{h}$ $\\includegraphics{http://evil.invalid/i}$",
        ":material/bolt: :material_bolt: :red[j] :smile: :streamlit: :small[k] `l` **m** ~~n~~",
        "-> -- <- ... >= ~=",
        "{{7*7}} ${7*7} %{7*7} <%= 7*7 %> &lt;img&gt; &#60;b&#62; &copy; %3Cb%3E \\u003cb\\u003e",
        '#link("http://evil.invalid/o")[p] #eval("1") @r <s> %{customdata} \\href{x}{y} \\',
        "<ſcript> ＜script＞ jаvascript:harm() \u202fe\u0301\u0327 ❤\ufe0f İ ]]> <extra></extra>",  # noqa: RUF001
    ),
)
WORDS = " ".join(PARTS)
ROOM = 150
"""Characters of words in a label."""
LABELS = frozenset(
    spec.name
    for record in RECORDS
    for spec, annotation in all_keys(record)
    if is_free_text(spec, annotation) and spec.metadata["longest"] == LABEL
)

FEW_WORDS = '<b class=evil>"q"</b> %{meta} &lt;'
"""So few that a chart has room for them in the box beside a sign."""


def spoil(folder: Path, words: str = WORDS) -> dict[str, list[str]]:
    """Make every text of a copy of the made-up dossier hostile; the texts by their keys.

    The article has such a text too, under the key `original`.
    """
    texts: dict[str, list[str]] = {}
    count = iter(range(10_000))

    def hostile(key: str) -> str:
        number = next(count)
        some = fitting(words, number) if key in LABELS else words
        text = f"{STARTS[number % len(STARTS)]} №{number}№ {some}"
        texts.setdefault(key, []).append(text)
        return text

    for file in sorted(folder.rglob("*.yaml")):
        tree = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)  # noqa: TID251 - words only
        add_unused(tree)
        for entry in entries(tree):
            spoil_entry(entry, hostile)
        if file.parent.name == "seeds":
            words = [" ".join(hostile("original").split()) for _ in tree["paragraphs"]]
            file.with_suffix(".txt").write_text("\n".join(words), "utf-8")
            for paragraph, text in zip(tree["paragraphs"], words, strict=True):
                paragraph["sha256"] = sha256(text.encode()).hexdigest()
        file.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), "utf-8")
    return texts


def fitting(words: str, number: int) -> str:
    """As many of the words as a label has room for, beginning elsewhere for each number."""
    if len(words) <= ROOM:
        return words
    first = number % len(PARTS)
    turned = (*PARTS[first:], *PARTS[:first])
    return next(
        " ".join(turned[:many])
        for many in range(len(turned), 0, -1)
        if len(" ".join(turned[:many])) <= ROOM
    )


def add_unused(tree: dict[str, Any]) -> None:
    """Give the made-up dossier the keys for words that it does without."""
    add_to_entries(tree)
    for view in tree.get("maps", ()):
        for sign in view.get("requests", ()):
            sign.setdefault("heading", "")
    if "kinds" in tree:
        for key in ("asked", "how_far", "one_by_one", "not_counted", "responded"):
            tree["aid"].setdefault(key, "")
        tree.setdefault("editions", [{"digest": "0" * 64, "on": "2031-05-20", "changes": ""}])


def add_to_entries(tree: dict[str, Any]) -> None:
    """Give the entries of a file of facts, questions or paragraphs such keys."""
    for fact in tree.get("facts", ()):
        fact.setdefault("say", "")
        fact.setdefault("reviewed", {"by": "", "on": "2031-05-20", "digest": "0" * 16})
    for question in tree.get("questions", ())[-1:]:
        answer = {"on": "2031-05-20", "says": "", "facts": ["move-considered"]}
        question.setdefault("answered", answer)
    for paragraph in tree.get("paragraphs", ()):
        if paragraph.get("heading"):
            paragraph.setdefault("nothing", "")


def spoil_entry(entry: dict[str, Any], hostile: Any) -> None:
    """Make the texts of one entry hostile; a hedge must stand in its statement."""
    # In the record of an article, heading is true or false; but among the words of the page of aid,
    # asked is a colour or a state.
    texts = TEXTS - {"heading"} if "sha256" in entry else TEXTS
    texts = texts if "one_by_one" in entry else texts - {"asked"}
    for key in sorted(texts & entry.keys()):
        is_list = isinstance(entry[key], list)
        entry[key] = [hostile(key) for _ in entry[key]] if is_list else hostile(key)
    if {"hedge", "statement"} <= entry.keys():
        entry["statement"] += f" {entry['hedge']}"


def entries(tree: Any) -> Iterator[dict[str, Any]]:
    """Every mapping of a tree."""
    if isinstance(tree, dict):
        yield tree
    for part in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from entries(part)
