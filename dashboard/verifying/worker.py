"""One draft in a process of its own: an order on standard input, the report on standard output.

A draft comes from anywhere. Here a file that means harm has little memory, little time and no
visitors, and nothing of it is left when the process ends.
"""

import os
import pickle
import signal
import sys

from dashboard.domain.problems import CrisisError
from dashboard.verifying import verify
from dashboard.verifying.report import as_json

DONE, REFUSED = 0, 3
"""Exit codes: a report was written, or the one line that says why there is none."""
MOST_SECONDS = 60
MOST_MEMORY = 2_000_000_000
"""Bytes of addresses; reading the largest drafts takes a fifth of that."""
POLITENESS = 10


def main() -> int:
    """Read an order, (content, name, dossier), and write what it comes to."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # meant for the server, which then ends this
    signal.alarm(MOST_SECONDS)
    os.nice(POLITENESS)
    content, name, dossier = pickle.load(sys.stdin.buffer)
    _limit_memory()
    try:
        written, code = as_json(verify(content, name, dossier)), DONE
    except CrisisError as error:
        written, code = str(error), REFUSED
    sys.stdout.buffer.write(written.encode("utf-8", "replace"))
    return code


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # a system that has no such bounds
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    bound = MOST_MEMORY if most == resource.RLIM_INFINITY else min(MOST_MEMORY, most)
    resource.setrlimit(resource.RLIMIT_AS, (bound, most))


if __name__ == "__main__":
    sys.exit(main())
