"""A fact: one atomic claim, with who says it, on what basis and how firmly."""

from dataclasses import dataclass

from dashboard.domain.dates import When
from dashboard.domain.record import key
from dashboard.domain.vocabulary import Basis, Status, WhenIs


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number in a claim, never without its unit."""

    value: float = key("The number, in full: 5000, not 5 thousand.", example="4500")
    unit: str = key("What is counted or measured.", example="military personnel")
    approximate: bool = key("Whether the source says 'about'.", default=False, example="true")
    written: str = key(
        "The digits as they stand in the article, where they differ.", default="", example="4.5"
    )

    @property
    def said(self) -> str:
        """The number alone, as it is read out: '4,500', 'about 20', '50 million'."""
        about = "about " if self.approximate else ""
        for size, word in ((1e9, "billion"), (1e6, "million")):
            if abs(self.value) >= size:
                return f"{about}{self.value / size:,.10g} {word}"
        return f"{about}{self.value:,.10g}"

    def __str__(self) -> str:
        return f"{self.said} {self.unit}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One atomic claim. Everything that the screens and exports show is made of these."""

    id: str = key("A slug that never changes.", example="letter-prepared")
    statement: str = key(
        "The claim in our own neutral words, past tense, one sentence, with its hedge.",
        example="Venezuela's leader prepared a letter to the Russian president.",
    )
    kind: str = key("What sort of fact it is.", refs="kinds", example="request")
    status: Status = key("How firmly it is put.", example="reported")
    basis: Basis = key("What it rests on.", example="documents")
    via: tuple[str, ...] = key(
        "The attribution chain, from the article down to what it rests on.",
        refs="sources",
        example="[article, washington-post, us-government-documents]",
    )
    paragraphs: tuple[int, ...] = key("Where it stands in the article.", example="[2, 4]")
    context: tuple[int, ...] = key(
        "Paragraphs read with these, where who is meant is named.", default=(), example="[3]"
    )
    when: When = key("The date, as EDTF.", example="2025-10")
    when_is: WhenIs = key("What the date is the date of.", example="inferred")
    when_why: str = key(
        "How an inferred date was worked out.",
        default="",
        example="'Last week', counted from Friday 31 October 2025.",
    )
    speaker: str = key("Who is quoted.", refs="actors", default="", example="donald-trump")
    actors: tuple[str, ...] = key(
        "Who takes part in it.", refs="actors", default=(), example="[nicolas-maduro, russia]"
    )
    places: tuple[str, ...] = key(
        "Where it happened; empty where the article gives no place.",
        refs="places",
        default=(),
        example="[caracas]",
    )
    figures: tuple[Figure, ...] = key("The numbers in it.", default=(), example="")
    hedge: str = key("The word that softens it, in English.", default="", example="probably")
    note: str = key(
        "What a careful reader should know.", default="", example="The text has a slip here."
    )
    disputes: tuple[str, ...] = key(
        "Facts that this one stands against; written on both.",
        refs="facts",
        default=(),
        example="[strikes-under-review]",
    )
    qualifies: tuple[str, ...] = key(
        "Facts that this one narrows, rewords or softens.",
        refs="facts",
        default=(),
        example="[letter-asks-missiles]",
    )

    @property
    def cited(self) -> tuple[int, ...]:
        """Its paragraphs and those read with them, in the order of the article."""
        return tuple(sorted({*self.paragraphs, *self.context}))
