"""The annex of a deck: every claim in small type, to be read and not projected; sources; limits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count, groupby

from dashboard.deck.build import EDGE, TOP, as_of, footer, title_block
from dashboard.deck.fit import ROOM_OF_REST, ParagraphText, height_of, rest_line
from dashboard.deck.model import (
    LEAST,
    WIDTH,
    Block,
    Box,
    Cell,
    Layout,
    SlideContent,
    Table,
    Words,
)
from dashboard.domain.config import Page
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import contest_mark, dated, firmness, grounded
from dashboard.domain.ready_sentence import sentence
from dashboard.domain.superseded import plain_claim
from dashboard.domain.titles import name_of
from dashboard.exports.about import about
from dashboard.scenes.measure import LEADING
from dashboard.scenes.shapes import MUTED

MOST, MOST_CLAIMS = 12, 10
"""Slides of the annex, and how many of them are of claims."""
FEW = 4
"""Rows that a table begins with at least, if it has more, below another."""
SIZE, TITLE_SIZE = 16, 28
"""Pixels of its type: 12 points; and of its titles."""
INSET = (7, 3)
SOURCES = "Sources"
"""The name of the table of sources."""
AIR, BETWEEN = 14, 28
"""Pixels between title, tables and foot; between two tables."""
MOST_ROWS = 30
"""More claims than a slide ever holds."""
said = partial(ParagraphText, least=SIZE, most=SIZE)
Row = tuple[tuple[ParagraphText, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A table before it is measured."""

    name: str
    title: str
    """Of its slide."""
    shares: tuple[float, ...]
    """Of the columns in the width."""
    head: Row
    rows: tuple[Row, ...]
    page: Page
    """Where in the dashboard all of its rows are."""


def annex(excerpt: Excerpt) -> tuple[SlideContent, ...]:
    """Return the slides of the annex, which look like those of the deck; none without a fact."""
    if not excerpt.listed:
        return ()
    frame = _frame(excerpt)
    listings = (
        (_claims(excerpt), MOST_CLAIMS),
        (_limits(excerpt), MOST),
        (_sources(excerpt), MOST),
    )
    pages = _pages(listings, _room(frame)[3])
    return tuple(_slide(frame, number, pages, excerpt) for number in range(len(pages)))


def _frame(excerpt: Excerpt) -> SlideContent:
    """Return an empty slide, with as of when and where all is from."""
    beside = as_of(excerpt)
    foot = footer((), excerpt, beside)
    return SlideContent(
        id="",
        layout=Layout.WORDS,
        title=_title(""),
        blocks=(),
        as_of=beside,
        footer=foot,
        facts=(),
        notes=(),
    )


def _title(words: str) -> Words:
    return title_block(words, (TITLE_SIZE,))


def _room(frame: SlideContent) -> Box:
    top = TOP + _title("A").box[3] + AIR
    return EDGE, top, WIDTH - 2 * EDGE, frame.as_of.box[1] - AIR - top


def _slide(
    frame: SlideContent, number: int, pages: Sequence[Sequence[Listing]], excerpt: Excerpt
) -> SlideContent:
    """Return a slide with its tables below each other."""
    room = _room(frame)
    blocks: list[Block] = []
    for listing in pages[number]:
        made = _table(listing, room, excerpt)
        taken = sum(block.box[3] for block in made) + BETWEEN
        room = (room[0], room[1] + taken, room[2], room[3] - taken)
        blocks += made
    titles = "; ".join(_title_of(listing, number, pages) for listing in pages[number])
    title = _title(f"Annex: {titles}")
    return replace(frame, id=f"annex-{number + 1}", title=title, blocks=tuple(blocks))


def _title_of(listing: Listing, number: int, pages: Sequence[Sequence[Listing]]) -> str:
    """Return the title of a table; of one on several slides, with which of them this is."""
    there = [at for at, page in enumerate(pages) if any(one.name == listing.name for one in page)]
    return listing.title + f" ({there.index(number) + 1} of {len(there)})" * (len(there) > 1)


def _table(listing: Listing, room: Box, excerpt: Excerpt) -> tuple[Block, ...]:
    """Return a table, and below it how many rows did not fit and where they are."""
    rows = (listing.head, *listing.rows)
    measured = [_measured(row, listing.shares) for row in rows[:MOST_ROWS]]
    heights = [height for _, height in measured]
    is_whole = len(measured) == len(rows) and sum(heights) <= room[3]
    while not is_whole and len(heights) > 1 and sum(heights) > room[3] - ROOM_OF_REST:
        heights.pop()
    made = Table(
        name=listing.name,
        box=(*room[:3], sum(heights)),
        widths=tuple(share * room[2] for share in listing.shares),
        heights=tuple(heights),
        rows=tuple(cells for cells, _ in measured[: len(heights)]),
        inset=INSET,
    )
    left = sum(not _is_heading(row) for row in rows[len(heights) :])
    below = (room[0], room[1] + room[3] - LEAST * LEADING, room[2], 0.0)
    where = name_of(listing.page, excerpt.dossier)
    return made, *((rest_line(f"{left} more: see {where} on the dashboard", below),) * bool(left))


