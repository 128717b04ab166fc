"""The deck, read back by python-pptx: titles, tables, groups, notes, footers; nothing overflows."""

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER

from dashboard.domain.excerpt import excerpt
from dashboard.domain.phrasing import claim
from dashboard.domain.ready_sentence import sentence
from dashboard.domain.scope import left_out, shown_of
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status
from dashboard.exports import FORMATS
from dashboard.exports.deck.drawing import all_shapes
from dashboard.scenes import CHARTS
from dashboard.scenes.shapes import SLIDE
from tests.exports.conftest import OF_AID_AND_THE_LIKE
from tests.reports import retold

EVERYTHING = Selection()
NOTHING = Selection(text="zeppelin")
ONE = Selection(text="reef club")
DENIED = Selection(statuses=(Status.DENIED,))
WAYS = [("tiny", EVERYTHING), ("tiny", NOTHING), ("tiny", ONE), ("tiny", DENIED)]
WAYS += [("real", EVERYTHING), ("real", DENIED)]
NAMES = ["all", "none", "one", "denied", "real", "real-denied"]


def deck_of(dossier, selection=EVERYTHING):
    return Presentation(BytesIO(FORMATS["pptx"].render(excerpt(dossier, selection))))


@pytest.fixture(scope="module", params=WAYS, ids=NAMES)
def made(request):
    """A dossier, a selection, and the deck made of them."""
    name, selection = request.param
    dossier = request.getfixturevalue(name)
    return dossier, selection, deck_of(dossier, selection)


@pytest.fixture(scope="module")
def whole(tiny):
    return deck_of(tiny)


def titles(deck):
    return [slide.shapes.title.text for slide in deck.slides]


def slides_called(deck, title):
    return [s for s in deck.slides if s.shapes.title.text.split(" (")[0] == title]


def tables(slides):
    return [shape for slide in slides for shape in slide.shapes if shape.has_table]


def rows(slides):
    """The cells of all tables but for their headers."""
    return [
        [cell.text for cell in row.cells]
        for frame in tables(slides)
        for row in list(frame.table.rows)[1:]
    ]


def words_of(slide):
    """All that a slide shows."""
    texts = [shape.text_frame.text for shape in all_shapes(slide.shapes) if shape.has_text_frame]
    cells = [cell for row in rows([slide]) for cell in row]
    return "\n".join(texts + cells)


def alt_of(shape):
    return shape.element.xpath(".//p:cNvPr")[0].get("descr")


def footers(slide):
    return {
        shape.placeholder_format.type: shape.text_frame.text
        for shape in slide.placeholders
        if shape.placeholder_format.type is not PP_PLACEHOLDER.TITLE
    }


def test_the_deck_goes_from_the_situation_to_the_sources(whole):
    assert titles(whole) == [
        "The lamp of Skerra Point",
        "Map: Northern waters",
        "Map: Both oceans",
        "Timeline",
        "Asked, or being arranged: lamps and crews by state",
        "Asked, or being arranged. How far each has come",
        "Asked, or being arranged",
        "Asked, or being arranged, one by one",
        "How those who were asked responded",
        "Not counted as requested, and why",
        "Who did what toward whom",
        "Where claims pull against each other",
        "Open questions",
        "Who reports it, and what that rests on",
        "What claims rest on, by how firmly they are put",
        "Sources",
        "About this deck, and its limits",
        "Annex: every claim by date (part 1 of 2)",
        "Annex: every claim by date (part 2 of 2)",
    ]


def test_a_slide_is_sixteen_by_nine(whole):
    assert whole.slide_width / whole.slide_height == pytest.approx(16 / 9)


def test_every_slide_has_a_title_of_its_own_the_as_of_date_and_a_number(made):
    dossier, _, deck = made
    assert len(set(titles(deck))) == len(titles(deck))
    assert all(titles(deck))
    for slide in deck.slides:
        said = footers(slide)
        assert said[PP_PLACEHOLDER.DATE].startswith("As of ")
        assert str(dossier.config.as_of.year) in said[PP_PLACEHOLDER.DATE]
        assert dossier.config.title in said[PP_PLACEHOLDER.FOOTER]
        (number,) = slide.shapes.element.xpath(".//a:fld[@type='slidenum']")
        assert number is not None


def test_no_slide_holds_a_picture(made):
    kinds = {shape.shape_type for slide in made[2].slides for shape in all_shapes(slide.shapes)}
    assert MSO_SHAPE_TYPE.PICTURE not in kinds
    assert MSO_SHAPE_TYPE.LINKED_PICTURE not in kinds


