"""`make soak` in small: nothing is lost or left over, and it knows when something is."""

import asyncio
from dataclasses import replace

import pytest

from benchmarks.servers import running
from benchmarks.soak import Had, Outcome, soak
from tests.faults.limited import SWEEPS_EACH_SECOND, command

FORGETS_AT_ONCE = {"STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": "1"}


def test_a_few_visitors_change_filters_and_leave_nothing():
    with running(command(SWEEPS_EACH_SECOND), FORGETS_AT_ONCE) as server:
        met = asyncio.run(soak(server, changes=40, visitors=4, swept=1.5, kept=1))

    assert met.held == met.tried == 40
    assert met.after.beyond(met.before) == []
    assert met.is_steady


STEADY = Outcome(3000, 3000, (200.0, 201.0, 202.0), Had(8, 20, 0), Had(8, 20, 0))


def test_what_grows_as_much_as_it_may_is_steady():
    assert STEADY.growth == 1.0
    assert STEADY.is_steady


@pytest.mark.parametrize(
    "change",
    [
        {"held": 2999},
        {"memory": (200.0, 201.0, 202.5)},
        {"after": Had(13, 20, 0)},
        {"after": Had(8, 21, 0)},
        {"after": Had(8, 20, 1)},
    ],
)
def test_what_is_lost_grows_or_is_left_over_is_not(change):
    assert not replace(STEADY, **change).is_steady
