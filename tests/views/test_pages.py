"""What each page says: every cell, figure and count is that of the excerpt, in its phrasing."""

from collections import Counter
from itertools import groupby

import pytest

from dashboard.domain.alone import all_alone, rests_alone
from dashboard.domain.attribution import reporters
from dashboard.domain.excerpt import excerpt as excerpt_of
from dashboard.domain.phrasing import (
    attribution,
    claim,
    contest_mark,
    counted,
    dated,
    deed_in_words,
    firmness,
    grounded,
    marked,
    signed,
    softened,
    when_in_words,
)
from dashboard.domain.scope import NOUNS, all_rows, let_through, shown_of
from dashboard.domain.search import search
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import ActorKind, Basis, SourceKind, Status, WhenIs
from dashboard.domain.voices import arithmetic
from dashboard.loading.live import live
from dashboard.scenes import CHARTS
from dashboard.scenes.shapes import WIDE
from tests.conftest import SEQUEL, TINY
from tests.views.reading import read

SELECTIONS = {
    "all facts": {},
    "a status": {"statuses": "denied"},
    "another status": {"statuses": "reported"},
    "a kind": {"kinds": "harbour"},
    "an actor": {"actors": "fjordmark"},
    "another map": {"map": "far"},
    "without a source": {"without": "northern-wire"},
    "a search": {"text": "lamp"},
    "a search that finds nothing": {"text": "lamb"},
    "a search within a filter": {"text": "Fjordmark", "statuses": "denied"},
}
OUTSIDE = " · *outside this filter*"

SEVERAL_ARTICLES = ("all facts", "a kind", "without a source", "a search")
"""The selections that are also tried on the dossier of corrected and withdrawn facts."""

selections = pytest.mark.parametrize(
    ("config", "query"),
    [
        *(pytest.param(TINY, query, id=name) for name, query in SELECTIONS.items()),
        *(pytest.param(SEQUEL, SELECTIONS[n], id=f"sequel, {n}") for n in SEVERAL_ARTICLES),
    ],
)


@pytest.fixture(autouse=True)
def _made_up(monkeypatch, config):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(config))


def whole(dossier):
    return excerpt_of(dossier, Selection())


def opened(page, query):
    """A page, after what all pages say above their own has been looked at."""
    shown = read(page, **query)
    assert let_through(shown.excerpt) in shown.markdown
    assert_search_results(shown)
    return shown, shown.excerpt, shown.excerpt.dossier


def assert_search_results(shown):
    excerpt = shown.excerpt
    text, found = excerpt.selection.text, excerpt.listed if excerpt.selection.text else ()
    assert list(shown.buttons("fact-found-").items()) == [
        (
            fact.id,
            f"**{signed(fact)}** · {struck(fact, excerpt)} · {attribution(fact, excerpt.dossier)}",
        )
        for fact in found[:8]
    ]
    more = f"{len(found) - 8} more: the table of facts has them all."
    assert (more in shown.captions) is (len(found) > 8)
    hidden, meant = search(text, excerpt.dossier) if text else ((), "")
    besides = f"; the other filters leave out {counted(len(hidden), 'fact')}" if hidden else ""
    nothing = f"Nothing found for “{text}”{besides}."
    assert (nothing in shown.markdown) is bool(text and not found)
    assert list(shown.buttons("did-you-mean").values()) == [f"Did you mean {meant}?"] * bool(meant)


def struck(fact, excerpt):
    how = "Withdrawn" if fact.withdrawn else "Corrected"
    return f"{how}: ~~{claim(fact)}~~" if fact.id in excerpt.dossier.superseded else claim(fact)


def line(fact, excerpt):
    """A fact as a line to click."""
    outside = "" if fact in excerpt.listed else OUTSIDE
    return f"{fact.status.glyph} {struck(fact, excerpt)}{outside}"


def on_one_line(*parts):
    """Some words as Markdown has them, which knows no space that holds."""
    return " · ".join(" ".join(part.split()) for part in parts if part)


def lines(facts, excerpt):
    return {fact.id: line(fact, excerpt) for fact in facts}


def assert_counted(table, shown):
    """Under a table that a filter shortened stands of how many rows; under others nothing."""
    said = shown_of(table, shown.excerpt)
    is_whole = len(getattr(shown.excerpt, table)) == len(all_rows(table, shown.excerpt))
    assert bool(said) is not is_whole
    assert not said or said in shown.captions


