"""Feed a subject with inputs that are changed from a corpus, and keep those that reach more.

A corpus is a folder of committed seeds and, in a long run, a folder that grows: an input stays in
it if it ran a line of the dashboard, or had an outcome, that no input before it had.
"""

import faulthandler
import os
import random
import re
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import dashboard

OURS = str(Path(dashboard.__file__).parent) + os.sep
MOST_SECONDS = 2.0
"""Of computing, which is a hang on any machine however busy."""
MOST_SECONDS_WAITING = 60
"""On the clock, for what only waits. Then the process ends, and `now` holds the input."""
LONGEST = 20_000
"""Bytes of an input; a subject bounds what it reads, which other tests show."""
MOST_CHANGES = 4

Subject = Callable[[bytes], Iterable[str]]
"""Takes an input, raises for what must not be, and returns its outcome in some short words."""


class Hang(BaseException):
    """More than MOST_SECONDS; no handler of the dashboard's catches it."""


class Failed(AssertionError):
    """A subject did what it must not, for the input that is named."""


@dataclass
class Report:
    """What a run did."""

    name: str
    before: int = 0
    cases: int = 0
    found: int = 0
    lines: int = 0
    seconds: float = 0.0
    seed: int = 0

    def __str__(self) -> str:
        """A line for whoever waited."""
        return (
            f"{self.name}: {self.cases} cases in {self.seconds:.0f} s,"
            f" corpus {self.before} -> {self.before + self.found},"
            f" {self.lines} lines of the dashboard run (seed {self.seed})"
        )


@dataclass
class Lines:
    """The lines of the dashboard that were run; code all of whose lines were is not watched."""

    seen: dict[CodeType, set[int]] = field(default_factory=dict)
    left: dict[CodeType, int] = field(default_factory=dict)
    is_new: bool = False

    @property
    def number(self) -> int:
        """How many lines there were."""
        return sum(map(len, self.seen.values()))

    def entered(self, frame: FrameType, _event: str, _arg: Any) -> Any:
        """What Python calls for each function that is entered."""
        code = frame.f_code
        if code not in self.left:
            is_ours = code.co_filename.startswith(OURS)
            lines = {line for _, _, line in code.co_lines() if line} if is_ours else ()
            self.left[code], self.seen[code] = len(lines), set()
        return self._ran if self.left[code] else None

    def _ran(self, frame: FrameType, event: str, _arg: Any) -> Any:
        code, seen = frame.f_code, self.seen[frame.f_code]
        if event == "line" and frame.f_lineno not in seen:
            seen.add(frame.f_lineno)
            self.left[code] -= 1
            self.is_new = True
        return self._ran


def feed(
    name: str,
    subject: Subject,
    seeds: Iterable[bytes],
    words: Iterable[bytes],
    *,
    cases: int,
    grown: Path | None = None,
    seed: int = 0,
) -> Report:
    """Run a subject on its seeds and on so many inputs changed from them.

    `words` are what a change may put in; `grown` is the folder of what was found, if it is to
    grow. Raises Failed, with the input, for an exception or a hang.
    """
    kept = sorted(grown.glob("*.bin")) if grown else ()
    corpus = [*seeds, *(path.read_bytes() for path in kept)]
    report = Report(name, before=len(corpus), seed=seed)
    chance, lines, outcomes = random.Random(seed), Lines(), set[str]()
    dictionary, began = tuple(words), time.monotonic()
    for number in range(len(corpus) + cases):
        given = corpus[number] if number < report.before else changed(corpus, dictionary, chance)
        lines.is_new = False
        kinds = {kind_of(said) for said in _run(name, subject, given, lines, grown)}
        if number >= report.before and (lines.is_new or kinds - outcomes):
            corpus.append(given)
            _keep(grown, given)
        outcomes |= kinds
    report.cases, report.found = cases, len(corpus) - report.before
    report.lines, report.seconds = lines.number, time.monotonic() - began
    return report


