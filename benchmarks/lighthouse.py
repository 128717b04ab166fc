"""What Lighthouse says of the first page, and of those of a Dash app and others, in turns."""

import json
import os
import statistics
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from benchmarks.peers.prepared import prepare
from benchmarks.report import Line, table
from benchmarks.servers import EMPTY, OURS, dash_app, running, static_page
from scripts.browser import find_chromium, launch_options
from scripts.lighthouse import HOW_TO_GET_ONE, find_lighthouse

HEAD = ("Lighthouse", "the dashboard", "Dash app", "static page", "empty Streamlit app", "goal")
FORMS = {"desktop": ("--preset=desktop",), "phone": ()}
"""Its options for what it pretends to be: a fast wire, or a slow phone."""
PAINT = "largest-contentful-paint"
GOALS = {
    "performance": ("80", "60"),
    "accessibility": ("100", "100"),
    "best-practices": ("100", "100"),
    "seo": ("95", "95"),
    PAINT: ("1.5", "4"),
    "total-blocking-time": ("–", "–"),
    "cumulative-layout-shift": ("0", "0"),
}
"""What is asked for, by the name of a category or an audit: as desktop, as a phone."""
LABELS = {
    "seo": ("SEO", 0),
    PAINT: ("largest paint, s", 1),
    "total-blocking-time": ("blocked by long tasks, ms", 0),
    "cumulative-layout-shift": ("layout shift", 2),
}
"""What they are called where that is not their name, and how many digits are shown."""
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
"""Of the names above, those with a score of at most 1, shown as of 100. The others are audits."""

Found = dict[str, float]


def lighthouse(dash_python: Path, rounds: int) -> str:
    """Return the table, or a line where there is no Lighthouse."""
    program, chromium = find_lighthouse(), find_chromium()
    if program is None or chromium is None:
        return f"Lighthouse was not run: {HOW_TO_GET_ONE}.\n\n"
    with ExitStack() as stack:
        folder = prepare(Path(stack.enter_context(tempfile.TemporaryDirectory())))
        commands = (OURS, dash_app(dash_python, folder), static_page(folder), EMPTY)
        servers = [stack.enter_context(running(command)).address for command in commands]
        found: dict[str, list[list[Found]]] = {form: [[] for _ in servers] for form in FORMS}
        for _ in range(rounds):
            for form, options in FORMS.items():
                for address, runs in zip(servers, found[form], strict=True):
                    runs.append(looked_at(f"{address}/", program, chromium, options))
    return table(HEAD, lines(found))


def looked_at(address: str, program: str, chromium: str, options: tuple[str, ...]) -> Found:
    """Return what one run finds. Raises CalledProcessError where it finds nothing."""
    flags = " ".join(("--headless=new", *launch_options(chromium)["args"]))
    how = ("--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}")
    ran = subprocess.run(
        [program, address, *how, f"--chrome-flags={flags}", *options],
        capture_output=True,
        check=True,
        env={**os.environ, "CHROME_PATH": chromium},
    )
    return numbers(json.loads(ran.stdout))


def numbers(said: Mapping[str, Any]) -> Found:
    """Return the numbers of a report that GOALS names."""
    scores = {name: 100 * said["categories"][name]["score"] for name in CATEGORIES}
    audits = {name: said["audits"][name]["numericValue"] for name in GOALS if name not in scores}
    return scores | audits | {PAINT: audits[PAINT] / 1000}


def lines(found: Mapping[str, list[list[Found]]]) -> Iterator[Line]:
    """Yield a line for each form and number, with the median of the runs of each server."""
    for index, (form, servers) in enumerate(found.items()):
        for name, goals in GOALS.items():
            label, digits = LABELS.get(name, (name.replace("-", " "), 0))
            shown = [statistics.median(one[name] for one in runs) for runs in servers]
            yield f"{form}: {label}", *(f"{n:.{digits}f}" for n in shown), goals[index]
