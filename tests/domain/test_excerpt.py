"""The excerpt: what of each table a selection shows, and what it leaves out."""

from dataclasses import replace

import pytest
from hypothesis import given

from dashboard.domain.config import Headline
from dashboard.domain.excerpt import excerpt
from dashboard.domain.oppositions import oppositions
from dashboard.domain.scope import has
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Basis, Stage, Status
from dashboard.loading import load
from tests.conftest import SEQUEL, TINY
from tests.selections import narrow, selections

DOSSIERS = (load(TINY), load(SEQUEL))
TABLES = {
    "requests": "aid",
    "responses": "responses",
    "not_aid": "not_aid",
    "relations": "relations",
    "questions": "open_questions",
    "answered": "answered",
}
"""By the name of a table of rows: the collection of the dossier that it shows."""
POSSIBLE = Selection(statuses=(Status.POSSIBLE,))
CORRECTED, REPLACED, GONE = "nights-dark-three", "crew-asked", "boats-at-risk"
"""The facts of the sequel that no longer stand."""


def ids(entries):
    return [entry.id for entry in entries]


def changed(dossier, collection, **changes):
    """The same dossier with another first entry of a collection."""
    first, *rest = getattr(dossier, collection)
    return replace(dossier, **{collection: (replace(first, **changes), *rest)})


def test_the_same_excerpt_is_made_once(tiny):
    assert excerpt(tiny, POSSIBLE) is excerpt(tiny, Selection(statuses=(Status.POSSIBLE,)))
    assert excerpt(tiny, POSSIBLE) != excerpt(replace(tiny), POSSIBLE)
    assert len({excerpt(tiny, POSSIBLE), excerpt(tiny, Selection())}) == 2


def test_without_a_filter_every_table_is_whole(tiny):
    whole = excerpt(tiny, Selection(focus="fact:lamp-asked", map="far"))
    assert whole.facts == whole.listed == tiny.facts
    assert whole.superseded == whole.context == ()
    assert {name: getattr(whole, name) for name in TABLES} == {
        name: getattr(tiny, collection) for name, collection in TABLES.items()
    }
    assert whole.tensions == oppositions(tiny)
    assert (whole.actors, whole.places) == (tiny.actors, tiny.places)
    assert tuple(whole.sources) == tiny.sources
    assert whole.key_figures == tiny.config.key_figures


SHOWN = [
    (
        POSSIBLE,
        {
            "facts": ["crew-asked"],
            "context": ["lamp-asked", "tropica-unclear"],
            "requests": ["tropica-crew"],
            "relations": ["islandia-asks-tropica"],
            "actors": ["islandia", "tropica"],
            "sources": ["gazette", "northern-wire", "harbour-officials"],
        },
    ),
    (
        Selection(kinds=("answer",)),
        {
            "facts": ["fjordmark-silent", "tropica-unclear"],
            "context": ["crew-asked"],
            "requests": ["tropica-crew"],
            "responses": ["fjordmark-response", "tropica-response"],
            "actors": ["fjordmark", "tropica"],
            "places": ["fjord-town", "warm-sea"],
            "sources": ["gazette", "northern-wire"],
        },
    ),
    (
        Selection(statuses=(Status.DENIED,)),
        {
            "facts": ["failure-denied"],
            "context": ["lamp-failed"],
            "tensions": ["dark-or-not"],
            "actors": ["islandia", "ansa-holm"],
            "places": ["vestra"],
            "sources": ["gazette", "keeper-statement"],
        },
    ),
    (
        Selection(bases=(Basis.TRACKING, Basis.OFFICIAL_ACCOUNT)),
        {
            "facts": ["lamp-under-way", "lamp-is-old"],
            "context": ["lamp-asked"],
            "requests": ["fjordmark-lamp"],
            "not_aid": ["old-lamp"],
            "questions": ["ship-arrived"],
            "actors": ["islandia", "lamp-office"],
            "places": ["islandia", "lamp-route"],
            "sources": ["gazette", "ship-tracker", "lamp-office"],
        },
    ),
    (Selection(text="zzz"), {}),
]


