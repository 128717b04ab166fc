"""What rows were before and what answered a question: in words, and within a filter."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.aid import PastAnswer, PastStage
from dashboard.domain.excerpt import excerpt
from dashboard.domain.histories import (
    answer_in_words,
    answering_first,
    answers_of,
    earlier,
    earlier_in_words,
)
from dashboard.domain.scope import left_out, shown_of
from dashboard.domain.selection import Selection
from dashboard.domain.tensions import Answered
from dashboard.domain.vocabulary import Answer, Stage, Status

WHOLE = Selection()
DAY, NEXT = date(2031, 5, 20), date(2031, 5, 21)


def with_first(dossier, collection, **changes):
    """The same dossier with another first entry of a collection."""
    first, *rest = getattr(dossier, collection)
    return replace(dossier, **{collection: (replace(first, **changes), *rest)})


def test_a_stage_of_the_past_is_said_with_its_day_and_how_firmly(sequel):
    assert earlier_in_words(sequel.aid[0], sequel) == (
        "Earlier: Requested (possible, “apparently”; report of 20 May 2031)"
    )
    [one] = earlier(sequel.aid[0], sequel)
    assert one.facts == ("lamp-asked",)


@pytest.mark.parametrize(
    ("answer", "facts", "said"),
    [
        (Answer.DECLINED, ("fjordmark-silent",), "No comment (report of 20 May 2031)"),
        (Answer.GRANTED, ("lamp-sent",), "Agreed (claimed; report of 20 May 2031)"),
        (
            Answer.GRANTED,
            ("nights-dark-two", "lamp-sent"),
            "Agreed (claimed; report of 20 May 2031)",
        ),
        (Answer.REFUSED, ("nights-dark-two",), "Refused (report of 20 May 2031)"),
        (Answer.NOT_STATED, (), "Not stated (as of 20 May 2031)"),
    ],
)
def test_an_answer_of_the_past_is_put_as_firmly_as_the_least_firm_of_its_facts(
    sequel, answer, facts, said
):
    past = PastAnswer(answer=answer, on=DAY, facts=facts)
    response = replace(sequel.responses[0], past=(past,))
    assert earlier_in_words(response, sequel) == f"Earlier: {said}"


def test_several_are_said_the_earliest_first_and_of_none_nothing(sequel):
    first, second = (
        PastStage(stage=stage, on=day, fact="nights-dark-two")
        for stage, day in ((Stage.NOT_STATED, DAY), (Stage.PROMISED, NEXT))
    )
    row = replace(sequel.aid[0], past=(first, second))
    assert earlier_in_words(row, sequel) == (
        "Earlier: Not stated (report of 20 May 2031); Promised (report of 21 May 2031)"
    )
    assert earlier_in_words(replace(row, past=()), sequel) == ""


def test_a_question_is_open_or_answered_and_never_both(sequel):
    found = excerpt(sequel, WHOLE)
    assert [one.id for one in found.questions] == ["ship-arrived"]
    assert [one.id for one in found.answered] == ["how-long"]
    assert sequel.questions_of("nights-dark-two") == ()
    assert answer_in_words(found.answered[0]) == (
        "Answered, as reported on 21 May 2031: For two nights, says Coast Radio of the logbook."
    )
    assert answer_in_words(found.questions[0]) == ""


def test_a_card_has_the_answers_that_touch_its_fact_or_rest_on_it(sequel):
    answer = Answered(on=NEXT, says="It did not.", facts=("harbour-closed",))
    answered = with_first(sequel, "questions", answered=answer)
    assert [one.id for one in answers_of("harbour-closed", answered)] == ["ship-arrived"]
    assert [one.id for one in answers_of("lamp-under-way", answered)] == ["ship-arrived"]
    assert answers_of("meeting-planned", answered) == ()
    assert answering_first(answered.questions[0]) == ("harbour-closed", "lamp-under-way")


def test_the_latest_answer_comes_first(sequel):
    answer = Answered(on=date(2031, 5, 22), says="It did not.", facts=("harbour-closed",))
    answered = with_first(sequel, "questions", answered=answer)
    found = excerpt(answered, WHOLE).answered
    assert [one.id for one in found] == ["ship-arrived", "how-long"]


def test_an_answered_question_is_in_with_a_fact_that_it_touches_or_that_answers_it(sequel):
    answer = Answered(on=NEXT, says="It did not.", facts=("harbour-closed",))
    answered = with_first(sequel, "questions", answered=answer)
    for text in ("A ship was to carry", "harbour of Vestra"):
        found = excerpt(answered, Selection(text=text))
        assert [one.id for one in found.answered] == ["ship-arrived"]
        shown = {fact.id for fact in (*found.facts, *found.context)}
        assert {"harbour-closed", "lamp-under-way"} <= shown
    nothing = excerpt(answered, Selection(statuses=(Status.DENIED,)))
    assert nothing.answered == ()
    assert shown_of("answered", nothing) == "All 2 answered questions are outside this filter."
    assert "all 2 answered questions" in left_out(nothing)


def test_without_the_source_of_an_answer_the_question_is_not_shown_as_answered(sequel):
    found = excerpt(sequel, Selection(without=("coast-radio",)))
    assert "how-long" not in {one.id for one in (*found.questions, *found.answered)}


def test_a_row_loses_what_only_left_out_sources_or_withdrawn_facts_said(sequel):
    past = (
        PastStage(stage=Stage.NOT_STATED, on=DAY, fact="lamp-under-way"),
        PastStage(stage=Stage.REQUESTED, on=DAY, fact="lamp-asked"),
    )
    before = (
        PastAnswer(answer=Answer.NOT_STATED, on=DAY),
        PastAnswer(answer=Answer.GRANTED, on=DAY, facts=("crew-asked",)),
        PastAnswer(answer=Answer.DECLINED, on=DAY, facts=("fjordmark-silent",)),
    )
    dossier = with_first(with_first(sequel, "aid", past=past), "responses", past=before)

    [response] = excerpt(dossier, WHOLE).responses
    assert [one.answer for one in response.past] == [Answer.NOT_STATED, Answer.DECLINED]

    found = excerpt(dossier, Selection(without=("northern-wire",)))
    assert [one.fact for one in found.requests[0].past] == ["lamp-under-way"]
    assert [one.answer for one in found.responses[0].past] == [Answer.NOT_STATED]


def test_what_a_history_names_comes_along_as_context(sequel):
    found = excerpt(sequel, Selection(text="sent a lamp"))
    assert {"lamp-asked", "fjordmark-silent"} <= {fact.id for fact in found.context}
