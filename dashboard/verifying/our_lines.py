"""All lines of our own: those of the dossier, and those of deck and paper.

A draft is compared with these and never with the facts alone, so that what a slide of ours leaves
out by design is no loss.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property

from dashboard.deck.build import deck
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.lead import source_of
from dashboard.domain.phrasing import about, caveat, claim, contest, deed_in_words
from dashboard.domain.ready_sentence import sentence, spoken
from dashboard.domain.selection import Selection
from dashboard.exports.paper.content import paper
from dashboard.verifying.sentences import even, sentences, unmarked, words

LABELS = frozenset({"lesser", "groups", "legend", "words", "heads", "scene"})
"""Fields whose texts are no sentences."""
MOST_FACTS = 8
LONGEST = 1_200
"""Characters of a line that is compared as a whole; longer ones by their sentences."""
NOT_WORDS = frozenset(
    {"facts", "id", "target", "query", "glyph", "sign", "keywords", "links", "address"}
)
"""Fields of slides and papers that are no text to be read."""


@dataclass(frozen=True)
class Line:
    """Words of ours, the facts that they state, and what is beside them where they stand."""

    text: str
    facts: tuple[str, ...] = ()
    beside: str = ""
    row: str = ""
    """The row of a table that it is in: its cells, a line each."""
    is_label: bool = False
    """Whether it is known word for word only: what is after a claim, an edge of a graph."""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, folded."""
        return words(self.text)


