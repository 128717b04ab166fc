"""Find an Apache with mod_auth_openidc for the tests of `deploy/`, or install one.

`python -m scripts.apache` prints the path of the one it found; with `--install` it installs one
first if there is none. Without one in the end: one line on standard error, exit code 1.
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.programs import first_that_starts, install_with_apt, print_path, run, say

# Without Debian's package `apache2`, which would start a service.
DEBIAN_PACKAGES = ("apache2-bin", "libapache2-mod-auth-openidc")
HOW_TO_GET_ONE = (
    "no Apache with mod_auth_openidc that starts: install both"
    f" (Debian: sudo apt install {' '.join(DEBIAN_PACKAGES)}),"
    " or set APACHE to the path of the program apache2"
)


def find_apache() -> str | None:
    """Return the path of the first Apache on this machine that starts and has the module.

    If the variable APACHE is set, nothing else is looked at.
    """
    return first_that_starts("APACHE", candidates(), starts)


def candidates() -> Iterator[str]:
    """Yield the usual paths, best first."""
    # An ordinary user of Debian has no /usr/sbin on the path.
    yield from filter(None, (shutil.which("apache2"), "/usr/sbin/apache2"))


def modules(path: str) -> Path:
    """Return the folder of the modules of an Apache, as Debian lays them out."""
    return Path(path).parents[1] / "lib" / "apache2" / "modules"


def starts(path: str) -> bool:
    """Whether a program says that it is Apache, and has the module for a sign-in."""
    is_apache = "Server version: Apache" in run([path, "-v"], timeout=60)
    return is_apache and (modules(path) / "mod_auth_openidc.so").is_file()


def install_apache() -> str | None:
    """Install Debian's Apache and return its path, or None where that is not possible."""
    if shutil.which("apt-get"):
        say("Installing Apache with mod_auth_openidc for the tests of deploy/")
        install_with_apt(DEBIAN_PACKAGES)
    return find_apache()


if __name__ == "__main__":
    sys.exit(print_path(find_apache, install_apache, HOW_TO_GET_ONE))
