"""The choice for a new claim, as the page offers it: by the facts that look like it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dashboard.authoring.choices import Kind
from dashboard.authoring.desk import Look
from dashboard.authoring.twins import Twin
from dashboard.domain.aid import AidRequest, Response
from dashboard.domain.dossier import Dossier
from dashboard.domain.vocabulary import Answer, Stage

OF_A_FACT = (Kind.SAME, Kind.NARROWER, Kind.CONTRADICTS, Kind.CORRECTS, Kind.WITHDRAWS)
MOST_QUESTIONS = 12
LONGEST = 70
"""Characters of what an option is about."""


class Group(NamedTuple):
    """Options about one entry: what it is called, and values with their words."""

    label: str
    options: tuple[tuple[str, str], ...]


def choices(twins: Sequence[Twin], look: Look) -> Iterator[Group]:
    """Yield what can be chosen for a claim with these twins, beside that it is new."""
    for twin in twins:
        name = twin.fact.id
        offered = tuple((f"{kind}:{name}", f"{kind.label}: {kind.meaning}") for kind in OF_A_FACT)
        yield Group(_cut(twin.fact.short or twin.fact.statement), offered)
    questions = look.dossier.open_questions[:MOST_QUESTIONS]
    if questions:
        words = ((f"{Kind.ANSWERS}:{one.id}", _cut(one.question)) for one in questions)
        yield Group("Answers an open question", tuple(words))
    yield from _moves(twins, look.dossier)


def _moves(twins: Sequence[Twin], dossier: Dossier) -> Iterator[Group]:
    """Yield the stages and answers that rows resting on one of the twins may move to."""
    likely = {twin.fact.id for twin in twins}
    rows: tuple[AidRequest | Response, ...] = (*dossier.aid, *dossier.responses)
    for row in rows:
        if likely & set(row.facts):
            yield Group(f"Moves '{row.id}' from '{_now(row).label}' to", tuple(_words(row)))


def _now(row: AidRequest | Response) -> Stage | Answer:
    return row.stage if isinstance(row, AidRequest) else row.answer


def _words(row: AidRequest | Response) -> Iterator[tuple[str, str]]:
    for word in Stage if isinstance(row, AidRequest) else Answer:
        if word is not _now(row):
            yield f"{Kind.MOVES}:{row.id}:{word}", f"{word.label}: {word.meaning}"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
