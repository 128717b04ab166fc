"""`crisis-dashboard proposals`: what it prints, what it changes, how it ends."""

import json
import re

import pytest

from dashboard.cli import main
from dashboard.loading import load
from tests.authoring import scene

PROPOSALS = {
    one["id"]: one for one in scene.plain_yaml(scene.FOLDER / "proposals.yaml")["proposals"]
}


DENIED = (
    "status: is 'claimed', and the quoted words say 'denied'; write 'denied', and say so in the"
    " statement"
)


@pytest.fixture
def run(prepared, capsys):
    """Run the command on a copy with three proposals; return its exit code and what it prints."""
    chosen = ("boats-asked", "letter-sent", "nine-on-the-trawler")
    scene.put_proposals(prepared, [PROPOSALS[id] for id in chosen])

    def command(*words):
        code = main(["proposals", *words, "--config", str(prepared)])
        out, err = capsys.readouterr()
        return code, out + err

    command.config = prepared
    return command


def test_each_proposal_is_listed_with_its_verdict(run):
    code, said = run("observer-2031-05-28")
    assert code == 1
    assert said.splitlines() == [
        "drafts/observer-2031-05-28.yaml:2  boats-asked (may be accepted), by reader",
        "    Islandia asked Tropica for the loan of two rescue boats, harbour officials said.",
        "drafts/observer-2031-05-28.yaml:27  letter-sent (not to be accepted), by reader",
        "    Jorn Velde said that a letter had been sent.",
        f"    wrong: {DENIED}",
        "observer-2031-05-28: 2 proposals: 1 may be accepted, 1 not to be accepted",
    ]


def test_all_records_are_listed_unless_one_is_named(run):
    _, said = run()
    assert "observer-2031-05-28: 2 proposals" in said
    assert "vestnik-2031-05-29: 1 proposal: 1 may be accepted" in said
    assert run("vestnik-2031-05-29")[0] == 0


def test_programs_get_json(run):
    _, said = run("--json")
    records = json.loads(said)["records"]
    (one, other), _ = (record["proposals"] for record in records)
    assert (one["id"], one["state"], one["choice"], one["faults"]) == (
        *("boats-asked", "may be accepted", "new", []),
    )
    assert other["faults"][0]["rule"] == "status-is-that-of-the-words"
    assert set(other["faults"][0]) == {"key", "what", "hint", "rule"}


def test_one_is_accepted(run):
    assert run("accept", "boats-asked") == (0, "accepted boats-asked as new\n")
    assert "boats-asked" in load(run.config).fact
    assert "boats-asked (accepted), by reader" in run("observer-2031-05-28")[1]
    code, said = run("accept", "boats-asked")
    assert (code, said) == (1, "crisis-dashboard: proposal 'boats-asked' is accepted already\n")


def test_a_wrong_one_is_not_accepted_and_says_why(run):
    code, said = run("accept", "letter-sent")
    assert code == 1
    assert "proposal 'letter-sent' is not accepted:\n  status: is 'claimed'" in said
    assert "letter-sent" not in load(run.config).fact


def test_one_is_refused_with_the_reason_and_stays_in_the_draft(run):
    assert run("refuse", "letter-sent", "--why", "He denied it.") == (0, "refused letter-sent\n")
    assert "letter-sent (refused), by reader" in run("observer-2031-05-28")[1]
    draft = run.config.parent / "drafts" / "observer-2031-05-28.yaml"
    assert "refused: He denied it." in draft.read_text("utf-8")


def test_twins_are_named_with_the_reason(run):
    run("accept", "boats-asked")
    again = PROPOSALS["boats-asked"] | {"id": "again"}
    scene.put_proposals(run.config, [again])
    _, said = run("observer-2031-05-28")
    assert "    to choose: statement: says what 'boats-asked' says; join the two" in said
    assert re.search(r"    like 'boats-asked' \(1\.0\): same words: ", said)
    code, said = run("accept", "again")
    assert code == 1
    assert "statement: says what 'boats-asked' says; join the two" in said


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["refuse", "letter-sent"], 2, "say why it is refused, with --why"),
        (["accept"], 2, "write crisis-dashboard proposals, and after it a record"),
        (["accept", "a", "b"], 2, "write crisis-dashboard proposals"),
        (["accept", "nothing"], 1, "there is no proposal 'nothing' that can be read"),
        (["nothing"], 0, "nothing: 0 proposals"),
        (["accept", "boats-asked", "--as", "sane:x"], 1, "did you mean 'same'?"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(run, words, code, told):
    found, said = run(*words)
    assert found == code
    assert told in said


def test_a_choice_that_cannot_be_made_is_wrong_in_the_list(run):
    _, said = run("vestnik-2031-05-29", "--as", "same:nothing")
    assert "wrong: choice: 'same:nothing': there is no fact 'nothing'" in said


def test_without_drafts_there_is_nothing_to_list(copy, capsys):
    assert main(["proposals", "--config", str(copy / "config.yaml")]) == 1
    assert "drafts/ holds none" in capsys.readouterr().err