def kind_of(said: str) -> str:
    """An outcome without the values that it quotes and counts."""
    return re.sub(r"'[^']*'|\"[^\"]*\"|“[^”]*”|[\d.,]+", "_", said)[:80]


def changed(corpus: list[bytes], words: tuple[bytes, ...], chance: random.Random) -> bytes:
    """An input made from one of the corpus, or two, by some changes."""
    given = chance.choice(corpus)
    for _ in range(chance.randint(1, MOST_CHANGES)):
        at, end = sorted(chance.randint(0, len(given)) for _ in range(2))
        end = min(end, at + chance.choice((0, 1, 4, 40, 400)))
        change = chance.choice(CHANGES)
        given = given[:at] + change(given[at:end], corpus, words, chance) + given[end:]
    return given[:LONGEST]


Change = Callable[[bytes, list[bytes], tuple[bytes, ...], random.Random], bytes]


def _other(_: bytes, corpus: list[bytes], __: tuple[bytes, ...], chance: random.Random) -> bytes:
    """A piece of another input."""
    other = chance.choice(corpus)
    at = chance.randint(0, len(other))
    return other[at : at + chance.choice((1, 8, 60, 400))]


def _line(_: bytes, corpus: list[bytes], __: tuple[bytes, ...], chance: random.Random) -> bytes:
    """A whole line of another input."""
    return b"\n" + chance.choice(chance.choice(corpus).split(b"\n")) + b"\n"


CHANGES: tuple[Change, ...] = (
    lambda part, corpus, words, chance: b"",
    lambda part, corpus, words, chance: part * chance.choice((2, 3, 60)),
    lambda part, corpus, words, chance: part[::-1],
    lambda part, corpus, words, chance: part + chance.choice(words),
    lambda part, corpus, words, chance: chance.choice(words),
    lambda part, corpus, words, chance: chance.choice(words) * chance.choice((1, 2, 500)),
    lambda part, corpus, words, chance: bytes([chance.randrange(256)]),
    lambda part, corpus, words, chance: chr(chance.choice(SIGNS)).encode("utf-8", "surrogatepass"),
    _other,
    _line,
)
"""What may stand in place of a part of an input."""
SIGNS = (*range(0x20, 0x180), 0x0, 0x85, 0xA0, 0x300, 0x660, 0x200D, 0x202E, 0x2028, 0x3164, 0xD800)
SIGNS += (0xFEFF, 0xFF1D, 0xFFFE, 0x1F56F, 0x10FFFF)


def _run(
    name: str, subject: Subject, given: bytes, lines: Lines, grown: Path | None
) -> tuple[str, ...]:
    if grown:
        (grown / "now").write_bytes(given)
    try:
        with _watched(lines):
            return tuple(subject(given))
    except (Exception, Hang) as wrong:
        _keep(grown, given, "failed")
        said = f"{name}: {type(wrong).__name__}: {wrong}\nfor the input {given!r}"
        raise Failed(said) from wrong


@contextmanager
def _watched(lines: Lines) -> Iterator[None]:
    """The lines are noted, and a hang is interrupted, for the length of a block."""
    before = sys.gettrace(), signal.signal(signal.SIGPROF, _hangs)
    faulthandler.dump_traceback_later(MOST_SECONDS_WAITING, exit=True, file=sys.__stderr__)
    threading.settrace(lines.entered)
    sys.settrace(lines.entered)
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        sys.settrace(before[0])
        threading.settrace(None)  # type: ignore[arg-type]
        faulthandler.cancel_dump_traceback_later()
        signal.signal(signal.SIGPROF, before[1])


def _hangs(_number: int, _frame: FrameType | None) -> None:
    raise Hang(f"more than {MOST_SECONDS} seconds of computing")


def _keep(grown: Path | None, given: bytes, ending: str = "bin") -> None:
    if grown:
        (grown / f"{sha256(given).hexdigest()[:16]}.{ending}").write_bytes(given)
