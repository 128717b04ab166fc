"""What each view of a slide shows, as words."""

from dataclasses import replace

import pytest

from dashboard.deck.legible import sizes
from dashboard.deck.model import BELOW
from dashboard.domain.excerpt import excerpt
from dashboard.domain.published import Headline, Line
from dashboard.domain.selection import Selection
from dashboard.scenes import CHARTS
from dashboard.scenes.shapes import Frame
from tests.deck.reading import drawings, rows, table_of, words

OF_CHARTS = {
    "map": "map",
    "timeline": "timeline",
    "ladder": "aid-ladder",
    "actors": "actor-graph",
    "flow": "attribution-flow",
    "basis": "basis-matrix",
    "weight": "weight",
}


@pytest.mark.parametrize(("view", "name"), OF_CHARTS.items())
def test_a_chart_stands_with_its_legend_on_a_slide_and_names_its_facts(tiny, laid_out, view, name):
    content = laid_out(tiny, view, "statuses=reported")
    [drawing] = drawings(content)
    assert drawing.scene.name == name
    _, high = drawing.legend
    below = BELOW if drawing.scene.legend else 0
    assert drawing.box[3] == pytest.approx(drawing.scene.height + below + high)
    assert {fact.id for fact in content.facts} <= set(drawing.scene.facts())
    assert content.facts


def test_a_chart_that_is_lower_than_its_room_is_stretched_and_its_type_is_not(tiny, laid_out):
    [drawing] = drawings(laid_out(tiny, "actors"))
    drawn = CHARTS["actor-graph"](excerpt(tiny, Selection()), Frame(1216, 44, 400))
    assert drawing.scene.height > 2 * drawn.height
    assert set(sizes(drawing.scene)) == set(sizes(drawn))


def test_a_slide_opens_the_map_that_its_filter_names(tiny, laid_out):
    near, far = (laid_out(tiny, "map", f"map={name}") for name in ("near", "far"))
    assert drawings(near)[0].scene.title != drawings(far)[0].scene.title


def test_the_opening_says_the_headline_over_a_ground_without_words(tiny, laid_out):
    headline = Headline(text="The lamp went dark, it is said.", facts=("lamp-failed",))
    told = replace(tiny, config=replace(tiny.config, headline=headline))
    content = laid_out(told, "title")
    assert words(content)[0] == headline.text
    [ground] = drawings(content)
    assert ground.is_ground
    assert not ground.scene.facts()
    assert words(laid_out(told, "title", readers="statuses=denied"))[0] == tiny.config.subtitle


def test_points_are_the_lines_of_the_slide_with_sign_status_and_source(tiny, laid_out):
    line = Line(
        text="The lamp went dark; the keeper denied it",
        facts=("lamp-failed", "failure-denied"),
        source="the wire",
    )
    content = laid_out(tiny, "points", lines=(line,))
    assert words(content) == [
        "The lamp went dark; the keeper denied it.",
        "⊗ Reported and denied · the wire",
    ]
    assert content.blocks[0].paragraphs[0].target == "fact:lamp-failed"
    assert content.blocks[0].paragraphs[0].facts == line.facts
    assert laid_out(tiny, "points", readers="kinds=request", lines=(line,)) is None


def test_points_of_a_slide_without_lines_are_the_first_of_each_strand(tiny, laid_out):
    firsts = [strand.lines[0].text for strand in tiny.config.strands]
    said = words(laid_out(tiny, "points"))[::2]
    assert [one.rstrip(".") for one in said] == firsts
    bare = replace(tiny, config=replace(tiny.config, strands=()))
    assert words(laid_out(bare, "points"))[0].startswith("The lamp of Skerra Point went dark")


def test_the_situation_shows_the_number_what_it_counts_and_how_firm_it_is(tiny, laid_out):
    number, label, about = words(laid_out(tiny, "situation"))[:3]
    assert number == "about 3"
    assert label == "nights: Nights without a light, says the logbook"
    assert about.startswith("● Reported ≠\N{NO-BREAK SPACE}denied by Ånsa Holm · 2 May")


def test_moments_stand_in_the_order_of_time_with_date_status_and_voice(tiny, laid_out):
    content = laid_out(tiny, "moments", "kinds=harbour")
    assert rows(table_of(content))[1:] == [
        "2–4 May | Lamp went dark, per the logbook"
        " | ● Reported · Northern Wire; ≠ denied by Ånsa Holm",
        "6 May | Keeper denied that it went dark"
        " | ⊗ Denied · the article; ≠ denies what is reported",
    ]


def test_the_matrix_says_what_is_asked_how_firmly_and_what_is_outside_the_filter(tiny, laid_out):
    *table, signs = words(laid_out(tiny, "matrix"))
    assert table[1:] == ["Lamps | ● Supply | –", "Repair crews | – | ◌ Repair, “reportedly”"]
    assert signs == "● Reported · ◌ Possible · – the article names nothing of the kind."
    filtered = words(laid_out(tiny, "matrix", readers="statuses=possible"))
    assert "Lamps | (outside filter) | –" in filtered


def test_requests_say_help_stage_and_firmness(tiny, laid_out):
    first, second = rows(table_of(laid_out(tiny, "requests")))[1:]
    assert first == "Fjordmark | One lamp of no stated type | Requested | ● Reported"
    assert second.endswith("◌ Possible, “reportedly”")


