"""The form of a fact: what a page sends becomes an entry, and an entry what a page shows.

Every value is a text, as the files have it. A fact told in one report has the keys of that report
itself; the form knows it as the first of `reports` all the same.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from dashboard.domain.facts import Report
from dashboard.domain.passages import LENT, TOGETHER
from dashboard.loading.inventory import FROM

Values = dict[str, Any]
Passages = Mapping[str, Mapping[str, Any]]
"""What facts may take over from, by id."""

OF_A_REPORT = tuple(spec.name for spec in fields(Report))
KEYS = (
    *("id", "statement", "short", "say", "caveat", "kind", FROM),
    *OF_A_REPORT,
    *("when", "when_is", "when_why", "actors", "places", "figures"),
    *("note", "disputes", "qualifies", "corrects"),
)
"""The keys of a fact that the form shows, in the order in which they are written."""
LISTS = frozenset(("via", "paragraphs", "context", "actors", "places", "disputes", "qualifies"))
COUNTED = frozenset(("paragraphs", "context"))
"""Lists of numbers, which spaces part; the id or name of an entry may be typed with one."""
OF_A_FIGURE = ("value", "unit", "approximate", "written")
BESIDE = frozenset({"quote", "article", "before", "known", "choice", "proposal"})
"""What a page sends beside the entry: the quoted words, the article, the entry as it was seen."""
OF_A_PASSAGE = ("via", "paragraphs", "context", "basis", "kind", *TOGETHER)
"""The keys of a passage that the page makes."""

NAME = re.compile(r"(?:(reports|figures)\.(\d{1,2})\.)?([a-z_]+)")
PARTS = re.compile(r"\s*[,;]\s*")
NUMBERS = re.compile(r"[,;\s]+")


class Unknown(ValueError):
    """A page sent a field that the form does not have."""


def folded(pairs: Iterable[tuple[str, str]]) -> Values:
    """Return what a page sent as values; blank fields are left out. Raises Unknown."""
    values: Values = {}
    rows: dict[str, dict[int, Values]] = {"reports": {}, "figures": {}}
    for name, text in pairs:
        found = NAME.fullmatch(name)
        key = found[3] if found else ""
        outer = found[1] if found else None
        if key not in _known(outer):
            raise Unknown(f"the form has no field {name[:60]!r}")
        into = rows[outer].setdefault(int(found[2]), {}) if found and outer else values
        _put(into, key, " ".join(text.split()))
    return values | {name: [row[at] for at in sorted(row)] for name, row in rows.items()}


def _known(outer: str | None) -> Iterable[str]:
    known = {"reports": OF_A_REPORT, "figures": OF_A_FIGURE}
    return known[outer] if outer else (*KEYS, *BESIDE)


def _put(into: Values, key: str, text: str) -> None:
    """Add a value; one of a list to those that are there."""
    if key in LISTS:
        parts = (NUMBERS if key in COUNTED else PARTS).split(text)
        into.setdefault(key, []).extend(filter(None, parts))
    elif text:
        into[key] = text


def entry_of(values: Values, base: Mapping[str, Any], passages: Passages) -> Values:
    """Return the entry that a form stands for, over the one that it was opened with.

    Keys that the form does not show stay as they are. What a passage says is not said again; an
    entry in which something of it was emptied goes without it.
    """
    reports = [_filled(one) for one in values.get("reports", ())]
    figures = [_filled(one) for one in values.get("figures", ()) if one.get("value")]
    flat = _filled({key: values[key] for key in KEYS if key in values})
    if len(reports) == 1 and "reports" not in base:
        flat |= reports[0]
    elif reports:
        flat["reports"] = _merged(reports, base.get("reports", ()), passages)
    flat |= {"figures": figures} if figures else {}
    return _ordered(_without_taken(flat, passages), base)


def _filled(values: Mapping[str, Any]) -> Values:
    return {key: value for key, value in values.items() if value not in ("", [])}


def _merged(reports: list[Values], before: Any, passages: Passages) -> list[Values]:
    """Return reports with what the form does not show of them: the passage that each names."""
    kept: list[Values] = [{FROM: one[FROM]} if FROM in one else {} for one in before]
    kept += [{} for _ in reports[len(kept) :]]
    both = ({**old, **new} for old, new in zip(kept, reports, strict=False))
    return [_without_taken(one, passages, OF_A_REPORT) for one in both]


def _without_taken(entry: Values, passages: Passages, keys: Iterable[str] = KEYS) -> Values:
    """Return an entry without the keys that its passage says just so.

    Where it does not say one of `keys` that its passage says, it cannot take over from it.
    """
    given = passages.get(entry.get(FROM, ""), {})
    told = OF_A_REPORT if "reports" in entry else ()
    emptied = (LENT & given.keys() & {*keys}) - entry.keys() - {*TOGETHER, *told}
    if emptied:
        return {key: value for key, value in entry.items() if key != FROM}
    same = {key for key in LENT & given.keys() if entry.get(key) == given[key]}
    if not all(entry.get(key) == given.get(key) for key in TOGETHER):
        same -= set(TOGETHER)
    return {key: value for key, value in entry.items() if key not in same}


def passage_of(values: Values) -> Values:
    """Return the passage that the first report of a form and its date would make."""
    whole = {**values, **next(iter(values.get("reports", ())), {})}
    return {"id": values[FROM]} | _filled({key: whole[key] for key in OF_A_PASSAGE if key in whole})


def _ordered(entry: Values, base: Mapping[str, Any]) -> Values:
    """Return an entry in the order of the file, new keys in the order of the form."""
    hidden = {key: value for key, value in base.items() if key not in (*KEYS, "reports")}
    order = [*(key for key in base if key in entry or key in hidden), *KEYS, "reports"]
    whole = hidden | entry
    return {key: whole[key] for key in dict.fromkeys(order) if key in whole}


def values_of(entry: Mapping[str, Any], passages: Passages) -> Values:
    """Return what the form shows of an entry, with what its passage says."""
    values = _taken(entry, passages, KEYS)
    told = entry.get("reports") or [values]
    reports = [_taken(one, passages, OF_A_REPORT) for one in told]
    return values | {"reports": reports}


def _taken(entry: Mapping[str, Any], passages: Passages, keys: Iterable[str]) -> Values:
    """Return the keys of an entry with those that it takes over."""
    whole = _whole(entry, passages)
    return {key: whole[key] for key in keys if key in whole}


def _whole(entry: Mapping[str, Any], passages: Passages) -> Values:
    given = passages.get(str(entry.get(FROM, "")), {})
    without = TOGETHER if "when" in entry else ()
    lent = {key: value for key, value in given.items() if key not in (*without, "id")}
    return {**lent, **entry}


def written_out(passages: Passages) -> dict[str, Values]:
    """Return passages, each with what it takes over from one above it."""
    made: dict[str, Values] = {}
    for name, passage in passages.items():
        made[name] = _whole(passage, made)
        made[name].pop(FROM, None)
    return made
