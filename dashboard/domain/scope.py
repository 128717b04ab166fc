"""The scope of an excerpt in words: what the filter matches and leaves out."""

from collections.abc import Collection, Mapping
from typing import Any

from dashboard.domain.config import Page
from dashboard.domain.dates import in_words
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.excerpt import excerpt as excerpt_of
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import counted, part_of
from dashboard.domain.selection import Selection
from dashboard.domain.wording import begun

NOUNS = {
    "facts": ("fact", "facts"),
    "requests": ("row of aid", "rows of aid"),
    "responses": ("response", "responses"),
    "not_aid": ("row not counted as aid", "rows not counted as aid"),
    "tensions": ("tension", "tensions"),
    "questions": ("open question", "open questions"),
    "answered": ("answered question", "answered questions"),
    "relations": ("relation", "relations"),
    "actors": ("actor", "actors"),
    "places": ("place", "places"),
    "sources": ("source", "sources"),
}
"""The tables that a filter acts on, by their names in an excerpt: what its rows are called."""

OF_THE_LEAD = {"lines": ("line", "lines")}
"""The same for the lines of the first page, which files do not count."""

OUTSIDE = "outside this filter"
"""The note on a fact that is shown only because a matching row names it."""

PAGE_TABLES = {
    Page.AID: ("requests", "responses", "not_aid"),
    Page.TENSIONS: ("tensions",),
    Page.QUESTIONS: ("questions", "answered"),
    Page.ACTORS: ("relations",),
}
"""Pages shown only if the dossier has rows of these tables."""


def outside(fact: Fact, excerpt: Excerpt) -> str:
    """Return what follows a claim that the filter leaves out; nothing after any other."""
    return "" if fact.id in excerpt.listed_ids else f" ({OUTSIDE})"


def all_rows(table: str, excerpt: Excerpt) -> Collection[Any]:
    """Return the rows that a table has without a filter."""
    rows: Collection[Any] = getattr(excerpt_of(excerpt.dossier, Selection()), table)
    return rows


def has(table: str, excerpt: Excerpt) -> bool:
    """Return whether the dossier has any rows of a table; if not, no page mentions it."""
    return bool(all_rows(table, excerpt))


def pages(excerpt: Excerpt) -> tuple[Page, ...]:
    """Return the pages that the dossier has something for.

    Of an earlier edition also that of what changed: its reader came from there, and may go back.
    """
    found = [
        page
        for page in excerpt.dossier.config.pages
        if page not in PAGE_TABLES or any(has(table, excerpt) for table in PAGE_TABLES[page])
    ] or [Page.FACTS]
    if Page.CHANGES in found:
        found.remove(Page.CHANGES)
    has_changes = excerpt.dossier.whole.before or excerpt.selection.edition
    return (*found, Page.CHANGES) if has_changes else tuple(found)


def shown_of(table: str, excerpt: Excerpt) -> str:
    """Return '3 of 15 rows of aid; the others are outside this filter.', '' if all are in."""
    shown, total = len(getattr(excerpt, table)), len(all_rows(table, excerpt))
    if shown == total:
        return ""
    many, verb = ("s", "are") if total - shown > 1 else ("", "is")
    some = part_of(shown or total, total, *(NOUNS | OF_THE_LEAD)[table])
    said = f"{some}; the other{many}" if shown else begun(some)
    return f"{said} {verb} {OUTSIDE}."


def left_out(excerpt: Excerpt) -> str:
    """Return how many rows of each table are left out, in one sentence; '' if none is."""
    parts = []
    for table, nouns in NOUNS.items():
        total = len(all_rows(table, excerpt))
        if missing := total - len(getattr(excerpt, table)):
            parts.append(part_of(missing, total, *nouns))
    return f"{begun(OUTSIDE)}: {', '.join(parts)}." if parts else ""


def without_a_place(excerpt: Excerpt) -> str:
    """Return how many facts name no place, as no list beside a map has them; '' if none is so."""
    number = sum(not fact.places for fact in excerpt.facts)
    return f"{counted(number, 'fact')} without a place" if number else ""


def let_through(excerpt: Excerpt) -> str:
    """Return what matches the filter: '12 of 71 facts: status denied or no comment'."""
    total, gone = len(excerpt.dossier.current), len(excerpt.superseded)
    besides = f" (plus {gone:,} corrected or withdrawn)" if gone else ""
    if not excerpt.selection.is_filter:
        return f"All {total:,} facts{besides}"
    said = "; ".join(filter_parts(excerpt).values())
    return f"{len(excerpt.facts):,} of {total:,} facts{besides}: {said}"


def filter_parts(excerpt: Excerpt) -> dict[str, str]:
    """Return what each field of the filter asks for: {'statuses': 'status denied'}."""
    dossier, selection = excerpt.dossier, excerpt.selection
    parts: Mapping[str, tuple[str, list[str]]] = {
        "text": ("text", [f"“{selection.text}”"] if selection.text else []),
        "actors": ("actor", [dossier.actor[name].name for name in selection.actors]),
        "kinds": ("kind", [dossier.kind[name].name for name in selection.kinds]),
        "statuses": ("status", [word.label.lower() for word in selection.statuses]),
        "bases": ("basis", [word.label.lower() for word in selection.bases]),
        "outlets": ("reported by", [dossier.source[name].name for name in selection.outlets]),
        "without": ("without", [dossier.source[name].name for name in selection.without]),
        "figures": ("with", ["a figure"] if selection.figures else []),
        "period": ("period", [in_words(selection.period)] if selection.period else []),
    }
    return {field: f"{name} {' or '.join(many)}" for field, (name, many) in parts.items() if many}
