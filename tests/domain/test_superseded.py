"""Facts that were corrected or withdrawn: listed and drawn, and in no count."""

from dataclasses import replace

from dashboard.domain.phrasing import claim
from dashboard.domain.superseded import (
    older,
    plain_claim,
    struck_sign,
    superseded_by,
    superseded_how,
    superseded_why,
)

CORRECTED, REPLACED, GONE = "nights-dark-three", "crew-asked", "boats-at-risk"


def ids(entries):
    return [entry.id for entry in entries]


def test_it_is_said_what_became_of_each(sequel):
    told = {name: superseded_why(sequel.fact[name], sequel) for name in (CORRECTED, REPLACED, GONE)}
    assert told == {
        CORRECTED: "Corrected by: The lamp was dark for two nights.",
        REPLACED: "Withdrawn on 21 May 2031: Northern Wire took it back. In its place: Tropica had"
        " offered a crew.",
        GONE: "Withdrawn on 21 May 2031: The Reef Club took its words back.",
    }
    assert [superseded_how(sequel.fact[name], sequel) for name in told] == [
        *("Corrected", "Withdrawn", "Withdrawn")
    ]
    assert [superseded_by(sequel.fact[name], sequel) for name in told] == [
        *("nights-dark-two", "crew-offered", "")
    ]


def test_of_what_stands_nothing_is_said(sequel, tiny):
    fact = sequel.fact["lamp-asked"]
    assert superseded_why(fact, sequel) == superseded_how(fact, sequel) == ""
    assert plain_claim(fact, sequel) == claim(fact)
    assert struck_sign(tiny) == ()
    assert struck_sign(sequel)


def test_where_nothing_can_be_struck_through_words_stand_before_the_claim(sequel):
    assert plain_claim(sequel.fact[CORRECTED], sequel) == (
        "[Corrected by: The lamp was dark for two nights.] The lamp was dark for three nights."
    )


def test_the_newer_fact_knows_the_older(sequel):
    assert ids(older(sequel.fact["nights-dark-two"], sequel)) == [CORRECTED]
    assert ids(older(sequel.fact["crew-offered"], sequel)) == [REPLACED]
    assert older(sequel.fact["lamp-failed"], sequel) == ()


def test_a_correction_settles_a_tension_and_a_withdrawn_denial_marks_nothing(sequel):
    assert {CORRECTED, "nights-dark-two"}.isdisjoint(sequel.contested)
    assert sequel.contested["lamp-failed"] == "denied by Ånsa Holm"
    withdrawal = sequel.fact[GONE].withdrawn
    facts = [
        replace(fact, withdrawn=withdrawal) if fact.id == "failure-denied" else fact
        for fact in sequel.facts
    ]
    assert "lamp-failed" not in replace(sequel, facts=tuple(facts)).contested
