"""How drafts are read, and what is refused before a library opens it."""

import io
import sys
import zipfile

import pytest

from dashboard.exports.missing_extras import MissingExtra
from dashboard.verifying.reading import MOST_BYTES, MOST_PASSAGES, Unreadable, read
from dashboard.verifying.sentences import clauses, sentences


def places(draft):
    return [(one.where, one.text) for one in draft.passages]


def saved(made):
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.fixture
def deck():
    from pptx import Presentation
    from pptx.util import Inches

    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "The lamp"
    table = slide.shapes.add_table(1, 2, 0, 0, Inches(4), Inches(1)).table
    table.cell(0, 0).text, table.cell(0, 1).text = "Lamp", "asked for"
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(0, 0, Inches(2), Inches(1)).text_frame.text = "In a\vgroup"
    slide.notes_slide.notes_text_frame.text = "Said aloud."
    return deck


def test_a_deck_is_read_with_titles_tables_groups_and_notes(deck):
    read_back = read(saved(deck), "a.PPTX")

    assert places(read_back) == [
        ("slide 1, title", "The lamp"),
        ("slide 1, table, row 1", "Lamp"),
        ("slide 1, table, row 1", "asked for"),
        ("slide 1", "In a group"),
        ("slide 1, notes", "Said aloud."),
    ]
    assert "asked for" in read_back.passages[0].beside
    assert read_back.passages[1].row == "Lamp\nasked for"


def test_a_paper_is_read_by_headings_and_its_comments_are_not():
    from docx import Document

    paper = Document()
    paper.add_heading("The lamp", 1)
    run = paper.add_paragraph("3. It went dark.").runs[0]
    paper.add_comment(run, "The logbook says so.", "us")
    paper.add_table(1, 1).cell(0, 0).text = "A cell"

    assert places(read(saved(paper), "a.docx")) == [
        ("paragraph 1", "The lamp"),
        ("under 'The lamp', paragraph 2", "It went dark."),
        ("under 'The lamp', table 1, row 1", "A cell"),
    ]


def test_a_note_is_read_without_its_marks_but_with_those_of_sources():
    table = "| a | b |\n| --- | --- |\n| c\\_d | [e](f) |\n"
    note = f"# The lamp\n\n- **2** ● It went *dark*[^1]\n\n{table}"

    assert places(read(note.encode(), "a.md")) == [
        ("line 1", "The lamp"),
        ("line 3", "● It went dark[^1]"),
        ("line 5", "a"),
        ("line 5", "b"),
        ("line 7", "c_d"),
        ("line 7", "e"),
    ]


def test_lines_of_a_text_are_one_paragraph_until_an_empty_one():
    assert places(read(b"\xef\xbb\xbfIt went\ndark.\n\nSo it is said.", "a.txt")) == [
        ("line 1", "It went dark."),
        ("line 4", "So it is said."),
    ]


def packed(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/") + ".xml", content)
    return stream.getvalue()


ENTITY = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.pdf", b"%PDF", "only .pptx, .docx, .md, .txt can be read"),
        ("a", b"", "only .pptx, .docx, .md, .txt can be read"),
        ("a.docx", b"no zip", "the file is damaged, or is not an Office file"),
        ("a.docx", packed(word__document=ENTITY), "the file declares entities, which Office"),
        ("a.pptx", packed(a=b"0" * 101_000_000), "the file is too large once it is unpacked"),
        ("a.pptx", packed(a=b"<a/>"), "the file cannot be read as .pptx"),
        ("a.txt", "Ж".encode("cp1251"), "the file is not in UTF-8; save it as UTF-8"),
        ("a.md", b"a\0b", "the file is not text"),
        ("a.txt", b"a" * (MOST_BYTES + 1), "the file is larger than 10 MB"),
    ],
)
def test_what_is_no_draft_is_refused_in_one_line(name, content, why):
    with pytest.raises(Unreadable) as refused:
        read(content, name)

    assert str(refused.value).startswith(why)
    assert "\n" not in str(refused.value)


def test_a_part_that_is_longer_than_it_says_is_not_unpacked():
    content = bytearray(packed(a=b"0" * 1_000_000))
    at = content.rindex(b"PK\x01\x02") + 24  # where the list says how long the part is
    content[at : at + 4] = (10).to_bytes(4, "little")

    with pytest.raises(Unreadable):
        read(bytes(content), "a.docx")


def test_of_a_text_without_end_the_first_paragraphs_are_read_and_that_is_said():
    made = read(b"a b c\n\n" * (MOST_PASSAGES + 5), "a.txt")

    assert len(made.passages) == MOST_PASSAGES
    assert made.unread == ("everything after the first 20,000 paragraphs",)


def test_without_its_library_one_line_says_what_installs_it(monkeypatch, deck):
    content = saved(deck)
    monkeypatch.setitem(sys.modules, "pptx", None)

    with pytest.raises(MissingExtra, match=r"pip install 'crisis-dashboard\[export\]'"):
        read(content, "a.pptx")


def test_sentences_end_neither_at_initials_nor_within_numbers():
    text = 'The U.S. sent 1.5 million on 3 Oct. 2025. "It is so." He said no.[^1] Was it? Yes'

    assert [one.text for one in sentences(text)] == [
        "The U.S. sent 1.5 million on 3 Oct. 2025.",
        '"It is so."',
        "He said no.[^1]",
        "Was it?",
        "Yes",
    ]


def test_clauses_part_at_semicolons_and_but_and_not_within_brackets():
    assert clauses("It went dark; he denied it, but not at once (then; later)") == [
        "It went dark",
        "he denied it",
        "but not at once (then, later)",
    ]
