"""A proposal: who would add which claim, resting on which words of an article."""

from dataclasses import dataclass

from dashboard.domain.record import LABEL, PROSE, SENTENCE, key

MOST_PROPOSALS = 500
"""Of one article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a proposal says beside the keys of the fact that it would add."""

    id: str = key("The id that the fact is to have.", example="lamp-failed")
    by: str = key("Who proposes it: a person, or a program and its version.", example="A. Reader")
    quote: str = key(
        "Words of its paragraphs that say it, exactly as they are there; '[...]' between two runs.",
        longest=PROSE,
        example="stayed dark for three nights",
    )
    choice: str = key(
        "How it stands to what the dossier has already: a word of the choices, and an id.",
        longest=LABEL,
        default="",
        example="same:lamp-failed",
    )
    accepted: bool = key("Whether it was taken into the dossier.", default=False, example="true")
    refused: str = key(
        "Why it was not.", longest=SENTENCE, default="", example="Another fact says so already."
    )
