"""What opens a file: the headline, where it is from, and the claims that it rests on."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.excerpt import excerpt
from dashboard.domain.published import Edition, Headline
from dashboard.domain.selection import Selection
from dashboard.domain.sources import Seed
from dashboard.domain.voices import origin
from tests.exports.reading import rendered, words_of

TEXT = "The lamp went dark, the logbook says; the keeper denies it."
ORIGIN = "From one English-language article, which retells one outlet."
HEADLINE = Headline(text=TEXT, facts=("lamp-failed", "failure-denied"))
EDITION = Edition(digest="ab" * 32, on=date(2031, 5, 21), changes="A figure was put right.")


@pytest.fixture(scope="module")
def dossier(tiny):
    config = replace(tiny.config, headline=HEADLINE, editions=(EDITION,), slides=())
    seeds = tuple(replace(seed, language="en") for seed in tiny.seeds)
    return replace(tiny, config=config, seeds=seeds)


ALL = Selection()
READ = ("markdown", "html", "pdf", "docx", "pptx")


def words(name, dossier, selection=ALL):
    return words_of(name, rendered(name, dossier, selection))


@pytest.mark.parametrize("name", READ)
def test_a_file_opens_with_the_headline_and_where_it_is_from(dossier, name):
    said = words(name, dossier)
    others = {"html": '<section class="moments"', "pptx": "The bottom line"}
    rest = said.index(others.get(name, "Nights without a light"))
    assert said.index(TEXT.partition(",")[0]) < said.index(ORIGIN[:20]) < rest


@pytest.mark.parametrize("name", READ)
def test_a_file_of_other_facts_leaves_it_out(dossier, name):
    assert "the keeper denies it" not in words(name, dossier, Selection(kinds=("answer",)))


def test_the_claims_that_it_rests_on_are_named(dossier):
    note = words("markdown", dossier)
    assert f"{TEXT}[^1] [^2]" in note
    listed = words("html", dossier).partition("<summary>The headline rests on 2 claims</summary>")
    assert listed[2].partition("</details>")[0].count('href="#focus=fact:') == 2


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_earlier_editions_are_named_at_the_end(dossier, name):
    assert "21 May 2031 (digest abababababab…). A figure was put right." in words(name, dossier)


def test_it_is_shown_where_a_fact_that_it_rests_on_is(dossier, tiny):
    assert excerpt(dossier, Selection()).headline is HEADLINE
    assert excerpt(dossier, Selection(text="keeper")).headline is HEADLINE
    assert excerpt(dossier, Selection(kinds=("answer",))).headline is None
    assert excerpt(tiny, Selection()).headline is None


def with_seeds(dossier, *languages):
    seed: Seed = dossier.seeds[0]
    return replace(dossier, seeds=tuple(replace(seed, language=one) for one in languages))


def test_where_it_is_from_is_counted_in_words(dossier):
    assert origin(dossier) == ORIGIN
    assert origin(with_seeds(dossier, "ru", "ru")).startswith(
        "From two Russian-language articles, which retell one outlet"
    )
    assert origin(with_seeds(dossier, "ru", "en")).startswith("From two articles,")
    assert origin(with_seeds(dossier, "tlh")).startswith("From one article,")
    assert (
        origin(replace(dossier, facts=dossier.facts[-1:])) == "From one English-language article."
    )
