"""Filtering: the facts that match, and how they are worded where sources are left out."""

from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache

from dashboard.domain.attribution import reporters
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact, Report
from dashboard.domain.search import search
from dashboard.domain.selection import Selection


@lru_cache(maxsize=256)
def let_through(dossier: Dossier, selection: Selection) -> tuple[Fact, ...]:
    """Return the facts that match a filter, whether they still stand or not.

    Asked for by every part of a page, and the same for all visitors with this filter.
    """
    chosen = set(selection.actors)
    found = search(selection.text, dossier).facts if selection.text else ()
    within = let_through(dossier, selection.within) if selection.within else dossier.facts
    return tuple(
        fact
        for fact in within
        if (not selection.kinds or fact.kind in selection.kinds)
        and (not selection.statuses or fact.status in selection.statuses)
        and (not selection.bases or fact.basis in selection.bases)
        and (not selection.outlets or _comes_through(fact, dossier, selection.outlets))
        and (not selection.without or does_without(fact.lead, selection.without))
        and (not selection.figures or fact.figures)
        and (selection.period is None or fact.when.overlaps(selection.period))
        and (not chosen or not chosen.isdisjoint(dossier.takes_part[fact.id]))
        and (not selection.text or fact.id in found)
    )


@lru_cache(maxsize=64)
def retold(dossier: Dossier, without: tuple[str, ...]) -> Dossier:
    """Return a dossier whose facts rest on the reports that do without some sources.

    A fact that has no such report keeps those it has: it does not match, but others refer to
    it. The digest stays that of the whole dossier, which is its `whole`.
    """
    if not without:
        return dossier
    facts = tuple(_retold(fact, without) for fact in dossier.facts)
    found = replace(dossier, facts=facts)
    found.__dict__.update(digest=dossier.digest, made_from=dossier.made_from, whole=dossier)
    return found


def _retold(fact: Fact, without: Collection[str]) -> Fact:
    left = tuple(report for report in fact.reports if does_without(report, without))
    return replace(fact, reports=left) if left and left != fact.reports else fact


def does_without(report: Report, without: Collection[str]) -> bool:
    """Return whether a report does without some sources."""
    return not any(link in without for link in report.via)


def _comes_through(fact: Fact, dossier: Dossier, outlets: Collection[str]) -> bool:
    """Return whether some report of a fact comes through one of these."""
    return any(source.id in outlets for source in reporters(fact, dossier))
