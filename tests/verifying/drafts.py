"""The exported deck and paper, edited as people edit them."""

import io
from dataclasses import replace

from tests.verifying.edits import ALL


class NotThere(AssertionError):
    """The words that an edit looks for are not in the file."""


def _paragraphs_of_slides(shapes):
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _paragraphs_of_slides(shape.shapes)
        elif getattr(shape, "has_table", False) and shape.has_table:
            for row in shape.table.rows:
                for cell in row.cells:
                    yield from cell.text_frame.paragraphs
        elif shape.has_text_frame:
            yield from shape.text_frame.paragraphs


def _replaced(paragraphs, find, put):
    """Put other words into the first paragraph that has some; all of it in its first run."""
    for paragraph in paragraphs:
        text = " ".join(paragraph.text.replace("\v", " ").replace("\n", " ").split())
        if find.casefold() in text.casefold():
            at = text.casefold().index(find.casefold())
            first, *others = paragraph.runs
            for run in others:
                run.text = ""
            first.text = text[:at] + put + text[at + len(find) :]
            return
    raise NotThere(find)


def _of_slides(content, find, put):
    from pptx import Presentation

    deck = Presentation(io.BytesIO(content))
    if find == ALL:
        _whole_deck(deck, put)
    else:
        shown = (p for slide in deck.slides for p in _paragraphs_of_slides(slide.shapes))
        notes = (
            p
            for slide in deck.slides
            if slide.has_notes_slide
            for p in slide.notes_slide.notes_text_frame.paragraphs
        )
        _replaced((*shown, *notes), find, put)
    return _saved(deck)


def _whole_deck(deck, how):
    slides = deck.slides._sldIdLst
    each = list(slides)
    if how == "reversed":
        for one in each:
            slides.remove(one)
            slides.insert(0, one)
    elif how == "halved":
        for one in each[::2]:
            slides.remove(one)
    else:
        for slide in deck.slides:
            for paragraph in _paragraphs_of_slides(slide.shapes):
                for run in paragraph.runs:
                    run.font.name, run.font.bold = "Courier New", True


def _of_document(content, find, put):
    from docx import Document

    paper = Document(io.BytesIO(content))
    if find == ALL:
        body = paper.element.body
        for block in [one for one in body if one.tag.endswith("}p")]:
            body.remove(block)
            body.insert(0, block)
    else:
        cells = (
            p for t in paper.tables for row in t.rows for cell in row.cells for p in cell.paragraphs
        )
        _replaced((*paper.paragraphs, *cells), find, put)
    return _saved(paper)


def _saved(made):
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _of_text(content, find, put):
    text = content.decode()
    if find != ALL:
        if find not in text:
            raise NotThere(find)
        return text.replace(find, put, 1).encode()
    parts = text.split("\n\n")
    if put == "merged":
        return "\n\n".join(
            f"{a} {b}" for a, b in zip(parts[::2], parts[1::2], strict=False)
        ).encode()
    return "\n\n".join(parts[::2]).encode()


EDITED = {"pptx": _of_slides, "docx": _of_document, "md": _of_text, "txt": _of_text}


def edited(files, edit):
    """The bytes of an export after an edit."""
    return EDITED[edit.file](files[edit.file], edit.find, edit.put)


def exported(dossier):
    """The deck, the paper, the note with its annex, and all ready sentences as a text."""
    from dashboard.domain.excerpt import excerpt
    from dashboard.domain.ready_sentence import sentence
    from dashboard.domain.selection import Selection
    from dashboard.exports import FORMATS

    whole = excerpt(dossier, Selection())
    names = {"pptx": "pptx", "docx": "docx", "md": "markdown"}
    files = {
        ending: FORMATS[name].told(annex=name != "pptx").render(whole)
        for ending, name in names.items()
    }
    return files | {"txt": "\n\n".join(sentence(fact, dossier) for fact in dossier.facts).encode()}


def typed_over(draft, edit):
    """What of a draft an edit touches: the passage, and those that stand beside it.

    The same as saving the file and reading it back, which takes a second for each.
    """
    old = next((p for p in draft.passages if _folded(edit.find) in _folded(p.text)), None)
    if old is None:
        raise NotThere(edit.find)
    at = _folded(old.text).index(_folded(edit.find))
    new = old.text[:at] + edit.put + old.text[at + len(edit.find) :]
    touched = [_touched(p, old, new) for p in draft.passages if p is old or old.text in p.beside]
    return replace(draft, passages=tuple(touched))


def _touched(passage, old, new):
    around = {key: getattr(passage, key).replace(old.text, new) for key in ("beside", "row")}
    return replace(passage, text=new if passage is old else passage.text, **around)


def _folded(text):
    return text.casefold()
