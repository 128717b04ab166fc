"""The workbook, read back by openpyxl: what a reader sees first, types, links, never a formula."""

import re
import subprocess
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import openpyxl
import pandas as pd
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape
from pypdf import PdfReader

from dashboard.domain.dates import parse_when
from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status
from dashboard.exports import FORMATS
from dashboard.exports.as_xlsx import SHEETS
from dashboard.exports.tables import names
from dashboard.exports.xlsx.looks import FILLS, INK, status_in
from dashboard.exports.xlsx.sheet import LONGEST
from dashboard.loading.colours import contrast
from scripts.office import HOW_TO_GET_ONE, find_office
from tests.exports.hostile import EMOJI, FORMULAS, MARKUP, hostile
from tests.programs import required

PLANNED = Selection(statuses=(Status.PLANNED,))


def content_of(dossier, selection=None, address=""):
    shown = excerpt(dossier, selection or Selection())
    return FORMATS["xlsx"].told(address=address or None).render(shown)


def book_of(dossier, selection=None, address=""):
    return openpyxl.load_workbook(BytesIO(content_of(dossier, selection, address)))


def cells_of(sheet):
    """The rows of a sheet as cells by their heads."""
    head, *rows = sheet.iter_rows()
    return [{top.value: cell for top, cell in zip(head, row, strict=True)} for row in rows]


def columns_of(sheet):
    """The settings of the columns by their heads; the file has one for neighbours that agree."""
    heads = [cell.value for cell in sheet[1]]
    return {
        heads[index - 1]: one
        for one in sheet.column_dimensions.values()
        for index in range(one.min, one.max + 1)
    }


def seen(sheet):
    """The heads of the columns that are seen without opening a group."""
    return [head for head, column in columns_of(sheet).items() if not column.hidden]


def with_first(tiny, **changes):
    return replace(tiny, facts=(replace(tiny.facts[0], **changes), *tiny.facts[1:]))


def test_what_it_is_comes_first_then_claims_then_requests_then_the_rest(tiny):
    sheets = book_of(tiny).sheetnames
    assert sheets[:3] == ["Read me", "Claims", "Requests"]
    earlier = {"Earlier stages", "Earlier answers"}
    assert sheets[3:] == [name for name in [*SHEETS.values()][2:] if name not in earlier]
    assert set(SHEETS) == {*names(), "columns"}


def test_a_reader_sees_the_claim_who_says_so_how_firmly_and_when(tiny):
    first = ["Statement", "Who says so", "How firmly", "Date", "From", "To", "Ready to quote"]
    sheet = book_of(tiny)["Claims"]
    assert seen(sheet) == [*first, "Caveat", "Held against it", "Id"]
    (denied,) = [row for row in cells_of(sheet) if row["Id"].value == "failure-denied"]
    assert {head: denied[head].value for head in ("Who says so", "How firmly", "Date")} == {
        "Who says so": "The Harbour Gazette of 20 May 2031 ← The keeper's statement",
        "How firmly": "Denied",
        "Date": "6 May 2031",
    }


def test_the_columns_behind_are_a_group_and_hold_the_keys_of_the_files(tiny):
    sheet = book_of(tiny)["Claims"]
    columns = columns_of(sheet)
    assert columns["status (id)"].outlineLevel == columns["via (id)"].outlineLevel == 1
    assert not columns["Statement"].outlineLevel
    row = cells_of(sheet)[0]
    assert (row["status (id)"].value, row["when"].value) == ("reported", "2031-05-02/2031-05-04")


@pytest.mark.parametrize("name", ["tiny", "sequel", "real"])
def test_every_sheet_is_a_table_with_its_head_in_sight_and_prints_one_page_wide(name, request):
    for sheet in book_of(request.getfixturevalue(name)):
        assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (
            True,
            0,
        )
        assert sheet.oddFooter.right.text == "Page &P of &N"
        if sheet.title == "Read me":
            continue
        (table,) = sheet.tables.values()
        heads = [cell.value for cell in sheet[1]]
        assert table.ref == f"A1:{get_column_letter(len(heads))}{sheet.max_row}"
        assert [column.name for column in table.tableColumns] == heads
        assert len({head.casefold() for head in heads}) == len(heads)
        assert table.autoFilter.ref == table.ref
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("B2", "$1:$1")
        assert all(9 <= one.width <= 48 for one in sheet.column_dimensions.values())


def test_a_status_has_its_colour_its_glyph_and_its_word(tiny):
    for row in cells_of(book_of(tiny)["Claims"]):
        cell = row["How firmly"]
        status = Status(row["status (id)"].value)
        assert cell.fill.fgColor.rgb == f"FF{FILLS[status][1:]}"
        assert status.glyph in cell.number_format
        assert cell.value.startswith(status.label)


def test_every_word_of_a_status_is_legible_on_its_colour():
    assert set(FILLS) == set(Status)
    assert min(contrast(INK, fill) for fill in FILLS.values()) > 7


