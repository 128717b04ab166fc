"""Excerpt -> what the paper says, as plain JSON values for its template.

Every claim carries the number of its chain of sources. A denial stands under what it denies.
"""

from collections.abc import Sequence
from dataclasses import asdict

from dashboard.domain.aid import AidRequest
from dashboard.domain.aid_words import aid_matrix, cell_meanings, glyph_of
from dashboard.domain.asking import hedged
from dashboard.domain.config import KeyFigure
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.rows import in_words
from dashboard.domain.scope import NOUNS, shown_of, without_a_place
from dashboard.domain.sources import Source
from dashboard.domain.voices import origin
from dashboard.exports.about import about, publications_counted
from dashboard.exports.captions import figure_note, legend
from dashboard.exports.paper.cited import Paper, Values
from dashboard.exports.paper.claims import claims
from dashboard.exports.paper.drawings import drawings

RESPONSES = ("State", "Answer", "What is known")


def content(excerpt: Excerpt) -> Values:
    """Return all that the template shows."""
    paper = Paper(excerpt)
    parts = _head(paper) | _pictures(excerpt) | _aid(paper) | claims(paper)
    return parts | {"sources": _chains(paper), "named": _named(excerpt)}


def _head(paper: Paper) -> Values:
    excerpt, head = paper.excerpt, about(paper.excerpt)
    config = excerpt.dossier.config
    return {
        "title": head.title,
        "subtitle": head.subtitle,
        "as_of": head.as_of_line,
        "day": {name: getattr(head.as_of, name) for name in ("year", "month", "day")},
        "voices": publications_counted(excerpt.dossier),
        "headline": _headline(paper),
        "filter": head.filter,
        "left_out": head.left_out,
        "shown_of": {table: shown_of(table, excerpt) for table in NOUNS},
        "nothing": "" if excerpt.facts else "No fact passes this filter.",
        "digest": head.digest,
        "attribution": head.attribution,
        "licence": head.terms,
        "author": head.maker,
        "limits": list(head.limits),
        "legend": f"How firmly it is put: {legend()}",
        "colours": asdict(config.light),
        "figures": [_figure(figure, paper) for figure in excerpt.key_figures],
    }


def _headline(paper: Paper) -> Values | None:
    """Return what it comes to, and where that is from."""
    headline = paper.excerpt.headline
    if headline is None:
        return None
    return {
        "text": headline.text,
        "origin": origin(paper.excerpt.dossier),
        "sources": paper.sources(headline.facts),
    }


def _figure(figure: KeyFigure, paper: Paper) -> Values:
    dossier = paper.excerpt.dossier
    fact = dossier.fact[figure.fact]
    number = fact.figures[figure.figure - 1]
    return {
        "said": number.said,
        "unit": number.unit,
        "label": figure.label,
        "how": figure_note(fact, dossier),
        "colour": _hue(fact, dossier),
        "sources": paper.sources_of(fact),
    }


def _hue(fact: Fact, dossier: Dossier) -> str:
    """Return the colour of the kind of a fact."""
    return str(getattr(dossier.config.light, dossier.kind[fact.kind].hue.value))


def _pictures(excerpt: Excerpt) -> Values:
    off_map = [f"{off.place.name}: {off.why}" for off in excerpt.off_the_maps]
    if nowhere := without_a_place(excerpt):
        off_map.append(f"Besides, {nowhere}.")
    return {"charts": drawings(excerpt), "off_map": off_map}


def _aid(paper: Paper) -> Values:
    excerpt = paper.excerpt
    words = excerpt.dossier.config.aid
    return {
        "asked": words.asked,
        "one_by_one": words.one_by_one,
        "not_counted": words.not_counted,
        "responded": words.responded,
        "matrix": [list(row) for row in aid_matrix(excerpt)],
        "cell_meanings": " ".join(cell_meanings(excerpt)),
        "requests": _requests(paper),
        "responses": [
            _row([words[head] for head in RESPONSES], row.facts, paper)
            for row, words in in_words("responses", excerpt)
        ],
        "not_aid": [
            {"what": row.what, "why": row.why, "sources": paper.sources(row.facts)}
            for row in excerpt.not_aid
        ],
    }


def _requests(paper: Paper) -> list[Values]:
    """Return what was asked, or is being arranged: of one state, stage and channel in one row."""
    dossier = paper.excerpt.dossier
    together: dict[tuple[str, str, str], list[AidRequest]] = {}
    for row in paper.excerpt.requests:
        together.setdefault((row.asked, row.stage.label, row.channel), []).append(row)
    return [
        _row(
            (
                dossier.actor[asked].name,
                "\n".join(f"{glyph_of(row, dossier)} {hedged(row, dossier)}" for row in many),
                stage,
                channel,
            ),
            [name for row in many for name in row.facts],
            paper,
        )
        for (asked, stage, channel), many in together.items()
    ]


def _row(cells: Sequence[str], facts: Sequence[str], paper: Paper) -> Values:
    return {"cells": list(cells), "sources": paper.sources(facts)}


def _named(excerpt: Excerpt) -> str:
    """Return how many facts name each source, in one line."""
    named = (f"{source.name} ({number})" for source, number in excerpt.sources.items())
    return f"Facts that name each: {'; '.join(named)}."


def _chains(paper: Paper) -> list[str]:
    """Return the chains by their numbers, from the article down; each link once."""
    source, told = paper.excerpt.dossier.source, set[str]()
    return [" ← ".join(_link(source[name], told) for name in via) for via in paper.chains]


def _link(source: Source, told: set[str]) -> str:
    is_new = source.url not in told
    told.add(source.url)
    return f"{source.name}, {source.url}" if source.url and is_new else source.name
