"""Slides that make a few points: lines, claims side by side, one fact, open questions."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dashboard.deck.fit import REST, Column, Item, ParagraphText, columns, words
from dashboard.deck.model import Box, Words
from dashboard.deck.view import Given, Shown, rest
from dashboard.domain.changes import by_kind, changes_in
from dashboard.domain.config import Page
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.lead import opened_by, source_of
from dashboard.domain.oppositions import Opposition, Side
from dashboard.domain.phrasing import (
    attribution,
    contest_mark,
    dated,
    firmness,
    grounded,
    least_firm,
)
from dashboard.domain.published import Line
from dashboard.domain.scope import OUTSIDE
from dashboard.domain.superseded import plain_claim
from dashboard.domain.tensions import Question
from dashboard.domain.vocabulary import Status, TensionKind
from dashboard.domain.weight import by_weight
from dashboard.domain.wording import begun, listed
from dashboard.scenes.measure import LEADING
from dashboard.scenes.shapes import MUTED, Ink

RULE = Ink("rule")
SMALL, MOST_SMALL = 0.72, 40.0
"""The size of what is under a point, by that of the point; pixels that it has at most."""
ABOVE_FOOT = 10
"""Pixels of air below the last source, which else reads as a part of the footer."""
BETWEEN = 48
"""Pixels between two columns."""
SIDES = {
    TensionKind.TWO_VERSIONS: ("One version", "Another"),
    TensionKind.UNEASE: ("On one side", "On the other"),
    TensionKind.DENIAL: ("Said", "Denied"),
}
"""The headings over the sides of a tension..."""
SIDE, BELOW_SIDE = 44, 6
"""... with the size of their type in pixels, and the space below."""


def beside(boxes: int, room: Box, between: float = BETWEEN) -> list[Box]:
    """Return a number of boxes side by side in a room."""
    left, top, width, height = room
    wide = (width - between * (boxes - 1)) / max(1, boxes)
    return [(left + number * (wide + between), top, wide, height) for number in range(boxes)]


def of_line(line: Line, excerpt: Excerpt) -> Item:
    """Return a line with its sign, its status in words and who says so."""
    dossier, target = excerpt.dossier, f"fact:{opened_by(line, excerpt).id}"
    facts = [dossier.fact[name] for name in line.facts]
    about = about_facts(facts, dossier, target, source_of(line, dossier))
    return ParagraphText(text=_ended(line.text), facts=line.facts, target=target), about


def about_facts(
    facts: Sequence[Fact], dossier: Dossier, target: str, source: str = ""
) -> ParagraphText:
    """Return how firmly some facts are put, the sign that of the least firm, and who says so."""
    put = listed(tuple(dict.fromkeys(fact.status.label.lower() for fact in facts)))
    says = source or "; ".join(dict.fromkeys(attribution(fact, dossier) for fact in facts))
    return _small(f"{begun(put)} · {says}", least_firm(facts), target)


def of_fact(fact: Fact, excerpt: Excerpt) -> Item:
    """Return a claim with its sign, how firmly it is put, when and who says so."""
    dossier, target = excerpt.dossier, f"fact:{fact.id}"
    told = (
        firmness(fact),
        attribution(fact, dossier),
        dated(fact, dossier),
        contest_mark(fact, dossier),
    )
    return (
        ParagraphText(text=plain_claim(fact, dossier), facts=(fact.id,), target=target),
        _small(" · ".join(filter(None, told)), fact.status, target),
    )


def _small(words: str, status: Status, target: str) -> ParagraphText:
    return ParagraphText(
        text=words, scale=SMALL, most=MOST_SMALL, ink=MUTED, sign=status.glyph, target=target
    )


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def lines_of(given: Given) -> tuple[Line, ...]:
    """Return the lines of a slide that are in, or the first of each strand."""
    excerpt = given.excerpt
    own = given.slide.lines or tuple(strand.lines[0] for strand in excerpt.strands)
    return tuple(line for line in own if excerpt.bears(line.facts))


def points(given: Given) -> Shown:
    """Show a few lines, each with its sign and its source; without any the headline's facts."""
    lines = lines_of(given)
    facts = given.named(_first_ones_first(lines))
    items = tuple(of_line(line, given.excerpt) for line in lines)
    if not lines:
        facts = by_weight(given.excerpt.facts, given.dossier)[:3]
        items = tuple(of_fact(fact, given.excerpt) for fact in facts)
    left, top, width, height = given.room
    box = (left, top, width, height - ABOVE_FOOT)
    column = Column(name="Point", box=box, items=items, rule=RULE)
    blocks, number = columns([column], rest("point", Page.SITUATION, given))
    return Shown(blocks=blocks, facts=facts, left=number)


