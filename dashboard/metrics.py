"""What an operator counts: added up in this process, written out as OpenMetrics.

The form is that of the OpenMetrics specification 1.0. Counting takes a lock and an addition, which
no visitor feels. Nothing here says who visited or what was looked at.
"""

import time
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Lock

MEDIA_TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8"
BOUNDS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
"""Upper bounds in seconds of the buckets that run times are counted in."""


class Counter:
    """A number that only grows."""

    def __init__(self, name: str, meaning: str) -> None:
        self.name, self.meaning = name, meaning
        self._lock = Lock()
        self._count = 0

    def add(self) -> None:
        """One more."""
        with self._lock:
            self._count += 1

    def lines(self) -> Iterator[str]:
        """It as OpenMetrics."""
        yield from _head(self.name, "counter", self.meaning)
        yield f"{self.name}_total {self._count}"


class Durations:
    """How long something took, counted in buckets."""

    def __init__(self, name: str, meaning: str) -> None:
        self.name, self.meaning = name, meaning
        self._lock = Lock()
        self._buckets = [0] * (len(BOUNDS) + 1)
        self._seconds = 0.0

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Count how long a block takes, also where it raises."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.add(time.perf_counter() - start)

    def add(self, seconds: float) -> None:
        """One that took so long."""
        with self._lock:
            self._buckets[bisect_left(BOUNDS, seconds)] += 1
            self._seconds += seconds

    @property
    def count(self) -> int:
        """How many there were."""
        return sum(self._buckets)

    def lines(self) -> Iterator[str]:
        """It as OpenMetrics: each bucket counts all that took at most so long."""
        with self._lock:
            buckets, seconds = tuple(self._buckets), self._seconds
        yield from _head(self.name, "histogram", self.meaning, unit="seconds")
        for place, bound in enumerate((*map(str, BOUNDS), "+Inf"), 1):
            yield f'{self.name}_bucket{{le="{bound}"}} {sum(buckets[:place])}'
        yield f"{self.name}_count {sum(buckets)}"
        yield f"{self.name}_sum {seconds:.6f}"


VISITS = Counter("dashboard_visits", "Pages opened in a browser.")
ERRORS = Counter("dashboard_errors", "Incidents: errors that a visitor saw a reference of.")
RELOADS = Counter("dashboard_reloads", "Changes of the files that were taken up.")
RUNS = Durations("dashboard_run_seconds", "What the server took to make a page, or to change it.")


def written(gauges: Mapping[str, tuple[str, float]], info: Mapping[str, str]) -> str:
    """All counts, some gauges (name -> meaning and value), and what is served, as OpenMetrics."""
    labels = ",".join(f'{name}="{_escaped(value)}"' for name, value in info.items())
    lines = [*_head("dashboard", "info", "What is served."), f"dashboard_info{{{labels}}} 1"]
    for name, (meaning, value) in gauges.items():
        lines += [*_head(name, "gauge", meaning), f"{name} {value:g}"]
    for counted in (VISITS, ERRORS, RELOADS, RUNS):
        lines += counted.lines()
    return "\n".join((*lines, "# EOF", ""))


def _head(name: str, kind: str, meaning: str, unit: str = "") -> Iterator[str]:
    yield f"# TYPE {name} {kind}"
    if unit:
        yield f"# UNIT {name} {unit}"
    yield f"# HELP {name} {_escaped(meaning)}"


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("\n", r"\n").replace('"', r"\"")
