"""`/metrics`: closed to strangers, and read by the parser of those who made the format."""

import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families

from dashboard.metrics import Counter, Durations, written
from dashboard.server.metrics import VARIABLE
from tests.server.fetching import fetch
from tests.serving import served

TOKEN = "a token of the tests"


@pytest.fixture(scope="module")
def operated():
    with served(env={VARIABLE: TOKEN}) as address:
        yield address


def families(text):
    return {family.name: family for family in text_string_to_metric_families(text)}


def test_without_a_token_there_is_nothing(address):
    assert fetch(f"{address}/metrics").status == 404
    assert fetch(f"{address}/metrics", authorization="Bearer ").status == 404


@pytest.mark.parametrize("given", [{}, {"authorization": "Bearer other"}, {"authorization": TOKEN}])
def test_a_stranger_reads_nothing_but_how_an_operator_would(operated, given):
    answer = fetch(f"{operated}/metrics", **given)

    assert answer.status == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.body == b"Send the token of the operator: Authorization: Bearer TOKEN\n"


def test_the_operator_reads_what_is_served_and_what_was_counted(operated, real):
    answer = fetch(f"{operated}/metrics", authorization=f"Bearer {TOKEN}")

    found = families(answer.body.decode())
    assert answer.headers["content-type"].startswith("application/openmetrics-text; version=1.0.0")
    assert answer.headers["cache-control"] == "no-store"
    assert found["dashboard"].samples[0].labels["digest"] == real.digest
    assert found["dashboard_facts"].samples[0].value == len(real.facts)
    assert found["dashboard_problems"].samples[0].value == 0
    assert {"dashboard_visits", "dashboard_errors", "dashboard_reloads"} < set(found)


def test_a_counter_counts():
    one = Counter("dashboard_things", "Things.")
    one.add()
    one.add()

    assert list(one.lines()) == [
        "# TYPE dashboard_things counter",
        "# HELP dashboard_things Things.",
        "dashboard_things_total 2",
    ]


def test_durations_are_counted_in_every_bucket_that_they_fit_into():
    took = Durations("dashboard_wait_seconds", "Waiting.")
    for seconds in (0.001, 0.005, 0.3, 60):
        took.add(seconds)

    (family,) = families("\n".join((*took.lines(), "# EOF", ""))).values()
    counted = {sample.labels.get("le", sample.name): sample.value for sample in family.samples}
    assert (counted["0.005"], counted["0.2"], counted["0.5"], counted["+Inf"]) == (2, 2, 3, 4)
    assert counted["dashboard_wait_seconds_sum"] == pytest.approx(60.306)


def test_what_fails_is_timed_as_well():
    took = Durations("dashboard_wait_seconds", "Waiting.")
    with pytest.raises(ValueError, match="no"), took.timed():
        raise ValueError("no")

    assert "dashboard_wait_seconds_count 1" in took.lines()


def test_quotes_and_line_breaks_stay_within_their_label():
    text = written({}, {"version": 'a"b\nc\\d'})

    assert families(text)["dashboard"].samples[0].labels == {"version": 'a"b\nc\\d'}
