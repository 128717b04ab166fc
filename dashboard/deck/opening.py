"""The first slide, with the headline, and the last, with what would change the picture."""

from dataclasses import replace
from urllib.parse import urlsplit

from dashboard.deck.fit import Column, ParagraphText, columns, words
from dashboard.deck.model import HEIGHT, WIDTH, Block, Box, Drawing, Layout
from dashboard.deck.points import RULE, of_questions, spoken
from dashboard.deck.view import Given, Shown, rest
from dashboard.domain.config import Page
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.tensions import Question
from dashboard.domain.voices import origin
from dashboard.domain.weight import by_weight
from dashboard.scenes.map_ground import backdrop_of
from dashboard.scenes.measure import LEADING
from dashboard.scenes.qr_code import qr_code
from dashboard.scenes.shapes import Frame, Group, Ink, Layer, Path, Scene, Shape

ONLY_HERE = "It opens on this computer only."
NOTHING = "No fact matches this filter."
QUESTIONS = 3
"""So many would change the picture."""
POSTER = 140
"""Pixels of the type of a headline of a few words; longer ones are smaller."""
ORIGIN = 30
"""Pixels of the type of what all is drawn from."""
DIM = 0.45
"""How much of the colours of a map is left behind words."""
GROUND = Frame(WIDTH, 30, HEIGHT)
"""What that map is drawn for: the large type makes it as high as the slide."""
QR = 320
"""Pixels of the width of the code."""


def title(given: Given) -> Shown:
    """Show the headline, over the first map, and what all is drawn from."""
    excerpt = given.excerpt
    headline = excerpt.headline
    said = headline.text if headline else _without(excerpt)
    left, top, width, height = given.room
    high = ORIGIN * LEADING
    below = (left, top + height - high, width, high)
    big, fits = words(
        "Headline", (left, top, width, height - high - 20), (_headline(said, given),), POSTER
    )
    under, _ = words("Origin", below, (ParagraphText(text=origin(given.dossier)),), ORIGIN)
    facts = given.named(headline.facts) if headline else ()
    return Shown(
        layout=Layout.OPENING, blocks=(ground(excerpt), big, under), facts=facts, left=int(not fits)
    )


def ground(excerpt: Excerpt) -> Drawing:
    """Return the land of the first map as a dimmed ground, without anything that is said on it."""
    view = replace(excerpt.map_view, inset=None)
    shapes = backdrop_of(excerpt.dossier, view, GROUND).shapes
    scene = Scene(
        name="ground",
        title="Ground",
        description=f"{view.title}, without any text.",
        width=WIDTH,
        height=HEIGHT,
        groups=(Group(name="Ground", shapes=tuple(map(_dimmed, shapes)), layer=Layer.GROUND),),
    )
    return Drawing(name="Ground", box=(0, 0, WIDTH, HEIGHT), scene=scene, is_ground=True)


def _dimmed(shape: Shape) -> Shape:
    if not isinstance(shape, Path):
        return shape
    fill = (
        replace(shape.fill, share=shape.fill.share * DIM) if isinstance(shape.fill, Ink) else None
    )
    stroke = shape.stroke and replace(shape.stroke, ink=replace(shape.stroke.ink, share=DIM))
    return replace(shape, fill=fill, stroke=stroke)


def _headline(said: str, given: Given) -> ParagraphText:
    facts = given.excerpt.headline.facts if given.excerpt.headline else ()
    return ParagraphText(text=said, most=POSTER, is_bold=True, facts=facts)


def _without(excerpt: Excerpt) -> str:
    """Return what replaces a missing headline."""
    return excerpt.dossier.config.subtitle if excerpt.facts else NOTHING


def close(given: Given) -> Shown:
    """Show what would settle the weightiest open questions, and the link as a QR code."""
    asked = weightiest(given.excerpt)[:QUESTIONS]
    left, top, width, height = given.room
    wide = width - QR - 64 if given.address else width
    column = Column(
        name="Question", box=(left, top, wide, height), items=of_questions(asked), rule=RULE
    )
    blocks, number = columns([column], rest("question", Page.QUESTIONS, given))
    link = _link(given, (left + width - QR, top, QR, height)) if given.address else ()
    facts = given.named(name for one in asked for name in one.facts)
    return Shown(blocks=(*blocks, *link), facts=facts, left=number, notes=spoken(asked))


def weightiest(excerpt: Excerpt) -> tuple[Question, ...]:
    """Return the open questions, first of each topic that which touches the weightiest fact."""
    ranked = by_weight(excerpt.facts, excerpt.dossier)
    rank = {fact.id: index for index, fact in enumerate(ranked)}

    def weight(one: Question) -> int:
        return min((rank.get(name, len(rank)) for name in one.facts), default=len(rank))

    asked = sorted(excerpt.questions, key=weight)
    first = {one.topic: one for one in reversed(asked)}
    return tuple(sorted(asked, key=lambda one: first[one.topic] is not one))


def _link(given: Given, box: Box) -> tuple[Block, ...]:
    left, top, width, height = box
    scene = qr_code(given.address, width)
    drawn = Drawing(name="Link", box=(left, top, width, scene.height), scene=scene)
    below = (left, top + scene.height + 16, width, height - scene.height - 16)
    parts = urlsplit(given.address)
    said = [ParagraphText(text=f"{parts.netloc}/", is_bold=True)]
    said += [ParagraphText(text=parts.path.strip("/"), is_bold=True)] * (
        parts.path.strip("/") != ""
    )
    if is_loopback(given.address):
        said.append(ParagraphText(text=ONLY_HERE))
    told, _ = words("Address", below, tuple(said), 28)
    return drawn, told


def is_loopback(address: str) -> bool:
    """Return whether an address leads to the computer itself."""
    host = urlsplit(address).hostname or ""
    return host == "localhost" or host == "::1" or host.startswith("127.")
