"""What is said over a dossier as a whole: its headline, and the editions before this one."""

from dataclasses import dataclass
from datetime import date

from dashboard.domain.record import PROSE, SENTENCE, key


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """What the dossier comes to, in a sentence or two; it opens the first page and the files."""

    text: str = key(
        "No stronger than its facts, with hedges and sources.",
        longest=PROSE,
        example="A letter was prepared, the wire reports; that it was sent is not said.",
    )
    facts: tuple[str, ...] = key("The facts it rests on.", refs="facts", example="[ID]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An earlier state of this dossier, so that the digest printed in a file still says which."""

    digest: str = key("Its digest: 64 hexadecimal digits.", example="0123456789abcdef")
    on: date = key("The day it was published.", example="2025-11-01")
    changes: str = key(
        "What changed after it, in one sentence.",
        longest=SENTENCE,
        example="A figure was put right.",
    )
