"""The grammar of addresses, filters of the command line and slides: one table of parameters.

Lenient for an address, which may hold nonsense and still shows a page; strict for whatever would
say something false if it did not filter as it was told to.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlencode

from dashboard.domain.dates import FORM, When, parse_when
from dashboard.domain.dossier import Dossier
from dashboard.domain.problems import CrisisError
from dashboard.domain.selection import BY_KIND, FOCI, WITH_FIGURES, Selection
from dashboard.domain.vocabulary import Basis, Status, Word, renamed
from dashboard.domain.wording import did_you_mean

LONGEST_TEXT = 200
MOST_VALUES = 200
MOST_NAMED, LONGEST_NAME = 12, 60
EXAMPLE = "statuses=denied&bases=on-record"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: a field of Selection, and the name that earlier versions had for it."""

    name: str
    formerly: str = ""
    words: type[Word] | None = None
    """The vocabulary that it names."""
    is_list: bool = False


LISTED = (
    Parameter("actors", is_list=True),
    Parameter("kinds", "kind", is_list=True),
    Parameter("statuses", "status", words=Status, is_list=True),
    Parameter("bases", "basis", words=Basis, is_list=True),
    Parameter("outlets", is_list=True),
    Parameter("without", is_list=True),
)
PARAMETERS = {
    one.name: one
    for one in (
        Parameter("text"),
        *LISTED,
        Parameter("figures"),
        Parameter("period"),
        Parameter("focus"),
        Parameter("map"),
        Parameter("timeline"),
        Parameter("edition"),
        Parameter("since"),
    )
}
EDITIONS = ("edition", "since")
"""The parameters that say which edition is meant: they are read before all others."""
DIGITS = 12
"""So many first digits of a digest an address has."""
DIGEST = re.compile(r"[0-9a-f]{8,64}", re.ASCII)
FORMER = {one.formerly: one.name for one in LISTED if one.formerly}
NAMES = (*PARAMETERS, *FORMER, *FOCI)
"""All names that an address may have for what is ours; the former ones and FOCI are read only."""

WORDS = {"figures": (WITH_FIGURES,), "timeline": (BY_KIND,)}
"""The words of parameters that no vocabulary and no file has."""

Known = Callable[[str], Collection[str] | None]
"""The ids that a parameter or a type of focus may name; None where any is accepted."""


class FilterError(CrisisError):
    """A filter that was not understood: in one line, what of it and what would be."""


class Misread(NamedTuple):
    """A part of a query that was not understood: its parameter, the fault, and a hint."""

    parameter: str
    what: str
    hint: str = ""
    value: str = ""
    """The value as given, where that alone says what is wrong."""

    def __str__(self) -> str:
        return "; ".join(filter(None, (self.what, self.hint)))

    @property
    def notice(self) -> str:
        """Return what a page shows to its reader: 'statuses: denid'."""
        return f"{self.parameter}: {_short(self.value)}" if self.value else _short(self.what, 59)


def parse_query(
    query: Mapping[str, Sequence[str]], dossier: Dossier
) -> tuple[Selection, tuple[str, ...]]:
    """Return the selection that an address asks for, and what of it was not understood.

    Parameters of other names are left alone: hosts and embedding add their own.
    """
    ours = {name: values for name, values in query.items() if name in NAMES}
    given = {name: [v for v in values[:MOST_VALUES] if v.strip()] for name, values in ours.items()}
    selection, wrong = read(in_todays_words(given, dossier), ids_of(dossier))
    return selection, tuple(one.notice for one in wrong)


def parse_filter(query: str, dossier: Dossier) -> Selection:
    """Return the selection of a query such as `statuses=denied&bases=on-record`.

    It is what is behind the question mark in the address of a page; nothing of it is passed
    over. Raises FilterError.
    """
    selection, wrong = read(in_todays_words(parameters_of(query), dossier), ids_of(dossier))
    if wrong:
        raise FilterError("; ".join(map(str, wrong)))
    return selection


def editions_in(query: str) -> tuple[str, str]:
    """Return which edition a query asks for and which to compare it with, as far as it does.

    The first digits of their digests, '' for none; whatever is no digest is none.
    """
    try:
        given = parse_qs(query.removeprefix("?"), max_num_fields=MOST_VALUES)
    except ValueError:
        return "", ""
    found = (given.get(name, [""])[0].lower() for name in EDITIONS)
    edition, since = (one[:DIGITS] if DIGEST.fullmatch(one) else "" for one in found)
    return edition, since


def parameters_of(query: str) -> dict[str, list[str]]:
    """Return the parameters of a query as it is written. Raises FilterError for no query."""
    query = query.removeprefix("?")
    try:
        query.encode()  # what the shell passed on may be no text
        return parse_qs(
            query,
            keep_blank_values=True,
            strict_parsing=bool(query),
            max_num_fields=MOST_VALUES,
        )
    except ValueError:
        raise FilterError(f"{query!r} is not a query; write {EXAMPLE}") from None


def query_of(selection: Selection) -> str:
    """Return the query that is read as this selection; empty where it selects nothing."""
    return urlencode(selection.query(), doseq=True, safe=":")


