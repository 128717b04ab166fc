"""The facts for the viewer TimelineJS3: a slide for each, grouped by kind.

The viewer has no sign for what is uncertain, so a slide says it in words: how firmly, on what
basis, how the date is known, who says so.
"""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import claim, dated, firmness
from dashboard.domain.superseded import superseded_how
from dashboard.escaping import in_html
from dashboard.exports.about import About, about
from dashboard.exports.account import account
from dashboard.exports.as_json import plain

Slide = dict[str, Any]


def render(excerpt: Excerpt) -> bytes:
    """Return the document for the viewer; `metadata`, which it passes over, says what it is."""
    head = about(excerpt)
    slides = [_slide(fact, excerpt.dossier) for fact in excerpt.listed]
    document = {
        "title": _title(head),
        "scale": "human",
        "events": slides or [_none(head)],
        "metadata": plain(head),
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _title(head: About) -> Slide:
    said = [
        head.subtitle,
        f"{head.as_of_line}. {head.scope}",
        head.attribution,
        f"Licence of the curated facts: {head.licence}. Digest: {head.digest}",
        *head.limits,
    ]
    return {
        "unique_id": "title",
        "autolink": False,
        "text": {"headline": in_html(head.title), "text": _paragraphs(said)},
    }


def _slide(fact: Fact, dossier: Dossier) -> Slide:
    headline = in_html(f"{firmness(fact)}: {claim(fact)}")
    if how := superseded_how(fact, dossier):
        headline = f"{how}. <s>{headline}</s>"
    return {
        "unique_id": fact.id,
        "group": _stripped_then_shown(dossier.kind[fact.kind].name),
        "autolink": False,
        **_dates(fact),
        "display_date": _stripped_then_shown(dated(fact, dossier)),
        "text": {"headline": headline, "text": _paragraphs(account(fact, dossier))},
    }


def _none(head: About) -> Slide:
    """The viewer refuses a document without events: one says that nothing was found."""
    return {
        "unique_id": "no-fact",
        "autolink": False,
        "start_date": _day(head.as_of),
        "text": {"headline": "No fact matches.", "text": _paragraphs([head.filter])},
    }


def _dates(fact: Fact) -> dict[str, dict[str, int]]:
    """Where the slide stands. An open end has no day: there `display_date` says so in words."""
    first, last = fact.when.earliest, fact.when.latest
    start = first or last
    if start is None:
        raise ValueError(f"{fact.when} has neither end")
    dates = {"start_date": _day(start)}
    return dates | {"end_date": _day(last)} if last and last != start else dates


def _day(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _paragraphs(said: Iterable[str]) -> str:
    return "".join(f"<p>{in_html(sentence)}</p>" for sentence in said)


def _stripped_then_shown(text: str) -> str:
    """A text that the viewer first takes the tags out of and then shows as HTML: escaped twice."""
    return in_html(in_html(text))
