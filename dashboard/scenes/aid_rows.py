"""Parts of marks for rows of aid: words, colour, and the facts that match the filter."""

from collections.abc import Iterable

from dashboard.domain.aid import AidRequest
from dashboard.domain.aid_words import with_status
from dashboard.domain.asking import hedged
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.histories import earlier_in_words
from dashboard.domain.phrasing import CONTESTED, attribution, claim, contest_mark, when_in_words
from dashboard.domain.scope import OUTSIDE
from dashboard.scenes.mark_words import shared_words
from dashboard.scenes.shapes import Ink
from dashboard.scenes.table import hue

NOTHING_ASKED = "No request or arrangement rests on a fact within this filter."


def first_fact(row: AidRequest, excerpt: Excerpt) -> Fact:
    """Return the fact that a row rests on first: how firmly it is put rules the row."""
    return excerpt.dossier.fact[row.facts[0]]


def facts_in(rows: Iterable[AidRequest], excerpt: Excerpt) -> tuple[str, ...]:
    """Return the ids of the facts that rows rest on, as far as the filter lets them through."""
    named = dict.fromkeys(name for row in rows for name in row.facts)
    return tuple(name for name in named if name in excerpt.ids)


def told_facts(excerpt: Excerpt) -> tuple[Fact, ...]:
    """Return the same of all rows, in the order of the dossier."""
    wanted = set(facts_in(excerpt.requests, excerpt))
    return tuple(fact for fact in excerpt.facts if fact.id in wanted)


def row_ink(row: AidRequest, excerpt: Excerpt) -> Ink:
    """Return the colour of a row."""
    return hue(first_fact(row, excerpt), row.facts, excerpt)


def with_signs(words: str, row: AidRequest, excerpt: Excerpt) -> str:
    """Return words of a row with its status, if no hedge says it, and the sign of contested ones.

    'Supply (claimed) ≠'; a no-break space, as no line may begin with the sign.
    """
    is_contested = row.facts[0] in excerpt.dossier.contested
    contest = f"\N{NO-BREAK SPACE}{CONTESTED}" if is_contested else ""
    return f"{with_status(words, row, excerpt.dossier)}{contest}"


def is_contested(excerpt: Excerpt) -> bool:
    """Return whether some row has the sign of what is denied or said two ways."""
    return any(row.facts[0] in excerpt.dossier.contested for row in excerpt.requests)


def row_when(row: AidRequest, excerpt: Excerpt) -> str:
    """Return the date of a row in words."""
    return when_in_words(first_fact(row, excerpt), excerpt.dossier)


def said_of_request(row: AidRequest, excerpt: Excerpt) -> tuple[str, ...]:
    """Return the words of a row as a request: what, how far, the channel, and its facts."""
    dossier = excerpt.dossier
    head = f"{dossier.actor[row.asked].name}: {hedged(row, dossier)}"
    facts = [dossier.fact[name] for name in row.facts if name in excerpt.ids]
    first, *rest = shared_words(head, facts, dossier)
    return (first, f"{row.stage.label}. {row.stage_why}", row.channel, *rest)


def said_of_stage(row: AidRequest, excerpt: Excerpt) -> tuple[str, ...]:
    """Return the words of a row on its rung: what the stage means, why no other, who says so."""
    dossier = excerpt.dossier
    fact = dossier.fact[row.stage_fact]
    parts = (
        f"{row.stage.label}: {dossier.actor[row.asked].name}, {hedged(row, dossier)}",
        row.stage.meaning,
        row.stage_why,
        earlier_in_words(row, dossier),
        contest_mark(first_fact(row, excerpt), dossier),
        f"{claim(fact)} ({attribution(fact, dossier)})",
        f"({OUTSIDE})" if fact.id not in excerpt.listed_ids else "",
    )
    return tuple(filter(None, parts))
