"""The name of a file to take home: the dossier, the as-of date, and the filter."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import category, normalize

from dashboard.domain.dossier import Dossier
from dashboard.domain.query import query_of
from dashboard.domain.selection import Selection
from dashboard.exports import FORMATS, SHEETS, SWITCHES, Format

LONGEST, LONGEST_BYTES = 60, 110
"""Of the title. A whole name may have 255 bytes, and a letter up to four of them."""
LONGEST_FILTER, LONGEST_WORD = 40, 30
"""Bytes of the filter in short, and of the values of one parameter in it."""

_BEFORE = {
    "text": "text-",
    "kinds": "kind-",
    "outlets": "from-",
    "without": "without-",
    "timeline": "by-",
}
"""What stands before the values of a parameter that do not say themselves what they are."""
_FILTERS = ("text", "actors", "kinds", "statuses", "bases", "outlets", "without", "figures")


class _Word(NamedTuple):
    """The words of a name for one parameter, and whether they say all of it."""

    text: str
    is_whole: bool


def file_name(dossier: Dossier, format_: Format, selection: Selection) -> str:
    """Title, as-of date, filter and ending: 'the-lamp-of-skerra-point-2031-05-20-denied.json'.

    Letters of any script, digits and hyphens, so that it is one word in a shell and safe as a name
    anywhere. Where the filter is not said whole, four digits tell it from others.
    """
    title = _cut(_slug(dossier.config.title)[:LONGEST], LONGEST_BYTES) or "dossier"
    said = (title, dossier.config.as_of.isoformat(), *_shown(format_, selection))
    return "-".join(filter(None, said)) + format_.ending


def in_ascii(name: str) -> str:
    """Return a name for programs that know ASCII alone: 'una-crisis-2031-05-20.json'."""
    bare = normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"-+(?=[.-])", "", bare).strip("-")


def _shown(format_: Format, selection: Selection) -> Iterator[str]:
    """Yield what a file shows of the dossier, in short."""
    is_sheet = bool(selection.fact) and format_.name in SHEETS
    if is_sheet:
        yield _cut(selection.fact, LONGEST_FILTER)
        selection = selection.sheet_of(selection.fact)
    yield from _filter(selection, str(dict(format_.options).get("chart", "")))
    usual = FORMATS.get(format_.name, format_)
    for name in () if is_sheet else SWITCHES:
        if format_.switch(name) != usual.switch(name):
            yield f"with-{name}" if format_.switch(name) else f"without-{name}"


def _filter(selection: Selection, view: str) -> Iterator[str]:
    """Yield what a filter lets through, and how a chart is looked at, as long as there is room."""
    query = selection.query()
    words = [_word(name, query[name]) for name in (*_FILTERS, "period", view) if name in query]
    kept: list[_Word] = []
    for word in words:
        if len("-".join(one.text for one in (*kept, word)).encode()) > LONGEST_FILTER:
            break
        kept.append(word)
    yield from (word.text for word in kept)
    if len(kept) < len(words):
        yield "and-more"
    if len(kept) < len(words) or not all(word.is_whole for word in kept):
        yield hashlib.sha256(query_of(selection.without_focus()).encode()).hexdigest()[:4]


def _word(name: str, values: Sequence[str]) -> _Word:
    """Return the values of a parameter, or how many there are where they would take much room."""
    if name == "figures":
        return _Word("with-figures", is_whole=True)
    said = "-".join(map(_period, values) if name == "period" else values)
    short = _cut(slug := _slug(said), LONGEST_WORD)
    if slug != short and len(values) > 1:
        before, noun = ("without-", "sources") if name == "without" else ("", name)
        return _Word(f"{before}{len(values)}-{noun}", is_whole=False)
    is_whole = short == said.casefold().replace(" ", "-")
    return _Word(_BEFORE.get(name, "") + short, is_whole)


def _period(edtf: str) -> str:
    start, is_interval, end = edtf.partition("/")
    if not is_interval:
        return edtf
    if start == "..":
        return f"until-{end}"
    return f"from-{start}" if end == ".." else f"{start}-to-{end}"


def _slug(words: str) -> str:
    """Return the letters with their marks and the digits of words, and hyphens between them."""
    signs = normalize("NFC", words.casefold())
    kept = (sign if sign.isalnum() or category(sign)[0] == "M" else "-" for sign in signs)
    return re.sub("-+", "-", "".join(kept)).strip("-")


def _cut(word: str, most: int) -> str:
    """Return as much of a word as so many bytes hold."""
    return word.encode()[:most].decode(errors="ignore").strip("-")
