"""The only way for words from the files onto a screen: as words, never as markup."""

import html
import re

MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=@/])")


def in_markdown(text: str) -> str:
    """`text` as Markdown that shows just its characters: no link, image, emoji, formula or tag."""
    return MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def in_plotly(text: str) -> str:
    """`text` as Plotly text: Plotly reads a few HTML tags, and none may come from the files."""
    return html.escape(" ".join(text.split()), quote=True)


def in_html(text: str) -> str:
    """`text` for an HTML or SVG document, between tags or in a quoted attribute."""
    return html.escape(text, quote=True)
