"""The dossier: what it looks up, and that its digest tells content from layout."""

import os
import pickle
import subprocess
import sys
from dataclasses import FrozenInstanceError, fields, replace
from datetime import date
from pathlib import Path

import pytest

from dashboard.domain import attribution
from dashboard.domain.card_words import against
from dashboard.domain.facts import Withdrawal
from dashboard.domain.published import Review
from dashboard.domain.record import as_json
from dashboard.domain.sources import Seed
from dashboard.domain.vocabulary import Basis, Status, TensionKind
from tests.reports import retold

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
    assert replace(tiny, basemap={}, outlines={}, changed=1).digest == tiny.digest
    assert replace(tiny, before=tiny).digest == tiny.digest
    assert replace(tiny, folder=Path("elsewhere")).digest == tiny.digest


@pytest.mark.parametrize(
    "change",
    [
        lambda tiny: {"facts": tiny.facts[::-1]},
        lambda tiny: {"facts": (replace(tiny.facts[0], note="more"), *tiny.facts[1:])},
        lambda tiny: {"config": replace(tiny.config, title="another")},
        lambda tiny: {"tripwires": replace(tiny.tripwires, facts=1)},
    ],
    ids=["order", "a fact", "the config", "tripwires"],
)
def test_any_other_content_has_another_digest(tiny, change):
    assert replace(tiny, **change(tiny)).digest != tiny.digest


def test_the_digest_is_the_same_for_a_model_that_knows_more_keys(tiny):
    """A key that a later version knows, and that no entry gives, is no part of it."""
    fact = tiny.facts[0]
    assert {"note", "withdrawn", "formerly"} & as_json(fact).keys() == set()
    assert {"past"} & as_json(tiny.aid[0]).keys() == set()
    assert "review" not in as_json(tiny.config)
    assert as_json(replace(fact, note="Read it."))["note"] == "Read it."


def test_who_read_an_entry_is_no_part_of_the_digest(tiny):
    review = Review(by="A. Holm", on=date(2031, 5, 21), digest="0123456789abcdef")
    assert replace(tiny, reviews={"facts:lamp-failed": review}).digest == tiny.digest


def test_what_pages_are_made_from_is_also_the_outlines_and_the_edition_before(tiny, sequel):
    made = {
        tiny.made_from,
        replace(tiny, basemap={"world_50m.json": b"other"}).made_from,
        replace(tiny, before=sequel).made_from,
        replace(tiny, facts=tiny.facts[:-1]).made_from,
    }

    assert len(made) == 4
    assert replace(tiny, changed=1).made_from == tiny.made_from


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


def test_a_denial_marks_who_denies_and_what_is_denied(tiny):
    assert tiny.contested == {
        "lamp-failed": "denied by Ånsa Holm",
        "failure-denied": "denies what is reported",
    }


def test_a_denial_by_nobody_named_is_said_without_a_name(tiny):
    (failed, denied, *rest) = tiny.facts
    unnamed = replace(tiny, facts=(failed, retold(denied, speaker=""), *rest))
    assert unnamed.contested["lamp-failed"] == "denied"


def of_kind(dossier, kind, **changes):
    (tension,) = dossier.tensions
    return replace(dossier, tensions=(replace(tension, kind=kind, **changes),))


def test_two_versions_are_worded_two_ways_and_unease_marks_nothing(tiny):
    two = of_kind(tiny, TensionKind.TWO_VERSIONS, facts=("lamp-asked", "crew-asked"))
    assert two.contested == dict.fromkeys(("lamp-asked", "crew-asked"), "said two ways")
    assert of_kind(tiny, TensionKind.UNEASE).contested == {}


def test_a_tension_marks_only_the_facts_that_it_names_for_that(tiny):
    assert of_kind(tiny, TensionKind.DENIAL, marks=("lamp-failed",)).contested == {
        "lamp-failed": "denied by Ånsa Holm"
    }


def test_a_denial_is_held_against_what_it_disputes_and_against_nothing_beside_it(tiny):
    wider = of_kind(tiny, TensionKind.DENIAL, facts=("lamp-failed", "failure-denied", "lamp-asked"))
    assert wider.contested == tiny.contested
    assert against(wider.fact["lamp-asked"], wider) == ()


def test_a_denial_that_disputes_no_claim_of_its_tension_marks_all_of_them(tiny):
    other = of_kind(tiny, TensionKind.DENIAL, facts=("failure-denied", "lamp-asked"))
    assert other.contested == {
        "lamp-asked": "denied by Ånsa Holm",
        "failure-denied": "denies what is reported",
    }


def test_of_two_denials_each_is_named_where_it_was_said(tiny):
    (failed, denied, asked, *rest) = tiny.facts
    other = replace(
        retold(denied, speaker="reef-club"), id="asking-denied", disputes=(asked.id,), qualifies=()
    )
    dossier = replace(
        of_kind(tiny, TensionKind.DENIAL, facts=(failed.id, denied.id, asked.id, other.id)),
        facts=(failed, denied, replace(asked, disputes=(other.id,)), other, *rest),
    )
    assert dossier.contested[failed.id] == "denied by Ånsa Holm"
    assert dossier.contested[asked.id] == f"denied by {dossier.actor['reef-club'].name}"


