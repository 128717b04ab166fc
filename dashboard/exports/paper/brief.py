"""The brief: what a minister reads on two pages, from what it comes to down to what is not known.

Each list is bounded; the annex has all of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from dashboard.domain.aid_words import cell_in_words, cell_meanings, glyph_of, heads, help_in_words
from dashboard.domain.articles import the_article
from dashboard.domain.excerpt import Cell
from dashboard.domain.excerpt import excerpt as excerpt_of
from dashboard.domain.facts import Fact
from dashboard.domain.groups import by_topic
from dashboard.domain.lead import figures, moments, source_of, status_of
from dashboard.domain.oppositions import Opposition
from dashboard.domain.phrasing import (
    attribution,
    claim,
    contest_marks,
    dated,
)
from dashboard.domain.published import Line
from dashboard.domain.rows import in_words
from dashboard.domain.short_dates import date_beside, is_worked_out
from dashboard.domain.vocabulary import TensionKind
from dashboard.domain.voices import origin
from dashboard.domain.weight import by_weight
from dashboard.domain.wording import begun
from dashboard.exports.paper.bounded import Room, more, shortened
from dashboard.exports.paper.cited import Cited
from dashboard.exports.paper.model import (
    Block,
    Grid,
    Heading,
    Item,
    Picture,
    Sentence,
    Sentences,
    Text,
)
from dashboard.scenes.map import map_scene
from dashboard.scenes.shapes import Frame

WIDTH = 706
"""Pixels across the page, on which labels of 14 are as large as the words of the paper."""
MAP = Frame(WIDTH, 14, 340)
STRANDS, FIGURES, MOMENTS, ASKED, RESPONSES, TENSIONS, QUESTIONS = 24, 6, 24, 14, 8, 8, 14
"""Lines of the paper that each part may take."""
STATES = 5
"""Columns of the table that still can be read."""
WORKED_OUT = "worked out"
NOTHING = "No fact matches this filter."

HOW_TO_READ = (
    "The words after each claim say how firmly it is put and who says so; ← means “citing”."
    " A date that is “worked out” is ours, from the words of {articles}."
)


class Brief:
    """The brief in the making. `rest` says where what it has no room for stands."""

    def __init__(self, cited: Cited, rest: str, room: Room) -> None:
        self.cited, self.rest, self.room = cited, rest, room
        self.excerpt, self.dossier = cited.excerpt, cited.excerpt.dossier

    def blocks(self) -> Iterator[Block]:
        """Yield its parts, each under its heading; none that is empty."""
        yield from self._lead()
        for strand in self.excerpt.strands:
            items = [self._line(line) for line in strand.lines]
            yield from self._part(strand.title, items, STRANDS / len(self.excerpt.strands))
        words = self.dossier.config.aid
        yield from self._part("Figures", self._figures(), FIGURES)
        yield from self._map()
        yield from self._moments()
        yield from self._asked()
        yield from self._part(words.responded, self._responses(), RESPONSES)
        yield from self._tensions()
        yield from self._part("What is not known", self._questions(), QUESTIONS)

    def _lead(self) -> Iterator[Block]:
        """Yield what it comes to, and where that is from."""
        if not self.excerpt.facts:
            yield Text(sentences=(Sentence(text=NOTHING),), is_lead=True)
        elif headline := self.excerpt.headline:
            yield Text(sentences=(self.cited.said(headline.text, headline.facts),), is_lead=True)
        limits = map(self.room.cut, self.dossier.config.limits[:1])
        told = (Sentence(text=words) for words in (origin(self.dossier), *limits))
        yield Text(sentences=tuple(told))
        how = HOW_TO_READ.format(articles=the_article(self.dossier))
        yield Text(sentences=(Sentence(text=how),), is_lesser=True)

    def _part(self, title: str, items: Sequence[Item], most: float) -> Iterator[Block]:
        if items:
            yield Heading(text=title)
            yield from self.room.points(items, most, self.rest)

    def _line(self, line: Line) -> Item:
        """Return a line of a strand: how firmly, what contradicts it, who says so."""
        status = status_of(line, self.dossier)
        facts = [self.dossier.fact[name] for name in line.facts]
        how = " ".join((status.label, *contest_marks(facts, self.dossier)))
        lesser = f"{how} · {source_of(line, self.dossier)}"
        return Item(sentences=(self.cited.said(line.text, line.facts, lesser, status.glyph),))

    def _figures(self) -> list[Item]:
        """Return the key figures of each fact in one point."""
        return [self._figure(fact, numbers) for fact, numbers in figures(self.excerpt)]

    def _figure(self, fact: Fact, numbers: Sequence[tuple[str, str]]) -> Item:
        said = ", ".join(f"{number} {words}" for number, words in numbers)
        lesser = self._how(fact, dated(fact, self.dossier))
        return Item(sentences=(self.cited.said(said, (fact.id,), lesser, fact.status.glyph),))

    def _how(self, fact: Fact, *more: str) -> str:
        """Return how firmly a fact is put, what contradicts it, more, and who says so."""
        return " · ".join((self.cited.how(fact), *more, attribution(fact, self.dossier)))

    def _map(self) -> Iterator[Block]:
        first = self.dossier.config.maps[0]
        selection = replace(self.excerpt.selection, map=first.id)
        scene = map_scene(excerpt_of(self.dossier.whole, selection), MAP)
        if scene.facts():
            yield Heading(text=first.title)
            yield Picture(scene=scene)
            if scene.unplaced:
                yield Text(sentences=(Sentence(text=scene.notes[-1]),), is_lesser=True)

    def _moments(self) -> Iterator[Block]:
        """Yield the weightiest facts in the order of time, each with how its date is known."""
        weighty = by_weight(moments(self.excerpt), self.dossier)
        said = [(Sentence(text=claim(fact)),) for fact in weighty]
        chosen = weighty[: self.room.fits(said, MOMENTS, 60)]
        if not chosen:
            return
        yield Heading(text="In the order of time")
        yield Grid(
            name="What is said to have happened, by date, with how firmly and by whom",
            heads=("When", "What", "How firmly, and who says so"),
            rows=tuple(map(self._moment, sorted(chosen, key=lambda fact: fact.when.order))),
            widths=(0.16, 0.57, 0.27),
        )
        if left := len(self.excerpt.facts) - len(chosen):
            yield Text(sentences=(more(left, self.rest, "claim"),), is_lesser=True)

    def _moment(self, fact: Fact) -> tuple[Sentences, ...]:
        when = begun(date_beside(fact, self.dossier))
        if is_worked_out(fact, self.dossier) and not when.endswith(WORKED_OUT):
            when = f"{when}, {WORKED_OUT}"
        how = Sentence(text="", sign=fact.status.glyph, lesser=self._how(fact))
        return (Sentence(text=when),), (self.cited.said(claim(fact), (fact.id,)),), (how,)

    def _asked(self) -> Iterator[Block]:
        """Yield what was asked of whom as a table, and what of it is said in two ways."""
        if not self.excerpt.requests:
            return
        named = heads(self.excerpt)
        many = min(len(named) - 1, STATES)
        rows = [
            ((Sentence(text=equipment.name),), *map(self._cell, cells[:many]))
            for equipment, cells in self.excerpt.matrix
        ]
        shown = self.room.fits([row[0] for row in rows], ASKED)
        words = self.dossier.config.aid
        yield Heading(text=words.asked)
        yield Grid(
            name=f"{words.asked}: {words.thing} by state",
            heads=named[: many + 1],
            rows=tuple(rows[:shown]),
            widths=(0.34, *((0.66 / many,) * many)),
        )
        below = [Sentence(text=one) for one in cell_meanings(self.excerpt)]
        if shown < len(rows) or many < len(named) - 1:
            below.append(more(len(rows) - shown + len(named) - 1 - many, self.rest))
        if below:
            yield Text(sentences=tuple(below), is_lesser=True)
        yield from self._in_short(self._two_versions())

    def _cell(self, cell: Cell) -> Sentences:
        """Return what a cell of the table says, one sentence for each row that it stands for."""
        if not cell.rows:
            return (Sentence(text=cell_in_words(cell, self.dossier)),)
        return tuple(
            Sentence(
                text=help_in_words(row, self.dossier),
                facts=row.facts,
                sign=glyph_of(row, self.dossier),
            )
            for row in cell.rows
        )

    def _two_versions(self) -> list[Opposition]:
        """Return the tensions over two wordings of what was asked."""
        named = {name for row in self.excerpt.requests for name in row.facts}
        return [
            one
            for one in self.excerpt.tensions
            if one.kind is TensionKind.TWO_VERSIONS
            and not named.isdisjoint(fact.id for fact in one.facts)
        ]

    def _responses(self) -> list[Item]:
        return [
            Item(
                sentences=(
                    Sentence(text=f"{words['State']}: {words['Answer'].lower()}.", is_bold=True),
                    self.cited.said(row.statement, row.facts, self._voices(row.facts)),
                )
            )
            for row, words in in_words("responses", self.excerpt)
        ]

    def _voices(self, facts: Sequence[str]) -> str:
        """Return who says so, of several facts each that is known another way."""
        said = (attribution(self.dossier.fact[name], self.dossier) for name in facts)
        return "; ".join(dict.fromkeys(said))

    def _tensions(self) -> Iterator[Block]:
        """Yield what is denied, with what differs; of all else in tension what it is about."""
        apart = [one for one in self.excerpt.tensions if one not in self._two_versions()]
        denials = [one for one in apart if one.kind is TensionKind.DENIAL]
        if apart:
            yield Heading(text="Denied, or in tension")
            yield from self.room.points(list(map(self._tension, denials)), TENSIONS, self.rest)
            yield from self._in_short([one for one in apart if one not in denials])

    def _in_short(self, found: Sequence[Opposition]) -> Iterator[Block]:
        """Yield by their kind what tensions are about, as far as there is room."""
        for kind, group in groupby(found, key=lambda one: one.kind):
            titles = [
                self.cited.said(one.title, tuple(fact.id for fact in one.facts)) for one in group
            ]
            shown = self.room.fits([(title,) for title in titles], TENSIONS / 2)
            head = Sentence(text=f"{kind.label}:", is_bold=True)
            left = (more(len(titles) - shown, self.rest),) * (shown < len(titles))
            yield Text(sentences=(head, *titles[:shown], *left))

    def _tension(self, found: Opposition) -> Item:
        """Return what differs, in a line; of two facts in no tension together, what they claim."""
        names = tuple(fact.id for fact in found.facts)
        claimed = " ".join(claim(fact) for fact in found.facts)
        differs = found.tension.differs if found.tension else shortened(claimed, 400)
        head = Sentence(text=found.headline + "." * found.headline[-1].isalnum(), is_bold=True)
        return Item(sentences=(head, self.cited.said(differs, names)))

    def _questions(self) -> list[Item]:
        """Return for each topic its first questions."""
        return [
            Item(
                sentences=(
                    Sentence(text=f"{topic}.", is_bold=True),
                    *(Sentence(text=one.question, facts=one.facts) for one in asked[:2]),
                )
            )
            for topic, asked in by_topic(self.excerpt.questions).items()
        ]
