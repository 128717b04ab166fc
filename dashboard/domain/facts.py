"""A fact: one atomic claim, with who says it, on what basis and how firmly."""

from dataclasses import dataclass
from datetime import date

from dashboard.domain.dates import When
from dashboard.domain.record import PROSE, SENTENCE, key
from dashboard.domain.vocabulary import FIRMNESS, Basis, Status, WhenIs


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number in a claim, never without its unit."""

    value: float = key("The number, in full: 5000, not 5 thousand.", example="1500")
    unit: str = key("What is counted or measured.", example="nights")
    approximate: bool = key("Whether the source says 'about'.", default=False, example="true")
    written: str = key(
        "The digits as an article writes them, where they differ.", default="", example="1.5"
    )

    @property
    def said(self) -> str:
        """The number alone, as it is read out: '1,500', 'about 20', '50 million'."""
        about = "about " if self.approximate else ""
        for size, word in ((1e9, "billion"), (1e6, "million")):
            if abs(self.value) >= size:
                return f"{about}{self.value / size:,.10g} {word}"
        return f"{about}{self.value:,.10g}"

    def __str__(self) -> str:
        return f"{self.said} {self.unit}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One telling of a claim: through whom it is known, and how firmly it is put there."""

    status: Status = key("How firmly it is put.", example="reported")
    basis: Basis = key("What it rests on.", example="documents")
    via: tuple[str, ...] = key(
        "The attribution chain, from an article down to what it rests on.",
        refs="sources",
        example="[ID, ID, ID]",
    )
    paragraphs: tuple[int, ...] = key("Where it is in its article.", example="[2, 4]")
    context: tuple[int, ...] = key(
        "Paragraphs read with these, where who is meant is named.", default=(), example="[3]"
    )
    speaker: str = key("Who is quoted.", refs="actors", default="", example="ID")
    hedge: str = key("The word that softens it, in English.", default="", example="probably")
    reported: date | None = key(
        "The day of this report; that of its article if left out.",
        default=None,
        example="2031-05-20",
    )

    @property
    def cited(self) -> tuple[int, ...]:
        """Its paragraphs and those read with them, in the order of the article."""
        return tuple(sorted({*self.paragraphs, *self.context}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """A claim taken back by the one who made it."""

    on: date = key("The day it was withdrawn.", example="2031-05-22")
    why: str = key(
        "Why, in one sentence.", longest=SENTENCE, example="The outlet withdrew its report."
    )
    replaced_by: str = key("The fact that replaces it.", refs="facts", default="", example="ID")

    def __str__(self) -> str:
        return f"{self.on.isoformat()}: {self.why}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One atomic claim. Everything that the screens and exports show is made of these.

    Its status, basis, chain and the like are those of its least firm report.
    """

    id: str = key("A slug that never changes.", example="lamp-failed")
    statement: str = key(
        "The claim in our own neutral words, one sentence, with its hedge.",
        longest=SENTENCE,
        example="The logbook says that the lamp went dark.",
    )
    short: str = key(
        "A label of at most 32 characters for charts; it keeps the hedge and the voice.",
        default="",
        example="Lamp went dark, per the logbook",
    )
    say: str = key(
        "What a press officer reads out, without the date, where the sentence made by rule will"
        " not do.",
        longest=SENTENCE,
        default="",
        example="The lamp went dark, the logbook says.",
    )
    caveat: str = key(
        "A clause that belongs to it: a counter-wording, a denial, a gap.",
        longest=SENTENCE,
        default="",
        example="the keeper denied that it ever went dark",
    )
    kind: str = key("The kind of fact.", refs="kinds", example="ID")
    reports: tuple[Report, ...] = key(
        "Its reports, if there are several; the keys of a single one are those of the fact itself.",
        example="",
        has_short_form=True,
    )
    when: When = key("The date, as EDTF.", example="2031-05")
    when_is: WhenIs = key("What the date is the date of.", example="inferred")
    when_why: str = key(
        "How an inferred date was worked out.",
        longest=SENTENCE,
        default="",
        example="'Last week', counted from Tuesday 20 May 2031.",
    )
    actors: tuple[str, ...] = key(
        "Who takes part in it.", refs="actors", default=(), example="[ID, ID]"
    )
    places: tuple[str, ...] = key(
        "Where it happened; empty where no place is given.",
        refs="places",
        default=(),
        example="[ID]",
    )
    figures: tuple[Figure, ...] = key("The numbers in it.", default=(), example="")
    note: str = key(
        "What a careful reader should know.",
        longest=PROSE,
        default="",
        example="The text has a slip here.",
    )
    disputes: tuple[str, ...] = key(
        "Facts that this one denies, or is denied by; written on both.",
        refs="facts",
        default=(),
        example="[ID]",
    )
    qualifies: tuple[str, ...] = key(
        "Facts that this one narrows, rewords or softens.",
        refs="facts",
        default=(),
        example="[ID]",
    )
    corrects: str = key(
        "The fact that this one puts right.", refs="facts", default="", example="ID"
    )
    withdrawn: Withdrawal | None = key(
        "That it was taken back: on which day, why, and what replaces it.", default=None, example=""
    )
    formerly: tuple[str, ...] = key(
        "Ids that it had before; addresses still find it by them.", default=(), example="[old-id]"
    )

    @property
    def lead(self) -> Report:
        """The report that rules what is shown: the least firm one, the first of several such."""
        return self.reports[0] if len(self.reports) == 1 else self.least_firm_first[0]

    @property
    def least_firm_first(self) -> tuple[Report, ...]:
        """Its reports from the least firm one, which rules, to the firmest."""
        return tuple(sorted(self.reports, key=lambda report: FIRMNESS.index(report.status)))

    @property
    def speakers(self) -> tuple[str, ...]:
        """The ids of all who are quoted in its reports, each once."""
        return tuple(dict.fromkeys(report.speaker for report in self.reports if report.speaker))

    @property
    def status(self) -> Status:
        """Return the status of its least firm report."""
        return self.lead.status

    @property
    def basis(self) -> Basis:
        """Return the basis of its least firm report."""
        return self.lead.basis

    @property
    def via(self) -> tuple[str, ...]:
        """The attribution chain of its least firm report."""
        return self.lead.via

    @property
    def paragraphs(self) -> tuple[int, ...]:
        """Return the paragraphs of its least firm report."""
        return self.lead.paragraphs

    @property
    def context(self) -> tuple[int, ...]:
        """Paragraphs read with those of its least firm report."""
        return self.lead.context

    @property
    def speaker(self) -> str:
        """Return the person quoted in its least firm report."""
        return self.lead.speaker

    @property
    def hedge(self) -> str:
        """The word that softens it in its least firm report."""
        return self.lead.hedge

    @property
    def reported(self) -> date | None:
        """The day of its least firm report; None where that is the day of the article."""
        return self.lead.reported

    @property
    def cited(self) -> tuple[int, ...]:
        """The paragraphs of its least firm report and those read with them."""
        return self.lead.cited

    @property
    def is_worded_two_ways(self) -> bool:
        """Return whether its reports differ in how firmly they put it."""
        return len({(report.status, report.hedge) for report in self.reports}) > 1
