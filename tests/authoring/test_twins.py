"""Twins: claims that the dossier has already, or nearly."""

import pytest

from dashboard.authoring.twins import Candidate, candidate_of, twins
from dashboard.loading import load
from tests.loading.copies import TINY


@pytest.fixture(scope="module")
def tiny():
    return load(TINY / "config.yaml")


def found(dossier, **keys):
    return [(twin.fact.id, twin.why) for twin in twins(candidate_of(keys), dossier)]


@pytest.mark.parametrize(
    ("keys", "first"),
    [
        ({"statement": "Skerra Point's lamp was dark for two nights."}, "lamp-failed"),
        ({"statement": "The keeper denied that the lamp went out."}, "failure-denied"),
        ({"statement": "Islandia apparently asked Fjordmark for a new lamp."}, "lamp-asked"),
        ({"statement": "Islandia asked Tropica for a repair crew."}, "crew-asked"),
        ({"statement": "Fjordmark did not comment.", "actors": ["fjordmark"]}, "fjordmark-silent"),
        ({"statement": "It is unclear whether Tropica answered."}, "tropica-unclear"),
        ({"statement": "The Reef Club says boats were at risk."}, "boats-at-risk"),
    ],
)
def test_a_claim_in_other_words_finds_its_twin_first(tiny, keys, first):
    assert found(tiny, **keys)[0][0] == first


@pytest.mark.parametrize(
    "statement",
    [
        "The harbour of Vestra was closed for a day.",
        "The price of fish doubled.",
        "A minister resigned.",
    ],
)
def test_a_new_claim_has_none(tiny, statement):
    assert found(tiny, statement=statement) == []


def test_why_says_all_that_counted(tiny):
    keys = {
        "statement": "The lamp of Skerra Point was dark for two nights.",
        "figures": [{"value": "2", "unit": "nights"}],
        "places": ["skerra-point"],
        "when": "2031-05-03",
    }
    ((name, why), *_) = found(tiny, **keys)
    assert name == "lamp-failed"
    assert why == (
        "same words: nights, dark, Point and Skerra, another figure: about 3 nights,"
        " same places: skerra-point, same time (2031-05-02/2031-05-04)"
    )


def test_the_same_figure_counts_for_more_than_another(tiny):
    keys = {"statement": "The lamp of Skerra Point was dark.", "figures": [{"unit": "nights"}]}
    scores = []
    for value in ("3", "2"):
        keys["figures"][0]["value"] = value
        scores.append(twins(candidate_of(keys), tiny)[0].score)
    assert scores[0] > scores[1]


@pytest.mark.parametrize(
    "keys",
    [
        {"statement": "Not three nights: two."},
        {"statement": "It was otherwise.", "figures": [{"value": "3", "unit": "nights"}]},
    ],
)
def test_the_same_figure_alone_makes_a_twin(tiny, keys):
    ((name, why),) = found(tiny, **keys)
    assert name == "lamp-failed"
    assert why.endswith("same figure: about 3 nights")


def test_a_number_in_the_words_of_the_article_finds_the_fact_that_it_corrects(tiny):
    candidate = candidate_of({"statement": ""}, words="It was two and not three nights, it said.")
    assert [twin.fact.id for twin in twins(candidate, tiny)] == ["lamp-failed"]


def test_a_number_of_something_else_finds_nothing(tiny):
    assert found(tiny, statement="A crew of three resigned.") == []


def test_no_fact_is_its_own_twin(tiny):
    fact = tiny.fact["lamp-failed"]
    alike = twins(Candidate(fact.statement, id=fact.id), tiny)
    assert fact.id not in [twin.fact.id for twin in alike]


def test_what_is_not_understood_counts_for_nothing():
    read = candidate_of({"statement": "x", "when": "soon", "figures": [{"value": "many"}, "x"]})
    assert read == Candidate("x")
