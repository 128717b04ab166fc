"""The rows of tables in words, by the heads of their columns: each medium takes those it shows."""

from collections.abc import Callable, Iterable
from typing import Any

from dashboard.domain.aid import AidRequest, NotAid, Response
from dashboard.domain.articles import article_says
from dashboard.domain.asking import hedged
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.phrasing import attribution, dated, deed_in_words, grounded, marked, softened
from dashboard.domain.relations import Relation
from dashboard.domain.tensions import Question
from dashboard.domain.wording import begun

Words = dict[str, str]
NONE = "–"
THING = "What was asked for"
"""The column that each dossier names in its own words."""


def heads(columns: Iterable[str], dossier: Dossier) -> tuple[str, ...]:
    """Return the headings of columns."""
    return tuple(dossier.config.aid.thing if name == THING else name for name in columns)


def in_words(table: str, excerpt: Excerpt, most: int | None = None) -> list[tuple[Any, Words]]:
    """Return the rows that an excerpt has of a table, or the first of them, with their words."""
    rows, worded = getattr(excerpt, table)[:most], WORDED[table]
    return [(row, worded(row, excerpt.dossier)) for row in rows]


def _request(row: AidRequest, dossier: Dossier) -> Words:
    first = dossier.fact[row.facts[0]]
    return {
        "State": dossier.actor[row.asked].name,
        THING: softened(row.detail, row.hedge),
        "Help": dossier.help_kind[row.help].label,
        "What": hedged(row, dossier),
        "How firmly": marked(first, dossier),
        "Stage": row.stage.label,
        "How far it has come": f"{row.stage.label}. {row.stage_why}",
        "Source for the stage": attribution(dossier.fact[row.stage_fact], dossier),
        "Channel": row.channel,
        "Who says so": grounded(first, dossier),
    }


def _response(row: Response, dossier: Dossier) -> Words:
    said = dict.fromkeys(grounded(dossier.fact[name], dossier) for name in row.facts)
    return {
        "State": dossier.actor[row.state].name,
        "Answer": row.answer.label,
        "What is known": row.statement,
        "Who says so": "; ".join(said) or f"{begun(article_says(dossier, 'says'))} nothing",
    }


def _not_aid(row: NotAid, dossier: Dossier) -> Words:
    first = dossier.fact[row.facts[0]]
    return {
        "What": row.what,
        "Linked with": dossier.actor[row.supplier].name if row.supplier else NONE,
        "Why it is not counted": row.why,
        "How firmly": marked(first, dossier),
        "Who says so": grounded(first, dossier),
    }


def _question(row: Question, _: Dossier) -> Words:
    return {
        "Topic": row.topic,
        "Question": row.question,
        "What would settle it": row.settled_by,
    }


def _relation(row: Relation, dossier: Dossier) -> Words:
    facts = [dossier.fact[name] for name in row.facts]
    worded = {"How firmly": marked, "When": dated, "Who says so": attribution}
    return {"Who did what to whom": deed_in_words(row, dossier), "Deed": row.deed.label} | {
        head: "; ".join(dict.fromkeys(words(fact, dossier) for fact in facts))
        for head, words in worded.items()
    }


WORDED: dict[str, Callable[[Any, Dossier], Words]] = {
    "requests": _request,
    "responses": _response,
    "not_aid": _not_aid,
    "questions": _question,
    "relations": _relation,
}