def matrix_of(excerpt):
    """The cells of the matrix of aid, row by row."""
    fact = excerpt.dossier.fact
    return [
        [
            equipment.name,
            *(
                "; ".join(
                    f"{fact[row.facts[0]].status.glyph} {row.help.label}"
                    + (f", “{row.hedge}”" if row.hedge else "")
                    for row in cell.rows
                )
                or ("(outside filter)" if cell.is_outside else "–")
                for cell in cells
            ),
        ]
        for equipment, cells in excerpt.matrix
    ]


def assert_matrix(shown):
    [(alt, cells)] = [
        found
        for found in shown.tables().items()
        if found[0].startswith("Asked, or being arranged: eq")
    ]
    assert [list(row.values()) for row in cells] == matrix_of(shown.excerpt)
    heads = [name.partition(":")[0] for name in cells[0]]
    assert heads == ["Equipment", *(state.name for state in shown.excerpt.dossier.states_asked)]
    looks = {cell for row in matrix_of(shown.excerpt) for cell in row}
    for look, said in (
        ("–", "nothing of the kind."),
        ("(outside filter)", "this filter leaves it out."),
    ):
        assert (f"{look}: " in alt) is (look in looks)
        assert any(said in caption for caption in shown.captions) is (look in looks)


def described(name, excerpt):
    """The words of a chart for screen readers, as the scene has them."""
    return CHARTS[name](excerpt, WIDE).description


@selections
def test_the_first_page_shows_the_figures_the_places_off_the_maps_and_the_matrix(query):
    shown, excerpt, dossier = opened("situation", query)
    config, fact = dossier.config, dossier.fact
    counts = {"article": dossier.seeds, "outlet": dossier.outlets, "fact": dossier.current}
    said = ", ".join(counted(len(found), noun) for noun, found in counts.items())
    assert any(f" · {said}  \n{config.subtitle}" in one for one in shown.markdown)
    figures = [one for one in config.key_figures if fact[one.fact] in excerpt.facts]
    numbers = [fact[one.fact].figures[one.figure - 1] for one in figures]
    assert [said for said in shown.markdown if "\n\n" in said] == [
        f"**{number.said}** {number.unit}\n\n{one.label} · {dated(fact[one.fact], dossier)}"
        for one, number in zip(figures, numbers, strict=True)
    ]
    assert list(shown.buttons("fact-figure-").values()) == [
        f"**{signed(fact[one.fact])}** · {attribution(fact[one.fact], dossier)}" for one in figures
    ]
    off = excerpt.off(excerpt.map_view)
    nowhere = sum(not one.places for one in excerpt.facts)
    assert (f"## Not on the map ({len(off)})" in shown.markdown) is bool(off or nowhere)
    assert shown.expanders == [one.place.name for one in off]
    whys = {one.why for one in whole(dossier).off(excerpt.map_view)}
    assert [said for said in shown.captions if said in whys] == [one.why for one in off]
    for one in off:
        assert shown.buttons(f"fact-off-{one.place.id}-") == lines(one.facts, excerpt)
        assert one.facts == tuple(f for f in excerpt.listed if one.place.id in f.places)
    besides = f"Besides, {counted(nowhere, 'fact')} without a place: requests, remarks, judgements."
    assert (besides in shown.captions) is (nowhere > 0)
    assert_matrix(shown)
    assert shown.charts() == {
        "map": described("map", excerpt),
        "timeline": described("timeline", excerpt),
    }


@selections
def test_the_timeline_is_that_of_the_excerpt(query):
    shown, excerpt, _ = opened("timeline", query)
    assert shown.charts() == {"timeline": described("timeline", excerpt)}


