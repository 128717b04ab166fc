"""Find an nginx for the tests of `deploy/`, or fetch one.

`python -m scripts.nginx` prints the path of the one it found; with `--install` it fetches one
first if there is none. Without one in the end: one line on standard error, exit code 1.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.programs import first_that_starts, print_path, say, unpack_with_apt

# Debian's package would start a service when it is installed; it is only unpacked, here.
FETCHED = Path(sys.prefix) / "nginx"
HOW_TO_GET_ONE = (
    "no nginx that starts: install nginx (Debian: sudo apt install nginx),"
    " or set NGINX to the path of one"
)


def find_nginx() -> str | None:
    """Return the path of the first nginx on this machine that starts.

    If the variable NGINX is set, nothing else is looked at.
    """
    return first_that_starts("NGINX", candidates(), starts)


def candidates() -> Iterator[str]:
    """Yield the usual paths, best first."""
    # An ordinary user of Debian has no /usr/sbin on the path.
    yield from filter(None, (shutil.which("nginx"), "/usr/sbin/nginx"))
    yield str(FETCHED / "usr" / "sbin" / "nginx")


def starts(path: str) -> bool:
    """Whether a program says that it is nginx, which it does on standard error."""
    try:
        said = subprocess.run([path, "-v"], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return said.returncode == 0 and "nginx version" in said.stderr


def install_nginx() -> str | None:
    """Fetch Debian's nginx and return its path, or None where that is not possible."""
    if shutil.which("apt-get"):
        say("Fetching nginx for the tests of deploy/")
        unpack_with_apt("nginx", FETCHED)
    return find_nginx()


if __name__ == "__main__":
    sys.exit(print_path(find_nginx, install_nginx, HOW_TO_GET_ONE))
