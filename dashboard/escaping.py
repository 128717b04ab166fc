"""The only way for words from the files onto a screen: as words, never as markup."""

import html
import re

MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=@/])")


def in_markdown(text: str) -> str:
    """`text` as Markdown that shows just its characters: no link, image, emoji, formula or tag."""
    return MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def in_html(text: str) -> str:
    """`text` as HTML that shows just its characters, as content or within quotes."""
    return html.escape(" ".join(text.split()), quote=True)


def in_plotly(text: str) -> str:
    """`text` as Plotly text: Plotly reads a few HTML tags, and none may come from the files."""
    return in_html(text)
