"""`python -m benchmarks.edits`: spoil and mend the files of a running server under its visitors."""

import argparse
import asyncio
import json
import random
import secrets
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import Request, urlopen

from benchmarks.reliability import Row, note
from benchmarks.servers import OURS, ROOT, Server, running
from benchmarks.visitor import visiting
from dashboard.loading import load
from dashboard.server.metrics import VARIABLE

IN_TIME = 5.0
"""Seconds in which /healthz must say how the files are."""
PATIENCE = 20.0
TOKEN = secrets.token_hex()
"""Sent to /healthz, which tells the digest to its operator alone."""
COMMAND = "make faults"
QUERY = "focus=fact:il-76-arrival"
OLD, NEW = "A Russian Il-76 aircraft arrived in", "A Russian Il-76 aircraft landed in"
SHOWN = (OLD, NEW)
FACTS = "data/facts.yaml"
FILES = (FACTS, FACTS, FACTS, "data/sources.yaml", "data/actors.yaml", "config.yaml")
"""What is edited, and how often as against the others."""


def _rename(path: Path, content: bytes) -> None:
    beside = path.with_suffix(".part")
    beside.write_bytes(content)
    beside.replace(path)


GOOD: dict[str, Callable[[Path, bytes], object]] = {
    "written": Path.write_bytes,
    "renamed into place": _rename,
}
BAD: dict[str, Callable[[Path, bytes], object]] = {
    "half written": lambda path, content: path.write_bytes(content[: len(content) // 2]),
    "empty": lambda path, content: path.write_bytes(b""),
    "deleted": lambda path, content: path.unlink(missing_ok=True),
    "renamed away": lambda path, content: path.exists() and path.rename(path.with_suffix(".away")),
    "bad content": lambda path, content: path.write_bytes(content + b"\n- id: [\n"),
    "not text": lambda path, content: path.write_bytes(b"\xff\xfe" + content),
}


class Dossier:
    """A copy of the real files, of which two states are good; what is wrong with it now."""

    def __init__(self, folder: Path) -> None:
        shutil.copy(ROOT / "config.yaml", folder)
        for name in ("data", "seeds"):
            shutil.copytree(ROOT / name, folder / name)
        self.config = folder / "config.yaml"
        self._good = {name: (folder / name).read_bytes() for name in FILES}
        self._other = self._good[FACTS].replace(OLD.encode(), NEW.encode())
        digests = [load(self.config).digest]
        (folder / FACTS).write_bytes(self._other)
        self.whole = (*digests, load(self.config).digest)
        """The digests of both states; the second is there now."""
        self.digest = self.whole[1]
        self._bad: set[str] = set()

    @property
    def is_good(self) -> bool:
        """Whether no file is spoiled."""
        return not self._bad

    def edit(self, chance: random.Random) -> None:
        """Spoil or mend a file at random; a spoiled one is mended as often as not."""
        name = chance.choice(sorted(self._bad) if self._bad and chance.random() < 0.6 else FILES)
        self._put(name, chance, is_good=name in self._bad or chance.random() < 0.4)

    def mend(self, chance: random.Random) -> None:
        """Mend all."""
        for name in sorted(self._bad):
            self._put(name, chance, is_good=True)

    def _put(self, name: str, chance: random.Random, *, is_good: bool) -> None:
        content = self._good[name]
        if name == FACTS and chance.random() < 0.5:
            content = self._other
        ways = GOOD if is_good else BAD
        ways[chance.choice(sorted(ways))](self.config.parent / name, content)
        self._bad = self._bad - {name} if is_good else self._bad | {name}
        if is_good and name == FACTS:
            self.digest = self.whole[content == self._other]


@dataclass
class Outcome:
    """What visitors saw, and how long /healthz took to say how the files are."""

    edits: int = 0
    views: int = 0
    lost: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    @property
    def late(self) -> int:
        """How often /healthz was late."""
        return sum(taken > IN_TIME for taken in self.seconds)


def environment(dossier: Dossier) -> dict[str, str]:
    """The environment of a server on a dossier, whose operator we are."""
    return {"DASHBOARD_CONFIG": str(dossier.config), VARIABLE: TOKEN}


async def edit(server: Server, dossier: Dossier, edits: int, visitors: int) -> Outcome:
    """Edit so often at random, half of the times at once again, while so many visitors look."""
    met, done, chance = Outcome(), asyncio.Event(), random.Random(31_10_2025)
    watching = [asyncio.create_task(_look(server, done, met)) for _ in range(visitors)]
    watching.append(asyncio.create_task(_read(server, dossier, done, met)))
    for _ in range(edits):
        dossier.edit(chance)
        met.edits += 1
        if chance.random() < 0.5:
            await asyncio.sleep(chance.random() / 2)
        else:
            await _settled(server, dossier, met)
    dossier.mend(chance)
    await _settled(server, dossier, met)
    done.set()
    await asyncio.gather(*watching)
    return met


async def _settled(server: Server, dossier: Dossier, met: Outcome) -> None:
    """Wait until /healthz says how the files are, and the dossier is the one that it should be."""
    start = time.monotonic()
    while time.monotonic() < start + PATIENCE:
        now = await _fetch(server, "healthz")
        is_shown = now["digest"] == dossier.digest if dossier.is_good else bool(now["problems"])
        if is_shown and (now["status"] == "ok") is dossier.is_good:
            break
        await asyncio.sleep(0.1)
    met.seconds.append(time.monotonic() - start)


async def _fetch(server: Server, path: str) -> dict[str, object]:
    def fetch() -> dict[str, object]:
        asked = Request(f"{server.address}/{path}", headers={"Authorization": f"Bearer {TOKEN}"})
        with urlopen(asked, timeout=60) as answer:
            return dict(json.load(answer))

    return await asyncio.to_thread(fetch)


async def _look(server: Server, done: asyncio.Event, met: Outcome) -> None:
    """Look at a fact again and again: it must be there, in one of its two states."""
    try:
        async with visiting(server.address) as visitor:
            while not done.is_set():
                shown = await visitor.look(QUERY)
                met.views += 1
                if not any(words in text for text in shown.texts for words in SHOWN):
                    met.lost.append("a page without the fact")
                await asyncio.sleep(0.5)
    except Exception as error:  # whatever it is: this visitor is lost, the others go on
        met.lost.append(f"{type(error).__name__}: {error}")


async def _read(server: Server, dossier: Dossier, done: asyncio.Event, met: Outcome) -> None:
    """Read all of it as a program does: digest and facts must be those of a good state."""
    while not done.is_set():
        found = await _fetch(server, "export/json")
        met.views += 1
        if not _is_whole(found, dossier):
            met.lost.append("an export that is no good state")
        await asyncio.sleep(1)


def _is_whole(found: dict[str, object], dossier: Dossier) -> bool:
    text = json.dumps(found)
    wanted = dict(zip(dossier.whole, (OLD, NEW), strict=True))
    return any(digest in text and words in text for digest, words in wanted.items())


def main() -> int:
    """Do what the options say; 0 where all saw whole dossiers and /healthz was never late."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.edits", description=__doc__)
    parser.add_argument("--edits", type=int, default=200, help="edits, of which some spoil a file")
    parser.add_argument("--visitors", type=int, default=20, help="pages that are open meanwhile")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        dossier = Dossier(Path(folder))
        with running(OURS, environment(dossier)) as server:
            met = asyncio.run(edit(server, dossier, asked.edits, asked.visitors))
    for line in sorted(set(met.lost)):
        print(line)
    what = f"{asked.edits} random edits under {asked.visitors} visitors"
    seen = f"whole dossiers, old or new; {met.views / max(1, met.edits):.0f} views an edit"
    note(Row(f"{what}: views", met.views, met.views - len(met.lost), seen, COMMAND))
    slowest = f"the latest after {max(met.seconds):.1f} s; {IN_TIME:g} s allowed"
    asks = len(met.seconds)
    note(Row(f"{what}: /healthz says how the files are", asks, asks - met.late, slowest, COMMAND))
    return 1 if met.lost or met.late else 0


if __name__ == "__main__":
    sys.exit(main())
