"""The benchmark sees what a visitor sees, and knows when it does not."""

import asyncio
import json
from bisect import bisect

import pytest

from benchmarks import lighthouse
from benchmarks.browser import WINDOW
from benchmarks.crowd import crowd
from benchmarks.grown import grow
from benchmarks.painting import HEAD, OWN_HEAD, Painted, lines, own_lines
from benchmarks.peers.prepared import FRAMES, GROUND, prepare
from benchmarks.report import p95, ratio, spread
from benchmarks.servers import OURS, running
from benchmarks.views import CONFIG, View, views
from dashboard.loading import load
from dashboard.views import figures


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


def test_the_peers_lay_the_map_on_one_ground_that_needs_nothing_else(tmp_path):
    prepare(tmp_path)

    ground = (tmp_path / GROUND).read_text("utf-8")
    views = [json.loads(path.read_text("utf-8")) for path in tmp_path.glob("view-*.json")]
    (address,) = {image["source"] for view in views for image in view["map"]["layout"]["images"]}
    assert address == f"/ground/{GROUND}"
    assert not any("images" in view["timeline"]["layout"] for view in views)
    assert ground.startswith("<svg ")
    assert "data-facts" not in ground
    assert "href" not in ground


def test_the_peers_show_charts_that_are_laid_out_as_ours():
    index = bisect(figures.FROM, WINDOW[0]) - 1

    assert {"map": figures.FRAMES_BESIDE[index], "timeline": figures.FRAMES[index]} == FRAMES


def test_each_line_of_a_table_fills_its_columns():
    found = {
        name: Painted([n], [n], [n], [n], [n], [n], [n], ([n], [2 * n]))
        for name, n in (("ours", 3.0), ("dash", 2.0), ("static", 1.0))
    }

    compared, own = list(lines(found)), list(own_lines(found["ours"]))

    assert {len(line) for line in compared} == {len(HEAD)}
    assert {line[4:6] for line in compared} == {("1.50 ×", "3.00 ×")}
    assert {len(line) for line in own} == {len(OWN_HEAD)}
    assert own[2] == ("the same to the first map", "2.00 ×", "1.2 ×")


def test_what_lighthouse_says_is_shown_with_the_median_of_its_runs():
    report = {
        "categories": {name: {"score": 0.5} for name in lighthouse.CATEGORIES},
        "audits": {name: {"numericValue": 2000.0} for name in lighthouse.GOALS},
    }
    found = lighthouse.numbers(report)
    worse, better = found | {"performance": 10.0}, found | {"performance": 90.0}

    shown = list(
        lighthouse.lines({"desktop": [[worse, found, better]] * 4, "phone": [[found]] * 4})
    )

    assert shown[0] == ("desktop: performance", "50", "50", "50", "50", "80")
    assert shown[4] == ("desktop: largest paint, s", "2.0", "2.0", "2.0", "2.0", "1.5")
    assert {len(line) for line in shown} == {len(lighthouse.HEAD)}


def test_a_ratio_is_of_medians_and_a_spread_leaves_the_ends_out():
    assert ratio([2.0, 3.0, 100.0], [2.0]) == "1.50 ×"
    assert spread([float(n) for n in range(100)], 0) == "50 (5 to 94)"
    assert p95([float(n) for n in range(1, 101)]) == pytest.approx(95.95)
    assert p95([1.0, 7.0]) == 7.0
