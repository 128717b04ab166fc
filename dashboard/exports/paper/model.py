"""A paper before any format writes it: headings, sentences with their sources, tables, pictures.

PDF, Word and Markdown render the same blocks in the same order. Every sentence that states a fact
names it, so that a format can cite, comment and link it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from dashboard.scenes.shapes import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Words, the facts that they state, and what is after them in lesser type."""

    text: str
    facts: tuple[str, ...] = ()
    """The ids of the facts; none for words that state nothing of the world."""
    sources: tuple[int, ...] = ()
    """The numbers of the chains of sources, as `Paper.sources` has them."""
    sign: str = ""
    """The glyph of a status, before the words."""
    lesser: str = ""
    """After the words: how firmly, when, who says so."""
    is_bold: bool = False
    is_struck: bool = False
    """Whether it was corrected or withdrawn."""


Sentences = tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; level 1 is a part of the paper, levels 2 and 3 are parts of that."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A paragraph; `is_lesser` is for notes, legends and what the filter left out."""

    sentences: Sentences
    is_lesser: bool = False
    is_lead: bool = False
    """Whether it is what the paper comes to, in larger type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A point of a list, and the points under it: a denial under what it denies."""

    sentences: Sentences
    under: tuple["Item", ...] = ()
    number: int = 0
    """What it is called by; 0 where it needs no number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """A list; its points are numbered where they have numbers."""

    items: tuple[Item, ...]
    are_sources: bool = False
    """Whether these are the chains whose numbers sentences cite in brackets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table: `heads` of the columns, `rows` of cells; the first cell heads its row."""

    name: str
    """What it shows, for screen readers."""
    heads: tuple[str, ...]
    rows: tuple[tuple[Sentences, ...], ...]
    widths: tuple[float, ...]
    """Shares of the width; they add up to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A chart, with its legend below it. Its description stands for it where none is seen."""

    scene: Scene


Block = Heading | Text | Points | Grid | Picture


def sentences(blocks: Iterable[Block]) -> Iterator[Sentence]:
    """Yield all sentences of some blocks, in the order of reading."""
    for block in blocks:
        match block:
            case Text():
                yield from block.sentences
            case Points():
                yield from _of_items(block.items)
            case Grid():
                yield from (one for row in block.rows for cell in row for one in cell)


def _of_items(items: Iterable[Item]) -> Iterator[Sentence]:
    for item in items:
        yield from item.sentences
        yield from _of_items(item.under)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole paper: a title, its scope, and its parts."""

    title: str
    """With the filter, if there is one."""
    subtitle: str
    as_of: date
    scope: tuple[str, ...]
    """As of when, how many voices, what the filter matches and leaves out."""
    brief: tuple[Block, ...]
    """What is on the first two pages; of a sheet of one claim, on its only page."""
    annex: tuple[Block, ...] = ()
    """Every claim, numbered to its sources; empty where none is wanted."""
    sources: tuple[Block, ...] = ()
    """A heading and the chains that the sentences cite, by their numbers; of a sheet nothing."""
    closing: tuple[Block, ...] = ()
    """Last of all: limits, origin, terms, and which state of the dossier this is."""
    is_sheet: bool = False
    """Whether it is the sheet of one claim, on one page."""
    author: str = ""
    description: str = ""
    """What it shows and on which terms, for the properties of a file."""
    keywords: tuple[str, ...] = ()
    footer: str = ""
    """What is below each page, without the number."""
    address: str = ""
    """Where the dashboard is, for links to each fact; empty if that is not known."""
    links: dict[str, str] = field(default_factory=dict)
    """By the id of a fact: the address of its card; empty without an address."""
