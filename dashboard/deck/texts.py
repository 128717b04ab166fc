"""The slides that are read: figures, claims, questions and sources, one point an item."""

from dataclasses import replace
from itertools import zip_longest

from dashboard.deck.boards import CLAIMS, LARGE, Board, Item, listed, resting_on
from dashboard.domain.config import Page
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.oppositions import Opposition
from dashboard.domain.phrasing import (
    AGAINST,
    attribution,
    contest,
    counted,
    dated,
    firmness,
    when_in_words,
)
from dashboard.domain.scope import shown_of
from dashboard.domain.superseded import plain_claim
from dashboard.domain.vocabulary import SourceKind
from dashboard.domain.voices import arithmetic


def situation(excerpt: Excerpt) -> Board:
    """The key figures, each with its date, status and who says so."""
    dossier = excerpt.dossier
    told = [(figure, dossier.fact[figure.fact]) for figure in excerpt.key_figures]
    items = [
        _signed(
            fact,
            dossier,
            str(fact.figures[figure.figure - 1]),
            f"{figure.label} ({when_in_words(fact, dossier)})",
        )
        for figure, fact in told
    ]
    facts = tuple(dict.fromkeys(fact for _, fact in told))
    return listed(facts, items, Page.SITUATION, columns=3, letters=LARGE)


def _signed(fact: Fact, dossier: Dossier, head: str, body: str = "", more: str = "") -> Item:
    """Something about a fact, with how firmly it is put and who says so."""
    aside = f"{firmness(fact)} · {attribution(fact, dossier)}{more}"
    return Item(head, body, aside, fact.status.glyph)


def requests(excerpt: Excerpt) -> Board:
    """What was asked, or is being arranged, one by one: what, what help, how far it came."""
    dossier = excerpt.dossier
    items = [
        _signed(
            dossier.fact[row.facts[0]],
            dossier,
            f"{dossier.actor[row.asked].name}: {row.detail}",
            f"{dossier.help_kind[row.help].label} · {row.stage.label}",
        )
        for row in excerpt.requests
    ]
    facts, lead = resting_on(excerpt, excerpt.requests), shown_of("requests", excerpt)
    return listed(facts, items, Page.AID, columns=2, lead=lead)


def responses(excerpt: Excerpt) -> Board:
    """How those who were asked responded."""
    actor = excerpt.dossier.actor
    items = [
        Item(f"{actor[row.state].name}: {row.answer.label.lower()}", row.statement)
        for row in excerpt.responses
    ]
    facts, lead = resting_on(excerpt, excerpt.responses), shown_of("responses", excerpt)
    return listed(facts, items, Page.AID, lead=lead)


def tensions(excerpt: Excerpt) -> Board:
    """The tension in focus side by side, where it fits; else what differs in each."""
    found = [one for one in excerpt.tensions if one.tension]
    facts = tuple(dict.fromkeys(fact for one in found for fact in one.facts))
    if found and any(fact.id in excerpt.focus for fact in found[0].facts):
        board = _side_by_side(found[0], excerpt.dossier)
        if not board.more:
            return replace(board, more=len(found) - 1)
    items = [
        Item(one.headline, one.tension.differs, f"Open: {one.tension.open}")
        for one in found
        if one.tension
    ]
    return listed(facts, items, Page.TENSIONS, lead=shown_of("tensions", excerpt))


def _side_by_side(one: Opposition, dossier: Dossier) -> Board:
    """The claims of each side in a column of its own."""
    claims = [
        _signed(fact, dossier, "", plain_claim(fact, dossier), f" · {when_in_words(fact, dossier)}")
        if fact
        else Item("")
        for row in zip_longest(*one.sides)
        for fact in row
    ]
    lead = (
        f"{one.kind.label}. {one.tension.differs} Open: {one.tension.open}" if one.tension else ""
    )
    columns = len(one.sides)
    return listed(one.facts, claims, Page.TENSIONS, columns=columns, letters=CLAIMS, lead=lead)


def questions(excerpt: Excerpt) -> Board:
    """What nobody has said; what touches the focus first."""
    asked = excerpt.questions
    items = [Item(one.question, aside=f"What would settle it: {one.settled_by}") for one in asked]
    facts, lead = resting_on(excerpt, asked), shown_of("questions", excerpt)
    return listed(facts, items, Page.QUESTIONS, columns=2, lead=lead)


def fact_(excerpt: Excerpt) -> Board:
    """One fact: the claim, how firmly it is put, who says so, when."""
    dossier = excerpt.dossier
    fact = dossier.fact[excerpt.selection.fact]
    known = (f"{firmness(fact)}.", fact.status.meaning, contest(fact, dossier))
    aside = f"{' '.join(filter(None, known))} {fact.basis.label} · {dated(fact, dossier)}"
    claimed = Item(plain_claim(fact, dossier), attribution(fact, dossier), aside, fact.status.glyph)
    against = (plain_claim(dossier.fact[name], dossier) for name in fact.disputes)
    items = [claimed, *(Item("", f"{AGAINST}: {other}") for other in against)]
    return listed((fact,), items, Page.FACTS, letters=LARGE)


def voices(excerpt: Excerpt) -> Board:
    """How many voices really stand behind the facts, counted."""
    items = [Item(part) for part in arithmetic(excerpt.facts, excerpt.dossier)]
    return listed(excerpt.facts, items, Page.VOICES, columns=2, letters=LARGE)


def sources(excerpt: Excerpt) -> Board:
    """Who reports, with how many facts; then what the dossier cannot tell."""
    heard = excerpt.reporters
    items = [
        Item(_voiced(voice.name, voice.kind), counted(heard[voice], "fact"))
        for voice in excerpt.dossier.voices
        if voice in heard
    ]
    items += [Item("", limit) for limit in excerpt.dossier.config.limits]
    return listed(excerpt.facts, items, Page.SOURCES, columns=3)


def _voiced(name: str, kind: SourceKind) -> str:
    return f"{name}, naming no outlet" if kind is SourceKind.ARTICLE else name
