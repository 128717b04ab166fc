"""Find a LibreOffice for the tests of the deck and of CSV, or install one.

`python -m scripts.office` prints the path of the one it found; with `--install` it installs one
first if there is none. Without one in the end: one line on standard error, exit code 1.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from scripts.programs import first_that_starts, install_with_apt, print_path, run, say

NAMES = ("soffice", "libreoffice")
MAC_APPLICATION = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
# The fonts have the widths of Arial, which slides are measured for; DejaVu has the signs.
DEBIAN_PACKAGES = (
    "libreoffice-impress",
    "libreoffice-calc",
    "fonts-liberation",
    "fonts-dejavu-core",
)
HOW_TO_GET_ONE = (
    "no LibreOffice that starts: install LibreOffice Impress and Calc"
    " (Debian: sudo apt install libreoffice-impress libreoffice-calc fonts-liberation),"
    " or set SOFFICE to the path of one"
)


def find_office() -> str | None:
    """Return the path of the first LibreOffice on this machine that starts.

    If the variable SOFFICE is set, nothing else is looked at.
    """
    return first_that_starts("SOFFICE", candidates(), starts)


def candidates() -> Iterator[str]:
    """Yield the usual paths, best first."""
    yield from filter(None, map(shutil.which, NAMES))
    yield MAC_APPLICATION


def starts(path: str) -> bool:
    """Whether a program says that it is LibreOffice."""
    return "LibreOffice" in run([path, "--version"], timeout=120)


def install_office() -> str | None:
    """Install Debian's LibreOffice and return its path, or None where that is not possible."""
    if shutil.which("apt-get"):
        say("Installing LibreOffice for the tests of the deck")
        install_with_apt(DEBIAN_PACKAGES)
    return find_office()


def to_pdf(path: str, document: Path) -> Path:
    """Let LibreOffice print a document; the PDF stands beside it.

    Its profile is a new one: it shares nothing with a LibreOffice that runs already.
    """
    with tempfile.TemporaryDirectory() as profile:
        arguments = [
            f"-env:UserInstallation={Path(profile).as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(document.parent),
            str(document),
        ]
        subprocess.run([path, *arguments], check=True, capture_output=True, timeout=240)
    return document.with_suffix(".pdf")


if __name__ == "__main__":
    sys.exit(print_path(find_office, install_office, HOW_TO_GET_ONE))