def _first_ones_first(lines: Iterable[Line]) -> list[str]:
    """Return the facts of some lines: the first of each, then the others."""
    ranked = [(index, name) for line in lines for index, name in enumerate(line.facts)]
    return [name for _, name in sorted(ranked, key=lambda one: one[0])]


def tensions(given: Given) -> Shown:
    """Show the tension in focus side by side; without focus what differs in each."""
    found = [one for one in given.excerpt.tensions if one.tension]
    facts = given.named(fact.id for one in found for fact in one.facts)
    if found and any(fact.id in given.excerpt.focus for fact in found[0].facts):
        return _side_by_side(found[0], given)
    items = [
        (
            ParagraphText(text=one.headline, is_bold=True),
            ParagraphText(text=one.tension.differs, scale=0.9),
            ParagraphText(
                text=f"Open: {one.tension.open}", scale=SMALL, most=MOST_SMALL, ink=MUTED
            ),
        )
        for one in found
        if one.tension
    ]
    column = Column(name="Tension", box=given.room, items=tuple(items), rule=RULE)
    blocks, left = columns([column], rest("tension", Page.TENSIONS, given))
    return Shown(blocks=blocks, facts=facts, left=left)


def _side_by_side(one: Opposition, given: Given) -> Shown:
    """Show each side in a column of its own: the lines of the slide, else the claims."""
    sides = _sides(one)
    told = [_of_side(side, given) for side in sides]
    if one.tension:
        told[-1] = (*told[-1], (ParagraphText(text=f"Open: {one.tension.open}", ink=MUTED),))
    head = SIDE * LEADING + BELOW_SIDE
    heads, found = [], []
    boxes = beside(len(sides), given.room)
    for name, items, (left, top, width, height) in zip(SIDES[one.kind], told, boxes, strict=False):
        said = (ParagraphText(text=name, most=SIDE, is_bold=True),)
        heads.append(words(name, (left, top, width, head), said, SIDE)[0])
        room = (left, top + head, width, height - head)
        found.append(Column(name=name, box=room, items=items, rule=RULE))
    blocks, left_out = columns(found, rest("claim", Page.TENSIONS, given))
    facts = given.named(name for items in told for first, *_ in items for name in first.facts)
    return Shown(blocks=_by_side(heads, blocks), facts=facts, left=left_out)


def _by_side(heads: Sequence[Words], blocks: Sequence[Words]) -> tuple[Words, ...]:
    """Return each head with what is under it, as it is read; what is under all is last."""
    lefts = [head.box[0] for head in heads]
    ordered = sorted(
        (*heads, *blocks),
        key=lambda one: (one.name == REST, lefts.index(one.box[0]), one.box[1]),
    )
    return tuple(ordered)


def _sides(one: Opposition) -> list[Side]:
    """Return two sides: what is said and what is denied; of no denial the first, and others."""
    if one.kind is TensionKind.DENIAL:
        said = tuple(fact for fact in one.facts if fact.status is not Status.DENIED)
        denied = tuple(fact for fact in one.facts if fact.status is Status.DENIED)
        if said and denied:
            return [said, denied]
    first, *others = one.sides
    return [first, tuple(fact for side in others for fact in side)]


