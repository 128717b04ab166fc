"""The first page: the lead, the map with the moments, what is below; all of one selection."""

import pytest

from dashboard.domain import lead
from dashboard.domain.scope import has
from dashboard.rendering.page import FRAMES_FIRST, FROM
from dashboard.scenes import CHARTS
from dashboard.scenes.shapes import WIDE
from tests.conftest import SEQUEL, TINY
from tests.views.reading import read


@pytest.fixture(autouse=True)
def _made_up(monkeypatch):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(TINY))


def keys(part, table):
    return part.root.xpath(f"//*[@data-table='{table}']//li/@data-key")


@pytest.mark.parametrize("config", [TINY, SEQUEL])
def test_the_page_shows_what_the_excerpt_holds(monkeypatch, config):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(config))
    for query in ({}, {"statuses": "denied"}, {"without": "logbook"}, {"text": "zeppelin"}):
        shown = read("situation", **query)
        excerpt = shown.excerpt
        opening, below = shown.part("lead"), shown.part("below_map")
        assert keys(opening, "strands") == [line.text for line in excerpt.lines]
        assert keys(shown.part("moments"), "moments") == [f.id for f in lead.moments(excerpt)]
        assert keys(below, "key_figures") == [fact.id for fact, _ in lead.figures(excerpt)]
        headline = excerpt.headline.text if excerpt.headline else ""
        assert opening.all("//*[@class='headline']") == ([headline] if headline else [])


def test_the_charts_of_the_page_are_those_of_its_selection():
    shown = read("situation", statuses="denied")
    told = {name: CHARTS[name](shown.excerpt, WIDE).description for name in ("map", "timeline")}
    assert shown.charts() == told


def test_the_matrix_and_what_rests_on_one_source_stand_at_the_end():
    shown = read("situation")
    assert has("requests", shown.excerpt)
    end = shown.part("first_tables").text
    assert end.index("Asked, or being arranged") < end.index("What rests on one source alone")


def test_what_is_not_on_the_map_is_said_by_the_map_alone():
    shown = read("situation")
    assert shown.expanders == []
    assert "Not on the map" not in shown.words


def test_the_map_is_laid_out_for_each_width_of_a_window():
    assert len(FRAMES_FIRST) == len(FROM)
