"""What was asked, or is being arranged: matrix, rows, responses, and what is not counted."""

from dashboard.domain.aid import AidWords
from dashboard.domain.aid_words import aid_matrix, cell_meanings, matrix_title
from dashboard.exports.captions import reported_by
from dashboard.exports.deck.layout import Column, Row, Section
from dashboard.exports.deck.slides import Deck
from dashboard.exports.deck.tables import add_tables


def aid(deck: Deck) -> None:
    """All slides about the requested aid."""
    add_tables(deck, _matrix(deck))
    for section in (_rows, _responses, _not_counted):
        add_tables(deck, section(deck.dossier.config.aid).filled(deck.excerpt))


def _matrix(deck: Deck) -> Section:
    shown, first = deck.excerpt, 0.28
    head, *said = aid_matrix(shown)
    states = head[1:]
    columns = (
        Column(title=head[0], share=first, bold=True),
        *(Column(title=state, share=(1 - first) / len(states)) for state in states),
    )
    resting = (
        tuple(name for cell in cells for row in cell.rows for name in row.facts)
        for _, cells in shown.matrix
    )
    rows = [(Row(cells=cells, facts=facts),) for cells, facts in zip(said, resting, strict=True)]
    resting_first = dict.fromkeys(deck.dossier.fact[row.facts[0]] for row in shown.requests)
    return Section(
        title=deck.dossier.config.aid.asked,
        alt=f"{matrix_title(deck.dossier)}: what kind of help, and how firmly it is put.",
        columns=columns,
        blocks=tuple(rows if shown.requests else ()),
        table="requests",
        remarks=(
            *cell_meanings(shown),
            f"Reported by: {reported_by(resting_first, deck.dossier)}.",
        ),
    )


def _rows(words: AidWords) -> Section:
    """Return the rows of aid, one by one."""
    return Section(
        title=words.one_by_one,
        alt=f"{words.asked}: a row for each, with stage, channel and who says so.",
        columns=(
            Column(title="State", share=0.11, bold=True),
            Column(title="What", share=0.23),
            Column(title="How firmly", share=0.15),
            Column(title="Stage", share=0.11),
            Column(title="Channel", share=0.15),
            Column(title="Who says so", share=0.25),
        ),
        table="requests",
    )


def _responses(words: AidWords) -> Section:
    """Return how those who were asked responded."""
    return Section(
        title=words.responded,
        alt="How each state that was asked responded, as far as it is said.",
        columns=(
            Column(title="State", share=0.15, bold=True),
            Column(title="Answer", share=0.17),
            Column(title="What is known", share=0.38),
            Column(title="Who says so", share=0.3),
        ),
        table="responses",
        has_signs=False,
    )


def _not_counted(words: AidWords) -> Section:
    """Return what is not counted, and why."""
    return Section(
        title=words.not_counted,
        alt=f"{words.not_counted}.",
        columns=(
            Column(title="What", share=0.26, bold=True),
            Column(title="Linked with", share=0.11),
            Column(title="Why it is not counted", share=0.28),
            Column(title="How firmly", share=0.13),
            Column(title="Who says so", share=0.22),
        ),
        table="not_aid",
    )
