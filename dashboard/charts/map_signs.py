"""What of a map is read and clicked: signs, the ring of the focus, labels."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape

from dashboard.charts.drawing import DRAWN, Drawing, Line, Trace, line
from dashboard.charts.frame import HOVER, about, glow, hover, label, lines, struck
from dashboard.charts.geometry import aspect
from dashboard.charts.measure import shortened, width_of
from dashboard.charts.signs import MARKERS, MIXED_MARKER, marker_of
from dashboard.domain.asking import hedged
from dashboard.domain.config import Sign
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import (
    CONTESTED,
    attribution,
    claim,
    contest_mark,
    counted,
    signed,
)
from dashboard.domain.places import Place
from dashboard.domain.superseded import superseded_how
from dashboard.domain.vocabulary import Precision, Status
from dashboard.globe import Position

RECEDED = 0.55
SIZE = 15
NAME, ASKED = 192, 340
"""Pixels across that the name of a place takes at most, and what is said of a state."""
LINE = 1.3
"""From line to line, for the size of the type; as in Plotly."""
LINES = 3
"""Of a label that the dossier words itself, at most; the name of a place has one less."""


def _size(facts: Sequence[Fact]) -> float:
    """Diameter in pixels: more facts, a somewhat larger sign."""
    return 13 + 3 * math.sqrt(min(len(facts), 4))


def halo(drawing: Drawing) -> Iterator[Trace]:
    """A ring around what is in focus."""
    ringed = [
        (stand, _size(drawing.standing(facts) or facts) + 14)
        for sign, place, facts in drawing.signs
        if (stand := sign.position or place.anchor)
        and any(fact.id in drawing.excerpt.focus for fact in facts)
    ]
    if ringed:
        ring = {"color": "rgba(0,0,0,0)", "line": {"color": drawing.paint.ink, "width": 3}}
        sizes = [size for _, size in ringed]
        yield line([stand for stand, _ in ringed]) | {
            "mode": "markers",
            "marker": ring | {"size": sizes},
        }


def signs(drawing: Drawing) -> Iterator[Trace]:
    """The signs to click with their names, and quiet names where nothing happened."""
    for sign, place, facts in drawing.signs:
        anchor = place.anchor
        if anchor is None or (place.precision is Precision.REGION and not facts):
            continue
        stand = sign.position or anchor
        if stand != anchor:
            colour = drawing.paint.ink if facts else drawing.paint.border
            leader = line([anchor, stand], line={"width": 1.5, "color": colour})
            yield leader | about(place.name, facts)
        if facts:
            told = _counted(drawing.standing(facts), drawing.dossier) or _gone(facts, drawing)
            text = f"{_label(sign, place)}<br>{told}"
            named = _named(drawing, stand, text, sign.at) | about(place.name, facts)
            yield named | _happened(drawing, sign, place, facts)
            if not drawing.standing(facts):
                yield _strike(drawing, stand) | about(place.name, facts)
        else:
            bare = replace(sign, label="")  # whose words may be about the facts
            named = _named(drawing, stand, _label(bare, place), sign.at)
            yield named | _geography(drawing) | _quietly(_in_full(bare, place))


def _named(drawing: Drawing, position: Position, text: str, at: str) -> Trace:
    beside = _within(drawing, position, text, at)
    return line([position]) | {"text": [text], "textposition": beside}


def _within(drawing: Drawing, position: Position, text: str, at: str) -> str:
    """Return on which side of its sign a label stands: `at`, if no edge of the map cuts it there.

    What fits nowhere stands where it is asked for.
    """
    x, y = drawing.projection.point(*position)
    said = [unescape(line) for line in text.split("<br>")]
    wide = max(width_of(line, SIZE, bold=True) for line in said)
    high = SIZE * (LINE * len(said) + 1)  # with the sign beside it
    down, _, across = at.partition(" ")
    lefts = {"left": x - wide, "center": x - wide / 2, "right": x}
    tops = {"top": y - high, "middle": y - high / 2, "bottom": y}
    beside = _first_that_fits(across, ("right", "left", "center"), lefts, wide, DRAWN)
    is_on_the_sign = beside == "center" != across and down == "middle"
    down = "top" if is_on_the_sign else down
    height = DRAWN / aspect(drawing.view)
    return f"{_first_that_fits(down, ('bottom', 'top', 'middle'), tops, high, height)} {beside}"


def _first_that_fits(
    asked: str, others: Sequence[str], starts: dict[str, float], length: float, room: float
) -> str:
    fits = (one for one in (asked, *others) if 0 <= starts[one] <= room - length)
    return next(fits, asked)


def _label(sign: Sign, place: Place) -> str:
    """Return the words of a sign: those that the dossier has for it, else the place's name."""
    most = LINES if sign.label else LINES - 1
    return label(sign.label or place.name, SIZE, NAME, most, bold=True)


def _in_full(sign: Sign, place: Place) -> str:
    """Return the words of a sign for its hover text, where its label had to be shortened."""
    is_shortened = _label(sign, place).endswith("…")
    return f"<b>{lines(sign.label or place.name)}</b>" if is_shortened else ""


