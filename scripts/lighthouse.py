"""Find Lighthouse for the benchmark, or fetch it.

`python -m scripts.lighthouse` prints the path of the one it found; with `--install` it fetches one
first if there is none. Without one in the end: one line on standard error, exit code 1.
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.programs import first_that_starts, print_path, run, say

VERSION = "12.8.2"
"""Its scores change with its version; later ones want Node.js 22."""
FETCHED = Path(sys.prefix) / "lighthouse"
HOW_TO_GET_ONE = (
    "no Lighthouse that starts: install Node.js with npm,"
    " or set LIGHTHOUSE to the path of the program"
)


def find_lighthouse() -> str | None:
    """Return the path of a Lighthouse of this version that starts.

    If the variable LIGHTHOUSE is set, nothing else is looked at.
    """
    return first_that_starts("LIGHTHOUSE", candidates(), starts)


def candidates() -> Iterator[str]:
    """Yield where it is, if it was fetched."""
    yield str(FETCHED / "node_modules" / ".bin" / "lighthouse")


def starts(path: str) -> bool:
    """Whether a program says that it is of this version."""
    return run([path, "--version"], timeout=60).strip() == VERSION


def install_lighthouse() -> str | None:
    """Fetch it and return its path, or None where that is not possible."""
    if npm := shutil.which("npm"):
        say(f"Fetching Lighthouse {VERSION} for the benchmark")
        FETCHED.mkdir(parents=True, exist_ok=True)
        where = ("--prefix", str(FETCHED))
        quiet = ("--silent", "--no-audit", "--no-fund", "--ignore-scripts")
        run([npm, "install", *where, *quiet, f"lighthouse@{VERSION}"], timeout=400)
    return find_lighthouse()


if __name__ == "__main__":
    sys.exit(print_path(find_lighthouse, install_lighthouse, HOW_TO_GET_ONE))
