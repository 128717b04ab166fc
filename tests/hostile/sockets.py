"""Sockets in the place of files."""

import os
import socket
from pathlib import Path


def listen(path):
    """A socket; bound from its own folder, as its path may have a hundred characters at most."""
    before = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as opened:
            opened.bind(path.name)
    finally:
        os.chdir(before)
