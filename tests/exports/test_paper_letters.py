"""Letters of every script on the paper, and words that try to be code: shown as they are."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.exports import FORMATS
from dashboard.exports.paper import typesetting
from dashboard.exports.paper.content import paper
from dashboard.exports.paper.stand_ins import (
    LEFT_OUT,
    LEFT_TO_RIGHT,
    printable,
    script_of,
    stand_ins,
)
from dashboard.exports.paper.values import values
from tests.reports import retold
from tests.small_font import small_font

CYRILLIC = "Фёдор Маячный-Щукин"
"""Nobody: a made-up keeper of a made-up lighthouse."""


def paper_of(dossier):
    return PdfReader(BytesIO(FORMATS["pdf"].render(excerpt(dossier, Selection()))))


def text_of(paper):
    """All words, with single spaces: where lines break is no part of them."""
    return " ".join(" ".join(page.extract_text() for page in paper.pages).split())


def missing_in(dossier):
    said = values(paper(excerpt(dossier, Selection())), dossier)
    return typesetting.printed(said, dossier).missing


@pytest.fixture(scope="module")
def whole(tiny):
    return paper_of(tiny)


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
    assert "No available font" not in words
    assert "SmallSquares" in fonts_of(paper)


def test_a_name_that_no_font_has_is_given_by_its_id_and_the_last_page_says_so(abroad, nowhere):
    words = text_of(paper_of(abroad))
    assert "[tropica]: asked (possible)" in words
    assert "[U+" not in words
    assert "No available font has the letters of some words (Chinese characters)" in words
    assert "[tropica]" in words[words.index("No available font") :]
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
    assert "No available font" in text_of(paper_of(naming_fonts(abroad, tmp_path)))


@pytest.mark.parametrize("name", ["Q\u0308uebec", "שָׁלוֹם", "\u0939\u093f\u0928\u094d\u0926\u0940"])
def test_a_label_of_letters_with_marks_is_printed_in_a_tagged_paper(tiny, name, nowhere):
    """Typst lacks in the SVG which letters the marks are: such a paper may not claim PDF/UA."""
    places = (replace(p, name=name) if p.id == "vestra" else p for p in tiny.places)
    paper = paper_of(replace(tiny, places=tuple(places)))
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    assert "pdfuaid" not in paper.trailer["/Root"]["/Metadata"].get_data().decode()


def test_the_message_of_typst_that_names_missing_letters_is_understood(tiny, nowhere):
    """No documented interface says which letters a font has: this is the one that there is."""
    fact = retold(tiny.facts[0], statement="中 Q\u0308 क\u094d\u200dष 😀 \U00010600", caveat="")
    dossier = replace(tiny, facts=(fact, *tiny.facts[1:]))
    missing = missing_in(dossier)
    assert {"中", "😀", "\U00010600"} <= missing
    assert not any(letter.isascii() for letter in missing)


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


def test_hostile_words_are_shown_as_they_are(tiny):
    many = zip(tiny.facts, HOSTILE, strict=False)
    facts = tuple(retold(fact, statement=word, hedge=word[:60]) for fact, word in many)
    config = replace(tiny.config, title=HOSTILE[0], limits=tuple(HOSTILE))
    dossier = replace(tiny, facts=(*facts, *tiny.facts[len(facts) :]), config=config)
    swap = stand_ins(missing_in(dossier), dossier)
    words = text_of(paper_of(dossier)).replace(" ", "")
    for hostile in HOSTILE:
        said = printable(hostile, swap).replace(" ", "").replace("\u200b", "")
        assert words.count(said) >= 2, said
