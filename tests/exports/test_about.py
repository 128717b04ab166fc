"""What every export says of itself, and how it puts a fact in words."""

from dataclasses import replace

import pytest

from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.domain.wording import listed
from dashboard.exports.about import about, drawn_from, publications
from dashboard.exports.account import account


def test_the_attribution_names_the_article_its_day_and_the_outlets(tiny, real):
    assert drawn_from(tiny) == (
        "Drawn from The Harbour Gazette of 20 May 2031, which reports on Northern Wire."
    )
    assert drawn_from(real).startswith("Drawn from The article (31 October 2025), which reports")
    assert drawn_from(real).endswith("CNN and Axios.")


def test_an_article_that_reports_on_nobody_stands_alone(tiny):
    seeds = tuple(replace(seed, outlets=()) for seed in tiny.seeds)
    assert drawn_from(replace(tiny, seeds=seeds)) == (
        "Drawn from The Harbour Gazette of 20 May 2031."
    )


def test_the_publications_are_the_article_and_then_its_outlets(tiny):
    assert [source.id for source in publications(tiny)] == ["gazette", "northern-wire"]


def test_the_head_counts_what_is_let_through_and_keeps_the_digest_of_the_whole(tiny):
    head = about(excerpt(tiny, Selection(text="zeppelin")))
    assert (head.facts, head.digest) == (0, tiny.digest)
    assert head.as_of_line == "As of 20 May 2031"


@pytest.mark.parametrize(
    ("names", "said"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_names_are_listed_as_a_sentence_has_them(names, said):
    assert listed(names) == said


def test_the_account_of_a_fact_says_everything_that_stands_behind_it(tiny):
    assert list(account(tiny.fact["failure-denied"], tiny)) == [
        "How firmly: Denied. A party says that it is not so.",
        "Denies what is reported.",
        "Who says so: The Harbour Gazette of 20 May 2031 ← The keeper's statement; paragraph 2 of"
        " the article.",
        "Basis: On the record. Said in public or signed by somebody named.",
        "Speaker: Ånsa Holm.",
        "When: 6 May 2031. It happened, was said, or was meant to happen, at this time.",
        "Where: Vestra.",
        "Denies, or is denied by: The lamp of Skerra Point went dark for about three nights; the"
        " keeper denied that it ever went dark.",
    ]
