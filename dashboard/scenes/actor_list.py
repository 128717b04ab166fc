"""The relations of actors in rows, for screens that are too narrow for a graph."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.domain.relations import Relation
from dashboard.scenes.bounds import LINE
from dashboard.scenes.measure import fitted
from dashboard.scenes.relation_looks import HEAD, MARK, RING, Relations
from dashboard.scenes.shapes import Frame, Group, Ink, Layer, Path, Stroke, Text

PAD, GAP = 8, 4
ARROW = 34
"""Pixels that a line is long."""
LINES = 7
"""So many lines of a name, or of a deed, at most."""
ONLY_TOWARD = "Others named here"


@dataclass
class _Rows:
    """The rows in the making."""

    relations: Relations
    frame: Frame
    top: float = 0
    groups: list[Group] = field(default_factory=list)
    rings: list[Group] = field(default_factory=list)

    def heading(self, name: str) -> None:
        """Add an actor."""
        size, width = self.frame.size, self.frame.width
        actor = self.relations.excerpt.dossier.actor[name]
        lines = fitted(actor.name, size, width - 2 * PAD, LINES, bold=True)
        x0, x1, y0 = 1.0, width - 1, self.top + GAP
        y1 = y0 + LINE * size * len(lines) + PAD
        outline = ((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0))
        box = Path(runs=(outline,), fill=Ink("rule", 0.4), stroke=Stroke(Ink("border"), 1))
        text = Text(at=(x0 + PAD, (y0 + y1) / 2), lines=lines, size=size, is_bold=True)
        self.groups.append(self.relations.about_actor(name, box, text))
        if self.relations.excerpt.selection.actor == name:
            ring = Path(runs=(outline,), stroke=RING)
            self.rings.append(
                Group(name=f"Selected: {actor.name}", shapes=(ring,), layer=Layer.FOCUS)
            )
        self.top = y1 + GAP

    def row(self, one: Relation) -> None:
        """Add what an actor does: a line as firm as it is, the deed in words, and toward whom."""
        size, dossier = self.frame.size, self.relations.excerpt.dossier
        start = PAD + MARK / 2
        end = start + ARROW
        at = end + HEAD / 2 + PAD
        deed = f"{one.phrase} {dossier.actor[one.toward].name}"
        lines = fitted(deed, size, self.frame.width - at, LINES)
        y = self.top + GAP + LINE * size / 2
        ink = Ink("muted" if self.relations.is_away(one) else "ink")
        words = Text(at=(at, self.top + GAP), lines=lines, size=size, ink=ink, baseline="top")
        points = ((start, y), (end, y))
        lane = dossier.actor[one.actor].name
        self.groups.append(self.relations.line(one, points, (words,), lane))
        if self.relations.is_selected(one):
            self.rings.append(self.relations.ring(one, points))
        self.top += LINE * size * len(lines) + 2 * GAP

    def say(self, words: str) -> None:
        """Add a line of words over what follows."""
        size = self.frame.size
        text = Text(at=(1, self.top + size), lines=(words,), size=size, ink=Ink("muted"))
        self.groups.append(Group(name=words, shapes=(text,), layer=Layer.AXIS))
        self.top += size * 2


def listed(
    relations: Relations, drawn: Sequence[Relation], frame: Frame
) -> tuple[float, list[Group]]:
    """Return how high the rows are, and these: who acts, each with its deeds, then all others."""
    rows = _Rows(relations, frame)
    acting = dict.fromkeys(one.actor for one in drawn)
    for name in acting:
        rows.heading(name)
        for one in drawn:
            if one.actor == name:
                rows.row(one)
    others = [name for name in dict.fromkeys(one.toward for one in drawn) if name not in acting]
    if others:
        rows.say(ONLY_TOWARD)
    for name in others:
        rows.heading(name)
    return rows.top + GAP, [*rows.groups, *rows.rings]
