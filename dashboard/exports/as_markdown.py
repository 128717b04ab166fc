"""A briefing note in Markdown (GitHub's), with a footnote for each fact that it states."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dashboard.domain.attribution import links
from dashboard.domain.editions import edition_in_words
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.oppositions import Opposition
from dashboard.domain.phrasing import claim, counted, dated, firmness, how_dated, marked, told
from dashboard.domain.rows import THING, heads, in_words
from dashboard.domain.scope import shown_of
from dashboard.domain.superseded import superseded_why
from dashboard.domain.tensions import Question
from dashboard.domain.vocabulary import Basis, Status
from dashboard.domain.voices import origin
from dashboard.escaping import in_note
from dashboard.exports.about import About, about
from dashboard.exports.captions import figure_note, outside

FILTERED = "All that stands here rests on these facts; claims beside them are marked as outside."
COLUMNS = ("State", THING, "Help", "How firmly", "How far it has come")


def render(excerpt: Excerpt) -> bytes:
    """Return the note as UTF-8."""
    note, head, aid = _Note(excerpt), about(excerpt), excerpt.dossier.config.aid
    parts = (
        _head(head),
        note.headline(),
        note.section("Situation", note.situation()),
        note.section(in_note(aid.asked), note.requests(), "requests"),
        note.section(in_note(aid.responded), note.responses(), "responses"),
        note.section(in_note(aid.not_counted), note.not_aid(), "not_aid"),
        note.section("Tensions", note.tensions(), "tensions"),
        note.section("Open questions", note.questions(), "questions"),
        note.section("The facts, by kind and date", note.by_kind(), "facts"),
        note.section("Sources, each with how many facts", note.sources(), "sources"),
        _tail(head, excerpt),
        note.footnotes(),
    )
    return ("\n".join(line for part in parts for line in part).rstrip() + "\n").encode()


def _head(head: About) -> Iterator[str]:
    yield f"# {in_note(head.title)}"
    yield from ("", in_note(head.subtitle), "")
    yield f"**{head.as_of_line}** · {in_note(head.filter)}"
    if head.left_out:
        yield from ("", f"*{FILTERED} {in_note(head.left_out)}*")
    yield ""


def _tail(head: About, excerpt: Excerpt) -> Iterator[str]:
    yield from ("## What this note cannot tell", "")
    yield from (f"- {in_note(limit)}" for limit in head.limits)
    yield from ("", "## Origin and terms", "", in_note(head.attribution), "")
    yield f"Licence of the curated facts: {in_note(head.licence)}."
    yield f"Made by {head.maker} from the dossier with the digest"
    yield from (f"`{head.digest}`.", "")
    if editions := excerpt.dossier.config.editions:
        yield from ("Earlier editions:", "")
        yield from (f"- {in_note(edition_in_words(one))}" for one in editions)
        yield ""


class _Note:
    """The note in the making: it knows which facts it has stated, and so owes a footnote for."""

    def __init__(self, excerpt: Excerpt) -> None:
        self.excerpt, self.dossier = excerpt, excerpt.dossier
        self.cited: dict[str, Fact] = {}

    def section(self, title: str, lines: Iterable[str], table: str = "") -> list[str]:
        """Return a heading and what stands under it, with what the filter left out of a table.

        Nothing where nothing stands under it.
        """
        found = "\n".join(lines).rstrip()
        rest = shown_of(table, self.excerpt) if table else ""
        return [f"## {title}", "", found, "", *([f"*{rest}*", ""] * bool(rest))] if found else []

    def headline(self) -> Iterator[str]:
        """Yield what it comes to, with the claims that it rests on, and where that is from."""
        if headline := self.excerpt.headline:
            yield from (f"{in_note(headline.text)} {self._cite(headline.facts)}", "")
            yield from (in_note(origin(self.dossier)), "")

    def situation(self) -> Iterator[str]:
        """Yield how firmly the facts are put and on what basis, counted; the key figures."""
        yield from (_counted(self.excerpt.facts), "", *self.key_figures())

    def key_figures(self) -> Iterator[str]:
        """Yield the figures of the first page."""
        for figure in self.excerpt.key_figures:
            fact = self.dossier.fact[figure.fact]
            number = in_note(str(fact.figures[figure.figure - 1]))
            how = in_note(figure_note(fact, self.dossier))
            yield f"- **{number}**: {in_note(figure.label)} ({how}){self._cite([fact.id])}"

    def by_kind(self) -> Iterator[str]:
        """Yield every fact, by kind, in the order of time."""
        for kind in self.dossier.config.kinds:
            if facts := [fact for fact in self.excerpt.by_date if fact.kind == kind.id]:
                yield from (f"### {in_note(kind.name)}", "", *map(self._fact, facts), "")

    def requests(self) -> Iterator[str]:
        """Yield what was asked, or is being arranged, as a table."""
        if rows := in_words("requests", self.excerpt):
            named = map(in_note, heads(COLUMNS, self.dossier))
            yield from (_row((*named, "Rests on")), _row(["---"] * (len(COLUMNS) + 1)))
        for row, words in rows:
            yield _row((*(in_note(words[head]) for head in COLUMNS), self._cite(row.facts)))

    def not_aid(self) -> Iterator[str]:
        """Yield what is not counted as requested aid, and why."""
        for row in self.excerpt.not_aid:
            yield f"- {in_note(row.what)}: {in_note(row.why)}{self._cite(row.facts)}"

    def responses(self) -> Iterator[str]:
        """Yield how those who were asked responded."""
        for row in self.excerpt.responses:
            state = in_note(self.dossier.actor[row.state].name)
            said = f"{row.answer.label}. {in_note(row.statement)}"
            yield f"- **{state}**: {said}{self._cite(row.facts)}"

    def tensions(self) -> Iterator[str]:
        """Yield claims that pull against each other, side by side, one kind after the other."""
        for found in self.excerpt.tensions:
            yield from self._tension(found)

    def questions(self) -> Iterator[str]:
        """Yield what is not said, by topic, each with what would settle it."""
        topics: dict[str, list[Question]] = {}
        for question in self.excerpt.questions:
            topics.setdefault(question.topic, []).append(question)
        for topic, questions in topics.items():
            yield from (f"### {in_note(topic)}", "")
            for question in questions:
                settled = f"What would settle it: {in_note(question.settled_by)}"
                yield f"- {in_note(question.question)} {settled}{self._cite(question.facts)}"
            yield ""

    def sources(self) -> Iterator[str]:
        """Yield the sources, each with how many facts name it."""
        for source, number in self.excerpt.sources.items():
            yield f"- {in_note(source.name)}: {counted(number, 'fact')}"

    def footnotes(self) -> Iterator[str]:
        """Yield who says so, on what basis and how the date is known, for every fact cited."""
        for fact in self.cited.values():
            yield from (f"[^{fact.id}]: {' '.join(self._sources(fact))}", "")

    def _sources(self, fact: Fact) -> Iterator[str]:
        for report in fact.least_firm_first:
            head = f"{firmness(report)}: " if len(fact.reports) > 1 else ""
            yield in_note(f"{head}{told(report, self.dossier)}.")
            yield f"{report.basis.label}: {report.basis.meaning}"
        yield in_note(how_dated(fact))
        named = (link for link in links(fact, self.dossier) if link.url)
        yield from (f"{in_note(link.name)}: {in_note(link.url)}." for link in named)
        if fact.note:
            yield in_note(fact.note)

    def _cite(self, facts: Iterable[str]) -> str:
        """Return references to the footnotes of some facts, which are then owed."""
        ids = list(facts)
        self.cited |= {id_: self.dossier.fact[id_] for id_ in ids}
        return " ".join(f"[^{id_}]" for id_ in ids)

    def _fact(self, fact: Fact) -> str:
        how = f"**{in_note(marked(fact, self.dossier))}**, {in_note(dated(fact, self.dossier))}"
        said, why = in_note(claim(fact)), superseded_why(fact, self.dossier)
        said = f"{in_note(f'[{why}]')} ~~{said}~~" if why else said
        return f"- {how}: {said}{outside(fact, self.excerpt)}{self._cite([fact.id])}"

    def _tension(self, found: Opposition) -> Iterator[str]:
        yield from (f"### {in_note(found.headline)}", "", *map(self._fact, found.facts), "")
        if tension := found.tension:
            yield from (f"{in_note(tension.differs)} Left open: {in_note(tension.open)}", "")


def _counted(facts: Sequence[Fact]) -> str:
    """Return '79 facts. How firmly: ● 42 reported, ○ 9 claimed. On what basis: documents 14.'."""
    if not facts:
        return "No fact matches."
    firmly = Counter(fact.status for fact in facts)
    basis = Counter(fact.basis for fact in facts)
    how = ", ".join(f"{s.glyph} {firmly[s]} {s.label.lower()}" for s in Status if firmly[s])
    what = ", ".join(f"{b.label.lower()} {basis[b]}" for b in Basis if basis[b])
    return f"{counted(len(facts), 'fact')}. How firmly: {how}. On what basis: {what}."


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
