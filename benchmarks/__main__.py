"""`python -m benchmarks`: measure, and write what came out into RESULTS.md."""

import argparse
from pathlib import Path

from benchmarks import growth, painting, protocol, slow
from benchmarks.lighthouse import lighthouse
from benchmarks.proxied import behind_the_proxy
from benchmarks.report import machine, table

RESULTS = Path(__file__).parent / "RESULTS.md"
REASONS = Path(__file__).parent / "REASONS.md"
MOST_LOOKS = 3
"""Rounds of Lighthouse, each of which takes a minute or two."""
HEAD = """# What the dashboard costs

Written by `{command}`. Everything is measured in one run, the dashboard and what it is compared to
in turns. How each number comes about is said in [painting.py](painting.py) (a real Chromium),
[protocol.py](protocol.py) and [proxied.py](proxied.py) (a client that speaks Streamlit's protocol)
[slow.py](slow.py) (a slow connection), [lighthouse.py](lighthouse.py) (the programme of that name)
and [growth.py](growth.py). What is behind them stands in [REASONS.md](REASONS.md).

"""


def main() -> None:
    """Measure what the options say."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--dash", type=Path, required=True, help="a Python that has Dash")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of one visitor alone")
    parser.add_argument("--visitors", type=int, default=100, help="visitors at once")
    parser.add_argument("--changes", type=int, default=20, help="changes that each of them makes")
    asked = parser.parse_args()
    rounds, visitors, changes = asked.rounds, asked.visitors, asked.changes
    parts = (
        painting.paint(asked.dash.absolute(), rounds),
        table(slow.HEAD, slow.slow(rounds)),
        lighthouse(asked.dash.absolute(), min(rounds, MOST_LOOKS)),
        table(
            protocol.HEAD,
            [
                *protocol.protocol(rounds, visitors, changes),
                *behind_the_proxy(2 * visitors, changes),
            ],
        ),
        table(growth.HEAD, growth.growth(rounds)),
    )
    command = f"make bench ROUNDS={rounds} VISITORS={visitors} CHANGES={changes}"
    RESULTS.write_text(HEAD.format(command=command) + "".join(parts) + machine(), "utf-8")
    print(RESULTS.read_text("utf-8"))


if __name__ == "__main__":
    main()
