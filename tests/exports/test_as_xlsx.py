"""The workbook, read back by openpyxl: types, links, and never a formula."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from dashboard.domain.dates import parse_when
from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status
from dashboard.exports import FORMATS
from dashboard.exports.as_xlsx import LONGEST
from tests.exports.hostile import EMOJI, FORMULAS, MARKUP, hostile


def book_of(dossier, selection=None):
    content = FORMATS["xlsx"].render(excerpt(dossier, selection or Selection()))
    return openpyxl.load_workbook(BytesIO(content))


def cells_of(sheet):
    """The rows of a sheet as cells by the names of their columns."""
    head, *rows = sheet.iter_rows()
    return [{top.value: cell for top, cell in zip(head, row, strict=True)} for row in rows]


def with_first(tiny, **changes):
    return replace(tiny, facts=(replace(tiny.facts[0], **changes), *tiny.facts[1:]))


def test_there_is_a_sheet_for_each_table_meta_first(tiny):
    names = book_of(tiny).sheetnames
    assert names[:2] == ["meta", "facts"]
    wanted = "aid not_aid responses places actors sources tensions questions columns"
    assert set(wanted.split()) <= set(names)


@pytest.mark.parametrize("name", ["tiny", "real"])
def test_every_sheet_keeps_its_head_in_sight_and_can_be_filtered(name, request):
    for sheet in book_of(request.getfixturevalue(name)):
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert all(cell.font.bold and cell.data_type == "s" for cell in sheet[1])
        widths = [dimension.width for dimension in sheet.column_dimensions.values()]
        assert all(9 <= width <= 64 for width in widths)


def test_days_numbers_and_truth_values_have_their_types(tiny):
    book = book_of(tiny)
    facts = {row["id"].value: row for row in cells_of(book["facts"])}
    assert facts["lamp-failed"]["earliest"].value == datetime(2031, 5, 2)
    assert facts["lamp-failed"]["earliest"].number_format == "yyyy-mm-dd"
    assert facts["lamp-failed"]["when"].value == "2031-05-02/2031-05-04"
    assert facts["boats-at-risk"]["earliest"].value is None
    figures = cells_of(book["facts_figures"])
    assert (figures[2]["value"].value, figures[2]["value"].data_type) == (1500000, "n")
    assert figures[0]["approximate"].value is True
    assert cells_of(book["places"])[0]["lat"].value == 63.42


def test_long_texts_are_wrapped_in_rows_that_are_high_enough(real):
    sheet = book_of(real)["facts"]
    row = next(r for r in sheet.iter_rows(min_row=2) if len(str(r[1].value)) > 100)
    assert row[1].alignment.wrap_text
    assert sheet.row_dimensions[row[1].row].height >= 30


def test_no_cell_is_a_formula_whatever_the_data_holds(tiny):
    dossier = hostile(tiny)
    book = book_of(dossier)
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds == {"s", "n", "b", "d"}
    said = [unescape(row["statement"].value) for row in cells_of(book["facts"])]
    assert said == [fact.statement for fact in dossier.facts]


@pytest.mark.parametrize("word", [*FORMULAS, MARKUP, EMOJI, "https://192.0.2.1/", "{=1+1}"])
def test_a_text_is_a_text_and_no_link(tiny, word):
    cell = cells_of(book_of(with_first(tiny, statement=word))["facts"])[0]["statement"]
    assert unescape(cell.value) == word
    assert cell.data_type == "s"
    assert cell.hyperlink is None


def test_an_id_of_a_fact_leads_to_its_row_on_the_sheet_of_facts(tiny):
    book = book_of(tiny)
    for sheet, column in (("aid", "facts"), ("facts_figures", "fact"), ("facts", "disputes")):
        for row in cells_of(book[sheet]):
            if row[column].value:
                target = row[column].hyperlink.location
                assert target.startswith("facts!A")
                first = row[column].value.split("; ")[0]
                assert book["facts"][target.removeprefix("facts!")].value == first


def test_under_a_filter_too_an_id_leads_to_a_row_which_says_whether_it_is_in(tiny):
    book = book_of(tiny, Selection(statuses=(Status.PLANNED,)))
    facts = {row["id"].value: row["shown"].value for row in cells_of(book["facts"])}
    assert facts["lamp-under-way"] == "in"
    assert facts["lamp-asked"] == "context"
    (row,) = cells_of(book["aid"])
    assert (row["id"].value, row["shown"].value) == ("fjordmark-lamp", "in")
    assert row["facts"].hyperlink.location == "facts!A2"
    assert book["facts"]["A2"].value == "lamp-asked"


def test_meta_says_what_the_filter_left_out(tiny):
    book = book_of(tiny, Selection(statuses=(Status.PLANNED,)))
    meta = {row["key"].value: row["value"].value for row in cells_of(book["meta"])}
    assert "9 of 10 facts, 1 of 2 rows of aid" in meta["left_out"]


def test_a_dossier_without_aid_and_the_like_has_no_sheet_for_them(bare):
    sheets = {name.partition("_")[0] for name in book_of(bare).sheetnames}
    wanted = {"meta", "facts", "places", "actors", "sources", "terms", "seeds", "kinds", "columns"}
    assert sheets == wanted | {"actor"}  # actor_kinds


def test_the_address_of_a_source_is_a_link_if_it_is_one_of_the_web(tiny):
    book = book_of(tiny)
    url = cells_of(book["sources"])[0]["url"]
    assert url.hyperlink.target == url.value == "https://harbour.example/2031/05/20"
    for odd in ("javascript:alert(1)", "file:///etc/passwd", f"https://x.example/{'y' * 3000}"):
        sources = (replace(tiny.sources[0], url=odd), *tiny.sources[1:])
        cell = cells_of(book_of(replace(tiny, sources=sources))["sources"])[0]["url"]
        assert (cell.value, cell.hyperlink) == (odd, None)


def test_an_address_in_another_script_is_shown_as_it_is_and_leads_by_idna(tiny):
    sources = (replace(tiny.sources[0], url="https://пример.рф/ж"), *tiny.sources[1:])
    cell = cells_of(book_of(replace(tiny, sources=sources))["sources"])[0]["url"]
    assert cell.value == "https://пример.рф/ж"
    assert cell.hyperlink.target == "https://xn--e1afmkfd.xn--p1ai/%D0%B6"


def test_a_day_before_the_calendar_of_spreadsheets_is_a_text(tiny):
    dossier = with_first(tiny, when=parse_when("1815-06-18"))
    assert cells_of(book_of(dossier)["facts"])[0]["earliest"].value == "1815-06-18"


@pytest.mark.parametrize("letter", ["a", "🕯"])
def test_a_text_that_no_cell_can_hold_is_cut_where_it_says_so(tiny, letter):
    cell = cells_of(book_of(with_first(tiny, note=letter * 40_000))["facts"])[0]["note"]
    assert cell.value.endswith(f"{letter}…")
    assert len(cell.value.encode("utf-16-le")) // 2 <= LONGEST


def test_the_properties_of_the_file_say_what_it_is(tiny):
    properties = book_of(tiny).properties
    assert properties.title == "The lamp of Skerra Point"
    assert properties.created == datetime(2031, 5, 20)
    assert tiny.digest in properties.description


def test_beyond_the_links_that_a_sheet_can_hold_an_id_is_a_text(tiny, monkeypatch):
    monkeypatch.setattr("dashboard.exports.as_xlsx.MOST_LINKS", 1)
    first, second, *_ = cells_of(book_of(tiny)["aid"])
    assert first["stage_fact"].hyperlink.location == "facts!A4"
    assert (second["facts"].value, second["facts"].hyperlink) == (
        "crew-asked; tropica-unclear",
        None,
    )
