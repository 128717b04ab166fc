"""Bytes -> passages: the words of a draft, each with where they stand and what is beside them.

What is read is bounded before it is opened: the size of the file, and what it comes to unpacked.
Entities of XML are refused.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from dashboard.domain.problems import CrisisError
from dashboard.exports.missing_extras import MissingExtra

if TYPE_CHECKING:
    from pptx.slide import Slide

MOST_BYTES = 10_000_000
MOST_UNPACKED = 100_000_000
MOST_PARTS = 5_000
MOST_PASSAGES = 20_000
LONGEST = 20_000
"""Characters of a passage; the rest is not read."""
DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)

BEGINNING = re.compile(
    r"^\s*(?:>\s*)*(?:[-*+•]\s+)*(?:\d{1,3}(?:[.)](?:\s+|$)|\s+(?=[●○◌◇▷⊗□?])))?"
)
"""Bullets and numbers of lists."""

UNREADABLE_HERE = ("pictures, and text within pictures", "comments", "embedded files and sound")


class Unreadable(CrisisError):
    """A file that is no draft: one line that says why."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or one in a cell."""

    where: str
    """'slide 4, notes'; 'paragraph 12'; 'line 33'."""
    text: str
    beside: str = ""
    """What is with it: the row of a table, the slide."""
    row: str = ""
    """The row of a table that it is in."""
    is_heading: bool = False
    after: str = ""
    """The next paragraph."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The passages of a file in reading order, and what of it was not read."""

    passages: tuple[Passage, ...]
    unread: tuple[str, ...]


def read(content: bytes, name: str) -> Draft:
    """Return the passages of a file. Raises Unreadable, and MissingExtra without its library."""
    ending = PurePath(name).suffix.casefold()
    if ending not in READERS:
        raise Unreadable(f"only {', '.join(READERS)} can be read")
    if len(content) > MOST_BYTES:
        raise Unreadable(f"the file is larger than {MOST_BYTES // 1_000_000} MB")
    reader, unread = READERS[ending]
    try:
        passages = tuple(_bounded(reader(content)))
    except ModuleNotFoundError as missing:
        raise MissingExtra(ending[1:], str(missing.name), "export") from None
    except CrisisError:
        raise
    except Exception as error:  # whatever a library makes of a broken file
        what = f"the file cannot be read as {ending} ({type(error).__name__})"
        raise Unreadable(what) from error
    more = f"everything after the first {MOST_PASSAGES:,} paragraphs"
    followed = (
        replace(one, after=following.text)
        for one, following in zip(passages, (*passages[1:], Passage("", "")), strict=False)
    )
    has_more = len(passages) == MOST_PASSAGES
    return Draft(tuple(followed), (*unread, *([more] if has_more else [])))


def _bounded(passages: Iterable[Passage]) -> Iterator[Passage]:
    for number, one in enumerate(passages):
        if number == MOST_PASSAGES:
            return
        text = BEGINNING.sub("", one.text)
        if text.strip():
            yield replace(one, text=text[:LONGEST], beside=one.beside[:LONGEST])


def _opened(content: bytes) -> io.BytesIO:
    """Return a package of Office, once it is known to be small and to declare no entities."""
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
        parts = package.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise Unreadable("the file is too large once it is unpacked")
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                _check(package, part)
    except zipfile.BadZipFile:
        raise Unreadable("the file is damaged, or is not an Office file") from None
    return io.BytesIO(content)


