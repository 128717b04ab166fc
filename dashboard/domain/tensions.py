"""Claims that contradict each other, and questions that nobody has answered."""

from dataclasses import dataclass

from dashboard.domain.record import SENTENCE, key
from dashboard.domain.vocabulary import TensionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Tension:
    """Claims that do not fit together without more knowledge. Not resolved for the reader."""

    id: str = key("A slug that never changes.", example="dark-or-not")
    title: str = key("A few words.", example="Did the lamp go dark?")
    kind: TensionKind = key("How they pull against each other.", example="unease")
    facts: tuple[str, ...] = key("The claims, two or more.", refs="facts", example="[ID, ID]")
    differs: str = key(
        "What differs, in one neutral line.", longest=SENTENCE, example="One says yes, one says no."
    )
    open: str = key(
        "What stays open.", longest=SENTENCE, example="Who kept the log on those nights."
    )
    marks: tuple[str, ...] = key(
        "Which of its facts carry the mark; all if left out. Unease marks none.",
        refs="facts",
        default=(),
        example="[ID]",
    )

    @property
    def marked(self) -> tuple[str, ...]:
        """The ids of the facts that it marks as denied or said two ways."""
        return () if self.kind is TensionKind.UNEASE else self.marks or self.facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something that is not said and a reader will ask."""

    id: str = key("A slug that never changes.", example="ship-arrived")
    topic: str = key("Its group.", example="The ship")
    question: str = key("The question.", longest=SENTENCE, example="Has the ship arrived?")
    settled_by: str = key(
        "What would settle it.", longest=SENTENCE, example="A word of either harbour."
    )
    facts: tuple[str, ...] = key(
        "The facts that it touches.", refs="facts", default=(), example="[ID]"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tripwires:
    """Counts that a bad edit must not go below."""

    facts: int = key("The least number of facts.", example="65")
    questions: int = key("The least number of open questions.", default=0, example="20")
    requests_per_state: int = key(
        "The least number of aid rows for each state that was asked.", default=1, example="1"
    )
    states_asked: tuple[str, ...] = key(
        "The states that were asked.", refs="actors", default=(), example="[ID, ID]"
    )
    paragraphs_covered: bool = key(
        "Whether each paragraph but headings must have a fact.", default=True, example="true"
    )
