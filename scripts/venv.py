"""Make the virtual environment for the Makefile: `python3 scripts/venv.py .venv`.

Runs before anything is installed and perhaps on an older Python, to say so: standard library
only, and no syntax newer than 3.8.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

OLDEST = (3, 11)
PIP_WHEELS = Path("/usr/share/python-wheels")


def main() -> None:
    """Make the environment in the folder named on the command line, or say what is missing."""
    if sys.version_info < OLDEST:
        run_with_a_newer_python()
    folder = Path(sys.argv[1])
    print(f"Making {folder} with Python {sys.version.split()[0]}", flush=True)
    if not (make_with_venv(folder) or make_with_pip_of_debian(folder)):
        shutil.rmtree(folder, ignore_errors=True)
        sys.exit(
            "This Python cannot make a virtual environment with pip in it"
            f" (`python3 -m venv {folder}` shows why)."
            " On Debian or Ubuntu: sudo apt install python3-venv"
        )


def run_with_a_newer_python() -> None:
    """Go on with a newer Python of this machine; exit with a message if there is none."""
    for minor in (13, 12, 11, 14):
        python = shutil.which(f"python3.{minor}")
        if python and succeeds(python, "--version"):
            os.execv(python, [python, *sys.argv])
    found = ".".join(map(str, sys.version_info[:2]))
    sys.exit(f"Python 3.11 or newer is needed, this is {found}: make PYTHON=/path/to/newer/python")


def make_with_venv(folder: Path) -> bool:
    """The usual way. Debian's Python fails here until python3-venv is installed."""
    return succeeds(sys.executable, "-m", "venv", "--clear", folder) and has_pip(folder)


def make_with_pip_of_debian(folder: Path) -> bool:
    """For a Debian without python3-venv: take pip from its package, leaving the system as it is."""
    if not succeeds(sys.executable, "-m", "venv", "--clear", "--without-pip", folder):
        return False
    with tempfile.TemporaryDirectory() as temporary:
        wheel = pip_wheel(Path(temporary))
        return wheel is not None and install_pip(folder, wheel) and has_pip(folder)


def pip_wheel(temporary: Path) -> "Path | None":
    """The wheel of pip that Debian's python3-pip-whl holds, installed or only fetched and opened.

    Debian signs its packages and apt-get checks that; as root, it may have to learn of them first.
    """
    if not any(PIP_WHEELS.glob("pip-*.whl")):
        download = ("apt-get", "--quiet", "download", "python3-pip-whl")
        if not succeeds(*download, cwd=temporary):
            succeeds("apt-get", "--quiet", "update")
            succeeds(*download, cwd=temporary)
        for package in temporary.glob("*.deb"):
            succeeds("dpkg-deb", "--extract", package, temporary)
    unpacked = temporary / PIP_WHEELS.relative_to("/")
    return next((w for place in (PIP_WHEELS, unpacked) for w in place.glob("pip-*.whl")), None)


def install_pip(folder: Path, wheel: Path) -> bool:
    """Let the wheel install itself: no index is asked."""
    python = folder / "bin" / "python"
    return succeeds(python, wheel / "pip", "install", "--no-index", "--no-deps", wheel)


def has_pip(folder: Path) -> bool:
    """Whether the environment's own pip answers."""
    return succeeds(folder / "bin" / "python", "-m", "pip", "--version")


def succeeds(*command: "str | Path", cwd: "Path | None" = None) -> bool:
    """Run quietly; a program that is not there counts as a failure."""
    try:
        return subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True).returncode == 0
    except OSError:
        return False


if __name__ == "__main__":
    main()
