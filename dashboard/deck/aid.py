"""Slides of what was asked of whom, and how those who were asked responded."""

from collections.abc import Sequence

from dashboard.deck.fit import Column, Item, ParagraphText, Row, columns, table
from dashboard.deck.model import LEAST, Box, Words
from dashboard.deck.points import RULE, about_facts, beside
from dashboard.deck.view import Given, Shown, rest
from dashboard.domain.aid import AidRequest, Response
from dashboard.domain.aid_words import (
    NOTHING,
    OUTSIDE,
    glyph_of,
    heads,
    help_in_words,
    matrix_title,
    names_nothing,
)
from dashboard.domain.config import Page
from dashboard.domain.excerpt import Cell, Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import contest_mark, firmness, softened
from dashboard.domain.vocabulary import Status
from dashboard.scenes.shapes import MUTED, Ink

STATES = 6
"""So many columns a matrix has at most; of more, the requests stand one by one."""
ABREAST = 4
"""The most answers side by side; more go one below the other."""
ABOVE_SIGNS = 12
"""Pixels between a table and what its signs mean."""
HUGE = 128.0
"""Pixels of the type of an answer."""


def matrix(given: Given) -> Shown:
    """Show equipment by state: what kind of help, and how firmly it is put."""
    excerpt = given.excerpt
    if len(given.dossier.states_asked) > STATES:
        return requests(given)
    rows: list[Row] = [tuple((ParagraphText(text=one, is_bold=True),) for one in heads(excerpt))]
    for equipment, cells in excerpt.matrix:
        head = ((ParagraphText(text=equipment.name, is_bold=True),),)
        rows.append((*head, *(_cell(cell, given) for cell in cells)))
    signs = meaning(_signs(excerpt), given.room)
    left, top, width, height = given.room
    room = (left, top, width, height - signs.box[3] - ABOVE_SIGNS)
    name = matrix_title(given.dossier)
    blocks, number = table(name, room, rows, rest("row", Page.AID, given))
    facts = given.named(name for row in excerpt.requests for name in row.facts)
    return Shown(blocks=(*blocks, signs), facts=facts, left=number)


def _signs(excerpt: Excerpt) -> list[str]:
    """Return what the signs of the matrix mean, and what a cell without one does."""
    dossier = excerpt.dossier
    statuses = {dossier.fact[row.facts[0]].status for row in excerpt.requests}
    empty = any(not cell.rows and not cell.is_outside for _, row in excerpt.matrix for cell in row)
    told = [f"{one.glyph} {one.label}" for one in Status if one in statuses]
    return told + [f"{NOTHING} {names_nothing(dossier)}"] * empty


def meaning(signs: Sequence[str], room: Box) -> Words:
    """Return a line at the foot of a room that says what signs mean."""
    left, top, width, height = room
    one = ParagraphText(text=" · ".join(signs), ink=MUTED).broken(LEAST, width)
    box = (left, top + height - one.height, width, one.height)
    return Words(name="Signs", box=box, paragraphs=(one,))


def _cell(cell: Cell, given: Given) -> Item:
    if not cell.rows:
        return (ParagraphText(text=OUTSIDE if cell.is_outside else NOTHING, ink=MUTED),)
    return tuple(_asked(row, given) for row in cell.rows)


def _asked(row: AidRequest, given: Given) -> ParagraphText:
    dossier = given.dossier
    return ParagraphText(
        text=help_in_words(row, dossier),
        sign=glyph_of(row, dossier),
        target=f"fact:{row.facts[0]}",
        facts=row.facts,
    )


def requests(given: Given) -> Shown:
    """Show what was asked, or is being arranged, one by one."""
    dossier, found = given.dossier, given.excerpt.requests
    head = ("Asked of", "What", "How far it has come", "How firmly")
    rows: list[Row] = [tuple((ParagraphText(text=one, is_bold=True),) for one in head)]
    for row in found:
        fact, detail = dossier.fact[row.facts[0]], softened(row.detail, row.hedge)
        rows.append(
            (
                (ParagraphText(text=dossier.actor[row.asked].name, is_bold=True),),
                (ParagraphText(text=detail, facts=row.facts, target=f"fact:{fact.id}"),),
                (ParagraphText(text=row.stage.label),),
                (ParagraphText(text=_firm(fact, given), sign=fact.status.glyph),),
            )
        )
    more = rest("row", Page.AID, given)
    blocks, left = table(dossier.config.aid.asked, given.room, rows, more)
    facts = given.named(name for row in found for name in row.facts)
    return Shown(blocks=blocks, facts=facts, left=left)


def _firm(fact: Fact, given: Given) -> str:
    return " ".join(filter(None, (firmness(fact), contest_mark(fact, given.dossier))))


def responses(given: Given) -> Shown:
    """Show how those who were asked responded: one huge word each, and what is known of it."""
    found = given.excerpt.responses
    facts = given.named(name for one in found for name in one.facts)
    number = len(found) if len(found) <= ABREAST else 1
    made = [
        Column(
            name="Answer",
            box=box,
            items=tuple(_answer(one, given) for one in found[index::number]),
            rule=RULE,
        )
        for index, box in enumerate(beside(number, given.room))
    ]
    blocks, left = columns(made, rest("response", Page.AID, given))
    return Shown(blocks=blocks, facts=facts, left=left)


def _answer(one: Response, given: Given) -> Item:
    dossier = given.dossier
    told = [dossier.fact[name] for name in one.facts]
    target = f"fact:{one.facts[0]}" if told else ""
    said = (
        ParagraphText(text=dossier.actor[one.state].name, is_bold=True, ink=Ink("partner")),
        ParagraphText(text=one.answer.label, scale=2.3, most=HUGE, is_bold=True, target=target),
        ParagraphText(text=one.statement, facts=one.facts, target=target),
    )
    return (*said, about_facts(told, dossier, target)) if told else said
