"""The benchmark sees what a visitor sees, and knows when it does not."""

import asyncio
import json

import pytest

from benchmarks.crowd import crowd
from benchmarks.grown import grow
from benchmarks.peers.prepared import prepare
from benchmarks.report import p95, ratio, spread
from benchmarks.servers import OURS, running
from benchmarks.views import CONFIG, View, views
from dashboard.loading import load


@pytest.fixture(scope="module")
def server():
    with running(OURS) as server:
        yield server


def test_there_are_enough_views_and_no_two_are_alike():
    shown = views()

    assert len({view.query for view in shown}) == len(shown) >= 50


def test_a_crowd_sees_what_it_asked_for(server):
    met = asyncio.run(crowd(server.address, visitors=3, changes=1, views=views()))

    assert met.lost == []
    assert len(met.seconds) == len(met.sizes) == 3
    assert server.cpu > 0
    assert server.memory > 50


def test_another_view_than_the_one_asked_for_counts_as_lost(server):
    wrong = [View("status=denied", "words that stand on no page")]

    met = asyncio.run(crowd(server.address, visitors=1, changes=1, views=wrong))

    assert met.lost == ["status=denied: another view came back"]


def test_a_visitor_who_is_not_let_in_counts_as_lost():
    met = asyncio.run(crowd("http://127.0.0.1:9", visitors=1, changes=1, views=views()))

    assert len(met.lost) == 1
    assert met.seconds == []


def test_a_grown_dossier_is_whole_and_says_each_fact_so_many_times(tmp_path):
    real = load(CONFIG)

    grown = load(grow(tmp_path, 3))

    assert len(grown.facts) == 3 * len(real.facts)
    assert {fact.statement for fact in grown.facts} == {fact.statement for fact in real.facts}
    assert grown.facts[: len(real.facts)] == real.facts


def test_the_peers_show_what_we_send_for_each_search(tmp_path):
    prepare(tmp_path)

    labels = json.loads((tmp_path / "filters.json").read_text("utf-8"))
    views = [json.loads((tmp_path / f"view-{name}.json").read_text("utf-8")) for name in labels]
    assert len({view["words"] for view in views}) == len(views) == 9
    assert all(view["map"]["data"] and view["timeline"]["data"] for view in views)
    assert {path.name for path in tmp_path.glob("*.js")} == {"page.js", "plotly.min.js"}


def test_a_ratio_is_of_medians_and_a_spread_leaves_the_ends_out():
    assert ratio([2.0, 3.0, 100.0], [2.0]) == "1.50 ×"
    assert spread([float(n) for n in range(100)], 0) == "50 (5 to 94)"
    assert p95([float(n) for n in range(1, 101)]) == pytest.approx(95.95)
    assert p95([1.0, 7.0]) == 7.0
