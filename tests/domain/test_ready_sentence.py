"""The sentence that is read out of a fact."""

from dataclasses import replace

import pytest

from dashboard.domain.dates import parse_when
from dashboard.domain.ready_sentence import sentence
from dashboard.domain.vocabulary import Basis, Status, WhenIs
from tests.reports import retold

SAID = {
    "lamp-failed": "Northern Wire, citing the logbook, reports that the lamp of Skerra Point went"
    " dark for about three nights; the keeper denied that it ever went dark (between 2 and 4 May"
    " 2031; as retold in the article).",
    "failure-denied": "The keeper denied that the lamp ever went dark; the logbook says that it"
    " went dark (6 May 2031; as retold in the article).",
    "lamp-asked": "Northern Wire, citing the logbook, reports that Islandia asked Fjordmark for a"
    " new lamp (about 15 May 2031, by our reckoning from 'last week'; as retold in the article).",
    "crew-asked": "Northern Wire, citing officials of the harbour, reports that Islandia reportedly"
    " asked Tropica for a crew to repair the old lamp (reported May 2031; undated; as retold in the"
    " article).",
    "lamp-under-way": "According to a ship tracker, a ship was to carry the lamp from Fjord Town to"
    " Skerra Point (since 18 May 2031; as retold in the article).",
    "fjordmark-silent": "Northern Wire reports that Fjordmark would not comment (19 May 2031; as"
    " retold in the article).",
    "tropica-unclear": "It is not known whether Tropica answered, the article says, naming no"
    " source (reported 20 May 2031; undated).",
    "lamp-is-old": "According to the Lamp Office, the lamp was 120 years old, and a new lamp costs"
    " 1.5 million crowns (reported possibly 2024; undated; as retold in the article).",
    "boats-at-risk": "The Reef Club said that boats had been at risk (by April 2031; as retold in"
    " the article).",
    "move-considered": "Two lamp makers said that moving the lighthouse was being considered"
    " (reported 20 May 2031; as retold in the article).",
}


@pytest.mark.parametrize("fact", SAID)
def test_a_fact_is_read_out_so(tiny, fact):
    assert sentence(tiny.fact[fact], tiny) == SAID[fact]


def test_every_status_and_every_fact_is_among_them(tiny):
    assert list(SAID) == [fact.id for fact in tiny.facts]
    assert {fact.status for fact in tiny.facts} == set(Status)


def test_an_outlet_that_the_statement_names_is_not_named_twice(tiny):
    fact = replace(tiny.fact["fjordmark-silent"], statement="Northern Wire reported a silence.")
    assert sentence(fact, tiny) == (
        "Northern Wire reported a silence (19 May 2031; as retold in the article)."
    )


def test_the_judgement_of_an_outlet_is_called_that_and_has_no_date_of_its_own(tiny):
    fact = replace(
        tiny.fact["fjordmark-silent"], statement="Fjordmark waits.", when_is=WhenIs.REPORT
    )
    assert sentence(retold(fact, basis=Basis.JUDGEMENT), tiny) == (
        "In Northern Wire's judgement Fjordmark waits (reported 19 May 2031; as retold in the"
        " article)."
    )


def test_a_report_older_than_its_article_was_made(tiny):
    fact = tiny.fact["fjordmark-silent"]
    older = replace(fact, when=parse_when("2031-05-01"), when_is=WhenIs.REPORT)
    assert sentence(older, tiny).startswith("Northern Wire reported that Fjordmark would not")


def test_a_date_that_the_sentence_has_is_not_said_twice(tiny):
    fact = replace(tiny.fact["fjordmark-silent"], statement="It was silent on 19 May 2031.")
    assert sentence(fact, tiny) == (
        "Northern Wire reports that it was silent on 19 May 2031 (as retold in the article)."
    )


def test_what_the_curator_wrote_stands_in_place_of_the_sentence_made_by_rule(tiny):
    fact = replace(tiny.fact["fjordmark-silent"], say="Nobody in Fjordmark would say a word")
    assert sentence(fact, tiny) == (
        "Nobody in Fjordmark would say a word (19 May 2031; as retold in the article)."
    )


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("Ånsa Holm kept a log.", "Ånsa Holm kept a log"),
        ("Fjordmark's lamp was lit.", "Fjordmark's lamp was lit"),
        ("Minister Holm kept a log.", "Minister Holm kept a log"),
        ("EU ships came.", "EU ships came"),
        ("Lamp oil ran out.", "lamp oil ran out"),
        ("A lamp was lit.", "a lamp was lit"),
        ("If Fjordmark pays, it is lit.", "if Fjordmark pays, it is lit"),
        ("«Lamp» is its name.", "«Lamp» is its name"),
    ],
)
def test_the_first_word_keeps_its_capital_where_it_is_a_name(tiny, statement, said):
    fact = replace(tiny.fact["fjordmark-silent"], statement=statement)
    assert sentence(fact, tiny).startswith(f"Northern Wire reports that {said} (")
