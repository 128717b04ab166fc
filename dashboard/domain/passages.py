"""What several facts of one passage of an article have in common, written once."""

from dataclasses import dataclass, fields
from datetime import date

from dashboard.domain.dates import When
from dashboard.domain.record import SENTENCE, key
from dashboard.domain.vocabulary import Basis, Status, WhenIs


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Keys that the facts of a passage share: a fact that names it in `from` takes them over.

    What a fact says itself goes first. A dossier keeps no passages, only the facts made with them.
    """

    id: str = key("A slug that never changes.", example="logbook")
    via: tuple[str, ...] = key(
        "The attribution chain.", refs="sources", default=(), example="[ID, ID]"
    )
    paragraphs: tuple[int, ...] = key("Where it is in its article.", default=(), example="[2, 4]")
    context: tuple[int, ...] = key("Paragraphs read with these.", default=(), example="[3]")
    status: Status | None = key("How firmly it is put.", default=None, example="reported")
    basis: Basis | None = key("What it rests on.", default=None, example="documents")
    speaker: str = key("Who is quoted.", refs="actors", default="", example="ID")
    reported: date | None = key("The day of the report.", default=None, example="2031-05-20")
    kind: str = key("The kind of fact.", refs="kinds", default="", example="ID")
    when: When | None = key("The date, as EDTF.", default=None, example="2031-05")
    when_is: WhenIs | None = key("What the date is the date of.", default=None, example="inferred")
    when_why: str = key(
        "How an inferred date was worked out.",
        longest=SENTENCE,
        default="",
        example="'Last week', counted from Tuesday 20 May 2031.",
    )
    actors: tuple[str, ...] = key("Who takes part.", refs="actors", default=(), example="[ID, ID]")
    places: tuple[str, ...] = key("Where it happened.", refs="places", default=(), example="[ID]")


LENT = frozenset(spec.name for spec in fields(Passage)) - {"id"}
"""The keys that a passage may give."""
TOGETHER = ("when", "when_is", "when_why")
"""Keys that are taken over together or not at all: a fact that writes `when` writes all."""
