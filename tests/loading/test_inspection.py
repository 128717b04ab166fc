"""One run through all layers: what is broken in one does not hide what is wrong in another."""

import random
from dataclasses import replace
from datetime import date

import pytest

from dashboard.loading import load_with_draft
from dashboard.loading.draft import Draft
from dashboard.loading.editorial import RULES
from dashboard.loading.editorial.texts import Material
from dashboard.loading.inspection import inspect
from dashboard.loading.original import ArticleMismatch
from tests.loading.copies import ROOT, edit

ARTICLE = ROOT / "tests" / "texts" / "gazette-2031-05-20.txt"
DAY = date(2031, 5, 21)


def checks(found):
    return {problem.check for problem in found.draft.findings.problems}


def test_files_sentences_briefing_and_text_are_judged_in_one_run(copy):
    facts = copy / "data" / "facts.yaml"
    edit(copy / "config.yaml", "as_of: 2031-05-20", "as_of: 2031-05-18")
    edit(copy / "config.yaml", "says the logbook", "it says")
    edit(facts, "The lamp was 120 years", "The lamp was 102 years")
    edit(facts, "when: 2031-05-06", "when: 2031-05-07")

    found = inspect(copy / "config.yaml", [ARTICLE], briefing_on=DAY)

    assert checks(found) == {
        "says-language-and-day",
        "begins-by-the-as-of-date",
        "key-figures-say-who-says-so",
        "numbers-are-figures",
        "figures-are-said",
        "dates-stand-in-the-text",
    }
    assert found.not_judged == ""


def test_a_server_does_not_go_down_for_a_sentence(copy):
    edit(copy / "data" / "facts.yaml", "The lamp was 120 years", "The lamp was 102 years")
    dossier, draft = load_with_draft(copy / "config.yaml")
    assert dossier
    assert draft.findings.problems == ()


def test_an_entry_that_nobody_names_may_be_broken_and_the_rest_is_judged(copy):
    edit(copy / "data" / "questions.yaml", "id: new-site-where\n", "id: NEW\n")
    edit(copy / "data" / "facts.yaml", "The lamp was 120 years", "The lamp was 102 years")
    found = inspect(copy / "config.yaml")
    assert {"reading", "numbers-are-figures"} <= checks(found)


@pytest.mark.parametrize(
    ("file", "old", "new", "why"),
    [
        ("data/facts.yaml", "id: lamp-failed\n", "id: lamp-fails\n", "fact 'lamp-failed'"),
        ("data/actors.yaml", "kind: body", "kind: bodies", "kind of actor 'bodies'"),
        ("config.yaml", "as_of:", "as_off:", "config.yaml is not read"),
        ("data/tripwires.yaml", "facts: 10", "facts: ten", "tripwires.yaml is not read"),
    ],
)
def test_what_could_not_be_put_together_is_not_judged_and_says_why(copy, file, old, new, why):
    edit(copy / file, old, new)
    found = inspect(copy / "config.yaml")
    assert found.dossier is None
    assert why in found.not_judged
    assert found.draft.findings.problems


def test_a_text_that_is_none_is_refused(copy):
    with pytest.raises(ArticleMismatch):
        inspect(copy / "config.yaml", [copy / "nothing.txt"])


def test_a_text_that_lost_a_paragraph_is_not_read_for_sentences(copy):
    short = copy / "short.txt"
    short.write_text("".join(ARTICLE.read_text("utf-8").splitlines(keepends=True)[:-1]), "utf-8")
    found = inspect(copy / "config.yaml", [short])
    assert [made.paragraphs for made in found.audits] == [()]
    assert len(found.draft.findings.problems) == 1


WORDS = (
    *("6", "May", "31", "2031", "Friday,", "-", "week of", "two", "hundred", "and", "$5m", "Il-76"),
    *(
        "0",
        "99",
        "2031-13-45",
        "'On Sunday'",
        "late",
        "the",
        "asked",
        "Islandia",
        ".",
        ":",
        "É",
        "’s",
    ),
    *("denied", "may", "1,000,000", "3.5 million", "twenty", "of", "mid-", "(", "“", "\u0130", "ß"),
)


@pytest.mark.parametrize("seed", range(20))
def test_no_rule_breaks_on_any_words(tiny, seed):
    chance = random.Random(seed)

    def text():
        return " ".join(chance.choices(WORDS, k=chance.randrange(12)))

    facts = tuple(
        replace(
            fact, **{key: text() for key in ("statement", "short", "say", "caveat", "when_why")}
        )
        for fact in tiny.facts
    )
    texts = {tiny.seeds[0].id: tuple(text() for _ in tiny.seeds[0].paragraphs)}
    material = Material(replace(tiny, facts=facts), texts)
    assert all(finding.what for rule in RULES for finding in rule(material))


def test_the_draft_knows_where_each_record_of_a_finding_stands(copy):
    edit(copy / "data" / "facts.yaml", "The lamp was 120 years", "The lamp was 102 years")
    edit(copy / "data" / "facts.yaml", "status: denied", "status: claimed")
    found = inspect(copy / "config.yaml")
    assert isinstance(found.draft, Draft)
    assert all(problem.line for problem in found.draft.findings.problems)
