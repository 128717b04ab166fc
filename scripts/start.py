"""Start the dashboard, for `make run`: says which port is taken and which is free.

Streamlit says the first half of that, and without a home directory it does not start at all.
"""

import argparse
import errno
import os
import socket
import sys
from pathlib import Path

ADDRESS, PORT = "STREAMLIT_SERVER_ADDRESS", "STREAMLIT_SERVER_PORT"
USUAL = 8501
TRIED = 100


def main() -> None:
    """Become the server; or end with one line where its port cannot be had."""
    parser = argparse.ArgumentParser(prog="make run", description=__doc__)
    parser.add_argument("--port", type=int, default=int(os.environ.get(PORT) or USUAL))
    parser.add_argument("--given", action="store_true", help="that port and no other")
    asked = parser.parse_args()
    options = []
    if asked.given or PORT in os.environ:
        require(asked.port)
        options = ["--server.port", str(asked.port)]
    os.environ["HOME"] = home()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard", *options]
    os.execv(sys.executable, command)


def require(port: int) -> None:
    """End the process where nothing can listen at a port, with a command that would work."""
    if not 0 <= port <= 65_535:
        sys.exit(f"{port} is no port: choose one from 1024 to 65535, as in: make run PORT={USUAL}")
    reason = why_not(port)
    if reason:
        free = next((other for other in nearby(port) if not why_not(other)), 0)
        sys.exit(f"Port {port} {reason}. Another is free: make run PORT={free}")


def nearby(port: int) -> range:
    """The ports to offer in its place: those after it, or after the usual one."""
    first = port + 1 if 1024 <= port < 65_536 - TRIED else USUAL
    return range(first, first + TRIED)


def why_not(port: int) -> str:
    """Why a server cannot listen at a port, in words; empty where it can."""
    address = os.environ.get(ADDRESS, "")
    is_dual = not address and socket.has_dualstack_ipv6()
    family = socket.AF_INET6 if is_dual or ":" in address else socket.AF_INET
    try:
        socket.create_server((address, port), family=family, dualstack_ipv6=is_dual).close()
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        return "is in use" if taken else f"cannot be used ({(error.strerror or '').lower()})"
    return ""


def home() -> str:
    """The home directory; the current folder where the system knows none."""
    try:
        return str(Path.home())
    except RuntimeError:
        return str(Path.cwd())


if __name__ == "__main__":
    main()