def _measured(row: Row, shares: Sequence[float]) -> tuple[tuple[Cell, ...], float]:
    """Return the cells of a row with their lines, and how high it is."""
    across, down = INSET
    inside = [share * (WIDTH - 2 * EDGE) - 2 * across for share in shares]
    cells = tuple(
        Cell(paragraphs=tuple(one.broken(SIZE, width) for one in cell))
        for cell, width in zip(row, inside, strict=True)
    )
    return cells, max(height_of(cell.paragraphs) for cell in cells) + 2 * down


def _pages(listings: Iterable[tuple[Listing, int]], room: float) -> list[list[Listing]]:
    """Return what is on each slide, each listing on no slide after a certain one.

    What is left then is there too, and is counted.
    """
    pages: list[list[Listing]] = [[]]
    left = room
    for listing, last in listings:
        rows = listing.rows
        while rows:
            number, height = _fitting(listing, rows, left)
            if len(pages) == last:
                number = len(rows)
            elif number < min(FEW, len(rows)) and pages[-1]:
                pages.append([])
                left = room
                continue
            number = max(number, 1)
            pages[-1].append(replace(listing, rows=rows[:number]))
            rows, left = rows[number:], left - height - BETWEEN
            if rows:
                pages.append([])
                left = room
    return pages


def _fitting(listing: Listing, rows: Sequence[Row], room: float) -> tuple[int, float]:
    """Return how many rows fit below the head of a table, and how high it is with them.

    A heading is above the first of its rows.
    """
    height = _measured(listing.head, listing.shares)[1]
    number, whole = 0, height
    for row in rows:
        height += _measured(row, listing.shares)[1]
        if height > room:
            break
        number, whole = number + 1, height
    if 0 < number < len(rows) and _is_heading(rows[number - 1]):
        number -= 1
    return number, whole


def _is_heading(row: Row) -> bool:
    return not row[0][0].text


def _claims(excerpt: Excerpt) -> Listing:
    """Return a row for each claim, below a heading for each kind."""
    kinds = {kind.id: index for index, kind in enumerate(excerpt.dossier.config.kinds)}
    facts = sorted(excerpt.by_date, key=lambda fact: kinds[fact.kind])
    nothing = (said(text=""),)
    rows: list[Row] = []
    numbers = count(1)
    for kind, found in groupby(facts, key=lambda fact: fact.kind):
        name = (said(text=excerpt.dossier.kind[kind].name, is_bold=True),)
        rows.append((nothing, name, nothing, nothing))
        rows += (_row(next(numbers), fact, excerpt) for fact in found)
    return Listing(
        name="Claims",
        title="every claim, by kind and date",
        shares=(0.035, 0.555, 0.14, 0.27),
        head=_bold("No.", "Ready to quote", "How firmly", "When, and who says so"),
        rows=tuple(rows),
        page=Page.FACTS,
    )


def _row(number: int, fact: Fact, excerpt: Excerpt) -> Row:
    dossier = excerpt.dossier
    stands = fact.id not in dossier.superseded
    words = sentence(fact, dossier) if stands else plain_claim(fact, dossier)
    held = " ".join(filter(None, (firmness(fact), contest_mark(fact, dossier))))
    return (
        (said(text=str(number)),),
        (said(text=words, facts=(fact.id,)),),
        (said(text=held, sign=fact.status.glyph, target=f"fact:{fact.id}"),),
        (said(text=f"{dated(fact, dossier)} · {grounded(fact, dossier)}"),),
    )


def _sources(excerpt: Excerpt) -> Listing:
    return Listing(
        name=SOURCES,
        title="sources",
        shares=(0.27, 0.13, 0.05, 0.55),
        head=_bold("Source", "What it is", "Facts", "What a careful reader should know"),
        rows=tuple(
            _plain(
                source.name,
                source.kind.label,
                str(number),
                " ".join(filter(None, (source.note, source.url))) or "–",
            )
            for source, number in excerpt.sources.items()
        ),
        page=Page.SOURCES,
    )


def _limits(excerpt: Excerpt) -> Listing:
    head = about(excerpt)
    told = (
        ("Drawn from", head.attribution),
        ("Shown", head.scope),
        *(("Limit", limit) for limit in head.limits),
        ("Licence", head.terms),
        ("Digest", head.digest),
    )
    return Listing(
        name="Limits",
        title="what this cannot tell",
        shares=(0.12, 0.88),
        head=_bold("What", "In this deck"),
        rows=tuple(_plain(*one) for one in told),
        page=Page.SHARE,
    )


def _bold(*cells: str) -> Row:
    return tuple((said(text=cell, is_bold=True, ink=MUTED),) for cell in cells)


def _plain(first: str, *others: str) -> Row:
    return ((said(text=first, is_bold=True),), *((said(text=cell),) for cell in others))
