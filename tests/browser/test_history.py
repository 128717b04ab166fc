"""Filters hold until they are reset, and one click is one entry in the browser's history."""

from dataclasses import dataclass, replace
from random import Random

import pytest
from playwright.sync_api import expect

from dashboard.deck.build import deck
from dashboard.domain.excerpt import excerpt
from dashboard.domain.phrasing import claim
from dashboard.domain.scope import let_through
from dashboard.domain.selection import Selection
from tests.browser.visiting import visiting
from tests.conftest import TINY
from tests.serving import served

# A connection that delivers each message, in order, `lag` milliseconds late.
SLOW = """
window.lag = 0;
window.sent = 0;
window.WebSocket = class extends WebSocket {
  #before = {};
  late(way, act) {
    window.heard = performance.now();
    const waited = new Promise((done) => setTimeout(done, window.lag));
    this.#before[way] = Promise.all([this.#before[way], waited]).then(act);
  }
  send(data) { window.sent += 1; this.late('out', () => super.send(data)); }
  set onmessage(act) { super.onmessage = (event) => this.late('in', () => act(event)); }
  addEventListener(type, act, ...rest) {
    const late = (event) => this.late('in', () => act(event));
    super.addEventListener(type, type === 'message' ? late : act, ...rest);
  }
};
"""
SAYS = """
() => {
  const text = (place) => document.querySelector(place)?.innerText.trim() ?? '';
  return {
    page: text('.read nav a[aria-current]'),
    title: text('h1'),
    searched: document.querySelector('[class*=st-key-filter-text-] input')?.value,
    words: text('.let-through'),
    focus: text('.st-key-card .card-statement'),
  };
}
"""
MOVE = """
async (moves) => {
  for (const [by, pause] of moves) {
    const moved = new Promise((done) => addEventListener('popstate', done, {once: true}));
    history.go(by);
    await moved;
    await new Promise((done) => setTimeout(done, pause));
  }
}
"""
# After ways through the history, a page may say the right thing before the last answer. A server
# that answers other requests has begun to answer the last message, too.
STILL = """
async () => {
  for (let before; ;) {
    before = window.heard;
    await new Promise((done) => setTimeout(done, 2 * window.lag + 100));
    for (let n = 0; n < 3; n++) await fetch('/healthz');
    const { testScriptState } = document.querySelector('[data-testid=stApp]').dataset;
    if (before === window.heard && testScriptState === 'notRunning') return;
  }
}
"""
LONG = 150
CLAIMS = ("lamp-failed", "failure-denied")
PAGES = ("Tensions", "Open questions", "Facts", "Timeline")


@pytest.fixture(scope="module")
def slow():
    """The made-up dossier, served on this machine."""
    with served(config=TINY) as address:
        yield address


@pytest.fixture
def visitor(browser, slow):
    with visiting(browser, slow) as visitor:
        visitor.page.add_init_script(SLOW)
        yield visitor


@dataclass(frozen=True)
class View:
    """What a page says of itself: its name, its filter, the fact in focus."""

    page: str
    text: str = ""
    fact: str = ""

    def said(self, dossier):
        words = let_through(excerpt(dossier, Selection(text=self.text)))
        focus = claim(dossier.fact[self.fact]) if self.fact else ""
        named = {"page": self.page, "title": self.page, "searched": self.text}
        return {**named, "words": words, "focus": focus}