@pytest.mark.parametrize(("selection", "shown"), SHOWN)
def test_a_row_of_any_table_is_in_with_a_fact_that_it_rests_on(tiny, selection, shown):
    found = excerpt(tiny, selection)
    tables = {name: ids(getattr(found, name)) for name in (*TABLES, "facts", "context")}
    tables |= {name: ids(getattr(found, name)) for name in ("actors", "places", "sources")}
    tables["tensions"] = [one.tension.id for one in found.tensions]
    assert {name: rows for name, rows in tables.items() if rows} == shown


@given(selections(DOSSIERS[0]))
def test_the_rule_holds_for_any_selection(selection):
    hold_the_rule(DOSSIERS[0], selection)


@given(narrow(DOSSIERS[1]))
def test_the_rule_holds_where_facts_were_corrected_and_have_several_reports(selection):
    hold_the_rule(DOSSIERS[1], selection)


def answering_facts(row):
    """The facts that answer a question; none of any other row."""
    return row.answered.facts if getattr(row, "answered", None) else ()


def hold_the_rule(dossier, selection):
    """Work out each table again from the ids of the facts that are in."""
    found = excerpt(dossier, selection)
    gone, without = set(dossier.superseded), set(selection.without)
    told = {f.id for f in dossier.facts if any(without.isdisjoint(r.via) for r in f.reports)}
    assert found.listed_ids == found.ids | {fact.id for fact in found.superseded}
    assert found.ids.isdisjoint(gone)
    assert ids(found.facts) == [fact.id for fact in dossier.facts if fact.id in found.ids]
    named = set()
    for name, collection in TABLES.items():
        expected = {}
        for row in getattr(dossier, collection):
            standing = [fact for fact in row.facts if fact not in gone]
            answering = answering_facts(row)
            rests = not selection.is_filter or not found.ids.isdisjoint((*standing, *answering))
            if answering and not told.issuperset(answering):
                continue
            if rests and (standing or answering or not row.facts):
                expected[row.id] = [name for name in standing if name in told]
        assert {row.id: list(row.facts) for row in getattr(found, name)} == expected
        named.update(*expected.values())
    assert {ids(one.facts)[0] for one in found.tensions} == {
        ids(one.facts)[0] for one in oppositions(dossier) if {*ids(one.facts)} & found.ids
    }
    named.update(*(ids(one.facts) for one in found.tensions))
    in_context = set(ids(found.context))
    assert in_context.isdisjoint(found.listed_ids)
    assert named <= in_context | found.ids | gone
    for fact, number in found.sources.items():
        chains = [{link for report in one.reports for link in report.via} for one in found.facts]
        assert number == sum(fact.id in chain for chain in chains)


def test_what_an_in_row_or_a_fact_names_comes_along_as_context(tiny, sequel):
    assert ids(excerpt(tiny, Selection(actors=("reef-club",))).context) == []
    two = Selection(outlets=("coast-radio",), statuses=(Status.REPORTED,))
    assert ids(excerpt(sequel, two).context) == ["failure-denied", CORRECTED]
    corrected = excerpt(sequel, Selection(text="three"))
    assert ids(corrected.superseded) == [CORRECTED]
    assert "nights-dark-two" in ids(corrected.context)
    newer = excerpt(sequel, Selection(text="two nights"))
    assert CORRECTED in ids(newer.context)


def test_a_question_and_a_response_without_facts_are_in_only_without_a_filter(tiny):
    dossier = changed(tiny, "responses", facts=())
    whole = excerpt(dossier, Selection(focus="fact:lamp-asked"))
    assert whole.questions == tiny.questions
    assert whole.responses == dossier.responses
    everything = Selection(statuses=tuple(Status))
    assert ids(excerpt(dossier, everything).questions) == ["ship-arrived"]
    assert ids(excerpt(dossier, everything).responses) == ["tropica-response"]


def test_where_facts_were_taken_back_a_row_without_facts_stays(sequel):
    bare = changed(sequel, "responses", facts=())
    assert excerpt(bare, Selection()).responses == bare.responses[:1]


def cells(found):
    return {
        (equipment.id, cell.state.id): (ids(cell.rows), cell.is_outside)
        for equipment, row in found.matrix
        for cell in row
    }


