"""What of a map is read and clicked: signs, the ring of the focus, labels."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from dashboard.charts.drawing import Drawing, Request, Trace, anchor_of, line
from dashboard.charts.frame import HOVER, about, glow, hover, lines, said_by
from dashboard.charts.geometry import Position
from dashboard.charts.signs import CONTESTED, MIXED, SIGNS, marker_of
from dashboard.domain.config import Sign
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.places import Place
from dashboard.domain.vocabulary import Precision, Status

RECEDED = 0.55


def _size(facts: Sequence[Fact]) -> float:
    """Diameter in pixels: more facts, a somewhat larger sign."""
    return 13 + 3 * math.sqrt(min(len(facts), 4))


def halo(drawing: Drawing) -> Iterator[Trace]:
    """A ring around what is in focus."""
    ringed = [
        (stand, _size(facts) + 14)
        for sign, place, facts in drawing.signs
        if (stand := _stand(sign) or anchor_of(place))
        and any(fact.id in drawing.focus for fact in facts)
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
        anchor = anchor_of(place)
        if anchor is None or (place.precision is Precision.REGION and not facts):
            continue
        stand = _stand(sign) or anchor
        if stand != anchor:
            colour = drawing.paint.ink if facts else drawing.paint.border
            leader = line([anchor, stand], line={"width": 1.5, "color": colour})
            yield leader | about(place.name, facts)
        if facts:
            counted = _counted(facts, drawing.dossier)
            text = f"{lines(sign.label or place.name, 24)}<br>{counted}"
            named = _named(stand, text, sign.at) | about(place.name, facts)
            yield named | _happened(drawing, place, facts)
        else:
            yield _named(stand, lines(place.name, 24), sign.at) | _geography(drawing)


def _named(position: Position, text: str, at: str) -> Trace:
    return line([position]) | {"text": [text], "textposition": at}


def requests(drawing: Drawing) -> Iterator[Trace]:
    """The heads of the lines to the states that were asked, with how many requests."""
    for request in drawing.requests:
        facts = [drawing.dossier.fact[name] for name in request.rows[0].facts]
        number = len(request.rows)
        label = f"{lines(request.state.name, 24)}: {number} request{'s' * (number > 1)}"
        yield (
            line([request.end])
            | _sign(drawing, facts, drawing.paint.asked, _asked_hover(request))
            | {"text": [label], "textposition": request.at, "customdata": [f"fact:{facts[0].id}"]}
            | about(request.name, drawing.facts_of(request))
        )


def _asked_hover(request: Request) -> str:
    listed = [
        lines(f"{row.detail}: {row.help.label.lower()} {f'({row.hedge})' if row.hedge else ''}", 64)
        for row in request.rows
    ]
    return "<br>".join([f"<b>{lines(request.state.name)} was asked for</b>", *listed])


def _stand(sign: Sign) -> Position | None:
    """Where a sign stands that would not fit beside its neighbours."""
    return (sign.lon, sign.lat) if sign.lon is not None and sign.lat is not None else None


def _geography(drawing: Drawing) -> Trace:
    quiet = {"color": drawing.paint.muted}
    font = quiet | {"size": 13, "shadow": glow(drawing.paint.page)}
    return {"mode": "text", "textfont": font}


def _happened(drawing: Drawing, place: Place, facts: Sequence[Fact]) -> Trace:
    target = f"fact:{facts[0].id}" if len(facts) == 1 else f"place:{place.id}"
    said = _hover(place, facts, drawing.dossier)
    return _sign(drawing, facts, drawing.colour(facts), said) | {"customdata": [target]}


def _sign(drawing: Drawing, facts: Sequence[Fact], colour: str, said: str) -> Trace:
    """A sign in the shape of its status; it recedes while others are in focus."""
    statuses = {fact.status for fact in facts}
    sign = SIGNS[facts[0].status] if len(statuses) == 1 else MIXED
    away = drawing.focus and drawing.focus.isdisjoint(fact.id for fact in facts)
    paint, size = drawing.paint, _size(facts)
    look = {"opacity": RECEDED if away else 1.0}
    return {
        "mode": "markers+text",
        "textfont": {"size": 15, "color": paint.ink, "weight": 600, "shadow": glow(paint.page)},
        "marker": marker_of(sign, colour, paint.page, size) | look,
        "hoverinfo": None,
        "hovertext": [said],
        "hovertemplate": HOVER,
    }


def _counted(facts: Sequence[Fact], dossier: Dossier) -> str:
    """How firmly the facts at a place are put, and whether any is contested: '● 3  ○ 1  ≠'."""
    by_status = Counter(fact.status for fact in facts)
    counted = [f"{SIGNS[s].glyph} {by_status[s]}" for s in Status if by_status[s]]
    is_contested = any(fact.id in dossier.contested for fact in facts)
    return "  ".join([*counted, *([CONTESTED] if is_contested else [])])


def _hover(place: Place, facts: Sequence[Fact], dossier: Dossier) -> str:
    if len(facts) == 1:
        return hover(facts[0], dossier)
    listed = [
        lines(f"{SIGNS[fact.status].glyph} {fact.status.label}: {fact.statement}", 64)
        + f"<br>{lines(f'({said_by(fact, dossier)})', 64)}"
        for fact in facts[:5]
    ]
    more = [f"… and {len(facts) - 5} more"] if len(facts) > 5 else []
    return "<br>".join([f"<b>{lines(place.name)} · {len(facts)} facts</b>", *listed, *more])
