"""What the reading page can ask for. Each takes what the page sent and returns what it shows."""

from pathlib import Path
from typing import Any

from dashboard.authoring import rendering
from dashboard.authoring.accepting import accept, judged, refuse
from dashboard.authoring.choosing import choices
from dashboard.authoring.desk import Desk, Look
from dashboard.authoring.drafts import Drafts, Proposed, decision, read_drafts
from dashboard.authoring.filling import filled, new_passage
from dashboard.authoring.form import values_of
from dashboard.authoring.house_style import entry_lines, plain
from dashboard.authoring.marking import marks_of
from dashboard.authoring.previewing import drawings
from dashboard.authoring.reading import Read, paragraphs_of
from dashboard.authoring.saving import Change, Conflict, entry_in, file_of, save, text_digest
from dashboard.authoring.trying import (
    FACTS,
    Answer,
    Edit,
    Refused,
    answer,
    bench_of,
    edit_of,
    numbers_of,
    refuse_unreadable,
)
from dashboard.authoring.twins import candidate_of, twins
from dashboard.domain.sources import Seed
from dashboard.loading.inventory import SEEDS

Asked = dict[str, str]
Pairs = list[tuple[str, str]]
ENDS = ("start", "end")


class Collision(Conflict):
    """Somebody else changed the entry meanwhile; `html` shows what, beside what was typed."""

    def __init__(self, line: str, html: str) -> None:
        super().__init__(line)
        self.html = html


