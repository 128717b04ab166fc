"""Find a Chromium for the tests and screenshots, or install one.

`python scripts/browser.py` prints the path of the one it found; with `--install` it installs one
first if there is none. Without a browser in the end: one line on standard error, exit code 1.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import Any

NAMES = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser")
MAC_APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# libatomic1 is what the program that Playwright drives a browser with lacks on a small Debian.
DEBIAN_PACKAGES = ("chromium", "fonts-dejavu-core", "libatomic1")
OWN_BROWSER_PATH = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""
HOW_TO_GET_ONE = (
    "no Chromium that Playwright can drive: install Chromium or Google Chrome"
    " (Debian: sudo apt install chromium libatomic1), or run .venv/bin/playwright install chromium,"
    " or set CHROMIUM to the path of one"
)


def find_chromium() -> str | None:
    """Return the path of the first Chromium on this machine that starts, if Playwright does too.

    The variable CHROMIUM comes first, then the system's browsers, then Playwright's own.
    If CHROMIUM is set, nothing else is looked at.
    """
    if not run([sys.executable, "-m", "playwright", "--version"], timeout=60):
        return None
    return next((path for path in candidates() if starts(path)), None)


def install_chromium() -> str | None:
    """Install a Chromium and return its path, or None where that is not possible.

    Playwright's own is tried first. Where it cannot be fetched, or lacks system libraries,
    Debian's package is, if this user may install it without a password.
    """
    say("Installing a Chromium for the browser tests (Playwright's)")
    run([sys.executable, "-m", "playwright", "install", "--no-shell", "chromium"], timeout=400)
    if (path := find_chromium()) or not shutil.which("apt-get"):
        return path
    say("That did not give a browser that starts; installing the system's package")
    install_with_apt(DEBIAN_PACKAGES)
    return find_chromium()


def launch_options(path: str) -> dict[str, Any]:
    """Arguments for Playwright's `chromium.launch`: quiet, headless, and no calls of its own."""
    arguments = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-gpu",
        "--no-first-run",
    ]
    if is_root():
        arguments.append("--no-sandbox")  # Chromium's sandbox refuses to work for root
    return {"executable_path": path, "args": arguments}


def candidates() -> Iterator[str]:
    """Yield the paths worth trying, best first."""
    if chosen := os.environ.get("CHROMIUM"):
        yield chosen
        return
    yield from filter(None, map(shutil.which, NAMES))
    yield from MAC_APPLICATIONS
    # Asked in a process of its own: Playwright cannot be started twice in one.
    yield run([sys.executable, "-c", OWN_BROWSER_PATH], timeout=60).strip()


def starts(path: str) -> bool:
    """Tell a browser from a stub that only says where to get one, or one that lacks libraries."""
    return bool(path) and "Chrom" in run([path, "--version"], timeout=60)


def install_with_apt(packages: Sequence[str]) -> None:
    """Install Debian packages as root, or by a sudo that asks for no password."""
    may = [] if is_root() else ["sudo", "-n"]
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet", "--yes"]
    run([*may, *quiet, "update"], timeout=300)
    run([*may, *quiet, "install", "--no-install-recommends", *packages], timeout=600)


def is_root() -> bool:
    """Whether this process has all rights on a Unix machine."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def run(command: Sequence[str], timeout: int) -> str:
    """Return what a command that succeeded printed, else nothing; it is ended after `timeout` s."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=timeout, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout if done.returncode == 0 else ""


def say(message: str) -> None:
    """Tell the person at the terminal; standard output is for the path alone."""
    print(message, file=sys.stderr, flush=True)


def main() -> int:
    """Run the command described at the top; return the exit code."""
    path = find_chromium() or (install_chromium() if "--install" in sys.argv[1:] else None)
    if path is None:
        say(HOW_TO_GET_ONE)
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
