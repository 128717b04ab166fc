"""Tripwires: a file that lost half of its entries is valid all the same; these counts notice."""

from collections import Counter
from collections.abc import Iterator

from dashboard.domain.aid import AidRequest
from dashboard.domain.facts import Fact
from dashboard.domain.tensions import Question, Tripwires
from dashboard.loading.draft import Draft, Finding

LOST = "was something lost? if not, lower the number"


def _wires(draft: Draft) -> tuple[Tripwires, ...]:
    """The tripwires, where everything was read: else the counts mean nothing."""
    return draft.of(Tripwires) if draft.is_complete else ()


def there_are_enough(draft: Draft) -> Iterator[Finding]:
    """There are at least as many facts and questions as the tripwires say."""
    for wires in _wires(draft):
        for key, there in (("facts", draft.of(Fact)), ("questions", draft.of(Question))):
            least = getattr(wires, key)
            if len(there) < least:
                yield Finding(wires, key, f"there are {len(there)}, not {least} or more", LOST)
        if not draft.of(Fact):
            yield Finding(wires, "facts", "there is no fact at all", "a dossier has at least one")


def each_state_was_asked(draft: Draft) -> Iterator[Finding]:
    """There are at least as many requests to each state as the tripwires say."""
    hint = f"{LOST}, or remove the state from states_asked"
    requests = Counter(row.asked for row in draft.of(AidRequest))
    for wires in _wires(draft):
        for state in wires.states_asked:
            there, least = requests[state], wires.requests_per_state
            if there < least:
                what = f"there are {there} to '{state}', not {least} or more"
                yield Finding(wires, "requests_per_state", what, hint)


CHECKS = (there_are_enough, each_state_was_asked)
