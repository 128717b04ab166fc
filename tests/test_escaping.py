"""Words from the files are shown as words."""

import html

import pytest

from dashboard.escaping import in_html, in_markdown, in_plotly

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