@pytest.mark.parametrize(
    ("firmly", "status"),
    [
        ("Possible, “probably”", Status.POSSIBLE),
        ("No comment", Status.DECLINED),
        ("Claimed; Claimed, “so he says”", Status.CLAIMED),
        ("Reported; Claimed", None),
        ("Something else", None),
    ],
)
def test_words_of_one_status_have_its_colour_and_of_several_none(firmly, status):
    assert status_in(firmly) is status


def test_what_no_longer_stands_is_struck_through_and_says_why(sequel):
    rows = cells_of(book_of(sequel)["Claims"])
    (gone,) = [row for row in rows if row["Id"].value == "boats-at-risk"]
    assert gone["Statement"].font.strike
    assert gone["Corrected or withdrawn"].value.startswith("Withdrawn on 21 May 2031")
    assert gone["Ready to quote"].value is None
    assert not rows[0]["Statement"].font.strike


def test_the_first_sheet_says_what_this_is_and_where_all_is(tiny):
    book = book_of(tiny, PLANNED, "https://lamp.example/x/")
    rows = [[cell.value for cell in row] for row in book["Read me"].iter_rows()]
    said = dict(rows)
    assert rows[0][0] == "The lamp of Skerra Point"
    assert said["As of"] == "20 May 2031"
    assert said["Shown"] == "1 of 10 facts: status planned."
    assert "9 of 10 facts, 1 of 2 rows of aid" in said["Left out"]
    assert said["Digest (SHA-256)"] == tiny.digest
    assert said["Claims"].startswith("one row, and 1 as context.")
    assert said["Possible"] == Status.POSSIBLE.meaning
    assert "It is all made up." in said
    targets = {cell.value: cell.hyperlink for row in book["Read me"].iter_rows() for cell in row}
    assert targets["Requests"].location == "'Requests'!A1"
    assert targets["https://lamp.example/x/"].target == "https://lamp.example/x/"


def test_days_numbers_and_truth_values_have_their_types(tiny):
    book = book_of(tiny)
    facts = {row["Id"].value: row for row in cells_of(book["Claims"])}
    assert facts["lamp-failed"]["From"].value == datetime(2031, 5, 2)
    assert facts["lamp-failed"]["From"].is_date
    assert facts["boats-at-risk"]["From"].value is None
    figures = cells_of(book["Figures"])
    assert (figures[2]["value"].value, figures[2]["value"].data_type) == (1500000, "n")
    assert figures[0]["approximate"].value is True
    assert cells_of(book["Places"])[0]["Degrees north"].value == 63.42


def test_pandas_reads_a_sheet_as_the_csv_file_of_its_table(tiny):
    frame = pd.read_excel(BytesIO(content_of(tiny)), sheet_name="Claims")
    assert list(frame["Id"]) == [fact.id for fact in tiny.facts]
    assert list(frame["Statement"]) == [fact.statement for fact in tiny.facts]


def test_long_texts_are_wrapped_in_rows_that_are_high_enough(real):
    sheet = book_of(real)["Claims"]
    row = next(r for r in sheet.iter_rows(min_row=2) if len(str(r[6].value)) > 150)
    assert row[6].alignment.wrap_text
    assert 50 <= sheet.row_dimensions[row[6].row].height <= 200


def test_no_cell_is_a_formula_whatever_the_data_holds(tiny):
    dossier = hostile(tiny)
    book = book_of(dossier)
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds == {"s", "n", "b", "d"}
    said = [unescape(row["Statement"].value) for row in cells_of(book["Claims"])]
    assert said == [fact.statement for fact in dossier.facts]


@pytest.mark.parametrize("word", [*FORMULAS, MARKUP, EMOJI, "https://192.0.2.1/", "{=1+1}"])
def test_a_text_is_a_text_and_no_link(tiny, word):
    cell = cells_of(book_of(with_first(tiny, statement=word))["Claims"])[0]["Statement"]
    assert unescape(cell.value) == word
    assert cell.data_type == "s"
    assert cell.hyperlink is None


def test_a_title_with_signs_of_a_footer_is_printed_as_it_is(tiny):
    config = replace(tiny.config, title="Salt & Light &P")
    book = book_of(replace(tiny, config=config))
    assert book["Claims"].oddFooter.left.text == "Salt && Light &&P, as of 20 May 2031"


def test_an_id_or_a_cell_in_blue_leads_to_the_row_of_its_claim(tiny):
    book = book_of(tiny)
    for sheet, head, ids in (
        ("Requests", "Who was asked", "facts (id)"),
        ("Tensions", "Kind", "facts (id)"),
        ("Figures", "fact (id)", "fact (id)"),
        ("Claims", "disputes (id)", "disputes (id)"),
    ):
        for row in cells_of(book[sheet]):
            if row[ids].value:
                target = row[head].hyperlink.location
                found = re.fullmatch(r"'Claims'!A(\d+)", target)
                (fact,) = [
                    one for one in cells_of(book["Claims"]) if one["Id"].row == int(found[1])
                ]
                assert fact["Id"].value == row[ids].value.split("; ")[0]


def test_the_id_of_a_claim_leads_to_the_dashboard_where_that_is_known(tiny):
    (row, *_) = cells_of(book_of(tiny, address="https://lamp.example/x/")["Claims"])
    assert row["Id"].hyperlink.target == "https://lamp.example/x/?focus=fact%3Alamp-failed"
    (row, *_) = cells_of(book_of(tiny)["Claims"])
    assert row["Id"].hyperlink is None


