"""The deck: the slides of `config.yaml`, or the usual ones, placed and fitted for a reader."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache, partial

from dashboard.deck import aid, figures, opening, points
from dashboard.deck.charts import chart
from dashboard.deck.model import (
    HEIGHT,
    LEAST,
    NUMBER,
    WIDTH,
    Block,
    Deck,
    Paragraph,
    SlideContent,
    Words,
)
from dashboard.deck.notes import notes
from dashboard.deck.usual import slides_of
from dashboard.deck.view import Given, Shown, View
from dashboard.domain.attribution import reporters
from dashboard.domain.config import Slide
from dashboard.domain.dates import day_in_words
from dashboard.domain.excerpt import Excerpt, excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import counted
from dashboard.domain.query import parse_filter, query_of
from dashboard.domain.scope import let_through
from dashboard.domain.selection import combined
from dashboard.domain.vocabulary import SlideView
from dashboard.domain.voices import origin
from dashboard.scenes import CHARTS
from dashboard.scenes.measure import balanced, fitted, width_of, wrapped
from dashboard.scenes.shapes import MUTED
from dashboard.scenes.weight import weight

VIEWS: dict[SlideView, View] = {
    SlideView.TITLE: opening.title,
    SlideView.POINTS: points.points,
    SlideView.SITUATION: figures.situation,
    SlideView.MAP: partial(chart, CHARTS["map"]),
    SlideView.TIMELINE: partial(chart, CHARTS["timeline"]),
    SlideView.MOMENTS: figures.moments,
    SlideView.MATRIX: aid.matrix,
    SlideView.LADDER: partial(chart, CHARTS["aid-ladder"]),
    SlideView.REQUESTS: aid.requests,
    SlideView.RESPONSES: aid.responses,
    SlideView.TENSIONS: points.tensions,
    SlideView.ACTORS: partial(chart, CHARTS["actor-graph"]),
    SlideView.FLOW: partial(chart, CHARTS["attribution-flow"]),
    SlideView.BASIS: partial(chart, CHARTS["basis-matrix"]),
    SlideView.QUESTIONS: points.questions,
    SlideView.CHANGES: points.changes,
    SlideView.FACT: points.fact_,
    SlideView.WEIGHT: partial(chart, weight),
    SlideView.SOURCES: figures.sources,
    SlideView.CLOSE: opening.close,
}
"""What lays out each view."""
EDGE, TOP, BOTTOM = 32, 24, 14
"""Pixels left and right of all, above the title, and below the footer."""
AIR = 22
"""Pixels between title, content and footer."""
WITHIN = WIDTH - 2 * EDGE
"""The width between the edges."""
TITLES, ONE_LINE = (40, 39, 38, 37, 36, 35, 34, 33, 32), 36
"""Sizes of the type of a title, and the least for which one line is better than a larger two.

The last also stands over a chart that has no room below a larger one.
"""
OVER_HEADLINE = 30
"""The size of the title over the headline."""
TITLE_LINES, TEXT_LINES = 2, 2
TEXT = 26
"""The size of the line under a title."""
CUT = ("the end of its title", "the end of its text")
"""What is said of a title or text that was cut."""
VOICES = 5
"""So many sources are named in a footer."""


class LeftOut(StrEnum):
    """Why a slide is not shown."""

    NO_FACT = "it shows no fact"
    NO_ROOM = "its chart has no room below its title; shorten the title and the text under it"


@lru_cache(maxsize=16)
def deck(excerpt: Excerpt, address: str = "") -> Deck:
    """Return the deck as a reader's filter lets it through."""
    slides = slides_of(excerpt.dossier)
    found = [(slide, laid_out(slide, excerpt, address)) for slide in slides]
    made = tuple(content for _, content in found if isinstance(content, SlideContent))
    left_out, without_room = (
        tuple(slide.title for slide, content in found if content is why) for why in LeftOut
    )
    if not made:
        opening = Slide(id="opening", view=SlideView.TITLE, title=excerpt.dossier.config.title)
        made = tuple(filter(None, (slide_content(opening, excerpt, address),)))
    return Deck(slides=made, left_out=left_out, without_room=without_room)


def slide_content(slide: Slide, reader: Excerpt, address: str = "") -> SlideContent | None:
    """Return one slide; None where it is left out."""
    made = laid_out(slide, reader, address)
    return made if isinstance(made, SlideContent) else None


def laid_out(slide: Slide, reader: Excerpt, address: str = "") -> SlideContent | LeftOut:
    """Return one slide; where nothing that it rests on is in, or its chart has no room, that."""
    whole = reader.dossier.whole
    own = combined(parse_filter(slide.filter, whole), reader.selection)
    given = Given(slide=slide, excerpt=excerpt(whole, own), room=(0, 0, 0, 0), address=address)
    if slide.view is SlideView.TITLE:
        return _below_title((OVER_HEADLINE,), given, reader)
    if not (given.excerpt.facts and _bears(slide, given.excerpt)):
        return LeftOut.NO_FACT
    made = _below_title(TITLES, given, reader)
    return _below_title(TITLES[-1:], given, reader) if made is LeftOut.NO_ROOM else made


