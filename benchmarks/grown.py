"""The real dossier with many more facts: what it costs when a crisis goes on."""

import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENTRY = re.compile(r"^  - id: ", re.MULTILINE)
DAY = re.compile(r"^(    when: )\d{4}-\d\d-\d\d$", re.MULTILINE)
FORMER_IDS = re.compile(r"^    formerly: .*\n", re.MULTILINE)
FIRST_DAY, DAYS = date(2025, 8, 1), 92
"""Where the days of the made-up facts lie: on the real timeline, before its end."""


def grow(folder: Path, times: int) -> Path:
    """Copy the real files to an empty folder, with each fact so many times; give config.yaml.

    A copy says the same of the same actors, on another day. Copies dispute copies, and stand in
    copies of the tensions.
    """
    for name in ("data", "seeds"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "config.yaml", folder)
    facts: list[str] = []
    for name in ("facts", "tensions"):
        file = folder / "data" / f"{name}.yaml"
        head, *entries = ENTRY.split(file.read_text("utf-8"))
        facts = facts or [_id(entry) for entry in entries]
        grown = [*entries, *_copies(entries, facts, times)]
        file.write_text(head + "".join(f"  - id: {entry}" for entry in grown), "utf-8")
    return folder / "config.yaml"


def _id(entry: str) -> str:
    return entry.partition("\n")[0]


def _copies(entries: list[str], facts: list[str], times: int) -> Iterator[str]:
    ids = sorted({*facts, *map(_id, entries)}, key=len, reverse=True)
    named = re.compile(rf"(?<![\w-])({'|'.join(ids)})(?![\w-])")
    for number in range(2, times + 1):
        for index, entry in enumerate(entries):
            day = FIRST_DAY + timedelta(days=(index * 7 + number * 11) % DAYS)
            copy = named.sub(rf"\1-{number}", FORMER_IDS.sub("", entry))
            yield DAY.sub(rf"\g<1>{day}", copy)
