"""How a claim is worded: with its caveat, its date and what is held against it."""

from dataclasses import replace

import pytest

from dashboard.domain.dates import in_words, parse_when
from dashboard.domain.phrasing import caveat, claim, contest, dating, sentence, when_in_words
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


def dated(tiny, when, when_is, why=""):
    fact = replace(tiny.fact["lamp-asked"], when=parse_when(when), when_is=when_is, when_why=why)
    return when_in_words(fact, tiny)


def test_a_statement_is_followed_by_its_caveat(tiny):
    fact = replace(tiny.facts[0], statement="A letter was sent.", caveat="where to is not said")
    assert claim(fact) == "A letter was sent; where to is not said."
    assert caveat(fact) == "Where to is not said."
    bare = replace(fact, caveat="")
    assert (claim(bare), caveat(bare)) == ("A letter was sent.", "")


def test_an_open_beginning_up_to_the_day_of_the_article_gives_no_period(tiny):
    assert tiny.seeds[0].date.isoformat() == "2031-05-20"
    assert dated(tiny, "../2031-05-20", WhenIs.INFERRED) == "no period given"
    why = "'Of late', in a log that is not dated."
    assert dated(tiny, "../2031-05-20", WhenIs.INFERRED, why) == "dated only 'of late'"


@pytest.mark.parametrize(
    ("when", "when_is", "said"),
    [
        ("../2031-05-19", WhenIs.INFERRED, "by 19 May 2031"),
        ("../2031-05-20", WhenIs.EVENT, "by 20 May 2031"),
        ("2031-05-20", WhenIs.INFERRED, "20 May 2031"),
        ("2031-05-19/..", WhenIs.INFERRED, "since 19 May 2031"),
    ],
)
def test_any_other_date_says_what_is_known(tiny, when, when_is, said):
    assert dated(tiny, when, when_is) == said


def test_a_period_that_is_asked_for_lasts_until_its_end():
    assert in_words(parse_when("../2031-05-19")) == "until 19 May 2031"


def test_what_a_date_is_of_is_said_beside_it_unless_there_is_none(tiny):
    fact = tiny.fact["lamp-asked"]
    assert dating(fact, tiny)[1] == fact.when_is.label.lower()
    none = replace(fact, when=parse_when("../2031-05-20"), when_is=WhenIs.INFERRED, when_why="")
    assert dating(none, tiny) == ("no period given",)


def test_what_is_held_against_a_fact_is_a_sentence(tiny):
    assert contest(tiny.fact["lamp-failed"], tiny) == "Denied by Ånsa Holm."
    assert contest(tiny.fact["failure-denied"], tiny) == "Denies what is reported."
    assert contest(tiny.fact["lamp-asked"], tiny) == ""
