"""Titles of pages: in a tab, in a search engine, and in the preview of a shared link."""

from dashboard.domain.card_words import standing
from dashboard.domain.config import Page
from dashboard.domain.dates import day_in_words
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.phrasing import claim, deed_in_words
from dashboard.domain.ready_sentence import sentence
from dashboard.domain.scope import let_through, pages
from dashboard.domain.superseded import superseded_how, superseded_why
from dashboard.domain.voices import origin

NAMES = {
    Page.SITUATION: "Situation",
    Page.TIMELINE: "Timeline",
    Page.VOICES: "Voices",
    Page.TENSIONS: "Tensions",
    Page.ACTORS: "Actors",
    Page.QUESTIONS: "Open questions",
    Page.CHANGES: "What changed",
    Page.FACTS: "Facts",
    Page.SOURCES: "Sources",
    Page.PRESENT: "Present",
    Page.SHARE: "Share",
}
"""The pages as the navigation names them, but for that of aid, which each dossier names itself."""


def name_of(page: Page, dossier: Dossier) -> str:
    """Return a page as the navigation names it."""
    return dossier.config.aid.title if page is Page.AID else NAMES[page]


def title_of(page: Page, excerpt: Excerpt) -> str:
    """Return the title of a page: what is selected and how firm that is, the page, as of when.

    'Lamp went dark (Reported) · Timeline · The lamp of Skerra Point, as of 20 May 2031'.
    """
    name = "" if page == pages(excerpt)[0] else name_of(page, excerpt.dossier)
    return " · ".join(filter(None, (focus_title(excerpt), name, dossier_title(excerpt))))


def dossier_title(excerpt: Excerpt) -> str:
    """Return what all pages are of: 'The lamp of Skerra Point, as of 20 May 2031'."""
    config = excerpt.dossier.config
    return f"{config.title}, as of {day_in_words(config.as_of)}"


def focus_title(excerpt: Excerpt) -> str:
    """Return what is selected, in short, a fact with its status; '' where nothing is."""
    dossier, selection = excerpt.dossier, excerpt.selection
    if selection.fact:
        fact = dossier.fact[selection.fact]
        return f"{fact.short or fact.statement.rstrip('.')} ({standing(fact, dossier)})"
    if selection.place:
        return dossier.place[selection.place].name
    if selection.actor:
        return dossier.actor[selection.actor].name
    if selection.relation:
        return deed_in_words(dossier.relation[selection.relation], dossier)
    return ""


def description_of(page: Page, excerpt: Excerpt) -> str:
    """Return what a search engine and a preview say of a page, in a few sentences.

    Of a fact its ready sentence and its status, else the headline or what matches the filter.
    """
    dossier, selection = excerpt.dossier, excerpt.selection
    as_of = f"As of {day_in_words(dossier.config.as_of)}."
    if selection.fact:
        fact = dossier.fact[selection.fact]
        status = superseded_why(fact, dossier) or standing(fact, dossier)
        said = claim(fact) if superseded_how(fact, dossier) else sentence(fact, dossier)
        return f"{status.rstrip('.')}. {said} {as_of}"
    if selection.is_filter:
        # The words that a link searches for are a stranger's: no preview repeats them.
        said = let_through(excerpt).partition(": ")[0] if selection.text else let_through(excerpt)
        return f"{dossier.config.subtitle.rstrip('.')}. {said}. {as_of}"
    headline = excerpt.headline.text if excerpt.headline else dossier.config.subtitle
    return f"{headline} {origin(dossier)} {as_of}"
