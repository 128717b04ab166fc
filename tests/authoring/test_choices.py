"""Choices: what a new claim is to the dossier, and the entries that this changes."""

import pytest

from dashboard.authoring.accepting import NotAccepted, accept, judged
from dashboard.authoring.auditing import NoBench, bench
from dashboard.authoring.choices import Choice, Kind, NoChoice, changes_of, choice_of
from dashboard.authoring.drafts import read_drafts
from dashboard.authoring.saving import entry_in, file_of
from dashboard.domain.vocabulary import Answer, Stage, Status
from dashboard.loading import load
from tests.authoring import scene
from tests.authoring.scene import set_key

PROPOSALS = {
    one["id"]: one for one in scene.plain_yaml(scene.FOLDER / "proposals.yaml")["proposals"]
}
ENGLISH, RUSSIAN = scene.TEXTS


def put(config, *ids, **keys):
    """Write some of the sixty proposals into drafts, the last one with other keys."""
    chosen = [PROPOSALS[id] for id in ids]
    scene.put_proposals(config, [*chosen[:-1], chosen[-1] | keys])


def proposed(config, id):
    for record in scene.TEXTS:
        for one in read_drafts(config, record).proposals:
            if one.id == id:
                return one, bench(config, record)
    raise LookupError(id)


def taken(config, id, choice=""):
    """Accept a proposal; return the dossier that comes of it, which loads."""
    one, judge = proposed(config, id)
    accept(config, one, judge, choice)
    return load(config)


def written(config, collection, id):
    return entry_in(config, file_of(config, collection), collection, id)


def test_a_new_claim_is_the_last_fact(prepared):
    put(prepared, "boats-asked")
    dossier = taken(prepared, "boats-asked")
    assert dossier.facts[-1].id == "boats-asked"
    one, _ = proposed(prepared, "boats-asked")
    assert (one.proposal.accepted, one.proposal.choice) == (True, "new")


def test_the_same_claim_gets_another_report(prepared):
    put(prepared, "nine-aboard", "nine-on-the-trawler")
    before = taken(prepared, "nine-aboard").fact["nine-aboard"]
    dossier = taken(prepared, "nine-on-the-trawler", "same:nine-aboard")
    fact = dossier.fact["nine-aboard"]
    assert "nine-on-the-trawler" not in dossier.fact
    assert [report.via[0] for report in fact.reports] == ["observer", "vestnik"]
    assert fact.reports[:1] == before.reports
    assert (fact.statement, fact.when) == (before.statement, before.when)


def test_a_third_report_follows_the_second(prepared):
    put(prepared, "nine-aboard", "nine-on-the-trawler")
    taken(prepared, "nine-aboard")
    dossier = taken(prepared, "nine-on-the-trawler", "same:nine-aboard")
    one, _ = proposed(prepared, "nine-on-the-trawler")
    (change,) = changes_of(prepared, dossier, one, Choice(Kind.SAME, "nine-aboard"))
    assert [report["via"][0] for report in change.entry["reports"]] == [
        *("observer", "vestnik", "vestnik")
    ]


def test_a_report_that_takes_over_from_a_passage_does_so_still(prepared):
    put(prepared, "nine-aboard", "nine-on-the-trawler")
    taken(prepared, "nine-aboard")
    facts = prepared.parent / "data" / "facts.yaml"
    text = facts.read_text("utf-8")
    passage = "passages:\n  - id: log\n    via: [observer, coast-radio, harbour-log]\n"
    moved = (
        "    via: [observer, coast-radio, harbour-log]\n    paragraphs: [8]\n    when: 2031-05-24"
    )
    start = text.index("- id: nine-aboard")
    new = text[start:].replace(moved, "    from: log\n    paragraphs: [8]\n    when: 2031-05-24")
    facts.write_text(passage + text[:start] + new, "utf-8")
    before = load(prepared).fact["nine-aboard"]
    after = taken(prepared, "nine-on-the-trawler", "same:nine-aboard").fact["nine-aboard"]
    assert after.reports[0] == before.reports[0]