@selections
def test_the_page_of_aid_shows_each_table_as_the_filter_leaves_it(query):
    shown, excerpt, dossier = opened("aid", query)
    actor, fact, tables = dossier.actor, dossier.fact, shown.tables()
    assert_matrix(shown)
    assert tables.get("How those who were asked responded.", []) == [
        {"State": actor[one.state].name, "Answer": one.answer.label, "What is known": one.statement}
        for one in excerpt.responses
    ]
    assert tables.get("Not counted as requested aid, and why.", []) == [
        {
            "What": one.what,
            "Linked with": actor[one.supplier].name if one.supplier else "–",
            "Why it is not counted": one.why,
        }
        for one in excerpt.not_aid
    ]
    rows = [
        {
            "State": actor[row.asked].name,
            "Equipment": softened(row.detail, row.hedge),
            "Help": row.help.label,
            "How firmly": marked(fact[row.facts[0]], dossier),
            "Stage": row.stage.label,
            "Source for the stage": attribution(fact[row.stage_fact], dossier),
            "Channel": row.channel,
        }
        for row in excerpt.requests
    ]
    assert shown.tables("dataframe") == (
        {"Asked, or being arranged: military aid, one row each.": rows} if rows else {}
    )
    whys = [
        f"{actor[row.asked].name}: {row.stage.label}. {row.stage_why}"
        for row in (*excerpt.dossier.aid, *excerpt.requests)
    ]
    assert [said for said in shown.captions if said in whys] == [
        f"{actor[row.asked].name}: {row.stage.label}. {row.stage_why}" for row in excerpt.requests
    ]
    assert shown.charts() == {"aid-ladder": described("aid-ladder", excerpt)}
    for table in ("requests", "responses", "not_aid"):
        assert_counted(table, shown)


@selections
def test_voices_are_counted_as_the_filter_leaves_them(query):
    shown, excerpt, dossier = opened("voices", query)
    assert f"**{' · '.join(arithmetic(excerpt.facts, dossier))}**" in shown.markdown
    there = [basis for basis in Basis if any(fact.basis is basis for fact in dossier.current)]
    heard = Counter((who, f.basis) for f in excerpt.facts for who in reporters(f, dossier))
    assert shown.tables()["Facts by who reports them and what they rest on."] == [
        {"Reported by": who.name, **{basis.label: str(heard[who, basis]) for basis in there}}
        for who in excerpt.reporters
    ]
    put = Counter((fact.basis, fact.status) for fact in excerpt.facts)
    assert shown.tables()["Facts by what they rest on and how firmly they are put."] == [
        {"Basis": basis.label, **{word.label: str(put[basis, word]) for word in Status}}
        for basis in there
    ]
    names = ("attribution-flow", "basis-matrix")
    assert shown.charts() == {name: described(name, excerpt) for name in names}
    assert_alone(shown)


def assert_alone(shown):
    whole, left_out = live().dossier, shown.excerpt.selection.without
    found = {one.source.id: one for one in all_alone(whole)}
    found |= {name: rests_alone(name, whole) for name in left_out}
    assert shown.buttons("without-") == {
        name: "Take back in" if name in left_out else "Leave out" for name in found
    }
    assert [said for said in shown.codes if said.endswith((" alone.", "rests on it."))] == [
        one.sentence for one in found.values() if one.facts
    ]
    for one in found.values():
        numbers = {
            NOUNS[table]: len(getattr(one, table)) for table in ("facts", "requests", "relations")
        }
        numbers[("side of a tension", "sides of tensions")] = len(one.sides)
        said = ", ".join(counted(number, *nouns) for nouns, number in numbers.items() if number)
        assert f"**{one.source.name}** · {said or 'nothing rests on it alone'}" in shown.markdown


@selections
def test_tensions_stand_side_by_side_and_say_what_is_outside_the_filter(query):
    shown, excerpt, dossier = opened("tensions", query)
    heads = [said.removeprefix("## ") for said in shown.markdown if said.startswith("## ")]
    assert heads[: len(excerpt.tensions)] == [found.headline for found in excerpt.tensions]
    expected, abouts = {}, []
    for number, found in enumerate(excerpt.tensions):
        expected |= {
            f"{number}-{at}-{f.id}": line(f, excerpt)
            for at, side in enumerate(found.sides)
            for f in side
        }
        for fact in found.facts:
            speaker = dossier.actor[fact.speaker].name if fact.speaker else ""
            told = (firmness(fact), speaker, dated(fact, dossier), grounded(fact, dossier))
            abouts.append(on_one_line(*told, contest_mark(fact, dossier)))
        if found.tension:
            differs = f"**What differs:** {found.tension.differs}"
            assert f"{differs}  \n**What stays open:** {found.tension.open}" in shown.markdown
    assert shown.buttons("fact-tension-") == expected
    marks = tuple(word.label for word in Status)
    assert [said for said in shown.captions if said.startswith(marks)] == abouts
    assert_counted("tensions", shown)


