"""An article is taken in: its record, its text, its source and its proposals, or nothing of it."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dashboard.atomic_write import write
from dashboard.authoring import drafts
from dashboard.authoring.articles import (
    Article,
    Differences,
    NoArticle,
    earlier_version,
)
from dashboard.authoring.clues import Clues, as_yaml, clues_in
from dashboard.authoring.saving import Change, change_of, file_of, save
from dashboard.domain.dossier import Dossier
from dashboard.domain.problems import BadDossier
from dashboard.loading import load
from dashboard.loading.inventory import SEEDS


class Added(NamedTuple):
    """What was written for an article."""

    article: Article
    found: list[Clues]
    differs: Differences | None
    """How it differs from an earlier version of it that is on record."""
    files: tuple[Path, ...]
    """The files that were written or changed, seen from the folder of `config.yaml`."""
    moved_from: date | None
    """The as-of date before it was moved to the day of the article."""
    timeline_ends: date | None
    """The last day of the timeline, if it is before that of the article."""


def add(config: Path, file: Path, article: Article, dossier: Dossier, *, move: bool) -> Added:
    """Record an article whose text is in a file; `move` lets the as-of date follow its day.

    Raises NoArticle where it is on record or younger than the dossier; NotSaved, and BadDossier
    where the dossier would not be valid with it: then the files are as they were.
    """
    differs = earlier_version(article.paragraphs, dossier)
    _refuse_recorded(article, differs, dossier)
    moved = article.day > dossier.config.as_of
    if moved and not move:
        raise NoArticle(
            f"{article.day} is after {dossier.config.as_of}, the as-of date: "
            "give --move-as-of to move that too, or correct --date"
        )
    found = clues_in(article, dossier)
    text = dossier.seeds_folder / f"{article.id}.txt"
    draft = drafts.file_of(config, article.id)
    _refuse_there(text, file)
    _save(config, list(_changes(config, article, dossier, moved)), {text: file.read_bytes()})
    draft.parent.mkdir(exist_ok=True)
    write(draft, as_yaml(article, found).encode())
    changed = [file_of(config, SEEDS, article.id), text, file_of(config, "sources"), draft]
    files = tuple(_seen_from(config, path) for path in (*changed, *([config] if moved else [])))
    ends = max(span.end for span in dossier.config.timeline)
    return Added(
        article,
        found,
        differs,
        files,
        moved_from=dossier.config.as_of if moved else None,
        timeline_ends=ends if ends < article.day else None,
    )


def _seen_from(config: Path, path: Path) -> Path:
    return path.relative_to(config.parent) if path.is_relative_to(config.parent) else path


def _refuse_recorded(article: Article, differs: Differences | None, dossier: Dossier) -> None:
    """Refuse a text that is on record, and the id of another. Raises NoArticle."""
    ids = {seed.id for seed in dossier.seeds}
    free = next(f"{article.id}-{n}" for n in range(2, 1000) if f"{article.id}-{n}" not in ids)
    if differs and not str(differs):
        raise NoArticle(f"the text is on record already, as {differs.record.id}")
    if differs and article.id == differs.record.id:
        how = f"{article.id} is on record with another text ({differs})"
        raise NoArticle(f"{how}; give --id {free} to record this version beside it")
    if article.id in ids | dossier.source.keys():
        raise NoArticle(f"there is an entry {article.id} already; give another id: --id {free}")


def _refuse_there(text: Path, file: Path) -> None:
    if text.exists() and not text.samefile(file):
        raise NoArticle(f"{text} is there already; move it away first, or give another --id")


def _changes(config: Path, article: Article, dossier: Dossier, moved: bool) -> Iterable[Change]:
    """Yield the changes of the files: the record, the source, and the as-of date."""
    yield change_of(config, SEEDS, article.id, article.record)
    yield change_of(config, "sources", article.id, article.source(dossier))
    if moved:
        yield change_of(config, "", "", {"as_of": article.day})


def _save(config: Path, changes: list[Change], texts: dict[Path, bytes]) -> None:
    """Make changes and write texts; put all back if the dossier is not valid with them."""
    paths = [change.file for change in changes]
    before = {path: path.read_bytes() if path.exists() else None for path in (*paths, *texts)}
    try:
        for path, content in texts.items():
            write(path, content)
        save(config, changes)
        load(config)
    except BaseException as error:
        for path, held in before.items():
            _put_back(path, held)
        if isinstance(error, BadDossier):
            raise NoArticle(f"the dossier would not be valid with it: {error}") from None
        raise


def _put_back(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    elif path.read_bytes() != content:
        write(path, content)
