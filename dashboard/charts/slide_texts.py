"""The slides that are read: figures, claims, questions and sources, one point an item."""

from collections import Counter
from dataclasses import replace
from itertools import zip_longest

from dashboard.charts.boards import (
    CLAIMS,
    LARGE,
    Board,
    Item,
    listed,
    resting_on,
)
from dashboard.charts.frame import said_by
from dashboard.charts.signs import SIGNS
from dashboard.domain.attribution import reporters
from dashboard.domain.config import Page
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.oppositions import Opposition, shown_oppositions
from dashboard.domain.phrasing import AGAINST, contest, dating, when_in_words
from dashboard.domain.selection import Selection
from dashboard.domain.shown import all_responses, shown_questions, shown_requests
from dashboard.domain.superseded import plain_claim
from dashboard.domain.vocabulary import SourceKind
from dashboard.domain.voices import arithmetic
from dashboard.domain.wording import listed as listed_names


def situation(dossier: Dossier, selection: Selection) -> Board:
    """The key figures, each with its date, status and voice."""
    chosen = {fact.id for fact in selection.facts(dossier)}
    cards = [card for card in dossier.config.key_figures if card.fact in chosen]
    items = []
    for card in cards:
        fact = dossier.fact[card.fact]
        body = f"{card.label} ({when_in_words(fact, dossier)})"
        aside = f"{_firmness(fact)} · {said_by(fact, dossier)}"
        head = str(fact.figures[card.figure - 1])
        items.append(Item(head, body, aside, SIGNS[fact.status].glyph))
    facts = tuple(dossier.fact[name] for name in dict.fromkeys(card.fact for card in cards))
    return listed(facts, items, Page.SITUATION, columns=3, letters=LARGE)


def _signed(fact: Fact, dossier: Dossier, head: str, body: str = "", more: str = "") -> Item:
    """Something about a fact, with how firmly it is put and who reports it."""
    voices = listed_names([source.name for source in reporters(fact, dossier)])
    aside = f"{_firmness(fact)} · {voices}{more}"
    return Item(head, body, aside, SIGNS[fact.status].glyph)


def _firmness(fact: Fact) -> str:
    """Say how firmly a fact is put: the word, and the hedge as it stands."""
    return f"{fact.status.label}, “{fact.hedge}”" if fact.hedge else fact.status.label


def requests(dossier: Dossier, selection: Selection) -> Board:
    """What was asked, or is being arranged, one by one: what, what help, how far it came."""
    rows = shown_requests(dossier, selection)
    items = [
        _signed(
            dossier.fact[row.facts[0]],
            dossier,
            f"{dossier.actor[row.asked].name}: {row.detail}",
            f"{row.help.label} · {row.stage.label}",
        )
        for row in rows
    ]
    facts = resting_on(dossier, selection, (row.facts for row in rows))
    return listed(facts, items, Page.AID, columns=2)


def responses(dossier: Dossier, selection: Selection) -> Board:
    """How those who were asked responded."""
    items = [
        Item(f"{dossier.actor[row.state].name}: {row.answer.label.lower()}", row.statement)
        for row in all_responses(dossier)
    ]
    facts = resting_on(dossier, selection, (row.facts for row in all_responses(dossier)))
    return listed(facts, items, Page.AID)


def tensions(dossier: Dossier, selection: Selection) -> Board:
    """The tension in focus side by side, where it fits; else what differs in each."""
    found = [one for one in shown_oppositions(selection, dossier) if one.tension]
    facts = tuple(dict.fromkeys(fact for one in found for fact in one.facts))
    focus = selection.in_focus(dossier)
    if found and any(fact.id in focus for fact in found[0].facts):
        board = _side_by_side(found[0], dossier)
        if not board.more:
            return replace(board, more=len(found) - 1)
    items = [
        Item(one.headline, one.tension.differs, f"Open: {one.tension.open}")
        for one in found
        if one.tension
    ]
    return listed(facts, items, Page.TENSIONS)


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


def questions(dossier: Dossier, selection: Selection) -> Board:
    """What nobody has said; what touches the focus first."""
    focus = selection.in_focus(dossier)
    asked = sorted(shown_questions(dossier, selection), key=lambda one: focus.isdisjoint(one.facts))
    items = [Item(one.question, aside=f"What would settle it: {one.settled_by}") for one in asked]
    facts = resting_on(dossier, selection, (one.facts for one in asked))
    return listed(facts, items, Page.QUESTIONS, columns=2)


def fact_(dossier: Dossier, selection: Selection) -> Board:
    """One fact: the claim, how firmly it is put, who says so, when."""
    fact = dossier.fact[selection.fact]
    when = " · ".join(dating(fact, dossier))
    hedge = f" (“{fact.hedge}”)" if fact.hedge else ""
    known = f"{fact.status.label}{hedge}. {fact.status.meaning} {contest(fact, dossier)}"
    firmness = f"{known.rstrip()} {fact.basis.label} · {when}"
    items = [
        Item(
            plain_claim(fact, dossier), said_by(fact, dossier), firmness, SIGNS[fact.status].glyph
        ),
        *(
            Item("", f"{AGAINST}: {plain_claim(dossier.fact[name], dossier)}")
            for name in fact.disputes
        ),
    ]
    return listed((fact,), items, Page.FACTS, letters=LARGE)


def voices(dossier: Dossier, selection: Selection) -> Board:
    """How many voices really stand behind the facts, counted."""
    facts = selection.facts(dossier)
    items = [Item(part) for part in arithmetic(facts, dossier)]
    return listed(facts, items, Page.VOICES, columns=2, letters=LARGE)


def sources(dossier: Dossier, selection: Selection) -> Board:
    """Who reports, with how many facts; then what the dossier cannot tell."""
    facts = selection.facts(dossier)
    heard = Counter(source.id for fact in facts for source in reporters(fact, dossier))
    counted = {voice: heard[voice.id] for voice in dossier.voices}
    items = [
        Item(_voiced(voice.name, voice.kind), _counted(number))
        for voice, number in counted.items()
        if number
    ]
    items += [Item("", limit) for limit in dossier.config.limits]
    return listed(facts, items, Page.SOURCES, columns=3)


def _voiced(name: str, kind: SourceKind) -> str:
    return f"{name}, naming no outlet" if kind is SourceKind.ARTICLE else name


def _counted(number: int) -> str:
    return f"{number} fact" if number == 1 else f"{number} facts"
