"""What was asked, or is being arranged: matrix, rows, responses, and what is not counted."""

from collections.abc import Sequence

from dashboard.charts.aid_matrix import aid_matrix, heads
from dashboard.domain.aid import AidRequest, NotAid, Response
from dashboard.domain.articles import article_says
from dashboard.domain.asking import ASKED, NOT_COUNTED, ONE_BY_ONE, in_detail
from dashboard.domain.shown import all_not_aid, all_responses, shown_requests
from dashboard.domain.wording import begun
from dashboard.exports.deck.layout import Block, Column, Row, Section
from dashboard.exports.deck.slides import Deck
from dashboard.exports.deck.tables import add_tables
from dashboard.exports.phrases import (
    marked,
    no_request,
    reported_by,
    said_by,
    signed,
)


def aid(deck: Deck) -> None:
    """All slides about the requested aid."""
    rows = shown_requests(deck.dossier, deck.selection)
    add_tables(deck, _matrix(deck, rows))
    add_tables(deck, _requests(deck, rows))
    add_tables(deck, _responses(deck))
    add_tables(deck, _not_aid(deck))


def _matrix(deck: Deck, rows: Sequence[AidRequest]) -> Section:
    dossier = deck.dossier
    states = heads(rows, dossier)[1:]
    first = 0.28
    columns = (
        Column(title="Equipment", share=first, bold=True),
        *(Column(title=state, share=(1 - first) / len(states)) for state in states),
    )
    matrix = aid_matrix(dossier, deck.selection)[1:]
    resting_first = dict.fromkeys(dossier.fact[row.facts[0]] for row in rows)
    resting = {
        equipment.name: [
            name for row in rows if row.equipment == equipment.id for name in row.facts
        ]
        for equipment in dossier.equipment
    }
    return Section(
        title=ASKED,
        alt="Equipment by state: what kind of help, and how firmly it is put.",
        columns=columns,
        blocks=tuple((Row(cells=cells, facts=tuple(resting[cells[0]])),) for cells in matrix)
        if rows
        else (),
        remark=f"{no_request(dossier)} Reported by: {reported_by(resting_first, dossier)}.",
    )


def _requests(deck: Deck, rows: Sequence[AidRequest]) -> Section:
    return Section(
        title=ONE_BY_ONE,
        alt=f"{ASKED}: a row for each, with stage, channel and who says so.",
        columns=(
            Column(title="State", share=0.12, bold=True),
            Column(title="What", share=0.22),
            Column(title="How firmly", share=0.15),
            Column(title="How far, by which way", share=0.25),
            Column(title="Who says so", share=0.26),
        ),
        blocks=tuple((_request(deck, row),) for row in rows),
    )


def _request(deck: Deck, row: AidRequest) -> Row:
    fact = deck.dossier.fact[row.facts[0]]
    return Row(
        cells=(
            deck.dossier.actor[row.asked].name,
            in_detail(row),
            marked(fact, deck.dossier),
            f"Stage: {row.stage.label.lower()}. Channel: {row.channel}",
            said_by(fact, deck.dossier),
        ),
        facts=row.facts,
    )


def _responses(deck: Deck) -> Section:
    return Section(
        title="How those who were asked responded",
        alt="How each state that was asked responded, as far as it is said.",
        columns=(
            Column(title="State", share=0.15, bold=True),
            Column(title="Answer", share=0.17),
            Column(title="What is known", share=0.38),
            Column(title="Who says so", share=0.3),
        ),
        blocks=tuple(
            (_response(deck, response),)
            for response in all_responses(deck.dossier)
            if not deck.selection.is_filter or not deck.chosen.isdisjoint(response.facts)
        ),
        has_signs=False,
    )


def _response(deck: Deck, response: Response) -> Row:
    dossier = deck.dossier
    said = dict.fromkeys(said_by(dossier.fact[name], dossier) for name in response.facts)
    state = dossier.actor[response.state].name
    who = "; ".join(said) or begun(f"{article_says(dossier, 'says')} nothing")
    return Row(cells=(state, response.answer.label, response.statement, who), facts=response.facts)


def _not_aid(deck: Deck) -> Section:
    return Section(
        title=NOT_COUNTED,
        alt=f"{NOT_COUNTED}.",
        columns=(
            Column(title="What", share=0.3, bold=True),
            Column(title="Linked with", share=0.12),
            Column(title="Why it is not counted", share=0.32),
            Column(title="How firmly, who says so", share=0.26),
        ),
        blocks=tuple(
            _not_one(deck, row)
            for row in all_not_aid(deck.dossier)
            if not deck.chosen.isdisjoint(row.facts)
        ),
    )


def _not_one(deck: Deck, row: NotAid) -> Block:
    fact = deck.dossier.fact[row.facts[0]]
    linked = deck.dossier.actor[row.supplier].name if row.supplier else "–"
    who = f"{signed(fact)}: {said_by(fact, deck.dossier)}"
    return (Row(cells=(row.what, linked, row.why, who), facts=row.facts),)
