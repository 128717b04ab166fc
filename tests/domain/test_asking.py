"""What is said of a state that was asked: never more than the least firm of its rows."""

from dataclasses import replace

import pytest

from dashboard.domain.asking import LEAST_SAID, asked_of, hedged
from dashboard.domain.map_views import RequestSign
from dashboard.domain.vocabulary import Answer, Stage, Status
from tests.reports import retold


@pytest.fixture
def asked(tiny):
    """What is said of Fjordmark, its one row at these stages, with this answer."""

    def made(*stages, answer=Answer.NOT_STATED, sign=None):
        responses = tuple(replace(row, answer=answer) for row in tiny.responses)
        signs = (sign or RequestSign(state="fjordmark"),)
        maps = (replace(tiny.config.maps[0], requests=signs),)
        dossier = replace(tiny, responses=responses, config=replace(tiny.config, maps=maps))
        rows = [replace(tiny.aid[0], id=stage, stage=stage) for stage in stages]
        found = asked_of("fjordmark", rows, dossier)
        assert found is not None
        return found

    return made


def test_every_stage_has_its_place_in_the_order():
    assert set(LEAST_SAID) == set(Stage)


@pytest.mark.parametrize(
    ("stages", "said"),
    [
        ([Stage.REQUESTED], "asked; no answer reported"),
        ([Stage.RESPONSE_UNCLEAR, Stage.REQUESTED], "asked; answer unclear"),
        ([Stage.SHIPPED, Stage.DELIVERED], "asked; shipped"),
        ([Stage.REQUESTED, Stage.NOT_STATED], "how far it got is not stated"),
        ([Stage.COORDINATED, Stage.REQUESTED], "asked; no answer reported"),
        ([Stage.COORDINATED], "being arranged; no request is reported"),
    ],
)
def test_the_stage_of_which_least_is_said_rules(asked, stages, said):
    assert asked(*stages).label == f"Fjordmark: {said}"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer.GRANTED, "agreed"),
        (Answer.REFUSED, "refused"),
        (Answer.DECLINED, "no comment"),
        (Answer.UNCLEAR, "answer unclear"),
        (Answer.NOT_STATED, "no answer reported"),
    ],
)
def test_the_answer_is_that_of_the_responses(asked, answer, said):
    assert asked(Stage.REQUESTED, answer=answer).label == f"Fjordmark: asked; {said}"


def test_a_row_whose_fact_is_softened_softens_the_state(tiny):
    softened = tuple(
        retold(fact, status=Status.CLAIMED) if fact.id == "lamp-asked" else fact
        for fact in tiny.facts
    )
    found = asked_of("fjordmark", tiny.aid, replace(tiny, facts=softened))
    assert found is not None
    assert (found.short, found.status) == ("Fjordmark: asked (claimed)", Status.CLAIMED)


def test_the_curators_words_come_first(asked):
    sign = RequestSign(state="fjordmark", label="letter written", heading="Named in a letter")
    found = asked(Stage.NOT_STATED, sign=sign)
    assert (found.label, found.short) == ("Fjordmark: letter written",) * 2
    assert [heading for heading, _ in found.parts()] == ["Named in a letter"]


def test_each_part_is_headed_by_no_more_than_is_said_of_it(asked):
    parts = asked(*Stage).parts()
    assert [(heading, {row.stage for row in rows}) for heading, rows in parts] == [
        ("Named for Fjordmark; how far it got is not stated", {Stage.NOT_STATED}),
        ("Also reported as asked for", set(Stage) - {Stage.NOT_STATED, Stage.COORDINATED}),
        ("Being arranged; no request is reported", {Stage.COORDINATED}),
    ]
    assert [heading for heading, _ in asked(Stage.REQUESTED).parts()] == ["Fjordmark was asked for"]


def test_it_leads_to_the_fact_that_says_the_most_that_may_be_said(tiny, asked):
    assert asked(Stage.REQUESTED).fact == tiny.aid[0].facts[0]
    assert asked(Stage.NOT_STATED).fact == tiny.aid[0].stage_fact


def test_nothing_is_said_of_a_state_that_no_row_is_about(tiny):
    assert asked_of("islandia", tiny.aid, tiny) is None


def test_a_row_is_told_with_help_and_hedge(tiny):
    lamp, crew = tiny.aid
    assert hedged(lamp, tiny) == "One lamp of no stated type (supply)"
    assert hedged(crew, tiny) == "A crew to repair the old lamp, “reportedly”"