def test_a_narrower_claim_qualifies_the_wider_one(prepared):
    put(prepared, "two-nights", qualifies=["lamp-is-old"])
    dossier = taken(prepared, "two-nights", "narrower:lamp-failed")
    assert dossier.fact["two-nights"].qualifies == ("lamp-is-old", "lamp-failed")


def test_a_denial_and_what_it_denies_dispute_each_other(prepared):
    put(prepared, "holm-denies")
    dossier = taken(prepared, "holm-denies", "contradicts:lamp-failed")
    assert dossier.fact["holm-denies"].disputes == ("lamp-failed",)
    assert dossier.fact["lamp-failed"].disputes == ("failure-denied", "holm-denies")


def test_two_versions_stand_in_a_tension(prepared):
    put(prepared, "two-nights")
    dossier = taken(prepared, "two-nights", "contradicts:lamp-failed")
    tension = dossier.tensions[-1]
    assert (tension.kind, tension.facts) == ("two-versions", ("lamp-failed", "two-nights"))
    assert dossier.fact["two-nights"].disputes == ()


def test_a_correction_tells_what_rested_on_the_old_claim(prepared):
    put(prepared, "two-nights")
    one, judge = proposed(prepared, "two-nights")
    verdict = judged(one, judge, "corrects:lamp-failed")
    assert verdict.faults == ()
    assert [str(fault).split(",")[0] for fault in verdict.left] == [
        "key_figures 1 · fact: rests on 'lamp-failed'",
        "strands 1 · lines 1 · facts: rests on 'lamp-failed'",
    ]
    dossier = taken(prepared, "two-nights", "corrects:lamp-failed")
    assert dossier.superseded["lamp-failed"].id == "two-nights"


def test_a_claim_that_is_taken_back_says_since_when_and_why(prepared):
    put(prepared, "report-corrected")
    dossier = taken(prepared, "report-corrected", "withdraws:crew-asked")
    withdrawn = dossier.fact["crew-asked"].withdrawn
    assert withdrawn.on.isoformat() == "2031-05-28"
    assert withdrawn.why == PROPOSALS["report-corrected"]["statement"]
    assert "report-corrected" not in dossier.fact


def test_an_answered_question_keeps_its_answer_with_day_and_fact(prepared):
    put(prepared, "letter-receipt")
    dossier = taken(prepared, "letter-receipt", "answers:new-site-where")
    (answered,) = (one.answered for one in dossier.questions if one.answered)
    assert (answered.on.isoformat(), answered.facts) == ("2031-05-29", ("letter-receipt",))
    assert answered.says == PROPOSALS["letter-receipt"]["statement"]


def test_a_stage_that_moves_keeps_the_old_one_with_day_and_fact(prepared):
    put(prepared, "tropica-did-not-reply")
    dossier = taken(prepared, "tropica-did-not-reply", "moves:tropica-response:declined")
    (response,) = (one for one in dossier.responses if one.id == "tropica-response")
    (past,) = response.past
    assert (response.answer, response.facts) == (Answer.DECLINED, ("tropica-did-not-reply",))
    assert (past.answer, past.facts) == (Answer.UNCLEAR, ("tropica-unclear",))
    assert past.on.isoformat() == "2031-05-20"


def test_a_request_that_moves_keeps_its_old_stage(prepared):
    put(prepared, "lamp-bought", kind="answer")
    dossier = taken(prepared, "lamp-bought", "moves:fjordmark-lamp:delivered")
    (row,) = (one for one in dossier.aid if one.id == "fjordmark-lamp")
    assert (row.stage, row.stage_fact) == (Stage.DELIVERED, "lamp-bought")
    assert row.facts == ("lamp-asked", "lamp-under-way", "lamp-bought")
    (past,) = row.past
    assert (past.stage, past.fact, past.on.isoformat()) == (
        *(Stage.REQUESTED, "lamp-asked", "2031-05-20"),
    )


