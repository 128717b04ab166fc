"""Sentences to say out loud: whole, attributed, hedged, and no more than the fact."""

from dataclasses import replace

import pytest

from dashboard.domain.dates import parse_when
from dashboard.domain.sentence import sentence
from dashboard.domain.vocabulary import Status

SAID = {
    "lamp-failed": "According to Northern Wire, citing the logbook, the lamp of Skerra Point went "
    "dark for about three nights (between 2 May 2031 and 4 May 2031; as of 20 May 2031).",
    "failure-denied": "According to the article, which names no outlet for it, the keeper denied "
    "that the lamp ever went dark (6 May 2031; as of 20 May 2031).",
    "lamp-asked": "According to Northern Wire, citing the logbook, Islandia asked Fjordmark for a "
    "new lamp (about 8 May 2031, a date worked out; as of 20 May 2031).",
    "crew-asked": "According to Northern Wire, citing officials of the harbour, Islandia "
    "reportedly asked Tropica for a crew to repair the old lamp (reported May 2031; as of 20 May "
    "2031).",
    "lamp-under-way": "According to the article, citing a ship tracker and naming no outlet, a "
    "ship was to carry the lamp from Fjord Town to Skerra Point (since 18 May 2031; as of 20 May "
    "2031).",
    "fjordmark-silent": "According to Northern Wire, Fjordmark would not comment (19 May 2031; as "
    "of 20 May 2031).",
    "tropica-unclear": "According to the article, which names no outlet for it, it is not known "
    "whether Tropica answered (as of 20 May 2031).",
    "lamp-is-old": "According to the article, citing the Lamp Office and naming no outlet, the "
    "lamp was 120 years old, and a new one costs 1.5 million crowns (reported possibly 2024; as "
    "of 20 May 2031).",
    "boats-at-risk": "According to the article, which names no outlet for it, the Reef Club said "
    "that boats had been at risk (by April 2031; as of 20 May 2031).",
    "move-considered": "According to the article, which names no outlet for it, two lamp makers "
    "said that moving the lighthouse was being considered (as of 20 May 2031).",
}


@pytest.mark.parametrize("fact", SAID)
def test_a_fact_is_said_so(tiny, fact):
    assert sentence(tiny.fact[fact], tiny) == SAID[fact]


def test_every_status_and_every_fact_is_among_them(tiny):
    assert list(SAID) == [fact.id for fact in tiny.facts]
    assert {fact.status for fact in tiny.facts} == set(Status)


def test_an_outlet_that_the_statement_names_is_not_named_twice(tiny):
    fact = replace(tiny.fact["fjordmark-silent"], statement="Northern Wire reported a silence.")
    assert sentence(fact, tiny) == (
        "According to the article, Northern Wire reported a silence (19 May 2031; as of 20 May "
        "2031)."
    )


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("Ånsa Holm kept a log.", "Ånsa Holm kept a log"),
        ("Fjordmark's lamp was lit.", "Fjordmark's lamp was lit"),
        ("EU ships came.", "EU ships came"),
        ("Lamp oil ran out.", "lamp oil ran out"),
        ("A lamp was lit.", "a lamp was lit"),
        ("«Lamp» is its name.", "«Lamp» is its name"),
    ],
)
def test_the_first_word_keeps_its_capital_where_it_is_a_name(tiny, statement, said):
    fact = replace(tiny.fact["tropica-unclear"], statement=statement, when=parse_when("2031-05-20"))
    assert sentence(fact, tiny) == (
        f"According to the article, which names no outlet for it, {said} (as of 20 May 2031)."
    )
