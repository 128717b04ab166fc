"""Every text of a dossier is hostile: on each page, card, slide and file it is shown as words."""

import re
import zipfile
from dataclasses import dataclass, field
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from dashboard.deck.build import deck
from dashboard.domain.config import Page
from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.escaping import BREAK
from dashboard.exports import FORMATS
from dashboard.loading import load
from tests.browser.test_pages import spot_of
from tests.browser.test_timelinejs import drawn
from tests.browser.visiting import visiting
from tests.hostile.words import FEW_WORDS, spoil
from tests.loading.copies import copy_to
from tests.serving import served

LINKED = ["harbour.example", "timeline.knightlab.com"]
"""Hosts that are named on purpose: by the dossier its article's, by the viewer its maker's."""
LINK = (
    "<img class=evil src=x onerror=harm()> http://evil.invalid/q e@evil.invalid [x](//evil.invalid)"
)
"""What an address of a page says in place of words and ids."""
SAYS_SO = "window.harm = () => window.dashboardRefused('a script of the words ran');"
MADE_OF_WORDS = """
linked => {
  const leads = new Set(['href', 'xlink:href', 'src', 'srcset', 'action', 'formaction', 'data',
    'poster', 'background', 'ping', 'manifest']);
  const isHarmful = ({name, value}) => {
    if (/^on/i.test(name)) return true;
    if (name === 'style') return /url\\((?!["']?#)/i.test(value);
    if (!leads.has(name)) return false;
    const url = new URL(value, location.href);
    const isLocal = ['blob:', 'data:'].includes(url.protocol) || url.origin === location.origin;
    const isCalendar = url.protocol === 'webcal:' && url.host === location.host;
    const isNamed = /^https?:$/.test(url.protocol) && linked.includes(url.host);
    return !(isLocal || isCalendar || isNamed);
  };
  const all = [...document.querySelectorAll('*')];
  const made = '.evil, .katex, .stMarkdown :is(img, del, [role=img], [class*=Colored])';
  return [
    ...[...document.querySelectorAll(made)].map(e => e.outerHTML.slice(0, 200)),
    ...all.flatMap(e => [...e.attributes].filter(isHarmful)
      .map(a => `${e.tagName} ${a.name}=${a.value.slice(0, 120)}`)),
  ];
}
"""
SHOWN = """
() => [document.title, document.body.innerText, ...[...document.querySelectorAll(
    'svg, article, dialog, table, canvas, [aria-label], [title], [alt], input')].flatMap(e => [
  e.textContent, ...['aria-label', 'title', 'alt', 'value'].map(n => e.getAttribute(n) ?? '')
])].join('\\n')
"""
ONLY_IN_FILES = {"native", "aliases", "meaning", "written", "heading", "subtitle"}
"""Texts that no page shows unasked: names in the article's language and for search, what a
kind means, the head of a hover text, and what a dossier without a headline is about."""
FOR_AUTHORS = {"nothing", "by"}
"""Texts that no viewer is shown: why a paragraph has no fact, and who reviewed an entry."""
IN_GRIDS = {"channel"}
"""Texts that are only in the grids, which draw words as a picture."""


@dataclass
class Walk:
    """What was met on a walk: what went wrong where, and all that was to be read."""

    wrong: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def look(self, visitor, where):
        """Look at what is on the screen now."""
        found = visitor.page.evaluate(MADE_OF_WORDS, LINKED)
        found += [f"asked for {url}" for url in visitor.left] + visitor.said
        self.wrong += [f"{where}: {what}" for what in found]
        visitor.left.clear()
        visitor.said.clear()
        self.words.append(squeezed(visitor.page.evaluate(SHOWN)))

    def lacks(self, texts):
        """The texts that stood nowhere, letter by letter."""
        read = "\n".join(self.words)
        return [text for text in texts if squeezed(text) not in read]


def squeezed(text):
    """A text without its blanks: where lines break is no part of it."""
    return re.sub(r"\s+", "", text)


