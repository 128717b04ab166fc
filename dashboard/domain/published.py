"""Statements over a dossier and its entries: headline, strands, earlier editions, reviews."""

from dataclasses import dataclass
from datetime import date

from dashboard.domain.record import PROSE, SENTENCE, key
from dashboard.domain.vocabulary import Hue


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """The dossier in a sentence or two; it opens the first page and the files."""

    text: str = key(
        "No stronger than its facts, with hedges and sources.",
        longest=PROSE,
        example="The lamp went dark, the logbook says; the keeper denied it.",
    )
    facts: tuple[str, ...] = key("The facts it rests on.", refs="facts", example="[ID]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a strand: a few words that lead to a fact."""

    text: str = key(
        "Short words, no stronger than its facts, with hedge, date and what is not said.",
        example="The lamp went dark, the logbook says; the keeper denied it",
    )
    facts: tuple[str, ...] = key(
        "The facts it rests on; a click opens the first.", refs="facts", example="[ID]"
    )
    source: str = key(
        "Who says so, at the end of the line; the chain of its first fact if left out.",
        default="",
        example="the wire ← logbook",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """One side of the story, told in a few lines under the headline."""

    title: str = key(
        "Its heading, no stronger than its lines.", example="What was denied or left unanswered"
    )
    hue: Hue = key("The colour of the rule above it.", example="asked")
    lines: tuple[Line, ...] = key("Its lines, three or four.", example="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An earlier state of this dossier, so that the digest printed in a file still says which."""

    digest: str = key("Its digest: 64 hexadecimal digits.", example="0123456789abcdef")
    on: date = key("The day it was published.", example="2031-05-21")
    changes: str = key(
        "What changed after it, in one sentence.",
        longest=SENTENCE,
        example="A figure was put right.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """That somebody read an entry against its article. A change of the entry reopens it."""

    by: str = key("Who read it.", example="A. Holm")
    on: date = key("The day.", example="2031-05-21")
    digest: str = key(
        "The digest of the entry as it was read; `crisis-dashboard review` writes it.",
        example="0123456789abcdef",
    )