def requests(drawing: Drawing) -> Iterator[Trace]:
    """The heads of the lines to the states that were asked, with what is said of each."""
    for one in drawing.lines:
        facts = [drawing.dossier.fact[row.facts[0]] for row in one.asked.ruling]
        name = one.asked.state
        # A long name is cut, and never what is said of it: that has the hedge.
        said = one.asked.label.replace(name, shortened(name, SIZE, ASKED * 0.6, bold=True), 1)
        text = label(said, SIZE, ASKED, LINES, bold=True)
        target = f"fact:{one.asked.fact}"
        yield (
            _named(drawing, one.end, text, one.at)
            | _sign(drawing, facts, drawing.paint.asked, _asked_hover(one, drawing.dossier))
            | {"customdata": [target]}
            | about(one.asked.label, drawing.facts_of(one))
        )


def _asked_hover(one: Line, dossier: Dossier) -> str:
    """What was asked, and what is only being arranged, each under what may be said of it."""
    said = [f"<b>{lines(one.asked.label)}</b>"]
    for heading, rows in one.asked.parts():
        said.append(f"<b>{lines(heading)}</b>")
        said += [
            lines(f"{hedged(row)} {contest_mark(dossier.fact[row.facts[0]], dossier)}", 64)
            for row in rows
        ]
    return "<br>".join(said)


def _geography(drawing: Drawing) -> Trace:
    quiet = {"color": drawing.paint.muted}
    font = quiet | {"size": 13, "shadow": glow(drawing.paint.page)}
    return {"mode": "text", "textfont": font}


def _quietly(full: str) -> Trace:
    return {"hoverinfo": None, "hovertext": [full], "hovertemplate": HOVER} if full else {}


def _happened(drawing: Drawing, sign: Sign, place: Place, facts: Sequence[Fact]) -> Trace:
    target = f"fact:{facts[0].id}" if len(facts) == 1 else f"place:{place.id}"
    said = "<br>".join(filter(None, (_in_full(sign, place), _hover(place, facts, drawing))))
    return _sign(drawing, facts, drawing.colour(facts), said) | {"customdata": [target]}


def _sign(drawing: Drawing, facts: Sequence[Fact], colour: str, said: str) -> Trace:
    """A sign in the shape of its status; it recedes while others are in focus."""
    facts = drawing.standing(facts) or facts
    statuses = {fact.status for fact in facts}
    style = MARKERS[facts[0].status] if len(statuses) == 1 else MIXED_MARKER
    away = drawing.excerpt.focus and drawing.excerpt.focus.isdisjoint(fact.id for fact in facts)
    paint, size = drawing.paint, _size(facts)
    look = {"opacity": RECEDED if away else 1.0}
    return {
        "mode": "markers+text",
        "textfont": {"size": SIZE, "color": paint.ink, "weight": 600, "shadow": glow(paint.page)},
        "marker": marker_of(style, colour, paint.page, size) | look,
        "hoverinfo": None,
        "hovertext": [said],
        "hovertemplate": HOVER,
    }


def _counted(facts: Sequence[Fact], dossier: Dossier) -> str:
    """How firmly the facts at a place are put, and whether any is marked: '● 3  ○ 1  ≠'."""
    by_status = Counter(fact.status for fact in facts)
    numbers = [f"{s.glyph} {by_status[s]}" for s in Status if by_status[s]]
    is_contested = any(fact.id in dossier.contested for fact in facts)
    return "  ".join([*numbers, *([CONTESTED] if is_contested else [])])


def _gone(facts: Sequence[Fact], drawing: Drawing) -> str:
    """Say what became of facts none of which still stands: '(corrected, withdrawn)'."""
    how = (superseded_how(fact, drawing.dossier).lower() for fact in facts)
    return f"({', '.join(dict.fromkeys(how))})"


def _strike(drawing: Drawing, stand: Position) -> Trace:
    """A line through the sign of a place where nothing still stands."""
    ink = drawing.paint.ink
    through = {"symbol": "line-ew", "size": 24, "color": ink, "line": {"color": ink, "width": 2.5}}
    return line([stand]) | {"mode": "markers", "marker": through}


def _hover(place: Place, facts: Sequence[Fact], drawing: Drawing) -> str:
    dossier = drawing.dossier
    if len(facts) == 1:
        return hover(facts[0], dossier)
    current = drawing.standing(facts)
    shown = (*current, *(fact for fact in facts if fact not in current))
    gone = f", {len(facts) - len(current)} corrected or withdrawn" * (len(current) < len(facts))
    head = f"<b>{lines(place.name)} · {counted(len(current), 'fact')}{gone}</b>"
    more = [f"… and {len(facts) - 5} more"] if len(facts) > 5 else []
    return "<br>".join([head, *(_in_short(fact, dossier) for fact in shown[:5]), *more])


def _in_short(fact: Fact, dossier: Dossier) -> str:
    """A fact of several in a hover text; struck through if it no longer stands."""
    said = lines(f"{signed(fact)}: {claim(fact)}", 64)
    how = superseded_how(fact, dossier)
    said = f"{how}: {struck(said)}" if how else said
    return f"{said}<br>{lines(f'({_who(fact, dossier)})', 64)}"


def _who(fact: Fact, dossier: Dossier) -> str:
    """Who says so, and what is held against it."""
    return "; ".join(filter(None, (attribution(fact, dossier), contest_mark(fact, dossier))))
