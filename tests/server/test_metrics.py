"""`/metrics`: closed to strangers, and read by the parser of those who made the format."""

import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families

from dashboard.metrics import RUNS, runs, written
from tests.server.fetching import fetch
from tests.serving import OPERATED, TOKEN, served


@pytest.fixture(scope="module")
def operated():
    with served(env=OPERATED) as address:
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
    assert answer.body == b"Send the operator's token: Authorization: Bearer TOKEN\n"


def test_the_operator_reads_what_is_served_and_what_was_counted(operated, real):
    answer = fetch(f"{operated}/metrics", authorization=f"Bearer {TOKEN}")

    found = families(answer.body.decode())
    assert answer.headers["content-type"].startswith("application/openmetrics-text; version=1.0.0")
    assert answer.headers["cache-control"] == "no-store"
    assert found["dashboard"].samples[0].labels["digest"] == real.digest
    assert found["dashboard_facts"].samples[0].value == len(real.facts)
    assert found["dashboard_problems"].samples[0].value == 0
    assert {"dashboard_visits", "dashboard_errors", "dashboard_reloads"} < set(found)


def test_what_a_page_takes_is_counted():
    before = runs()
    with pytest.raises(ValueError, match="no"), RUNS.time():
        raise ValueError("no")

    (family,) = (one for name, one in families(written().decode()).items() if "run" in name)
    counted = {sample.labels.get("le", sample.name): sample.value for sample in family.samples}
    assert counted["+Inf"] == counted["dashboard_run_seconds_count"] == before + 1