def test_what_is_denied_and_told_in_two_versions_is_called_denied(tiny):
    versions = replace(tiny.tensions[0], id="versions", kind=TensionKind.TWO_VERSIONS)
    for tensions in ((*tiny.tensions, versions), (versions, *tiny.tensions)):
        assert replace(tiny, tensions=tensions).contested == tiny.contested


def test_a_fact_whose_reports_differ_is_contested_in_no_tension(tiny):
    (*rest, last) = tiny.facts
    softer = replace(last.lead, status=Status.POSSIBLE, via=("gazette",))
    told_twice = replace(last, reports=(last.lead, softer))
    dossier = replace(tiny, facts=(*rest, told_twice), tensions=())
    assert dossier.contested == {last.id: "said two ways"}


def test_what_is_corrected_or_withdrawn_no_longer_stands_and_keeps_its_address(tiny):
    (failed, denied, asked, *rest) = tiny.facts
    taken_back = Withdrawal(on=date(2031, 5, 22), why="It was wrong.", replaced_by="crew-asked")
    dossier = replace(
        tiny,
        facts=(
            failed,
            replace(denied, corrects="lamp-failed"),
            replace(asked, withdrawn=taken_back),
            *rest,
        ),
    )
    assert {old: new.id for old, new in dossier.superseded.items()} == {
        "lamp-failed": "failure-denied",
        "lamp-asked": "crew-asked",
    }
    assert len(dossier.current) == len(tiny.facts) - 2
    assert not {"lamp-failed", "lamp-asked"} & {fact.id for fact in dossier.current}
    assert dossier.fact["lamp-failed"] is failed
    assert (tiny.superseded, tiny.current) == ({}, tiny.facts)


def test_what_is_withdrawn_and_replaced_by_nothing_leaves_a_gap(tiny):
    withdrawn = Withdrawal(on=date(2031, 5, 22), why="It was wrong.")
    facts = (replace(tiny.facts[0], withdrawn=withdrawn), *tiny.facts[1:])
    assert replace(tiny, facts=facts).superseded == {"lamp-failed": None}


def test_a_former_id_leads_to_the_id_of_today(tiny):
    facts = (replace(tiny.facts[0], formerly=("dark", "lamp-dark")), *tiny.facts[1:])
    assert replace(tiny, facts=facts).present_id == {
        "dark": "lamp-failed",
        "lamp-dark": "lamp-failed",
    }


@pytest.mark.parametrize(
    ("fact", "origins"),
    [
        ("lamp-failed", {"logbook"}),  # the end of its chain
        ("failure-denied", {"ansa-holm"}),  # whoever speaks
        ("move-considered", {"lamp-experts"}),
        ("tropica-unclear", set()),  # the article says so, on whatever ground
        ("boats-at-risk", {"reef-club"}),  # in the article alone
        ("fjordmark-silent", set()),  # an outlet does
    ],
)
def test_an_origin_is_who_speaks_or_the_end_of_the_chain(tiny, fact, origins):
    assert attribution.origins([tiny.fact[fact]], tiny) == origins


def test_however_many_articles_repeat_a_claim_its_origins_stay_the_same(tiny):
    copies = tuple(replace(tiny.source["gazette"], id=f"copy-{n}") for n in range(3))
    dossier = replace(tiny, sources=(*tiny.sources, *copies))
    repeated = []
    for fact in tiny.facts:
        again = (replace(fact.lead, via=(one.id, *fact.via[1:])) for one in copies)
        repeated.append(replace(fact, reports=(*fact.reports, *again)))
    assert attribution.origins(repeated, dossier) == attribution.origins(tiny.facts, tiny)
    assert len(attribution.origins(tiny.facts, tiny)) == 7


@pytest.mark.parametrize(
    ("basis", "via", "origins"),
    [
        (Basis.JUDGEMENT, ("gazette", "northern-wire"), {"northern-wire"}),
        (Basis.JUDGEMENT, ("gazette",), set()),
        (Basis.OUTLET_REPORT, ("gazette", "northern-wire"), set()),
        (Basis.OUTLET_REPORT, ("gazette", "northern-wire", "logbook"), set()),
        (Basis.ON_RECORD, ("gazette", "northern-wire"), set()),
        (Basis.ON_RECORD, ("gazette", "northern-wire", "keeper-statement"), {"keeper-statement"}),
    ],
)
def test_an_outlet_is_an_origin_only_of_what_it_concludes_itself(tiny, basis, via, origins):
    fact = retold(tiny.fact["lamp-asked"], basis=basis, via=via)
    assert attribution.origins([fact], tiny) == origins


def test_each_report_has_an_origin_of_its_own(tiny):
    fact = tiny.fact["lamp-failed"]
    second = replace(fact.lead, via=("gazette", "ship-tracker"), basis=Basis.TRACKING)
    assert attribution.origins([replace(fact, reports=(fact.lead, second))], tiny) == {
        "logbook",
        "ship-tracker",
    }


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


def test_what_is_sent_to_another_process_is_the_content_alone(tiny):
    assert tiny.contested
    sent = pickle.loads(pickle.dumps(tiny))
    assert list(vars(sent)) == [spec.name for spec in fields(tiny)]
    assert sent.digest == tiny.digest
