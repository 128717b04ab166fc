"""Names without a space, longer than a phone is wide: no word leaves its box, or the page."""

import pytest

from tests.browser.visiting import PHONE, visiting
from tests.loading.copies import copy_to, edit
from tests.serving import served

ACTOR = "中华人民共和国外交部驻热带联络办公室"
PLACE = ("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch" * 4)[:170]
SOURCE = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente" * 2
TABLET = {"width": 860, "height": 1100}
"""The narrowest with columns; on a phone each row is a card."""

# Words in a box that slides can all be reached, but a table cell is no such box. Charts are drawn;
# words for the ear alone have a box of one pixel.
OUTSIDE = """
() => {
  const found = [];
  const words = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const parent = words.currentNode.parentElement;
    if (parent.closest('.chart, .unseen, style')) continue;
    let edge = innerWidth;
    for (let box = parent; box.tagName !== 'MAIN'; box = box.parentElement) {
      const style = getComputedStyle(box), right = box.getBoundingClientRect().right;
      const inCell = box.closest('td, th');
      if (!inCell && /auto|scroll/.test(style.overflowX)) { edge = Infinity; break; }
      const isEdge = style.overflowX !== 'visible' || style.borderRightStyle !== 'none';
      if (isEdge && right < edge) edge = right;
      if (inCell === box) { edge = right; break; }
    }
    const range = document.createRange();
    range.selectNodeContents(words.currentNode);
    if ([...range.getClientRects()].some(r => r.width > 2 && r.right > edge + 1))
      found.push(words.currentNode.textContent);
  }
  return found;
}
"""
OPENED = "() => document.querySelectorAll('main details').forEach(box => (box.open = true))"
TABLES_SLIDE = """
() => [...document.querySelectorAll('main table')]
  .filter(table => table.scrollWidth > table.parentElement.clientWidth + 1)
  .map(table => table.innerText.slice(0, 80))
"""


@pytest.fixture(scope="module")
def phone(browser, tmp_path_factory):
    tiny = copy_to(tmp_path_factory.mktemp("long"))
    edit(tiny / "data/actors.yaml", "name: Tropica\n", f"name: {ACTOR}\n")
    edit(tiny / "data/places.yaml", "name: Skerra Point\n", f"name: {PLACE}\n")
    edit(tiny / "data/sources.yaml", "name: Northern Wire\n", f"name: {SOURCE}\n")
    with (
        served(config=tiny / "config.yaml") as address,
        visiting(browser, address, viewport=PHONE) as visitor,
    ):
        yield visitor


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("", "As of"),
        ("?focus=place:skerra-point", PLACE),
        ("aid?focus=actor:tropica", ACTOR),
        ("tensions", "Tensions"),
        ("actors", ACTOR),
        ("sources", SOURCE),
        ("questions", "Open questions"),
        ("share?outlets=northern-wire", SOURCE),
    ],
)
def test_long_words_stay_in_their_box(phone, path, words):
    phone.page.set_viewport_size(PHONE)
    phone.page.goto(f"{phone.address}/{path}")
    phone.page.wait_for_selector("main h1")
    phone.page.locator("main").get_by_text(words).first.wait_for(state="attached")
    phone.page.evaluate(OPENED)

    assert phone.page.evaluate(OUTSIDE) == []
    assert phone.page.evaluate("document.querySelector('main').scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("size", [PHONE, TABLET], ids=["phone", "tablet"])
def test_a_long_name_leaves_the_other_columns_of_a_table_in_sight(phone, size):
    phone.page.set_viewport_size(size)
    phone.page.goto(f"{phone.address}/sources")
    phone.page.locator("main th").get_by_text(SOURCE).wait_for()

    assert phone.page.evaluate(TABLES_SLIDE) == []
