"""Who acts: states, bodies, persons."""

from dataclasses import dataclass

from dashboard.domain.record import PROSE, key
from dashboard.domain.vocabulary import ActorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who does, says or is asked for something."""

    id: str = key("A slug that never changes.", example="nicolas-maduro")
    name: str = key("How it is called on screens.", example="Nicolás Maduro")
    kind: ActorKind = key("What it is.", example="person")
    of: str = key("The state that it belongs to.", refs="actors", default="", example="venezuela")
    role: str = key("Its office, in neutral words.", default="", example="Transport minister")
    native: tuple[str, ...] = key(
        "The names that the articles give it, in their own language.",
        default=(),
        example="[Мадуро]",
    )
    aliases: tuple[str, ...] = key(
        "Other names that add no fact; search and checks know them.",
        default=(),
        example="[Maduro]",
    )
    seat: str = key(
        "For a state: where lines to it end on the map. It says nothing of where things happened.",
        refs="places",
        default="",
        example="caracas",
    )
    note: str = key(
        "What a careful reader should know.", longest=PROSE, default="", example="Unnamed aide."
    )
