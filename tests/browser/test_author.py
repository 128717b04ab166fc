"""The reading page in a browser: words become a form, problems appear, and a save is written."""

import re

import pytest
from playwright.sync_api import expect

from dashboard.loading import load
from tests.authoring.desks import BAD, DRAFTS, GOOD, RECORD, made_up, started
from tests.browser.visiting import PHONE, visiting

SENTENCE = "The lamp of Skerra Point, it is said, stayed dark for three nights."


@pytest.fixture
def config(tmp_path):
    return made_up(tmp_path)


@pytest.fixture
def author(browser, config):
    """Somebody who opened the address that the command printed."""
    with started(config) as address, visiting(browser, address.partition("/?")[0]) as visitor:
        visitor.page.goto(address)
        expect(visitor.page.locator(".paragraph")).to_have_count(5)
        yield visitor
        assert [line for line in visitor.said if "409 (Conflict)" not in line] == []
        assert visitor.left == []


def checked(page):
    """Wait until check has answered to what the form says now."""
    expect(page.locator("#verdict")).not_to_contain_text("checking")
    expect(page.locator("#answers pre")).to_be_visible()


def select(page, paragraph, words):
    """Select words of a paragraph with the mouse."""
    box = page.evaluate(
        """([id, words]) => {
          const walker = document.createTreeWalker(
            document.querySelector(`#${id} .words`), NodeFilter.SHOW_TEXT);
          const range = document.createRange();
          const whole = document.querySelector(`#${id} .words`).textContent;
          const from = whole.indexOf(words), to = from + words.length;
          for (let at = 0, node; (node = walker.nextNode()); at += node.length) {
            if (from >= at && from < at + node.length) range.setStart(node, from - at);
            if (to > at && to <= at + node.length) range.setEnd(node, to - at);
          }
          const boxes = [...range.getClientRects()];
          const first = boxes[0], last = boxes.at(-1);
          return [first.left + 1, first.top + first.height / 2,
                  last.right - 1, last.top + last.height / 2];
        }""",
        [paragraph, words],
    )
    page.mouse.move(box[0], box[1])
    page.mouse.down()
    page.mouse.move(box[2], box[3], steps=4)
    page.mouse.up()


def edges(page):
    """How far inside its box each drawing ends: its picture, and the word furthest right."""
    return page.evaluate(
        """() => [...document.querySelectorAll(".drawing .chart")].map((chart) => {
          const right = chart.getBoundingClientRect().left + chart.clientLeft + chart.clientWidth;
          const ends = [...chart.querySelectorAll("svg, svg text")].map(
            (one) => one.getBoundingClientRect().right);
          return [right - Math.max(...ends), chart.scrollWidth - chart.clientWidth];
        })"""
    )


