"""One edit of a fact: what it would change, and what check and audit would say to that."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unicodedata import normalize

from dashboard.authoring.auditing import RULES, Bench, evidence_of
from dashboard.authoring.checking import Said, field_of, said_of
from dashboard.authoring.choices import Choice, Kind, changes_of, choice_of
from dashboard.authoring.desk import Look
from dashboard.authoring.drafts import Proposed
from dashboard.authoring.form import KEYS, Values, entry_of, folded, passage_of, values_of
from dashboard.authoring.reading import paragraphs_of
from dashboard.authoring.saving import Change, file_of, text_digest, tried
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.problems import CrisisError
from dashboard.domain.proposals import Proposal
from dashboard.domain.sources import Seed
from dashboard.domain.wording import composed
from dashboard.loading.findings import At
from dashboard.loading.inspection import Inspection, inspect
from dashboard.loading.inventory import FROM, PASSAGES

FACTS = "facts"
LONGEST_ID = 40
NO_ID = "new-fact"


class Refused(CrisisError):
    """What a page asked for cannot be done: one line that says why."""


@dataclass(frozen=True)
class Edit:
    """What a form asks for."""

    seed: Seed
    id: str
    is_new: bool
    before: str | None
    """The digest of the entry when the form was opened; None for a new one."""
    entry: Values
    """All that the entry is to say."""
    base: Mapping[str, Any]
    """What it says in the file now; nothing if it is new."""
    quote: str
    """The words of the article that were selected."""
    passage: Values
    """The passage that is made for it; nothing where it names none, or one that is there."""

    choice: Choice
    """How a new one stands to what is there."""
    proposal: str
    """The id of the proposal that it is made of; empty if of none."""

    @property
    def proposed(self) -> Proposed:
        """Return a new fact as the proposal that it amounts to."""
        own = Proposal(id=self.id, by="author", quote=self.quote, choice=str(self.choice))
        fact = {key: value for key, value in self.entry.items() if key != "id"}
        return Proposed(own, fact, At(""), {})

    def changes(self, config: Path, look: Look, before: str | None) -> list[Change]:
        """Return the changes of the files, if its entry there is as `before` says."""
        file = file_of(config, FACTS)
        name = self.passage.get("id", "")
        first = [Change(file, PASSAGES.name, name, None, self.passage)] if name else []
        if not self.is_new:
            keys = {key: self.entry.get(key) for key in _differing(self.entry, self.base)}
            return [*first, Change(file, FACTS, self.id, before, keys)]
        made = changes_of(config, look.dossier, self.proposed, self.choice)
        after = place_of(self, look)
        return [*first, *(self._placed(change, after) for change in made)]

    def _placed(self, change: Change, after: str) -> Change:
        """Return a change; that of the new fact with its place, and only where there is none."""
        is_own = (change.collection, change.id) == (FACTS, self.id)
        return replace(change, before=None, after=after) if is_own else change


def _differing(entry: Mapping[str, Any], base: Mapping[str, Any]) -> tuple[str, ...]:
    shown = (key for key in (*entry, *base) if key in (*KEYS, "reports"))
    return tuple(key for key in dict.fromkeys(shown) if entry.get(key) != base.get(key))


def edit_of(pairs: list[tuple[str, str]], look: Look) -> Edit:
    """Return what a form asks for. Raises Refused, and Unknown for a field that no form has."""
    values = folded(pairs)
    known = values.get("known", "")
    seed = next((one for one in look.seeds if one.id == values.get("article")), None)
    if seed is None:
        raise Refused("the text of this article is no longer there: open the page again")
    if known and known not in look.written:
        raise Refused(f"fact '{known}' is no longer in the file: nothing was saved")
    base = look.written.get(known, {})
    name = known or values.get("id") or made_id(values, look.dossier)
    passage = {} if values.get(FROM, "") in ("", *look.passages) else passage_of(values)
    passages = look.passages | ({passage["id"]: passage} if passage else {})
    return Edit(
        seed=seed,
        id=name,
        is_new=not known,
        before=values.get("before") if known else None,
        entry=entry_of(values | {"id": name}, base, passages),
        base=base,
        quote=values.get("quote", ""),
        passage=passage,
        choice=choice_of(values.get("choice", Kind.NEW), look.dossier),
        proposal=values.get("proposal", ""),
    )


def made_id(values: Values, dossier: Dossier) -> str:
    """Return an id made of the label, or of the statement: one that no other fact has."""
    words = values.get("short") or values.get("statement") or NO_ID
    letters = normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    parts = re.findall(r"[a-z0-9]+", letters) or [NO_ID]
    slug = _short("-".join(parts))
    taken = {*dossier.fact, *dossier.present_id}
    numbered = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
    return slug if slug not in taken else next(one for one in numbered if one not in taken)


def _short(slug: str) -> str:
    """Return as many whole words of a slug as an id may have."""
    if len(slug) <= LONGEST_ID:
        return slug
    return slug[: LONGEST_ID + 1].rpartition("-")[0] or slug[:LONGEST_ID]


@dataclass(frozen=True)
class Answer:
    """What check and audit say to an edit, and the dossier as it would be."""

    edit: Edit
    said: tuple[Said, ...]
    fact: Fact | None
    """The fact as it would be; None where it cannot be read yet."""
    dossier: Dossier | None

    @property
    def wrong(self) -> int:
        """How many problems there are, warnings aside."""
        return sum(not one.is_warning for one in self.said)


def answer(edit: Edit, look: Look, config: Path) -> Answer:
    """Judge an edit as if it had been saved. Raises what `tried` and `changes_of` do."""
    now = None if edit.is_new else text_digest(config, FACTS, edit.id)
    if edit.is_new and edit.id in {*look.written, *look.dossier.present_id}:
        taken = Said("id", f"'{edit.id}' is taken", "choose another id", False, True)
        return Answer(edit, (taken,), None, None)
    found = _tried(config, edit.changes(config, look, now), look)
    problems = (*found.draft.findings.problems, *found.draft.findings.warnings)
    said = said_of(problems, look.problems, edit.id)
    dossier = found.dossier
    fact = (dossier.fact.get(edit.id) or dossier.fact.get(edit.choice.target)) if dossier else None
    return Answer(edit, (*said, *_of_words(edit, found, look, config)), fact, dossier)


def _tried(config: Path, changes: Sequence[Change], look: Look) -> Inspection:
    return inspect(config, look.articles, over=tried(config, changes))


def _of_words(edit: Edit, found: Inspection, look: Look, config: Path) -> Iterator[Said]:
    """Yield what the audit says of a new fact beside the words that it was made of."""
    if not edit.quote:
        return
    if edit.choice.kind in (Kind.SAME, Kind.WITHDRAWS):  # no fact of its own comes of these
        found = _tried(config, replace(edit, choice=Choice()).changes(config, look, None), look)
    fact = found.dossier.fact.get(edit.id) if found.dossier else None
    if fact is None or found.dossier is None:
        return
    bench = bench_of(edit.seed, look, config)
    evidence = evidence_of(edit.proposed, fact, found.dossier, bench)
    for fault in (fault for rule in RULES for fault in rule(evidence)) if evidence else ():
        yield Said(field_of(fault.key), fault.what, fault.hint, False, True)


def bench_of(seed: Seed, look: Look, config: Path) -> Bench:
    """Return what the audit judges words of an article with."""
    text = look.dossier.seeds_folder / f"{seed.id}.txt"
    paragraphs = dict(enumerate(map(composed, look.texts[seed.id]), 1))
    known = frozenset((one.file, one.what) for one in look.problems if not one.warning)
    return Bench(config, look.dossier, seed, text, paragraphs, known)


def place_of(edit: Edit, look: Look) -> str:
    """Return the fact that a new one follows: the last one of its paragraph, or of one above it."""
    last = max(numbers_of(edit, look), default=0)
    above = [one for one in paragraphs_of(edit.seed, look) if one.number <= last]
    return next((one.facts[-1].id for one in reversed(above) if one.facts), "")


def numbers_of(edit: Edit, look: Look) -> list[int]:
    """Return the paragraphs that the last report of a fact names."""
    made = {edit.passage["id"]: edit.passage} if edit.passage else {}
    reports = values_of(edit.entry, look.passages | made)["reports"]
    return [int(one) for one in reports[-1].get("paragraphs", ()) if one.isdecimal()]


def refuse_unreadable(made: Answer) -> None:
    """Raise Refused for an edit that our loader would not read: then nothing would be left."""
    if made.fact is None:
        first = made.said[0] if made.said else None
        spot = f"{first.field.rpartition('.')[2]} " if first and first.field else ""
        what = f": {spot}{first.what}" if first else ""
        raise Refused(f"the fact cannot be read yet{what}; nothing was saved")
