"""The maps and the timeline as shapes that can be edited, with what their signs mean."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dashboard.charts.measure import width_of
from dashboard.charts.signs import MARKERS, MIXED_MARKER, MarkerStyle
from dashboard.domain.config import MapView, Palette
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import CONTEST, CONTESTED, SEVERAL, STRUCK
from dashboard.domain.scope import without_a_place
from dashboard.domain.superseded import struck_sign
from dashboard.domain.vocabulary import Status
from dashboard.exports.captions import legend_of_dates, reported_by
from dashboard.exports.deck.drawing import draw
from dashboard.exports.deck.notes import notes
from dashboard.exports.deck.slides import Deck, Words, fitted, write
from dashboard.exports.deck.theme import BOTTOM, LEFT, RIGHT, TOP, WIDTH
from dashboard.exports.pictures import map_picture, timeline_picture
from dashboard.exports.pictures.shapes import Group, Mark, Picture, Point, Shape, Stroke, Text

MAP_WIDTH, MOST_OF_THE_WIDTH = 800, 870
"""What a map is drawn for, and what it may take."""
LARGER = 1.2
"""How much larger than on the screen the words of the timeline are set, which is scaled down."""
TIMELINE_TOP, TIMELINE_BOTTOM = 66, 606
"""It begins beside the title, where only its as-of date stands, at the right."""
GAP, ROW, TYPE = 24, 27, 16
BESIDE_A_SIGN = 24
TWO_LINES = 40

Explained = tuple[MarkerStyle | str, str]
"""A marker, or a character, and what it means."""
STATUSES: tuple[Explained, ...] = tuple((MARKERS[word], word.label) for word in Status)


def maps(deck: Deck) -> None:
    """A slide for each map view on which some fact of the selection stands."""
    for view in deck.dossier.config.maps:
        _map(deck, view)


def _map(deck: Deck, view: MapView) -> None:
    picture = map_picture(deck.excerpt, view, "light", MAP_WIDTH)
    drawn = facts_of(picture)
    title = f"Map: {view.title}"
    if not drawn:
        deck.empty.append(title)
        return
    scale = min(MOST_OF_THE_WIDTH / picture.width, (BOTTOM - TOP) / picture.height)
    off = [f"Not on the map: {one.place.name}. {one.why}" for one in deck.excerpt.off(view)]
    slide = deck.slide(title, notes(deck, drawn, picture.alt, *off))
    draw(slide, picture, deck.palette, (LEFT, TOP), scale)
    beside = LEFT + picture.width * scale + GAP
    signs = [*STATUSES, (MIXED_MARKER, SEVERAL), (CONTESTED, CONTEST), *struck_sign(deck.dossier)]
    draw(slide, _legend(deck, signs), deck.palette, (beside, TOP), 1)
    words = _beside(deck, view, drawn)
    box = (beside, TOP + (len(signs) + 0.5) * ROW, RIGHT - beside)
    height = BOTTOM - box[1]
    write(slide, "Who says so", (*box, height), fitted(words, box[2], height))


def facts_of(picture: Picture) -> list[str]:
    """The ids of the facts that a picture shows, each once."""
    return list(dict.fromkeys(name for group in picture.groups for name in group.facts))


def _beside(deck: Deck, view: MapView, drawn: list[str]) -> list[Words]:
    """Return who says so, which words soften it, and what is not on the map."""
    facts = [deck.dossier.fact[name] for name in drawn if name in deck.excerpt.ids]
    return [
        Words(text="Who says so", bold=True),
        Words(text=reported_by(facts, deck.dossier)),
        *_hedges(facts),
        *_elsewhere(deck, view),
    ]


def _hedges(facts: Iterable[Fact]) -> list[Words]:
    """The words that soften claims, each with how many."""
    counts = Counter(fact.hedge for fact in facts if fact.hedge)
    if not counts:
        return []
    said = "; ".join(f"“{hedge}” ({number})" for hedge, number in counts.most_common())
    return [Words(text="Softened by", bold=True), Words(text=said)]


def _elsewhere(deck: Deck, view: MapView) -> list[Words]:
    """What has no place that could be drawn; the notes say why."""
    names = [off.place.name for off in deck.excerpt.off(view)]
    if nowhere := without_a_place(deck.excerpt):
        names.append(nowhere)
    return [Words(text="Not on the map", bold=True), Words(text="; ".join(names))] if names else []


def timeline(deck: Deck) -> None:
    """The timeline over the whole width, and what its signs and bars mean under it."""
    picture, scale = _timeline(deck)
    drawn = facts_of(picture)
    if not drawn:
        deck.empty.append("Timeline")
        return
    in_order = sorted(drawn, key=lambda name: deck.dossier.fact[name].when.order)
    slide = deck.slide("Timeline", notes(deck, in_order, picture.alt))
    corner = ((WIDTH - picture.width * scale) / 2, TIMELINE_TOP)
    draw(slide, picture, deck.palette, corner, scale, LARGER)
    signs = [*STATUSES, (CONTESTED, CONTEST), *struck_sign(deck.dossier)]
    draw(slide, _legend(deck, signs, across=True), deck.palette, (LEFT, TIMELINE_BOTTOM), 1)
    box = (LEFT, TIMELINE_BOTTOM + ROW + 2, RIGHT - LEFT, TWO_LINES)
    words = fitted([Words(text=legend_of_dates(deck.dossier), size=12)], box[2], box[3])
    write(slide, "How well it is dated", box, words)


def _timeline(deck: Deck) -> tuple[Picture, float]:
    """The timeline and its scale; its height is given, so it is drawn as wide as then fits."""
    width, scale = float(RIGHT - LEFT), 1.0
    picture = timeline_picture(deck.excerpt, "light", width)
    room = TIMELINE_BOTTOM - TIMELINE_TOP
    if picture.height > room:
        scale = room / picture.height
        picture = timeline_picture(deck.excerpt, "light", width / scale)
    return replace(picture, ground=""), scale  # it would cover the title


def _legend(deck: Deck, signs: Sequence[Explained], *, across: bool = False) -> Picture:
    """Signs with their meanings, under or beside each other, drawn as the charts draw them."""
    lefts = _beside_each_other([meaning for _, meaning in signs])
    shapes: list[Shape] = []
    for number, (sign, meaning) in enumerate(signs):
        x, y = (lefts[number] + 8, ROW / 2) if across else (8.0, (number + 0.5) * ROW)
        words = Text(at=(x + 16, y), lines=(meaning,), size=TYPE, colour=deck.palette.ink)
        shapes += [*_drawn(sign, (x, y), deck.palette), replace(words, across="right")]
    alt = "How firmly each is put: " + "; ".join(meaning for _, meaning in signs)
    group = Group(name="Legend", shapes=tuple(shapes), alt=alt)
    return Picture(width=RIGHT - LEFT, height=BOTTOM - TOP, ground="", alt=alt, groups=(group,))


def _beside_each_other(meanings: Sequence[str]) -> list[float]:
    """Where signs with their meanings begin that share a line, evenly apart."""
    widths = [BESIDE_A_SIGN + width_of(meaning, TYPE) for meaning in meanings]
    gap = (RIGHT - LEFT - sum(widths)) / len(widths)
    return [sum(widths[:number]) + number * gap for number in range(len(widths))]


def _drawn(sign: MarkerStyle | str, at: Point, palette: Palette) -> Iterator[Shape]:
    colour = palette.neutral
    if sign == STRUCK[0]:
        yield from _drawn(MARKERS[Status.REPORTED], at, palette)
        line = Stroke(colour=palette.ink, width=2)
        yield Mark(at=at, symbol="line-ew", size=18, fill=palette.ink, stroke=line)
    elif isinstance(sign, str):
        yield Text(at=at, lines=(sign,), size=TYPE, colour=colour, bold=True)
    else:
        stroke = Stroke(colour=colour, width=2, dash="dot" if sign.dash == "dot" else "solid")
        fill = colour if sign.filled else palette.page
        yield Mark(at=at, symbol=sign.symbol, size=14, fill=fill, stroke=stroke)
