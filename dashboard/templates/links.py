"""Where what can be selected leads on a page, as a plain link: the address that a click writes."""

from dashboard.domain.excerpt import Excerpt
from dashboard.domain.query import narrowed, query_of
from dashboard.domain.selection import FOCI, Selection


def on_page(target: str, excerpt: Excerpt) -> str:
    """Return the address of a target, relative to any page: all lie one step below the base.

    'fact:ID' -> '?focus=fact%3AID' on the same page; 'page:aid' -> './aid'; with the filter.
    'sheet:pdf/ID' -> './export/pdf?focus=fact:ID', the file of that fact alone.
    """
    sort, _, name = target.partition(":")
    selection = excerpt.selection
    if sort == "page":
        return _with_query(f"./{name}", selection.without_focus())
    if sort == "all":
        return _with_query("", selection.without_filter())
    if sort == "filter":
        return _with_query("", narrowed(selection, name, excerpt.dossier))
    if sort == "sheet":
        form, _, fact = name.partition("/")
        return _with_query(f"./export/{form}", selection.sheet_of(fact))
    if sort == "without":
        return _with_query("", selection.switched(name))
    return _with_query("", selection.on(sort, name)) if sort in FOCI else ""


def _with_query(path: str, selection: Selection) -> str:
    query = query_of(selection)
    return f"{path}?{query}" if query or not path else path
