"""The facts for the viewer TimelineJS3: a slide for each, grouped by kind.

The viewer has no sign for what is uncertain, so a slide says it in words: how firmly, on what
basis, how the date is known, who says so.

The viewer opens at the earliest slide, with all of the time on two screens. Where the story lies
years later, `options` says what to open it with: `new TL.Timeline(id, document, document.options)`.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from dashboard import templates
from dashboard.domain.config import Span
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import dated
from dashboard.escaping import in_html
from dashboard.exports.about import About, about
from dashboard.exports.account import account
from dashboard.exports.as_json import plain
from dashboard.exports.paper.bounded import shortened

Slide = dict[str, Any]

LONGEST_FILTER = 160
"""Characters of what the filter lets through, on the title slide."""
HOW_TO_READ = "Each slide says how firmly its claim is put, how its date is known and who says so."
ZOOMS = (0.5, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89)
"""The steps of the viewer: on how many screens it lays all of the time."""
USUAL_ZOOM = 2
"""Its place among them where nothing else is said."""


def render(excerpt: Excerpt) -> bytes:
    """Return the document for the viewer.

    The viewer passes over `metadata`, which says what the document is, and `options`, which are for
    whoever opens it.
    """
    head = about(excerpt)
    slides = [_slide(fact, excerpt) for fact in excerpt.by_date]
    document = {
        "title": _title(head, excerpt),
        "scale": "human",
        "events": slides or [_none(head, excerpt)],
        "options": _opening(excerpt.by_date, excerpt.dossier.config.timeline),
        "metadata": plain(head),
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _opening(facts: Sequence[Fact], spans: Sequence[Span]) -> dict[str, int]:
    """Return how to open the viewer where the time axis of the dossier has most of its room.

    That is at the first slide from there on, or else at the last one, and so near that this time
    takes half of a screen.
    """
    if not facts:
        return {}
    main = max(spans, key=lambda span: span.share)
    days = [_days(fact) for fact in facts]
    slide = next((n for n, (start, _) in enumerate(days, 1) if start >= main.start), len(facts))
    whole = max(end for _, end in days) - days[0][0]
    screens = whole / (main.end - main.start + timedelta(days=1)) / 2
    zoom = next((n for n, step in enumerate(ZOOMS) if step >= screens), len(ZOOMS) - 1)
    return {"start_at_slide": slide, "initial_zoom": max(zoom, USUAL_ZOOM)}


def _title(head: About, excerpt: Excerpt) -> Slide:
    """Return the slide before all others, with what fits it; `metadata` has the rest."""
    said = (
        head.subtitle,
        f"{head.as_of_line}. {shortened(head.filter, LONGEST_FILTER)}.",
        head.attribution,
        *head.limits[:1],
        HOW_TO_READ,
    )
    return {
        "unique_id": "title",
        "autolink": False,
        "text": {"headline": in_html(head.title), "text": _paragraphs(said, excerpt)},
    }


def _slide(fact: Fact, excerpt: Excerpt) -> Slide:
    """Return the slide of a fact. An open end has no day: there `display_date` says so in words."""
    dossier = excerpt.dossier
    start, end = _days(fact)
    dates = {"start_date": _day(start)} | ({"end_date": _day(end)} if end != start else {})
    return {
        "unique_id": fact.id,
        "group": _stripped_then_shown(dossier.kind[fact.kind].name),
        "autolink": False,
        **dates,
        "display_date": _stripped_then_shown(dated(fact, dossier)),
        "text": {
            "headline": _in_template("timelinejs_headline", excerpt, fact=fact),
            "text": _paragraphs(account(fact, dossier), excerpt),
        },
    }


def _none(head: About, excerpt: Excerpt) -> Slide:
    """Return the slide that says that nothing was found: the viewer refuses to have none."""
    return {
        "unique_id": "no-fact",
        "autolink": False,
        "start_date": _day(head.as_of),
        "text": {"headline": "No fact matches.", "text": _paragraphs([head.filter], excerpt)},
    }


def _days(fact: Fact) -> tuple[date, date]:
    """Return the first and the last day of a slide; where one is open, the other alone."""
    start = fact.when.earliest or fact.when.latest
    if start is None:
        raise ValueError(f"{fact.when} has neither end")
    return start, fact.when.latest or start


def _day(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _paragraphs(said: Iterable[str], excerpt: Excerpt) -> str:
    return _in_template("timelinejs_text", excerpt, said=said)


def _in_template(name: str, excerpt: Excerpt, **more: Any) -> str:
    return templates.render(name, excerpt, lambda _target, _excerpt: "", **more)


def _stripped_then_shown(text: str) -> str:
    """Return a text that the viewer first takes the tags out of and then shows as HTML."""
    return in_html(in_html(text))
