"""The page of sources: who says so, what rests on one alone, and what the words mean."""

from dataclasses import replace

import pytest

from dashboard.domain.dates import day_in_words
from dashboard.domain.excerpt import excerpt as excerpt_of
from dashboard.domain.phrasing import claim, counted, when_in_words
from dashboard.domain.query import parameters_of
from dashboard.domain.selection import Selection
from dashboard.domain.sole_source import sole_source, sole_sources
from dashboard.domain.vocabulary import Basis, SourceKind, Status, WhenIs
from dashboard.loading.live import live
from dashboard.templates import render
from dashboard.templates.links import on_page
from tests.conftest import SEQUEL
from tests.views.reading import Part, read
from tests.views.selecting import assert_counted, opened, selections

pytestmark = pytest.mark.usefixtures("made_up")


def table_called(part, label):
    """Return the rows of a table by its label, cell by cell."""
    found = part.root.xpath(f"//table[@aria-label='{label}']")
    heads = part.all(f"//table[@aria-label='{label}']/thead//th")
    return [
        dict(zip(heads, (" ".join(c.text_content().split()) for c in row), strict=True))
        for table in found
        for row in table.xpath("./tbody/tr")
    ]


@selections
def test_sources_are_listed_with_the_facts_that_the_filter_leaves_them(query):
    shown, excerpt, dossier = opened("sources", query)
    part, first = shown.part("sources"), (SourceKind.ARTICLE, SourceKind.OUTLET)
    for title, is_first in (("Articles and outlets", True), ("What they rest on", False)):
        assert {row["Source"]: row for row in table_called(part, title)} == {
            source.name: {
                "Source": source.name,
                "Kind": source.kind.label,
                "Facts": str(number),
                "Note": source.note or "–",
            }
            for source, number in excerpt.sources.items()
            if (source.kind in first) is is_first
        }
    links = {one.split("=")[1] for one in part.targets if one.startswith("filter:outlets=")}
    assert links == {one.id for one in excerpt.sources if one in dossier.voices}
    assert_counted("sources", part, excerpt)


@selections
def test_dates_that_were_worked_out_say_how(query):
    shown, excerpt, dossier = opened("sources", query)
    part = shown.part("sources")
    there = [fact for fact in dossier.current if fact.when_is is WhenIs.INFERRED]
    worked_out = [fact for fact in there if fact in excerpt.facts]
    assert table_called(part, "Facts whose date was worked out") == [
        {
            "Date": when_in_words(fact, dossier),
            "Fact": claim(fact),
            "How the date was worked out": fact.when_why,
        }
        for fact in worked_out
    ]
    missing = len(there) - len(worked_out)
    assert (f"Outside this filter: {counted(missing, 'fact')}." in part.text) is bool(missing)


@selections
@pytest.mark.parametrize("page", ["sources", "voices"])
def test_what_rests_on_each_source_alone_can_be_quoted_and_left_out(page, query):
    shown, excerpt, _ = opened(page, query)
    part, whole = shown.part(page), live().dossier
    left_out = excerpt.selection.without
    found = {one.source.id: one for one in sole_sources(excerpt_of(whole, Selection()), 100_000)}
    found |= {name: sole_source(name, whole) for name in left_out}
    rows = part.root.xpath("//section[@class='alone']//li")
    assert [row.get("data-key") for row in rows] == list(found)
    for row, one in zip(rows, found.values(), strict=True):
        [switch] = row.xpath(".//a")
        is_out = one.source.id in left_out
        label = "Put back" if is_out else "Leave out"
        assert switch.text_content() == label
        assert switch.get("aria-label") == f"{label}: {one.source.name}"
        assert switch.get("data-target") == f"without:{one.source.id}"
        there = tuple(n for n in left_out if n != one.source.id)
        after = there if is_out else (*there, one.source.id)
        asked = parameters_of(switch.get("href"))
        assert tuple(asked.get("without", ())) == after
        assert one.sentence in " ".join(row.text_content().split())
        assert row.xpath(".//button/@data-copy") == ([one.sentence] if one.facts else [])


def test_a_source_that_nothing_rests_on_alone_can_be_taken_back_in(monkeypatch):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(SEQUEL))
    assert "without:gazette-report" not in read("voices").part("voices").targets
    part = read("voices", without="gazette-report").part("voices")
    assert part.targets["without:gazette-report"] == "Put back"
    assert "Nothing rests on " in part.text


def test_the_words_are_explained_with_their_signs():
    part = read("sources").part("sources")
    said = part.all("//*[@class='vocabularies']//dt")
    assert [f"{word.glyph} {word.label}" for word in Status] == said[: len(Status)]
    assert {word.label for word in Basis} <= set(said)
    assert all(word.meaning in part.text for word in (*Status, *Basis))


def test_words_of_what_the_dossier_has_not_are_not_explained(tiny):
    bare = replace(tiny, aid=(), tensions=())
    facts = tuple(replace(fact, disputes=()) for fact in bare.facts)
    excerpt = excerpt_of(replace(bare, facts=facts), Selection())
    part = Part(f"<div>{render('sources', excerpt, on_page)}</div>")
    assert "How claims pull against each other" not in part.text
    assert "has come" not in part.text


def test_limits_and_editions_are_listed(tiny):
    part = read("sources").part("sources")
    assert part.all("//*[@class='limits']/li") == list(tiny.config.limits)
    as_of = day_in_words(tiny.config.as_of)
    assert part.all("//*[@class='editions']/li") == [
        f"Current edition: as of {as_of} (digest {tiny.digest[:12]}…)."
    ]


def test_thousands_of_sources_are_cut_and_counted(tiny):
    source, fact = tiny.sources[-1], tiny.facts[0]
    more = tuple(replace(source, id=f"s{n}", name=f"Source {n}") for n in range(1300))
    [report] = fact.reports[:1]
    told = tuple(
        replace(
            fact,
            id=f"f{n}",
            reports=(replace(report, via=(*report.via, f"s{n}")),),
            disputes=(),
            qualifies=(),
        )
        for n in range(1300)
    )
    many = replace(tiny, sources=(*tiny.sources, *more), facts=(*tiny.facts, *told))
    part = Part(f"<div>{render('sources', excerpt_of(many, Selection()), on_page)}</div>")
    assert len(part.root.xpath("//section[@class='alone']//li")) == 40
    assert len(table_called(part, "What they rest on")) == 200
    alone = len(sole_sources(excerpt_of(many, Selection()), 100_000)) - 40
    assert f"And {alone:,} more. Narrow the filter to see them." in part.text
