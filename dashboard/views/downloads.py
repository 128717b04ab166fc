"""The files of what a page shows: plain addresses, which any replica answers, and what they are."""

from collections.abc import Iterator
from typing import NamedTuple

import streamlit as st

from dashboard.domain.card_words import SHEETS
from dashboard.domain.charts import charts_of
from dashboard.domain.config import Page
from dashboard.domain.query import query_of
from dashboard.domain.scope import let_through
from dashboard.domain.selection import Selection
from dashboard.domain.wording import begun
from dashboard.escaping import in_markdown
from dashboard.exports import FORMATS, GENERATOR, THEMES, Format, Purpose, picture_of
from dashboard.exports import SHEETS as FORMATS_OF_SHEETS
from dashboard.exports.addresses import export_address, webcal
from dashboard.exports.installed import missing
from dashboard.exports.naming import file_name
from dashboard.views.reading import read
from dashboard.views.visit import Visit, public_address

EXPORTED = (Page.AID, Page.FACTS)
"""Pages of tables, which offer them as files at their head."""
WHAT_FOR = {
    Purpose.PRESENT: "To brief others, and to edit",
    Purpose.CHECK: "Every claim with its source, row by row",
    Purpose.BUILD: "For programs and other websites",
}

SWITCHED = {"annex": "annex of all claims", "reports": "dates of reports"}
"""What a format has or leaves out, in a word or two."""
LONGEST_SIGN = 5


class Link(NamedTuple):
    """Words that lead to a file; `file` is the name that it is saved under, empty for no file."""

    words: str
    address: str
    file: str = ""


class File(NamedTuple):
    """A row: a format, what it is, and other ways to have it."""

    name: str
    sign: str
    """What stands in its icon: 'PPTX'."""
    link: Link
    """Without an address where only `others` lead to files."""
    what: str
    size: str
    """Where its size is said; empty where it is not."""
    others: tuple[Link, ...] = ()
    install: str = ""
    """What installs what it needs, where that is missing."""


class Group(NamedTuple):
    """Files that people take for one purpose."""

    title: str
    lead: str
    files: tuple[File, ...]


def export(page: Page, visit: Visit) -> None:
    """A box that offers the files, on pages that do; it holds them while it is open."""
    if page not in EXPORTED:
        return
    box = st.popover("Export", key="export-popover", on_change="rerun")
    if box.open:
        with box, st.container(key="export-box"):
            st.caption(in_markdown(let_through(visit.excerpt)))
            downloads(visit)


def downloads(visit: Visit) -> None:
    """All files of a view in three groups, and the sheet of the fact that is selected."""
    read("files", visit, groups=tuple(_groups(visit)), claim=tuple(_sheets(visit)))


def _groups(visit: Visit) -> Iterator[Group]:
    for purpose, lead in WHAT_FOR.items():
        files = [_file(one, visit) for one in FORMATS.values() if one.purpose is purpose]
        if purpose is Purpose.PRESENT:
            files.append(_pictures(visit))
        if purpose is Purpose.BUILD:
            files.append(_addresses(visit))
        yield Group(purpose, lead, tuple(files))


def _file(format_: Format, visit: Visit) -> File:
    """Return the row of a format, of the whole view."""
    selection = visit.selection.without_focus()
    link = _link(format_.title or format_.name, format_, visit, selection)
    install = missing(format_.extra)
    return File(
        name=format_.name,
        sign=_sign(format_.ending),
        link=link,
        what=begun(format_.what),
        size="" if install else link.address.replace("./export/", "./sizes/", 1),
        others=() if install else tuple(_others(format_, visit, selection)),
        install=f"pip install '{GENERATOR}[{format_.extra}]'" if install else "",
    )


def _sign(ending: str) -> str:
    """Return 'CSV' for '.csv.zip', 'ZIP' for '.datapackage.zip'."""
    *_, last = parts = ending.split(".")[1:]
    return next((part for part in parts if len(part) <= LONGEST_SIGN), last).upper()


def _others(format_: Format, visit: Visit, selection: Selection) -> Iterator[Link]:
    """Yield the same file with what it has or leaves out switched, and a calendar to follow."""
    for name, words in SWITCHED.items():
        if (is_on := format_.switch(name)) is not None:
            switched = format_.told(**{name: not is_on})
            yield _link(f"{'Without' if is_on else 'With'} {words}", switched, visit, selection)
    if format_.name == "ics" and (base := public_address(visit)):
        yield Link("Subscribe", webcal(export_address(format_, selection, base)))


def _pictures(visit: Visit) -> File:
    """Return the row of pictures, one of each chart."""
    selection = visit.selection.without_focus()
    links = [
        _link(title, picture_of(chart, "png", THEMES[0]), visit, selection)
        for chart, title in charts_of(visit.excerpt).items()
    ]
    return File("picture", "PNG", Link("Pictures", ""), "One chart each", "", tuple(links))


def _addresses(visit: Visit) -> File:
    """Return the row that leads to the addresses on the Share page."""
    query = query_of(visit.selection)
    link = Link("Addresses", f"./share{'?' if query else ''}{query}#share-programs")
    return File("addresses", "URL", link, "Where programs find each table and file", "")


def _sheets(visit: Visit) -> Iterator[Link]:
    """Yield each format of a sheet of the fact that is selected."""
    if not visit.selection.fact:
        return
    selection = visit.selection.sheet_of(visit.selection.fact)
    for name, words in SHEETS:
        if not missing(FORMATS_OF_SHEETS[name].extra):
            yield _link(words, FORMATS_OF_SHEETS[name], visit, selection)


def _link(words: str, format_: Format, visit: Visit, selection: Selection) -> Link:
    file = file_name(visit.dossier, format_, selection)
    return Link(words, export_address(format_, selection), file)
