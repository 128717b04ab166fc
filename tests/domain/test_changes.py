"""What changed between two states of a dossier: each change by its kind, and nothing else."""

from dataclasses import fields, replace
from datetime import date

import pytest

from dashboard.domain.aid import PastStage
from dashboard.domain.changes import (
    by_kind,
    changes,
    changes_in,
    changes_since,
    counted_in,
    marks,
)
from dashboard.domain.config import Config
from dashboard.domain.dates import parse_when
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import excerpt
from dashboard.domain.facts import Figure, Withdrawal
from dashboard.domain.kinds_of_change import ChangeKind
from dashboard.domain.presented import NOT_TOLD
from dashboard.domain.published import Headline
from dashboard.domain.selection import Selection
from dashboard.domain.states import COMPARED, state_of
from dashboard.domain.tensions import Answered
from dashboard.domain.vocabulary import Answer, Basis, Stage, Status, WhenIs

K = ChangeKind


def with_fact(dossier, name, **more):
    """The dossier with other keys of one fact."""
    facts = tuple(replace(one, **more) if one.id == name else one for one in dossier.facts)
    return replace(dossier, facts=facts)


def with_report(dossier, name, **more):
    """The dossier with other keys of the only report of a fact, and of the fact."""
    fact = dossier.fact[name]
    own = {key: more.pop(key) for key in list(more) if key in {s.name for s in fields(fact)}}
    return with_fact(dossier, name, reports=(replace(fact.lead, **more),), **own)


def with_row(dossier, collection, name, **more):
    rows = getattr(dossier, collection)
    changed = tuple(replace(one, **more) if one.id == name else one for one in rows)
    return replace(dossier, **{collection: changed})


def without(dossier, collection, name):
    left = tuple(one for one in getattr(dossier, collection) if one.id != name)
    return replace(dossier, **{collection: left})


def found(old, new):
    return [(one.kind, one.id) for one in changes(state_of(old), state_of(new))]


def said(old, new):
    (one,) = changes(state_of(old), state_of(new))
    return one.sentence


def more_facts(dossier, *facts):
    return replace(dossier, facts=(*dossier.facts, *facts))


def test_nothing_changed_of_a_dossier_that_is_the_same(tiny, sequel):
    for dossier in (tiny, sequel):
        assert found(dossier, replace(dossier)) == []


def test_a_claim_that_was_added(tiny):
    new = replace(tiny.fact["lamp-asked"], id="ship-asked", statement="Islandia asked for a ship.")
    assert found(tiny, more_facts(tiny, new)) == [(K.ADDED, "ship-asked")]
    assert said(tiny, more_facts(tiny, new)) == "New: “Islandia asked for a ship.”"


def test_a_claim_that_was_corrected_is_told_once(tiny):
    two = Figure(value=2, unit="nights", written="two")
    newer = replace(
        tiny.fact["lamp-failed"],
        id="two-nights",
        statement="The lamp went dark for two nights.",
        figures=(two,),
        corrects="lamp-failed",
    )
    corrected = more_facts(tiny, newer)

    assert found(tiny, corrected) == [(K.CORRECTED, "lamp-failed")]
    assert said(tiny, corrected) == (
        "Corrected: “The lamp of Skerra Point went dark for about three nights.”"
        " Now: “The lamp went dark for two nights.”"
    )
    assert found(corrected, replace(corrected)) == []


def test_a_claim_that_was_withdrawn_says_why_and_what_is_in_its_place(tiny):
    gone = Withdrawal(on=date(2031, 5, 20), why="The wire took it back.")
    assert found(tiny, with_fact(tiny, "crew-asked", withdrawn=gone))[0] == (
        K.WITHDRAWN,
        "crew-asked",
    )
    offered = replace(tiny.fact["crew-asked"], id="offered", statement="Tropica offered a crew.")
    instead = replace(gone, replaced_by="offered")
    new = more_facts(with_fact(tiny, "crew-asked", withdrawn=instead), offered)
    first, *rest = changes(state_of(tiny), state_of(new))
    assert K.ADDED not in [one.kind for one in rest]
    assert first.sentence == (
        "Withdrawn: “Islandia reportedly asked Tropica for a crew to repair the old lamp.”"
        " The wire took it back. In its place, new: “Tropica offered a crew.”"
    )


def test_a_claim_that_was_deleted_is_told_though_nobody_should(tiny):
    gone = without(tiny, "facts", "boats-at-risk")
    assert said(tiny, gone).startswith("Taken out, neither corrected nor withdrawn: “The Reef Club")


def test_a_claim_under_another_id_is_the_same_claim(tiny):
    old = tiny.fact["boats-at-risk"]
    renamed = replace(old, id="boats-in-danger", formerly=("boats-at-risk",))
    new = more_facts(without(tiny, "facts", "boats-at-risk"), renamed)
    assert found(tiny, new) == []


