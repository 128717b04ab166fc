"""Start the dashboard, for `make run`: says which port is taken and which is free.

Streamlit says the first half of that, of an address that this machine does not have it says a
traceback, and without a home directory it does not start at all.
"""

import argparse
import errno
import os
import socket
import sys
from pathlib import Path

ADDRESS, PORT = "STREAMLIT_SERVER_ADDRESS", "STREAMLIT_SERVER_PORT"
HERE = "127.0.0.1"
"""As dashboard/.streamlit/config.toml has it: this machine alone."""
USUAL = 8501
TRIED = 100


def main() -> None:
    """Become the server; or end with one line where its port cannot be had."""
    parser = argparse.ArgumentParser(prog="make run", description=__doc__)
    parser.add_argument("--port", type=int, default=int(os.environ.get(PORT) or USUAL))
    parser.add_argument("--given", action="store_true", help="that port and no other")
    parser.add_argument("--host", help="an address of this machine; 0.0.0.0 is all of them")
    asked = parser.parse_args()
    host = asked.host or os.environ.get(ADDRESS) or HERE
    options = ["--server.address", asked.host] if asked.host else []
    require_host(host)
    if asked.given or PORT in os.environ:
        require(asked.port, host)
        options += ["--server.port", str(asked.port)]
    os.environ["HOME"] = home()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard", *options]
    os.execv(sys.executable, command)


def require_host(host: str) -> None:
    """End the process where this machine has no such address."""
    if reason := why_not(0, host):
        known = f"{HERE} is this machine alone, 0.0.0.0 all its addresses"
        sys.exit(f"{host} {reason}: {known}, as in: make run HOST={HERE}")


def require(port: int, host: str) -> None:
    """End the process where nothing can listen at a port, with a command that would work."""
    if not 0 <= port <= 65_535:
        sys.exit(f"{port} is no port: choose one from 1024 to 65535, as in: make run PORT={USUAL}")
    if reason := why_not(port, host):
        free = next((other for other in nearby(port) if not why_not(other, host)), 0)
        sys.exit(f"Port {port} {reason}. Another is free: make run PORT={free}")


def nearby(port: int) -> range:
    """The ports to offer in its place: those after it, or after the usual one."""
    first = port + 1 if 1024 <= port < 65_536 - TRIED else USUAL
    return range(first, first + TRIED)


def why_not(port: int, host: str) -> str:
    """Why a server cannot listen there, in words; empty where it can."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    is_dual = host == "::" and socket.has_dualstack_ipv6()
    try:
        socket.create_server((host, port), family=family, dualstack_ipv6=is_dual).close()
    except OSError as error:
        why = (error.strerror or "").partition(" (while")[0].lower()  # without what Python adds
        return "is in use" if error.errno == errno.EADDRINUSE else f"cannot be used ({why})"
    return ""


def home() -> str:
    """The home directory; the current folder where the system knows none."""
    try:
        return str(Path.home())
    except RuntimeError:
        return str(Path.cwd())


if __name__ == "__main__":
    main()
