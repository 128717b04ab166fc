"""The paper, read back by pypdf: its words, its tags, its sources; nothing of it is ever code."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from dashboard.domain.dates import parse_when
from dashboard.domain.excerpt import excerpt
from dashboard.domain.phrasing import claim
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status
from dashboard.exports import FORMATS
from dashboard.exports.paper import typesetting
from dashboard.exports.paper.content import content
from dashboard.exports.paper.drawings import PAGE
from dashboard.exports.paper.stand_ins import (
    LEFT_OUT,
    LEFT_TO_RIGHT,
    printable,
    script_of,
    stand_ins,
)
from dashboard.scenes import CHARTS
from dashboard.scenes.shapes import Text
from tests.exports.conftest import OF_AID_AND_THE_LIKE
from tests.reports import retold
from tests.small_font import small_font

EVERYTHING = Selection()
DRAWN = 8
"""Two views of the map, and the other charts."""
CYRILLIC = "Фёдор Маячный-Щукин"
"""Nobody: a made-up keeper of a made-up lighthouse."""


def paper_of(dossier, selection=EVERYTHING):
    return PdfReader(BytesIO(FORMATS["pdf"].render(excerpt(dossier, selection))))


def text_of(paper):
    """All words, with single spaces: where lines break is no part of them."""
    return " ".join(" ".join(page.extract_text() for page in paper.pages).split())


def tags(node):
    """Every element of the tree of tags, the root first."""
    node = node.get_object()
    if isinstance(node, ArrayObject):
        for kid in node:
            yield from tags(kid)
    elif isinstance(node, DictionaryObject):
        if "/S" in node or node.get("/Type") == "/StructTreeRoot":
            yield node
        if "/K" in node:
            yield from tags(node["/K"])


def kinds(paper):
    return [tag["/S"] for tag in tags(paper.trailer["/Root"]["/StructTreeRoot"]) if "/S" in tag]


@pytest.fixture(scope="module")
def whole(tiny):
    return paper_of(tiny)


@pytest.fixture(scope="module")
def words(whole):
    return text_of(whole)


def test_it_is_tagged_and_says_its_language_and_title(whole):
    root = whole.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert whole.metadata.title == "The lamp of Skerra Point: A made-up dispute about a lighthouse"
    assert whole.metadata.creation_date.isoformat()[:10] == "2031-05-20"


def test_it_declares_pdf_ua_1(whole):
    xmp = whole.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp


def test_headings_tables_lists_and_figures_are_tagged_as_what_they_are(whole):
    found = kinds(whole)
    assert found.count("/Figure") == DRAWN
    assert found.count("/H1") == 1
    assert found.count("/Table") == 3
    assert found.count("/TH") > found.count("/Table")
    assert {"/H2", "/H3", "/L", "/LI", "/TD", "/Link"} <= set(found)


def test_each_figure_says_what_it_shows(whole, tiny):
    root = whole.trailer["/Root"]["/StructTreeRoot"]
    alts = [tag["/Alt"] for tag in tags(root) if tag.get("/S") == "/Figure"]
    shown = excerpt(tiny, EVERYTHING)
    assert len(alts) == DRAWN
    assert alts[2] == CHARTS["aid-matrix"](shown, PAGE).description
    assert "Skerra Point" in alts[0]
    assert all(alts)


def test_charts_are_drawn_not_pictures_and_their_words_are_words(whole, words, tiny):
    assert [image for page in whole.pages for image in page.images] == []
    assert "Fishing grounds" in words
    for name in ("timeline", "aid-ladder", "actor-graph"):
        scene = CHARTS[name](excerpt(tiny, EVERYTHING), PAGE)
        shapes = (shape for group in scene.groups for shape in group.shapes)
        lines = [line for one in shapes if isinstance(one, Text) for line in one.lines]
        assert [line for line in lines if " ".join(line.split()) not in words] == [], name


def test_under_a_chart_stand_its_legend_and_its_notes(words, tiny):
    for draw in CHARTS.values():
        scene = draw(excerpt(tiny, EVERYTHING), PAGE)
        for said in (*(key.words for key in scene.legend), *scene.notes):
            assert " ".join(said.split()) in words


def test_a_heading_stands_on_the_page_of_its_chart(real):
    pages = [" ".join(page.extract_text().split()) for page in paper_of(real).pages]
    for name, draw in CHARTS.items():
        scene = draw(excerpt(real, EVERYTHING), PAGE)
        heading = real.config.aid.asked if name == "aid-matrix" else scene.title
        last = scene.legend[-1].words
        assert any(-1 < text.find(heading) < text.rfind(last) for text in pages), name


def test_every_claim_is_there_with_the_number_of_its_chain(tiny, words):
    for fact in tiny.facts:
        assert claim(fact) in words
    crew = words.index("Islandia reportedly asked Tropica")
    said = words[crew : crew + 200]
    assert words[:crew].endswith("◌ ")
    assert "Possible, “reportedly” · May 2031 (date of the report) · ¶ 3" in said
    number = said.split("[")[1].split("]")[0]
    chain = f"[{number}] The Harbour Gazette of 20 May 2031 ← Northern Wire ← Officials of"
    assert chain in words


def test_the_paper_of_this_project_has_at_most_eight_pages(real):
    assert 2 <= len(paper_of(real).pages) <= 8


def test_a_link_is_written_once(words):
    assert words.replace(" ", "").count("https://harbour.example/2031/05/20") == 1


def test_a_denial_stands_under_what_it_denies(words):
    denied = words.index("The lamp of Skerra Point went dark for about three nights; the keeper")
    denial = words.index("The keeper denied that the lamp ever went dark;")
    assert 0 < denial - denied < 200
    assert "↔" in words[denied:denial]
    assert words[denial:].startswith(
        "The keeper denied that the lamp ever went dark; the logbook says that it went dark. Denied"
        " · ≠ denies what is reported · 6 May 2031"
    )


def test_a_filtered_paper_keeps_the_denied_beside_the_denial_and_says_it_is_outside(tiny):
    words = text_of(paper_of(tiny, Selection(statuses=(Status.REPORTED,))))
    assert "that it went dark. (outside this filter) Denied" in words


def test_it_says_what_the_filter_left_out_and_never_that_a_hidden_request_is_not_there(tiny):
    words = text_of(paper_of(tiny, Selection(text="crew")))
    assert "Outside this filter: 9 of 10 facts, 1 of 2 rows of aid" in words
    assert "Lamps (outside filter) – Repair crews – ◌ Repair, “reportedly”" in words
    assert "(outside filter): something was asked, or is being arranged;" in words
    assert "1 of 2 rows of aid; the other is outside this filter." in words


def test_a_key_figure_says_how_firmly_when_and_who_says_so(words):
    assert (
        "● Reported ≠ denied by Ånsa Holm · 2 May 2031 to 4 May 2031"
        " · Northern Wire ← The logbook of the lighthouse"
    ) in words


def test_two_facts_that_deny_each_other_and_stand_in_no_tension_are_a_tension(tiny):
    words = text_of(paper_of(replace(tiny, tensions=())))
    assert "Denial: One claim denies another The lamp of Skerra Point went dark" in words


@pytest.mark.parametrize("selection", [EVERYTHING, Selection(statuses=(Status.DENIED,))])
@pytest.mark.parametrize("name", ["tiny", "real"])
def test_its_parts_have_the_rows_of_the_excerpt(name, selection, request):
    shows = excerpt(request.getfixturevalue(name), selection)
    said = content(shows)
    rows = [line for row in said["requests"] for line in row["cells"][1].splitlines()]
    assert len(rows) == len(shows.requests)
    for part in ("responses", "not_aid", "tensions"):
        assert len(said[part]) == len(getattr(shows, part)), part
    assert sum(len(topic["asked"]) for topic in said["questions"]) == len(shows.questions)
    assert len(said["figures"]) == len(shows.key_figures)
    assert said["named"].count(" (") >= len(shows.sources)


def test_a_dossier_without_aid_and_the_like_has_no_trace_of_them(bare):
    for selection in (EVERYTHING, Selection(statuses=(Status.DENIED,))):
        assert not re.search(OF_AID_AND_THE_LIKE, text_of(paper_of(bare, selection)))


def test_it_says_as_of_when_with_which_filter_and_under_which_licence(tiny):
    words = text_of(paper_of(tiny, Selection(statuses=(Status.DENIED,))))
    assert "As of 20 May 2031" in words
    assert "1 of 10 facts: status denied" in words
    assert "Curated facts: CC BY 4.0." in words
    assert tiny.digest in words
    assert "which reports on Northern Wire." in words
    assert "It is all made up." in words


def test_no_result_is_a_paper_too_and_says_so(tiny):
    paper = paper_of(tiny, Selection(text="zeppelin"))
    assert "No fact passes this filter." in text_of(paper)
    assert "/Figure" not in kinds(paper)


def test_a_cyrillic_name_shows_and_can_be_copied(tiny):
    fact = retold(tiny.facts[0], statement=f"{CYRILLIC} saw the lamp.", caveat="")
    words = text_of(paper_of(replace(tiny, facts=(fact, *tiny.facts[1:]))))
    assert f"{CYRILLIC} saw the lamp." in words


PERSIAN = "می\u200cخواهم"  # noqa: RUF001 - its joiner parts what the reader would else see joined
CHINESE, ARABIC = "热带共和国", "إمارة الخليج"


@pytest.fixture
def nowhere(monkeypatch):
    """A machine without fonts of its own."""
    monkeypatch.setattr(typesetting, "USES_FONTS_OF_THE_MACHINE", False)


@pytest.fixture
def abroad(tiny):
    """The made-up dossier with a state called in Chinese letters and another in Arabic ones."""
    names = {"tropica": CHINESE, "fjordmark": ARABIC}
    actors = (replace(one, name=names.get(one.id, one.name)) for one in tiny.actors)
    return replace(tiny, actors=tuple(actors))


def with_font(dossier, folder, letters):
    (folder / "fonts").mkdir()
    (folder / "fonts" / "small.ttf").write_bytes(small_font(letters))
    return naming_fonts(dossier, folder)


def naming_fonts(dossier, folder):
    return replace(dossier, folder=folder, config=replace(dossier.config, fonts="fonts"))


def fonts_of(paper):
    return {
        font.get_object()["/BaseFont"].split("+")[1]
        for page in paper.pages
        for font in page["/Resources"]["/Font"].values()
    }


def test_names_in_chinese_are_printed_with_the_font_that_the_dossier_brings(
    abroad, tmp_path, nowhere
):
    paper = paper_of(with_font(abroad, tmp_path, CHINESE))
    words = text_of(paper)
    assert f"{CHINESE}: asked (possible)" in words
    assert words.count(CHINESE) >= 4, "on the map, over a column, in two tables"
    assert LEFT_OUT not in words
    assert "No font at hand" not in words
    assert "SmallSquares" in fonts_of(paper)


def test_a_name_that_no_font_has_is_given_by_its_id_and_the_last_page_says_so(abroad, nowhere):
    words = text_of(paper_of(abroad))
    assert "[tropica]: asked (possible)" in words
    assert "[U+" not in words
    assert "No font at hand had the letters of some words (Chinese characters)" in words
    assert "[tropica]" in words[words.index("No font at hand") :]
    assert words.count("[tropica]") >= 5


def test_a_word_that_no_font_has_is_left_out_and_is_seen_to_be(tiny, nowhere):
    fact = retold(tiny.facts[0], statement=f"They said “{CHINESE} {CHINESE}” twice.", caveat="")
    words = text_of(paper_of(replace(tiny, facts=(fact, *tiny.facts[1:]))))
    assert "They said “[…] […]” twice." in words
    assert "are given by their ids" not in words


@pytest.mark.parametrize(
    "name",
    [
        CHINESE,
        "The United Principalities of the Fjordmark and the Northern Archipelago Beyond",
        "W" * 170,
    ],
    ids=("no-font", "ministry", "one-word"),
)
def test_no_word_of_a_table_is_printed_over_its_neighbour_or_beyond_the_page(tiny, name, nowhere):
    """A name that was not broken pressed the other columns together, head over head."""
    actors = (replace(a, name=name) if a.id == "tropica" else a for a in tiny.actors)
    paper = paper_of(replace(tiny, actors=tuple(actors)))
    placed = [word for page in paper.pages for word in words_on(page)]
    heads = {text.strip(): x for text, x in placed}
    assert heads["Stage"] - heads["What, and how firmly"] > 100, "points"
    assert heads["Channel"] - heads["Stage"] > 30
    assert heads["What is known"] - heads["Answer"] > 30
    assert max(x for _, x in placed) < paper.pages[0].mediabox.width - 30


def words_on(page):
    """The texts of a page, each with how far from the left it begins."""
    found = []

    def visit(text, page_matrix, text_matrix, *more):
        if text.strip():
            found.append((text, page_matrix[4] + text_matrix[4]))

    page.extract_text(visitor_text=visit)
    return found


def test_arabic_needs_no_font_but_those_in_the_wheel_and_keeps_its_order(abroad, nowhere):
    paper = paper_of(with_number_after(abroad))
    words = text_of(paper)
    assert "SmallSquares" not in fonts_of(paper)
    assert " · 2 May 2031 that counts" in words, "and not: 2 · ... May 2031 that counts"


def with_number_after(dossier):
    fact = retold(
        dossier.facts[0], statement=f"It is {ARABIC} · 2 May 2031 that counts.", caveat=""
    )
    return replace(dossier, facts=(fact, *dossier.facts[1:]))


def test_a_number_after_arabic_words_stays_after_them():
    def same(text):
        return text

    assert printable(f"{ARABIC} · 2 May", same) == f"{ARABIC}{LEFT_TO_RIGHT} · 2 May"
    assert printable({"a": ["שלום (3)", 3, None]}, same) == {
        "a": [f"שלום{LEFT_TO_RIGHT} (3)", 3, None]
    }
    assert printable("a\u00ad\u202eb\x07c e\u0301", same) == "ab c é"
    assert printable(PERSIAN, same) == f"{PERSIAN}{LEFT_TO_RIGHT}"


@pytest.mark.parametrize(
    ("text", "missing", "shown"),
    [
        ("O'Brien热带 & Søns", {"热"}, "O'[…] & Søns"),
        ("“热带”, 热带。", {"热", "带", "。"}, "“[…]”, […]"),
        ("Q\u0308uebec", {"Q\u0308"}, "[…]"),
        ("Quebec", {"Q\u0308"}, "Quebec"),
        ("👩🏽 said", {"👩🏽"}, "[…] said"),
        ('<text fill="#fff">热带</text>', {"热"}, '<text fill="#fff">[…]</text>'),
    ],
)
def test_the_whole_word_is_left_out_and_nothing_else(tiny, text, missing, shown):
    assert stand_ins(missing, tiny)(text) == shown


@pytest.mark.parametrize(
    ("letter", "script"),
    [("إ", "Arabic"), ("热", "Chinese characters"), ("न", "Devanagari"), ("😀", "signs")],
)
def test_a_script_is_called_as_unicode_calls_its_letters(letter, script):
    assert script_of(letter) == script


def test_only_the_fonts_that_come_with_it_are_used_where_they_have_all_letters(whole):
    families = {name.replace(" ", "") for name in (typesetting.WORDS, *typesetting.OTHERS)}
    used = fonts_of(whole)
    assert used
    assert all(any(name.startswith(family) for family in families) for name in used), used


def test_a_font_that_the_dossier_brings_leaves_latin_words_as_they_are(tiny, tmp_path):
    assert fonts_of(paper_of(with_font(tiny, tmp_path, "abcdefghij"))) == fonts_of(paper_of(tiny))


def test_a_link_out_of_the_folder_of_the_dossier_is_not_followed(abroad, tmp_path, nowhere):
    (tmp_path / "elsewhere.ttf").write_bytes(small_font(CHINESE))
    (tmp_path / "own" / "fonts").mkdir(parents=True)
    (tmp_path / "own" / "fonts" / "small.ttf").symlink_to(tmp_path / "elsewhere.ttf")
    assert CHINESE not in text_of(paper_of(naming_fonts(abroad, tmp_path / "own")))


def test_fonts_that_were_taken_away_meanwhile_are_missed_and_no_more(abroad, tmp_path, nowhere):
    assert "No font at hand" in text_of(paper_of(naming_fonts(abroad, tmp_path)))


@pytest.mark.parametrize("name", ["Q\u0308uebec", "שָׁלוֹם", "\u0939\u093f\u0928\u094d\u0926\u0940"])
def test_a_label_of_letters_with_marks_is_printed_in_a_tagged_paper(tiny, name, nowhere):
    """Typst lacks in the SVG which letters the marks are: such a paper may not claim PDF/UA."""
    places = (replace(p, name=name) if p.id == "vestra" else p for p in tiny.places)
    paper = paper_of(replace(tiny, places=tuple(places)))
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    assert "pdfuaid" not in paper.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "/Figure" in kinds(paper)


def test_the_message_of_typst_that_names_missing_letters_is_understood(tiny, nowhere):
    """No documented interface says which letters a font has: this is the one that there is."""
    fact = retold(tiny.facts[0], statement="中 Q\u0308 क\u094d\u200dष 😀 \U00010600", caveat="")
    dossier = replace(tiny, facts=(fact, *tiny.facts[1:]))
    made = typesetting.printed(content(excerpt(dossier, EVERYTHING)), dossier)
    assert {"中", "😀", "\U00010600"} <= made.missing
    assert not any(letter.isascii() for letter in made.missing)


HOSTILE = [
    '#panic("code")',
    '#read("/etc/passwd")',
    "$ x^2 $ *bold* _under_ `raw` <label> @source-1 // gone",
    '"], eval("1"), ["',
    "\\u{41} \\n = Heading",
    "[" * 200,
    "中文 😀 \u202e",
    "w" * 400,
]


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_shown_as_they_are(tiny, hostile):
    fact = retold(tiny.facts[0], statement=hostile, hedge=hostile[:60])
    config = replace(tiny.config, title=hostile, limits=(hostile,))
    dossier = replace(tiny, facts=(fact, *tiny.facts[1:]), config=config)
    said = content(excerpt(dossier, EVERYTHING))
    missing = typesetting.printed(said, dossier).missing
    words = text_of(paper_of(dossier)).replace(" ", "")
    said = printable(hostile, stand_ins(missing, dossier))
    assert words.count(said.replace(" ", "").replace("\u200b", "")) >= 3


def test_the_same_content_gives_the_same_bytes(tiny):
    once, again = (FORMATS["pdf"].render(excerpt(tiny, EVERYTHING)) for _ in range(2))
    assert once == again


def test_a_date_that_is_only_that_of_the_article_is_not_repeated(tiny):
    fact = replace(tiny.fact["move-considered"], when=parse_when("2031-05-19"))
    facts = [fact if f.id == fact.id else f for f in tiny.facts]
    assert "Considered · ¶ 5" in text_of(paper_of(tiny))
    assert "Considered · 19 May 2031 (date of the report) · ¶ 5" in text_of(
        paper_of(replace(tiny, facts=tuple(facts)))
    )