def test_a_cell_is_asked_not_in_the_article_or_outside_the_filter(tiny):
    nothing, outside = ([], False), ([], True)
    assert cells(excerpt(tiny, Selection())) == {
        ("lamps", "fjordmark"): (["fjordmark-lamp"], False),
        ("lamps", "tropica"): nothing,
        ("crews", "fjordmark"): nothing,
        ("crews", "tropica"): (["tropica-crew"], False),
    }
    assert cells(excerpt(tiny, POSSIBLE)) == {
        ("lamps", "fjordmark"): outside,
        ("lamps", "tropica"): nothing,
        ("crews", "fjordmark"): nothing,
        ("crews", "tropica"): (["tropica-crew"], False),
    }
    assert cells(excerpt(tiny, Selection(text="zzz"))) == {
        ("lamps", "fjordmark"): outside,
        ("lamps", "tropica"): nothing,
        ("crews", "fjordmark"): nothing,
        ("crews", "tropica"): outside,
    }


def test_a_cell_is_as_full_as_the_filter_leaves_it(tiny):
    overhaul = replace(tiny.aid[0], id="lamp-repair", facts=("lamp-is-old",))
    both = replace(tiny, aid=(*tiny.aid, overhaul))
    assert cells(excerpt(both, Selection()))["lamps", "fjordmark"] == (
        ["fjordmark-lamp", "lamp-repair"],
        False,
    )
    official = Selection(bases=(Basis.OFFICIAL_ACCOUNT,))
    assert cells(excerpt(both, official))["lamps", "fjordmark"] == (["lamp-repair"], False)


def test_what_was_taken_back_leaves_a_cell_that_is_not_in_the_articles(sequel):
    assert cells(excerpt(sequel, Selection())) == {
        ("lamps", "fjordmark"): (["fjordmark-lamp"], False),
        ("crews", "fjordmark"): ([], False),
    }


def test_the_ladder_has_the_stages_that_some_row_has_reached(tiny):
    whole = excerpt(tiny, Selection())
    stages = {
        stage: [asked and asked.state for asked in row] for stage, row in whole.ladder.items()
    }
    assert stages == {
        Stage.REQUESTED: ["Fjordmark", None],
        Stage.RESPONSE_UNCLEAR: [None, "Tropica"],
    }
    assert list(excerpt(tiny, POSSIBLE).ladder) == [Stage.RESPONSE_UNCLEAR]
    assert excerpt(tiny, Selection(text="zzz")).ladder == {}


def test_of_a_state_is_said_what_its_rows_that_are_in_say(tiny):
    asked = excerpt(tiny, POSSIBLE).asked("tropica")
    assert asked is not None
    assert ids(asked.rows) == ["tropica-crew"]
    assert excerpt(tiny, POSSIBLE).asked("fjordmark") is None


def test_a_key_figure_is_in_with_its_fact_and_the_headline_with_one_of_its(tiny):
    headline = Headline(text="It went dark.", facts=("lamp-failed", "failure-denied"))
    dossier = replace(tiny, config=replace(tiny.config, headline=headline))
    assert excerpt(dossier, Selection()).headline is headline
    denied = excerpt(dossier, Selection(statuses=(Status.DENIED,)))
    assert (denied.headline, denied.key_figures) == (headline, ())
    old = excerpt(dossier, Selection(kinds=("opinion",)))
    assert [one.fact for one in old.key_figures] == ["lamp-is-old"]
    assert old.headline is excerpt(tiny, Selection()).headline is None


def test_who_says_so_is_counted_by_facts_and_the_busiest_reporter_stands_first(tiny):
    whole = excerpt(tiny, Selection())
    assert {source.id: number for source, number in whole.sources.items()} == {
        "gazette": 10,
        "northern-wire": 4,
        "logbook": 2,
        "harbour-officials": 1,
        "keeper-statement": 1,
        "ship-tracker": 1,
        "lamp-office": 1,
        "lamp-experts": 1,
    }
    assert [(one.id, n) for one, n in whole.reporters.items()] == [
        ("gazette", 6),
        ("northern-wire", 4),
    ]
    request = excerpt(tiny, Selection(kinds=("request",)))
    assert next(iter(request.reporters)).id == "northern-wire"


