"""A briefing note in Markdown (GitHub's), with a footnote for each fact that it states."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from dashboard.charts.signs import SIGNS, contest_of
from dashboard.domain.aid import AidRequest
from dashboard.domain.asking import ASKED, NOT_COUNTED
from dashboard.domain.attribution import links
from dashboard.domain.dossier import Dossier
from dashboard.domain.editions import edition_in_words
from dashboard.domain.facts import Fact
from dashboard.domain.oppositions import oppositions
from dashboard.domain.phrasing import claim, dating, when_in_words
from dashboard.domain.selection import Selection
from dashboard.domain.shown import all_not_aid, all_responses, shown_headline
from dashboard.domain.superseded import standing, superseded_why
from dashboard.domain.tensions import Tension
from dashboard.domain.vocabulary import Basis, Status
from dashboard.domain.voices import origin
from dashboard.escaping import in_note
from dashboard.exports.about import About, about
from dashboard.exports.wording import firmness, how_dated, told

FILTERED = (
    "The filter acts on the facts. Key figures, requests, answers, tensions and questions stand"
    " here where they rest on one of these facts or touch one; a tension with all its claims."
)
COLUMNS = ("State", "Equipment", "Help", "How firmly", "Stage", "Rests on")


def render(dossier: Dossier, selection: Selection) -> bytes:
    """The note as UTF-8."""
    note = _Note(dossier, selection)
    parts = (
        _head(about(dossier, selection), selection),
        note.headline(),
        note.section("Situation", note.situation()),
        note.section(ASKED, note.requests()),
        note.section("How they answered", note.responses()),
        note.section(NOT_COUNTED, note.not_aid()),
        note.section("Tensions", note.tensions()),
        note.section("Open questions", note.questions()),
        note.section("The facts, by kind and date", note.by_kind()),
        _tail(about(dossier, selection), dossier),
        note.footnotes(),
    )
    return ("\n".join(line for part in parts for line in part).rstrip() + "\n").encode()


def _head(head: About, selection: Selection) -> Iterator[str]:
    yield f"# {in_note(head.title)}"
    yield from ("", in_note(head.subtitle), "")
    yield f"**As of {head.as_of_in_words}** · {in_note(head.filter)}"
    if selection.is_filter:
        yield from ("", f"*{FILTERED}*")
    yield ""


def _tail(head: About, dossier: Dossier) -> Iterator[str]:
    yield from ("## What this note cannot tell", "")
    yield from (f"- {in_note(limit)}" for limit in head.limits)
    yield from ("", "## Sources and terms", "", in_note(head.attribution), "")
    yield f"Licence of the curated facts: {in_note(head.licence)}."
    yield f"Made by {head.generator} {head.version} from the dossier with the digest"
    yield from (f"`{head.digest}`.", "")
    if dossier.config.editions:
        yield from ("Earlier editions:", "")
        yield from (f"- {in_note(edition_in_words(one))}" for one in dossier.config.editions)
        yield ""


class _Note:
    """The note in the making: it knows which facts it has stated, and so owes a footnote for."""

    def __init__(self, dossier: Dossier, selection: Selection) -> None:
        self.dossier = dossier
        self.selection = selection
        self.facts = selection.facts(dossier)
        self.listed = selection.listed(dossier)
        self.aid = standing(dossier.aid, dossier)
        self.chosen = {fact.id for fact in self.facts}
        self.is_whole = not selection.is_filter
        self.cited: dict[str, Fact] = {}

    def section(self, title: str, lines: Iterable[str]) -> list[str]:
        """A heading and what stands under it; nothing where that is nothing."""
        found = "\n".join(lines).rstrip()
        return [f"## {title}", "", found, ""] if found else []

    def headline(self) -> Iterator[str]:
        """What it comes to, with the claims that it rests on, and where that is from."""
        if shown := shown_headline(self.dossier, self.selection):
            yield from (f"{in_note(shown.text)} {self._cite(shown.facts)}", "")
            yield from (in_note(origin(self.dossier)), "")

    def situation(self) -> Iterator[str]:
        """How many voices stand behind it and how firmly they speak, counted; the key figures."""
        yield from (_counted(self.facts), "", *self.key_figures())

    def by_kind(self) -> Iterator[str]:
        """Every fact, by kind, in the order of time."""
        for kind in self.dossier.config.kinds:
            facts = sorted(
                (f for f in self.listed if f.kind == kind.id), key=lambda f: f.when.order
            )
            if facts:
                yield from (f"### {in_note(kind.name)}", "", *map(self._fact, facts), "")

    def key_figures(self) -> Iterator[str]:
        """The figures of the first page, of the facts that are chosen."""
        for figure in self.dossier.config.key_figures:
            if figure.fact not in self.chosen:
                continue
            fact = self.dossier.fact[figure.fact]
            number = in_note(str(fact.figures[figure.figure - 1]))
            dated = f"{when_in_words(fact, self.dossier)}; {_firmness(fact).lower()}"
            yield f"- **{number}**: {in_note(figure.label)} ({dated}){self._cite([fact.id])}"

    def requests(self) -> Iterator[str]:
        """What was asked, or is being arranged, as a table."""
        rows = [row for row in self.aid if self._touches(row.facts)]
        if rows:
            yield from (_row(COLUMNS), _row(["---"] * len(COLUMNS)))
            yield from (_row(self._request(row)) for row in rows)

    def not_aid(self) -> Iterator[str]:
        """What is not counted as requested aid, and why."""
        for row in all_not_aid(self.dossier):
            if self._touches(row.facts):
                yield f"- {in_note(row.what)}: {in_note(row.why)}{self._cite(row.facts)}"

    def responses(self) -> Iterator[str]:
        """How those who were asked responded."""
        asked = {row.asked for row in self.aid if self._touches(row.facts)}
        for row in all_responses(self.dossier):
            if self.is_whole or row.state in asked or self._touches(row.facts):
                state = in_note(self.dossier.actor[row.state].name)
                said = f"{row.answer.label}. {in_note(row.statement)}"
                yield f"- **{state}**: {said}{self._cite(row.facts)}"

    def tensions(self) -> Iterator[str]:
        """Claims that pull against each other, side by side, one kind after the other."""
        for found in oppositions(self.dossier):
            if found.tension and self._touches(found.tension.facts):
                yield from self._tension(found.headline, found.tension)

    def questions(self) -> Iterator[str]:
        """What is not said, by topic, each with what would settle it."""
        shown = [q for q in self.dossier.questions if self._touches(q.facts)]
        for topic, questions in groupby(shown, key=lambda question: question.topic):
            yield from (f"### {in_note(topic)}", "")
            for question in questions:
                settled = f"What would settle it: {in_note(question.settled_by)}"
                yield f"- {in_note(question.question)} {settled}{self._cite(question.facts)}"
            yield ""

    def footnotes(self) -> Iterator[str]:
        """Who says so, on what basis and how the date is known, for every fact cited."""
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

    def _touches(self, facts: Sequence[str]) -> bool:
        return self.is_whole or not self.chosen.isdisjoint(facts)

    def _cite(self, facts: Iterable[str]) -> str:
        """References to the footnotes of some facts, which are then owed."""
        ids = list(facts)
        self.cited |= {id_: self.dossier.fact[id_] for id_ in ids}
        return " ".join(f"[^{id_}]" for id_ in ids)

    def _fact(self, fact: Fact) -> str:
        dated = ", ".join(dating(fact, self.dossier))
        contested = in_note(contest_of(fact, self.dossier))
        firmly = " ".join(filter(None, (f"**{_firmness(fact)}**", contested)))
        said, why = in_note(claim(fact)), superseded_why(fact, self.dossier)
        said = f"{in_note(f'[{why}]')} ~~{said}~~" if why else said
        return f"- {SIGNS[fact.status].glyph} {firmly} ({dated}): {said}{self._cite([fact.id])}"

    def _request(self, row: AidRequest) -> list[str]:
        dossier = self.dossier
        first = dossier.fact[row.facts[0]]
        hedge = f", “{in_note(row.hedge)}”" if row.hedge else ""
        return [
            in_note(dossier.actor[row.asked].name),
            in_note(row.detail),
            row.help.label,
            f"{SIGNS[first.status].glyph} {first.status.label}{hedge}",
            f"{row.stage.label}: {in_note(row.stage_why)}",
            self._cite(row.facts),
        ]

    def _tension(self, headline: str, tension: Tension) -> Iterator[str]:
        yield from (f"### {in_note(headline)}", "")
        yield from (self._fact(self.dossier.fact[name]) for name in tension.facts)
        yield from ("", f"{in_note(tension.differs)} Left open: {in_note(tension.open)}", "")


def _firmness(fact: Fact) -> str:
    hedge = f", “{in_note(fact.hedge)}”" if fact.hedge else ""
    return f"{fact.status.label}{hedge}"


def _counted(facts: Sequence[Fact]) -> str:
    """'79 facts. How firmly: 42 reported, 9 claimed. On what basis: documents 14.'."""
    if not facts:
        return "No fact matches."
    firmly = Counter(fact.status for fact in facts)
    basis = Counter(fact.basis for fact in facts)
    how = ", ".join(f"{SIGNS[s].glyph} {firmly[s]} {s.label.lower()}" for s in Status if firmly[s])
    what = ", ".join(f"{b.label.lower()} {basis[b]}" for b in Basis if basis[b])
    number = "1 fact" if len(facts) == 1 else f"{len(facts)} facts"
    return f"{number}. How firmly: {how}. On what basis: {what}."


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
