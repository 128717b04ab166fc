"""Where claims pull against each other, and what nobody has said."""

from string import ascii_uppercase

from dashboard.domain.facts import Fact
from dashboard.domain.oppositions import Opposition, shown_oppositions
from dashboard.domain.shown import shown_questions
from dashboard.domain.superseded import plain_claim
from dashboard.exports.deck.layout import Block, Column, Row, Section
from dashboard.exports.deck.slides import Deck
from dashboard.exports.deck.tables import add_tables
from dashboard.exports.phrases import dated, marked, said_by

OUTSIDE = " (outside this filter)"


def open_points(deck: Deck) -> None:
    """The slides of the tensions and of the open questions."""
    add_tables(deck, _tensions(deck))
    add_tables(deck, _questions(deck))


def _tensions(deck: Deck) -> Section:
    return Section(
        title="Where claims pull against each other",
        alt="Claims that do not fit together, by their sides, under what differs and what is open.",
        columns=(
            Column(title="Side", share=0.06, bold=True),
            Column(title="How firmly", share=0.15),
            Column(title="Claim", share=0.45),
            Column(title="Who says so, when", share=0.34),
        ),
        blocks=tuple(
            _opposition(deck, each) for each in shown_oppositions(deck.selection, deck.dossier)
        ),
    )


def _opposition(deck: Deck, opposition: Opposition) -> Block:
    """All of its claims, also those that the filter leaves out: half of it would mislead."""
    heading = Row(cells=_heading(opposition), is_heading=True)
    sides = zip(ascii_uppercase, opposition.sides, strict=False)
    claims = (_claim(deck, side, fact) for side, facts in sides for fact in facts)
    return heading, *claims


def _heading(opposition: Opposition) -> tuple[str, ...]:
    tension = opposition.tension
    said = (f"{tension.differs} Left open: {tension.open}",) if tension else ()
    return opposition.headline, *said


def _claim(deck: Deck, side: str, fact: Fact) -> Row:
    is_listed = fact in deck.selection.listed(deck.dossier)
    statement = plain_claim(fact, deck.dossier) + ("" if is_listed else OUTSIDE)
    who = f"{said_by(fact, deck.dossier)}, {dated(fact, deck.dossier)}"
    return Row(cells=(side, marked(fact, deck.dossier), statement, who), facts=(fact.id,))


def _questions(deck: Deck) -> Section:
    return Section(
        title="Open questions",
        alt="What is not said, and what would settle it.",
        columns=(
            Column(title="About", share=0.2),
            Column(title="Question", share=0.44, bold=True),
            Column(title="What would settle it", share=0.36),
        ),
        blocks=tuple(
            (Row(cells=(each.topic, each.question, each.settled_by), facts=each.facts),)
            for each in shown_questions(deck.dossier, deck.selection)
        ),
        has_signs=False,
    )
