"""What slides show: each view, as far as it fits, and the usual deck."""

from dataclasses import replace

import pytest

from dashboard.charts import warm
from dashboard.charts.boards import HEIGHT, LARGE, LISTED, WIDTH, Item, fitting
from dashboard.charts.deck import BOARDS, board, deck, selection_of
from dashboard.charts.map import map_figure
from dashboard.charts.timeline import timeline
from dashboard.domain.config import Slide
from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import SlideView, Stage


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
        "timeline-1",
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
        "timeline-1",
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


def test_a_map_draws_the_view_that_the_filter_names(tiny):
    far = next(view for view in tiny.config.maps if view.id == "far")
    found = shown(tiny, "map", "map=far")
    assert found.aspect == far.aspect
    assert found.alt.startswith(far.alt)
    assert "Tropica: asked (possible); answer unclear (broken line)." in found.alt
    assert found.draw(excerpt(tiny, Selection(map="far")), "dark") is map_figure(
        excerpt(tiny, Selection(map="far")), far, "dark"
    )


def test_a_map_counts_the_facts_that_have_a_place_on_it(tiny):
    found = shown(tiny, "map", "map=near")
    placed = {sign.place for sign in tiny.config.maps[0].signs}
    assert {fact.id for fact in found.facts} == {
        fact.id for fact in tiny.facts if placed & set(fact.places)
    }
    assert found.lead == f"{len(found.facts)} of 10 facts have a place on this map."
    assert shown(tiny, "map", "kinds=harbour").lead == "All 2 facts have a place on this map."
    assert shown(tiny, "map", "kinds=opinion").lead == "2 of 3 facts have a place on this map."


def test_a_timeline_has_room_for_the_lanes_of_its_filter_alone(tiny):
    whole = timeline(excerpt(tiny, Selection()), "light").layout
    found = shown(tiny, "timeline", "kind=harbour")
    part = found.draw(excerpt(tiny, Selection(kinds=("harbour",))), "light")
    assert part.layout.height < whole.height
    assert part.layout.xaxis.tickvals == whole.xaxis.tickvals
    assert found.scale == pytest.approx(WIDTH / 880, abs=0.001)


def test_the_matrix_has_a_row_for_each_equipment_and_a_column_for_each_state(tiny):
    head, *rows = shown(tiny, "matrix").rows
    assert head == (
        "Equipment",
        "Fjordmark: asked",
        "Tropica: asked (possible)",
    )
    assert [row[0] for row in rows] == [one.name for one in tiny.equipment]
    assert "● Supply" in {cell for row in rows for cell in row}


def test_a_filtered_table_says_what_it_leaves_out(tiny):
    possible = "statuses=possible"
    matrix = shown(tiny, "matrix", possible)
    assert matrix.rows[1] == ("Lamps", "(outside filter)", "–")
    assert matrix.lead == (
        "–: the article names nothing of the kind. (outside filter): something was asked, or is"
        " being arranged; this filter leaves it out."
    )
    rest = "1 of 2 rows of aid; the other is outside this filter."
    assert shown(tiny, "ladder", possible).lead == shown(tiny, "requests", possible).lead == rest
    assert shown(tiny, "responses", possible).lead == "All 2 responses are outside this filter."
    assert shown(tiny, "tensions", possible).lead == "The only tension is outside this filter."
    assert shown(tiny, "questions", "kinds=request").lead.startswith("1 of 2 open questions; ")
    assert shown(tiny, "requests").lead == ""


def test_the_ladder_says_how_firmly_and_counts_nothing_and_names_what_nobody_reached(tiny):
    assert shown(tiny, "ladder").rows == (
        ("How far", "Fjordmark", "Tropica"),
        ("Requested", "● Reported", "–"),
        ("Response unclear", "–", "◌ Possible"),
        ("Promised, Contracted, Shipped, Delivered", "–", "–"),
    )
    arranged = replace(tiny, aid=(replace(tiny.aid[0], stage=Stage.COORDINATED), tiny.aid[1]))
    first = shown(arranged, "ladder").rows[1]
    assert first == ("Being arranged; a request is not reported", "● Reported", "–")


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


def test_a_chart_with_a_contested_fact_says_what_its_sign_means(tiny):
    assert ("≠", "Denied, or worded two ways") in shown(tiny, "timeline", "kind=harbour").legend
    assert ("≠", "Denied, or worded two ways") not in shown(tiny, "timeline", "kind=opinion").legend


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


def test_warming_draws_every_chart_of_the_deck_in_both_themes(tiny):
    warm(tiny)
    before = map_figure.cache_info().misses, timeline.cache_info().misses
    for one in deck(tiny):
        for theme in ("light", "dark"):
            if draw := board(one, tiny).draw:
                draw(excerpt(tiny, selection_of(one, tiny)), theme)
    assert (map_figure.cache_info().misses, timeline.cache_info().misses) == before
