"""Histories in the files: what a later edit of another entry makes wrong of them."""

import pytest

from dashboard.loading import attempt
from tests.loading.copies import edit

ASK = "    facts: [lamp-under-way]\n"
ANSWERED = "    answered: {on: 2031-05-20, says: A ship was to sail., facts: [lamp-under-way]}\n"
LAST = "    places: [lamp-route]\n"


@pytest.fixture
def answered(copy):
    """A copy in which a question was answered."""
    edit(copy / "data" / "questions.yaml", ASK, ASK + ANSWERED)
    return copy


def said_of(copy):
    return [str(problem) for problem in attempt(copy / "config.yaml").problems]


def test_a_question_may_be_answered(answered):
    assert said_of(answered) == []


@pytest.mark.parametrize(
    "gone",
    [
        "    withdrawn: {on: 2031-05-20, why: The tracker took it back.}\n",
        "  - id: no-ship\n    statement: No ship was to sail.\n    corrects: lamp-under-way\n"
        "    kind: request\n    status: reported\n    basis: tracking\n"
        "    via: [gazette, ship-tracker]\n    paragraphs: [3]\n    when: 2031-05-18\n"
        "    when_is: event\n",
    ],
    ids=["withdrawn", "corrected"],
)
def test_an_answer_does_not_rest_on_what_no_longer_stands(answered, gone):
    edit(answered / "data" / "facts.yaml", LAST, LAST + gone)

    assert said_of(answered) == [
        "data/questions.yaml:7:59  question 'ship-arrived' · answered · facts:"
        " 'lamp-under-way' no longer stands\n"
        "    hint: name what stands in its place, or remove 'answered'"
    ]


def test_the_last_stage_and_the_first_may_be_the_same(copy):
    """What is promised, then refused, may be promised again."""
    facts = "    facts: [lamp-asked, lamp-under-way]\n"
    past = "".join(
        f"      - {{stage: {stage}, on: 2031-05-{day}, fact: lamp-asked}}\n"
        for stage, day in (("requested", 17), ("not-stated", 18))
    )
    edit(copy / "data" / "aid.yaml", facts, f"{facts}    past:\n{past}")

    assert said_of(copy) == []
