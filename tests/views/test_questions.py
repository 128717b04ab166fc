"""The page of open questions: by topic, with what would settle them and the facts they touch."""

from dataclasses import replace
from itertools import groupby

import pytest

from dashboard.domain.excerpt import excerpt as excerpt_of
from dashboard.domain.phrasing import counted
from dashboard.domain.scope import NOUNS, shown_of
from dashboard.domain.selection import Selection
from dashboard.templates import render
from dashboard.templates.links import on_page
from tests.views.reading import Part, read
from tests.views.selecting import opened, said_of, selections

pytestmark = pytest.mark.usefixtures("made_up")


@selections
def test_questions_stand_under_their_topics_with_the_facts_they_touch(query):
    shown, excerpt, dossier = opened("questions", query)
    part, asked = shown.part("questions"), excerpt.questions
    touched = [not excerpt.focus.isdisjoint(one.facts) for one in asked]
    heads = [
        "Touches what is selected" if is_touched else one.topic
        for one, is_touched in zip(asked, touched, strict=True)
    ]
    answered = ["Answered"] * bool(dossier.answered)
    assert part.all("//h2") == [*(head for head, _ in groupby(heads)), *answered]
    boxes = part.root.xpath("//*[@data-table='questions']/section")
    assert [" ".join(box.text_content().split()) for box in boxes] == [
        " ".join(
            (
                one.question,
                f"What would settle it: {one.settled_by}",
                *(said_of(dossier.fact[name], excerpt) for name in one.facts),
            )
        )
        for one in asked
    ]
    marks = ["selected" in box.get("class") for box in boxes]
    assert marks == touched
    number = shown_of("questions", excerpt) or f"{counted(len(asked), *NOUNS['questions'])}."
    assert f"not answer: {number}" in part.text


@selections
def test_what_was_answered_stands_below_with_the_answer_and_its_facts(query):
    shown, excerpt, dossier = opened("questions", query)
    part = shown.part("questions")
    boxes = part.root.xpath("//*[@data-table='answered']/section")
    assert [" ".join(box.text_content().split()) for box in boxes] == [
        " ".join(
            (
                one.question,
                "Answered, as reported on 21 May 2031:",
                one.answered.says,
                *(said_of(dossier.fact[name], excerpt) for name in one.facts),
            )
        )
        for one in excerpt.answered
    ]
    assert (shown_of("answered", excerpt) or "Answered") in part.text or not dossier.answered


def test_where_nothing_was_answered_nothing_is_said_of_it():
    assert "nswered" not in read("questions").part("questions").source


def test_each_fact_of_a_question_is_one_click_away():
    part = read("questions").part("questions")
    [link] = part.root.xpath("//a[@data-target='fact:lamp-under-way']")
    assert link.get("href") == "?focus=fact:lamp-under-way"
    assert link.getparent().get("data-target") == "fact:lamp-under-way"


def test_hundreds_are_cut_and_counted(tiny):
    question = tiny.questions[0]
    many = replace(tiny, questions=tuple(replace(question, id=f"q{n}") for n in range(1100)))
    part = Part(f"<div>{render('questions', excerpt_of(many, Selection()), on_page)}</div>")
    assert len(part.root.xpath("//*[@data-table='questions']/section")) == 100
    assert "And 1,000 more. Narrow the filter to see them." in part.text
