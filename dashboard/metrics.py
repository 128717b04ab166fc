"""The operator's counters of this process. Nothing here says who visited what."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info, ProcessCollector
from prometheus_client.openmetrics.exposition import CONTENT_TYPE_LATEST, generate_latest

MEDIA_TYPE = CONTENT_TYPE_LATEST
BOUNDS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
"""Upper bounds in seconds of the buckets that run times are counted in."""

ALL = CollectorRegistry()
ProcessCollector(registry=ALL)
SERVED = Info("dashboard", "What is served.", registry=ALL)
FACTS = Gauge("dashboard_facts", "Facts that are served.", registry=ALL)
PROBLEMS = Gauge(
    "dashboard_problems", "Problems of the files; 0 while they are good.", registry=ALL
)
VISITS = Counter("dashboard_visits", "Pages opened in a browser.", registry=ALL)
PAGES = Gauge("dashboard_open_pages", "Pages that are open.", registry=ALL)
ERRORS = Counter(
    "dashboard_errors", "Incidents: errors that a visitor saw a reference of.", registry=ALL
)
RELOADS = Counter("dashboard_reloads", "Changes of the files that were loaded.", registry=ALL)
RUNS = Histogram(
    "dashboard_run_seconds",
    "What the server took to make a page, or to change it.",
    buckets=BOUNDS,
    registry=ALL,
)


def runs() -> int:
    """Return how many runs there were."""
    return int(ALL.get_sample_value("dashboard_run_seconds_count") or 0)


def written() -> bytes:
    """Return all counts as OpenMetrics 1.0."""
    return bytes(generate_latest(ALL))  # type: ignore[no-untyped-call]
