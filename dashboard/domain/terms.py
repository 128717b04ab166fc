"""Names in the facts that are no actor, place or source: things, models, parts of the world."""

from dataclasses import dataclass

from dashboard.domain.record import PROSE, key


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A name that statements may use. It says nothing by itself; checks know it by this."""

    id: str = key("A slug that never changes.", example="il-76")
    name: str = key("The name, as our sentences write it.", example="Il-76")
    native: tuple[str, ...] = key(
        "The names that the articles give it, in their own language.", default=(), example="[Ил-76]"
    )
    aliases: tuple[str, ...] = key(
        "Other names that add no fact; search and checks know them.",
        default=(),
        example="[Ilyushin Il-76]",
    )
    note: str = key(
        "What a careful reader should know.", longest=PROSE, default="", example="An aircraft."
    )
