"""The text of an article -> its record: numbered paragraphs, their digests, texts to be written.

Date and id are guessed where nobody gives them, and said to be guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple
from unicodedata import category, normalize

from dashboard.authoring.counting import WRITTEN
from dashboard.authoring.dating import dates
from dashboard.authoring.language import detected, language_of
from dashboard.domain.dates import day_in_words
from dashboard.domain.dossier import Dossier
from dashboard.domain.problems import CrisisError
from dashboard.domain.sources import TO_BE_WRITTEN, Seed
from dashboard.loading.original import ArticleMismatch, digest_of, digests_of, paragraphs_of

NOT_KNOWN = "Not known: the text does not name its publisher."
LONGEST_HEADING = 90
MOST_WORDS_OF_HEADING = 10
ENDS_A_SENTENCE = tuple(".!?…:;»”\"'")
LONGEST_ID = 60
LONGEST_PARAGRAPH = 20_000
"""Characters: what is longer has lost its line breaks."""
SAME_ARTICLE = 0.5
"""The share of paragraphs from which a text is another version of a recorded article."""
IN_A_NAME = re.compile(r"(?<!\d)(\d{4}-\d\d-\d\d)(?!\d)")


class NoArticle(CrisisError):
    """Why a text cannot be taken in, in one line."""


@dataclass(frozen=True)
class Article:
    """A text that is to be recorded."""

    id: str
    day: date
    language: str
    publisher: str
    paragraphs: tuple[str, ...]

    @property
    def record(self) -> dict[str, object]:
        """Return what its record says, as it is saved."""
        return {
            "id": self.id,
            "date": self.day,
            "language": self.language,
            "publisher": self.publisher or NOT_KNOWN,
            "about": TO_BE_WRITTEN,
            "outlets": [],
            "paragraphs": list(self._numbered()),
        }

    def _numbered(self) -> Iterator[dict[str, object]]:
        for number, text in enumerate(self.paragraphs, 1):
            entry = {"number": number, "gist": TO_BE_WRITTEN, "sha256": digest_of(text)}
            is_heading_ = number in self.headings
            yield entry | ({"gist": "A heading.", "heading": True} if is_heading_ else {})

    @property
    def headings(self) -> tuple[int, ...]:
        """The paragraphs that look like headings; the title is none, for it states something."""
        numbered = enumerate(self.paragraphs[1:-1], 2)
        return tuple(number for number, text in numbered if is_heading(text))

    def source(self, dossier: Dossier) -> dict[str, object]:
        """Return the source that the article is, as it is saved."""
        day = day_in_words(self.day)
        name = f"{self.publisher or 'The article'} of {day}"
        if name in {source.name for source in dossier.sources}:
            name = f"{name} ({self.id})"
        entry: dict[str, object] = {"name": name, "kind": "article", "seed": self.id}
        if not self.publisher:
            entry["phrase"] = f"an article of {day}"
        return entry


def paragraphs_in(file: Path) -> tuple[str, ...]:
    """Return the paragraphs of a text: its non-blank lines, stripped. Raises NoArticle."""
    try:
        paragraphs = paragraphs_of(file, file.parent)
    except ArticleMismatch as error:
        raise NoArticle(f"{file}: {error.what}") from None
    if not paragraphs:
        raise NoArticle(f"{file}: is empty; an article has at least one paragraph")
    if odd := next((sign for text in paragraphs for sign in text if _is_binary(sign)), ""):
        raise NoArticle(f"{file}: is no text: it holds the control character {odd!a}")
    for number, text in enumerate(paragraphs, 1):
        if len(text) > LONGEST_PARAGRAPH:
            what = (
                f"{file}: ¶ {number} has {len(text):,} characters, more than {LONGEST_PARAGRAPH:,}"
            )
            raise NoArticle(f"{what}; put each paragraph on a line of its own")
    return paragraphs


def _is_binary(sign: str) -> bool:
    return category(sign) == "Cc" and not sign.isspace()


def is_heading(text: str) -> bool:
    """Return whether a paragraph looks like a heading: short, and without a stop at its end."""
    is_short = len(text) <= LONGEST_HEADING and len(text.split()) <= MOST_WORDS_OF_HEADING
    return is_short and not text.endswith(ENDS_A_SENTENCE)


def language_in(paragraphs: tuple[str, ...]) -> tuple[str, float]:
    """Return the language of a text, and how likely it is. Raises NoArticle if it is not sure."""
    code, likely = detected("\n".join(paragraphs))
    if not code:
        raise NoArticle("its language is not certain; say it with --language, as en, ru, es or uk")
    return code, likely


def day_in(file: Path, paragraphs: tuple[str, ...], language: str) -> tuple[date, str]:
    """Return the day of an article, and where it was found. Raises NoArticle if it is nowhere."""
    for named in IN_A_NAME.findall(file.stem):
        try:
            return date.fromisoformat(named), "the name of the file"
        except ValueError:
            continue
    for number, text in enumerate(paragraphs[:2], 1):
        for mark in dates(text, language_of(language), date.today()):
            if mark.why == WRITTEN and len(mark.meaning) == len("2031-05-20"):
                return date.fromisoformat(mark.meaning), f"paragraph {number}"
    raise NoArticle(
        "its date is not in its name nor at its beginning; say it with --date YYYY-MM-DD"
    )


def id_of(file: Path, publisher: str, day: date) -> str:
    """Return an id for an article: its publisher, or the name of its file, and its day."""
    name = IN_A_NAME.sub("", publisher or file.stem)
    return f"{slug(name)[:LONGEST_ID].strip('-') or 'article'}-{day.isoformat()}"


def slug(text: str) -> str:
    """Return a text in small ASCII letters, digits and hyphens."""
    ascii_ = normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_.lower()).strip("-")


class Differences(NamedTuple):
    """How a text differs from a recorded article."""

    record: Seed
    same: int
    """How many of its paragraphs are recorded."""
    changed: tuple[int, ...]
    new: tuple[int, ...]
    gone: tuple[int, ...]
    """Paragraphs of the record that the text has not."""

    @property
    def lines(self) -> Iterator[str]:
        """Each kind of difference, as a message says it."""
        for numbers, how in (
            (self.changed, "changed"),
            (self.new, "new"),
            (self.gone, "of the record gone"),
        ):
            if numbers:
                yield f"{', '.join(f'¶ {number}' for number in numbers)} {how}"

    def __str__(self) -> str:
        return "; ".join(self.lines)


def earlier_version(paragraphs: tuple[str, ...], dossier: Dossier) -> Differences | None:
    """Return how a text differs from the recorded article that it is a version of, if it is one."""
    found = [differences(paragraphs, seed) for seed in dossier.seeds]
    best = max(found, key=lambda one: one.same, default=None)
    is_same = best and best.same >= SAME_ARTICLE * min(len(paragraphs), len(best.record.paragraphs))
    return best if is_same else None


def differences(paragraphs: tuple[str, ...], seed: Seed) -> Differences:
    """Return which paragraphs of a text are not those of a record."""
    recorded = [paragraph.sha256 for paragraph in seed.paragraphs]
    known = set(recorded)
    there = [next((d for d in digests_of(text) if d in known), text) for text in paragraphs]
    changed: list[int] = []
    new: list[int] = []
    gone: list[int] = []
    for how, first, last, start, end in SequenceMatcher(None, recorded, there, False).get_opcodes():
        if how == "equal":
            continue
        both = min(last - first, end - start)
        changed += range(start + 1, start + both + 1)
        new += range(start + both + 1, end + 1)
        gone += range(first + both + 1, last + 1)
    same = len(paragraphs) - len(changed) - len(new)
    return Differences(seed, same, tuple(changed), tuple(new), tuple(gone))
