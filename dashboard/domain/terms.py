"""Names in the facts that are no actor, place or source: things, models, parts of the world."""

from dataclasses import dataclass

from dashboard.domain.record import PROSE, key


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A name that statements may use. It says nothing by itself; checks know it by this."""

    id: str = key("A slug that never changes.", example="far-ocean")
    name: str = key("The name, as our sentences write it.", example="Far Ocean")
    native: tuple[str, ...] = key(
        "The names that the articles give it, in their own language.",
        default=(),
        example="[Fjarhav]",
    )
    aliases: tuple[str, ...] = key(
        "Other names that add no fact; search and checks know them.",
        default=(),
        example="[The Far Ocean]",
    )
    note: str = key(
        "What a careful reader should know.", longest=PROSE, default="", example="A sea."
    )