def test_a_stage_that_the_fact_does_not_bear_out_is_refused(prepared):
    put(prepared, "lamp-bought")
    before = written(prepared, "aid", "fjordmark-lamp")
    with pytest.raises(NotAccepted, match="is 'delivered', but 'lamp-bought' is about the request"):
        taken(prepared, "lamp-bought", "moves:fjordmark-lamp:delivered")
    assert written(prepared, "aid", "fjordmark-lamp") == before
    assert "lamp-bought" not in load(prepared).fact


def test_a_wrong_proposal_is_refused_whatever_the_choice(prepared):
    put(prepared, "letter-sent")
    for choice in ("new", "same:lamp-asked", "narrower:lamp-asked", "corrects:lamp-asked"):
        with pytest.raises(NotAccepted, match="the quoted words say 'denied'"):
            taken(prepared, "letter-sent", choice)


def test_a_proposal_that_is_no_fact_is_refused_even_as_a_report(prepared):
    put(prepared, "nine-on-the-trawler", when="soon")
    with pytest.raises(NotAccepted, match="when: 'soon'"):
        taken(prepared, "nine-on-the-trawler", "same:lamp-failed")


def test_a_denial_needs_to_say_what_it_denies(prepared):
    put(prepared, "holm-denies")
    with pytest.raises(NotAccepted, match="nothing that it denies is given"):
        taken(prepared, "holm-denies")


def test_the_choice_may_stand_in_the_draft(prepared):
    put(prepared, "holm-denies", choice="contradicts:lamp-failed")
    assert taken(prepared, "holm-denies").fact["holm-denies"].status is Status.DENIED


def test_an_id_that_is_taken_is_refused(prepared):
    put(prepared, "boats-asked")
    one, judge = proposed(prepared, "boats-asked")
    taken(prepared, "boats-asked")
    judge = bench(prepared, ENGLISH)
    assert [str(fault) for fault in judged(one, judge).faults] == [
        "id: 'boats-asked' is taken; choose another id"
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sane:lamp-failed", "'sane' is no choice: did you mean 'same'?"),
        ("other", "'other' is no choice: one of new, same, "),
        ("same", "there is no fact ''; write same:ID"),
        ("same:lamp-faild", "there is no fact 'lamp-faild'; did you mean 'lamp-failed'?"),
        ("answers:lamp-failed", "there is no question 'lamp-failed'"),
        ("moves:lamp-failed:shipped", "there is no request or response 'lamp-failed'"),
        ("moves:fjordmark-lamp", "write moves:fjordmark-lamp:WORD, with one of "),
        ("moves:fjordmark-lamp:requested", "'fjordmark-lamp' is 'requested' already"),
        ("moves:tropica-response:shipped", "write moves:tropica-response:WORD, with one of "),
    ],
)
def test_a_choice_that_cannot_be_made_is_told(text, told):
    dossier = load(scene.FOLDER.parents[1] / "tiny" / "config.yaml")
    with pytest.raises(NoChoice) as error:
        choice_of(text, dossier)
    assert told in str(error.value)


def test_a_choice_is_written_as_it_is_read():
    assert str(Choice(Kind.MOVES, "row", "shipped")) == "moves:row:shipped"
    assert str(Choice()) == "new"


def test_without_the_text_of_the_article_nothing_is_judged(prepared):
    (prepared.parent / "seeds" / f"{ENGLISH}.txt").unlink()
    with pytest.raises(
        NoBench, match=f"is missing; put its text beside its record, as seeds/{ENGLISH}"
    ):
        bench(prepared, ENGLISH)


def test_another_text_is_refused(prepared, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("Something else.\n", "utf-8")
    with pytest.raises(NoBench, match=r"other\.txt: has 1 non-blank lines"):
        bench(prepared, ENGLISH, other)


def test_a_record_that_is_not_there_is_told(prepared):
    with pytest.raises(NoBench, match="there is no record 'nothing'"):
        bench(prepared, "nothing")


def test_what_is_wrong_already_is_not_laid_to_a_proposal(prepared):
    put(prepared, "boats-asked")
    set_key(prepared, "facts", "lamp-asked", "statement", "Islandia asked Atlantis for a new lamp.")
    one, judge = proposed(prepared, "boats-asked")
    assert judge.problems
    assert judged(one, judge).faults == ()
