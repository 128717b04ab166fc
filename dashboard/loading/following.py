"""What a fact may leave out: a basis that follows from its chain, and the day of its report.

Both are put into the tree, at the line of the entry, so that the fact is read as if it had been
written out. Where a fault that is told already leaves nothing to follow from, nothing more is said.
"""

from dataclasses import dataclass
from datetime import date

from dashboard.domain.dossier import by_id
from dashboard.domain.passages import TOGETHER
from dashboard.domain.sources import Seed, Source
from dashboard.domain.vocabulary import Basis, SourceKind, Status, WhenIs
from dashboard.loading.draft import Draft
from dashboard.loading.findings import quoted
from dashboard.loading.locations import joined
from dashboard.loading.nodes import Mapping, Node, Refused, Scalar, Sequence
from dashboard.loading.records import Reader
from dashboard.loading.values import PARSERS, ValueParseError

FOLLOWS = {
    SourceKind.ARTICLE: Basis.ARTICLE,
    SourceKind.OUTLET: Basis.OUTLET_REPORT,
    SourceKind.DOCUMENTS: Basis.DOCUMENTS,
    SourceKind.UNNAMED_SOURCES: Basis.UNNAMED_SOURCES,
    SourceKind.STATEMENT: Basis.ON_RECORD,
    SourceKind.TRACKING: Basis.TRACKING,
    SourceKind.AUTHORITY: Basis.OFFICIAL_ACCOUNT,
    SourceKind.EXPERTS: Basis.EXPERTS,
}
"""By the kind of the last source of a chain: the basis of a report that gives none."""
TELLERS = (SourceKind.ARTICLE, SourceKind.OUTLET)
"""Kinds of source that may also pass on what somebody says on the record."""

Pair = tuple[Scalar, Node]


@dataclass(frozen=True, slots=True)
class Following:
    """Works out what reports and facts leave out, from the sources and the articles."""

    reader: Reader
    sources: dict[str, Source]
    seeds: dict[str, Seed]

    @classmethod
    def of(cls, draft: Draft) -> "Following":
        """Return it for a draft whose sources and articles are read."""
        return cls(draft.reader, by_id(draft.of(Source)), by_id(draft.of(Seed)))

    def with_basis(self, report: Mapping, label: str) -> Mapping:
        """Return a report with its basis, where it leaves that out."""
        given = _values(report)
        if "basis" in given:
            return report
        last = self._link(given, -1)
        if last and last.kind in TELLERS and _is_quoted(given):
            what = f"is missing, and {quoted(last.id)} quotes somebody"
            hint = f"write {Basis.ON_RECORD} or {FOLLOWS[last.kind]}"
            self.reader.refuse(report, joined(label, "basis"), what, hint)
            last = None
        return _with(report, {"basis": FOLLOWS[last.kind] if last else ""})

    def with_date(self, fact: Mapping, label: str) -> Mapping:
        """Return a fact with its date, where it leaves that out: the day of its first report."""
        given = _values(fact)
        if not given.keys().isdisjoint(TOGETHER):
            return fact
        reports = given.get("reports", Sequence(fact.at, (fact,)))
        told = reports.items[0] if isinstance(reports, Sequence) and reports.items else None
        day = self._day(told, joined(label, "when")) if isinstance(told, Mapping) else ""
        return _with(fact, {"when": day, "when_is": WhenIs.REPORT})

    def _day(self, report: Mapping, spot: str) -> str:
        """Return the day of a report, or of its article; empty where it is not known."""
        given = _values(report)
        if "reported" in given:
            return _as_day(given["reported"])
        first = self._link(given, 0)
        if first and not first.seed:
            what = f"is missing, and via begins with {quoted(first.id)}, which is not an article"
            hint = "begin via with a source of kind article that has a seed"
            self.reader.refuse(report, spot, what, hint)
        seed = self.seeds.get(first.seed) if first else None
        return seed.date.isoformat() if seed else ""

    def _link(self, given: dict[str, Node], index: int) -> Source | None:
        """Return a source of the chain of a report, if it can be told."""
        via = given.get("via")
        links = via.items if isinstance(via, Sequence) else ()
        link = links[index] if links else None
        return self.sources.get(link.text.strip()) if isinstance(link, Scalar) else None


def _values(node: Mapping) -> dict[str, Node]:
    return {key.text: value for key, value in node.pairs}


def _with(node: Mapping, words: dict[str, str]) -> Mapping:
    """Return an entry with more keys, at its own line; an empty word counts as refused already."""
    more = (
        (Scalar(node.at, key, True), Scalar(node.at, word, True) if word else Refused(node.at))
        for key, word in words.items()
    )
    return Mapping(node.at, (*node.pairs, *more))


def _is_quoted(given: dict[str, Node]) -> bool:
    """Return whether a report has somebody's words, or that somebody would not say any."""
    status = given.get("status")
    is_declined = isinstance(status, Scalar) and status.text.strip() == Status.DECLINED
    return "speaker" in given or is_declined


def _as_day(node: Node) -> str:
    """Return a day that is written as one; what is not is told where it is read."""
    try:
        day = PARSERS[date](node.text.strip()) if isinstance(node, Scalar) else None
    except ValueParseError:
        return ""
    return day.isoformat() if isinstance(day, date) else ""
