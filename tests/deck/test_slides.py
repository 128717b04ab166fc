"""What slides show: each view, as far as it fits, and the usual deck."""

from dataclasses import replace

import pytest

from dashboard.deck.boards import HEIGHT, LARGE, LISTED, Item, fitting
from dashboard.deck.slides import BOARDS, board, deck, selection_of
from dashboard.domain.config import Slide
from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import BY_KIND, Selection
from dashboard.domain.vocabulary import SlideView
from dashboard.scenes import CHARTS
from dashboard.scenes.shapes import SLIDE

OF_CHARTS = {
    "map": "map",
    "timeline": "timeline",
    "matrix": "aid-matrix",
    "ladder": "aid-ladder",
    "actors": "actor-graph",
    "flow": "attribution-flow",
    "basis": "basis-matrix",
}
"""The views that show a chart, and which."""


def slide(view, **keys):
    return Slide(id="any", view=view, title="Any", **keys)


def shown(dossier, view, query=""):
    return board(slide(SlideView(view), filter=query), dossier)


def heads(found):
    return [item.head for item in found.items]


@pytest.fixture(scope="module")
def usual(tiny):
    """The made-up dossier without slides of its own."""
    return replace(tiny, config=replace(tiny.config, slides=()))


def test_every_view_is_drawn():
    assert set(BOARDS) == set(SlideView)


def test_the_deck_is_that_of_the_file(tiny):
    assert deck(tiny) == tiny.config.slides
    assert {one.view for one in deck(tiny)} == set(SlideView)


def test_without_slides_a_usual_deck_is_made_of_what_there_is(usual):
    assert [one.id for one in deck(usual)] == [
        "situation",
        "map-near",
        "map-far",
        "timeline",
        "aid",
        "ladder",
        "responses",
        "tensions",
        "questions",
        "voices",
        "sources",
    ]


def test_the_usual_deck_leaves_out_what_there_is_nothing_of(usual):
    bare = replace(
        usual,
        config=replace(usual.config, key_figures=()),
        aid=(),
        responses=(),
        tensions=(),
        questions=(),
    )
    assert [one.id for one in deck(bare)] == [
        "map-near",
        "map-far",
        "timeline",
        "voices",
        "sources",
    ]


def test_a_filter_selects_and_focuses(tiny):
    selection = selection_of(slide(SlideView.MAP, filter="map=far&place=vestra"), tiny)
    assert selection == Selection(map="far", focus="place:vestra")


def test_the_situation_shows_the_figure_its_firmness_and_its_voice(tiny):
    found = shown(tiny, "situation")
    assert found.items[0].head == str(tiny.fact["lamp-failed"].figures[0])
    assert found.items[0].sign == "●"
    assert "Reported" in found.items[0].aside
    assert [fact.id for fact in found.facts] == ["lamp-failed", "lamp-is-old"]


@pytest.mark.parametrize(("view", "name"), OF_CHARTS.items())
def test_each_chart_can_be_shown_by_a_slide_with_the_facts_that_it_shows(tiny, view, name):
    query = "statuses=reported"
    found = shown(tiny, view, query)
    chosen = excerpt(tiny, selection_of(slide(SlideView(view), filter=query), tiny))
    scene = CHARTS[name](chosen, SLIDE)
    assert found.draw(chosen, SLIDE) is scene
    assert found.facts
    assert {fact.id for fact in found.facts} == set(scene.facts()) & chosen.listed_ids
    assert not found.items


def test_every_chart_has_a_view():
    assert set(OF_CHARTS.values()) == set(CHARTS)


def test_a_slide_opens_the_view_of_a_map_or_of_the_timeline_that_its_filter_names(tiny):
    found = {
        query: shown(tiny, view, query).draw(
            excerpt(tiny, selection_of(slide(SlideView(view), filter=query), tiny)), SLIDE
        )
        for view, query in (
            ("map", "map=near"),
            ("map", "map=far"),
            ("timeline", ""),
            ("timeline", f"timeline={BY_KIND}"),
        )
    }
    assert found["map=near"].title != found["map=far"].title
    assert found[""] != found[f"timeline={BY_KIND}"]