def test_an_answer_is_one_huge_word_with_what_is_known_of_it(tiny, laid_out):
    content = laid_out(tiny, "responses")
    state, word, statement, about = content.blocks[0].paragraphs
    assert (state.text, word.text) == ("Fjordmark", "No comment")
    assert word.size >= 64
    assert statement.text == "Fjordmark would not comment."
    assert (about.sign, about.text) == ("□", "No comment · Northern Wire")


def test_a_tension_in_focus_stands_side_by_side_what_is_said_first(tiny, laid_out):
    said, claim, denied, denial, still_open = laid_out(
        tiny, "tensions", "focus=fact:failure-denied"
    ).blocks
    assert [said.paragraphs[0].text, denied.paragraphs[0].text] == ["Said", "Denied"]
    assert claim.paragraphs[0].text.startswith("The lamp of Skerra Point went dark")
    assert denial.paragraphs[1].sign == "⊗"
    assert still_open.paragraphs[0].text == f"Open: {tiny.tensions[0].open}"
    assert said.box[0] == claim.box[0] < denied.box[0] == denial.box[0]


def test_a_side_that_is_outside_the_filter_is_marked_so(tiny, laid_out):
    query = "focus=fact:failure-denied"
    found = words(laid_out(tiny, "tensions", query, readers="statuses=denied"))
    assert [one.endswith("outside this filter") for one in found if one[0] in "●⊗"] == [True, False]


def test_tensions_without_a_focus_say_what_differs_and_what_stays_open(tiny, laid_out):
    tension = tiny.tensions[0]
    assert words(laid_out(tiny, "tensions")) == [
        f"Denial: {tension.title}",
        tension.differs,
        f"Open: {tension.open}",
    ]


def test_questions_stand_with_what_would_settle_them_those_in_focus_first(tiny, laid_out):
    turned = replace(tiny, questions=tiny.questions[::-1])
    first = tiny.questions[0]
    found = words(laid_out(turned, "questions", "focus=fact:lamp-under-way"))
    assert found[:2] == [first.question, f"What would settle it: {first.settled_by}"]


def test_items_without_room_are_counted_on_the_slide(tiny, laid_out):
    [one, _] = tiny.questions
    many = tuple(replace(one, id=f"q{number}") for number in range(40))
    content = laid_out(replace(tiny, questions=many), "questions")
    shown = sum(said == one.question for said in words(content))
    assert words(content)[-1] == f"{40 - shown} more questions: see Open questions"
    assert content.unplaced == (f"{40 - shown} items",)


def test_rows_without_room_are_counted_below_the_table(tiny, laid_out):
    many = tuple(replace(tiny.aid[0], id=f"row{number}") for number in range(40))
    content = laid_out(replace(tiny, aid=many), "requests")
    number = len(table_of(content).rows) - 1
    assert words(content)[-1] == f"{40 - number} more rows: see Help for the lighthouse"


def test_a_fact_stands_with_what_it_rests_on_and_what_it_stands_against(tiny, laid_out):
    claim, how, on, against, about = words(laid_out(tiny, "fact", "focus=fact:failure-denied"))
    assert claim.startswith("The keeper denied that the lamp ever went dark")
    assert how == "⊗ Denied. A party says that it is not so."
    assert on == "⊗ The keeper's statement (on the record) · 6 May 2031"
    assert against.startswith("The lamp of Skerra Point went dark")
    assert about.startswith("● Reported")


def test_sources_are_counted_and_the_limits_stand_beside_them(tiny, laid_out):
    found = words(laid_out(tiny, "sources"))
    assert [one for one in found if one.endswith("facts")] == ["6 facts", "4 facts"]
    assert found[-1] == "It is all made up."


def test_the_close_asks_one_question_of_each_topic_first_and_shows_the_link(tiny, laid_out):
    content = laid_out(tiny, "close")
    found = words(content)
    assert sum(one.startswith("What would settle it") for one in found) == len(tiny.questions)
    assert found[-2:] == ["lamp.example/", "briefing"]
    [code] = drawings(content)
    assert code.scene.name == "qr-code"


def test_without_an_address_there_is_no_code_and_a_loopback_says_what_it_is(tiny, laid_out):
    assert not drawings(laid_out(tiny, "close", address=""))
    own = laid_out(tiny, "close", address="http://127.0.0.1:8501/")
    assert words(own)[-1] == "It opens on this computer only."


def test_every_slide_of_words_can_be_opened_at_its_facts(tiny, laid_out):
    table = table_of(laid_out(tiny, "moments"))
    assert all(row[1].paragraphs[0].target.startswith("fact:") for row in table.rows[1:])


def test_what_changed_is_a_slide_where_there_is_an_earlier_edition(tiny, sequel, laid_out):
    content = laid_out(replace(sequel, before=tiny), "changes")
    said = words(content)
    assert said[0] == "Claims corrected"
    assert any(one.startswith("Corrected: “The lamp was dark for three nights.”") for one in said)
    assert "nights-dark-two" in {fact.id for fact in content.facts}
    assert laid_out(sequel, "changes") is None
