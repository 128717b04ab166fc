"""A chart goes to the browser as what was drawn, to the last sign, packed once for all visitors."""

import gzip
import json
import re

import pytest

from dashboard.charts.scripts import OUR_NAME
from dashboard.charts.timeline import timeline
from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.views.figures import Wanted, finished


@pytest.fixture(autouse=True)
def _nothing_kept():
    finished.cache_clear()


def wanted(dossier, draw=timeline, describe=lambda _: "What it shows", **selection):
    return Wanted("timeline", excerpt(dossier, Selection(**selection)), "light", draw, describe)


def unpacked(chart):
    return json.loads(gzip.decompress(finished(chart).packed))


def test_it_is_what_was_drawn_but_for_what_only_exports_read(tiny):
    drawn = json.loads(timeline(excerpt(tiny, Selection()), "light").to_json())
    for part in (*drawn["data"], drawn["layout"]):
        if isinstance(part.get("meta"), dict):
            del part["meta"]
    sent = unpacked(wanted(tiny))
    assert {name: sent[name] for name in ("data", "layout")} == drawn
    assert finished(wanted(tiny)).height == drawn["layout"]["height"]
    assert sent["alt"] == "What it shows"
    assert sent["config"]["topojsonURL"] == "/basemap/"


def test_each_selection_is_drawn_once_for_all_visitors(tiny):
    asked = []

    def draw(shown, theme):
        asked.append(shown.selection.text)
        return timeline(shown, theme)

    for text in ("", "lamp", "", "lamp"):
        finished(wanted(tiny, draw, text=text))
    assert asked == ["", "lamp"]


def test_it_is_drawn_and_described_by_what_the_selection_shows(tiny):
    def describe(shown):
        return ", ".join(fact.id for fact in shown.facts)

    assert unpacked(wanted(tiny, describe=describe, text="keeper"))["alt"] == describe(
        excerpt(tiny, Selection(text="keeper"))
    )


def test_the_same_chart_is_the_same_bytes_in_every_process(tiny):
    first = finished(wanted(tiny))
    finished.cache_clear()
    timeline.cache_clear()
    assert finished(wanted(tiny)) == first


def test_the_address_of_its_script_changes_with_the_script():
    assert re.fullmatch(r"chart\.[0-9a-f]{12}\.js", OUR_NAME)
