"""What changed, in words that try to be something else: shown letter by letter, page and feed."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from lxml import etree, html

from dashboard.domain.changes import changes_since
from dashboard.domain.editions import Known
from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.templates import render
from dashboard.templates.feeds import Entry, feed
from dashboard.templates.links import on_page
from tests.exports.hostile import MARKUP, hostile

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def compared(tiny):
    return replace(hostile(tiny), before=tiny)


def flat(text):
    return " ".join(text.split())


def test_the_page_makes_nothing_of_hostile_words(compared):
    kept = (Known("0" * 12, MARKUP), Known("1" * 12, MARKUP))
    whole = excerpt(compared, Selection())
    page = html.fromstring(render("changes", whole, on_page, editions_kept=kept))
    said = flat(page.text_content())

    assert page.xpath("//script|//img|//*[@onload]") == []
    for one in changes_since(compared):
        side_by_side = one.kind in ("corrected", "reworded")
        assert flat(one.now if side_by_side else one.sentence) in said
    assert said.count(flat(MARKUP)) > len(kept)


def test_the_feed_makes_nothing_of_hostile_words(compared):
    told = Entry(compared.digest, datetime(2031, 5, 21, tzinfo=UTC), date(2031, 5, 21), compared)
    root = etree.fromstring(feed(compared, (told,), "https://lamp.example/"))
    content = html.fromstring(root.find(f"{ATOM}entry").findtext(f"{ATOM}content"))

    assert content.xpath("//script") == []
    assert [flat(one.split(": ", 1)[1]) for one in content.xpath("//li/text()")] == [
        flat(one.sentence) for one in changes_since(compared)
    ]
