"""What a card says first, what stands against a fact, and the way that it came."""

from dataclasses import replace

import pytest

from dashboard.domain.card_words import against, related, standing, steps
from dashboard.domain.vocabulary import Status, TensionKind
from dashboard.loading import load
from tests.conftest import ROOT
from tests.reports import retold


@pytest.fixture(scope="module")
def real():
    return load(ROOT / "config.yaml")


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("lamp-failed", "Reported, but denied by Ånsa Holm"),
        ("failure-denied", "A denial by Ånsa Holm of what is reported"),
        ("crew-asked", "Possible, “reportedly”"),
        ("lamp-asked", "Reported"),
    ],
)
def test_how_a_fact_stands_is_said_in_words(tiny, fact, said):
    assert standing(tiny.fact[fact], tiny) == said


def test_who_claims_or_will_not_comment_is_named(tiny):
    fact = retold(tiny.fact["lamp-asked"], status=Status.CLAIMED, speaker="ansa-holm")
    assert standing(fact, tiny) == "Claimed by Ånsa Holm"
    assert standing(retold(fact, status=Status.DECLINED), tiny) == "No comment from Ånsa Holm"
    assert standing(retold(fact, status=Status.DECLINED, speaker=""), tiny) == "No comment"
    assert standing(retold(fact, status=Status.DENIED, speaker=""), tiny) == "A denial"


def test_a_name_keeps_no_capital_article_within_a_sentence(tiny):
    actors = tuple(
        replace(one, name="The Harbour Guard") if one.id == "ansa-holm" else one
        for one in tiny.actors
    )
    fact = retold(tiny.fact["lamp-asked"], status=Status.CLAIMED, speaker="ansa-holm")
    assert standing(fact, replace(tiny, actors=actors)) == "Claimed by the Harbour Guard"


def test_what_is_told_two_ways_is_said_to_be(sequel):
    said = standing(sequel.fact["lamp-asked"], sequel)
    assert said == "Possible, “apparently”, but said two ways"


def test_what_no_longer_stands_says_so(sequel):
    assert standing(sequel.fact["crew-asked"], sequel) == "Withdrawn; it no longer holds"
    assert standing(sequel.fact["nights-dark-three"], sequel) == "Corrected; it no longer holds"


def told(fact, dossier):
    return [(one.how, [other.id for other in one.facts]) for one in against(fact, dossier)]


def test_a_denial_and_what_it_denies_stand_against_each_other(tiny):
    assert told(tiny.fact["lamp-failed"], tiny) == [("Denied", ["failure-denied"])]
    assert told(tiny.fact["failure-denied"], tiny) == [("It denies", ["lamp-failed"])]
    assert told(tiny.fact["lamp-asked"], tiny) == []


def test_a_denial_that_only_a_tension_names_stands_against_what_it_marks(tiny):
    bare = {"lamp-failed", "failure-denied"}
    facts = tuple(replace(f, disputes=()) if f.id in bare else f for f in tiny.facts)
    dossier = replace(tiny, facts=facts)
    assert told(dossier.fact["lamp-failed"], dossier) == [("Denied", ["failure-denied"])]


def test_two_versions_stand_against_each_other_and_are_not_told_twice(tiny):
    [tension] = (one for one in tiny.tensions if one.id == "dark-or-not")
    versions = replace(
        tension, kind=TensionKind.TWO_VERSIONS, facts=("crew-asked", "lamp-asked"), marks=()
    )
    dossier = replace(tiny, tensions=(versions,))
    fact = dossier.fact["crew-asked"]
    assert told(fact, dossier) == [("Also reported this way", ["lamp-asked"])]
    assert [one.id for one in related(tiny.fact["crew-asked"], tiny)] == ["lamp-asked"]
    assert related(fact, dossier) == ()
    unease = replace(versions, kind=TensionKind.UNEASE)
    assert told(fact, replace(tiny, tensions=(unease,))) == []


def test_nothing_that_no_longer_stands_is_held_against_a_fact(sequel):
    gone = sequel.superseded.keys()
    for fact in sequel.facts:
        others = {other.id for one in against(fact, sequel) for other in one.facts}
        assert others.isdisjoint(gone)
        assert not (others and fact.id in gone)


def test_the_way_of_a_claim_begins_where_it_is_known_first_and_ends_with_the_reader(tiny):
    way = steps(tiny.fact["crew-asked"].lead, tiny)
    links = [link.name for link in reversed(tiny.chain(tiny.fact["crew-asked"]))]
    assert [step.name for step in way] == [*links, "You"]
    assert way[0].worth == "Unnamed sources. People who are not named."
    assert way[1].worth == "Outlet. It reports this."
    assert way[2].worth == "Article of 20 May 2031. It retells this in paragraph 3."
    assert way[-1].worth == "You read it here in our own words."


def test_who_is_quoted_stands_first_where_the_chain_ends_with_an_outlet(real):
    fact = real.fact["trump-denies-considering-strikes"]
    way = steps(fact.lead, real)
    assert [step.name for step in way] == ["Donald Trump", "Bloomberg", "The article", "You"]
    assert way[1].worth == "On the record. Said in public or signed by somebody named."


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("letter-asks-missiles", "Reported, but said two ways"),
        ("letter-probably-asks-missiles", "Possible, “probably”, but said two ways"),
        ("strike-options-considered", "Considered, but denied by Donald Trump"),
        ("trump-says-no", "A denial by Donald Trump of what is reported"),
    ],
)
def test_the_facts_of_the_real_dossier_stand_as_the_issue_has_it(real, fact, said):
    assert standing(real.fact[fact], real) == said
