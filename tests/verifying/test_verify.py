"""A draft held against the made-up dossier: what is lost, what is kept, what nobody can judge."""

import json

import pytest

from dashboard.cli import main
from dashboard.domain.phrasing import claim
from dashboard.domain.ready_sentence import sentence
from dashboard.verifying import judging, verify
from dashboard.verifying.report import as_json, as_lines
from tests.conftest import TINY


def held(text, dossier):
    return verify(text.encode(), "draft.txt", dossier)


def kinds(made):
    return {loss.kind.value for finding in made.findings for loss in finding.lost}


def ready(dossier, name):
    return sentence(dossier.fact[name], dossier)


def test_every_ready_sentence_is_unchanged(tiny, sequel):
    for dossier in (tiny, sequel):
        made = held("\n\n".join(sentence(fact, dossier) for fact in dossier.facts), dossier)

        assert made.findings == ()
        assert made.counts["unchanged"] == len(dossier.facts)
        assert made.is_good


@pytest.mark.parametrize(
    ("name", "find", "put", "kind"),
    [
        ("crew-asked", "reportedly ", "", "hedge lost"),
        ("lamp-failed", "three nights", "thirteen nights", "figure or date changed"),
        ("lamp-failed", "about three", "three", "figure or date changed"),
        ("lamp-failed", "nights", "weeks", "figure or date changed"),
        ("lamp-failed", "; the keeper denied that it ever went dark", "", "caveat lost"),
        ("lamp-under-way", "was to carry", "carried", "status raised"),
        ("fjordmark-silent", "would not comment", "agreed", "status raised"),
        ("failure-denied", "denied that", "confirmed that", "status raised"),
        (
            "lamp-asked",
            "Islandia asked Fjordmark",
            "Fjordmark asked Islandia",
            "not in the dossier",
        ),
        ("lamp-asked", "asked Fjordmark", "asked Tropica", "not in the dossier"),
    ],
)
def test_what_an_edit_loses_is_said_with_the_fact(tiny, name, find, put, kind):
    text = ready(tiny, name)
    assert find in text

    made = held(text.replace(find, put, 1), tiny)

    assert kind in kinds(made)
    assert not made.is_good
    assert any(name in finding.facts for finding in made.findings) or kind.startswith("not")


def test_a_claim_without_its_source_has_lost_it(tiny):
    made = held(claim(tiny.fact["lamp-asked"]), tiny)

    assert kinds(made) == {"source lost"}


def test_several_things_can_be_lost_at_once(tiny):
    made = held("Islandia asked Tropica for nine crews to repair the old lamp.", tiny)

    assert {"hedge lost", "source lost", "figure or date changed"} <= kinds(made)


def test_what_says_nothing_of_the_dossier_is_not_judged(tiny):
    made = held("Good morning, minister. The weather is fine.\n\n灯塔在夜里熄灭了", tiny)

    assert made.counts["not judged"] == 3
    assert made.verdict.startswith("Nothing to judge")
    assert made.why["in another language or script"] == 1


def test_a_claim_of_ones_own_about_our_names_is_not_in_the_dossier(tiny):
    assert kinds(held("Islandia has bought nine submarines in secret.", tiny)) == {
        "not in the dossier"
    }


def test_of_a_draft_without_end_the_first_sentences_are_judged(tiny, monkeypatch):
    monkeypatch.setattr(judging, "MOST_SENTENCES", 3)
    made = held("It is so. " * 9, tiny)

    assert sum(made.counts.values()) == 3
    assert made.has_more


HOSTILE = (
    "<script>alert(1)</script>",
    "[^" * 400,
    "(" * 2000,
    "\u202e\ufffe",
    ";" * 3000,
    "1,000,000," * 200,
    "probably " * 500,
)


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_read_as_words(tiny, words):
    made = held(f"Islandia {words} the lamp\n\n{words}", tiny)

    assert json.loads(as_json(made))["file"] == "draft.txt"
    assert list(as_lines(made))


def test_the_command_says_what_is_lost_and_ends_with_1(tiny, tmp_path, capsys):
    file = tmp_path / "draft.txt"
    file.write_text(ready(tiny, "crew-asked").replace("reportedly ", ""))

    assert main(["verify", str(file), "--config", str(TINY)]) == 1
    said = capsys.readouterr().out
    assert said.startswith("line 1: hedge lost\n  the draft: ")
    assert f"the dossier: {ready(tiny, 'crew-asked')}" in said
    assert "Not judged at all: " in said

    assert main(["verify", str(file), "--json", "--config", str(TINY)]) == 1
    made = json.loads(capsys.readouterr().out)
    assert made["findings"][0]["facts"] == ["crew-asked"]
    assert made["lost"] == {"hedge lost": 1}


def test_the_command_ends_with_0_where_nothing_is_lost(tiny, tmp_path, capsys):
    file = tmp_path / "draft.md"
    file.write_text(ready(tiny, "crew-asked"))

    assert main(["verify", str(file), "--config", str(TINY)]) == 0
    assert "Nothing is lost" in capsys.readouterr().out


def test_the_command_says_in_one_line_what_cannot_be_read(tmp_path, capsys):
    for name in ("gone.txt", "a.pdf"):
        (tmp_path / "a.pdf").write_bytes(b"%PDF")

        assert main(["verify", str(tmp_path / name), "--config", str(TINY)]) == 1
        assert capsys.readouterr().err.count("\n") == 1
