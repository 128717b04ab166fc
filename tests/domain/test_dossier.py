"""The dossier: what it looks up, and that its digest tells content from layout."""

import os
import subprocess
import sys
from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pytest

from dashboard.domain.sources import Seed

ROOT = Path(__file__).resolve().parents[2]


def test_entries_are_found_by_their_ids(tiny):
    assert tiny.fact["lamp-asked"] is tiny.facts[2]
    assert tiny.source["gazette"].name == "The Harbour Gazette of 20 May 2031"
    assert tiny.actor["ansa-holm"].of == "islandia"
    assert tiny.place["vestra"].lat == 64.15
    assert tiny.equipment_by_id["crews"].name == "Repair crews"
    assert list(tiny.kind) == ["request", "harbour", "answer", "opinion"]


def test_outlets_are_those_that_some_fact_came_through(tiny):
    assert [outlet.id for outlet in tiny.outlets] == ["northern-wire"]

    unheard = replace(tiny, facts=tiny.facts[-1:])
    assert unheard.outlets == ()


def test_states_asked_come_in_the_order_of_the_requests(tiny):
    assert [state.id for state in tiny.states_asked] == ["fjordmark", "tropica"]


def test_facts_know_their_place_their_chain_and_their_article(tiny):
    fact = tiny.fact["lamp-failed"]

    assert [found.id for found in tiny.facts_at("vestra")] == ["failure-denied"]
    assert [link.id for link in tiny.chain(fact)] == ["gazette", "northern-wire", "logbook"]
    article = tiny.article_of(fact)
    assert isinstance(article, Seed)
    assert article.id == "gazette-2031-05-20"


def test_facts_know_what_pulls_at_them(tiny):
    assert [tension.id for tension in tiny.tensions_of("lamp-failed")] == ["dark-or-not"]
    assert tiny.tensions_of("lamp-asked") == ()
    assert [fact.id for fact in tiny.qualified_by("lamp-asked")] == ["crew-asked"]


def test_nothing_in_it_can_be_changed(tiny):
    with pytest.raises(FrozenInstanceError):
        tiny.facts = ()
    with pytest.raises(FrozenInstanceError):
        tiny.facts[0].statement = "another"


def test_two_dossiers_are_the_same_only_if_they_are_one(tiny):
    assert replace(tiny) != tiny
    assert len({tiny, replace(tiny)}) == 2


def test_the_digest_is_of_the_content_alone(tiny):
    assert replace(tiny).digest == tiny.digest
    assert replace(tiny, basemap=Path("elsewhere")).digest == tiny.digest
    assert replace(tiny, seeds_folder=Path("elsewhere")).digest == tiny.digest


@pytest.mark.parametrize(
    "change",
    [
        lambda tiny: {"facts": tiny.facts[::-1]},
        lambda tiny: {"facts": (replace(tiny.facts[0], note="more"), *tiny.facts[1:])},
        lambda tiny: {"config": replace(tiny.config, title="another")},
        lambda tiny: {"outlines": {}},
        lambda tiny: {"tripwires": replace(tiny.tripwires, facts=1)},
    ],
    ids=["order", "a fact", "the config", "outlines", "tripwires"],
)
def test_any_other_content_has_another_digest(tiny, change):
    assert replace(tiny, **change(tiny)).digest != tiny.digest


def test_the_digest_is_the_same_in_another_process(tiny):
    """Nothing in it hangs on the order of a set, which differs from process to process."""
    program = (
        "from pathlib import Path; from dashboard.loading import load;"
        "print(load(Path('tests/tiny/config.yaml')).digest)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    assert run.stdout.strip() == tiny.digest


def test_what_is_reported_through_no_outlet_has_the_article_for_its_voice(tiny):
    assert [source.id for source in tiny.voices] == ["gazette", "northern-wire"]
    assert tiny.voice(tiny.fact["lamp-failed"]).id == "northern-wire"
    assert tiny.voice(tiny.fact["failure-denied"]).id == "gazette"


def test_both_sides_of_a_tension_are_contested(tiny):
    assert tiny.contested == {"lamp-failed", "failure-denied"}


def test_the_facts_of_a_state_are_also_those_of_its_people(tiny):
    assert [fact.id for fact in tiny.facts_of("fjordmark")] == ["lamp-asked", "fjordmark-silent"]
    assert [fact.id for fact in tiny.facts_of("islandia")] == [
        "failure-denied",
        "lamp-asked",
        "crew-asked",
        "lamp-is-old",
    ]


def test_a_question_is_found_by_the_facts_that_it_touches(tiny):
    assert [one.id for one in tiny.questions_of("lamp-under-way")] == ["ship-arrived"]
    assert tiny.questions_of("lamp-failed") == ()
