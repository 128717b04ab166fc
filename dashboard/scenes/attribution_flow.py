"""The attribution chains as a flow: articles ← who reports ← what that rests on.

Ribbons are as wide as they have facts, each once between two boxes, on the basis of its least firm
report, as filters do. All facts are there, pale; what matches the selection is drawn over
them, so nothing moves. Where it is not said what claims rest on, their ribbon is hollow.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise
from urllib.parse import urlencode

from dashboard.domain.articles import articles, the_article
from dashboard.domain.attribution import UNKNOWN_ORIGIN
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.phrasing import counted, part_of
from dashboard.domain.wording import begun
from dashboard.scenes.bounds import LINE
from dashboard.scenes.description import described
from dashboard.scenes.flow import Band, Ribbon, ribbons
from dashboard.scenes.flow_boxes import (
    OTHERS,
    PAD,
    Flow,
    Layout,
    counted_of,
    laid_out,
    names_of,
    ranked,
    whole_flow,
)
from dashboard.scenes.mark_words import shared_words
from dashboard.scenes.markers import RECEDED
from dashboard.scenes.shapes import Frame, Group, Ink, Key, Layer, Path, Scene, Stroke, Text

TITLE = "Who reports it, and what that rests on"
HEADINGS = ("Who reports it", "What that rests on")
NOTHING = "The filter leaves no fact to show."
MOST = (14, 10, 7, 5, 3)
"""So many boxes of a column stand for one source each; fewer where the height is short."""
UNSAID = tuple(f"on:{basis}" for basis in UNKNOWN_ORIGIN)
INK = "neutral"
SOLID, HOLLOW = 0.7, 0.16
"""How much of their colour ribbons have; hollow ones have an edge too."""
PALE, BOX = Ink("rule", 0.55), Ink("rule", 0.4)
EDGE = Stroke(Ink("page"), 1)
NEAR = 9
"""Pixels that a pointer may miss the middle of a ribbon by."""


@lru_cache(maxsize=32)
def attribution_flow(excerpt: Excerpt, frame: Frame) -> Scene:
    """Return the flow. Selecting a part sets the filter that it stands for."""
    if not excerpt.facts:
        return _empty(excerpt, frame)
    tried = (_Chart(excerpt, frame, size, most) for size, most in _tries(frame))
    chart = next(
        (one for one in tried if not frame.height or one.layout.height <= frame.height), None
    )
    chart = chart or _Chart(excerpt, frame, frame.size * 0.85, MOST[-1])
    return Scene(
        name="attribution-flow",
        title=TITLE,
        description=_description(excerpt, chart),
        width=frame.width,
        height=chart.layout.height,
        groups=tuple(chart.groups()),
        legend=tuple(_legend(chart)),
        unplaced=tuple(b.name for b in chart.bands if b.lines[-1].endswith("…")),
    )


def _tries(frame: Frame) -> Iterator[tuple[float, int]]:
    return ((frame.size * share, most) for most in MOST for share in (1, 0.85))


def _empty(excerpt: Excerpt, frame: Frame) -> Scene:
    words = Text(at=(0, frame.size), lines=(NOTHING,), size=frame.size, ink=Ink("muted"))
    return Scene(
        name="attribution-flow",
        title=TITLE,
        description=described(TITLE, (), excerpt),
        width=frame.width,
        height=frame.size * 2,
        groups=(Group(name="Nothing", shapes=(words,), layer=Layer.AXIS),),
    )


@dataclass(frozen=True)
class _Chart:
    """The flow in the making: `most` boxes of a column stand for one source each."""

    excerpt: Excerpt
    frame: Frame
    size: float
    most: int

    @cached_property
    def whole(self) -> Flow:
        """All facts."""
        return whole_flow(self.excerpt.dossier, self.most)

    @cached_property
    def chosen(self) -> Flow:
        """Return the facts that match the filter."""
        return replace(self.whole, facts=self.excerpt.facts)

    @cached_property
    def focused(self) -> Flow:
        """Return the facts in focus, of those."""
        some = tuple(fact for fact in self.excerpt.facts if fact.id in self.excerpt.focus)
        return replace(self.whole, facts=some)

    @cached_property
    def layout(self) -> Layout:
        """Return the positions of the boxes."""
        named = names_of(self.excerpt.dossier, self.most)
        is_filter = self.excerpt.selection.is_filter
        return laid_out(named, self.whole, self.frame, self.size, is_filter=is_filter)

    @property
    def bands(self) -> list[Band]:
        """All boxes, column by column."""
        return [band for column in self.layout.columns for band in column]

    @cached_property
    def ribbons(self) -> list[Ribbon]:
        """All ribbons; on a phone, none from the articles above."""
        columns = self.layout.columns[1:] if self.frame.is_phone else self.layout.columns
        pairs = pairwise(columns)
        return [
            one for pair in pairs for one in ribbons(*pair, self.whole.passing, self.layout.unit)
        ]

    def _count(self, box: str) -> str:
        number, total = len(self.chosen.through.get(box, ())), len(self.whole.through[box])
        return counted_of(number, total) if self.excerpt.selection.is_filter else f"{total:,}"

    def groups(self) -> Iterator[Group]:
        """Yield the headings, what the filter leaves out, and then the parts in reading order."""
        yield self._headings()
        if self.excerpt.selection.is_filter:
            pale = tuple(
                Path(runs=(one.outline(),), fill=PALE, stroke=EDGE) for one in self.ribbons
            )
            yield Group(name="Outside the filter", shapes=pale, layer=Layer.GROUND)
        articles_, reporters, bases = self.layout.columns
        yield from (self._box(band, "Articles") for band in articles_)
        for reporter in reporters:
            yield self._box(reporter, reporter.name)
            yield from (self._ribbon(r) for r in self.ribbons if r.start is reporter)
        yield from (self._box(band, HEADINGS[1]) for band in bases)
        yield from self._rings()

    def _headings(self) -> Group:
        """Return the headings of the columns."""
        names = (_articles(self.excerpt), *HEADINGS)
        shapes = [
            Text(at=(column[0].left, y), lines=(name,), size=self.size, ink=Ink("muted"))
            for name, column, y in zip(names, self.layout.columns, self.layout.heads, strict=True)
        ]
        return Group(name="Columns", shapes=tuple(shapes), layer=Layer.AXIS)

    def _box(self, band: Band, lane: str) -> Group:
        """Return a box with its name and number; who reports has the ribbons to its left."""
        arriving = [one for one in self.ribbons if one.end is band and band.id.startswith("by:")]
        facts = self.chosen.through.get(band.id, ())
        ink = Ink("ink") if facts else Ink("muted")
        box = Path(runs=(band.outline,), fill=BOX, stroke=Stroke(Ink("border"), 1))
        name, count = self._words(band, ink)
        drawn = [shape for one in arriving for shape in self._drawn(one)]
        return Group(
            name=band.name,
            shapes=(*drawn, box, name, count),
            facts=facts,
            target=self._target(band),
            said=self._said(band.name, facts, len(self.whole.through[band.id])),
            lane=lane,
            hit=(replace(box, stroke=None), *(hit for one in arriving for hit in _hit(one))),
        )

    def _words(self, band: Band, ink: Ink) -> tuple[Text, Text]:
        """Return the name of a box, and its number beside or below."""
        size, left = self.size, band.left + PAD
        count = Text(at=(band.right - PAD, band.middle), lines=(self._count(band.id),), size=size)
        name = Text(at=(left, band.middle), lines=band.lines, size=size, ink=ink, is_bold=True)
        if not band.is_count_below:
            return name, replace(count, ink=ink, anchor="end")
        top = band.middle - LINE * size * (len(band.lines) + 1) / 2
        lower = (left, top + LINE * size * len(band.lines))
        return replace(name, at=(left, top), baseline="top"), replace(
            count, at=lower, ink=ink, baseline="top"
        )

    def _ribbon(self, one: Ribbon) -> Group:
        """Return a ribbon from who reports to what that rests on."""
        facts = self.chosen.passing.get((one.start.id, one.end.id), ())
        head = f"{one.start.name} on {one.end.name[:1].lower()}{one.end.name[1:]}"
        return Group(
            name=head,
            shapes=tuple(self._drawn(one)),
            facts=facts,
            target=self._target(one.start, one.end),
            said=self._said(head, facts, len(self.whole.passing[one.start.id, one.end.id])),
            lane=one.start.name,
            hit=_hit(one),
        )

    def _drawn(self, one: Ribbon) -> Iterator[Path]:
        """Yield the parts of a ribbon that match the filter, and that are in focus."""
        pair = one.start.id, one.end.id
        total = len(self.whole.passing[pair])
        in_focus = len(self.focused.passing.get(pair, ()))
        pale = RECEDED if self.focused.facts else 1
        for number, share in ((len(self.chosen.passing.get(pair, ())), pale), (in_focus, 1)):
            if number:
                is_hollow = one.end.id in UNSAID
                fill = Ink(INK, (HOLLOW if is_hollow else SOLID) * share)
                edge = Stroke(Ink(INK, share), 1.2, "dot") if is_hollow else EDGE
                yield Path(runs=(one.outline(number / total),), fill=fill, stroke=edge)

    def _rings(self) -> Iterator[Group]:
        """Yield a ring around each box that the facts in focus pass."""
        passed = [band for band in self.bands if band.id in self.focused.through]
        rings = tuple(Path(runs=(band.outline,), stroke=Stroke(Ink("ink"), 2.5)) for band in passed)
        if rings:
            yield Group(name="Selected", shapes=rings, layer=Layer.FOCUS)

    def _said(self, head: str, ids: Sequence[str], total: int) -> tuple[str, ...]:
        number = (
            part_of(len(ids), total, "fact")
            if self.excerpt.selection.is_filter
            else counted(total, "fact")
        )
        dossier = self.excerpt.dossier
        facts = [dossier.fact[name] for name in ids]
        return shared_words(f"{head}: {number}", facts, dossier)

    def _target(self, *bands: Band) -> str:
        """Return the filter that a part stands for; an article lets everything through."""
        reporters = [source for band in bands for source in self._reporters(band)]
        bases = [band.id[3:] for band in bands if band.id.startswith("on:")]
        named = {"outlets": reporters or [""], "bases": bases or [""]}
        return "filter:" + urlencode(named, doseq=True)

    def _reporters(self, band: Band) -> list[str]:
        """Return the ids of who reports that a box stands for."""
        role, _, source = band.id.partition(":")
        if role != "by":
            return []
        everybody = ranked(self.excerpt.dossier)["by"]
        rest = [box[3:] for box in everybody if box not in self.whole.own]
        return rest if source == OTHERS else [source]


def _articles(excerpt: Excerpt) -> str:
    return "Article" if len(articles(excerpt.dossier)) == 1 else "Articles"


def _hit(one: Ribbon) -> tuple[Path, ...]:
    """Return where a pointer selects a ribbon: on it, and near the middle of a thin one."""
    return Path(runs=(one.outline(),), fill=PALE), Path(
        runs=(one.edge(one.height / 2),), stroke=Stroke(Ink(INK), NEAR)
    )


def _legend(chart: _Chart) -> Iterator[Key]:
    """Yield what the looks of ribbons and boxes mean."""

    def area(fill: Ink, stroke: Stroke) -> tuple[Path, ...]:
        return (
            Path(runs=(((2, 4), (26, 4), (26, 14), (2, 14), (2, 4)),), fill=fill, stroke=stroke),
        )

    ends = {
        one.end.id for one in chart.ribbons if chart.chosen.passing.get((one.start.id, one.end.id))
    }
    yield Key(shapes=area(Ink(INK, SOLID), EDGE), words="Facts: the taller, the more")
    if ends & set(UNSAID):
        yield Key(
            shapes=area(Ink(INK, HOLLOW), Stroke(Ink(INK), 1.2, "dot")),
            words="Facts whose basis is not stated",
        )
    if chart.excerpt.selection.is_filter:
        yield Key(shapes=area(PALE, EDGE), words="Outside the filter")
    if chart.focused.facts:
        yield Key(shapes=area(BOX, Stroke(Ink("ink"), 2.5)), words="On the path of the selection")


def _description(excerpt: Excerpt, chart: _Chart) -> str:
    """Return what the flow shows: who reports how much on what, the most first."""
    named = {band.id: band.name for band in chart.bands}
    pairs = [
        (pair, len(ids)) for pair, ids in chart.chosen.passing.items() if pair[0].startswith("by:")
    ]
    pairs.sort(key=lambda one: -one[1])
    listed = "; ".join(
        f"{named[start]} on {named[end][:1].lower()}{named[end][1:]}: {number:,}"
        for (start, end), number in pairs
    )
    what = f"Flow from {the_article(excerpt.dossier)} over who reports to what that rests on"
    return described(what, excerpt.facts, excerpt, f"{begun(listed)}.")
