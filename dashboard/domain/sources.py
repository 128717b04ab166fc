"""Sources: the article, the outlets that it reports on, and what those rest on."""

import datetime as dt
from dataclasses import dataclass

from dashboard.domain.links import in_ascii
from dashboard.domain.record import ADDRESS, PROSE, SENTENCE, key
from dashboard.domain.vocabulary import SourceKind

TO_BE_WRITTEN = "To be written."
"""What a new record has in place of each text that nobody has written yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A link of an attribution chain."""

    id: str = key("A slug that never changes.", example="northern-wire")
    name: str = key("How it is called on screens.", example="Northern Wire")
    kind: SourceKind = key("What it is.", example="outlet")
    native: tuple[str, ...] = key(
        "The names that the articles give it, in their own language.",
        default=(),
        example="[Nordtråden]",
    )
    aliases: tuple[str, ...] = key(
        "Other names that add no fact; search and checks know them.",
        default=(),
        example="[The Wire]",
    )
    seed: str = key(
        "For an article: the record in `seeds/` that describes it.",
        refs="seeds",
        default="",
        example="ID",
    )
    phrase: str = key(
        "How a sentence cites it, where its name alone would not read well.",
        default="",
        example="the logbook",
    )
    url: str = key(
        "A link, http or https.", longest=ADDRESS, default="", example="https://example.org/"
    )
    note: str = key(
        "What a careful reader should know.", longest=PROSE, default="", example="Unnamed."
    )

    @property
    def link(self) -> str:
        """Its link as programs read it, in ASCII; empty where it has none."""
        return in_ascii(self.url) if self.url else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of an article: what it is about, never its text."""

    number: int = key("Counted over the non-blank lines, from 1.", example="2")
    gist: str = key(
        "What it is about, in our own words.",
        longest=SENTENCE,
        example="The lamp and its keeper.",
    )
    sha256: str = key("SHA-256 of its text, stripped, as UTF-8.", example="9f86d081...")
    heading: bool = key(
        "Whether it is a heading and states nothing.", default=False, example="true"
    )
    nothing: str = key(
        "Why no fact comes from it, where that is on purpose.",
        longest=SENTENCE,
        default="",
        example="It repeats the standfirst.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """The record of one article."""

    id: str = key("The name of the file, without its ending.", example="gazette-2031-05-20")
    date: dt.date = key("The day of this article.", example="2031-05-20")
    language: str = key("Its language, as BCP 47.", example="en")
    publisher: str = key(
        "Who published it, or that this is not known.", longest=SENTENCE, example="Not named."
    )
    about: str = key(
        "What it reports on, in one sentence.", longest=SENTENCE, example="A lamp that went dark."
    )
    outlets: tuple[str, ...] = key(
        "The outlets through which it reports.", refs="sources", example="[ID]"
    )
    paragraphs: tuple[Paragraph, ...] = key("All of its paragraphs, in order.", example="")