def test_a_filtered_list_says_what_it_leaves_out(tiny):
    possible = "statuses=possible"
    rest = "1 of 2 rows of aid; the other is outside this filter."
    assert shown(tiny, "requests", possible).lead == rest
    assert shown(tiny, "responses", possible).lead == "All 2 responses are outside this filter."
    assert shown(tiny, "tensions", possible).lead == "The only tension is outside this filter."
    assert shown(tiny, "questions", "kinds=request").lead.startswith("1 of 2 open questions; ")
    assert shown(tiny, "requests").lead == ""


def test_requests_say_help_stage_and_firmness(tiny):
    first, second = shown(tiny, "requests").items
    assert (first.head, first.body, first.sign) == (
        "Fjordmark: One lamp of no stated type",
        "Supply · Requested",
        "●",
    )
    assert "“reportedly”" in second.aside


def test_a_tension_in_focus_stands_side_by_side_with_what_it_is_about(tiny):
    found = shown(tiny, "tensions", "fact=failure-denied")
    assert found.columns == 2
    assert {item.sign for item in found.items} == {"●", "⊗"}
    assert found.lead.startswith(f"Denial. {tiny.tensions[0].differs}")


def test_tensions_without_a_focus_say_what_differs_and_what_stays_open(tiny):
    [item] = shown(tiny, "tensions").items
    tension = tiny.tensions[0]
    assert item == Item(f"Denial: {tension.title}", tension.differs, f"Open: {tension.open}")


def test_a_tension_that_does_not_fit_side_by_side_is_said_in_its_line(tiny):
    long = tuple(replace(fact, statement=fact.statement * 40) for fact in tiny.facts)
    found = shown(replace(tiny, facts=long), "tensions", "fact=failure-denied")
    assert heads(found) == [f"Denial: {tiny.tensions[0].title}"]


def test_questions_that_touch_the_focus_come_first(tiny):
    turned = replace(tiny, questions=tiny.questions[::-1])
    first = tiny.questions[0].question
    assert heads(shown(turned, "questions"))[1] == first
    assert heads(shown(turned, "questions", "fact=lamp-under-way"))[0] == first


def test_a_fact_stands_with_its_chain_and_what_it_stands_against(tiny):
    claim, against = shown(tiny, "fact", "fact=failure-denied").items
    assert claim.head == (
        "The keeper denied that the lamp ever went dark; the logbook says that it went dark."
    )
    assert claim.sign == "⊗"
    assert claim.aside.startswith(
        "Denied. A party says that it is not so. Denies what is reported."
    )
    assert against.body.startswith("Denies, or is denied by: The lamp of Skerra Point went dark")


def test_sources_count_the_facts_of_each_voice_then_say_the_limits(tiny):
    found = shown(tiny, "sources")
    assert [item.body for item in found.items if item.head] == ["6 facts", "4 facts"]
    assert found.items[-1].body == "It is all made up."


def test_voices_say_the_honest_sum(tiny):
    assert heads(shown(tiny, "voices"))[:2] == ["10 facts", "one article"]


def test_the_legend_names_the_signs_that_are_shown_and_no_others(tiny):
    found = shown(tiny, "tensions", "fact=failure-denied")
    assert found.legend == (("●", "Reported"), ("⊗", "Denied"))
    assert shown(tiny, "voices").legend == ()


@pytest.mark.parametrize("letters", [LISTED, LARGE])
@pytest.mark.parametrize("columns", [1, 2, 3])
def test_items_fill_the_slide_row_by_row_and_leave_room_for_a_word_on_the_rest(columns, letters):
    item = Item("A head", "A body", "An aside")
    many = fitting([item] * 100, columns, letters, HEIGHT)
    assert 0 < many < 100
    assert many % columns == 0
    assert fitting([item] * many, columns, letters, HEIGHT) == many


def test_an_item_that_is_longer_than_a_slide_does_not_fit():
    assert fitting([Item("word " * 1000)], 1, LISTED, HEIGHT) == 0
