"""Where claims pull against each other, and what nobody has said."""

from string import ascii_uppercase

from dashboard.domain.facts import Fact
from dashboard.domain.oppositions import Opposition
from dashboard.domain.phrasing import dated, grounded, marked
from dashboard.domain.superseded import plain_claim
from dashboard.exports.captions import outside
from dashboard.exports.deck.layout import Block, Column, Row, Section
from dashboard.exports.deck.slides import Deck
from dashboard.exports.deck.tables import add_tables


def open_points(deck: Deck) -> None:
    """The slides of the tensions and of the open questions."""
    add_tables(deck, _tensions(deck))
    add_tables(deck, QUESTIONS.filled(deck.excerpt))


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
        blocks=tuple(_opposition(deck, each) for each in deck.excerpt.tensions),
        table="tensions",
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
    statement = plain_claim(fact, deck.dossier) + outside(fact, deck.excerpt)
    who = f"{grounded(fact, deck.dossier)}, {dated(fact, deck.dossier)}"
    return Row(cells=(side, marked(fact, deck.dossier), statement, who), facts=(fact.id,))


QUESTIONS = Section(
    title="Open questions",
    alt="What is not said, and what would settle it.",
    columns=(
        Column(title="Topic", share=0.2),
        Column(title="Question", share=0.44, bold=True),
        Column(title="What would settle it", share=0.36),
    ),
    table="questions",
    has_signs=False,
)
