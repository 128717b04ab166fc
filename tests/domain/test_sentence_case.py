"""Within a sentence a name and a weekday keep their capital, and other words lose it."""

from dataclasses import replace

import pytest

from dashboard.domain.dates import parse_when
from dashboard.domain.phrasing import ground, when_in_words
from dashboard.domain.ready_sentence import as_cited, sentence
from dashboard.domain.sentence_case import within
from dashboard.domain.sole_source import SoleSource
from dashboard.domain.vocabulary import WhenIs


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Wednesday", "Wednesday"),
        ("Wednesday night", "Wednesday night"),
        ("On Sunday", "on Sunday"),
        ("Last Sunday", "last Sunday"),
        ("Last week", "last week"),
        ("A week earlier", "a week earlier"),
        ("Recently", "recently"),
        ("May", "May"),
        ("Late May", "late May"),
        ("SeaLens", "SeaLens"),
        ("SeaLens data", "SeaLens data"),
        ("Islandia's holiday", "Islandia's holiday"),
        ("Officials of the harbour", "officials of the harbour"),
    ],
)
def test_a_text_within_a_sentence(tiny, text, said):
    assert within(text, tiny) == said


def test_the_weekday_that_a_date_rests_on_keeps_its_capital(tiny):
    fact = replace(tiny.fact["lamp-asked"], when_why="'Wednesday', counted from Tuesday 20 May.")

    assert ground(fact, tiny) == "Wednesday"
    assert "by our reckoning from 'Wednesday'" in sentence(fact, tiny)
    undated = replace(fact, when=parse_when("../2031-05-20"), when_is=WhenIs.INFERRED)
    assert when_in_words(undated, tiny) == "dated only 'Wednesday'"


@pytest.mark.parametrize(
    ("name", "native", "said"),
    [
        ("SeaLens", (), "SeaLens"),
        ("Sealens", ("Sealens",), "Sealens"),
        ("Trackers", ("trackers",), "trackers"),
    ],
)
def test_what_rests_on_a_source_alone_calls_it_by_its_name(tiny, name, native, said):
    source = replace(tiny.source["ship-tracker"], name=name, native=native, phrase="")
    alone = SoleSource(tiny, (source,), (tiny.fact["lamp-under-way"],), (), (), ())

    assert as_cited(source, tiny) == said
    assert alone.sentence == f"1 of 10 facts rests on {said} alone."