def watched(visitor):
    """The same visitor, who also notes where a script of the words runs."""
    visitor.page.add_init_script(SAYS_SO)
    visitor.page.on("dialog", lambda box: visitor.said.append(f"dialog {box.message}"))
    visitor.page.on("popup", lambda page: visitor.said.append(f"a window {page.url}"))
    return visitor


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    return copy_to(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def texts(copy):
    return spoil(copy)


@pytest.fixture(scope="module")
def dossier(copy, texts):
    return load(copy / "config.yaml")


def paths_of(dossier):
    """The pages, with cards of all sorts, and the slides."""
    pages = [page for page in dossier.config.pages if page is not Page.PRESENT]
    assert set(pages) == set(Page) - {Page.PRESENT, Page.CHANGES}
    yield from ("", *pages[1:])
    yield f"questions?{urlencode(dict.fromkeys(('text', 'fact', 'kind', 'map'), LINK))}"
    yield from (f"questions?fact={fact.id}" for fact in dossier.facts[::2])
    yield from (f"questions?place={place.id}" for place in dossier.places[::4])
    yield from (f"questions?actor={name}" for name in ("fjordmark", "ansa-holm"))
    yield from (f"questions?relation={relation.id}" for relation in dossier.relations)


def unfold(visitor):
    """The article's own words under the card of a fact are there."""
    visitor.card().get_by_text("The article's own words").click()
    expect(visitor.card().locator("blockquote").first).to_be_visible()


def choose(visitor):
    """The list of the actors in the filter box is open."""
    visitor.open("questions")
    visitor.page.locator(".st-key-filter-popover button").click()
    visitor.page.get_by_role("combobox", name="Actor").click()
    expect(visitor.page.get_by_role("option").first).to_be_visible()


@pytest.fixture(scope="module")
def walk(browser, copy, dossier):
    """All pages of the real dashboard, what opens on them, and all slides."""
    walk = Walk()
    with served(config=copy / "config.yaml") as address, visiting(browser, address) as visitor:
        watched(visitor)
        for path in paths_of(dossier):
            visitor.open(path)
            if "?fact=" in path:
                unfold(visitor)
            walk.look(visitor, path)
        visitor.open("present")
        for slide in deck(excerpt(dossier, Selection())).slides:
            expect(visitor.page).to_have_url(re.compile(f"slide={slide.id}$"))
            visitor.settle()
            walk.look(visitor, f"slide {slide.id}")
            visitor.page.keyboard.press("ArrowRight")
        choose(visitor)
        walk.look(visitor, "the filter box")
    return walk


def test_no_page_card_or_slide_makes_anything_of_hostile_words(walk):
    assert walk.wrong == []


def test_a_link_is_repeated_in_its_own_words_and_what_parts_words_is_not_seen(walk):
    assert walk.lacks([f"text “{LINK}”", f"kinds: {LINK[:30]}"]) == []
    assert walk.lacks([BREAK]) == [BREAK]


def test_each_sort_of_hostile_text_is_shown_letter_by_letter(walk, texts):
    unread = {key for key, of in texts.items() if len(walk.lacks(of)) == len(of)}
    assert unread - IN_GRIDS == ONLY_IN_FILES | FOR_AUTHORS


def test_a_box_beside_a_mark_makes_nothing_of_hostile_words(browser, tmp_path):
    walk = Walk()
    folder = copy_to(tmp_path)
    texts = spoil(folder, FEW_WORDS)
    with served(config=folder / "config.yaml") as address, visiting(browser, address) as visitor:
        watched(visitor).open("timeline")
        visitor.page.mouse.move(*spot_of(visitor, "timeline"))
        box = visitor.page.locator(".chart-tip:popover-open")
        expect(box).to_be_attached()
        walk.look(visitor, "the box")
        shown = squeezed(box.text_content())
    assert walk.wrong == []
    assert any(squeezed(text) in shown for text in texts["statement"])


@pytest.mark.parametrize("name", ["html", "site"])
def test_a_page_in_a_file_makes_nothing_of_hostile_words(browser, dossier, tmp_path, name):
    walk = Walk()
    file = tmp_path / f"dossier{FORMATS[name].ending}"
    file.write_bytes(FORMATS[name].render(excerpt(dossier, Selection())))
    if zipfile.is_zipfile(file):
        zipfile.ZipFile(file).extractall(tmp_path)
        file = tmp_path / "index.html"
    with visiting(browser, file.as_uri()) as visitor:
        watched(visitor).page.goto(file.as_uri())
        walk.look(visitor, "the page")
        visitor.page.goto(f"{file.as_uri()}#facts")
        walk.look(visitor, "its facts")
        visitor.page.locator("#facts a").first.click()
        expect(visitor.page.get_by_role("dialog")).to_be_visible()
        walk.look(visitor, "a card")
    assert walk.wrong == []
    assert walk.lacks(fact.statement for fact in dossier.facts) == []


def test_the_viewer_of_timelines_makes_nothing_of_hostile_words(browser, dossier, tmp_path):
    walk = Walk()
    with drawn(browser, tmp_path, dossier) as visitor:
        walk.look(visitor, "the viewer")
    assert walk.wrong == []
    assert walk.lacks(fact.statement for fact in dossier.facts) == []
