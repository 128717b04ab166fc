"""Words from the files are shown as words."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from marko.ext.gfm import gfm

from dashboard.escaping import BREAK, in_html, in_markdown, in_note, in_plotly

HOSTILE = [
    "<script>alert(1)</script>",
    "![x](https://example.org/x.png)",
    "[click](javascript:alert(1))",
    ":red[loud] :material/bolt: :smile:",
    "$x^2$",
    "`code` **bold** _it_ ~~gone~~ # title",
    "a | b",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_that_means_something_is_disarmed(text: str) -> None:
    shown = in_markdown(text)
    for sign in "<>[]()!`*_#|~$:{}":
        assert shown.count("\\" + sign) == text.count(sign)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("http://a.example", r"http{}\:\/\/a\.example"),
        ("HTTPS://a.example", r"HTTPS{}\:\/\/a\.example"),
        ("www.a.example", r"www{}\.a\.example"),
        ("me@a.example", r"me{}\@a\.example"),
        ("a -> b", r"a \-{}\> b"),
        ("a -- b", r"a \-{}\- b"),
        ("a <= b", r"a \<{}\= b"),
        (":material_bolt: x", r"\:{}material\_bolt\: x"),
        (":streamlit:", r"\:{}streamlit\:"),
        (":+1:", r"\:{}\+1\:"),
        ("at 10:30, he said", r"at 10\:30, he said"),
        ("@a: b/c", r"\@a\: b\/c"),
    ],
)
def test_what_streamlit_makes_more_of_than_markdown_does_is_parted(text: str, shown: str) -> None:
    """That nothing is made of it then, a browser shows: tests/browser/test_hostile_words.py."""
    assert in_markdown(text) == shown.format(BREAK)


def test_plotly_gets_quotes_and_percent_signs_that_it_shows_as_such() -> None:
    assert in_plotly("a \"b\" 'c' %{d} 5%") == "a &#34;b&#34; &#x27;c&#x27; &#37;{d} 5%"


@pytest.mark.parametrize("text", HOSTILE)
def test_plotly_gets_no_tag(text: str) -> None:
    assert "<" not in in_plotly(text)
    assert '"' not in in_plotly(text)


@pytest.mark.parametrize("text", [*HOSTILE, "\"quoted\" & 'so'", "a\n</blockquote>b"])
def test_html_shows_the_characters_and_no_tag(text: str) -> None:
    shown = in_html(text)
    assert not set("<>\"'") & set(shown)
    assert html.unescape(shown) == " ".join(text.split())


def test_plain_words_stay_plain() -> None:
    assert in_markdown("Nicolás Maduro, Игла") == "Nicolás Maduro, Игла"
    assert in_plotly("5 000 ракет") == "5 000 ракет"


def test_lines_and_blanks_become_one_space() -> None:
    assert in_markdown("one\n\n  two") == "one two"
    assert in_plotly("one\n\t two") == "one two"


def test_html_gets_no_tag_and_no_end_of_an_attribute() -> None:
    assert (
        in_html("<b title=\"x\" id='y'>&") == "&lt;b title=&quot;x&quot; id=&#x27;y&#x27;&gt;&amp;"
    )


LOADED = st.text(alphabet="ab1. \\`*_{}[]()<>#+-!|~$:&;^=@/\"'www.\n\t", max_size=40)
"""Words made of the signs that mean something to Markdown."""


def words_of(rendered: str) -> str:
    """The text of a list with one item, or a plain complaint that it is something else."""
    found = re.fullmatch(r"<ul>\s*<li>(.*)</li>\s*</ul>\s*", rendered, re.DOTALL)
    assert found, rendered
    assert "<" not in found[1], rendered
    return html.unescape(found[1]).strip()


@given(LOADED)
def test_a_note_shows_just_the_words_whoever_renders_it(text: str) -> None:
    words = " ".join(text.split())
    if words:
        written = f"- {in_note(text)}"
        assert words_of(gfm.convert(written)) == words
        assert words_of(MarkdownIt("commonmark").enable("table").render(written)) == words


@pytest.mark.parametrize("text", [*HOSTILE, "www.example.org", "http://x.example", "1. one", "- x"])
def test_a_note_shows_what_is_hostile_as_words(text: str) -> None:
    assert words_of(gfm.convert(f"- {in_note(text)}")) == text


@pytest.mark.parametrize(
    "text", ["Nicolás Maduro, “Igla-S” (5,000). He said: no.", "20 - 26 October", "a/b; c"]
)
def test_a_note_is_read_as_it_is_written(text: str) -> None:
    assert in_note(text) == text