def test_the_drawings_of_a_fact_end_inside_their_boxes(author):
    page = author.page
    for width in (1600, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        if width == 1600:
            select(page, "p2", "It stayed dark for three nights, from 2 May to 4 May, writes")
            page.locator("#statement").fill(SENTENCE)
            page.locator("#short").fill("Dark for three nights, it is said")
            checked(page)
        expect(page.locator(".drawing svg")).not_to_have_count(0)
        found = edges(page)
        assert found
        assert all(inside > 4 and beyond == 0 for inside, beyond in found), found


def test_words_that_are_selected_become_a_form_and_a_fact_in_the_file(author, config):
    page = author.page
    select(page, "p2", "It stayed dark for three nights, from 2 May to 4 May, writes Nordtråden.")

    expect(page.locator("#quote")).to_have_value(re.compile("^It stayed dark for three nights"))
    expect(page.locator("[name='figures.0.value']")).to_have_value("3")
    expect(page.locator("#when")).to_have_value("2031-05-20")
    page.locator("#when").fill("2031-05-02/2031-05-04")
    page.locator("#statement").fill(SENTENCE)
    page.locator("#short").fill("Dark for three nights, it is said")
    checked(page)
    expect(page.locator(".sentence")).to_contain_text("stayed dark for three nights")
    expect(page.locator(".drawing svg")).not_to_have_count(0)
    expect(page.locator("#verdict")).to_contain_text("problem")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#notice")).to_contain_text("Save once more to save it all the same")
    page.keyboard.press("Control+Enter")

    expect(page.locator("#notice")).to_have_text("Saved: dark-for-three-nights-it-is-said")
    expect(page.locator("#p2 .count")).to_have_text("3 facts")
    text = (config.parent / "data" / "facts.yaml").read_text("utf-8")
    assert "  - id: dark-for-three-nights-it-is-said\n" in text
    assert SENTENCE in text


def test_of_the_dates_in_the_words_one_is_chosen_by_the_reader(author):
    page = author.page
    select(page, "p2", "It stayed dark for three nights, from 2 May to 4 May, writes Nordtråden.")
    choose = page.locator(".dates button")
    expect(choose).to_have_text(
        [
            "2 May: 2031-05-02, event",
            "4 May: 2031-05-04, event",
            "None of these: 2031-05-20, report",
        ]
    )
    choose.nth(1).click()
    expect(page.locator("#when")).to_have_value("2031-05-04")
    expect(page.locator("#when_is")).to_have_value("event")
    checked(page)
    expect(page.locator("#answers pre")).to_contain_text("when: 2031-05-04")
    assert author.violations() == []


def test_a_chip_is_an_entry_that_is_there_or_is_refused_at_its_field(author, config):
    page = author.page
    select(page, "p2", "It stayed dark for three nights")
    chain = page.locator("[name='reports.0.via']")
    field = page.locator("[id='reports.0.via']")
    said = page.locator("[id='problem-reports.0.via']")
    expect(chain).to_have_count(2)
    field.fill("Northern Wi")
    field.press("Enter")
    expect(chain).to_have_count(3)
    expect(chain.last).to_have_value("northern-wire")
    expect(field).to_have_value("")

    field.fill("Northern Post")
    field.press("Enter")
    expect(said).to_contain_text("no such source")
    expect(chain).to_have_count(3)
    before = (config.parent / "data" / "facts.yaml").read_bytes()
    page.keyboard.press("Control+Enter")
    expect(field).to_be_focused()
    expect(field).to_have_value("Northern Post")
    assert (config.parent / "data" / "facts.yaml").read_bytes() == before
    field.fill("")
    field.press("Enter")
    expect(said).not_to_contain_text("no such source")
    field.fill("e")
    field.press("Enter")
    expect(said).to_contain_text("more than one source: ")


def test_what_is_chosen_while_check_is_running_stays_chosen(author):
    page = author.page
    select(page, "p2", "It stayed dark for three nights")
    page.locator("#statement").fill("The lamp of Skerra Point went dark for three nights.")
    choice = page.locator("#answers select[name=choice]")
    expect(choice.locator("option[value='same:lamp-failed']")).to_have_count(1)
    checked(page)

    def answer_after_a_choice(route):
        response = route.fetch()
        choice.select_option("same:lamp-failed")
        route.fulfill(response=response)

    page.route("**/check", answer_after_a_choice, times=1)
    page.locator("#caveat").fill("it is said")
    expect(page.locator("#answers pre")).to_contain_text("caveat: it is said")
    expect(choice).to_have_value("same:lamp-failed")
    expect(page.locator("#answers pre")).to_be_visible()


def test_a_problem_appears_at_its_field_while_one_types_and_goes_when_it_is_mended(author):
    page = author.page
    page.locator("[data-edit='lamp-failed']").click()
    checked(page)
    page.locator("#statement").fill("The lamp of Skerra Point went dark for about seven nights.")

    expect(page.locator("#problem-statement .wrong")).to_be_visible()
    expect(page.locator("#verdict")).to_contain_text("problem")
    page.locator("#statement").fill("The lamp of Skerra Point went dark for about three nights.")
    expect(page.locator("#problem-statement .wrong")).to_have_count(0)


def test_the_keyboard_alone_chooses_selects_and_opens(author):
    page = author.page
    page.keyboard.press("j")
    expect(page.locator("#p2")).to_have_attribute("aria-current", "true")
    expect(page.locator("[data-work='2']")).to_be_visible()
    page.keyboard.press("s")
    expect(page.locator("#quote")).to_have_value(re.compile(r"writes Nordtråden\.$"))
    page.keyboard.press("s")
    expect(page.locator("#quote")).to_have_value(re.compile("^In Vestra on 6 May"))
    page.keyboard.press("Escape")
    expect(page.locator("[data-work='2']")).to_be_visible()


def test_who_saves_second_is_told_and_keeps_what_was_typed(author, config):
    page = author.page
    page.locator("#p3 .number").click()
    page.locator("[data-edit='lamp-asked']").click()
    checked(page)
    page.locator("#note").fill("Mine.")
    file = config.parent / "data" / "facts.yaml"
    theirs = file.read_text("utf-8").replace("Asked is not granted.", "Theirs.")
    file.write_text(theirs, "utf-8")
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_role("alert")).to_contain_text("'lamp-asked' was changed meanwhile")
    expect(page.locator("#note")).to_have_value("Mine.")
    assert file.read_text("utf-8") == theirs
    page.get_by_text("Show what changed").click()
    expect(page.locator("#conflict table")).to_contain_text("Theirs.")
    page.get_by_role("button", name="Save mine over it").click()
    expect(page.locator("#notice")).to_have_text("Saved: lamp-asked")
    assert load(config).fact["lamp-asked"].note == "Mine."


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_and_form_can_be_used_by_everybody_on_a_desk_and_a_phone(author, scheme):
    page = author.page
    page.emulate_media(color_scheme=scheme)
    assert author.violations() == []

    page.locator("[data-edit='lamp-failed']").click()
    checked(page)
    page.locator("#statement").fill("The lamp probably went dark for seven nights.")
    expect(page.locator("#problem-statement .wrong")).not_to_have_count(0)
    assert author.violations() == []
    page.set_viewport_size(PHONE)
    assert author.violations() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_proposal_is_judged_and_accepted_and_a_bad_one_cannot_be(author, config):
    page = author.page
    folder = config.parent / "drafts"
    folder.mkdir()
    (folder / f"{RECORD}.yaml").write_text(DRAFTS, "utf-8")
    page.locator("#p2 .number").click()
    good = page.locator(f"[data-proposal={GOOD}]")
    bad = page.locator(f"[data-proposal={BAD}]")

    expect(bad.locator(".wrong").first).to_be_visible()
    expect(bad.get_by_role("button", name="Accept")).to_be_disabled()
    good.locator("select").select_option("narrower:lamp-failed")
    expect(good).to_contain_text("The audit has nothing to object to")
    expect(good.locator("select")).to_have_value("narrower:lamp-failed")
    assert author.violations() == []
    good.get_by_role("button", name="Accept").click()

    expect(page.locator("#notice")).to_have_text(f"Done: {GOOD}")
    expect(good).to_have_count(0)
    assert load(config).fact[GOOD].qualifies == ("lamp-failed",)