def test_every_shape_lies_within_its_slide(made):
    deck = made[2]
    for slide in deck.slides:
        for shape in all_shapes(slide.shapes):
            where = f"{slide.shapes.title.text}: {shape.name}"
            assert shape.left >= 0, where
            assert shape.top >= 0, where
            assert shape.left + shape.width <= deck.slide_width, where
            assert shape.top + shape.height <= deck.slide_height, where


def test_tables_end_above_what_stands_under_them(made):
    for slide in made[2].slides:
        for frame in tables([slide]):
            below = [s.top for s in slide.shapes if s.name == "Legend" or s.is_placeholder]
            assert frame.top + sum(row.height for row in frame.table.rows) <= min(
                top for top in below if top > frame.top
            )


def test_nothing_that_is_filled_covers_a_title(made):
    for slide in made[2].slides:
        title = slide.shapes.title
        for shape in all_shapes(slide.shapes):
            is_filled = shape.name.startswith(("Area", "Panel")) and shape is not title
            assert not is_filled or shape.top >= title.top + title.height, shape.name


def test_groups_and_tables_have_names_and_alt_texts(made):
    for slide in made[2].slides:
        for shape in slide.shapes:
            if shape.shape_type is MSO_SHAPE_TYPE.GROUP or shape.has_table:
                assert shape.name
                assert alt_of(shape), f"{slide.shapes.title.text}: {shape.name}"


def test_the_numbers_of_shapes_are_unique_on_a_slide(made):
    for slide in made[2].slides:
        ids = [shape.shape_id for shape in all_shapes(slide.shapes)]
        assert len(set(ids)) == len(ids)


CHARTS_OF_A_DECK = (
    ("Map: Northern waters", "map", "near"),
    ("Map: Both oceans", "map", "far"),
    ("Timeline", "timeline", ""),
    ("Asked, or being arranged: lamps and crews by state", "aid-matrix", ""),
    ("Asked, or being arranged. How far each has come", "aid-ladder", ""),
    ("Who did what toward whom", "actor-graph", ""),
    ("Who reports it, and what that rests on", "attribution-flow", ""),
    ("What claims rest on, by how firmly they are put", "basis-matrix", ""),
)


def test_every_chart_has_a_slide():
    assert {name for _, name, _ in CHARTS_OF_A_DECK} == set(CHARTS)


def parts_of(group):
    """The names of the groups of a chart, each with what it says."""
    return {one.name: alt_of(one) for one in group.shapes}


@pytest.mark.parametrize(("title", "name", "view"), CHARTS_OF_A_DECK)
@pytest.mark.parametrize("selection", [EVERYTHING, DENIED], ids=["all", "denied"])
def test_a_chart_is_native_shapes_in_groups_named_after_their_facts(
    tiny, selection, title, name, view
):
    deck = deck_of(tiny, selection)
    scene = CHARTS[name](excerpt(tiny, replace(selection, map=view)), SLIDE)
    if not scene.facts():
        assert title not in titles(deck)
        return
    (slide,) = [one for one in deck.slides if one.shapes.title.text == title]
    chart, *legend = [one for one in slide.shapes if one.shape_type is MSO_SHAPE_TYPE.GROUP]
    assert alt_of(chart) == scene.description
    parts = parts_of(chart)
    for group in scene.groups:
        if group.facts and any(group.shapes):
            assert parts[", ".join((group.name, *group.facts))] == (" ".join(group.said) or None)
    assert [one.name for one in legend] == ["Legend"] * bool(scene.legend)
    words = words_of(slide)
    for key in scene.legend:
        assert key.words in words


def test_the_notes_of_a_chart_say_what_it_shows_and_what_is_not_drawn(tiny, whole):
    (slide,) = slides_called(whole, "Map: Northern waters")
    notes = slide.notes_slide.notes_text_frame.text
    scene = CHARTS["map"](excerpt(tiny, Selection(map="near")), SLIDE)
    assert notes.startswith(scene.description)
    assert scene.notes
    assert all(note in notes for note in scene.notes)


def test_a_key_figure_says_how_firmly_and_who_says_so(whole):
    (first,) = [s for s in whole.slides[0].shapes if s.name.startswith("Key figure: about 3")]
    text = alt_of(first)
    assert "● Reported ≠\N{NO-BREAK SPACE}denied by Ånsa Holm · 2 May 2031 to 4 May 2031" in text
    assert "Northern Wire ← The logbook of the lighthouse (documents)" in text


def test_more_key_figures_than_a_slide_holds_go_on_on_the_next(tiny):
    figures = tiny.config.key_figures * 4
    deck = deck_of(replace(tiny, config=replace(tiny.config, key_figures=figures)))
    cards = [
        sum(shape.name.startswith("Key figure") for shape in slide.shapes) for slide in deck.slides
    ]
    assert cards[:3] == [6, 2, 0]
    assert titles(deck)[1] == "The lamp of Skerra Point (part 2 of 2)"


