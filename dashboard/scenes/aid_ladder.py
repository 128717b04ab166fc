"""The aid ladder: how far what was asked, or is being arranged, has come, by the word of whom.

A band for each rung, the highest on top, with what it means; in it a line for each row of aid,
state by state, and at its end the source for this stage. Below the rungs stands what is only being
arranged, and what has left the ladder. Nothing stands higher than the source puts it. Stages that
no row has reached share a band, so that one sees how far nothing has come.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from dashboard.domain.aid import AidRequest
from dashboard.domain.articles import article_says
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.phrasing import attribution, counted, softened
from dashboard.domain.scope import shown_of
from dashboard.domain.vocabulary import Stage
from dashboard.scenes.aid_rows import (
    NOTHING_ASKED,
    facts_in,
    first_fact,
    is_contested,
    row_ink,
    row_when,
    said_of_stage,
    told_facts,
    with_signs,
)
from dashboard.scenes.bounds import LINE, box_of_text
from dashboard.scenes.description import described
from dashboard.scenes.ladder_columns import RAIL, Columns, columns_of
from dashboard.scenes.measure import width_of
from dashboard.scenes.shapes import (
    Frame,
    Group,
    Ink,
    Key,
    Layer,
    Path,
    Point,
    Scene,
    Shape,
    Stroke,
    Text,
)
from dashboard.scenes.table import (
    MOST_ROWS,
    block,
    contest_key,
    fitting,
    height_of,
    kind_keys,
    nothing,
    rectangle,
    ring,
    rule,
    sign,
    status_keys,
)

NAME = "aid-ladder"
SOURCE = "Source for this stage"
RUNGS = (Stage.DELIVERED, Stage.SHIPPED, Stage.CONTRACTED, Stage.PROMISED, Stage.REQUESTED)
"""From the highest on."""
OFF = (Stage.COORDINATED, Stage.REFUSED, Stage.RESPONSE_UNCLEAR, Stage.NOT_STATED)
"""Rows outside the ladder: not yet, no longer, or not known to have reached a stage."""

INDENT = 1.4
"""From a mark to its words, in ems."""
REACHED, UNREACHED = Stroke(Ink("ink"), 4), Stroke(Ink("muted"), 1.5)
RAILS, EXTENT = Stroke(Ink("muted"), 2), Stroke(Ink("muted"), 1)


@lru_cache(maxsize=32)
def aid_ladder(excerpt: Excerpt, frame: Frame) -> Scene:
    """Return the ladder: a group for each row of aid; words alone where there is none."""
    said = excerpt.dossier.config.aid
    title = f"{said.asked}. {said.how_far}"
    about = described(title, told_facts(excerpt), excerpt, _summary(excerpt))
    if not excerpt.requests:
        words = " ".join(filter(None, (NOTHING_ASKED, shown_of("requests", excerpt))))
        return nothing(NAME, title, about, words, frame)
    rows = _in_order(excerpt)

    def draw(size: float, most: int) -> Scene:
        columns = columns_of(excerpt, frame, size)
        groups, height = _Sheet(excerpt, columns, rows[:most]).drawn()
        left_out = tuple(_name(row, excerpt) for row in rows[most:])
        return Scene(
            name=NAME,
            title=title,
            description=about,
            width=frame.width,
            height=round(height, 1),
            groups=tuple(groups),
            legend=_legend(excerpt),
            notes=_notes(excerpt, left_out),
            unplaced=left_out,
        )

    return fitting(frame, min(len(rows), MOST_ROWS), draw)


def _summary(excerpt: Excerpt) -> str:
    """Return how many rows are at each stage, in one sentence; '' without any."""
    stages = [row.stage for row in excerpt.requests]
    there = (stage for stage in (*RUNGS, *OFF) if stage in stages)
    counts = (f"{stage.label.lower()}: {stages.count(stage)}" for stage in there)
    return f"Rows by stage: {', '.join(counts)}." if stages else ""


def _in_order(excerpt: Excerpt) -> tuple[AidRequest, ...]:
    """Return the rows as they are drawn: by stage, then by state, then as in the dossier."""
    stages = (*RUNGS, *OFF)
    states = [state.id for state in excerpt.dossier.states_asked]
    return tuple(
        sorted(excerpt.requests, key=lambda row: (stages.index(row.stage), states.index(row.asked)))
    )


def _name(row: AidRequest, excerpt: Excerpt) -> str:
    """Return 'Fjordmark: Lamps, type and number not given, “probably”'."""
    return f"{excerpt.dossier.actor[row.asked].name}: {softened(row.detail, row.hedge)}"


class _Sheet:
    """Draws bands from the top down; `y` is how far it has come."""

    def __init__(self, excerpt: Excerpt, columns: Columns, rows: Sequence[AidRequest]) -> None:
        self.excerpt = excerpt
        self.at = columns
        self.rows = rows
        """Those that are drawn; the rest of their stage is counted."""
        reached = {row.stage for row in excerpt.requests}
        self.first_gap = next((stage for stage in RUNGS if stage not in reached), None)
        self.told_on_top = [
            one for one in OFF if one not in reached and columns.is_tight and self.first_gap
        ]
        """What is off the ladder and said beside the highest rungs that no row has reached."""
        self.y = 0.0
        self.groups: list[Group] = []

    def drawn(self) -> tuple[list[Group], float]:
        """Return the groups of all bands, and their height."""
        size, pad = self.at.size, self.at.pad
        if self.at.source:
            words = block(SOURCE, self.at.right, pad, self.at.source, size, bold=True)
            self._axis("heads", words)
            self.y = height_of(words) + 2 * pad
        top = self.y
        for stages, rows in self._bands(RUNGS):
            start = self.y
            self._band(stages, rows)
            self._steps(start, stages, is_reached=bool(rows))
        rails = tuple(((x * size, top + pad), (x * size, self.y)) for x in (0.3, 1.3))
        self._axis("rails", Path(runs=rails, stroke=RAILS))
        for stages, rows in self._bands(OFF):
            self._band(stages, rows)
        return self.groups, self.y

    def _bands(self, part: Sequence[Stage]) -> Iterator[tuple[list[Stage], list[AidRequest]]]:
        """Yield each stage with its rows; those without any that follow each other together."""
        reached = {row.stage for row in self.excerpt.requests}
        part = [stage for stage in part if stage not in self.told_on_top]
        for is_reached, some in groupby(part, reached.__contains__):
            for band in [[stage] for stage in some] if is_reached else [list(some)]:
                yield band, [row for row in self.excerpt.requests if row.stage in band]

    def _axis(self, name: str, *shapes: Shape) -> None:
        self.groups.append(Group(name=name, shapes=shapes, layer=Layer.AXIS))

    def _steps(self, top: float, stages: Sequence[Stage], *, is_reached: bool) -> None:
        """Draw a step of the ladder for each stage of a band."""
        first = top + self.at.pad + LINE * self.at.size / 2
        apart = (self.y - self.at.pad - first) / len(stages)
        ends = [x * self.at.size for x in (0.3, 1.3)]
        levels = [first + number * apart for number in range(len(stages))]
        runs = tuple(((ends[0], y), (ends[1], y)) for y in levels)
        self._axis("steps", Path(runs=runs, stroke=REACHED if is_reached else UNREACHED))

    def _band(self, stages: Sequence[Stage], rows: Sequence[AidRequest]) -> None:
        """Draw a band: what its stage means, and its rows; or what no row has reached."""
        self._axis("band", rule(RAIL * self.at.size, self.at.width, self.y))
        top = self.y + self.at.pad
        bottom = self._rung(stages, top, is_reached=bool(rows))
        self.y = bottom if rows and not self.at.rung else top
        shown = [row for row in self.rows if row.stage in stages]
        for number, (source, some) in enumerate(groupby(shown, self._source)):
            self.y += self.at.pad * bool(number)
            self._run(source, list(some))
        if missing := len(rows) - len(shown):
            words = f"… and {counted(missing, 'more row')}"
            self._under("rest", words)
        self.y = max(self.y, bottom) + self.at.pad

    def _rung(self, stages: Sequence[Stage], top: float, *, is_reached: bool) -> float:
        """Write what a stage means, or what stages mean that no row has reached; how far down."""
        left, width = RAIL * self.at.size, self.at.rung - self.at.size
        if not is_reached or not self.at.rung:
            width = self.at.width - left
        title = [block(stages[0].label, left, top, width, self.at.size, bold=True)] * is_reached
        under = top + height_of(*title)
        words = stages[0].meaning if is_reached else self._none(stages)
        meaning = block(words, left, under, width, self.at.size)
        self._axis(f"stage {stages[0].value}", *title, meaning)
        return under + height_of(meaning)

    def _none(self, stages: Sequence[Stage]) -> str:
        told = [*stages, *(self.told_on_top if stages[0] is self.first_gap else ())]
        return _unreached(told, self.excerpt, with_meanings=not self.at.is_tight)

    def _source(self, row: AidRequest) -> str:
        return attribution(self.excerpt.dossier.fact[row.stage_fact], self.excerpt.dossier)

    def _run(self, source: str, rows: Sequence[AidRequest]) -> None:
        """Draw rows whose stage has one source, and that: at their end, or under them."""
        top, size = self.y, self.at.size
        for number, (_, some) in enumerate(groupby(rows, lambda row: row.asked)):
            self.y += self.at.apart * bool(number)
            self._state(list(some))
        if self.at.source:
            words = block(source, self.at.right, top, self.at.source, size)
            self.y = max(self.y, top + height_of(words))
            x = self.at.right - 0.6 * size
            self._axis("extent", Path(runs=(((x, top), (x, self.y)),), stroke=EXTENT), words)
        else:
            self._under("source", f"{'Source' if self.at.is_tight else SOURCE}: {source}")

    def _under(self, name: str, said: str) -> None:
        """Write something under the rows."""
        left = self.at.left + self.at.state
        words = block(said, left, self.y, self.at.right - left, self.at.size, ink="muted")
        self._axis(name, words)
        self.y += height_of(words)

    def _state(self, rows: Sequence[AidRequest]) -> None:
        """Draw the rows of one state, beside its name or under it."""
        width = (self.at.state or self.at.right - self.at.left) - self.at.pad
        name = self.excerpt.dossier.actor[rows[0].asked].name
        words = block(name, self.at.left, self.y, width, self.at.size, bold=True)
        self._axis(f"state {rows[0].asked}", words)
        under = self.y + height_of(words)
        left, y = self.at.left + self.at.state, self.y if self.at.state else under
        x = left
        for row in rows:
            words = self._words(row, left, (x, y))
            self.groups += self._row(row, words)
            box = box_of_text(words)
            beside = (box[2] + self.at.size, box[3] - LINE * self.at.size)
            x, y = beside if self.at.is_tight else (left, box[3] + self.at.apart)
        self.y = max(box[3] + self.at.apart / 2, under)

    def _words(self, row: AidRequest, left: float, start: Point) -> Text:
        """Return the words of a row beside the one before if they fit there, else below it."""
        size, (x, y) = self.at.size, start
        said, indent = self._said(row), INDENT * size
        right = self.at.right - (size if self.at.source else 0)
        if x > left and x + indent + width_of(said, size) > right:
            x, y = left, y + LINE * size
        return block(said, x + indent, y, right - x - indent, size)

    def _said(self, row: AidRequest) -> str:
        return with_signs(softened(row.detail, row.hedge), row, self.excerpt)

    def _row(self, row: AidRequest, words: Text) -> Iterator[Group]:
        """Yield the group of a row, and a ring if it is selected."""
        size, ink = self.at.size, row_ink(row, self.excerpt)
        facts = facts_in((row,), self.excerpt)
        left, top, right, bottom = box_of_text(words)
        at = (left - INDENT * size, top)
        air = self.at.apart / 2
        box = (at[0] - size / 5, top - air, right + size / 4, bottom + air)
        yield Group(
            name=row.id,
            shapes=(sign(first_fact(row, self.excerpt), ink, *at, size), words),
            facts=facts,
            target=f"fact:{row.stage_fact if row.stage_fact in facts else facts[0]}",
            said=said_of_stage(row, self.excerpt),
            lane=row.stage.label,
            short=f"{self.excerpt.dossier.actor[row.asked].name}: {self._said(row)}",
            when=row_when(row, self.excerpt),
            hit=(rectangle(box, Ink("page")),),
        )
        if not self.excerpt.focus.isdisjoint(row.facts):
            yield ring(row.id, box)


def _unreached(stages: Sequence[Stage], excerpt: Excerpt, *, with_meanings: bool) -> str:
    """Return what stages mean that no row is at: that some was before, or that none has been."""
    past = {before.stage for row in excerpt.requests for before in row.past}
    never = _named([one for one in stages if one not in past], with_meanings=with_meanings)
    left = _named([one for one in stages if one in past], with_meanings=with_meanings)
    reports = article_says(excerpt.dossier, "reports")
    none = "no row within this filter" if excerpt.selection.is_filter else f"{reports} none"
    said = (f"{never}: {none}." if never else "", f"Earlier: {left}." if left else "")
    return " ".join(filter(None, said))


def _named(stages: Sequence[Stage], *, with_meanings: bool) -> str:
    if not with_meanings:
        return ", ".join(stage.label for stage in stages)
    return "; ".join(f"{stage.label} ({_clause(stage)})" for stage in stages)


def _clause(stage: Stage) -> str:
    return f"{stage.meaning[0].lower()}{stage.meaning[1:].rstrip('.')}"


def _legend(excerpt: Excerpt) -> tuple[Key, ...]:
    first = [first_fact(row, excerpt) for row in excerpt.requests]
    reached = {row.stage for row in excerpt.requests}
    lines = (
        (REACHED, "Stage that something has reached", not reached.isdisjoint(RUNGS)),
        (UNREACHED, "Stage that nothing has reached", not reached.issuperset(RUNGS)),
    )
    step = ((4, 9), (24, 9))
    return (
        *status_keys({fact.status for fact in first}),
        *contest_key(is_contested(excerpt)),
        *kind_keys(first, excerpt, is_solid=True),
        *(
            Key(shapes=(Path(runs=(step,), stroke=line),), words=said)
            for line, said, on in lines
            if on
        ),
    )


def _notes(excerpt: Excerpt, left_out: tuple[str, ...]) -> tuple[str, ...]:
    rows = counted(len(left_out), "more row of aid", "more rows of aid")
    rest = f"Not drawn for lack of room: {rows}." if left_out else ""
    return tuple(filter(None, (shown_of("requests", excerpt), rest)))