@pytest.mark.parametrize(
    ("more", "kinds", "words"),
    [
        (
            {
                "hedge": "apparently",
                "statement": "Islandia apparently asked Fjordmark for a new lamp.",
            },
            [K.HEDGE_ADDED],
            "Now softened by “apparently”: ",
        ),
        ({"status": Status.CLAIMED}, [K.STATUS], "Now Claimed, before Reported: "),
        ({"when": parse_when("2031-05-14")}, [K.DATE], "Now dated 14 May 2031 (date worked out)"),
        (
            {"when_is": WhenIs.EVENT, "when_why": ""},
            [K.DATE],
            "about 15 May 2031 is now the date of the event",
        ),
        ({"statement": "Islandia begged Fjordmark."}, [K.REWORDED], "Reworded: “Islandia begged"),
        ({"basis": Basis.ON_RECORD}, [K.OTHER], "Now rests on on the record, before on documents"),
        ({"note": "More."}, [K.OTHER], "Changed: note of “Islandia asked"),
        ({"places": ("vestra",), "caveat": "so they say"}, [K.OTHER], "Changed: caveat and places"),
        ({"paragraphs": (1,)}, [K.OTHER], "Changed: paragraphs of"),
        ({"short": "Another label"}, [K.OTHER], "Changed: label of"),
        ({"when_why": "Counted."}, [K.OTHER], "Changed: how the date was worked out of"),
    ],
)
def test_each_change_of_a_claim_has_its_kind_and_its_sentence(tiny, more, kinds, words):
    made = changes(state_of(tiny), state_of(with_report(tiny, "lamp-asked", **more)))

    assert [one.kind for one in made] == kinds
    assert all(one.sentence.startswith(words) and one.facts == ("lamp-asked",) for one in made)


def test_a_hedge_that_was_dropped(tiny):
    firm = "Islandia asked Tropica for a crew to repair the old lamp."
    new = with_report(tiny, "crew-asked", hedge="", status=Status.REPORTED, statement=firm)
    assert found(tiny, new) == [(K.HEDGE_DROPPED, "crew-asked")]


def test_a_figure_that_changed(tiny):
    figures = (Figure(value=121, unit="years"), *tiny.fact["lamp-is-old"].figures[1:])
    new = with_fact(tiny, "lamp-is-old", figures=figures)
    assert said(tiny, new).startswith("Now 121 years, 1.5 million crowns, before 120 years, 1.5")


def test_another_report_of_a_claim_says_who(tiny):
    fact = tiny.fact["lamp-asked"]
    second = replace(fact.lead, via=("gazette", "ship-tracker"))
    new = with_fact(tiny, "lamp-asked", reports=(fact.lead, second))
    assert found(tiny, new) == [(K.REPORT, "lamp-asked")]
    assert said(tiny, new).startswith("Now also reported by The Harbour Gazette of 20 May 2031: ")
    assert "no longer by Northern Wire" in said(
        tiny, with_fact(tiny, "lamp-asked", reports=(second,))
    )


def test_a_denial_of_what_stood(tiny):
    new = with_fact(tiny, "boats-at-risk", disputes=("lamp-asked",))
    assert found(tiny, new) == [(K.CONTRADICTED, "boats-at-risk")]


def test_a_stage_and_an_answer_that_moved(tiny):
    past = PastStage(stage=Stage.REQUESTED, on=date(2031, 5, 20), fact="lamp-asked")
    moved = with_row(tiny, "aid", "fjordmark-lamp", stage=Stage.PROMISED, past=(past,))
    assert said(tiny, moved) == (
        "One lamp of no stated type, asked of Fjordmark: now Promised, before Requested."
    )
    agreed = with_row(tiny, "responses", "fjordmark-response", answer=Answer.GRANTED)
    assert said(tiny, agreed) == "Fjordmark: now Agreed, before No comment."


def test_questions_that_are_new_answered_and_open_again(tiny):
    question = tiny.questions[0]
    answered = Answered(on=date(2031, 5, 20), says="It did.", facts=("lamp-under-way",))
    new = with_row(tiny, "questions", question.id, answered=answered)
    assert found(tiny, new) == [(K.ANSWERED, "ship-arrived")]
    assert said(tiny, new) == "Did the ship arrive? It did."
    assert said(new, tiny) == "Open again: Did the ship arrive?"
    assert found(without(tiny, "questions", "ship-arrived"), tiny) == [(K.QUESTION, "ship-arrived")]


KEYS = ("note", "name", "what", "statement", "phrase", "about", "title", "topic")


