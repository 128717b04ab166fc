"""One export in a process of its own: an order on standard input, the file on standard output.

Building may take seconds that belong to the visitors of a server, may leave much in memory, and
may hang. Here it takes none of their time, leaves nothing, and can be ended. What is wrong goes to
standard error.
"""

import os
import pickle
import signal
import sys
from typing import BinaryIO

from dashboard.domain.excerpt import excerpt
from dashboard.exports.missing_extras import MissingExtra

DONE, FAILED, NOT_INSTALLED = 0, 1, 3
"""Exit codes; FAILED is Python's own."""

MOST_SECONDS = 30
"""A build that takes longer hangs, and is ended."""

POLITENESS = 10
"""How far building stands back behind the server, as `nice` counts."""


def main() -> int:
    """Read an order, (format, dossier, selection), and write what it comes to.

    With NOT_INSTALLED the one line of MissingExtra is written instead.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # meant for the server, which then ends this
    signal.alarm(MOST_SECONDS)  # the server ends it too, unless it has ended itself
    os.nice(POLITENESS)
    with _standard_output() as output:
        format_, dossier, selection = pickle.load(sys.stdin.buffer)
        try:
            output.write(format_.render(excerpt(dossier, selection)))
        except MissingExtra as missing:
            output.write(str(missing).encode())
            return NOT_INSTALLED
    return DONE


def _standard_output() -> BinaryIO:
    """Keep standard output for the file alone: everything else prints to standard error."""
    alone = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return alone


if __name__ == "__main__":
    sys.exit(main())
