"""Facts told otherwise: their keys of a report stand in their reports."""

from dataclasses import replace
from typing import Any

from dashboard.domain.facts import Fact


def retold(fact: Fact, **changes: Any) -> Fact:
    """Return a fact with changed reports; keys of no report, such as `id`, change the fact."""
    of_report = {key: changes.pop(key) for key in [*changes] if hasattr(fact.lead, key)}
    reports = tuple(replace(report, **of_report) for report in fact.reports)
    return replace(fact, reports=reports, **changes)
