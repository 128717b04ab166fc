"""What check and audit say of one entry, by the field of the form that it is about."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dashboard.authoring.auditing import UNREAD
from dashboard.authoring.form import OF_A_REPORT
from dashboard.domain.problems import Problem

SPOT = re.compile(r"fact '(?P<id>[^']*)'(?P<keys>(?: · [\w ]+)*): (?P<what>.*)", re.DOTALL)
ROW = re.compile(r"(?:reports?|figures) (\d+)")


class Said(NamedTuple):
    """One problem as the page shows it."""

    field: str
    """The field that it is about; empty for the entry as a whole, or for another entry."""
    what: str
    hint: str
    is_warning: bool
    is_here: bool
    """Whether it is about the entry that is edited."""


def said_of(problems: Iterable[Problem], before: Iterable[Problem], name: str) -> tuple[Said, ...]:
    """Return what is wrong with a fact, and what is new elsewhere through it.

    `before` are the problems without the edit. What is wrong comes before warnings.
    """
    known = {(one.file, one.what) for one in before}
    said = (_said(one, name) for one in problems if _is_told(one, known, name))
    return tuple(sorted(dict.fromkeys(said), key=lambda one: (one.is_warning, not one.is_here)))


def _is_told(problem: Problem, known: set[tuple[str, str]], name: str) -> bool:
    if problem.check == UNREAD:
        return False
    found = SPOT.fullmatch(problem.what)
    return bool(found and found["id"] == name) or (problem.file, problem.what) not in known


def _said(problem: Problem, name: str) -> Said:
    found = SPOT.fullmatch(problem.what)
    if found is None or found["id"] != name:
        return Said("", f"{problem.what}", problem.hint, problem.warning, False)
    field = field_of(found["keys"])
    return Said(field, found["what"], problem.hint, problem.warning, True)


def field_of(spot: str) -> str:
    """Return the field of the form that messages call ' · figures 1 · value'."""
    return ".".join(_fields([key for key in spot.split(" · ") if key]))


def _fields(keys: list[str]) -> Iterator[str]:
    """Yield the parts of a field's name: 'figures 1', 'value' is 'figures.0.value'."""
    if not keys:
        return
    first, *inner = keys
    row = ROW.fullmatch(first)
    if row is None:
        name = first.split()[0]
        yield f"reports.0.{name}" if name in OF_A_REPORT else name
        return
    yield "figures" if first.startswith("figures") else "reports"
    yield str(int(row[1]) - 1)
    yield from (key.split()[0] for key in inner[:1])
