"""Every chart by keyboard alone: the same facts as the excerpt's, in the same words."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from dashboard.domain.excerpt import excerpt
from dashboard.domain.phrasing import claim
from dashboard.domain.query import parse_filter
from dashboard.loading import load
from dashboard.scenes import CHARTS
from dashboard.scenes.shapes import BESIDE, WIDE
from tests.conftest import ROOT

DOSSIER = load(ROOT / "config.yaml")
PAGES = {
    "timeline": "timeline",
    "map": "",
    "aid-ladder": "aid",
    "attribution-flow": "voices",
    "basis-matrix": "voices",
    "actor-graph": "actors",
}
"""The page of each chart that a page draws."""
WHOLE = {"aid-ladder", "timeline", "attribution-flow", "basis-matrix", "actor-graph"}
"""The charts that have the whole width while nothing is selected."""
FILTERS = (
    "",
    "actors=iran",
    "statuses=denied&statuses=declined",
    "kinds=us-military",
    "outlets=washington-post&map=world",
    "text=missiles&timeline=kinds",
)

ACTIVE = """
list => {
  const option = document.getElementById(list.getAttribute('aria-activedescendant'));
  return option && [option.id, option.dataset.target, option.textContent];
}
"""


FILTERED = """
wanted => Object.entries(wanted).every(([name, values]) => {
  const given = new URLSearchParams(location.search).getAll(name);
  return values.every(value => given.includes(value));
})
"""


def scene_of(name, query):
    """The scene that a page 1280 pixels wide draws of a query."""
    return CHARTS[name](
        excerpt(DOSSIER, parse_filter(query, DOSSIER)), WIDE if name in WHOLE else BESIDE
    )


def listbox(visitor, name):
    """The list of a chart."""
    return visitor.page.locator(f".st-key-{name}-box [role=listbox]")


def come_by_tab(visitor, name):
    """Come to the list of a chart by the Tab key alone."""
    wanted = listbox(visitor, name)
    for _ in range(80):
        visitor.page.keyboard.press("Tab")
        if wanted.evaluate("list => list === document.activeElement"):
            return wanted
    raise AssertionError(f"{name} is not reached by Tab")


def walk(visitor, marks):
    """Go from the first mark to the last by the right arrow: the id, target, words of each."""
    visitor.page.keyboard.press("Home")
    found = []
    while not found or marks.evaluate(ACTIVE) != found[-1]:
        found.append(marks.evaluate(ACTIVE))
        visitor.page.keyboard.press("ArrowRight")
    return found


@pytest.mark.parametrize("query", FILTERS)
@pytest.mark.parametrize("name", PAGES)
def test_the_keyboard_reaches_every_fact_in_its_words_and_opens_a_card(visitor, name, query):
    scene = scene_of(name, query)
    groups = list(scene.reachable())
    visitor.open(f"{PAGES[name]}?{query}")
    if not groups:
        expect(listbox(visitor, name)).to_be_hidden()
        return
    marks = come_by_tab(visitor, name)
    found = walk(visitor, marks)

    said = sorted((target, words) for _, target, words in found)
    assert said == sorted((group.target, "\n".join(group.said)) for group in groups)
    facts = {fact for group in groups for fact in group.facts}
    assert facts == set(scene.facts())
    if name == "timeline":
        assert facts == excerpt(DOSSIER, parse_filter(query, DOSSIER)).listed_ids

    firsts = first_of_each_lane(groups, found)
    for index in firsts if not query else firsts[-1:]:
        opens(visitor, marks, found[index][1], index)
        if not query:  # the second Enter has cleared the filter again
            expect(marks.get_by_role("option")).to_have_count(len(found))


def first_of_each_lane(groups, found):
    """Where in a walk the first mark of each lane stands."""
    lane_of = {(group.target, "\n".join(group.said)): group.lane for group in groups}
    lanes = {}
    for index, (_, target, said) in enumerate(found):
        lanes.setdefault(lane_of[target, said], index)
    return list(lanes.values())


def opens(visitor, marks, target, index):
    """The mark at a place of the walk opens its card, or filters, and keeps the focus."""
    visitor.page.keyboard.press("Home")
    for _ in range(index):
        visitor.page.keyboard.press("ArrowRight")
    assert marks.evaluate(ACTIVE)[1] == target
    visitor.page.keyboard.press("Enter")
    is_filter = target.startswith("filter:")
    if is_filter:
        wanted = parse_qs(target.removeprefix("filter:"))
        visitor.page.wait_for_function(FILTERED, arg=wanted)
    else:
        expect(visitor.card()).to_contain_text(title_of(target))
        assert parse_qs(urlsplit(visitor.page.url).query)["focus"] == [target]
    visitor.settle()
    expect(marks).to_be_focused()
    active = marks.evaluate(ACTIVE)
    if is_filter and active is None:
        return  # the filter leaves nothing to select
    assert active[1] == target
    visitor.page.keyboard.press("Enter" if is_filter else "Escape")
    expect(visitor.card()).to_have_count(0)
    visitor.settle()


@pytest.mark.parametrize("name", ["basis-matrix", "timeline"])
def test_a_chart_keeps_the_focus_however_fast_its_marks_are_chosen(visitor, name):
    visitor.open(PAGES[name])
    marks = listbox(visitor, name)
    marks.focus()
    first = marks.element_handle()
    for _ in range(4):
        visitor.enter_fast()
        expect(marks).to_be_focused()
        assert first.evaluate("list => list.isConnected")  # no other one in its place


def title_of(target):
    """What stands on the card of a target."""
    focus_type, _, name = target.partition(":")
    if focus_type == "fact":
        return claim(DOSSIER.fact[name])
    if focus_type == "relation":
        return "The facts it rests on"
    return getattr(DOSSIER, focus_type)[name].name
