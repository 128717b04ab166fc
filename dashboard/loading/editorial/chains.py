"""Chains of sources: in order, and ending in what the claim is said to rest on."""

from collections.abc import Iterator

from dashboard.domain.facts import Report
from dashboard.domain.sources import Source
from dashboard.domain.vocabulary import Basis, SourceKind, Status
from dashboard.loading.draft import Finding
from dashboard.loading.editorial.texts import Material
from dashboard.loading.following import TELLERS

ENDS = {
    Basis.DOCUMENTS: (SourceKind.DOCUMENTS,),
    Basis.UNNAMED_SOURCES: (SourceKind.UNNAMED_SOURCES,),
    Basis.TRACKING: (SourceKind.TRACKING,),
    Basis.EXPERTS: (SourceKind.EXPERTS,),
    Basis.OFFICIAL_ACCOUNT: (SourceKind.AUTHORITY,),
    Basis.ON_RECORD: (SourceKind.STATEMENT, SourceKind.AUTHORITY),
    Basis.JUDGEMENT: (SourceKind.OUTLET,),
    Basis.OUTLET_REPORT: (SourceKind.OUTLET,),
    Basis.ARTICLE: (SourceKind.ARTICLE,),
}
"""By basis: the kinds of source that a chain may end in."""


def basis_fits_the_chain(material: Material) -> Iterator[Finding]:
    """The basis of a claim fits the end of its chain."""
    for report in _reports(material):
        (*_, last) = material.dossier.chain(report)
        kinds = ENDS[report.basis]
        if last.kind not in kinds and not _is_quoted(report, last):
            what = f"is '{report.basis}', but via ends in '{last.id}', of kind '{last.kind}'"
            fitting = [basis for basis, ends in ENDS.items() if last.kind in ends]
            hint = f"write {' or '.join(fitting)}, or end the chain in what it rests on"
            yield Finding(report, "basis", what, hint)


def _reports(material: Material) -> Iterator[Report]:
    for fact in material.dossier.facts:
        yield from fact.reports


def _is_quoted(report: Report, last: Source) -> bool:
    """Return whether an outlet or the article quotes somebody, or was told 'no comment'."""
    is_public = report.basis is Basis.ON_RECORD and last.kind in TELLERS
    return is_public and (bool(report.speaker) or report.status is Status.DECLINED)


def chains_are_in_order(material: Material) -> Iterator[Finding]:
    """One article first, then the outlets, then at most one source of another kind."""
    for report in _reports(material):
        _, *rest = material.dossier.chain(report)
        for link in rest:
            if link.kind is SourceKind.ARTICLE:
                what = f"names a second article, '{link.id}'"
                yield Finding(report, "via", what, "write a report for each article")
        others = [link for link in rest if link.kind not in TELLERS]
        if len(others) > 1:
            named = " and ".join(f"'{link.id}'" for link in others)
            hint = "keep the one that it rests on, or write two facts"
            yield Finding(report, "via", f"has more than one end: {named}", hint)
        elif others and rest[-1] is not others[0]:
            what = f"has '{others[0].id}' before '{rest[-1].id}'"
            yield Finding(report, "via", what, "put outlets first, then what they rest on")


RULES = (basis_fits_the_chain, chains_are_in_order)
