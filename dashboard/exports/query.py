"""A filter from the command line -> Selection, or what is wrong with it.

An address may hold nonsense and still shows a page. An export that did not filter as it was told
to would say something false, so here nothing is passed over.
"""

from collections.abc import Collection, Sequence
from dataclasses import fields
from difflib import get_close_matches
from itertools import islice
from urllib.parse import parse_qs, urlencode

from dashboard.domain.dossier import Dossier
from dashboard.domain.problems import CrisisError
from dashboard.domain.selection import (
    FOCI,
    MOST_VALUES,
    Selection,
    in_todays_words,
    parse_query,
)
from dashboard.domain.vocabulary import Basis, Status

PARAMETERS = tuple(spec.name for spec in fields(Selection))
ONCE = ("text", "period", *FOCI)
MOST_NAMED, LONGEST_NAME = 12, 60


class FilterError(CrisisError):
    """A filter that was not understood: in one line, what of it and what would be."""


def parse_filter(query: str, dossier: Dossier) -> Selection:
    """The selection that a query such as `status=denied&kind=response` asks for.

    It is what stands behind the question mark in the address of a page. The focus (`fact`,
    `place` and the like) is read too, though it leaves nothing out. Raises FilterError.
    """
    given = in_todays_words(_parameters(query), dossier)
    for name, values in given.items():
        _check_values(name, values, dossier)
    selection, notices = parse_query(given, dossier)
    if notices:
        raise FilterError("; ".join(notices))
    return selection


def query_of(selection: Selection) -> str:
    """The query that `parse_filter` reads as this selection; empty where it selects nothing."""
    return urlencode(selection.query(), doseq=True)


def _parameters(query: str) -> dict[str, list[str]]:
    query = query.removeprefix("?")
    try:
        query.encode()  # what the shell passed on may be no text
        given = parse_qs(query, strict_parsing=bool(query), max_num_fields=MOST_VALUES)
    except ValueError:
        raise FilterError(f"{query!r} is no query; write status=denied&kind=response") from None
    for name in given:
        _check_known(name, "parameter", PARAMETERS)
    return given


def _check_values(name: str, values: Sequence[str], dossier: Dossier) -> None:
    words: dict[str, Collection[str]] = {
        "actors": dossier.actor,
        "kind": dossier.kind,
        "status": [word.value for word in Status],
        "basis": [word.value for word in Basis],
        "outlets": [source.id for source in dossier.voices],
        **{sort: getattr(dossier, sort) for sort in FOCI},
    }
    if name in ONCE and len(values) > 1:
        raise FilterError(f"{name} is given {len(values)} times; give it once")
    for value in values:
        if name in words:
            _check_known(value, f"value of {name}:", words[name])


def _check_known(value: str, what: str, known: Collection[str]) -> None:
    if value in known:
        return
    close = get_close_matches(value, known, 1)
    more = f" and {len(known) - MOST_NAMED} more" if len(known) > MOST_NAMED else ""
    there = ", ".join(islice(known, MOST_NAMED)) + more
    hint = f"did you mean {close[0]!r}?" if close else f"there are {there}"
    raise FilterError(f"no {what} {value[:LONGEST_NAME]!r}; {hint}")
