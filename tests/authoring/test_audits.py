"""The rules that hold a proposal to its quoted words: claims of one sentence in four languages."""

from dataclasses import replace

import pytest

from dashboard.authoring.auditing import RULES
from dashboard.authoring.audits.evidence import Evidence, Span, alike
from dashboard.authoring.audits.firmness import strength
from dashboard.authoring.audits.quantities import measure
from dashboard.domain.dates import parse_when
from dashboard.domain.facts import Fact, Figure, Report
from dashboard.domain.proposals import Proposal
from dashboard.domain.vocabulary import Basis, Status, WhenIs
from dashboard.loading import load
from dashboard.loading.draft import rule_name
from tests.authoring import scene
from tests.loading.copies import TINY

CLAIMS = scene.plain_yaml(scene.FOLDER.parent / "claims.yaml")["claims"]


@pytest.fixture(scope="module")
def tiny():
    return load(TINY / "config.yaml")


def evidence(dossier, claim):
    """What a claim rests on, as if its one paragraph were the article of 20 May 2031."""
    report = Report(
        status=Status(claim.get("status", "reported")),
        basis=Basis(claim.get("basis", "article")),
        via=("gazette",),
        paragraphs=(1,),
        hedge=claim.get("hedge", ""),
    )
    figures = (
        Figure(value=float(f["value"]), unit=f["unit"], approximate="approximate" in f)
        for f in claim.get("figures", ())
    )
    fact = Fact(
        id="x",
        statement=claim["statement"],
        kind="harbour",
        reports=(report,),
        when=parse_when(claim.get("when", "2031-05-20")),
        when_is=WhenIs(claim.get("when_is", "report")),
        figures=tuple(figures),
    )
    proposal = Proposal(id="x", by="test", quote=claim["quote"])
    seed = replace(dossier.seeds[0], language=claim["language"])
    return Evidence(proposal, fact, report, dossier, seed, {1: claim["text"]})


def told_of(dossier, claim):
    held = evidence(dossier, claim)
    return [f"{rule_name(rule)}: {fault}" for rule in RULES for fault in rule(held)]


@pytest.mark.parametrize("claim", CLAIMS, ids=[f"{c['language']} {c['statement']}" for c in CLAIMS])
def test_a_claim_is_refused_if_and_only_if_it_is_wrong_and_can_be_seen_to_be(tiny, claim):
    told = told_of(tiny, claim)
    assert bool(told) is (claim["wrong"] == "yes"), told


def quoting(tiny, text, quote):
    claim = {"language": "en", "text": text, "quote": quote, "statement": "It was so."}
    return evidence(tiny, claim)


@pytest.mark.parametrize(
    ("text", "quote", "sentence"),
    [
        ("It broke. Å. Holm saw it. All left.", "saw it", "Å. Holm saw it. "),
        ("“It broke,” he said. They left.", "broke", "“It broke,” he said. "),
        ("He said: “It broke.” They left.", "They left", "They left."),
        ("It cost 4.5 million. More came.", "cost", "It cost 4.5 million. "),
    ],
)
def test_the_sentence_of_a_quote(tiny, text, quote, sentence):
    held = quoting(tiny, text, quote)
    assert held.text(held.sentences) == sentence


@pytest.mark.parametrize(
    ("text", "quote", "clause"),
    [
        ("Nine were aboard, two of them, possibly, hurt.", "Nine were aboard", "Nine were aboard,"),
        (
            "Nine were aboard, two of them, possibly, were hurt.",
            "two of them",
            " two of them, possibly,",
        ),
        ("The ship, he said, may have sunk.", "may have sunk", " may have sunk."),
    ],
)
def test_the_clause_of_a_quote_has_a_hedge_that_stands_aside(tiny, text, quote, clause):
    held = quoting(tiny, text, quote)
    assert held.text(held.clauses) == clause


def test_a_quote_may_have_a_gap_and_other_quotation_marks(tiny):
    text = "The «lamp» – an old one – wasn’t lit. It broke."
    held = quoting(tiny, text, 'The "lamp" - an old one [...] wasn\'t lit')
    assert [held.text((span,)) for span in held.quoted] == ["The «lamp» – an old one", "wasn’t lit"]


def test_a_quote_is_no_part_of_a_word(tiny):
    assert quoting(tiny, "The lamps broke.", "The lamp").quoted == ()


def test_where_a_quote_goes_wrong_is_told_by_its_own_words(tiny):
    claim = {"language": "en", "text": "Two of them may be hurt.", "statement": "Two were hurt."}
    told = told_of(tiny, claim | {"quote": "Two of them are hurt."})
    assert told[0] == (
        "quote-stands-in-its-paragraphs: quote: is not in ¶ 1: it differs from 'are' on;"
        " copy the words exactly as they are there, and judge them again"
    )


@pytest.mark.parametrize(
    ("rule", "claim"),
    [
        (
            "voices-are-in-the-chain",
            {"text": "The lamp broke, Nordtråden reported.", "statement": "The lamp broke."},
        ),
        (
            "voices-are-in-the-chain",
            {"text": "The lamp broke, according to Nordtråden.", "statement": "The lamp broke."},
        ),
        (
            "status-has-its-words",
            {
                "text": "The lamp broke, the keeper said.",
                "statement": "The keeper denied that the lamp broke.",
                "status": "denied",
            },
        ),
        (
            "hedges-are-there",
            {
                "text": "The lamp possibly broke.",
                "quote": "lamp possibly broke",
                "statement": "The lamp probably broke.",
                "status": "possible",
                "hedge": "probably",
            },
        ),
    ],
)
def test_a_rule_that_no_claim_above_needs(tiny, rule, claim):
    claim = {"language": "en", "quote": "The lamp broke", **claim}
    assert rule in {line.split(":")[0] for line in told_of(tiny, claim)}


def test_a_source_that_is_named_in_passing_is_no_voice(tiny):
    text = "The lamp that Nordtråden had bought broke, and the keeper said so."
    claim = {"language": "en", "text": text, "quote": "The lamp", "statement": "The lamp broke."}
    assert "voices-are-in-the-chain" not in {line.split(":")[0] for line in told_of(tiny, claim)}


def test_one_word_is_no_quote(tiny):
    claim = {"language": "en", "text": "They left.", "quote": "left", "statement": "They left."}
    assert [line.split(":")[0] for line in told_of(tiny, claim)] == ["quote-is-long-enough"]


def test_a_language_without_tables_is_judged_by_the_quote_alone(tiny):
    claim = {
        "language": "fi",
        "text": "Laiva ehkä upposi.",
        "quote": "Laiva ehkä upposi",
        "statement": "The ship sank.",
    }
    assert told_of(tiny, claim) == []


@pytest.mark.parametrize(
    ("words", "language", "unit"),
    [
        ("kilometres an hour", "en", "speed-kilometer-per-hour"),
        ("minut", "pl", "duration-minute"),
        ("horas", "es", "duration-hour"),
        ("crowns", "en", ""),
        ("kilometres", "xx", ""),
    ],
)
def test_units_are_known_in_every_language_of_the_cldr(words, language, unit):
    assert measure(words, language) == unit


def test_hedges_are_as_strong_as_each_other():
    assert strength("probably") == strength("most likely") == "likely"
    assert strength("may") == strength("possibly") == "possible"
    assert strength("is believed to") == "likely"
    assert strength("sort of") == ""


def test_looks_do_not_move_a_letter():
    text = "« ’ – “a” \u02bc"
    assert len(alike(text)) == len(text)
    assert Span(1, 0, 2) == (1, 0, 2)
