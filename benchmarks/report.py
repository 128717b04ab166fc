"""Numbers as RESULTS.md shows them."""

import os
import platform
import re
import statistics
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

Line = Sequence[str]
PEERS_LOCK = Path(__file__).parent / "peers" / "requirements.txt"


def table(head: Line, lines: Iterable[Line]) -> str:
    """A Markdown table."""
    rows = [head, ["---"] * len(head), *lines]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows) + "\n"


def spread(found: Sequence[float], digits: int = 1) -> str:
    """The median, and between what nine of ten lie."""
    some = sorted(found)
    low, high = some[len(some) // 20], some[-1 - len(some) // 20]
    return f"{statistics.median(some):.{digits}f} ({low:.{digits}f} to {high:.{digits}f})"


def p95(found: Sequence[float]) -> float:
    """What 95 of 100 do not exceed; of fewer than twenty, the most."""
    return statistics.quantiles(found, n=20)[-1] if len(found) >= 20 else max(found)


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> str:
    """How many times as much, by the medians: '1.24 ×'."""
    return f"{statistics.median(ours) / statistics.median(theirs):.2f} ×"


def machine() -> str:
    """Where and with what it was measured."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    named = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "plotly", "pandas"))
    named += ", dash " + re.findall(r"(?m)^dash==(\S+)", PEERS_LOCK.read_text("utf-8"))[0]
    return (
        f"{datetime.now(UTC):%Y-%m-%d}; {os.cpu_count()} cores, {pages / 2**30:.0f} GiB, "
        f"{platform.system()}, Python {platform.python_version()}, {named}. "
        "In brackets: between what nine of ten lie.\n\n"
    )
