"""Programs that tests need besides Python: asked whether they start, installed, and named.

`browser.py`, `office.py`, `nginx.py` and `apache.py` beside it say which.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path


def print_path(
    find: Callable[[], str | None], install: Callable[[], str | None], how_to_get_one: str
) -> int:
    """Print the path of a program, after installing it where `--install` says so and there is none.

    Return the exit code: 1, and how to get one on standard error, where there is none in the end.
    """
    path = find() or (install() if "--install" in sys.argv[1:] else None)
    if path is None:
        say(how_to_get_one)
        return 1
    print(path)
    return 0


def first_that_starts(
    variable: str, usual: Iterable[str], starts: Callable[[str], bool]
) -> str | None:
    """Return the first path, of those in the usual places, of a program that starts.

    If the environment variable is set, nothing else than what it names is looked at.
    """
    chosen = os.environ.get(variable)
    return next((path for path in ([chosen] if chosen else usual) if starts(path)), None)


def install_with_apt(packages: Sequence[str]) -> None:
    """Install Debian packages as root, or by a sudo that asks for no password."""
    update_apt()
    apt(600, "install", "--no-install-recommends", *packages)


def unpack_with_apt(package: str, folder: Path) -> None:
    """Lay the files of a Debian package into a folder: nothing is installed, no service starts.

    Needs no rights besides writing there. apt-get checks the package's signature.
    """
    with tempfile.TemporaryDirectory() as temporary:
        download = ["apt-get", "--quiet", "download", package]
        run(download, timeout=300, cwd=temporary)
        if not any(
            Path(temporary).iterdir()
        ):  # it may have to learn first which packages there are
            update_apt()
            run(download, timeout=300, cwd=temporary)
        for file in Path(temporary).glob("*.deb"):
            folder.mkdir(parents=True, exist_ok=True)
            run(["dpkg-deb", "--extract", str(file), str(folder)], timeout=60)


def update_apt() -> None:
    """Have apt-get learn which packages there are."""
    apt(300, "update")


def apt(timeout: int, *arguments: str) -> None:
    """Run apt-get with the rights that it needs."""
    may = [] if is_root() else ["sudo", "-n"]
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet", "--yes"]
    run([*may, *quiet, *arguments], timeout=timeout)


def is_root() -> bool:
    """Whether this process has all rights on a Unix machine."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def run(command: Sequence[str], timeout: int, cwd: str | None = None) -> str:
    """Return what a command that succeeded printed, else nothing; it is ended after `timeout` s."""
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=timeout,
            stdin=subprocess.DEVNULL,
            cwd=cwd,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout if done.returncode == 0 else ""


def say(message: str) -> None:
    """Tell the person at the terminal; standard output is for the path alone."""
    print(message, file=sys.stderr, flush=True)
