"""The attribution of a fact: what its reports have in common, and what each adds."""

from collections.abc import Iterable

from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact, Report
from dashboard.domain.sources import Source
from dashboard.domain.vocabulary import Basis, SourceKind

UNKNOWN_ORIGIN = (Basis.OUTLET_REPORT, Basis.ARTICLE)
"""What these claims rest on is not said."""
WHAT_AN_ORIGIN_IS = (
    "An origin is where a chain of reports ends: the speaker, the papers or the people that claims"
    " are first known from. Copies of a report add none, and an origin that is not stated does not"
    " count."
)


def reporters(fact: Fact, dossier: Dossier) -> tuple[Source, ...]:
    """Return who reports a fact, each once however many of its reports come that way."""
    return tuple(dict.fromkeys(dossier.voice(report) for report in fact.reports))


def links(fact: Fact, dossier: Dossier) -> tuple[Source, ...]:
    """Return the sources that some report of a fact names, each once."""
    return tuple(dict.fromkeys(link for report in fact.reports for link in dossier.chain(report)))


def origins(facts: Iterable[Fact], dossier: Dossier) -> frozenset[str]:
    """Return the ids of the origins of facts: the speaker, else the end of a chain.

    However many articles repeat a claim, its origin stays one. An article or outlet that passes a
    claim on is no origin: where nobody is named whom it has it from, the origin is unknown and
    counts as none.
    """
    found = (_origin(report, dossier) for fact in facts for report in fact.reports)
    return frozenset(filter(None, found))


def _origin(report: Report, dossier: Dossier) -> str:
    if report.basis in UNKNOWN_ORIGIN:
        return ""
    if report.speaker:
        return report.speaker
    end = dossier.source[report.via[-1]]
    concludes = report.basis is Basis.JUDGEMENT and end.kind is SourceKind.OUTLET
    passes_on = end.kind in (SourceKind.ARTICLE, SourceKind.OUTLET) and not concludes
    return "" if passes_on else end.id
