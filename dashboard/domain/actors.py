"""Actors: states, bodies, persons."""

from dataclasses import dataclass

from dashboard.domain.record import PROSE, key


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who does, says or is asked for something."""

    id: str = key("A slug that never changes.", example="ansa-holm")
    name: str = key("How it is called on screens.", example="Ånsa Holm")
    kind: str = key("What it is.", refs="actor_kinds", example="ID")
    of: str = key("The state that it belongs to.", refs="actors", default="", example="ID")
    role: str = key("Its office, in neutral words.", default="", example="Keeper of the lighthouse")
    native: tuple[str, ...] = key(
        "The names that the articles give it, in their own language.",
        default=(),
        example="[Å. Holm]",
    )
    aliases: tuple[str, ...] = key(
        "Other names that add no fact; search and checks know them.",
        default=(),
        example="[Holm]",
    )
    seat: str = key(
        "For a state: where lines to it end on the map. It says nothing of where things happened.",
        refs="places",
        default="",
        example="ID",
    )
    note: str = key(
        "What a careful reader should know.", longest=PROSE, default="", example="Unnamed keeper."
    )
