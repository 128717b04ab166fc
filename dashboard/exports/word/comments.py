"""A comment on every sentence that states a fact: how firmly, who says so, where, when, what else.

It is what a fact-checker asks of a draft: each claim with the way to where it is from.
"""

from collections.abc import Iterator
from itertools import chain

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from dashboard.domain.articles import cited
from dashboard.domain.card_words import against, standing
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact, Report
from dashboard.domain.phrasing import (
    attribution,
    claim,
    counted,
    dating,
    firmness,
    how_dated,
    told,
)
from dashboard.domain.scope import outside
from dashboard.domain.superseded import plain_claim, superseded_why
from dashboard.exports import GENERATOR
from dashboard.exports.word.elements import Element, element, link_out, paragraph, run

INITIALS = "CD"
IN_FULL, IN_SHORT, AGAINST = 4, 12, 4
"""Facts of one sentence that a comment tells all of; those that it names; claims against one."""

Line = tuple[str, str]
"""A few words in bold, and what follows them."""


class Comments:
    """The comments of a document, each on some runs of it."""

    def __init__(
        self, document: Document, styles: dict[str, str], excerpt: Excerpt, links: dict[str, str]
    ) -> None:
        assert len(document.comments) == 0, "an emptied document has the part, and nothing in it"
        self.part = document.part.part_related_by(RELATIONSHIP_TYPE.COMMENTS)
        self.element: Element = self.part.element  # type: ignore[attr-defined]  # it is XML
        self.styles, self.excerpt, self.links = styles, excerpt, links
        self.dossier, self.relations = excerpt.dossier, dict[str, str]()
        self.on = f"{excerpt.dossier.config.as_of.isoformat()}T00:00:00Z"

    def around(self, runs: list[Element], facts: tuple[str, ...]) -> list[Element]:
        """Return runs between the marks of a comment on what they state."""
        number = len(self.element)
        comment = element("w:comment", id=number, author=GENERATOR, date=self.on, initials=INITIALS)
        comment.extend(self._paragraphs([self.dossier.fact[name] for name in facts]))
        self.element.append(comment)
        mark = element("w:rPr", element("w:rStyle", val=self.styles["CommentReference"]))
        return [
            element("w:commentRangeStart", id=number),
            *runs,
            element("w:commentRangeEnd", id=number),
            element("w:r", mark, element("w:commentReference", id=number)),
        ]

    def _paragraphs(self, facts: list[Fact]) -> Iterator[Element]:
        lines = self._lines(facts)
        style = self.styles["CommentText"]
        mark = element("w:rPr", element("w:rStyle", val=self.styles["CommentReference"]))
        first: list[Element] = [element("w:r", mark, element("w:annotationRef"))]
        for content in lines:
            yield paragraph(style, *first, *content)
            first = []

    def _lines(self, facts: list[Fact]) -> Iterator[list[Element]]:
        """Yield the lines of a comment, each as runs."""
        if len(facts) > 1:
            yield [run(f"Rests on {counted(len(facts), 'claim')}:", is_bold=True)]
        for number, fact in enumerate(facts[:IN_SHORT], 1):
            if len(facts) > 1:
                yield [run(f"{number}. {plain_claim(fact, self.dossier)}")]
            lines = told_of if len(facts) <= IN_FULL else told_in_short
            for lead, words in lines(fact, self.excerpt):
                yield [run(lead, is_bold=True), run(" " * bool(lead) + words)]
            yield from self._link(fact)
        if (more := len(facts) - IN_SHORT) > 0:
            yield [run(f"And {more:,} more.")]

    def _link(self, fact: Fact) -> Iterator[list[Element]]:
        if address := self.links.get(fact.id, ""):
            words = run("This claim in the dashboard", self.styles["Hyperlink"])
            yield [link_out(self._relation(address), words)]

    def _relation(self, address: str) -> str:
        """Return the relation to an address: python-docx would look through all to find one."""
        if address not in self.relations:
            name = self.relations[address] = f"link{len(self.relations) + 1}"
            kind = RELATIONSHIP_TYPE.HYPERLINK
            self.part.rels.add_relationship(kind, address, name, is_external=True)
        return self.relations[address]


def told_of(fact: Fact, excerpt: Excerpt) -> list[Line]:
    """Return what a comment says of a fact, a line each."""
    dossier = excerpt.dossier
    return [
        (f"{standing(fact, dossier)}{outside(fact, excerpt)}.", fact.status.meaning),
        *_became(fact, dossier),
        *chain.from_iterable(_told(report, fact, dossier) for report in fact.least_firm_first),
        ("When:", f"{' · '.join(dating(fact, dossier))}. {how_dated(fact)}"),
        *_against(fact, dossier),
        *([("Note:", fact.note)] if fact.note else []),
    ]


def told_in_short(fact: Fact, excerpt: Excerpt) -> list[Line]:
    """Return the same in two lines, without dates, notes and what stands against it."""
    dossier = excerpt.dossier
    where = "; ".join(told(report, dossier) for report in fact.least_firm_first)
    return [
        (f"{standing(fact, dossier)}{outside(fact, excerpt)}.", ""),
        ("Who says so:", f"{where}. {fact.basis.label}."),
    ]


def _became(fact: Fact, dossier: Dossier) -> Iterator[Line]:
    if why := superseded_why(fact, dossier):
        yield "It was stated as:", f"{firmness(fact)}."
        yield "What happened to it:", why


def _told(report: Report, fact: Fact, dossier: Dossier) -> Iterator[Line]:
    """Yield who says so, a rung each from where it is known first, and on what ground."""
    many = len(fact.reports) > 1
    yield "Who says so" + (f", {firmness(report).lower()}" if many else "") + ":", ""
    links = [link.name for link in reversed(dossier.chain(report))]
    if report.speaker and (speaker := dossier.actor[report.speaker].name) not in links[0]:
        links.insert(0, f"{speaker}, quoted")
    links[-1] = f"{links[-1]}, {cited(report, dossier)}"
    for number, name in enumerate(links):
        yield "", f"{'→ ' * bool(number)}{name}"
    yield "Basis:", f"{report.basis.label}. {report.basis.meaning}"


def _against(fact: Fact, dossier: Dossier) -> Iterator[Line]:
    """Yield what stands against it, with how firmly and who says so."""
    for held in against(fact, dossier):
        for other in held.facts[:AGAINST]:
            yield (
                f"{held.how}:",
                f"{claim(other)} ({firmness(other)}; {attribution(other, dossier)})",
            )
        if (more := len(held.facts) - AGAINST) > 0:
            yield f"{held.how}:", f"and {more:,} more."