def test_a_fact_with_several_reports_counts_once_for_each_source_that_tells_it(sequel):
    found = excerpt(sequel, Selection(text="went dark"))
    assert ids(found.facts) == ["lamp-failed", "failure-denied"]
    assert {source.id: number for source, number in found.sources.items()} == {
        "gazette": 2,
        "courier": 2,
        "northern-wire": 1,
        "coast-radio": 1,
        "gazette-report": 1,
        "logbook": 1,
        "keeper-statement": 1,
    }


def test_what_the_focus_touches_stands_first(tiny):
    focus = Selection(focus="fact:move-considered")
    about = changed(tiny, "questions", facts=("lamp-is-old",))
    asked = replace(about.questions[1], facts=("move-considered",))
    about = replace(about, questions=(about.questions[0], asked))
    assert ids(excerpt(about, Selection()).questions) == ["ship-arrived", "new-site-where"]
    assert ids(excerpt(about, focus).questions) == ["new-site-where", "ship-arrived"]


def test_what_no_longer_stands_is_listed_and_not_counted(sequel):
    whole = excerpt(sequel, Selection())
    assert set(ids(whole.superseded)) == {CORRECTED, REPLACED, GONE}
    assert len(whole.facts) == 11
    assert whole.listed == sequel.facts
    club = excerpt(sequel, Selection(actors=("reef-club",)))
    assert (club.facts, ids(club.listed)) == ((), [GONE])
    assert sum(club.sources.values()) == 0
    assert ids(club.actors) == ["reef-club"]


def test_a_row_that_rests_on_what_no_longer_stands_alone_is_in_no_table(sequel):
    whole = excerpt(sequel, Selection())
    assert ids(whole.requests) == ["fjordmark-lamp"]
    assert ids(whole.responses) == ["fjordmark-response"]
    assert ids(whole.not_aid) == ["old-lamp"]
    assert ids(whole.relations) == ["islandia-asks-fjordmark", "tropica-offers-islandia"]
    assert [state.id for state in sequel.states_asked] == ["fjordmark"]


def test_a_tension_is_in_with_a_claim_that_stands_and_shows_all_of_its_claims(sequel):
    titles = [one.tension.id for one in excerpt(sequel, Selection()).tensions]
    assert titles == ["dark-or-not", "three-or-two"]
    [found] = excerpt(sequel, Selection(text="two nights")).tensions
    assert ids(found.facts) == [CORRECTED, "nights-dark-two"]
    assert excerpt(sequel, Selection(text="three nights")).tensions == ()
    two = sequel.tensions[1]
    settled = replace(
        sequel,
        tensions=(replace(two, facts=(CORRECTED, GONE)),),
        facts=tuple(replace(fact, disputes=()) for fact in sequel.facts),
    )
    assert excerpt(settled, Selection()).tensions == ()
    assert not has("tensions", excerpt(settled, Selection()))


def test_a_row_that_rests_on_others_too_names_only_these(sequel):
    first = sequel.aid[0]
    both = changed(sequel, "aid", facts=(REPLACED, *first.facts))
    assert excerpt(both, Selection()).requests == (first,)
    [how_long] = excerpt(sequel, Selection(text="two nights")).answered
    assert how_long.facts == ("nights-dark-two",)


def moved(dossier, place, **position):
    """The same dossier with one place elsewhere."""
    places = tuple(replace(one, **position) if one.id == place else one for one in dossier.places)
    return replace(dossier, places=places)


def off(found):
    return [(one.place.id, ids(one.facts), one.why) for one in found]


SECRET = ("new-site", ["move-considered"], "The article says that it is secret.")


def test_a_place_without_a_position_is_listed_beside_every_map(tiny):
    found = excerpt(tiny, Selection())
    near, far = tiny.config.maps
    assert off(found.off_the_maps) == off(found.off(near)) == off(found.off(far)) == [SECRET]