class Walk:
    """A visitor's way, and what the browser should remember of it."""

    def __init__(self, visitor, dossier, view):
        self.visitor, self.page, self.dossier = visitor, visitor.page, dossier
        self.entries, self.at = [(view, "")], 0
        self.expect()
        self.entries = [(view, self.page.url)]
        self.first = self.length()

    def length(self):
        return self.page.evaluate("history.length")

    @property
    def view(self):
        return self.entries[self.at][0]

    def expect(self):
        """Wait until the page says what it should."""
        said = self.view.said(self.dossier)
        same = f"said => JSON.stringify(({SAYS})()) === JSON.stringify(said)"
        try:
            self.page.wait_for_function(same, arg=said, timeout=10_000)
        except Exception:
            assert self.page.evaluate(SAYS) == said
            raise

    def lag(self, milliseconds):
        self.page.evaluate("lag => { window.lag = lag; }", milliseconds)

    def send(self, act):
        """Do something that sends a message, and wait until the browser has sent it."""
        before = self.page.evaluate("window.sent")
        act()
        self.page.wait_for_function("before => window.sent > before", arg=before)

    def open(self, name):
        self.visitor.go(name)
        self.came(replace(self.view, page=name))

    def search(self, text):
        box = self.page.get_by_label("Search the facts")
        box.fill(text)
        box.press("Enter")
        self.came(replace(self.view, text=text))

    def reset(self):
        self.page.get_by_role("link", name="Show all facts").click()
        self.came(replace(self.view, text=""))

    def look_at(self, fact):
        self.page.locator(f".side-claim[data-target='fact:{fact}'] a").first.click()
        self.came(replace(self.view, fact=fact))

    def close(self):
        self.page.keyboard.press("Escape")
        self.came(replace(self.view, fact=""))

    def came(self, view):
        """Expect one new entry, and none after it."""
        self.entries[self.at + 1 :] = [(view, "")]
        self.at += 1
        self.expect()
        self.entries[self.at] = (view, self.page.url)
        assert self.length() == self.first + self.at

    def move(self, moves):
        """Go back and forward, with pauses; expect the last entry, and as many as before."""
        self.page.evaluate(MOVE, moves)
        self.at += sum(by for by, _ in moves)
        self.page.evaluate(STILL)
        self.expect()
        assert self.page.url == self.entries[self.at][1]
        assert self.length() == self.first + len(self.entries) - 1

    def ways(self):
        """What can be clicked where the visitor is now: the method, and what it is given."""
        view = self.view
        ways = [(self.open, name) for name in PAGES if name != view.page]
        ways += [(self.search, text) for text in ("lamp", "keeper") if text != view.text]
        if view.text:
            ways += [(self.reset,)] * 2
        if view.fact:
            ways += [(self.close,)] * 2
        elif view.page == "Tensions":
            ways += [(self.look_at, fact) for fact in CLAIMS] * 2
        return ways


def moves(random, walk):
    """Some ways through the history, that do not leave it."""
    at, chosen = walk.at, []
    for _ in range(random.randint(2, 6)):
        to = random.choice([place for place in range(len(walk.entries)) if place != at])
        near = max(at - 1, 0) if to < at else at + 1
        to = random.choice([to, near, near])
        chosen.append((to - at, random.choice([0, 30, 100])))
        at = to
    return chosen


@pytest.mark.parametrize("seed", range(2))
def test_back_and_forward_restore_each_view_at_any_speed(visitor, tiny, seed):
    random = Random(seed)
    visitor.open("tensions")
    walk = Walk(visitor, tiny, View("Tensions"))
    for _ in range(10):
        walk.lag(random.choice([0, 40, LONG]))
        for _ in range(2):
            way, *what = random.choice(walk.ways())
            way(*what)
        walk.move(moves(random, walk))
    assert visitor.said == []


def test_a_search_and_a_page_at_once_hold_both(visitor, tiny):
    """Clicked before the answer to the search, or with its words only typed."""
    visitor.open("tensions")
    walk = Walk(visitor, tiny, View("Tensions"))
    walk.lag(LONG)
    box = visitor.page.get_by_label("Search the facts")
    link = visitor.page.get_by_role("link", name="Facts", exact=True)
    box.fill("lamp")
    walk.send(lambda: box.press("Enter"))
    link.click()
    walk.entries += [(View("Tensions", "lamp"), ""), (View("Facts", "lamp"), "")]
    walk.at = 2
    walk.expect()
    assert walk.length() == walk.first + 2
    visitor.page.go_back()
    walk.at = 1
    walk.expect()
    box.fill("keeper")
    link.hover()
    walk.send(visitor.page.mouse.down)
    visitor.page.mouse.up()
    walk.entries[1] = (View("Facts", "keeper"), "")
    walk.expect()


