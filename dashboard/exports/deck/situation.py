"""The first slide: what this is, as of when, and the key figures with who says so."""

from collections.abc import Sequence

from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Emu

from dashboard.domain.config import KeyFigure
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import dated, grounded, marked
from dashboard.domain.published import Headline
from dashboard.domain.voices import origin
from dashboard.exports.about import publications_counted
from dashboard.exports.captions import legend
from dashboard.exports.deck.notes import notes
from dashboard.exports.deck.slides import (
    COLOURS,
    Deck,
    Words,
    counted_titles,
    describe,
    fitted,
    write,
)
from dashboard.exports.deck.theme import BOTTOM, LEFT, OPENING, RIGHT, Box
from dashboard.rendering.drawingml import PX, plain

ACROSS, DOWN = 3, 2
"""Cards beside and under each other on one slide."""
CARDS_TOP, CARDS_BOTTOM = 174, BOTTOM - 24
GAP, INSET = 16, 14
HEADLINE = 130
"""Pixels that a headline may take at most."""


def situation(deck: Deck) -> None:
    """The opening slide, and more of its kind where there are more key figures."""
    shown = deck.excerpt.key_figures
    each = ACROSS * DOWN
    pages = [shown[start : start + each] for start in range(0, len(shown), each)] or [()]
    titles = counted_titles(deck.dossier.config.title, len(pages))
    headline = deck.excerpt.headline
    for title, figures in zip(titles, pages, strict=True):
        facts = [*(headline.facts if headline else ()), *(figure.fact for figure in figures)]
        slide = deck.slide(title, notes(deck, facts), layout=OPENING)
        _subtitle(slide, deck)
        top = _headline(slide, deck, headline) if headline else CARDS_TOP
        _cards(slide, deck, figures, top)
        headline = None  # it opens the first slide, and is not said again


def _headline(slide: Slide, deck: Deck, headline: Headline) -> float:
    """What it comes to, and where that is from; return where the cards begin under it."""
    width = RIGHT - LEFT
    words = [
        Words(text=headline.text, size=18),
        Words(text=origin(deck.dossier), size=14, colour="muted"),
    ]
    words = fitted(words, width, HEADLINE)
    height = sum(each.height(width) for each in words)
    write(slide, "Headline", (LEFT, CARDS_TOP - 6, width, height), words)
    return CARDS_TOP + height + 6


def _subtitle(slide: Slide, deck: Deck) -> None:
    frame, about = slide.placeholders[1].text_frame, deck.about
    known = (about.as_of_line, publications_counted(deck.dossier), about.filter)
    words = [Words(text=text, size=16) for text in (about.subtitle, " · ".join(known))]
    frame.text = plain("\n".join(each.text for each in fitted(words, RIGHT - LEFT, 60)))


def _cards(slide: Slide, deck: Deck, figures: Sequence[KeyFigure], cards_top: float) -> None:
    if not figures:
        if deck.dossier.config.key_figures or not deck.excerpt.facts:
            text = f"No {'key figure' if deck.excerpt.facts else 'fact'} passes this filter."
            write(slide, "No key figures", (LEFT, cards_top, 800, 40), [Words(text=text, size=20)])
        return
    width = (RIGHT - LEFT - GAP * (ACROSS - 1)) / ACROSS
    height = (CARDS_BOTTOM - cards_top - GAP * (DOWN - 1)) / DOWN
    for number, figure in enumerate(figures):
        row, column = divmod(number, ACROSS)
        left, top = LEFT + column * (width + GAP), cards_top + row * (height + GAP)
        _card(slide, deck, figure, (left, top, width, height))
    foot = (LEFT, CARDS_BOTTOM + 4, RIGHT - LEFT, 20)
    write(slide, "Legend", foot, [Words(text=legend(), size=12, colour="muted")])


def _card(slide: Slide, deck: Deck, figure: KeyFigure, box: Box) -> None:
    """A panel with a bar in the colour of its kind, and the words on it, as one group."""
    fact = deck.dossier.fact[figure.fact]
    hue = deck.dossier.kind[fact.kind].hue.value
    words = _words(deck, figure, fact, hue)
    group = slide.shapes.add_group_shape()
    for part, colour in ((box, "rule"), ((*box[:2], 5, box[3]), hue)):
        panel = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, *(Emu(round(s * PX)) for s in part))
        panel.fill.solid()
        panel.fill.fore_color.theme_color = COLOURS[colour]
        panel.fill.fore_color.brightness = 0.6 if colour == "rule" else 0
        panel.line.fill.background()
        panel.element.remove(panel.element.find(qn("p:style")))  # it brings a shadow
        panel.name = "Panel" if colour == "rule" else "Bar"
    left, top, width, height = box
    inside = (left + INSET + 5, top + 8, width - 2 * INSET - 5, height - 16)
    write(group, "Figure", inside, fitted(words, inside[2], inside[3]))
    group.name = plain(f"Key figure: {words[0].text} {words[1].text}")
    describe(group, "; ".join(each.text for each in words))


def _words(deck: Deck, figure: KeyFigure, fact: Fact, hue: str) -> list[Words]:
    counted = fact.figures[figure.figure - 1]
    return [
        Words(text=counted.said, size=32, bold=True, colour=hue),
        Words(text=counted.unit, size=16, bold=True),
        Words(text=figure.label, size=14),
        Words(text=f"{marked(fact, deck.dossier)} · {dated(fact, deck.dossier)}", size=14),
        Words(text=grounded(fact, deck.dossier), size=12, colour="muted"),
    ]