def _check(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Read a part, no further than it says to be long: zipfile refuses one that is longer."""
    with package.open(part) as opened:
        if DECLARES.search(opened.read(part.file_size)):
            raise Unreadable("the file declares entities, which Office files never do")


def _slides(content: bytes) -> Iterator[Passage]:
    from pptx import Presentation

    for number, slide in enumerate(Presentation(_opened(content)).slides, 1):
        where = f"slide {number}"
        title = slide.shapes.title
        shown = list(_on_slide(slide.shapes, where, title))
        whole = "\n".join(passage.text for passage in shown)
        for one in shown:
            yield replace(one, beside=f"{one.beside}\n{whole}")
        yield from _notes(slide, where)


def _on_slide(shapes: Any, where: str, title: Any) -> Iterator[Passage]:
    """Yield what is in shapes, those of groups too; a row of a table says where it stands."""
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _on_slide(shape.shapes, where, title)
        elif getattr(shape, "has_table", False) and shape.has_table:
            rows = ([cell.text_frame.paragraphs for cell in row.cells] for row in shape.table.rows)
            yield from _in_rows(rows, f"{where}, table")
        elif shape.has_text_frame:
            is_title = title is not None and shape.shape_id == title.shape_id
            for paragraph in shape.text_frame.paragraphs:
                at = f"{where}, title" if is_title else where
                yield Passage(at, _joined(paragraph.text), is_heading=is_title)


def _notes(slide: "Slide", where: str) -> Iterator[Passage]:
    frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    if frame is not None:
        for paragraph in frame.paragraphs:
            yield Passage(f"{where}, notes", _joined(paragraph.text))


def _in_rows(rows: Iterable[list[Iterable[Any]]], where: str) -> Iterator[Passage]:
    for number, row in enumerate(rows, 1):
        texts = list(
            dict.fromkeys(tuple(_joined(one.text) for one in paragraphs) for paragraphs in row)
        )
        whole = "\n".join(text for cell in texts for text in cell)
        for text in (text for cell in texts for text in cell):
            yield Passage(f"{where}, row {number}", text, whole, whole)


def _joined(text: str) -> str:
    """Return a paragraph on one line: a slide breaks its lines by hand."""
    return " ".join(text.replace("\v", " ").split())


def _document(content: bytes) -> Iterator[Passage]:
    from docx import Document
    from docx.table import Table

    document = Document(_opened(content))
    number = tables = 0
    heading = ""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            tables += 1
            rows = ([cell.paragraphs for cell in row.cells] for row in block.rows)
            yield from _in_rows(rows, f"{_under(heading)}table {tables}")
            continue
        number += 1
        style = block.style.name if block.style is not None else ""
        is_heading = bool(style and style.startswith(("Heading", "Title")))
        heading = _joined(block.text) if is_heading else heading
        where = f"{_under('' if is_heading else heading)}paragraph {number}"
        yield Passage(where, _joined(block.text), is_heading=is_heading)


def _under(heading: str) -> str:
    short = heading if len(heading) <= 60 else f"{heading[:59]}…"
    return f"under '{short}', " if short else ""


MARKUP = re.compile(
    r"(?<!\\)(?:!?\[([^\]^][^\]]*)\]\([^)\s]*\)"
    r"|\*\*|__|~~|`|(?<!\w)[*_](?=\w)|(?<=[\w.])[*_](?!\w))"
)
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~>&<\"'])")
RULE = re.compile(r"^[\s|:-]*$")


def _markdown(content: bytes) -> Iterator[Passage]:
    for number, line in _lines(content):
        if RULE.match(line):
            continue
        where = f"line {number}"
        if line.lstrip().startswith("|"):
            cells = [_plain(cell) for cell in re.split(r"(?<!\\)\|", line)]
            whole = "\n".join(cells)
            yield from (Passage(where, cell, whole, whole) for cell in cells)
        else:
            is_heading = line.startswith("#")
            yield Passage(where, _plain(line.lstrip("#")), is_heading=is_heading)


def _plain(line: str) -> str:
    """Return a line of Markdown without its marks; those of footnotes stay."""
    bare = MARKUP.sub(lambda found: found[1] or "", line)
    return _joined(ESCAPED.sub(r"\1", bare))


def _text(content: bytes) -> Iterator[Passage]:
    """Yield paragraphs: lines that no empty line keeps apart."""
    start, gathered = 1, list[str]()
    for number, line in (*_lines(content), (0, "")):
        if line.strip():
            start = start if gathered else number
            gathered.append(line.strip())
        elif gathered:
            yield Passage(f"line {start}", " ".join(gathered))
            gathered = []


def _lines(content: bytes) -> Iterator[tuple[int, str]]:
    if b"\0" in content:
        raise Unreadable("the file is not text")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("the file is not in UTF-8; save it as UTF-8") from None
    yield from enumerate(text.splitlines(), 1)


READERS: dict[str, tuple[Callable[[bytes], Iterator[Passage]], tuple[str, ...]]] = {
    ".pptx": (_slides, UNREADABLE_HERE),
    ".docx": (_document, ("headers, footers and text boxes", *UNREADABLE_HERE)),
    ".md": (_markdown, ("pictures",)),
    ".txt": (_text, ()),
}
"""By the ending of a name: how such a file is read, and what of it is not."""
