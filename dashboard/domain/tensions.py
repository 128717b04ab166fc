"""Claims that contradict each other, and questions with what answered them, if anything did."""

from dataclasses import dataclass
from datetime import date

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
        "Which of its facts carry the mark. If left out: of a denial, the denials and the claims"
        " that they dispute, or all if they dispute none; of two versions, all. Unease marks none.",
        refs="facts",
        default=(),
        example="[ID]",
    )

    @property
    def marked(self) -> tuple[str, ...]:
        """The ids of the facts that it may mark as denied or said two ways; see Dossier.marked."""
        return () if self.kind is TensionKind.UNEASE else self.marks or self.facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What a later report says to a question that was open."""

    on: date = key("The day of that report.", example="2031-05-22")
    says: str = key(
        "The answer in one sentence, no stronger than its facts.",
        longest=SENTENCE,
        example="The ship arrived, the logbook says.",
    )
    facts: tuple[str, ...] = key("The facts that say so.", refs="facts", example="[ID]")

    def __str__(self) -> str:
        return f"{self.on.isoformat()}: {self.says}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something that was not said and a reader will ask."""

    id: str = key("A slug that never changes.", example="ship-arrived")
    topic: str = key("Its group.", example="The ship")
    question: str = key("The question.", longest=SENTENCE, example="Has the ship arrived?")
    settled_by: str = key(
        "What would settle it.", longest=SENTENCE, example="A word of either harbour."
    )
    facts: tuple[str, ...] = key(
        "The facts that it touches.", refs="facts", default=(), example="[ID]"
    )
    answered: Answered | None = key(
        "What answered it: on which day, how, by which facts.", default=None, example=""
    )

    @property
    def answered_by(self) -> tuple[str, ...]:
        """The facts that answer it; none while it is open."""
        return self.answered.facts if self.answered else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tripwires:
    """Counts that a bad edit must not go below."""

    facts: int = key("The least number of facts.", example="65")
    questions: int = key(
        "The least number of questions, open or answered.", default=0, example="20"
    )
    requests_per_state: int = key(
        "The least number of aid rows for each state that was asked.", default=1, example="1"
    )
    states_asked: tuple[str, ...] = key(
        "The states that were asked.", refs="actors", default=(), example="[ID, ID]"
    )
    paragraphs_covered: bool = key(
        "Whether each paragraph but headings must have a fact, or say in `nothing` why not.",
        default=True,
        example="true",
    )
