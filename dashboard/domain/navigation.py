"""The navigation: groups of pages, the pages in a phone's bar, and the head of each page."""

from collections.abc import Mapping
from typing import NamedTuple

from dashboard.domain.config import Page
from dashboard.domain.dates import day_in_words
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.phrasing import counted
from dashboard.domain.scope import pages
from dashboard.domain.titles import dossier_title, name_of
from dashboard.domain.wording import begun

BEHIND = (Page.VOICES, Page.TENSIONS, Page.ACTORS, Page.QUESTIONS, Page.CHANGES, Page.SOURCES)
"""Pages about what the claims rest on, which a newcomer needs last."""
AT_HAND = (Page.SITUATION, Page.TIMELINE, Page.AID, Page.FACTS)
"""Pages in the bar of a phone; the others are one tap further."""


class Head(NamedTuple):
    """The head of a page: its title, and the line below or beside it."""

    title: str
    below: str


def head_of(page: Page, excerpt: Excerpt) -> Head:
    """Return the head of a page. The first one says what all of it is drawn from."""
    dossier = excerpt.dossier
    if page is not Page.SITUATION:
        return Head(name_of(page, dossier), dossier_title(excerpt))
    as_of = f"as of {day_in_words(dossier.config.as_of)}"
    seeds, outlets = len(dossier.seeds), len(dossier.outlets)
    drawn_from = f"{counted(seeds, 'article')}, {counted(outlets, 'outlet')}"
    return Head(dossier.config.title, f"{begun(as_of)} · {drawn_from}")


def grouped_pages(excerpt: Excerpt) -> Mapping[str, tuple[Page, ...]]:
    """Return the pages of a dossier by the name of their group; the first group has none."""
    there = pages(excerpt)
    groups = {
        "": tuple(page for page in there if page not in BEHIND),
        "Behind the claims": tuple(page for page in there if page in BEHIND),
    }
    return {name: found for name, found in groups.items() if found}


def at_hand(excerpt: Excerpt) -> tuple[tuple[Page, ...], tuple[Page, ...]]:
    """Return the pages that a phone has in its bar, and those that the bar leads to."""
    in_order = [page for group in grouped_pages(excerpt).values() for page in group]
    near = tuple(page for page in in_order if page in AT_HAND)
    return near, tuple(page for page in in_order if page not in AT_HAND)
