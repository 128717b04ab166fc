"""Dossier and Selection -> what the paper says, as plain JSON values for its template.

Every claim carries the number of its chain of sources. A denial stands under what it denies.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from dashboard.charts.aid_matrix import aid_matrix
from dashboard.charts.map import not_on_map
from dashboard.charts.signs import SIGNS, colour_of
from dashboard.domain.aid import AidRequest
from dashboard.domain.asking import ASKED, NOT_COUNTED, ONE_BY_ONE, hedged
from dashboard.domain.config import KeyFigure
from dashboard.domain.dossier import Dossier
from dashboard.domain.selection import Selection
from dashboard.domain.shown import all_not_aid, all_responses, shown_headline, shown_requests
from dashboard.domain.sources import Source
from dashboard.domain.voices import counted, origin
from dashboard.exports.about import attribution
from dashboard.exports.paper.cited import Paper, Values
from dashboard.exports.paper.claims import claims
from dashboard.exports.paper.drawings import map_drawings, timeline_drawing
from dashboard.exports.phrases import (
    as_of_line,
    dated,
    dating,
    legend,
    legend_of_charts,
    licence,
    maker,
    no_request,
    signed,
    voices,
)


def content(dossier: Dossier, selection: Selection) -> Values:
    """All that the template shows."""
    paper = Paper(dossier, selection)
    parts = _head(paper) | _pictures(paper) | _aid(paper) | claims(paper)
    return parts | {"sources": _chains(paper)}


def _head(paper: Paper) -> Values:
    config = paper.dossier.config
    return {
        "title": config.title,
        "subtitle": config.subtitle,
        "as_of": as_of_line(paper.dossier),
        "day": {name: getattr(config.as_of, name) for name in ("year", "month", "day")},
        "voices": voices(paper.dossier),
        "headline": _headline(paper),
        "filter": paper.selection.in_words(paper.dossier),
        "nothing": "" if paper.facts else "No fact passes this filter.",
        "digest": paper.dossier.digest,
        "attribution": attribution(paper.dossier),
        "licence": licence(paper.dossier),
        "author": maker(),
        "limits": list(config.limits),
        "legend": f"How firmly it is put: {legend()}",
        "legend_of_charts": f"How firmly it is put: {legend_of_charts(paper.dossier)}",
        "colours": asdict(config.light),
        "figures": [_figure(f, paper) for f in config.key_figures if f.fact in paper.chosen],
    }


def _headline(paper: Paper) -> Values | None:
    """What it comes to, and where that is from."""
    shown = shown_headline(paper.dossier, paper.selection)
    if shown is None:
        return None
    return {
        "text": shown.text,
        "origin": origin(paper.dossier),
        "sources": paper.sources(shown.facts),
    }


def _figure(figure: KeyFigure, paper: Paper) -> Values:
    fact = paper.dossier.fact[figure.fact]
    number = fact.figures[figure.figure - 1]
    return {
        "said": number.said,
        "unit": number.unit,
        "label": figure.label,
        "how": f"{signed(fact)} · {dated(fact, paper.dossier)}",
        "colour": colour_of(fact, paper.dossier, "light"),
        "sources": paper.sources_of(fact),
    }


def _pictures(paper: Paper) -> Values:
    listed = not_on_map(paper.dossier, paper.listed)
    nowhere = sum(not fact.places for fact in paper.facts)
    off_map = [f"{place.name}: {place.why}" for place, _ in listed]
    if nowhere:
        off_map.append(f"Besides, {counted(nowhere, 'fact')} without a place.")
    return {
        "maps": map_drawings(paper.dossier, paper.selection),
        "timeline": timeline_drawing(paper.dossier, paper.selection),
        "off_map": off_map,
        "dating": f"How well it is dated: {dating(paper.dossier)}",
    }


def _aid(paper: Paper) -> Values:
    dossier = paper.dossier
    shown = shown_requests(dossier, paper.selection)
    answers = [
        response
        for response in all_responses(dossier)
        if not paper.selection.is_filter or not paper.chosen.isdisjoint(response.facts)
    ]
    return {
        "asked": ASKED,
        "one_by_one": ONE_BY_ONE,
        "not_counted": NOT_COUNTED,
        "no_request": no_request(dossier),
        "matrix": [list(row) for row in aid_matrix(dossier, paper.selection)],
        "requests": _requests(shown, paper),
        "responses": [
            _row((dossier.actor[r.state].name, r.answer.label, r.statement), r.facts, paper)
            for r in answers
        ],
        "not_aid": [
            {"what": row.what, "why": row.why, "sources": paper.sources(row.facts)}
            for row in all_not_aid(dossier)
            if not paper.chosen.isdisjoint(row.facts)
        ],
    }


def _requests(rows: Iterable[AidRequest], paper: Paper) -> list[Values]:
    """What was asked, or is being arranged: of one state, stage and channel in one row."""
    together: dict[tuple[str, str, str], list[AidRequest]] = {}
    for row in rows:
        together.setdefault((row.asked, row.stage.label, row.channel), []).append(row)
    return [
        _row(
            (
                paper.dossier.actor[asked].name,
                "\n".join(_asked_for(row, paper.dossier) for row in many),
                stage,
                channel,
            ),
            [name for row in many for name in row.facts],
            paper,
        )
        for (asked, stage, channel), many in together.items()
    ]


def _asked_for(row: AidRequest, dossier: Dossier) -> str:
    fact = dossier.fact[row.facts[0]]
    return f"{SIGNS[fact.status].glyph} {hedged(row)}"


def _row(cells: Sequence[str], facts: Sequence[str], paper: Paper) -> Values:
    return {"cells": list(cells), "sources": paper.sources(facts)}


def _chains(paper: Paper) -> list[str]:
    """The chains by their numbers, from the article down to what they rest on; links once each."""
    told: set[str] = set()
    return [
        " ← ".join(_link(paper.dossier.source[name], told) for name in via) for via in paper.chains
    ]


def _link(source: Source, told: set[str]) -> str:
    is_new = source.url not in told
    told.add(source.url)
    return f"{source.name}, {source.url}" if source.url and is_new else source.name
