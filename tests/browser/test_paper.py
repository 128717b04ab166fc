"""Every page on paper: whole, on A4, without what only a screen can use."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from dashboard.domain.phrasing import claim

PAGES = ["", "timeline", "aid", "voices", "tensions", "actors", "questions", "facts", "sources"]
PAGES += ["share"]
PAPER = 703
"""Pixels across a page of A4 within its margins."""
CUT = """width => [...document.querySelectorAll('.chart-canvas, .read *, .stElementContainer')]
  .filter(one => !one.closest('svg') && one.checkVisibility())
  .filter(one => one.getBoundingClientRect().right > width + 1)
  .map(one => one.outerHTML.slice(0, 120))"""
"""Whatever reaches beyond the edge of the paper."""


def squeezed(text):
    """Return a text without spaces and hyphens, which lines on paper add."""
    return "".join(sign for sign in text if not sign.isspace() and sign not in "-\u00ad\u2010")


def printed(visitor, path):
    """Print a page; return the words of each sheet."""
    visitor.open(path)
    return [squeezed(sheet.extract_text()) for sheet in sheets(visitor)]


def sheets(visitor):
    content = visitor.page.pdf(format="A4", prefer_css_page_size=True)
    return PdfReader(BytesIO(content)).pages


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_printed_with_its_date_and_without_controls(visitor, path):
    words = printed(visitor, path)
    assert all(words), "an empty sheet"
    whole = "".join(words)
    assert squeezed("s of 31 October 2025") in words[0]
    assert squeezed("All 79 facts") in words[0]
    for control in ("Search the facts", "Behind the claims", "Leave out", "Dates as EDTF"):
        assert squeezed(control).lower() not in whole.lower().replace("leaveoutasource", ""), (
            control
        )


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [1280, 1700])
def test_nothing_reaches_beyond_the_paper(visitor, path, width):
    visitor.page.set_viewport_size({"width": width, "height": 720})
    visitor.open(path)
    visitor.page.emulate_media(media="print")
    visitor.page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    visitor.page.set_viewport_size({"width": PAPER, "height": 1000})
    assert visitor.page.evaluate(CUT, PAPER) == []
    visitor.page.emulate_media(media="null")


def test_the_table_of_facts_is_printed_whole_with_its_head_on_each_sheet(visitor, real):
    words = printed(visitor, "facts")
    whole = "".join(words)
    assert [fact.id for fact in real.facts if squeezed(claim(fact)) not in whole] == []
    assert all("Howfirmly" in sheet for sheet in words)


def test_the_timeline_keeps_its_last_day(visitor, real):
    whole = "".join(printed(visitor, "timeline"))
    for label in ("27 Oct", "Trump denies weighing an order", "Attacks on alleged drug boats"):
        assert squeezed(label) in whole


def test_the_filter_is_printed_in_words_and_the_card_whole_after_the_page(visitor, real):
    words = printed(visitor, "facts?statuses=claimed&focus=fact:igla-s-deployed")
    whole = "".join(words)
    assert squeezed("8 of 79 facts: status claimed") in words[0]
    assert squeezed("Show all facts") not in whole
    fact = real.fact["igla-s-deployed"]
    end = squeezed(real.questions_of(fact.id)[0].settled_by)
    rows = squeezed(claim(real.facts[-2]))
    assert whole.index(rows) < whole.index(end)


def test_the_dark_theme_is_printed_on_white(visitor, real):
    visitor.page.emulate_media(color_scheme="dark")
    visitor.open("facts")
    visitor.page.emulate_media(color_scheme="dark", media="print")
    ink = "() => getComputedStyle(document.querySelector('.facts-table td')).color"
    behind = "() => getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    red, green, blue = bytes.fromhex(real.config.light.ink.removeprefix("#"))
    assert visitor.page.evaluate(ink) == f"rgb({red}, {green}, {blue})"
    assert visitor.page.evaluate(behind) == "rgba(0, 0, 0, 0)"
    visitor.page.emulate_media(media="null")
