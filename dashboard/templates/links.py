"""Links of what can be selected on a page: the address that a click writes."""

from dataclasses import replace

from dashboard.domain.charts import embed_address
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.query import narrowed, query_of
from dashboard.domain.selection import FOCI, Selection


def on_page(target: str, excerpt: Excerpt) -> str:
    """Return the address of a target, relative to any page: all lie one step below the base.

    'fact:ID' -> '?focus=fact%3AID' on the same page; 'page:aid' -> './aid'; with the filter.
    'sheet:pdf/ID' -> './export/pdf?focus=fact:ID', the file of that fact alone; what can be taken
    of a page as `taken` has it.
    """
    target_type, _, name = target.partition(":")
    selection = excerpt.selection
    if target_type in TAKEN:
        return taken(target_type, name, selection)
    if target_type == "page":
        return _with_query(f"./{name}", selection.without_focus())
    if target_type in OF_EDITIONS:
        return _of_editions(target_type, name, selection)
    if target_type == "all":
        return _with_query("", selection.without_filter())
    if target_type == "filter":
        return _with_query("", narrowed(selection, name, excerpt.dossier))
    if target_type == "sheet":
        form, _, fact = name.partition("/")
        return _with_query(f"./export/{form}", selection.sheet_of(fact))
    if target_type == "without":
        return _with_query("", selection.switched(name))
    return _with_query("", selection.on(target_type, name)) if target_type in FOCI else ""


OF_EDITIONS = ("edition", "changes", "today")


def _of_editions(what: str, name: str, selection: Selection) -> str:
    """Return the address of an edition, of what changed since one, or of the present one.

    'DIGEST' -> './?edition=DIGEST', its first page; 'DIGEST/FACT' the same page with a fact of it.
    """
    if what == "changes":
        return _with_query("./changes", replace(selection.without_focus(), since=name))
    today = selection.of_today()
    if what == "today":
        return _with_query("?", today) if not query_of(today) else _with_query("", today)
    digest, _, fact = name.partition("/")
    of_it = replace(today.without_focus(), edition=digest)
    return _with_query("", of_it.on("fact", fact)) if fact else _with_query("./", of_it)


TAKEN = ("table", "picture", "frame", "share")
IN_FILES = {"requests": "aid"}
"""What files call a table that is called otherwise here: as the data do."""


def taken(what: str, name: str, selection: Selection) -> str:
    """Return the address of a table or a chart as a file, in a frame, or on the page Share.

    'facts' -> './export/csv/facts'; 'map.png/dark' -> './export/chart/map.png?theme=dark'. A
    picture alone shows what is in focus.
    """
    if what == "picture":
        chart, _, theme = name.partition("/")
        query = query_of(selection)
        return f"./export/chart/{chart}?{query}{'&' if query else ''}theme={theme}"
    selection = selection.without_focus()
    if what == "table":
        return _with_query(f"./export/csv/{IN_FILES.get(name, name)}", selection)
    if what == "share":
        return f"{_with_query('./share', selection)}#embed-{name}"
    return embed_address("./", name, query_of(selection))


def _with_query(path: str, selection: Selection) -> str:
    query = query_of(selection)
    return f"{path}?{query}" if query or not path else path