def test_a_place_outside_the_window_is_listed_beside_the_map_with_the_reason(tiny):
    suva = moved(tiny, "fjord-town", lat=-18.14, lon=178.44)
    found = excerpt(suva, Selection())
    near, far = suva.config.maps
    assert "fjord-town" not in [place.id for _, place, _ in found.signs(near)]
    outside = "It lies outside the area of every map that lists it."
    silent = ("fjord-town", ["fjordmark-silent"])
    assert off(found.off_the_maps) == [(*silent, outside), SECRET]
    assert off(found.off(near)) == [
        (*silent, "It lies outside the area of the map Northern waters."),
        SECRET,
    ]
    assert off(found.off(far)) == [SECRET]


def test_a_place_counts_as_seen_on_any_map(tiny):
    """Vestra is a sign of both maps, and here outside of the window of the near one."""
    near, far = tiny.config.maps
    config = replace(tiny.config, maps=(replace(near, west=-20.0), far))
    found = excerpt(replace(tiny, config=config), Selection())
    assert [one.place.id for one in found.off(config.maps[0])] == ["vestra", "new-site"]
    assert off(found.off_the_maps) == [SECRET]


def test_a_located_place_that_is_given_to_no_map_says_so(tiny):
    views = tuple(replace(view, signs=()) for view in tiny.config.maps)
    bare = replace(tiny, config=replace(tiny.config, maps=views))
    found = {one.place.id: one.why for one in excerpt(bare, Selection()).off_the_maps}
    assert found.pop("new-site") == SECRET[-1]
    assert set(found.values()) == {"No map lists it."}


def test_only_places_of_facts_that_are_in_are_on_a_map_or_beside_it(tiny):
    view = tiny.config.maps[0]
    found = excerpt(tiny, Selection(statuses=(Status.DENIED,)))
    at = {place.id: ids(facts) for _, place, facts in found.signs(view) if facts}
    assert at == {"vestra": ["failure-denied"]}
    assert found.off_the_maps == ()
    assert ids(found.facts_at("vestra")) == ["failure-denied"]
    assert (found.number_of_facts["islandia"], found.number_of_facts["tropica"]) == (1, 0)


def test_a_row_says_nothing_by_a_source_that_is_left_out(tiny):
    rows = excerpt(tiny, Selection(without=("logbook",))).requests
    [left] = [row for row in rows if row.id == "fjordmark-lamp"]
    assert (left.facts, left.stage_fact) == (("lamp-under-way",), "lamp-under-way")
    assert left.stage is Stage.NOT_STATED


def test_the_headline_is_not_told_where_a_source_of_it_is_left_out(tiny):
    headline = Headline(text="The lamp failed.", facts=("lamp-failed", "lamp-under-way"))
    told = replace(tiny, config=replace(tiny.config, headline=headline))
    assert excerpt(told, Selection(text="ship")).headline == headline
    assert excerpt(told, Selection(without=("ship-tracker",))).headline is None


def test_a_strand_keeps_the_lines_of_which_a_fact_is_in_and_goes_with_its_last(tiny):
    whole = excerpt(tiny, Selection())
    assert whole.strands == tiny.config.strands
    assert whole.lines == tuple(line for strand in whole.strands for line in strand.lines)
    denied = excerpt(tiny, Selection(statuses=(Status.DENIED,)))
    assert [strand.title for strand in denied.strands] == ["What is said of the lamp"]
    assert [line.facts for line in denied.lines] == [("lamp-failed", "failure-denied")]
    assert excerpt(tiny, Selection(text="zeppelin")).strands == ()


def test_a_line_is_not_told_where_a_source_of_it_is_left_out(tiny):
    left = excerpt(tiny, Selection(without=("logbook",)))
    assert ("lamp-failed", "failure-denied") not in [line.facts for line in left.lines]
    assert ("fjordmark-silent",) in [line.facts for line in left.lines]


def test_a_line_on_what_no_longer_stands_alone_is_not_shown(sequel):
    line = replace(sequel.config.strands[0].lines[0], facts=("nights-dark-three",))
    strand = replace(sequel.config.strands[0], lines=(line,))
    old = replace(sequel, config=replace(sequel.config, strands=(strand,)))
    assert excerpt(old, Selection()).strands == ()
