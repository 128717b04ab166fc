"""How programs get the data: an address, a line for each kind of program, and a command."""

import shlex
from collections.abc import Iterator
from typing import NamedTuple

from dashboard.deck.opening import is_loopback
from dashboard.domain.query import query_of
from dashboard.exports import FORMATS, GENERATOR, TABLES
from dashboard.exports.addresses import export_address
from dashboard.exports.collections import whole_of
from dashboard.views.visit import Visit, public_address


class Choice(NamedTuple):
    """Something that programs take: what it is called, and a line for each way to it."""

    name: str
    title: str
    lines: tuple[tuple[str, str], ...]
    """Who takes it so, and what is written there."""


def tables(visit: Visit) -> Iterator[Choice]:
    """Yield each table that the dossier has rows of, as one CSV."""
    query, base = query_of(visit.selection.without_focus()), public_address(visit)
    more = f"?{query}" if query else ""
    there, aid = whole_of(visit.dossier), visit.config.aid
    own_words = {"aid": aid.title, "equipment": aid.thing}
    for name in filter(there.__contains__, TABLES):
        address = f"{base}export/csv/{name}{more}"
        sheets = ("Google Sheets", f'=IMPORTDATA("{address}")')
        lines = (
            ("Address", address),
            ("Python", f'pandas.read_csv("{address}")'),
            *(() if is_loopback(base) else (sheets,)),
            ("Meanings of the columns", f"{base}export/csv/{name}.metadata.json{more}"),
            ("Command line", _command("table", name, query=query)),
        )
        title = own_words.get(name) or name.replace("_", " ").capitalize()
        yield Choice(f"csv/{name}", title, lines)


def files(visit: Visit) -> Iterator[Choice]:
    """Yield each format."""
    selection, base = visit.selection.without_focus(), public_address(visit)
    for format_ in FORMATS.values():
        address = export_address(format_, selection, base)
        command = _command(format_.name, query=query_of(selection))
        lines = (("Address", address), ("Command line", command))
        yield Choice(format_.name, format_.title or format_.name, lines)


def _command(*words: str, query: str) -> str:
    return shlex.join([GENERATOR, "export", *words, *(("--filter", query) if query else ())])