def _of_side(side: Side, given: Given) -> tuple[Item, ...]:
    """Return the lines of a slide about a side, else its claims; those not in are marked so."""
    excerpt, ids = given.excerpt, {fact.id for fact in side}
    lines = [line for line in given.slide.lines if ids.intersection(line.facts)]
    if excerpt.selection.without:
        lines = [line for line in lines if excerpt.bears(line.facts)]
    if lines:
        return tuple(
            _marked(of_line(line, excerpt), is_outside=excerpt.ids.isdisjoint(line.facts))
            for line in lines
        )
    ranked = by_weight(side, given.dossier)
    return tuple(
        _marked(of_fact(fact, excerpt), is_outside=fact.id not in excerpt.ids) for fact in ranked
    )


def _marked(item: Item, *, is_outside: bool) -> Item:
    if not is_outside:
        return item
    *before, last = item
    return (*before, replace(last, text=f"{last.text} · {OUTSIDE}"))


def fact_(given: Given) -> Shown:
    """Show one fact: the claim, how firmly it is put, who says so, what stands against it."""
    dossier = given.dossier
    fact = dossier.fact[given.excerpt.selection.fact]
    about = (
        f"{firmness(fact)}. {fact.status.meaning}",
        f"{grounded(fact, dossier)} · {dated(fact, dossier)}",
    )
    against = tuple(dossier.fact[name] for name in fact.disputes)
    first = (
        ParagraphText(
            text=plain_claim(fact, dossier), scale=1.3, facts=(fact.id,), target=f"fact:{fact.id}"
        ),
        *(_small(words, fact.status, f"fact:{fact.id}") for words in about),
    )
    items = (first, *(of_fact(other, given.excerpt) for other in against))
    column = Column(name="Claim", box=given.room, items=items, rule=RULE)
    blocks, left = columns([column], rest("claim", Page.FACTS, given))
    return Shown(blocks=blocks, facts=given.named([fact.id]), left=left)


def of_questions(asked: Iterable[Question]) -> tuple[Item, ...]:
    """Return open questions, each with what would settle it."""
    return tuple(
        (
            ParagraphText(text=one.question, is_bold=True, facts=one.facts),
            ParagraphText(text=f"What would settle it: {one.settled_by}", scale=0.9),
        )
        for one in asked
    )


def spoken(asked: Iterable[Question]) -> tuple[str, ...]:
    """Return open questions as a speaker says them."""
    return tuple(f"{one.question} What would settle it: {one.settled_by}" for one in asked)


def changes(given: Given) -> Shown:
    """Show what changed since the edition that the dossier is compared with."""
    found = [one for one in changes_in(given.excerpt) if one.facts]
    items = tuple(
        (
            ParagraphText(text=kind.label, is_bold=True),
            *(ParagraphText(text=one.sentence, scale=0.9, facts=one.facts) for one in many),
        )
        for kind, many in by_kind(found).items()
    )
    column = Column(name="Change", box=given.room, items=items, rule=RULE)
    blocks, left = columns([column], rest("kind of change", Page.CHANGES, given))
    facts = given.named(name for one in found for name in one.facts)
    said = tuple(one.sentence for one in found)
    return Shown(blocks=blocks, facts=facts, left=left, notes=said)


def questions(given: Given) -> Shown:
    """Show the open questions, those that touch the focus first."""
    asked = given.excerpt.questions
    items = of_questions(asked)
    column = Column(name="Question", box=given.room, items=items, rule=RULE)
    blocks, left = columns([column], rest("question", Page.QUESTIONS, given))
    shown = asked[: len(asked) - left]
    facts = given.named(name for one in shown for name in one.facts)
    return Shown(blocks=blocks, facts=facts, left=left, notes=spoken(shown))
