"""What a reader is told of the size of a file, held against readers that did not write it."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.exports import FORMATS
from dashboard.exports.size import in_bytes, size_in_words


def tables(file):
    return len([name for name in ZipFile(file).namelist() if name.endswith(".csv")])


READERS = {
    "pptx": ("slides", lambda file: len(Presentation(file).slides)),
    "pdf": ("pages", lambda file: len(PdfReader(file).pages)),
    "xlsx": ("sheets", lambda file: len(load_workbook(file).sheetnames)),
    "csv": ("tables", tables),
    "datapackage": ("tables", tables),
    "ics": ("events", lambda file: file.read().count(b"\r\nBEGIN:VEVENT\r\n")),
}


@pytest.mark.parametrize(("name", "noun", "count"), [(n, *r) for n, r in READERS.items()])
def test_what_a_file_holds_is_counted_as_another_reader_counts_it(name, noun, count, tiny):
    content = FORMATS[name].render(excerpt(tiny, Selection()))
    number = count(BytesIO(content))
    assert number > 1
    size = in_bytes(len(content))
    assert size_in_words(FORMATS[name], content) == f"{number} {noun}, {size}"


def test_of_other_formats_the_bytes_alone_are_said():
    assert size_in_words(FORMATS["docx"], bytes(2_345)) == "2 kB"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "one byte"),
        (999, "999 bytes"),
        (1_000, "1 kB"),
        (340_499, "340 kB"),
        (999_499, "999 kB"),
        (999_500, "1.0 MB"),
        (1_949_999, "1.9 MB"),
    ],
)
def test_bytes_are_said_in_few_digits(number, words):
    assert in_bytes(number) == words