def _below_title(sizes: Sequence[float], given: Given, reader: Excerpt) -> SlideContent | LeftOut:
    """Return a slide with its title in one of some sizes, and its view in the room left."""
    slide, shown = given.slide, given.excerpt
    is_opening = slide.view is SlideView.TITLE
    title, text, cut = _head(slide, sizes)
    foot = as_of(reader)
    top = (text or title).box[1] + (text or title).box[3] + AIR
    room = (EDGE, top, WITHIN, foot.box[1] - AIR - top)
    content = VIEWS[slide.view](replace(given, room=room))
    if not is_opening and not content.facts:
        return LeftOut.NO_FACT
    if not is_opening and not content.blocks:
        return LeftOut.NO_ROOM
    return SlideContent(
        id=slide.id,
        layout=content.layout,
        title=title,
        blocks=tuple(_told_apart((*((text,) if text else ()), *content.blocks))),
        as_of=foot,
        footer=footer(content.facts or shown.facts, reader, foot),
        facts=content.facts,
        notes=notes(content.notes, _weightiest(slide, content, shown), shown.dossier),
        query=query_of(shown.selection),
        unplaced=(
            *cut,
            *content.unplaced,
            *((counted(content.left, "item"),) * (content.left > 0)),
        ),
    )


def _told_apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks, each with a name of its own."""
    named: Counter[str] = Counter()
    for block in blocks:
        named[block.name] += 1
        again = named[block.name] > 1
        yield replace(block, name=f"{block.name} {named[block.name]}") if again else block


def _weightiest(slide: Slide, content: Shown, shown: Excerpt) -> tuple[Fact, ...]:
    """Return what the speaker says first: what the title rests on, then what is shown."""
    first = (shown.dossier.fact[name] for name in slide.facts if name in shown.ids)
    return tuple(dict.fromkeys((*first, *content.facts)))


def _bears(slide: Slide, shown: Excerpt) -> bool:
    """Return whether what a slide says in words of its own is in."""
    if slide.facts and not shown.bears(slide.facts):
        return False
    return not slide.lines or any(shown.bears(line.facts) for line in slide.lines)


def _head(slide: Slide, sizes: Sequence[float]) -> tuple[Words, Words | None, tuple[str, ...]]:
    """Return the title, the line under it, and what of both was cut."""
    title = title_block(slide.title, sizes, slide.facts)
    below = title.box[1] + title.box[3] + 6
    text = None
    if slide.text:
        lines = fitted(slide.text, TEXT, WITHIN, TEXT_LINES)
        one = Paragraph(lines=lines, size=TEXT, facts=slide.facts)
        text = Words(name="Text", box=(EDGE, below, WITHIN, one.height), paragraphs=(one,))
    heads = zip(CUT, (title, text), strict=True)
    cut = (said for said, one in heads if one and one.paragraphs[0].lines[-1].endswith("…"))
    return title, text, tuple(cut)


def title_block(said: str, sizes: Sequence[float] = TITLES, facts: tuple[str, ...] = ()) -> Words:
    """Return a title in lines that are alike long; on one line, if it can be large so."""
    one_line = (size for size in sizes if size >= ONE_LINE and _lines(said, size) == 1)
    two_lines = (size for size in sizes if _lines(said, size) <= TITLE_LINES)
    size = next(one_line, 0) or next(two_lines, sizes[-1])
    width = balanced(said, size, WITHIN, bold=True)
    if _lines(said, size) > TITLE_LINES:
        width = WITHIN
    lines = fitted(said, size, width, TITLE_LINES, bold=True)
    one = Paragraph(lines=lines, size=size, is_bold=True, facts=facts)
    return Words(name="Title", box=(EDGE, TOP, width, one.height), paragraphs=(one,))


def _lines(said: str, size: float) -> int:
    return len(wrapped(said, size, WITHIN, bold=True))


def as_of(reader: Excerpt) -> Words:
    """Return as of when all is; a second line of the footer lifts it."""
    said = f"As of {day_in_words(reader.dossier.config.as_of)}"
    one = Paragraph(lines=(said,), size=LEAST, ink=MUTED)
    top = HEIGHT - BOTTOM - one.height * (1 + reader.selection.is_filter)
    width = width_of(said, LEAST) + 1
    return Words(name="As of", box=(EDGE, top, width, one.height), paragraphs=(one,))


def footer(facts: Iterable[Fact], reader: Excerpt, beside: Words) -> Words:
    """Return who reports what is on the slide, and the filter."""
    left = beside.box[0] + beside.box[2] + AIR
    width = NUMBER[0] - left - AIR
    said = [_sources(facts, reader, width)]
    if reader.selection.is_filter:
        said.append(f"Filter: {let_through(reader)}")
    paragraphs = tuple(
        Paragraph(lines=fitted(one, LEAST, width, 1), size=LEAST, ink=MUTED) for one in said
    )
    height = sum(one.height for one in paragraphs)
    return Words(name="Footer", box=(left, beside.box[1], width, height), paragraphs=paragraphs)


def _sources(facts: Iterable[Fact], reader: Excerpt, width: float) -> str:
    """Return who reports, as many as fit into a line, those of most facts first."""
    heard = Counter(one.name for fact in facts for one in reporters(fact, reader.dossier))
    names = [name for name, _ in heard.most_common()]
    for number in range(min(len(names), VOICES), 0, -1):
        more = f" and {len(names) - number} more" if number < len(names) else ""
        said = f"{'Sources' if len(names) > 1 else 'Source'}: {', '.join(names[:number])}{more}"
        if width_of(said, LEAST) <= width:
            break
    return said if names else origin(reader.dossier)