def test_back_before_the_answer_to_a_click_wins(visitor, tiny):
    visitor.open("tensions")
    walk = Walk(visitor, tiny, View("Tensions"))
    walk.open("Facts")
    walk.lag(LONG)
    visitor.go("Open questions")
    walk.move([[-1, 0]])
    walk.move([[1, 0]])
    walk.search("lamp")
    walk.reset()
    visitor.page.get_by_label("Search the facts").fill("keeper")
    walk.send(lambda: visitor.page.keyboard.press("Enter"))
    walk.move([[-1, 0]])
    walk.move([[-2, 100], [3, 0]])


def test_the_way_to_the_deck_and_back_is_an_entry_however_many_slides_are_turned(visitor, tiny):
    visitor.open("tensions?text=lamp")
    walk = Walk(visitor, tiny, View("Tensions", "lamp"))
    walk.lag(40)
    visitor.page.get_by_role("link", name="Present").click()
    slide = visitor.page.locator(".slide[data-shown]")
    shown = [one.id for one in deck(excerpt(tiny, Selection(text="lamp"))).slides]
    for name in shown[:3]:
        expect(slide).to_have_attribute("data-slide", name)
        expect(visitor.page).to_have_url(f"{visitor.address}/present?text=lamp&slide={name}")
        assert walk.length() == walk.first + 1
        visitor.page.keyboard.press("ArrowRight")
    expect(slide).to_have_attribute("data-slide", shown[3])
    visitor.settle()
    visitor.page.keyboard.press("Escape")
    walk.expect()
    expect(visitor.page).to_have_url(f"{visitor.address}/tensions?text=lamp")
    assert walk.length() == walk.first + 2
    visitor.page.go_back()
    expect(slide).to_have_attribute("data-slide", shown[3])
    visitor.page.go_back()
    walk.expect()


def choose(page, control):
    """Change the filter by one of its controls."""
    if control == "Search the facts":
        page.get_by_label(control, exact=True).fill("lamp")
        page.keyboard.press("Enter")
        return
    page.locator(".st-key-filter-popover button").click()
    if control == "Period":
        page.get_by_role("spinbutton").first.click()
        page.keyboard.type("20310504")
        page.keyboard.press("Tab")
        page.keyboard.type("20310506")
        page.keyboard.press("Tab")  # to the calendar, and then out of the dates
        page.keyboard.press("Tab")
    else:
        page.get_by_role("combobox", name=control).click()
        page.get_by_role("option").nth(1).click()


CONTROLS = ("Search the facts", "Actor", "Kind", "Status", "Basis", "Reported by", "Period")
ALL_PAGES = ("Situation", "Timeline", "Help for the lighthouse", "Voices", "Tensions", "Actors")
ALL_PAGES += ("Open questions", "Facts", "Sources", "Share")


@pytest.mark.parametrize("is_open", [False, True], ids=["closed", "open"])
def test_a_reset_holds_on_every_page_with_every_control(visitor, is_open):
    """The way to the next page sends all that the browser still knows of the controls."""
    page = visitor.page
    words = page.locator(".let-through")
    visitor.open()
    for place, name in enumerate(ALL_PAGES[:7] if is_open else ALL_PAGES):
        visitor.go(name)
        expect(page.locator(".read nav a[aria-current]")).to_have_text(name)
        expect(words).to_have_text(["All 10 facts"])
        control = CONTROLS[place % len(CONTROLS)]
        choose(page, control)
        expect(words).to_contain_text([" of 10 facts: "])
        if is_open == (control == CONTROLS[0]):
            page.locator(".st-key-filter-popover button").click()
        expect(page.get_by_test_id("stPopoverBody")).to_have_count(int(is_open))
        page.locator(".show-all").click()  # a list that is open hides its role
        expect(words).to_have_text(["All 10 facts"])
    visitor.open("facts")


def test_a_control_that_is_emptied_stays_empty(visitor):
    page = visitor.page
    words = page.locator(".let-through")
    visitor.open("questions")
    for control, name in (("Search the facts", "Facts"), ("Status", "Tensions")):
        choose(page, control)
        expect(words).to_contain_text([" of 10 facts: "])
        page.get_by_role("button", name="Clear").click()
        page.keyboard.press("Enter")
        expect(words).to_have_text(["All 10 facts"])
        visitor.go(name)
        expect(page.locator("h1")).to_have_text(name)
        expect(words).to_have_text(["All 10 facts"])