def test_the_matrix_has_a_column_for_each_state_and_keeps_the_hedge(whole):
    slides = slides_called(whole, "Asked, or being arranged")
    header = [cell.text for cell in tables(slides)[0].table.rows[0].cells]
    assert header == [
        "Lamps and crews",
        "Fjordmark: asked",
        "Tropica: asked (possible)",
    ]
    assert rows(slides) == [
        ["Lamps", "● Supply", "–"],
        ["Repair crews", "–", "◌ Repair, “reportedly”"],
    ]


def test_a_request_has_its_hedge_stage_and_chain_on_the_slide(whole):
    _, crew = rows(slides_called(whole, "Asked, or being arranged, one by one"))
    assert crew == [
        "Tropica",
        "A crew to repair the old lamp, “reportedly”",
        "◌ Possible, “reportedly”",
        "Response unclear",
        "Not stated",
        "Northern Wire ← Officials of the harbour (unnamed sources)",
    ]


def test_a_denial_stands_across_from_what_it_denies(whole):
    heading, *claims = rows(slides_called(whole, "Where claims pull against each other"))
    assert heading[0].startswith("Denial: Did the lamp go dark?")
    assert "Left open: Who kept the log on those nights." in heading[0]
    assert {(side, firmly) for side, firmly, *_ in claims} == {
        ("A", "● Reported ≠\N{NO-BREAK SPACE}denied by Ånsa Holm"),
        ("B", "⊗ Denied ≠\N{NO-BREAK SPACE}denies what is reported"),
    }


def test_a_filter_does_not_tear_a_claim_from_its_denial_but_says_what_is_outside(tiny):
    deck = deck_of(tiny, DENIED)
    _, *claims = rows(slides_called(deck, "Where claims pull against each other"))
    outside = {row[2].endswith("(outside this filter)"): row[1] for row in claims}
    assert outside == {
        True: "● Reported ≠\N{NO-BREAK SPACE}denied by Ånsa Holm",
        False: "⊗ Denied ≠\N{NO-BREAK SPACE}denies what is reported",
    }


def test_every_claim_that_the_filter_lets_through_stands_in_the_annex(made):
    dossier, selection, deck = made
    said = sorted(row[1] for row in rows(slides_called(deck, "Annex: every claim by date")))
    assert said == sorted(claim(fact) for fact in excerpt(dossier, selection).facts)


def test_signs_are_explained_where_they_are_used(whole):
    for title in ("Asked, or being arranged", "Annex: every claim by date"):
        for slide in slides_called(whole, title):
            assert "⊗ Denied" in words_of(slide)


def test_the_notes_hold_ready_sentences_and_sources_of_the_slide(tiny, whole):
    (slide,) = slides_called(whole, "Asked, or being arranged")
    notes = slide.notes_slide.notes_text_frame.text
    assert sentence(tiny.fact["crew-asked"], tiny) in notes
    assert "Officials of the harbour: one fact here" in notes
    assert sentence(tiny.fact["boats-at-risk"], tiny) not in notes
    assert tiny.digest in notes


TABLES = {
    "Asked, or being arranged, one by one": "requests",
    "How those who were asked responded": "responses",
    "Open questions": "questions",
    "Sources": "sources",
    "Annex: every claim by date": "facts",
}


def test_its_tables_have_the_rows_of_the_excerpt_and_say_what_is_outside_the_filter(made):
    dossier, selection, deck = made
    shows = excerpt(dossier, selection)
    for title, table in (*TABLES.items(), (dossier.config.aid.not_counted, "not_aid")):
        slides = slides_called(deck, title)
        wanted = shows.listed if table == "facts" else getattr(shows, table)
        assert len(rows(slides)) == len(wanted), title
        assert all(shown_of(table, shows) in words_of(slide) for slide in slides)
    tensions = rows(slides_called(deck, "Where claims pull against each other"))
    headings = {row[0] for row in tensions if len(row[0]) > 1}
    assert len(headings) == len(shows.tensions)


def test_a_sentence_of_what_is_outside_the_filter_says_so_in_the_notes_and_is_not_counted(tiny):
    (slide,) = slides_called(deck_of(tiny, DENIED), "Where claims pull against each other")
    notes = slide.notes_slide.notes_text_frame.text
    assert f"– {sentence(tiny.fact['lamp-failed'], tiny)} (outside this filter)" in notes
    assert "The Harbour Gazette of 20 May 2031: one fact here" in notes


