"""What a page is called, and what a preview of it says."""

from dataclasses import replace

import pytest

from dashboard.domain.card_words import standing
from dashboard.domain.config import Page
from dashboard.domain.excerpt import excerpt
from dashboard.domain.query import parse_query
from dashboard.domain.scope import pages
from dashboard.domain.selection import Selection
from dashboard.domain.titles import description_of, name_of, title_of

WHOLE = "The lamp of Skerra Point, as of 20 May 2031"


def looked_at(dossier, **query):
    """An excerpt by the parameters of an address."""
    return excerpt(dossier, parse_query({name: [said] for name, said in query.items()}, dossier)[0])


def test_a_title_names_the_page_the_dossier_and_its_day(tiny):
    shown = looked_at(tiny)

    first, *others = pages(shown)
    assert title_of(first, shown) == WHOLE
    for page in others:
        assert title_of(page, shown) == f"{name_of(page, tiny)} · {WHOLE}"


def test_every_page_has_a_name(tiny):
    assert len({name_of(page, tiny) for page in Page}) == len(Page)


def test_a_title_names_the_fact_and_how_firm_it_is(tiny):
    for fact in tiny.facts:
        shown = looked_at(tiny, fact=fact.id)
        title = title_of(Page.FACTS, shown)

        assert title.startswith(fact.short or fact.statement.rstrip("."))
        assert f"({standing(fact, tiny)}) · Facts · {WHOLE}" in title


def test_a_title_names_what_else_is_in_focus(tiny):
    place, actor, relation = tiny.places[0], tiny.actors[0], tiny.relations[0]
    for sort, one in (("place", place), ("actor", actor)):
        shown = excerpt(tiny, Selection().on(sort, one.id))
        assert title_of(Page.FACTS, shown).startswith(f"{one.name} · Facts · ")
    shown = excerpt(tiny, Selection().on("relation", relation.id))
    assert tiny.actor[relation.toward].name in title_of(Page.FACTS, shown)


def test_a_description_is_the_ready_sentence_of_the_fact_with_status_and_day(tiny):
    fact = next(fact for fact in tiny.facts if fact.id in tiny.contested)
    said = description_of(Page.FACTS, looked_at(tiny, fact=fact.id))

    assert standing(fact, tiny) in said
    assert fact.caveat in said
    assert said.endswith("As of 20 May 2031.")


def test_a_fact_that_no_longer_stands_is_never_told_as_if_it_did(sequel):
    gone = [sequel.fact[name] for name in sequel.superseded]
    assert gone
    for fact in gone:
        shown = looked_at(sequel, fact=fact.id)
        assert description_of(Page.FACTS, shown).startswith(("Corrected by: ", "Withdrawn on "))
        assert "it no longer holds) · Facts · " in title_of(Page.FACTS, shown)


def test_without_a_fact_a_description_is_the_headline_or_what_is_let_through(tiny):
    status = tiny.facts[0].status
    headline = tiny.config.headline

    assert (headline.text if headline else tiny.config.subtitle) in description_of(
        Page.FACTS, looked_at(tiny)
    )
    assert f"status {status.label.lower()}" in description_of(
        Page.FACTS, looked_at(tiny, statuses=status.value)
    )
    bare = replace(tiny, config=replace(tiny.config, headline=None))
    assert description_of(Page.FACTS, looked_at(bare)).startswith(tiny.config.subtitle)


@pytest.mark.parametrize("page", Page)
def test_no_preview_repeats_the_words_that_a_link_searches_for(tiny, page):
    shown = looked_at(tiny, text="the government resigned")

    assert "resigned" not in f"{title_of(page, shown)} {description_of(page, shown)}"
    assert f"0 of {len(tiny.current)} facts. As of" in description_of(page, shown)
