"""The benchmark sees what a visitor sees, and knows when it does not."""

import asyncio

import pytest

from benchmarks.crowd import crowd
from benchmarks.servers import OURS, running
from benchmarks.views import View, views


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
