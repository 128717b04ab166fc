"""The only way for words from the files onto a screen: as words, never as markup."""

import html
import re

MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=@/])")
BECOMES_MORE = re.compile(
    r"(?<=http)(?=://)|(?<=https)(?=://)|(?<=www)(?=\.)|(?<=[-+.\w])(?=@)"  # a link
    r"|(?<=[-<>~])(?=[-=>])"  # an arrow, a dash or another sign: -> -- >=
    r"|(?<=:)(?=[-+\w]+:)",  # an emoji, an icon, a logo: :material_bolt: :streamlit:
    re.IGNORECASE,
)
BREAK = ":small[]"
"""Nothing, in small letters: an element of Streamlit without any words, between two words."""
IN_A_NOTE = re.compile(r"([\\`*_{}\[\]<>#|~$&^=+!@]|^-|:(?=\S)|(?<=www)\.)", re.IGNORECASE)
NUMBERED = re.compile(r"^(\d+)([.)])")


def in_markdown(text: str) -> str:
    """`text` as Markdown of Streamlit that shows just its characters.

    No link, image, emoji, formula or tag. Streamlit looks for addresses, arrows and names of icons
    once it has read the backslashes: nothing keeps these as words but to part them.
    """
    words = BECOMES_MORE.split(" ".join(text.split()))
    return BREAK.join(MARKDOWN.sub(r"\\\1", word) for word in words)


def in_html(text: str) -> str:
    """`text` as HTML that shows just its characters, as content or within quotes."""
    return html.escape(" ".join(text.split()), quote=True)


def in_plotly(text: str) -> str:
    """`text` as Plotly text: Plotly reads a few HTML tags, and none may come from the files.

    It knows quotes by their numbers only, and takes `%{` for the name of a value.
    """
    return in_html(text).replace("&quot;", "&#34;").replace("%{", "&#37;{")


def in_note(text: str) -> str:
    """`text` as Markdown of GitHub, at the beginning of a line or within it.

    As `in_markdown`, with no more backslashes than that takes: a note is read and edited as it is.
    GitHub makes a link of an e-mail address whatever is before it; the words stay the same.
    """
    return NUMBERED.sub(r"\1\\\2", IN_A_NOTE.sub(r"\\\1", " ".join(text.split())))