class Actions:
    """The actions of one desk. All raise CrisisError with one line where they cannot be done."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def page(self, asked: Asked) -> str:
        """Return the page of an article: the newest, unless one is asked for."""
        look = self.desk.look()
        named = (seed for seed in look.seeds if seed.id == asked.get("record"))
        seed = next(named, look.seeds[0])
        return rendering.page(seed, _number(asked), look, self.drafts(seed))

    def parts(self, asked: Asked) -> dict[str, Any]:
        """Return the parts of the page that differ when a paragraph is chosen."""
        look = self.desk.look()
        seed = _seed(asked, look)
        return rendering.parts(seed, _number(asked), look, self.drafts(seed))

    def drafts(self, seed: Seed) -> Drafts:
        """Return the proposals for an article, as far as they can be read."""
        return read_drafts(self.desk.config, seed.id)

    def form(self, asked: Asked) -> dict[str, Any]:
        """Return the form of a fact that is there, or of a new one for some words."""
        look = self.desk.look()
        seed = _seed(asked, look)
        name = asked.get("fact", "")
        chosen = _chosen(seed, _number(asked), look)
        if proposal := asked.get("proposal", ""):
            shown = self._proposed(seed, proposal, look)
        else:
            shown = self._known(name, look) if name else _new(seed, chosen, asked, look)
        offered = new_passage(chosen, look)
        return {"html": rendering.form(seed, look, known=name, new_passage=offered, **shown)}

    def _known(self, name: str, look: Look) -> dict[str, Any]:
        """Return what the form shows of a fact that is there."""
        if name not in look.written:
            raise Refused(f"fact '{name}' is no longer in the file")
        values = values_of(look.written[name], look.passages)
        before = text_digest(self.desk.config, FACTS, name)
        return {"values": values, "before": before, "words": ""}

    def _proposed(self, seed: Seed, name: str, look: Look) -> dict[str, Any]:
        """Return what the form shows of a proposal."""
        one = self._open_proposal(seed.id, name)
        values = values_of({"id": name, **one.fact}, look.passages)
        words = {"before": None, "words": one.proposal.quote, "proposal": name}
        return {"values": values | {"choice": one.proposal.choice}, **words}

    def _open_proposal(self, record: str, name: str) -> Proposed:
        for one in read_drafts(self.desk.config, record).proposals:
            if one.id == name and one.is_open:
                return one
        raise Refused(f"proposal '{name}' is no longer open")

    def verdict(self, asked: Asked) -> dict[str, Any]:
        """Return what the audit says of a proposal, with the facts that it may repeat."""
        look = self.desk.look()
        seed = _seed(asked, look)
        one = self._open_proposal(seed.id, asked.get("proposal", ""))
        made = judged(one, bench_of(seed, look, self.desk.config), asked.get("choice", ""))
        likely = twins(candidate_of(one.fact, one.id, one.proposal.quote), look.dossier)
        groups = tuple(choices(likely, look))
        words = {"one": one, "verdict": made, "twins": likely, "groups": groups}
        return {"html": rendering.fill("verdict", now=look.dossier, choice=made.choice, **words)}

    def accept(self, pairs: Pairs) -> dict[str, Any]:
        """Take a proposal into the dossier. Raises NotAccepted with the reasons."""
        asked = dict(pairs)
        look = self.desk.look()
        seed = _seed(asked, look)
        one = self._open_proposal(seed.id, asked.get("proposal", ""))
        bench = bench_of(seed, look, self.desk.config)
        accept(self.desk.config, one, bench, asked.get("choice", ""))
        return {"saved": one.id, "parts": self._anew(seed.id, _number(asked))}

    def refuse(self, pairs: Pairs) -> dict[str, Any]:
        """Note why a proposal is not taken."""
        asked = dict(pairs)
        seed = _seed(asked, self.desk.look())
        one = self._open_proposal(seed.id, asked.get("proposal", ""))
        why = _reason(asked)
        if not why:
            raise Refused("say why it is refused")
        refuse(self.desk.config, seed.id, one.id, why)
        return {"saved": one.id, "parts": self._anew(seed.id, _number(asked))}

    def check(self, pairs: Pairs) -> dict[str, Any]:
        """Return what check and audit say of a form as it is now, and how the fact will look."""
        look = self.desk.look()
        edit = edit_of(pairs, look)
        return _shown(answer(edit, look, self.desk.config), look)

    def save(self, pairs: Pairs) -> dict[str, Any]:
        """Save a form. Raises Collision where somebody changed the entry meanwhile."""
        look = self.desk.look()
        edit = edit_of(pairs, look)
        if not edit.is_new or edit.id not in look.written:
            refuse_unreadable(answer(edit, look, self.desk.config))
        try:
            save(self.desk.config, [*self._changes(edit, look), *self._noted(edit)])
        except Conflict as conflict:
            raise Collision(str(conflict), self._conflict(edit, str(conflict))) from None
        number = next(iter(numbers_of(edit, look)), 0)
        return {"saved": edit.id, "number": number, "parts": self._anew(edit.seed.id, number)}

    def _changes(self, edit: Edit, look: Look) -> list[Change]:
        return edit.changes(self.desk.config, look, edit.before)

    def _noted(self, edit: Edit) -> list[Change]:
        """Return the change that notes in a draft what became of a proposal, if it was one."""
        if not edit.proposal:
            return []
        said = {"accepted": True, "choice": str(edit.choice)}
        return [decision(self.desk.config, edit.seed.id, edit.proposal, **said)]

    def _anew(self, record: str, number: int) -> dict[str, str]:
        """Return the parts of the page as the files are now."""
        return self.parts({"record": record, "paragraph": str(number)})

    def _conflict(self, edit: Edit, line: str) -> str:
        """Return what an entry says now beside what the form says."""
        theirs = self.desk.look().written.get(edit.id, {})
        keys = dict.fromkeys((*theirs, *edit.entry))
        rows = [
            (key, _in_line(theirs.get(key)), _in_line(edit.entry.get(key)))
            for key in keys
            if theirs.get(key) != edit.entry.get(key)
        ]
        now = text_digest(self.desk.config, FACTS, edit.id)
        can_be_saved = rows if not edit.is_new and now else []
        return rendering.fill("conflict", line=line, rows=can_be_saved, before=now)

    def nothing(self, pairs: Pairs) -> dict[str, Any]:
        """Say why nothing of a paragraph is in the dossier, or no longer with no words."""
        asked = dict(pairs)
        look = self.desk.look()
        chosen = _chosen(_seed(asked, look), _number(asked), look)
        why = _reason(asked)
        save(self.desk.config, [_said_nothing(self.desk.config, chosen, why)])
        return {"parts": self._anew(chosen.seed.id, chosen.number)}


def _new(seed: Seed, chosen: Read, asked: Asked, look: Look) -> dict[str, Any]:
    """Return what the form of a new fact begins with, for the words that were selected."""
    start, end = (int(asked[key]) if asked.get(key, "").isdecimal() else 0 for key in ENDS)
    within = [mark for mark in marks_of(chosen, look) if start <= mark.start < end]
    words = chosen.text[start:end].strip()
    return {"values": filled(seed, chosen, look, within), "before": None, "words": words}


def _said_nothing(config: Path, chosen: Read, why: str) -> Change:
    """Return the change of a record in which one paragraph says why nothing rests on it."""
    name = chosen.seed.id
    file = file_of(config, SEEDS, name)
    written = entry_in(config, file, SEEDS, name) or {}
    paragraphs = [
        {**one, "nothing": why or None} if one.get("number") == str(chosen.number) else one
        for one in written.get("paragraphs", ())
    ]
    return Change(file, SEEDS, name, text_digest(config, SEEDS, name), {"paragraphs": paragraphs})


def _seed(asked: Asked, look: Look) -> Seed:
    for seed in look.seeds:
        if seed.id == asked.get("record"):
            return seed
    raise Refused("the text of this article is no longer there: open the page again")


def _reason(asked: Asked) -> str:
    return " ".join(asked.get("why", "").split())


def _number(asked: Asked) -> int:
    given = asked.get("paragraph", "")
    return int(given) if given.isdecimal() and len(given) < 6 else 0


def _chosen(seed: Seed, number: int, look: Look) -> Read:
    for one in paragraphs_of(seed, look):
        if one.number == number:
            return one
    raise Refused(f"the article has no paragraph {number}")


def _in_line(value: Any) -> str:
    """Return a value of an entry on one line."""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_in_line(held)}" for key, held in value.items())
    if isinstance(value, list):
        return "; ".join(map(_in_line, value))
    return "" if value is None else str(value)


def _shown(made: Answer, look: Look) -> dict[str, Any]:
    """Return an answer as the page shows it."""
    edit = made.edit
    pictures = drawings(made.fact, made.dossier, look.dossier) if made.fact and made.dossier else ()
    candidate = candidate_of(edit.entry, edit.id, edit.quote)
    likely = twins(candidate, look.dossier) if edit.is_new else ()
    html = rendering.fill(
        "answers",
        said=made.said,
        twins=likely,
        groups=tuple(choices(likely, look)) if edit.is_new else (),
        choice=edit.choice,
        fact=made.fact,
        dossier=made.dossier,
        now=look.dossier,
        drawings=tuple(pictures),
        lines=entry_lines(plain(edit.entry), 2),
    )
    said = [one._asdict() for one in made.said if one.is_here and one.field]
    return {"id": edit.id, "said": said, "wrong": made.wrong, "html": html}
