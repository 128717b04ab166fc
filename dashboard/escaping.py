"""The only way for words from the files onto a screen: as words, never as markup."""

import html
import re

MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=@/])")
IN_A_NOTE = re.compile(r"([\\`*_{}\[\]<>#|~$&^=+!@]|^-|:(?=\S)|(?<=www)\.)", re.IGNORECASE)
NUMBERED = re.compile(r"^(\d+)([.)])")


def in_markdown(text: str) -> str:
    """`text` as Markdown that shows just its characters: no link, image, emoji, formula or tag."""
    return MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def in_html(text: str) -> str:
    """`text` as HTML that shows just its characters, as content or within quotes."""
    return html.escape(" ".join(text.split()), quote=True)


def in_plotly(text: str) -> str:
    """`text` as Plotly text: Plotly reads a few HTML tags, and none may come from the files."""
    return in_html(text)


def in_note(text: str) -> str:
    """`text` as Markdown of GitHub, at the beginning of a line or within it.

    As `in_markdown`, with no more backslashes than that takes: a note is read and edited as it is.
    GitHub makes a link of an e-mail address whatever stands before it; the words stay the same.
    """
    return NUMBERED.sub(r"\1\\\2", IN_A_NOTE.sub(r"\\\1", " ".join(text.split())))
