"""What can be taken of a table: one button for each, with files of the same filter."""

import pytest
from lxml import html

from dashboard.domain.excerpt import excerpt
from dashboard.domain.fact_table import Arrangement
from dashboard.domain.query import parse_filter
from dashboard.exports import FORMATS, TABLES
from dashboard.templates import render
from dashboard.templates.links import on_page

OFFERED = {
    "facts": {"facts"},
    "aid": {"aid", "responses"},
    "aid_rows": {"aid", "not_aid"},
    "actors": {"relations", "actors"},
    "tensions": {"tensions"},
    "questions": {"questions"},
    "sources": {"sources"},
}
"""The parts of pages that are tables, and the files that hold their rows."""


@pytest.mark.parametrize("part", OFFERED)
def test_each_table_is_offered_as_a_file_and_with_a_citation(tiny, part):
    shows = excerpt(tiny, parse_filter("", tiny))
    more = {"arranged": Arrangement(), "is_live": True}
    page = html.fromstring(f"<div>{render(part, shows, on_page, **more)}</div>")
    boxes = {box.get("id"): box for box in page.xpath("//*[@class='take']/*[@popover]")}
    opened_by = page.xpath("//*[@class='take']/button/@popovertarget")
    assert opened_by == list(boxes)
    ways = [box.xpath(".//a[contains(@href, '/csv/')]/@href")[0] for box in boxes.values()]
    assert set(ways) == {f"./export/csv/{table}" for table in OFFERED[part]}
    assert OFFERED[part] <= set(TABLES)
    assert all(len(box.xpath(".//*[@class='citation']")) == 4 for box in boxes.values())


def test_the_file_of_a_table_has_the_filter_and_its_picture_what_is_in_focus(tiny):
    fact = tiny.facts[0].id
    shows = excerpt(tiny, parse_filter(f"kinds=request&focus=fact:{fact}", tiny))
    assert on_page("table:requests", shows) == "./export/csv/aid?kinds=request"
    assert on_page("picture:map.png/dark", shows) == (
        f"./export/chart/map.png?kinds=request&focus=fact:{fact}&theme=dark"
    )


def test_a_file_offers_nothing_that_only_a_server_has(tiny):
    page = html.fromstring(FORMATS["html"].render(excerpt(tiny, parse_filter("", tiny))).decode())
    assert page.xpath("//*[@class='take']") == []
