"""The real dossier with many more facts: what it costs when a crisis goes on."""

import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENTRY = re.compile(r"^  - id: ", re.MULTILINE)
DAY = re.compile(r"^(    when: )\d{4}-\d\d-\d\d$", re.MULTILINE)
FIRST_DAY, DAYS = date(2025, 8, 1), 92
"""Where the days of the made-up facts lie: on the real timeline, before its end."""


def grow(folder: Path, times: int) -> Path:
    """Copy the real files to an empty folder, with each fact so many times; give config.yaml.

    A copy says the same of the same actors, on another day. Copies dispute copies.
    """
    for name in ("data", "seeds"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "config.yaml", folder)
    file = folder / "data" / "facts.yaml"
    head, *entries = ENTRY.split(file.read_text("utf-8"))
    grown = [*entries, *_copies(entries, times)]
    file.write_text(head + "".join(f"  - id: {entry}" for entry in grown), "utf-8")
    return folder / "config.yaml"


def _copies(entries: list[str], times: int) -> Iterator[str]:
    ids = sorted((entry.partition("\n")[0] for entry in entries), key=len, reverse=True)
    named = re.compile(rf"(?<![\w-])({'|'.join(ids)})(?![\w-])")
    for number in range(2, times + 1):
        for place, entry in enumerate(entries):
            day = FIRST_DAY + timedelta(days=(place * 7 + number * 11) % DAYS)
            yield DAY.sub(rf"\g<1>{day}", named.sub(rf"\1-{number}", entry))
