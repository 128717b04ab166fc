"""Checks of a dossier that is well-formed: one function a rule, one module a subject.

A check takes the draft and yields what it finds. It sees only records that could be read, so it
may meet ids that lead nowhere; those are reported elsewhere, and a check passes over them.
"""

from collections.abc import Callable, Iterator

from dashboard.loading.checks import (
    actors,
    aid,
    config,
    counts,
    facts,
    histories,
    maps,
    names,
    places,
    seeds,
    slides,
    sources,
)
from dashboard.loading.draft import Draft, Finding, rule_name

Check = Callable[[Draft], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    *facts.CHECKS,
    *sources.CHECKS,
    *seeds.CHECKS,
    *actors.CHECKS,
    *places.CHECKS,
    *names.CHECKS,
    *aid.CHECKS,
    *histories.CHECKS,
    *maps.CHECKS,
    *config.CHECKS,
    *slides.CHECKS,
    *counts.CHECKS,
)


def check_records(draft: Draft) -> None:
    """Report whatever any check finds."""
    for check in CHECKS:
        for finding in check(draft):
            draft.note(finding, rule_name(check))
