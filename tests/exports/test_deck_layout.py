"""Tables are laid out so that rows fit, blocks stay whole, and type is as large as it can be."""

from dashboard.exports.deck.layout import POINTS, Column, Row, Section, laid_out

COLUMNS = (Column(title="What", share=0.3, bold=True), Column(title="Why", share=0.7))


def section(*blocks):
    return Section(title="Lamps", alt="Lamps.", columns=COLUMNS, blocks=blocks)


def row(text, name="lamp"):
    return Row(cells=(name, text))


def heading(text):
    return Row(cells=(text,), is_heading=True)


def test_a_few_rows_stand_on_one_slide_in_the_largest_type():
    laid, pages = laid_out(section((row("It is old."),), (row("It is dark."),)))
    assert laid.points == POINTS[0]
    assert [len(page) for page in pages] == [2]


def test_type_is_smaller_where_that_keeps_all_on_one_slide():
    laid, pages = laid_out(section(*((row("It is old. " * 18),) for _ in range(8))))
    assert POINTS[-1] < laid.points < POINTS[0]
    assert len(pages) == 1


def test_type_is_not_so_large_that_a_word_is_cut():
    laid, _ = laid_out(section((row("It is old.", "Lighthousekeepersassociation"),)))
    assert laid.points < POINTS[0]
    assert not laid.cuts_words([row("It is old.", "Lighthousekeepersassociation")])


def test_a_name_in_chinese_may_be_broken_anywhere_and_makes_no_type_smaller():
    laid, _ = laid_out(section((row("It is old.", "中华人民共和国外交部驻热带联络办公室"),)))
    assert laid.points == POINTS[0]


def test_many_rows_go_on_on_slides_about_equally_full_and_none_is_lost():
    rows = [row(f"Reason {number}. " * 12) for number in range(30)]
    laid, pages = laid_out(section(*((each,) for each in rows)))
    assert laid.points == POINTS[-1]
    assert [each for page in pages for each in page] == rows
    counts = [len(page) for page in pages]
    assert max(counts) - min(counts) <= 2
    for page in pages:
        assert sum(map(laid.height_of, page)) <= laid.room


def test_a_block_stays_whole_where_a_slide_holds_it():
    blocks = [
        (heading(f"Question {n}"), *(row("It is old. " * 30) for _ in range(4))) for n in "abc"
    ]
    _, pages = laid_out(section(*blocks))
    assert [[each for each in page if each.is_heading] for page in pages] == [
        [block[0]] for block in blocks
    ]


def test_a_block_higher_than_a_slide_repeats_its_heading():
    block = (heading("Question"), *(row("It is old. " * 30) for _ in range(12)))
    _, pages = laid_out(section(block))
    assert len(pages) > 1
    assert all(page[0] == block[0] for page in pages)
    assert sum(not each.is_heading for page in pages for each in page) == 12


def test_a_row_higher_than_a_slide_is_cut_and_no_word_is_lost():
    words = [f"word{number}" for number in range(2000)]
    laid, pages = laid_out(section((row(" ".join(words)),)))
    assert len(pages) > 1
    assert " ".join(each.cells[1] for page in pages for each in page).split() == words
    for page in pages:
        assert sum(map(laid.height_of, page)) <= laid.room
