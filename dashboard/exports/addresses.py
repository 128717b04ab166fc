"""Where files and facts are, below the address of a dashboard."""

from urllib.parse import urlencode

from dashboard.domain.query import query_of
from dashboard.domain.selection import Selection
from dashboard.exports import FORMATS, SWITCHES, Format


def export_address(format_: Format, selection: Selection, base: str = "./") -> str:
    """Return where a file is: 'https://example.org/export/ics?kinds=harbour&reports=yes'.

    `base` ends with a slash; every page lies one step below it. Of the switches of a format the
    address says those that are not as usual.
    """
    usual = FORMATS.get(format_.name, format_)
    switched = {
        name: "yes" if is_on else "no"
        for name in SWITCHES
        if (is_on := format_.switch(name)) != usual.switch(name)
    }
    query = "&".join(filter(None, (query_of(selection), urlencode(switched))))
    return f"{base}export/{format_.name}{'?' if query else ''}{query}"


def webcal(address: str) -> str:
    """Return the address of a calendar as calendar programs subscribe to it: 'webcal://...'."""
    return f"webcal://{address.partition('://')[2]}"


def fact_address(base: str, fact: str) -> str:
    """Return where the card of a fact opens; `base` ends with a slash."""
    return f"{base}?{query_of(Selection().on('fact', fact))}"
