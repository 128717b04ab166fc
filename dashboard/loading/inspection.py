"""One look at a dossier through all layers: its files, its sentences, and the articles at hand.

The sentences and the briefing are judged as soon as every record that another names could be read,
be there other problems or not. They are not judged where `config.yaml` or the tripwires could not
be read, nor where an entry names one that is missing or could not be read: what a sentence may
say is made of the entries that its fact names, and of the facts beside it.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dashboard.domain.config import Config
from dashboard.domain.dossier import Dossier, Entry
from dashboard.domain.tensions import Tripwires
from dashboard.loading import examined
from dashboard.loading.audit import Audit, audits
from dashboard.loading.checks.briefing import check_for_briefing
from dashboard.loading.checks.reviewed import check_reviews
from dashboard.loading.composed import in_one_form
from dashboard.loading.draft import Draft
from dashboard.loading.editorial import check_sentences
from dashboard.loading.fineness import check_fineness
from dashboard.loading.inventory import DATA, INVENTORY


class Inspection(NamedTuple):
    """The result of one look at the files. Problems are among the findings of the draft."""

    draft: Draft
    dossier: Dossier | None
    """The dossier, as far as it could be put together; None where it could not."""
    audits: tuple[Audit, ...]
    """Of each article that was at hand: what was held against its text."""
    not_judged: str
    """Why sentences and briefing were not judged; empty where they were."""


def inspect(
    config: Path,
    articles: Iterable[Path] = (),
    *,
    briefing_on: date | None = None,
    over: Mapping[Path, bytes] | None = None,
) -> Inspection:
    """Check a dossier in all layers. `briefing_on` adds what matters before a briefing, that day.

    `over` is what files are taken to hold that were not saved yet, by their paths.
    Raises ArticleMismatch where the text of an article cannot be read or is of another.
    """
    draft, dossier = examined(config, over=over)
    if dossier is None:
        not_judged = _missing(draft)
        dossier = None if not_judged else draft.finished({}, {})
    if dossier is None:
        return Inspection(draft, None, (), not_judged)
    judged = in_one_form(dossier, draft)
    made = audits(judged, draft, articles)
    texts = {one.seed.id: one.paragraphs for one in made if one.paragraphs}
    check_sentences(draft, judged, texts, strict=briefing_on is not None)
    if briefing_on:
        check_for_briefing(draft, judged, briefing_on)
        check_reviews(draft, dossier)
        check_fineness(draft)
    return Inspection(draft, dossier, made, "")


def _missing(draft: Draft) -> str:
    """Return why no dossier can be put together; nothing where it can."""
    for record in (Config, Tripwires):
        if len(draft.of(record)) != 1:
            file = INVENTORY["tripwires"].file if record is Tripwires else "config.yaml"
            return f"{file} is not read"
    read = _ids_that_were_read(draft)
    for use in draft.reader.uses:
        is_of_a_record = not use.owner.id or use.owner.id in read.get(use.owner.collection, {})
        if is_of_a_record and use.id not in read.get(use.collection, {use.id}):
            return f"{INVENTORY[use.collection].noun} '{use.id}', which others name, is not read"
    return "" if read["facts"] else "there is no fact"


def _ids_that_were_read(draft: Draft) -> dict[str, set[str]]:
    """Return the ids of all entries that could be read, by collection."""
    found: dict[str, set[str]] = {}
    for collection in (*DATA, INVENTORY["seeds"]):
        records: tuple[Entry, ...] = draft.of(collection.record)
        found[collection.name] = {entry.id for entry in records}
    (config,) = draft.of(Config)
    for name in ("kinds", "help_kinds", "actor_kinds", "maps", "slides"):
        found[name] = {entry.id for entry in getattr(config, name)}
    return found
