"""The annex: every claim, numbered to its sources, and what the brief has no room for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dashboard.domain.aid import AidRequest, NotAid
from dashboard.domain.articles import articles, the_article
from dashboard.domain.editions import edition_in_words
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.excerpt import excerpt as excerpt_of
from dashboard.domain.facts import Fact, Report
from dashboard.domain.groups import by_topic
from dashboard.domain.histories import answer_in_words, earlier_in_words
from dashboard.domain.oppositions import Opposition
from dashboard.domain.phrasing import dated, firmness
from dashboard.domain.rows import in_words
from dashboard.domain.scope import OUTSIDE, shown_of, without_a_place
from dashboard.domain.superseded import plain_statement
from dashboard.domain.tensions import Question
from dashboard.domain.vocabulary import Status
from dashboard.domain.wording import begun, listed
from dashboard.exports.about import about
from dashboard.exports.paper.bounded import WHOLE, Room
from dashboard.exports.paper.cited import Cited
from dashboard.exports.paper.model import (
    Block,
    Grid,
    Heading,
    Item,
    Picture,
    Points,
    Sentence,
    Text,
)
from dashboard.scenes import CHARTS
from dashboard.scenes.map import map_scene
from dashboard.scenes.shapes import Frame, Scene

PAGE, OF_MAPS = Frame(840, 14), Frame(780, 14)
"""Across the page, on which labels are as large as its lesser words: those of maps are the least.
"""
HIGHEST, LOWER = 1060, 1040
"""What is higher than a page has room for beside heading and legend is laid out again, lower."""
DRAWN = ("aid-ladder", "timeline", "actor-graph")
COUNTED = ("attribution-flow", "basis-matrix")
"""The charts besides the maps, in their order; the latter count facts."""
WORTH_COUNTING = 8


class Annex:
    """The annex in the making."""

    def __init__(self, cited: Cited) -> None:
        self.cited = cited
        self.excerpt, self.dossier = cited.excerpt, cited.excerpt.dossier

    def blocks(self) -> Iterator[Block]:
        """Yield its parts, each under its heading; none that is empty."""
        words = self.dossier.config.aid
        yield Heading(text="Annex: every claim, and who says so")
        yield from self._claims()
        yield from self._table(words.one_by_one, "requests", self._requests())
        yield from self._table(words.responded, "responses", self._responses())
        yield from self._list(words.not_counted, "not_aid", self._not_aid())
        tensions = list(map(self._tension, self.excerpt.tensions))
        yield from self._list("Where claims pull against each other", "tensions", tensions)
        yield from self._list("Open questions", "questions", self._questions())
        answered = list(map(self._answered, self.excerpt.answered))
        yield from self._list("Questions that were answered", "answered", answered)
        yield from self._charts()

    def _claims(self) -> Iterator[Block]:
        """Yield all claims by kind and date; a denial is under what it denies."""
        told = (f"¶: paragraph of {the_article(self.dossier)}.", shown_of("facts", self.excerpt))
        yield Text(sentences=_sentences(filter(None, told)), is_lesser=True)
        leading = [fact for fact in self.excerpt.by_date if self._leads(fact)]
        for kind in self.dossier.config.kinds:
            if facts := [fact for fact in leading if fact.kind == kind.id]:
                yield Heading(text=kind.name, level=2)
                yield Points(items=tuple(map(self._claim, facts)))
        yield from self._off_the_maps()

    def _off_the_maps(self) -> Iterator[Block]:
        """Yield what no map shows, and why."""
        off = [f"{one.place.name} is on no map: {one.why}" for one in self.excerpt.off_the_maps]
        if nowhere := without_a_place(self.excerpt):
            off.append(f"{begun(nowhere)}.")
        if off:
            yield Text(sentences=_sentences(off), is_lesser=True)

    def _leads(self, fact: Fact) -> bool:
        """Return whether a fact has a point of its own."""
        return fact.status is not Status.DENIED or self.excerpt.ids.isdisjoint(fact.disputes)

    def _claim(self, fact: Fact) -> Item:
        item = self._numbered(fact)
        under = (self.dossier.fact[name] for name in fact.disputes)
        return replace(item, under=tuple(map(self._against, under)))

    def _numbered(self, fact: Fact) -> Item:
        number = self.cited.claims.setdefault(fact.id, len(self.cited.claims) + 1)
        paragraphs = "; ".join(map(self._paragraphs, fact.least_firm_first))
        lesser = " · ".join((self.cited.how(fact), dated(fact, self.dossier), paragraphs))
        return Item(sentences=self.cited.claim(fact, lesser), number=number)

    def _paragraphs(self, report: Report) -> str:
        """Return where a report is: '¶ 3', and of which article where there are several."""
        numbers = "¶\N{NO-BREAK SPACE}" + ", ".join(map(str, report.paragraphs))
        if len(articles(self.dossier)) < 2:
            return numbers
        return f"{numbers} of {the_article(self.dossier, report)}"

    def _against(self, fact: Fact) -> Item:
        """Return a claim under the one that it disputes; from the second time on in short."""
        number = self.cited.claims.get(fact.id)
        if number is None:
            return self._numbered(fact)
        short = fact.short or fact.statement.rstrip(".")
        text = f"{firmness(fact)}: {short} (claim {number})"
        return Item(sentences=(Sentence(text=text, facts=(fact.id,), sign=fact.status.glyph),))

    def _table(self, title: str, table: str, grid: Grid) -> Iterator[Block]:
        if grid.rows:
            yield Heading(text=title)
            yield from self._left_out(table)
            yield grid

    def _requests(self) -> Grid:
        rows = [
            (
                (Sentence(text=words["State"]),),
                (self._asked(row, words["What"]),),
                (Sentence(text=row.stage.label, lesser=earlier_in_words(row, self.dossier)),),
                (Sentence(text=row.channel),),
            )
            for row, words in in_words("requests", self.excerpt)
        ]
        return Grid(
            name=self.dossier.config.aid.one_by_one,
            heads=("State", "What, and how firmly", "Stage", "Channel"),
            rows=tuple(rows),
            widths=(0.11, 0.43, 0.17, 0.29),
        )

    def _asked(self, row: AidRequest, said: str) -> Sentence:
        """Return what was asked for, and how firmly the fact is put that it rests on first."""
        first = self.dossier.fact[row.facts[0]]
        return self.cited.said(said, row.facts, self.cited.how(first), first.status.glyph)

    def _responses(self) -> Grid:
        rows = [
            (
                (Sentence(text=words["State"]),),
                (Sentence(text=words["Answer"], lesser=earlier_in_words(row, self.dossier)),),
                (self.cited.said(words["What is known"], row.facts, words["Who says so"]),),
            )
            for row, words in in_words("responses", self.excerpt)
        ]
        return Grid(
            name=self.dossier.config.aid.responded,
            heads=("State", "Answer", "What is known"),
            rows=tuple(rows),
            widths=(0.14, 0.18, 0.68),
        )

    def _list(self, title: str, table: str, items: Sequence[Item]) -> Iterator[Block]:
        if items:
            yield Heading(text=title)
            yield from self._left_out(table)
            yield Points(items=tuple(items))

    def _left_out(self, table: str) -> Iterator[Block]:
        """Yield what the filter left out of a table, if anything."""
        if words := shown_of(table, self.excerpt):
            yield Text(sentences=(Sentence(text=words),), is_lesser=True)

    def _not_aid(self) -> list[Item]:
        return [self._not_counted(row) for row in self.excerpt.not_aid]

    def _not_counted(self, row: NotAid) -> Item:
        first = self.dossier.fact[row.facts[0]]
        head = Sentence(text=_ended(row.what), sign=first.status.glyph, is_bold=True)
        return Item(sentences=(head, self.cited.said(row.why, row.facts, self.cited.how(first))))

    def _tension(self, found: Opposition) -> Item:
        """Return what differs; of two facts that are in no tension together, what they claim."""
        tension, names = found.tension, tuple(fact.id for fact in found.facts)
        claimed = (plain_statement(fact, self.dossier) for fact in found.facts)
        differs = tension.differs if tension else " ".join(claimed)
        left = (Sentence(text=f"Left open: {tension.open}"),) if tension else ()
        head = Sentence(text=_ended(found.headline), is_bold=True)
        said = self.cited.said(differs, names)
        return Item(sentences=(head, said, *left, Sentence(text=self._claims_of(found.facts))))

    def _claims_of(self, facts: Sequence[Fact]) -> str:
        """Return the numbers of claims: 'Claims 3 and 14; 2 outside this filter.'."""
        numbers = [str(self.cited.claims[f.id]) for f in facts if f.id in self.cited.claims]
        named = f"{'Claims' if len(numbers) > 1 else 'Claim'} {listed(numbers)}" if numbers else ""
        rest = len(facts) - len(numbers)
        return f"{'; '.join(filter(None, (named, f'{rest} {OUTSIDE}' if rest else '')))}."

    def _questions(self) -> list[Item]:
        """Return the open questions by their topics, each with what would settle it."""
        return [
            Item(
                sentences=(Sentence(text=f"{topic}.", is_bold=True),),
                under=tuple(
                    Item(
                        sentences=(
                            Sentence(
                                text=one.question,
                                facts=one.facts,
                                lesser=f"What would settle it: {one.settled_by}",
                            ),
                        )
                    )
                    for one in asked
                ),
            )
            for topic, asked in by_topic(self.excerpt.questions).items()
        ]

    def _answered(self, question: Question) -> Item:
        """Return a question with its answer and who says so."""
        head = Sentence(text=question.question, is_bold=True)
        says = self.cited.said(answer_in_words(question), question.answered_by)
        return Item(sentences=(head, says))

    def _charts(self) -> Iterator[Block]:
        """Yield the other views of the map and the other charts; none of those without a fact."""
        named = DRAWN + COUNTED * (len(self.excerpt.facts) >= WORTH_COUNTING)
        for scene in (*self._maps(), *(_scene(self.excerpt, name) for name in named)):
            if scene.facts():
                yield Heading(text=scene.title)
                yield Picture(scene=scene)
                if scene.notes:
                    yield Text(sentences=_sentences(scene.notes), is_lesser=True)

    def _maps(self) -> Iterator[Scene]:
        for view in self.dossier.config.maps[1:]:
            selection = replace(self.excerpt.selection, map=view.id)
            yield map_scene(excerpt_of(self.dossier.whole, selection), OF_MAPS)


def named(excerpt: Excerpt) -> Iterator[Block]:
    """Yield how many facts name each source."""
    if excerpt.sources:
        many = (f"{one.name} ({number})" for one, number in excerpt.sources.items())
        words = f"Facts that name each source: {'; '.join(many)}."
        told = (words, shown_of("sources", excerpt))
        yield Text(sentences=_sentences(filter(None, told)), is_lesser=True)


def closing(excerpt: Excerpt) -> Iterator[Block]:
    """Yield the limits, the origin, the terms, and which state of the dossier this is."""
    config = excerpt.dossier.config
    yield Heading(text="What this paper is, and its limits")
    if config.limits:
        yield Points(items=_items(config.limits))
    yield Text(sentences=terms(excerpt))
    if config.editions:
        earlier = _sentences(map(edition_in_words, config.editions))
        yield Text(sentences=(Sentence(text="Earlier editions:", is_bold=True), *earlier))


def terms(excerpt: Excerpt, room: Room = WHOLE) -> tuple[Sentence, ...]:
    """Return what an excerpt is drawn from, on which terms, and which state of it this is."""
    head = about(excerpt)
    return _sentences(
        (room.cut(head.attribution), head.terms, f"{head.maker}. Digest {head.digest}.")
    )


def _items(texts: Iterable[str]) -> tuple[Item, ...]:
    return tuple(Item(sentences=(one,)) for one in _sentences(texts))


def _sentences(texts: Iterable[str]) -> tuple[Sentence, ...]:
    return tuple(Sentence(text=text) for text in texts)


def _scene(excerpt: Excerpt, name: str) -> Scene:
    scene = CHARTS[name](excerpt, PAGE)
    return scene if scene.height <= HIGHEST else CHARTS[name](excerpt, replace(PAGE, height=LOWER))


def _ended(words: str) -> str:
    """Return words that end as a sentence does."""
    return words if words.endswith(("?", "!", ".")) else f"{words}."
