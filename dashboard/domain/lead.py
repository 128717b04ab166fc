"""The top of the first page: lines of strands, named moments, key figures in a line."""

from collections.abc import Iterator
from itertools import groupby

from dashboard.domain.config import KeyFigure
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import attribution, least_firm
from dashboard.domain.published import Line
from dashboard.domain.vocabulary import Hue, Precision, Status
from dashboard.domain.weight import by_weight

MOMENTS = 10
"""So many moments are named."""


def opened_by(line: Line, excerpt: Excerpt) -> Fact:
    """Return the fact that a click on a line opens: the first of its facts that is in."""
    facts = [excerpt.dossier.fact[name] for name in line.facts]
    return next((fact for fact in facts if fact.id in excerpt.ids), facts[0])


def status_of(line: Line, dossier: Dossier) -> Status:
    """Return how firmly a line is put: as its least firm fact."""
    return least_firm(dossier.fact[name] for name in line.facts)


def source_of(line: Line, dossier: Dossier) -> str:
    """Return who says so, as it is at the end of a line."""
    return line.source or attribution(dossier.fact[line.facts[0]], dossier)


def moments(excerpt: Excerpt, most: int = MOMENTS) -> tuple[Fact, ...]:
    """Return the weightiest facts that still stand, in the order of time.

    Those that only say that something was published are named by what they report.
    """
    kinds = excerpt.dossier.kind
    told = [fact for fact in excerpt.facts if not kinds[fact.kind].is_publication]
    found = by_weight(told or excerpt.facts, excerpt.dossier)[:most]
    return tuple(sorted(found, key=lambda fact: fact.when.order))


def figures(excerpt: Excerpt) -> Iterator[tuple[Fact, tuple[tuple[str, str], ...]]]:
    """Yield the key figures of each fact: the fact, and each number with what follows it.

    ('3', 'nights') and ('1,500', 'boats, the article says').
    """
    for name, group in groupby(excerpt.key_figures, key=lambda figure: figure.fact):
        fact = excerpt.dossier.fact[name]
        yield fact, tuple(_numbered(fact, one) for one in group)


def _numbered(fact: Fact, shown: KeyFigure) -> tuple[str, str]:
    figure = fact.figures[shown.figure - 1]
    return figure.said, shown.short or f"{figure.unit}: {shown.label}"


def hues(excerpt: Excerpt) -> Iterator[tuple[Hue, str]]:
    """Yield the colours of the sides in the dossier, with what they stand for."""
    config = excerpt.dossier.config
    names = {one.hue: one.name for one in config.hues}
    used = {excerpt.dossier.kind[fact.kind].hue for fact in excerpt.dossier.facts}
    yield from ((hue, names.get(hue, hue.label)) for hue in Hue if hue in used - {Hue.NEUTRAL})


def map_signs(excerpt: Excerpt) -> Iterator[tuple[str, str]]:
    """Yield how the open map draws what is known roughly: the name of a look, and its meaning."""
    drawn = [place for _, place, facts in excerpt.signs(excerpt.map_view) if facts]
    outlined = {place.precision for place in drawn if place.outline}
    if Precision.SEA_AREA in outlined:
        yield "hatched", "sea, places not given"
    if Precision.REGION in outlined:
        yield "dashed", "region, our edge"
    if any(place.radius_km for place in drawn):
        yield "soft", "roughly here"
    if any(place.path for place in drawn):
        yield "dotted", "route, schematic"
    if any(excerpt.asked(one.state) for one in excerpt.map_view.requests):
        yield "arrow", "asked for help; broken: prepared, arranged or hedged"
