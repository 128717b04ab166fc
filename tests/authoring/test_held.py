"""Facts written by hand, held against the sentence of their paragraphs that is most like them."""

from dataclasses import replace

import pytest

from dashboard.authoring.held import held_against_text
from dashboard.cli import main
from dashboard.domain.facts import Report
from dashboard.domain.vocabulary import Basis, Status
from dashboard.loading import load
from tests.loading.copies import ROOT, TINY, edit

ARTICLE = ROOT / "tests" / "texts" / "gazette-2031-05-20.txt"
PARAGRAPHS = {
    1: "The repair of the lamp may last until the middle of June. The fog did not lift.",
    2: "Fjordmark has promised 50 crowns for the repair, a keeper said.",
    3: "Tropica's fleet is considering sending a crew to the lighthouse. It rained.",
    4: "The prices of oil have tripled since the fire. The boat sank north of the reef.",
    5: "Islandia accused the Reef Club of having used the closed harbour.",
    6: "Fjordmark sent two of the boats that Islandia may have asked for.",
    7: "The lamp was lit. The lamp was probably lit.",
    9: "The boat, which sank near Vestra, has lost no oil, the rescuers of the Reef Club told"
    " Nordtråden.",
    10: "The boat has lost no oil, Nordtråden said.",
    8: "The boat had oil on board. Whether any of it has leaked is not known, a keeper said.",
}


@pytest.fixture(scope="module")
def tiny():
    return load(TINY / "config.yaml")


def told_of(tiny, number, statement, status="reported", **keys):
    report = Report(
        status=Status(status), basis=Basis.ARTICLE, via=("gazette",), paragraphs=(number,), **keys
    )
    fact = replace(tiny.facts[0], id="x", statement=statement, reports=(report,))
    dossier = replace(tiny, facts=(fact,))
    held = held_against_text(dossier, dossier.seeds[0], PARAGRAPHS)
    return [f"{one.fault.rule}: {one.fault.what}" for one in held]


THERE = "the words of its paragraphs"


@pytest.mark.parametrize(
    ("number", "statement", "status", "said"),
    [
        (
            1,
            "The repair of the lamp will last until the middle of June.",
            "reported",
            f"hedges-are-kept: loses 'may', which softens {THERE}",
        ),
        (
            2,
            "Fjordmark paid 50 crowns for the repair.",
            "reported",
            f"what-is-to-come-is-not-done: is put as known, and {THERE} say 'promised'",
        ),
        (
            3,
            "Tropica's fleet planned to send a crew to the lighthouse.",
            "planned",
            f"status-is-that-of-the-words: is 'planned', and {THERE} say 'considering'",
        ),
        (
            4,
            "The prices of oil doubled after the fire.",
            "reported",
            f"directions-are-kept: says 'doubled', and {THERE} 'tripled'",
        ),
        (
            4,
            "The boat sank south of the reef.",
            "reported",
            f"directions-are-kept: says 'south', and {THERE} 'north'",
        ),
        (
            8,
            "Some of the oil leaked.",
            "reported",
            "what-is-left-open-is-not-told: has 'leaked' as known, and its paragraphs leave open"
            " whether it is",
        ),
        (
            9,
            "The boat has lost no oil.",
            "reported",
            "voices-behind-are-kept: says nothing of who says so, and behind the words of its"
            " paragraphs stands 'Reef Club'",
        ),
        (
            5,
            "The Reef Club accused Islandia of having used the closed harbour.",
            "claimed",
            f"accusers-are-not-the-accused: has 'reef-club' accuse, and {THERE} have it accused",
        ),
    ],
)
def test_a_slip_is_told_with_the_words_that_it_is_seen_by(tiny, number, statement, status, said):
    assert told_of(tiny, number, statement, status) == [said]


@pytest.mark.parametrize(
    ("number", "statement", "status"),
    [
        (2, "Fjordmark promised 50 crowns for the repair, a keeper said.", "reported"),
        (3, "Tropica's fleet was considering whether to send a crew.", "considered"),
        (4, "The prices of oil tripled after the fire.", "reported"),
        (4, "The boat sank north of the reef.", "reported"),
        (5, "Islandia accused the Reef Club of having used the closed harbour.", "claimed"),
        (6, "Fjordmark sent two boats.", "reported"),
        (7, "The lamp was lit.", "reported"),
        (1, "It rained.", "reported"),
        (9, "The boat sank near Vestra.", "reported"),
        (9, "The boat has lost no oil, the Reef Club said.", "claimed"),
        (10, "The boat has lost no oil.", "reported"),
        (8, "The boat had oil on board.", "reported"),
        (8, "Nobody knows whether oil leaked.", "unclear"),
        (8, "It is not known whether oil leaked.", "reported"),
    ],
)
def test_what_is_right_or_cannot_be_told_is_passed_over(tiny, number, statement, status):
    assert told_of(tiny, number, statement, status) == []


def test_a_hedge_that_is_kept_is_none_lost(tiny):
    statement = "The repair of the lamp may last until the middle of June."
    assert told_of(tiny, 1, statement, "possible", hedge="may") == []


def test_an_article_in_another_language_is_not_compared_with_english(tiny):
    seeds = (replace(tiny.seeds[0], language="fi"), *tiny.seeds[1:])
    statement = "The repair of the lamp will last until the middle of June."
    assert told_of(replace(tiny, seeds=seeds), 1, statement) == []


@pytest.mark.parametrize("command", ["check", "audit"])
def test_both_commands_tell_it_at_the_line_of_the_fact(copy, command, capsys):
    old = "statement: Fjordmark would not comment."
    edit(copy / "data" / "facts.yaml", old, "statement: Fjordmark commented on 19 May.")
    words = ["--article", str(ARTICLE), "--config", str(copy / "config.yaml")]
    assert main([command, *words]) == 1
    said = capsys.readouterr().out
    assert "data/facts.yaml:69:5  fact 'fjordmark-silent'" in said


@pytest.mark.parametrize("command", ["check", "audit"])
def test_the_made_up_dossier_passes(copy, command, capsys):
    words = ["--article", str(ARTICLE), "--config", str(copy / "config.yaml")]
    assert main([command, *words]) == 0, capsys.readouterr().out
