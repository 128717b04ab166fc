"""Proposals and the choice on the reading page: each is judged, and taken or refused alone."""

import pytest

from dashboard.loading import load
from tests.authoring.desks import BAD, DRAFTS, GOOD, RECORD, Visitor, made_up, put


@pytest.fixture
def visitor(tmp_path):
    made = Visitor(made_up(tmp_path))
    drafts(made).parent.mkdir()
    drafts(made).write_text(DRAFTS, "utf-8")
    return made


def drafts(visitor):
    return visitor.config.parent / "drafts" / f"{RECORD}.yaml"


def facts(visitor):
    return visitor.config.parent / "data" / "facts.yaml"


def decide(visitor, path, proposal, **more):
    asked = {"record": RECORD, "paragraph": "2", "proposal": proposal, **more}
    return visitor.post(path, [[name, value] for name, value in asked.items()])


def test_proposals_are_at_their_paragraph_and_counted_beside_the_text(visitor):
    parts = visitor.get("/parts", record=RECORD, paragraph="2").json()

    assert "2 proposals" in parts["p2"]
    assert "proposal" not in parts["p3"]
    assert f'data-decides="{GOOD}"' in parts["work"]
    assert "It stayed dark for nine nights" in parts["work"]


def test_a_proposal_whose_words_are_not_there_is_refused_and_told_why(visitor):
    before = facts(visitor).read_bytes()
    shown = visitor.get("/verdict", record=RECORD, proposal=BAD).json()["html"]

    assert 'class="wrong"' in shown
    assert "nine" in shown
    assert "data-accept disabled" in shown
    answer = decide(visitor, "/accept", BAD)
    assert answer.status_code == 422
    assert f"proposal '{BAD}' is not accepted" in answer.json()["line"]
    assert facts(visitor).read_bytes() == before


def test_a_good_one_is_accepted_alone_and_the_draft_notes_it(visitor):
    shown = visitor.get("/verdict", record=RECORD, proposal=GOOD, choice="narrower:lamp-failed")
    assert "The audit has nothing to object to" in shown.json()["html"]

    answer = decide(visitor, "/accept", GOOD, choice="narrower:lamp-failed")

    assert answer.status_code == 200, answer.text
    assert load(visitor.config).fact[GOOD].qualifies == ("lamp-failed",)
    noted = drafts(visitor).read_text("utf-8")
    assert noted.startswith("# Written by a program.\n")
    assert noted.count("accepted: true") == 1
    assert "one proposal" in answer.json()["parts"]["p2"]
    assert decide(visitor, "/accept", GOOD).json()["line"] == (
        f"proposal '{GOOD}' is no longer open"
    )


def test_a_refusal_needs_a_reason_and_is_kept_with_it(visitor):
    assert decide(visitor, "/refuse", BAD, why=" ").json()["line"] == "say why it is refused"
    assert decide(visitor, "/refuse", BAD, why="The article says three.").status_code == 200
    assert "refused: The article says three.\n" in drafts(visitor).read_text("utf-8")


def test_a_proposal_may_be_mended_in_the_form_and_is_then_accepted(visitor):
    pairs = visitor.form(paragraph=2, proposal=GOOD)
    assert dict(pairs)["quote"] == "It stayed dark for three nights"

    answer = visitor.post("/save", put(pairs, short="Three nights", choice="narrower:lamp-failed"))

    assert answer.status_code == 200, answer.text
    assert load(visitor.config).fact[GOOD].short == "Three nights"
    assert drafts(visitor).read_text("utf-8").count("accepted: true") == 1


def test_a_draft_that_cannot_be_read_is_told_on_the_page(visitor):
    drafts(visitor).write_text("proposals:\n  - id: x\n    unheard: of\n", "utf-8")

    assert "unheard" in visitor.get("/").text


def test_the_twins_of_a_new_claim_are_shown_with_the_choice(visitor):
    pairs = put(
        visitor.form(paragraph=2),
        statement="The lamp of Skerra Point went dark for three nights.",
    )
    shown = visitor.post("/check", pairs).json()["html"]

    assert "Is this said already?" in shown
    for value in ("same:lamp-failed", "contradicts:lamp-failed", "corrects:lamp-failed"):
        assert f'value="{value}"' in shown
    assert 'value="answers:' in shown


def test_the_same_claim_adds_a_report_and_no_fact(visitor):
    pairs = put(
        visitor.form(paragraph=3),
        statement="Islandia asked Fjordmark for a new lamp.",
        short="Lamp asked for",
        reports__0__via="gazette, northern-wire",
        reports__0__basis="outlet-report",
        reports__0__status="reported",
        reports__0__hedge="",
        choice="same:lamp-asked",
    )
    before = len(load(visitor.config).facts)

    answer = visitor.post("/save", pairs)

    assert answer.status_code == 200, answer.text
    after = load(visitor.config)
    assert len(after.facts) == before
    assert [one.via for one in after.fact["lamp-asked"].reports] == [
        ("gazette", "northern-wire", "logbook"),
        ("gazette", "northern-wire"),
    ]


def test_the_words_of_the_article_are_held_against_the_form_while_one_types(visitor):
    pairs = put(visitor.form(paragraph=2, proposal=BAD))
    said = visitor.post("/check", pairs).json()["said"]

    assert "quote" in {one["field"] for one in said}


@pytest.mark.parametrize("choice", ["same:nobody", "unheard", "moves:lamp:nowhere"])
def test_a_choice_that_cannot_be_made_is_one_line(visitor, choice):
    answer = decide(visitor, "/accept", GOOD, choice=choice)

    assert answer.status_code == 422
    assert "\n" not in answer.json()["line"]


def test_a_fact_that_cannot_be_read_is_not_saved(visitor):
    before = facts(visitor).read_bytes()
    answer = visitor.post("/save", put(visitor.form(paragraph=2), short="No statement"))

    assert answer.status_code == 422
    assert answer.json()["line"].startswith("the fact cannot be read yet: ")
    assert facts(visitor).read_bytes() == before


def test_paragraphs_that_nobody_has_read_yet_stand_in_no_proposals_way(visitor):
    text = facts(visitor).read_text("utf-8").replace("paragraphs: [3]", "paragraphs: [5]")
    facts(visitor).write_text(text.replace("paragraphs: [1, 2]", "paragraphs: [1]"), "utf-8")

    shown = visitor.get("/verdict", record=RECORD, proposal=GOOD, choice="narrower:lamp-failed")
    assert "no fact comes from" not in shown.json()["html"]
    answer = visitor.post("/check", visitor.form(paragraph=2, proposal=GOOD)).json()
    assert "no fact comes from" not in answer["html"]
