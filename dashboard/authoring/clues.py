"""Clues for the facts of a new article, by paragraph: marks, a passage, and likely repeats.

Nothing here is a fact: a person writes these, or accepts them one by one.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from dashboard.authoring.articles import Article
from dashboard.authoring.drafts import CLUES, PROPOSALS
from dashboard.authoring.house_style import pair_lines, plain
from dashboard.authoring.marks import Mark, Sort, marks
from dashboard.authoring.resembling import Resembling, resembling
from dashboard.domain.dossier import Dossier
from dashboard.domain.vocabulary import SourceKind, WhenIs

HEAD = """\
# What `crisis-dashboard article add` found in an article. It is no part of the dossier.
# It quotes the article, so it stays on this machine and out of version control.
"""


class Clues(NamedTuple):
    """What was found in one paragraph."""

    number: int
    marks: tuple[Mark, ...]
    passage: dict[str, object]
    """Keys for `passages` in facts.yaml."""
    alike: list[Resembling]

    def of(self, sort: Sort) -> Iterator[Mark]:
        """Return the marks of one sort."""
        return (mark for mark in self.marks if mark.sort is sort)


def clues_in(article: Article, dossier: Dossier) -> list[Clues]:
    """Return what was found in each paragraph of an article but its headings."""
    return [
        _of_paragraph(number, text, article, dossier)
        for number, text in enumerate(article.paragraphs, 1)
        if number not in article.headings
    ]


def _of_paragraph(number: int, text: str, article: Article, dossier: Dossier) -> Clues:
    there = marks(text, article.language, article.day, dossier)
    passage = _passage(number, there, article, dossier)
    return Clues(number, there, passage, resembling(there, dossier))


def _passage(
    number: int, there: tuple[Mark, ...], article: Article, dossier: Dossier
) -> dict[str, object]:
    """Return what the facts of a paragraph may share. The chain is a guess: outlets go first."""
    passage: dict[str, object] = {
        "id": f"{article.id}-{number}",
        "via": [article.id, *sources_in(there, dossier)],
        "paragraphs": [number],
    }
    return passage | _when(there, article)


def sources_in(there: tuple[Mark, ...], dossier: Dossier) -> list[str]:
    """Return the sources that are named, articles aside: outlets first, as they tell of others."""
    named = [dossier.source[name] for name in _entries(there, "sources")]
    told = [source for source in named if source.kind is not SourceKind.ARTICLE]
    return [one.id for one in sorted(told, key=lambda one: one.kind is not SourceKind.OUTLET)]


def _entries(there: tuple[Mark, ...], collection: str) -> list[str]:
    """Return the entries of a collection that are named, each once, in order."""
    named = (entry for mark in there if mark.sort is Sort.NAME for entry in mark.meaning.split())
    split = (entry.partition(":") for entry in named)
    return list(dict.fromkeys(name for place, _, name in split if place == collection))


def _when(there: tuple[Mark, ...], article: Article) -> dict[str, object]:
    """Return the only date of a paragraph, if it is another day than that of the report."""
    named = [mark for mark in there if mark.sort is Sort.DATE]
    if len(named) != 1 or named[0].meaning == article.day.isoformat():
        return {"when": article.day, "when_is": WhenIs.REPORT}
    (mark,) = named
    when: dict[str, object] = {"when": mark.meaning, "when_is": mark.detail}
    return when | ({"when_why": mark.why} if mark.detail == WhenIs.INFERRED else {})


def as_yaml(article: Article, found: list[Clues]) -> str:
    """Return the draft of an article as a file: what was found, and no proposal yet."""
    whole = {
        CLUES: [plain(_entry(one)) for one in found],
        PROPOSALS: [],
    }
    lines = (line for key, value in whole.items() for line in pair_lines(key, value, 0))
    return HEAD + "\n".join(lines) + "\n"


def _entry(one: Clues) -> dict[str, Any]:
    entry: dict[str, Any] = {"number": one.number, "passage": one.passage}
    for sort in Sort:
        if listed := [_mark(mark) for mark in one.of(sort)]:
            entry[f"{sort.value}s"] = listed
    if one.alike:
        entry["alike"] = [{"fact": like.fact, "why": like.why} for like in one.alike]
    return entry


def _mark(mark: Mark) -> dict[str, str]:
    """Return a mark as the file has it, without what it leaves empty."""
    keys = {"text": mark.text, "means": mark.meaning, "detail": mark.detail, "why": mark.why}
    return {key: value for key, value in keys.items() if value}