@pytest.mark.parametrize("collection", COMPARED[1:])
def test_no_entry_comes_goes_or_changes_in_silence(tiny, collection):
    state = state_of(tiny)
    rows = dict(state.of(collection))
    name, row = next(iter(rows.items()))
    other = replace(row, **{next(key for key in KEYS if hasattr(row, key)): "Another."})

    def with_rows(left):
        return replace(state, entries={**state.entries, collection: left})

    changed = with_rows(rows | {name: other})
    gone = with_rows({id_: one for id_, one in rows.items() if id_ != name})
    for old, new in ((state, changed), (state, gone), (gone, state)):
        (one,) = changes(old, new)
        assert one.id == name
        assert one.sentence.rstrip("”").endswith((".", "?", "!"))


def with_config(dossier, **more):
    return replace(dossier, config=replace(dossier.config, **more))


def test_what_is_shown_first_is_told_of_by_the_lines_that_differ(tiny):
    headline = Headline(text="The lamp went dark.", facts=("lamp-failed",))
    assert said(tiny, with_config(tiny, headline=headline)) == (
        "The headline: now “The lamp went dark.”"
    )
    first, *others = tiny.config.strands
    fewer = with_config(tiny, strands=(replace(first, lines=first.lines[:1]), *others))
    assert said(tiny, fewer) == (
        "The first page: no longer “What is said of the lamp: Moving the lighthouse was being"
        " considered, two lamp makers said”."
    )
    turned = with_config(tiny, limits=("It is all made up.", "It is short."))
    assert said(tiny, turned) == "What the dossier cannot tell: now “It is short.”"
    again = with_config(turned, limits=turned.config.limits[::-1])
    assert said(turned, again) == "What the dossier cannot tell: in another order."


def test_a_key_figure_is_told_of_by_its_number(tiny):
    first, *others = tiny.config.key_figures
    new = with_config(tiny, key_figures=(replace(first, label="Dark nights"), *others))
    assert said(tiny, new).startswith("Key figures: now “about 3 nights: Dark nights”, no longer")


@pytest.mark.parametrize("name", sorted({s.name for s in fields(Config)} - NOT_TOLD))
def test_no_setting_changes_in_silence(tiny, name):
    state = state_of(tiny)
    new = replace(state, settings={**state.settings, name: "another"})
    (one,) = changes(state, new)
    assert one.sentence == f"Changed in how it is shown: {name.replace('_', ' ')}."


def test_labels_of_maps_and_titles_of_slides_are_told_of(tiny):
    near, *others = tiny.config.maps
    labelled = replace(near, signs=(replace(near.signs[0], label="Dark"), *near.signs[1:]))
    assert "“Northern waters, Skerra Point, Dark”" in said(
        tiny, with_config(tiny, maps=(labelled, *others))
    )
    first, *rest = tiny.config.slides
    titled = with_config(tiny, slides=(replace(first, title="The log"), *rest))
    assert said(tiny, titled).startswith("Slides: now “The log”, no longer")


def test_every_collection_of_the_dossier_is_compared(tiny):
    apart = {"outlines", "basemap", "config", "tripwires", "reviews"}
    held = {spec.name for spec in fields(Dossier)} - apart - {"folder", "changed", "before"}
    assert held == set(COMPARED) - {"kinds"}


def test_the_sequel_counts_each_change_once(tiny, sequel):
    made = changes(state_of(tiny), state_of(sequel))
    kinds = {kind: len(many) for kind, many in by_kind(made).items()}

    assert list(kinds) == [kind for kind in ChangeKind if kind in kinds]
    assert (kinds[K.CORRECTED], kinds[K.REPORT], kinds[K.HEDGE_ADDED]) == (1, 3, 1)
    assert len({(one.kind, one.collection, one.id) for one in made}) == len(made)


def test_marks_say_what_became_of_a_fact_and_never_that_what_is_new_was_withdrawn(tiny, sequel):
    made = marks(replace(sequel, before=tiny))
    assert made["facts", "crew-asked"] is K.WITHDRAWN
    assert made["facts", "crew-offered"] is K.ADDED
    assert made["facts", "nights-dark-three"] is K.CORRECTED
    assert made["facts", "nights-dark-two"] is K.ADDED
    assert made["facts", "harbour-closed"] is K.ADDED
    assert marks(sequel) == {}
    assert changes_since(sequel) == ()


def test_a_filter_acts_on_what_changed_as_on_everything_else(tiny, sequel):
    compared = replace(sequel, before=tiny)
    whole = excerpt(compared, Selection())
    assert changes_in(whole) == changes_since(compared)
    shown = excerpt(compared, Selection(text="harbour closed"))
    assert [one.id for one in changes_in(shown)] == ["harbour-closed"]
    assert counted_in(shown) == f"1 of {len(changes_since(compared))} changes"
    assert counted_in(excerpt(replace(tiny, before=replace(tiny)), Selection())) == "no change"
