"""The words after a claim in lesser type: its status, its date, who says so."""

import re
from collections.abc import Iterator, Sequence

from dashboard.domain.dossier import TWO_WAYS
from dashboard.domain.facts import Fact
from dashboard.domain.vocabulary import FIRMNESS, Status
from dashboard.domain.wording import has_words
from dashboard.verifying.comparing import Kind, Loss
from dashboard.verifying.matching import Matcher
from dashboard.verifying.numbers import numbers_and_dates
from dashboard.verifying.our_lines import Line
from dashboard.verifying.wordings import IS_RAISING

LABELLED = re.compile(
    rf"(?:^|[·(;|●○◌◇▷⊗□?]\s*)(?P<label>{'|'.join(status.label for status in Status)})"
    r"(?=\s*(?:[·,≠(|;]|$))"
)


def asides(text: str, line: Line, facts: Sequence[Fact], matcher: Matcher) -> Iterator[Loss]:
    """Yield what an aside says otherwise than the facts that it is beside."""
    for what in numbers_and_dates(text, line, tuple(facts), matcher):
        yield Loss(Kind.FIGURE, what)
    yield from _labels(text, facts)
    if (found := IS_RAISING.search(text)) and found[0].casefold() not in line.text.casefold():
        yield Loss(Kind.STATUS, f"'{found[0]}' goes further than the dossier")


def _labels(text: str, facts: Sequence[Fact]) -> Iterator[Loss]:
    statuses = {report.status for fact in facts for report in fact.reports}
    for found in LABELLED.finditer(text):
        status = next(one for one in Status if one.label == found["label"])
        if status not in statuses:
            own = min(statuses, key=FIRMNESS.index)
            yield Loss(Kind.STATUS, f"'{status.label}': the dossier has '{own.label}'")
    hedges = {fact.hedge for fact in facts if fact.hedge}
    is_kept = any(has_words(text, word) for word in (TWO_WAYS, *hedges))
    if LABELLED.search(text) and hedges and not is_kept:
        yield Loss(Kind.HEDGE, f"the dossier says '{sorted(hedges)[0]}'")
