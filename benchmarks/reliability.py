"""The figures of docs/host.md: each command writes its own line."""

import os
import platform
import re
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

FIGURES = Path(__file__).resolve().parents[1] / "docs" / "host.md"
RULE = "|---|---|---|---|---|---|---|\n"


class Row(NamedTuple):
    """What was tried, how often, how often it held, what is to be said of it, by which command."""

    what: str
    tried: int
    held: int
    said: str
    command: str


def note(row: Row, file: Path = FIGURES) -> None:
    """Print a line, and write it in the place of the last one of the same name, or as a new one."""
    lost = row.tried - row.held
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    counts = f"{row.tried:,} | {row.held:,} | {lost:,}"
    line = f"| {row.what} | {counts} | {row.said} | `{row.command}` | {day} |\n"
    print(line, end="")
    text = file.read_text("utf-8")
    known = re.compile(rf"^\| {re.escape(row.what)} \|.*\n", re.MULTILINE)
    if known.search(text):
        text = known.sub(lambda _: line, text)
    else:
        head, rule, rows = text.partition(RULE)
        text = head + rule + line + rows
    text = re.sub(r"^Machine: .*$", lambda _: machine(), text, flags=re.MULTILINE)
    file.write_text(text, "utf-8")


def machine() -> str:
    """The machine and the versions that figures are of."""
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    return (
        f"Machine: {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}, "
        f"Python {platform.python_version()}, streamlit {version('streamlit')}."
    )
