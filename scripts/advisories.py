"""Search for known vulnerabilities as a part of `make test`, where a service can be asked at all.

`python -m scripts.advisories COMMAND ...` asks osv.dev about a package that is known to be
vulnerable. Where it says so within some seconds, COMMAND is run and its exit code is returned;
otherwise a line says that no search was made, and the exit code is 0.
"""

import json
import os
import subprocess
import sys
import threading
from http.client import HTTPException
from urllib.request import Request, urlopen

SERVICE = "https://api.osv.dev/v1/query"
SECONDS_TO_ANSWER = 5
# A version of 2010 with many known vulnerabilities: who knows none of them has not been asked.
VULNERABLE = {"package": {"ecosystem": "PyPI", "name": "jinja2"}, "version": "2.4.1"}


def main() -> int:
    """Run the command of the command line where the service answers; returns the exit code."""
    if not answers(os.environ.get("ADVISORIES", SERVICE)):
        print(f"Not made: no service answered within {SECONDS_TO_ANSWER} s. Later: make audit")
        return 0
    return subprocess.run(sys.argv[1:]).returncode


def answers(service: str) -> bool:
    """Whether a service tells in time what is known of a vulnerable package."""
    told: list[bool] = []
    # In a thread, as there is no limit of time for the look-up of a name.
    asking = threading.Thread(target=lambda: told.append(tells(service)), daemon=True)
    asking.start()
    asking.join(SECONDS_TO_ANSWER)
    return told == [True]


def tells(service: str) -> bool:
    """Whether a service knows the vulnerable package as such."""
    request = Request(service, json.dumps(VULNERABLE).encode())
    try:
        with urlopen(request, timeout=SECONDS_TO_ANSWER) as answer:
            tree = json.load(answer)
    except (OSError, HTTPException, ValueError):
        return False
    return isinstance(tree, dict) and bool(tree.get("vulns"))


if __name__ == "__main__":
    sys.exit(main())
