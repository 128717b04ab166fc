"""The sheet of one claim: what is known of it and what contradicts it, on one page."""

from collections.abc import Iterator

from dashboard.domain.articles import the_article
from dashboard.domain.card_words import against, how_told, known, standing, steps
from dashboard.domain.citation import ADDRESS, as_text
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact, Report
from dashboard.domain.histories import ANSWERED, answer_in_words, answers_of
from dashboard.domain.phrasing import about, claim, signed, told_in
from dashboard.domain.ready_sentence import sentence
from dashboard.domain.superseded import older, superseded_why
from dashboard.domain.wording import begun
from dashboard.exports.paper.bounded import Room, more
from dashboard.exports.paper.model import Block, Grid, Heading, Item, Sentence, Text

AGAINST, REPORTS, OPEN = 8, 2, 6
"""Lines of claims that contradict it, reports, lines of what is open."""
QUOTED = 4_000
"""Characters of a sentence to quote."""
ELSEWHERE = "see its card in the dashboard"


class Sheet:
    """The sheet in the making; `address` is that of the card, empty if that is not known."""

    def __init__(self, excerpt: Excerpt, fact: Fact, address: str, room: Room) -> None:
        self.fact, self.address, self.room = fact, address, room
        self.excerpt, self.dossier = excerpt, excerpt.dossier

    def blocks(self) -> Iterator[Block]:
        """Yield its parts; what became of a claim that no longer stands first of all."""
        yield from self._claim()
        yield from self._against()
        yield from self._chains()
        yield self._known()
        yield from self._open()
        yield from self._to_quote()

    def _claim(self) -> Iterator[Block]:
        fact = self.fact
        if why := superseded_why(fact, self.dossier):
            yield Text(sentences=(Sentence(text=why, is_bold=True),), is_lead=True)
        said = Sentence(text=claim(fact), facts=(fact.id,), is_struck=bool(why))
        yield Text(sentences=(said,), is_lead=True)
        stands = f"{standing(fact, self.dossier)}."
        put = f"It was stated as: {signed(fact)}." if why else fact.status.meaning
        sign = "" if why else fact.status.glyph
        how = (Sentence(text=stands, sign=sign, is_bold=True), Sentence(text=put))
        yield Text(sentences=how)
        for old in older(fact, self.dossier):
            words = f"It replaces: {old.statement}"
            yield Text(sentences=(Sentence(text=words, facts=(old.id,)),))

    def _against(self) -> Iterator[Block]:
        """Yield what contradicts it, in the same type."""
        for found in against(self.fact, self.dossier):
            yield Heading(text=found.how)
            items = [
                Item(
                    sentences=(
                        Sentence(
                            text=claim(fact),
                            facts=(fact.id,),
                            sign=fact.status.glyph,
                            lesser=about(fact, self.dossier),
                        ),
                    )
                )
                for fact in found.facts
            ]
            yield from self.room.points(items, AGAINST, ELSEWHERE)

    def _chains(self) -> Iterator[Block]:
        """Yield the way of each report, from where the claim is known first to the reader."""
        reports = self.fact.least_firm_first
        yield Heading(text="How it is known")
        if len(reports) > 1:
            yield Text(sentences=(Sentence(text=f"{begun(how_told(self.fact))}."),), is_lesser=True)
        for report in reports[:REPORTS]:
            yield self._ladder(report)
        if len(reports) > REPORTS:
            left = more(len(reports) - REPORTS, ELSEWHERE, "report")
            yield Text(sentences=(left,), is_lesser=True)

    def _ladder(self, report: Report) -> Grid:
        many = len(self.fact.reports) > 1
        cut = self.room.cut
        rows = [
            ((self._cut(step.name),), (Sentence(text=step.worth, lesser=cut(step.note)),))
            for step in steps(report, self.dossier)
        ]
        return Grid(
            name="The chain of the claim, from its first known source to the reader",
            heads=(
                signed(report) if many else "First known source first",
                "What it is worth",
            ),
            rows=tuple(rows),
            widths=(0.34, 0.66),
        )

    def _known(self) -> Grid:
        rows = [*known(self.fact, self.dossier)]
        rows.append((f"In {the_article(self.dossier)}", begun(told_in(self.fact, self.dossier))))
        if self.fact.note:
            rows.append(("Note", self.fact.note))
        cells = [((Sentence(text=name),), (self._cut(words),)) for name, words in rows]
        return Grid(
            name="What is known of the claim",
            heads=("Point", "What is known"),
            rows=tuple(cells),
            widths=(0.2, 0.8),
        )

    def _cut(self, text: str) -> Sentence:
        return Sentence(text=self.room.cut(text))

    def _open(self) -> Iterator[Block]:
        """Yield what nobody has said about it, and what would settle that."""
        asked = [
            Item(
                sentences=(
                    Sentence(text=one.question, lesser=f"What would settle it: {one.settled_by}"),
                )
            )
            for one in self.dossier.questions_of(self.fact.id)
        ]
        left = [
            Item(sentences=(Sentence(text=f"{one.title} Left open: {one.open}"),))
            for one in self.dossier.tensions_of(self.fact.id)
        ]
        if asked or left:
            yield Heading(text="What is open")
            yield from self.room.points([*asked, *left], OPEN, ELSEWHERE)
        yield from self._answered()

    def _answered(self) -> Iterator[Block]:
        """Yield the questions that were answered, with their answers."""
        items = [
            Item(sentences=(Sentence(text=one.question), Sentence(text=answer_in_words(one))))
            for one in answers_of(self.fact.id, self.dossier)
        ]
        if items:
            yield Heading(text=ANSWERED)
            yield from self.room.points(items, OPEN, ELSEWHERE)

    def _to_quote(self) -> Iterator[Block]:
        """Yield a sentence to read out, unless the claim no longer stands, and the citation."""
        fact, quoted = self.fact, sentence(self.fact, self.dossier)
        if fact.id not in self.dossier.superseded:
            yield Heading(text="Ready to quote")
            yield Text(sentences=(self._whole(Sentence(text=quoted, facts=(fact.id,))),))
        yield Heading(text="To cite it")
        cited = as_text(self.dossier, fact).replace(ADDRESS, self.address).rstrip()
        yield Text(sentences=(self._whole(Sentence(text=cited, facts=(fact.id,))),))

    def _whole(self, said: Sentence) -> Sentence:
        """Return a sentence that is never cut: where there is no room for it, where it stands."""
        has_room = len(said.text) <= QUOTED * self.room.share
        return said if has_room else Sentence(text="", lesser=f"{begun(ELSEWHERE)}.")