def test_under_a_filter_a_row_says_whether_it_is_in_or_context(tiny):
    book = book_of(tiny, PLANNED)
    assert "Shown" in seen(book["Claims"])
    assert "Shown" not in seen(book_of(tiny)["Claims"])
    facts = {row["Id"].value: row for row in cells_of(book["Claims"])}
    assert facts["lamp-under-way"]["Shown"].value == "in"
    assert facts["lamp-asked"]["Shown"].value == "context"
    pale, plain = (facts[name]["Statement"].font.color for name in ("lamp-asked", "lamp-under-way"))
    assert pale != plain
    (row,) = cells_of(book["Requests"])
    assert (row["id"].value, row["Shown"].value) == ("fjordmark-lamp", "in")
    assert row["Who was asked"].hyperlink.location == "'Claims'!A2"
    assert facts["lamp-asked"]["Id"].row == 2


def test_a_sheet_without_rows_says_that_nothing_is_inside_the_filter(tiny):
    sheet = book_of(tiny, Selection(text="zeppelin"))["Requests"]
    assert sheet["A2"].value == "Nothing inside this filter."
    assert sheet.tables == {}


def test_a_dossier_without_aid_and_the_like_has_no_sheet_for_them(bare):
    wanted = "facts facts_reports facts_figures places actors sources terms seeds seeds_paragraphs"
    held = {SHEETS[name] for name in (*wanted.split(), "kinds", "actor_kinds", "columns")}
    assert set(book_of(bare).sheetnames) == {"Read me"} | held


def test_the_address_of_a_source_is_a_link_if_it_is_one_of_the_web(tiny):
    book = book_of(tiny)
    url = cells_of(book["Sources"])[0]["Address"]
    assert url.hyperlink.target == url.value == "https://harbour.example/2031/05/20"
    for odd in ("javascript:alert(1)", "file:///etc/passwd", f"https://x.example/{'y' * 3000}"):
        sources = (replace(tiny.sources[0], url=odd), *tiny.sources[1:])
        cell = cells_of(book_of(replace(tiny, sources=sources))["Sources"])[0]["Address"]
        assert (cell.value, cell.hyperlink) == (odd, None)


def test_an_address_in_another_script_is_shown_as_it_is_and_leads_by_idna(tiny):
    sources = (replace(tiny.sources[0], url="https://пример.рф/ж"), *tiny.sources[1:])
    cell = cells_of(book_of(replace(tiny, sources=sources))["Sources"])[0]["Address"]
    assert cell.value == "https://пример.рф/ж"
    assert cell.hyperlink.target == "https://xn--e1afmkfd.xn--p1ai/%D0%B6"


def test_a_day_before_the_calendar_of_spreadsheets_is_a_text(tiny):
    dossier = with_first(tiny, when=parse_when("1815-06-18"))
    assert cells_of(book_of(dossier)["Claims"])[0]["From"].value == "1815-06-18"


@pytest.mark.parametrize("letter", ["a", "🕯"])
def test_a_text_that_no_cell_can_hold_is_cut_where_it_says_so(tiny, letter):
    cell = cells_of(book_of(with_first(tiny, note=letter * 40_000))["Claims"])[0]["A note on it"]
    assert cell.value.endswith(f"{letter}…")
    assert len(cell.value.encode("utf-16-le")) // 2 <= LONGEST


def test_the_properties_of_the_file_say_what_it_is(tiny):
    properties = book_of(tiny).properties
    assert properties.title == "The lamp of Skerra Point"
    assert properties.created == datetime(2031, 5, 20)
    assert tiny.digest in properties.description


def test_beyond_the_links_that_a_sheet_can_hold_an_id_is_a_text(tiny, monkeypatch):
    monkeypatch.setattr("dashboard.exports.xlsx.sheet.MOST_LINKS", 1)
    first, second, *_ = cells_of(book_of(tiny)["Requests"])
    assert first["Who was asked"].hyperlink.location == "'Claims'!A4"
    assert (second["facts (id)"].value, second["facts (id)"].hyperlink) == (
        "crew-asked; tropica-unclear",
        None,
    )


@pytest.mark.office
def test_printed_each_page_has_the_heads_of_its_sheet_and_its_number(tiny, tmp_path):
    """LibreOffice prints it; pypdf reads the pages."""
    office = required(find_office(), HOW_TO_GET_ONE)
    (tmp_path / "book.xlsx").write_bytes(content_of(tiny))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path]
    subprocess.run([*command, tmp_path / "book.xlsx"], check=True, capture_output=True, timeout=300)
    pages = [page.extract_text() for page in PdfReader(tmp_path / "book.pdf").pages]
    claims = [page for page in pages if page.startswith("Claims")]
    assert claims
    assert all("Ready to quote" in page and "Held against it" in page for page in claims)
    assert all(f"Page {n} of {len(pages)}" in page for n, page in enumerate(pages, 1))
    assert len(pages) < 36
