"""A paper as plain JSON values for its template; charts as SVG, whose words stay words."""

from dataclasses import asdict
from typing import Any

from dashboard.domain.dossier import Dossier
from dashboard.exports.paper.model import Block, Grid, Heading, Paper, Picture, Points, Text
from dashboard.exports.paper.typesetting import WORDS, Values
from dashboard.rendering.paint import Paint, mixed, palette
from dashboard.rendering.svg import Svg
from dashboard.scenes.shapes import Scene

TALLEST = 1.25
"""How much higher than wide a picture may be at the width of the page, beside its legend."""
KINDS = {Heading: "heading", Text: "text", Points: "points", Grid: "grid", Picture: "picture"}


def values(paper: Paper, dossier: Dossier, size: float = 10) -> Values:
    """Return everything that the template shows; `size` is that of its type, in points."""
    colours = palette(dossier.config, "light")

    def blocks(many: tuple[Block, ...]) -> list[Any]:
        return [_block(one, lambda ink: mixed(ink, colours)) for one in many]

    return {
        "title": paper.title,
        "subtitle": paper.subtitle,
        "day": {name: getattr(paper.as_of, name) for name in ("year", "month", "day")},
        "scope": paper.scope,
        "brief": blocks(paper.brief),
        "annex": blocks(paper.annex),
        "sources": blocks(paper.sources),
        "closing": blocks(paper.closing),
        "author": paper.author,
        "description": paper.description,
        "keywords": paper.keywords,
        "footer": paper.footer,
        "links": paper.links,
        "size": size,
        "is_sheet": paper.is_sheet,
        "colours": asdict(dossier.config.light),
    }


def _block(block: Block, paint: Paint) -> Values:
    kind = {"kind": KINDS[type(block)]}
    return kind | (_drawn(block.scene, paint) if isinstance(block, Picture) else asdict(block))


def _drawn(scene: Scene, paint: Paint) -> Values:
    svg = Svg(paint)
    return {
        "alt": scene.description,
        "share": min(1, TALLEST * scene.width / scene.height),
        "svg": svg.scene(scene, font=WORDS),
        "legend": [{"svg": svg.key(key), "words": key.words} for key in scene.legend],
    }
