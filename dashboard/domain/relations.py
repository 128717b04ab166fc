"""Relations: who did or said what to whom, the edges of the graph of actors."""

from dataclasses import dataclass

from dashboard.domain.record import PROSE, key
from dashboard.domain.vocabulary import Deed


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One sort of deed from one actor toward another, as far as facts say so."""

    id: str = key("A slug that never changes.", example="harbour-asks-lampworks")
    actor: str = key("Who does it.", refs="actors", example="ID")
    toward: str = key("Toward whom.", refs="actors", example="ID")
    deed: Deed = key("The kind of deed.", example="request")
    phrase: str = key(
        "The verb with all that belongs to it, no stronger than its facts, to be read between "
        "the two names.",
        example="asked for a new lamp from",
    )
    facts: tuple[str, ...] = key(
        "The facts it rests on; each names both actors, or the states they belong to.",
        refs="facts",
        example="[ID]",
    )
    note: str = key(
        "What a careful reader should know.",
        longest=PROSE,
        default="",
        example="No letter is named.",
    )