def narrowed(selection: Selection, query: str, dossier: Dossier) -> Selection:
    """Return a selection with the parameters that a query names, blank for none of their values.

    Where they are so already, all of them are cleared.
    """
    named = in_todays_words(parse_qs(query, keep_blank_values=True), dossier)
    wanted = parse_query(named, dossier)[0]
    return selection.toggled({name: getattr(wanted, name) for name in named})


def ids_of(dossier: Dossier) -> Known:
    """Return the function that finds what a parameter may name in a dossier."""
    entries: dict[str, Collection[str]] = {
        "actors": dossier.actor,
        "kinds": dossier.kind,
        "outlets": [source.id for source in dossier.voices],
        "without": dossier.source,
        "map": [view.id for view in dossier.config.maps],
        "edition": [dossier.digest[:DIGITS]],
        "since": [dossier.before.digest[:DIGITS]] if dossier.before else [],
        **WORDS,
        **{focus_type: getattr(dossier, focus_type) for focus_type in FOCI},
    }
    return entries.get


def in_todays_words(
    query: Mapping[str, Sequence[str]], dossier: Dossier | None = None
) -> dict[str, list[str]]:
    """Return a query with the names, ids and words of earlier versions replaced by today's.

    What was in focus by a parameter of its own (`fact=ID`) is so by `focus=fact:ID`.
    """
    today: dict[str, list[str]] = {}
    for name, values in query.items():
        is_focus = name in FOCI
        given = [f"{name}:{value}" for value in values] if is_focus else values
        todays = "focus" if is_focus else FORMER.get(name, name)
        found = (word for value in given for word in _today(todays, value, dossier))
        today.setdefault(todays, []).extend(found)
    return today


def _today(name: str, value: str, dossier: Dossier | None) -> Sequence[str]:
    parameter = PARAMETERS.get(name)
    if parameter and parameter.words:
        return [word.value for word in renamed(parameter.words, value)] or [value]
    if name in EDITIONS and DIGEST.fullmatch(value.lower()):
        return [value.lower()[:DIGITS]]
    focus_type, _, id_ = value.partition(":")
    if name == "focus" and focus_type == "fact" and dossier:
        return [f"fact:{dossier.present_id.get(id_, id_)}"]
    return [value]


def read(query: Mapping[str, Sequence[str]], known: Known) -> tuple[Selection, list[Misread]]:
    """Return what a query in today's words selects, and all of it that was not understood."""
    fields: dict[str, Any] = {}
    wrong: list[Misread] = []
    for name, values in query.items():
        parameter = PARAMETERS.get(name)
        if parameter is None:
            wrong.append(_unknown(name, f"no parameter {name[:LONGEST_NAME]!r}", name, PARAMETERS))
            continue
        faults = {value: _fault(parameter, value, known) for value in values}
        wrong += filter(None, faults.values())
        if not parameter.is_list and len(values) > 1:
            wrong.append(Misread(name, f"{name} is given {len(values)} times", "give it once"))
        if right := [_value(parameter, value) for value, fault in faults.items() if not fault]:
            fields[name] = tuple(right) if parameter.is_list else right[0]
    return Selection(**fields), wrong


def _value(parameter: Parameter, value: str) -> str | Word | When:
    if parameter.words:
        return parameter.words(value)
    if parameter.name == "period":
        return parse_when(value)
    return " ".join(value.split()) if parameter.name == "text" else value


def _fault(parameter: Parameter, value: str, known: Known) -> Misread | None:
    """Return what is wrong with a value, if anything."""
    name = what = parameter.name
    if name in ("text", "period"):
        return _no_text(value) if name == "text" else _no_date(value)
    id_ = value
    if name == "focus":
        what, _, id_ = value.partition(":")
        if what not in FOCI:
            hint = f"write {' or '.join(f'{one}:ID' for one in FOCI)}"
            return Misread(name, f"{what[:LONGEST_NAME]!r} is not a type of focus", hint, value)
    collection = [word.value for word in parameter.words] if parameter.words else known(what)
    if collection is None or id_ in collection:
        return None
    return _unknown(what, f"no value of {what}: {id_[:LONGEST_NAME]!r}", id_, collection)


def _no_text(value: str) -> Misread | None:
    length = len(" ".join(value.split()))
    if length > LONGEST_TEXT:
        return Misread("text", f"text: longer than {LONGEST_TEXT} characters", "shorten it")
    return None if length else Misread("text", "text: is blank", "remove it")


def _no_date(value: str) -> Misread | None:
    try:
        parse_when(value)
    except ValueError as error:
        return Misread("period", f"period: {error}", FORM)
    return None


def _unknown(name: str, what: str, value: str, known: Collection[str]) -> Misread:
    more = f" and {len(known) - MOST_NAMED} more" if len(known) > MOST_NAMED else ""
    there = ", ".join(islice(known, MOST_NAMED)) + more or "none"
    return Misread(name, what, did_you_mean(value, known) or f"there are {there}", value)


def _short(text: str, most: int = 40) -> str:
    """Return a text as a notice repeats it: short, on one line, nothing a terminal obeys."""
    said = "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text[:most])
    return said if max(len(text), len(said)) <= most else said[: most - 1] + "…"
