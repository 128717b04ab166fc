"""A chart goes to the browser as what was drawn, to the last sign, packed once for all visitors."""

import gzip
import json

import pytest

from dashboard.charts.scripts import OUR_PATH
from dashboard.charts.timeline import timeline
from dashboard.domain.selection import Selection
from dashboard.views.figures import Wanted, finished

DRAWN = ("timeline", "light", "digest")


@pytest.fixture(autouse=True)
def _nothing_kept():
    finished.cache_clear()


def unpacked(wanted):
    return json.loads(gzip.decompress(finished(wanted).packed))


def test_it_is_what_was_drawn_but_for_what_only_exports_read(tiny):
    drawn = json.loads(timeline(tiny, Selection(), "light").to_json())
    for part in (*drawn["data"], drawn["layout"]):
        if isinstance(part.get("meta"), dict):
            del part["meta"]
    wanted = Wanted(
        DRAWN, Selection(), lambda shown: timeline(tiny, shown, "light"), lambda _: "What it shows"
    )
    sent = unpacked(wanted)
    assert {name: sent[name] for name in ("data", "layout")} == drawn
    assert finished(wanted).height == drawn["layout"]["height"]
    assert sent["alt"] == "What it shows"
    assert sent["config"]["topojsonURL"] == "/basemap/"


def test_each_selection_is_drawn_once_for_all_visitors(tiny):
    asked = []

    def draw(shown):
        asked.append(shown)
        return timeline(tiny, shown, "light")

    for text in ("", "lamp", "", "lamp"):
        finished(Wanted(DRAWN, Selection(text=text), draw, str))
    assert asked == [Selection(), Selection(text="lamp")]


def test_the_same_chart_is_the_same_bytes_in_every_process(tiny):
    wanted = Wanted(DRAWN, Selection(), lambda shown: timeline(tiny, shown, "light"), str)
    first = finished(wanted)
    finished.cache_clear()
    assert finished(wanted) == first


def test_the_address_of_its_script_changes_with_the_script():
    assert OUR_PATH.startswith("_stcore/bidi-components/chart/chart.")
    assert len(OUR_PATH.rpartition("/")[2]) == len("chart.0123456789ab.js")
