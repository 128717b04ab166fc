"""Feeds: Jinja2 templates in XML, with every word escaped."""

from datetime import date, datetime
from typing import NamedTuple

from dashboard.domain.changes import changes_since
from dashboard.domain.dates import day_in_words
from dashboard.domain.dossier import Dossier
from dashboard.domain.phrasing import counted
from dashboard.domain.query import DIGITS
from dashboard.templates.environments import environment

_environment = environment("feed")


class Entry(NamedTuple):
    """An edition in a feed; `dossier` is compared with the edition before, None for the first."""

    digest: str
    kept: datetime
    as_of: date
    dossier: Dossier | None


def feed(dossier: Dossier, entries: tuple[Entry, ...], where: str) -> bytes:
    """Return the feed of a dossier as Atom (RFC 4287), in UTF-8.

    `where` is the address of the first page with a slash at its end; '' where it is not known.
    """
    return (
        _environment.get_template("changes.atom")
        .render(
            config=dossier.config,
            entries=entries,
            where=where,
            changes_since=changes_since,
            counted=counted,
            day_in_words=day_in_words,
            digits=DIGITS,
        )
        .encode()
    )