def test_a_cell_that_the_filter_hides_is_not_told_as_empty(tiny):
    (slide,) = slides_called(deck_of(tiny, Selection(text="crew")), "Asked, or being arranged")
    assert rows([slide]) == [
        ["Lamps", "(outside filter)", "–"],
        ["Repair crews", "–", "◌ Repair, “reportedly”"],
    ]
    words = words_of(slide)
    assert "(outside filter): something was asked, or is being arranged;" in words
    assert "–: the article names nothing of the kind." in words
    assert "1 of 2 rows of aid; the other is outside this filter." in words


def test_what_has_no_slide_under_a_filter_is_named_with_what_is_left_out(tiny):
    deck = deck_of(tiny, NOTHING)
    assert "No fact passes this filter." in words_of(deck.slides[0])
    said = dict(rows(slides_called(deck, "About this deck, and its limits")))
    assert said["Left out"].startswith(left_out(excerpt(tiny, NOTHING)))
    assert "Timeline" in said["Left out"]
    assert said["Filter"].startswith("0 of 10 facts")
    assert said["Digest"] == tiny.digest
    assert said["Drawn from"].endswith("which reports on Northern Wire.")
    assert said["Licence"].startswith("Curated facts: CC BY 4.0.")


@pytest.mark.parametrize("selection", [EVERYTHING, NOTHING, DENIED])
def test_a_dossier_without_aid_and_the_like_has_no_trace_of_them(bare, selection):
    deck = deck_of(bare, selection)
    notes = (slide.notes_slide.notes_text_frame.text for slide in deck.slides)
    words = "\n".join((*titles(deck), *map(words_of, deck.slides), *notes))
    assert not re.search(OF_AID_AND_THE_LIKE, words)


def test_without_key_figures_nothing_is_said_of_them(tiny):
    deck = deck_of(replace(tiny, config=replace(tiny.config, key_figures=())))
    assert "key figure" not in words_of(deck.slides[0])


def test_the_properties_say_what_this_is_and_of_when(tiny, whole):
    core = whole.core_properties
    assert core.title == "The lamp of Skerra Point"
    assert core.subject == "A made-up dispute about a lighthouse. As of 20 May 2031"
    assert tiny.digest in core.keywords
    assert "CC BY 4.0" in core.keywords
    assert core.comments.startswith("All 10 facts. Drawn from The Harbour Gazette of 20 May 2031")
    assert {core.created.date(), core.modified.date()} == {tiny.config.as_of}


def test_the_same_content_gives_the_same_bytes_without_an_hour_in_them(tiny):
    once, again = (FORMATS["pptx"].render(excerpt(tiny, EVERYTHING)) for _ in range(2))
    assert once == again
    with ZipFile(BytesIO(once)) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
        assert not [n for n in archive.namelist() if n.endswith((".jpeg", ".png", ".bin"))]


def test_titles_and_words_take_type_and_colours_from_the_theme(tiny, whole):
    with ZipFile(BytesIO(FORMATS["pptx"].render(excerpt(tiny, EVERYTHING)))) as archive:
        theme = archive.read("ppt/theme/theme1.xml").decode()
    assert f'<a:accent1><a:srgbClr val="{tiny.config.light.asked[1:].upper()}"/>' in theme
    assert theme.count('<a:latin typeface="Arial"/>') == 2
    assert [layout.name for layout in whole.slide_layouts] == ["Opening", "Title and content"]


@pytest.mark.parametrize(
    "hostile",
    ["<a:t>&amp;</a:t>" * 40, "=cmd|' /C calc'!A0", "Wort" * 300, "x " * 1500, "\x0b\x00\ufffe"],
    ids=["markup", "formula", "one-word", "long", "controls"],
)
def test_hostile_words_stay_words_and_overflow_nothing(tiny, hostile):
    facts = tuple(retold(fact, statement=hostile, hedge=hostile[:90]) for fact in tiny.facts)
    config = replace(tiny.config, title=hostile, subtitle=hostile)
    dossier = replace(tiny, facts=facts, config=config)
    deck = deck_of(dossier)
    test_every_shape_lies_within_its_slide((dossier, EVERYTHING, deck))
    test_tables_end_above_what_stands_under_them((dossier, EVERYTHING, deck))
    for word in hostile.replace("\x0b", "\ufffd").split()[:3]:
        assert any(word[:20].strip("\x00\ufffe") in words_of(slide) for slide in deck.slides)


@pytest.mark.parametrize("times", [60, 120, 500])
def test_a_heading_as_high_as_a_slide_is_cut_like_any_row(tiny, times):
    tension = replace(tiny.tensions[0], title="word " * times)
    dossier = replace(tiny, tensions=(tension,))
    deck = deck_of(dossier)
    test_every_shape_lies_within_its_slide((dossier, EVERYTHING, deck))
    test_tables_end_above_what_stands_under_them((dossier, EVERYTHING, deck))
