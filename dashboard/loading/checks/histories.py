"""Histories: what a request, an answer or a question was before, and since when it is not."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from dashboard.domain.aid import AidRequest, PastAnswer, PastStage, Response
from dashboard.domain.config import Config
from dashboard.domain.dossier import by_id
from dashboard.domain.facts import Fact
from dashboard.domain.tensions import Answered, Question
from dashboard.loading.draft import Draft, Finding

Dated = PastStage | PastAnswer | Answered


def histories_run_forward(draft: Draft) -> Iterator[Finding]:
    """What came later stands later, and nothing is of a day after the as-of date."""
    for past in _pasts(draft):
        for before, after in pairwise(past):
            if after.on < before.on:
                what = f"{after.on} is before {before.on}, which stands above it"
                yield Finding(after, "on", what, "write the earliest first")
    for config in draft.of(Config):
        for dated in _dated(draft):
            if dated.on > config.as_of:
                yield Finding(dated, "on", *_too_late(dated.on, config.as_of))


def _too_late(on: date, as_of: date) -> tuple[str, str]:
    return f"{on} is after {as_of}, the as-of date", "correct it, or move as_of in config.yaml"


def _pasts(draft: Draft) -> Iterator[tuple[PastStage | PastAnswer, ...]]:
    yield from (row.past for row in draft.of(AidRequest))
    yield from (response.past for response in draft.of(Response))


def _dated(draft: Draft) -> Iterator[Dated]:
    for past in _pasts(draft):
        yield from past
    yield from (one.answered for one in draft.of(Question) if one.answered)


def history_leads_to_the_present(draft: Draft) -> Iterator[Finding]:
    """The last stage or answer of the past is another than the present one."""
    for row in draft.of(AidRequest):
        if row.past and row.past[-1].stage is row.stage:
            what = f"is '{row.stage}', the stage that it has now"
            yield Finding(row.past[-1], "stage", what, "write the new stage above, or remove this")
    for response in draft.of(Response):
        if response.past and response.past[-1].answer is response.answer:
            what = f"is '{response.answer}', the answer that it has now"
            hint = "write the new answer above, or remove this"
            yield Finding(response.past[-1], "answer", what, hint)


def past_stages_rest_on_facts_of_their_own(draft: Draft) -> Iterator[Finding]:
    """The sources of an earlier stage are among those of its request."""
    known = by_id(draft.of(Fact))
    for row in draft.of(AidRequest):
        for past in row.past:
            if past.fact in known and past.fact not in row.facts:
                hint = "add it to facts, or name one of them"
                yield Finding(past, "fact", f"'{past.fact}' is not among its facts", hint)


def an_answer_stands(draft: Draft) -> Iterator[Finding]:
    """A question is answered by facts that still stand."""
    facts = by_id(draft.of(Fact))
    corrected = {fact.corrects for fact in facts.values() if fact.corrects}
    for answered in (one.answered for one in draft.of(Question) if one.answered):
        for name in answered.facts:
            if name in corrected or (name in facts and facts[name].withdrawn):
                what = f"'{name}' no longer stands"
                yield Finding(
                    answered, "facts", what, "name what stands in its place, or remove 'answered'"
                )


CHECKS = (
    histories_run_forward,
    history_leads_to_the_present,
    past_stages_rest_on_facts_of_their_own,
    an_answer_stands,
)
