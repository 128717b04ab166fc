"""What rests on one source alone: held against a count of its own over the raw YAML."""

from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
import yaml

from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.domain.sole_source import sole_source, sole_sources
from tests.conftest import ROOT, SEQUEL, TINY

FOLDERS = {"real": ROOT / "data", "tiny": TINY.parent / "data", "sequel": SEQUEL.parent / "data"}


def raw(folder: Path) -> dict[str, list[dict]]:
    """The entries of all files of a dossier, as YAML has them."""
    texts = (path.read_text("utf-8") for path in folder.glob("*.yaml"))
    files = map(yaml.safe_load, texts)  # noqa: TID251 - a reader that is not the one under test
    return dict(chain.from_iterable(file.items() for file in files))


def gone(entries: dict) -> set[str]:
    """The ids of the facts that were withdrawn or corrected."""
    facts = entries["facts"]
    return {f["id"] for f in facts if "withdrawn" in f} | {f.get("corrects") for f in facts}


def lost(entries: dict, source: str) -> set[str]:
    """The ids of the facts that no report without the source tells."""
    tellings = {f["id"]: f.get("reports") or [f] for f in entries["facts"]}
    return {name for name, many in tellings.items() if all(source in one["via"] for one in many)}


def falls(row: dict, entries: dict, source: str) -> bool:
    """Whether a row rests on lost facts alone."""
    named = set(row.get("facts", ())) - gone(entries)
    return bool(named) and named <= lost(entries, source)


def sides(entries: dict) -> list[set[str]]:
    """The sides of all tensions: denials, what they deny, all else; without a dispute each."""
    facts = {fact["id"]: fact for fact in entries["facts"]}
    found: list[set[str]] = []
    for named in (set(tension["facts"]) for tension in entries["tensions"]):
        disputed = {name for name in named if named & set(facts[name].get("disputes", ()))}
        denials = {name for name in disputed if facts[name]["status"] == "denied"}
        found += [denials, disputed - denials] if disputed else [{name} for name in named]
        found += [named - disputed] if disputed else []
    return [side for side in found if side]


@pytest.mark.parametrize("name", FOLDERS)
def test_two_ways_to_count_what_rests_on_a_source_alone_agree(name, request):
    dossier, entries = request.getfixturevalue(name), raw(FOLDERS[name])
    for source in entries["sources"]:
        found = sole_source(source["id"], dossier)
        assert {fact.id for fact in found.facts} == lost(entries, source["id"]) - gone(entries)
        for kind, rows in (("aid", found.requests), ("relations", found.relations)):
            expected = {row["id"] for row in entries[kind] if falls(row, entries, source["id"])}
            assert {row.id for row in rows} == expected


def test_two_ways_to_count_the_sides_that_rest_on_a_source_alone_agree(real):
    entries = raw(FOLDERS["real"])
    for source in entries["sources"]:
        falling = [side for side in sides(entries) if side <= lost(entries, source["id"])]
        told = [{fact.id for fact in side} for side in sole_source(source["id"], real).sides]
        assert sorted(map(sorted, told)) == sorted(map(sorted, falling))


def test_without_a_source_nothing_that_rests_on_it_alone_is_left(real):
    for one in sole_sources(excerpt(real, Selection()), 100_000):
        left = excerpt(real, Selection(without=(one.source.id,)))
        assert left.ids == {fact.id for fact in real.current} - {fact.id for fact in one.facts}


def test_the_sentence_says_how_much_and_what_falls(real):
    said = {
        one.source.id: one.sentence for one in sole_sources(excerpt(real, Selection()), 100_000)
    }
    assert said["washington-post"] == (
        "49 of 79 facts, all 15 rows of aid, 17 of 27 relations and 28 sides of tensions rest on "
        "The Washington Post alone. Everything known here about the aid asked for rests on it."
    )
    assert said["maduro-statement"] == (
        "1 of 79 facts rests on a statement by Nicolás Maduro alone."
    )


def test_a_fact_that_two_articles_tell_rests_on_neither_alone(sequel):
    twice = {fact.id for fact in sequel.facts if len({r.via[0] for r in fact.reports}) > 1}
    assert twice
    for article in ("gazette", "courier"):
        assert twice.isdisjoint(fact.id for fact in sole_source(article, sequel).facts)


@pytest.fixture
def of_one_house(sequel):
    """The same two articles, as if one newspaper had printed both."""

    def printed(first="The Harbour Gazette", second="the harbour  gazette."):
        other, one = sequel.seeds
        seeds = (replace(one, publisher=first), replace(other, publisher=second))
        return replace(sequel, seeds=seeds)

    return printed


def test_a_newspaper_that_repeats_itself_is_one_source(of_one_house):
    dossier = of_one_house("The Harbour Gazette", "the harbour  gazette.")
    first, *rest = sole_sources(excerpt(dossier, Selection()), 100_000)
    assert [one.id for one in first.sources] == ["gazette", "courier"]
    assert first.name == "The Harbour Gazette"
    assert first.sentence.startswith(f"All {len(dossier.current)} facts")
    assert f"rest on {first.name} alone." in first.sentence
    assert {"gazette", "courier"}.isdisjoint(one.source.id for one in rest)


@pytest.mark.parametrize("said", ["Not named.", "Not known: the copy at hand has none.", "unknown"])
def test_articles_whose_publisher_is_not_known_are_not_taken_for_one(of_one_house, said):
    dossier = of_one_house(said, said)
    assert {len(one.sources) for one in sole_sources(excerpt(dossier, Selection()), 99)} == {1}


def test_both_articles_of_a_newspaper_are_left_out_and_put_back_together(of_one_house):
    dossier = of_one_house()
    out = Selection().switched("courier,gazette")
    assert out.without == ("courier", "gazette")
    assert excerpt(dossier, out).ids == set()
    assert Selection(without=("gazette",)).switched("courier,gazette") == out
    assert out.switched("courier,gazette") == Selection()
    named = [one.source.id for one in sole_sources(excerpt(dossier, out), 100_000)]
    assert len(named) == len(set(named))


def test_a_side_of_corrected_claims_only_rests_on_no_source(sequel):
    assert sole_source("gazette-report", sequel).sides == ()
    [side] = sole_source("keeper-statement", sequel).sides
    assert [fact.id for fact in side] == ["failure-denied"]
