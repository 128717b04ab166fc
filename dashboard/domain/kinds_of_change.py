"""The kinds of change that readers are told of."""

from dataclasses import dataclass
from enum import StrEnum


class ChangeKind(StrEnum):
    """The kinds of change, the weightiest first."""

    label: str
    mark: str
    """What stands beside an entry that changed so."""

    def __new__(cls, value: str, label: str, mark: str) -> "ChangeKind":
        """Make a member of its value, its heading and its mark."""
        kind = str.__new__(cls, value)
        kind._value_ = value
        kind.label = label
        kind.mark = mark
        return kind

    CORRECTED = "corrected", "Claims corrected", "Corrected"
    WITHDRAWN = "withdrawn", "Claims withdrawn", "Withdrawn"
    REMOVED = "removed", "Claims taken out", "Taken out"
    ADDED = "added", "New claims", "New"
    CONTRADICTED = "contradicted", "Claims now denied or disputed", "Now disputed"
    HEDGE_ADDED = "hedge-added", "Hedges added", "Now hedged"
    HEDGE_DROPPED = "hedge-dropped", "Hedges dropped", "No longer hedged"
    HEDGE = "hedge", "Hedges changed", "Another hedge"
    STATUS = "status", "Firmness changed", "Firmness changed"
    FIGURE = "figure", "Figures changed", "Figure changed"
    DATE = "date", "Dates changed", "Date changed"
    REWORDED = "reworded", "Claims reworded", "Reworded"
    REPORT = "report", "Claims with another source", "Another source"
    STAGE = "stage", "Requests that moved", "Moved"
    ANSWER = "answer", "Answers that changed", "Another answer"
    REQUEST = "request", "New requests and answers", "New"
    ANSWERED = "answered", "Questions answered", "Answered"
    QUESTION = "question", "New questions", "New"
    TENSION = "tension", "New tensions", "New"
    SOURCE = "source", "New sources", "New"
    FIRST = "shown", "How it is shown", "Changed"
    OTHER = "other", "Other changes", "Changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One change."""

    kind: ChangeKind
    sentence: str
    collection: str
    """The collection of the entry; `config` for a setting."""
    id: str
    facts: tuple[str, ...] = ()
    """The ids of the facts that it touches."""
    was: str = ""
    now: str = ""


def quoted(text: str) -> str:
    """Return a text in quotation marks, its full stop within."""
    return f"“{text}”"


def ended(words: str) -> str:
    """Return words with a full stop, unless they end in a stop of their own, quoted or not."""
    return words if words.rstrip("”").endswith((".", "?", "!")) else f"{words}."
