"""A figure of which only its JSON is kept must be the figure, to the last sign.

Only what exports read of it is left out: by name, what each shape stands for. The browser is told
that its lists stay what they are.
"""

import json

import pytest

from dashboard.charts.timeline import timeline
from dashboard.domain.selection import Selection
from dashboard.views.figures import Wanted, finished

DRAWN = ("timeline", "light", "digest")


@pytest.fixture(autouse=True)
def _nothing_kept():
    finished.cache_clear()


def test_it_is_what_was_drawn(tiny):
    drawn = timeline(tiny, Selection(), "light")
    kept = finished(Wanted(DRAWN, Selection(), lambda shown: timeline(tiny, shown, "light")))
    shown = json.loads(drawn.to_json())
    for part in (*shown["data"], shown["layout"]):
        if isinstance(part.get("meta"), dict):
            del part["meta"]
    shown["layout"]["datarevision"] = 1
    assert kept.to_dict() == shown


def test_a_caller_may_change_its_content_without_changing_it(tiny):
    kept = finished(Wanted(DRAWN, Selection(), lambda shown: timeline(tiny, shown, "light")))
    kept.to_dict()["data"].clear()
    assert kept.to_dict()["data"]


def test_each_selection_is_drawn_once_for_all_visitors(tiny):
    asked = []

    def draw(shown):
        asked.append(shown)
        return timeline(tiny, shown, "light")

    for text in ("", "lamp", "", "lamp"):
        finished(Wanted(DRAWN, Selection(text=text), draw))
    assert asked == [Selection(), Selection(text="lamp")]
