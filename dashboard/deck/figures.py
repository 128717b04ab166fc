"""Slides of numbers and of moments: key figures, what happened when, who reports how much."""

from collections.abc import Iterator

from dashboard.deck.fit import Column, Item, ParagraphText, Row, columns, table
from dashboard.deck.points import MOST_SMALL, RULE, beside
from dashboard.deck.view import Given, Shown, rest
from dashboard.domain.articles import the_article
from dashboard.domain.attribution import reporters
from dashboard.domain.config import KeyFigure, Page
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.lead import moments as weightiest
from dashboard.domain.phrasing import CONTESTED, contest_mark, counted, dated, firmness
from dashboard.domain.short_dates import date_beside
from dashboard.domain.sources import Source
from dashboard.domain.vocabulary import SourceKind
from dashboard.domain.wording import listed
from dashboard.scenes.shapes import MUTED

MOMENTS = 8
"""So many are named."""
ABREAST = 3
"""Columns of key figures."""
NUMBER = 128.0
"""Pixels of the type of a key figure."""


def situation(given: Given) -> Shown:
    """Show the key figures, each with its date, status and who says so."""
    shown = given.excerpt.key_figures
    number = min(ABREAST, len(shown)) if len(shown) != 4 else 2
    made = [
        Column(
            name="Figures", box=box, items=tuple(_figures(shown[index::number], given)), rule=RULE
        )
        for index, box in enumerate(beside(number, given.room))
    ]
    more = rest("figure", Page.SITUATION, given)
    blocks, left = columns(made, more)
    return Shown(blocks=blocks, facts=given.named(one.fact for one in shown), left=left)


def _figures(shown: tuple[KeyFigure, ...], given: Given) -> Iterator[Item]:
    for one in shown:
        fact = given.dossier.fact[one.fact]
        figure, target = fact.figures[one.figure - 1], f"fact:{fact.id}"
        about = " · ".join(filter(None, (_firm(fact, given.dossier), dated(fact, given.dossier))))
        yield (
            ParagraphText(text=figure.said, scale=2, most=NUMBER, is_bold=True, target=target),
            ParagraphText(text=f"{figure.unit}: {one.label}", facts=(fact.id,), target=target),
            ParagraphText(
                text=about, scale=0.8, most=MOST_SMALL, ink=MUTED, sign=fact.status.glyph
            ),
        )


def moments(given: Given) -> Shown:
    """Show the weightiest facts in the order of time: when, what, how firmly and who says so."""
    facts, dossier = weightiest(given.excerpt, MOMENTS), given.dossier
    head = tuple(
        (ParagraphText(text=one, is_bold=True, ink=MUTED),)
        for one in ("When", "What", "How firmly, who says so")
    )
    rows: list[Row] = [head]
    for fact in facts:
        target = f"fact:{fact.id}"
        said = fact.short or fact.statement.rstrip(".")
        rows.append(
            (
                (ParagraphText(text=date_beside(fact, dossier)),),
                (ParagraphText(text=said, is_bold=True, facts=(fact.id,), target=target),),
                tuple(_told(fact, dossier)),
            )
        )
    more = rest("moment", Page.TIMELINE, given)
    blocks, left = table("Moments", given.room, rows, more)
    return Shown(blocks=blocks, facts=facts, left=left)


def _told(fact: Fact, dossier: Dossier) -> Iterator[ParagraphText]:
    """Yield how firmly a fact is put and by whom, then what contradicts it."""
    names = listed([_name(one, fact, dossier) for one in reporters(fact, dossier)])
    target = f"fact:{fact.id}"
    said = f"{firmness(fact)} · {names}"
    yield ParagraphText(text=said, scale=0.9, sign=fact.status.glyph, target=target)
    if against := dossier.contested.get(fact.id):
        yield ParagraphText(text=against, scale=0.9, sign=CONTESTED, target=target)


def _name(source: Source, fact: Fact, dossier: Dossier) -> str:
    is_article = source.kind is SourceKind.ARTICLE
    return the_article(dossier, fact) if is_article else source.name


def _firm(fact: Fact, dossier: Dossier) -> str:
    return " ".join(filter(None, (firmness(fact), contest_mark(fact, dossier))))


def sources(given: Given) -> Shown:
    """Show who reports, with how many facts; then what the dossier cannot tell."""
    heard, dossier = given.excerpt.reporters, given.dossier
    who = [
        (
            ParagraphText(text=_voiced(source), is_bold=True),
            ParagraphText(text=counted(number, "fact"), scale=0.9, ink=MUTED),
        )
        for source, number in heard.items()
    ]
    limits = [(ParagraphText(text=limit),) for limit in dossier.config.limits]
    left, right = beside(2, given.room)
    made = [
        Column(name="Source", box=left, items=tuple(who), rule=RULE),
        Column(name="Limit", box=right, items=tuple(limits), rule=RULE),
    ]
    blocks, number = columns(made, rest("entry", Page.SOURCES, given))
    return Shown(blocks=blocks, facts=given.excerpt.facts, left=number)


def _voiced(source: Source) -> str:
    return f"{source.name}, naming no outlet" if source.kind is SourceKind.ARTICLE else source.name