def lines(dossier: Dossier) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return all lines of ours, whole and by their sentences, each once; and rows of tables."""
    found: dict[tuple[tuple[str, ...], tuple[str, ...], str], Line] = {}
    rows = dict[str, Line]()
    for line in (*_said(dossier), *_exported(dossier)):
        if line.row:
            rows.setdefault(line.row, Line(line.row, line.facts))
        for part in _parts(line):
            if part.words and len(part.text) <= LONGEST:
                found.setdefault((part.words, part.facts, part.beside), part)
    return tuple(found.values()), tuple(rows.values())


def _parts(line: Line) -> Iterator[Line]:
    """Yield a line and its sentences; what says many things at once is a label."""
    parts = [one.text for one in sentences(line.text)]
    is_label = line.is_label or len(line.facts) > MOST_FACTS
    for text in dict.fromkeys((line.text, *parts)):
        is_whole = len(parts) > 1 and text == line.text
        yield replace(line, text=unmarked(even(text)), is_label=is_label or is_whole)


def _said(dossier: Dossier) -> Iterator[Line]:
    for fact in dossier.facts:
        yield from _of_fact(fact, dossier)
    yield from _of_config(dossier)
    yield from _of_rows(dossier)


def _of_fact(fact: Fact, dossier: Dossier) -> Iterator[Line]:
    own, beside = (fact.id,), about(fact, dossier)
    yield Line(claim(fact), own, beside)
    yield Line(sentence(fact, dossier), own)
    yield Line(spoken(fact, dossier), own)
    for text in (fact.short, fact.say, fact.note, fact.when_why):
        yield Line(text, own)
    for text in (caveat(fact), contest(fact, dossier), beside):
        yield Line(text, own, is_label=True)


def _of_config(dossier: Dossier) -> Iterator[Line]:
    config = dossier.config
    for text in (config.title, config.subtitle, *config.limits):
        yield Line(text)
    if config.headline:
        yield Line(config.headline.text, config.headline.facts)
    for card in config.key_figures:
        figure = dossier.fact[card.fact].figures[card.figure - 1]
        yield from _lines((card.label, f"{figure} {card.label}"), (card.fact,))
    for sign in (sign for view in config.maps for sign in view.signs):
        on_map = sign.facts or tuple(fact.id for fact in dossier.facts_at(sign.place))
        yield from _lines((sign.label, sign.note), on_map)
    yield from _of_strands(dossier)


def _of_strands(dossier: Dossier) -> Iterator[Line]:
    for strand in dossier.config.strands:
        yield Line(strand.title, tuple(name for line in strand.lines for name in line.facts))
        for line in strand.lines:
            source = source_of(line, dossier)
            yield Line(line.text, line.facts, source)
            yield Line(f"{line.text} {source}", line.facts)


ROWS = {
    "aid": ("detail", "stage_why", "channel", "note"),
    "not_aid": ("what", "why"),
    "responses": ("statement",),
    "tensions": ("title", "differs", "open"),
    "questions": ("question", "settled_by"),
}
"""By collection: the keys whose texts rest on the facts of their entry."""


def _of_rows(dossier: Dossier) -> Iterator[Line]:
    for collection, keys in ROWS.items():
        for row in getattr(dossier, collection):
            yield from _lines((getattr(row, key) for key in keys), row.facts)
    for answer in (one.answered for one in dossier.answered if one.answered):
        yield Line(answer.says, answer.facts)
    for relation in dossier.relations:
        yield Line(deed_in_words(relation, dossier), relation.facts, is_label=True)


def _lines(texts: Iterable[str], facts: tuple[str, ...]) -> Iterator[Line]:
    yield from (Line(text, facts) for text in texts)


def _exported(dossier: Dossier) -> Iterator[Line]:
    """Yield the words of the whole deck and of the whole paper."""
    whole = excerpt(dossier, Selection())
    yield from _walked(paper(whole, annex=True))
    yield from _walked(paper(whole, annex=False))
    for slide in deck(whole).slides:
        yield from _walked((slide.title, *slide.blocks, slide.footer), (), _flat((slide,)))
        for note in slide.notes:
            yield Line(note, _told_in(note, slide.facts, dossier))


def _told_in(note: str, facts: tuple[Fact, ...], dossier: Dossier) -> tuple[str, ...]:
    """Return the fact that a note tells: the one whose ready sentence has most of its words."""
    there = set(words(note))
    told = max(facts, key=lambda one: len(there & set(words(sentence(one, dossier)))), default=None)
    return (told.id,) if told else ()


def _walked(node: object, facts: tuple[str, ...] = (), beside: str = "") -> Iterator[Line]:
    """Yield each text within slides and papers, with the facts of the part it is in."""
    if isinstance(node, str):
        yield Line(node, facts, beside, is_label=not facts)
    elif isinstance(node, (tuple, list)):
        for one in node:
            if isinstance(one, tuple) and one and not isinstance(one[0], (str, int, float)):
                yield from _in_row(one, facts, beside)
            else:
                yield from _walked(one, facts, beside)
    elif is_dataclass(node) and not isinstance(node, type):
        yield from _in_record(node, facts, beside)


def _in_row(row: tuple[object, ...], facts: tuple[str, ...], beside: str) -> Iterator[Line]:
    cells = [_flat(cell) for cell in row]
    own = dict.fromkeys(name for cell in row for line in _walked(cell) for name in line.facts)
    yield Line(cells[0], tuple(own), row="\n".join(cells), is_label=True)
    yield from _walked(list(row), facts, f"{beside} {' '.join(cells)}")


def _in_record(node: object, facts: tuple[str, ...], beside: str) -> Iterator[Line]:
    own = getattr(node, "facts", ())
    each = own if isinstance(own, (tuple, list, frozenset, set)) else ()
    named = tuple(one if isinstance(one, str) else one.id for one in each) or facts
    if hasattr(node, "lesser"):
        beside = f"{beside} {node.lesser} {CITED if node.sources else ''}"  # type: ignore[attr-defined]
    is_broken = isinstance(getattr(node, "text", None), str) and hasattr(node, "lines")
    if is_broken:
        yield Line(node.text, named, beside)  # type: ignore[attr-defined]
    skipped = NOT_WORDS | {"lines"} if is_broken else NOT_WORDS
    for spec in fields(node):  # type: ignore[arg-type]
        if spec.name not in skipped:
            for line in _walked(getattr(node, spec.name), named, beside):
                yield replace(line, is_label=line.is_label or spec.name in LABELS)


def _flat(node: object) -> str:
    """Return all texts of a row, one after the other."""
    return " ".join(dict.fromkeys(line.text for line in _walked(node)))


CITED = "[1]"
"""Beside a sentence whose sources are in a list at the end."""
