"""The first screen: what is read in ten seconds lies in the window, and leads to cards."""

import re
from itertools import combinations

import pytest
from playwright.sync_api import expect

PARTS = {
    "headline": ".headline",
    "line of a strand": ".strand li",
    "map": ".st-key-map-box .chart-canvas",
    "moment": ".moments li",
    "key figure": ".figures li",
    "legend": ".legend li",
}


def boxes(visitor, selector):
    found = [one.bounding_box() for one in visitor.page.locator(selector).all()]
    assert found, f"nothing is {selector}"
    return found


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1600, 900), (2560, 1440)])
def test_all_of_the_answer_lies_in_the_window(visitor, width, height):
    visitor.page.set_viewport_size({"width": width, "height": height})
    visitor.open()
    for name, selector in PARTS.items():
        for box in boxes(visitor, selector):
            assert box["y"] >= 0, name
            assert box["x"] >= 0, name
            assert box["x"] + box["width"] <= width + 0.5, name
            assert box["y"] + box["height"] <= height + 0.5, name


def test_every_line_of_the_lead_is_large_enough_to_read(visitor):
    visitor.open()
    sizes = visitor.page.evaluate(
        """() => [...document.querySelectorAll(
             '.lead :is(p, a, cite, summary), .moments :is(a, span), .figures a, .legend li')]
           .map(e => parseFloat(getComputedStyle(e).fontSize))"""
    )
    assert min(sizes) >= 14


def test_a_click_anywhere_on_a_line_opens_its_card_and_the_lead_stays_in_view(visitor):
    visitor.open()
    line = visitor.page.locator(".strand li").first
    line.locator("cite").click()
    expect(visitor.page).to_have_url(re.compile("letter-prepared"))
    expect(visitor.card()).to_contain_text("whether it was sent or received is not stated")
    expect(line).to_have_class("selected")
    for selector in (".headline", ".strand li"):
        assert all(box["y"] + box["height"] <= 720 for box in boxes(visitor, selector))
    card, first = visitor.card().bounding_box(), line.bounding_box()
    assert card["y"] >= first["y"] + first["height"] or card["x"] >= first["x"] + first["width"]


def test_a_moment_and_a_key_figure_open_their_cards_by_keyboard(visitor):
    visitor.open()
    for selector, fact in ((".moments li", "reward-announced"), (".figures li", "ships-sent")):
        visitor.page.locator(f"{selector} a").first.press("Enter")
        expect(visitor.page).to_have_url(re.compile(fact))


@pytest.mark.parametrize("width", [390, 640, 1024])
def test_nothing_is_cut_at_the_side_where_there_is_less_room(visitor, width):
    visitor.page.set_viewport_size({"width": width, "height": 844})
    visitor.open()
    for selector in (".headline", ".strand li", ".moments li", ".figures li", ".legend li"):
        for box in boxes(visitor, selector):
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width + 0.5


def test_on_a_phone_the_moments_stand_before_the_map(visitor):
    visitor.page.set_viewport_size({"width": 390, "height": 844})
    visitor.open()
    [moments], [plot] = boxes(visitor, ".moments"), boxes(visitor, ".st-key-map-box .chart-canvas")
    assert moments["y"] + moments["height"] <= plot["y"]


def test_no_word_of_the_map_lies_on_another(visitor):
    for path in ("", "?map=world"):
        visitor.open(path)
        words = visitor.page.evaluate(
            """() => [...document.querySelectorAll('.st-key-map-box .chart-points text')]
               .map(e => e.getBoundingClientRect())
               .map(({left, top, right, bottom}) => [left, top + 3, right, bottom - 3])"""
        )
        for one, other in combinations(words, 2):
            beside = one[0] >= other[2] or other[0] >= one[2]
            assert beside or one[1] >= other[3] or other[1] >= one[3], path


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("letter-probably-asks-missiles", ("Possible, “probably”", "The Washington Post")),
        ("trump-denies-considering-strikes", ("A denial by Donald Trump", "Bloomberg")),
        ("il-76-arrival", ("Flightradar24", "26 October 2025", "what it carried is not stated")),
        ("boat-attacks-since-september", ("about 15 September", "The Wall Street Journal")),
    ],
)
def test_an_analyst_has_the_answer_with_a_click_on_the_first_screen(visitor, target, words):
    visitor.open()
    visitor.page.locator(f":is(.strand, .moments) a[data-target='fact:{target}']").first.click()
    for said in words:
        expect(visitor.card()).to_contain_text(said)


def test_an_analyst_has_the_answer_with_one_step_to_another_page(visitor):
    visitor.open()
    visitor.go("Facts")
    expect(visitor.page.locator(".facts-figures")).to_contain_text("unnamed sources none")
    visitor.go("Military aid")
    answers = visitor.page.locator(".responses > *").filter(has_text="China")
    expect(answers).to_contain_text("Unclear")