@selections
def test_relations_and_actors_are_those_of_the_filter(query):
    shown, excerpt, dossier = opened("actors", query)
    expected = [
        {
            "Who did what to whom": deed_in_words(one, dossier),
            "Deed": one.deed.label,
            "How firmly": "; ".join(dict.fromkeys(on_one_line(marked(f, dossier)) for f in facts)),
            "When": "; ".join(dict.fromkeys(dated(f, dossier) for f in facts)),
            "Who says so": "; ".join(dict.fromkeys(attribution(f, dossier) for f in facts)),
        }
        for one in excerpt.relations
        for facts in [[dossier.fact[name] for name in one.facts]]
    ]
    assert shown.tables().get("All relations, one row each.", []) == expected
    kinds = list(ActorKind)
    listed = sorted(excerpt.actors, key=lambda actor: kinds.index(actor.kind))
    numbers = {a.id: sum(a.id in dossier.takes_part[f.id] for f in excerpt.facts) for a in listed}
    assert list(shown.buttons("actor-").items()) == [
        (actor.id, f"{actor.name} ({counted(numbers[actor.id], 'fact')})") for actor in listed
    ]
    assert shown.charts() == {"actor-graph": described("actor-graph", excerpt)}
    for table in ("relations", "actors"):
        assert_counted(table, shown)


@selections
def test_questions_stand_under_their_topics_with_the_facts_they_touch(query):
    shown, excerpt, dossier = opened("questions", query)
    asked = excerpt.questions
    assert shown.headers == [topic for topic, _ in groupby(asked, key=lambda one: one.topic)]
    assert [said for said in shown.markdown if "What would settle it: " in said] == [
        f"**{one.question}**  \nWhat would settle it: {one.settled_by}" for one in asked
    ]
    assert shown.buttons("fact-question-") == {
        f"{one.id}-{name}": line(dossier.fact[name], excerpt) for one in asked for name in one.facts
    }
    number = shown_of("questions", excerpt) or f"{counted(len(asked), *NOUNS['questions'])}."
    assert any(said.endswith(f"not answer: {number}") for said in shown.captions)


@selections
def test_the_table_of_facts_has_a_row_for_each_fact_let_through(query):
    shown, excerpt, dossier = opened("facts", query)
    [rows] = shown.tables("dataframe").values()
    assert len(rows) == len(excerpt.listed)
    for row, fact in zip(rows, excerpt.listed, strict=True):
        assert row.pop("Fact").endswith(claim(fact))
        assert row == {
            "Date": fact.when.edtf,
            "Status": signed(fact),
            "Basis": fact.basis.label,
            "Who says so": attribution(fact, dossier),
            "Kind": dossier.kind[fact.kind].name,
        }


@selections
def test_sources_are_listed_with_the_facts_that_the_filter_leaves_them(query):
    shown, excerpt, dossier = opened("sources", query)
    first = (SourceKind.ARTICLE, SourceKind.OUTLET)
    for title, is_first in (("Articles and outlets", True), ("What they rest on", False)):
        assert {row["Source"]: row for row in shown.tables().get(title, [])} == {
            source.name: {
                "Source": source.name,
                "Kind": source.kind.label,
                "Facts": str(number),
                "Note": source.note or "–",
            }
            for source, number in excerpt.sources.items()
            if (source.kind in first) is is_first
        }
    there = [fact for fact in dossier.current if fact.when_is is WhenIs.INFERRED]
    worked_out = [fact for fact in there if fact in excerpt.facts]
    assert shown.tables().get("Facts with inferred dates.", []) == [
        {
            "Date": when_in_words(fact, dossier),
            "Fact": claim(fact),
            "How the date was worked out": fact.when_why,
        }
        for fact in worked_out
    ]
    missing = len(there) - len(worked_out)
    assert (f"Outside this filter: {counted(missing, 'fact')}." in shown.captions) is bool(missing)
    assert_counted("sources", shown)
    assert_alone(shown)


@selections
def test_the_page_of_files_says_the_filter_and_links_to_it(query):
    shown, excerpt, _ = opened("share", query)
    assert any(said.startswith(f"{let_through(excerpt)}. The link") for said in shown.markdown)
    for name, value in query.items():
        assert all(f"{name}={value}" in code for code in shown.codes)
