"""Typesetting: a paper or a picture to PDF or PNG, in the first fonts that have all letters.

First those that a dossier brings along and those in Typst's wheel, so that it looks the same on
every machine; then also those of the machine. What none of them has is replaced, and named.
"""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, NamedTuple

import typst

from dashboard.domain.dossier import Dossier
from dashboard.exports.paper.stand_ins import LEFT_OUT, printable, script_of, stand_ins, unprintable
from dashboard.loading.fonts import fonts_in

Values = dict[str, Any]
"""As a template reads them: JSON."""

WORDS = "Libertinus Serif"
"""The family that words are set in, those of the drawings too."""
SIGNS = "DejaVu Sans Mono"
OTHERS = (SIGNS, "New Computer Modern Math", "New Computer Modern")
"""The families in Typst's wheel. What the first lacks is looked for in a dossier's own fonts."""
USES_FONTS_OF_THE_MACHINE = True
"""For what no other font has; tests turn it off, as no two machines have the same."""
NOT_DISPLAYED = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
OF_SEVERAL_GLYPHS = "text with missing codepoints"
"""What Typst says of a letter and its mark in an SVG: it draws the two, and tells a reader of one.

A paper with such a label is tagged and complete, and does not claim to be PDF/UA.
"""
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")


Compiled = Callable[..., bytes | list[bytes] | None]


class Sheet(NamedTuple):
    """A document to typeset: its template and its format."""

    template: str
    format: Literal["pdf", "png"]


PDF, CLAIM = Sheet("paper.typ", "pdf"), Sheet("paper.typ", "png")
PNG = Sheet("picture.typ", "png")
END_OF_BRIEF = "<end-of-brief>"
PIXELS = 144
"""Of a PNG on an inch of 72 points, which stand for the pixels of an SVG: two for each."""


class Printed(NamedTuple):
    """A file, and the letters that no font had; these do not appear in it."""

    content: bytes
    missing: frozenset[str]
    ends: int = 0
    """On which page the brief of a paper ends, or its sheet; of a picture 0."""


class _Missing(Exception):
    """No file: some letters are in none of the fonts."""

    def __init__(self, letters: frozenset[str]) -> None:
        self.letters = letters


def printed(
    said: Values, dossier: Dossier, sheet: Sheet = PDF, missing: frozenset[str] = frozenset()
) -> Printed:
    """Set what a sheet says, of which these letters are known to be `missing` in all fonts.

    Raises what Typst raises for anything but missing letters.
    """
    with _own_fonts(dossier) as folder:
        brought = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
        )
        said = said | {"fonts": [WORDS, SIGNS, *brought.families(), *OTHERS]}
        if not missing:
            with suppress(_Missing):
                fonts = typst.Fonts(include_system_fonts=False, font_paths=[folder])
                return _compiled(said, fonts, dossier, sheet)
        return _with_fonts_of_the_machine(said, folder, dossier, sheet, missing)


def _with_fonts_of_the_machine(
    said: Values, folder: Path, dossier: Dossier, sheet: Sheet, missing: frozenset[str]
) -> Printed:
    fonts = typst.Fonts(include_system_fonts=USES_FONTS_OF_THE_MACHINE, font_paths=[folder])
    while True:
        try:
            return _compiled(said, fonts, dossier, sheet, missing)
        except _Missing as more:
            if more.letters <= missing:
                raise AssertionError(f"{sorted(more.letters)} were replaced already") from more
            missing |= more.letters


@contextmanager
def _own_fonts(dossier: Dossier) -> Iterator[Path]:
    """Lay the fonts that can be read into a folder of their own, which Typst then looks through.

    It follows links and opens whatever is named like a font.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        if dossier.fonts_folder and dossier.fonts_folder.is_dir():
            for path, font in fonts_in(dossier.fonts_folder, dossier.folder):
                if isinstance(font, bytes):
                    (folder / path.name).write_bytes(font)
        yield folder


def _compiled(
    said: Values,
    fonts: typst.Fonts,
    dossier: Dossier,
    sheet: Sheet,
    missing: frozenset[str] = frozenset(),
) -> Printed:
    """Return the file. Raises _Missing where the fonts lack a letter of it."""
    words = printable(said | {"replaced": _replaced(missing, dossier)}, stand_ins(missing, dossier))
    words |= {"medium": sheet.format, "links": said.get("links", {})}
    inputs = {"paper": json.dumps(words)}
    with as_file(files("dashboard.exports.paper") / sheet.template) as template:
        compiler = typst.Compiler(template, font_paths=fonts, sys_inputs=inputs)
        content = _pdf(compiler.compile)
        if sheet.format == "png":
            return Printed(_png(compiler.compile), missing)
        return Printed(content, missing, int(compiler.query(END_OF_BRIEF, "value", one=True)))


def _pdf(compiled: Compiled) -> bytes:
    """Return a PDF; only for a PDF/UA does Typst say which letters the fonts lack."""
    try:
        paper = compiled(format="pdf", pdf_standards="ua-1", timestamp=0)
    except typst.TypstError as error:
        letters = frozenset(filter(None, map(_plain, NOT_DISPLAYED.findall(error.diagnostic))))
        if letters:
            raise _Missing(letters) from error
        if OF_SEVERAL_GLYPHS not in error.message:
            raise
        paper = compiled(format="pdf", timestamp=0)
    assert isinstance(paper, bytes), "a PDF is one file"
    return paper


def _png(compiled: Compiled) -> bytes:
    picture = compiled(format="png", ppi=PIXELS)
    assert isinstance(picture, bytes), "a picture is one page"
    return picture


def _plain(quoted: str) -> str:
    """Return a text that Rust wrote in quotes."""
    return ESCAPED.sub(lambda at: chr(int(at[1], 16)) if at[1] else at[2], quoted)


def _replaced(missing: frozenset[str], dossier: Dossier) -> str:
    """Say on the paper what was replaced, and what brings it back; nothing if nothing was."""
    if not missing:
        return ""
    scripts = ", ".join(sorted({script_of(letter) for letter in missing}))
    names = ", ".join(dict.fromkeys(f"[{one.id}]" for one in unprintable(missing, dossier)))
    by_id = f" Names with such letters are shown by their ids: {names}." if names else ""
    return (
        f"No available font has the letters of some words ({scripts}): {LEFT_OUT} replaces each"
        f" such word.{by_id} All other formats have them."
    )
