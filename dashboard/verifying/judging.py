"""Each sentence of a draft: which of our lines it is, and what it lost of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from dashboard.domain.phrasing import about, claim
from dashboard.verifying.asides import LABELLED, asides
from dashboard.verifying.comparing import (
    Kind,
    Loss,
    Pair,
    losses,
    losses_beside,
    open_sentence,
    softened_less,
)
from dashboard.verifying.matching import NAMED, Cover, Matcher, Token, tokens
from dashboard.verifying.our_lines import Line
from dashboard.verifying.reading import Draft, Passage
from dashboard.verifying.sentences import even, is_content, sentences, unmarked, words
from dashboard.verifying.wordings import COUNTS_FACTS, FOREIGN, IS_RAISING, OF_THE_PAPER

MOST_SENTENCES = 5_000
LONG_ENOUGH = 4
"""Words of content from which on a heading says something, and a piece stands for itself."""


class Outcome(StrEnum):
    """The result for a sentence."""

    UNCHANGED = "unchanged"
    """Our own words."""
    KEPT = "kept, in other words"
    LOST = "lost"
    """Something of a claim, or it is not in the dossier."""
    NOT_JUDGED = "not judged"
    """It says nothing of the dossier, or too little to tell."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A sentence, what it came to, the facts that it uses and what they have lost."""

    passage: Passage
    text: str
    outcome: Outcome
    line: Line | None = None
    losses: tuple[Loss, ...] = ()
    why: str = ""
    """Why it was not judged."""


class _Piece(NamedTuple):
    """A sentence of a passage: its words, and the lines of ours that it holds word for word."""

    text: str
    covers: tuple[Cover, ...]
    rest: str
    """What none of them is."""


def judge(draft: Draft, matcher: Matcher) -> tuple[tuple[Verdict, ...], bool]:
    """Return what the sentences of a draft came to, and whether there were more than are judged."""
    found = (one for passage in draft.passages for one in _of_passage(passage, matcher))
    verdicts = tuple(islice(found, MOST_SENTENCES))
    return verdicts, next(found, None) is not None


def _of_passage(passage: Passage, matcher: Matcher) -> Iterator[Verdict]:
    text = unmarked(even(passage.text), " | ")
    found = tokens(text)
    if not found:
        return
    covers = list(matcher.covers(found))
    main = _main(covers)
    if main is None and passage.row:
        main = _main(matcher.covers(tokens(unmarked(even(passage.row), " | "))))
    covers = [one for one in covers if _fits(one, main)]
    for piece in _pieces(text, found, covers):
        yield _of_piece(piece, passage, main, matcher)
    if passage.row and passage.row.startswith(passage.text):
        yield from _of_row(passage, matcher)


def _of_row(passage: Passage, matcher: Matcher) -> Iterator[Verdict]:
    """Judge a row of a table as a whole: its cells are too short to be told apart."""
    line = matcher.row_like(passage.row)
    lost = [] if line is None else list(softened_less(passage.row, line))
    if lost:
        text = passage.row.replace("\n", " | ")
        yield Verdict(passage, text, Outcome.LOST, line, tuple(lost))


def _main(covers: Iterable[Cover]) -> Line | None:
    """Return the longest claim of ours among lines that were found word for word."""
    claims = (line for one in covers for line in one.lines if not line.is_label)
    long = [line for line in claims if line.facts and len(line.words) >= LONG_ENOUGH]
    return max((line for line in long if len(line.facts) <= MOST_FACTS), key=_length, default=None)


def _fits(cover: Cover, main: Line | None) -> bool:
    """Return whether what is after a claim is said by us of that claim, and not of another."""
    if main is None or any(not line.is_label or not line.facts for line in cover.lines):
        return True
    return any(set(line.facts) & set(main.facts) for line in cover.lines)


def _length(line: Line) -> int:
    return len(line.words)


def _pieces(text: str, found: list[Token], covers: list[Cover]) -> Iterator[_Piece]:
    """Yield the sentences of a passage; what is ours as a whole is not taken apart."""
    spans = [(found[one.first].start, found[one.last - 1].end) for one in covers]
    ends = [one.end for one in sentences(text)]
    ends = [end for end in ends if not any(first < end <= last for first, last in spans)]
    start, left = 0, list(covers)
    for end in dict.fromkeys((*ends, len(text) + 1)):
        own = [one for one in left if found[one.first].start < end]
        left = left[len(own) :]
        inside = [i for i, token in enumerate(found) if start <= token.start < end]
        if inside:
            yield _piece(text[start:end].strip(), text, found, inside, own)
        start = end


def _piece(said: str, text: str, found: list[Token], inside: list[int], own: list[Cover]) -> _Piece:
    """Return a sentence; a word or two of ours count only where all of it is ours."""
    rest = _uncovered(inside, own)
    if any(is_content(found[i].word) for i in rest):
        own = [one for one in own if one.last - one.first >= LONG_ENOUGH]
        rest = _uncovered(inside, own)
    return _Piece(said, tuple(own), " ".join(text[a:b] for a, b in _runs(found, rest)))


def _uncovered(inside: list[int], own: list[Cover]) -> list[int]:
    covered = {i for one in own for i in range(one.first, one.last)}
    return [i for i in inside if i not in covered]


def _runs(found: list[Token], places: list[int]) -> Iterator[tuple[int, int]]:
    """Yield where words that stand next to each other begin and end."""
    start = None
    for index, following in zip(places, [*places[1:], -1], strict=False):
        start = index if start is None else start
        if following != index + 1:
            yield found[start].start, found[index].end
            start = None


def _of_piece(piece: _Piece, passage: Passage, main: Line | None, matcher: Matcher) -> Verdict:
    rest = [word for word in words(piece.rest) if is_content(word)]
    if piece.covers and not rest:
        return _exact(piece, passage, matcher)
    terms = frozenset(matcher.terms(piece.rest))
    if main and (_is_aside(piece) or (len(terms) < LONG_ENOUGH - 1 and not matcher.nearest(terms))):
        return _aside(piece, passage, main, matcher)
    if piece.covers and len(rest) < LONG_ENOUGH and not matcher.nearest(terms):
        return _with_little_more(piece, passage, main, matcher)
    return _near(piece, passage, matcher)


def _is_aside(piece: _Piece) -> bool:
    """Return whether what is not ours is in brackets after it, or begins as a status does."""
    _, bracket, inside = piece.text.rpartition("(")
    in_brackets = bool(bracket and piece.covers and words(piece.rest)[:1] == words(inside)[:1])
    return bool(LABELLED.search(piece.text) and " · " in piece.text) or in_brackets


def _exact(piece: _Piece, passage: Passage, matcher: Matcher) -> Verdict:
    """Judge our own words by what is beside them, with us and here."""
    lost = _all_beside(piece, passage, matcher)
    line = max((cover.lines[0] for cover in piece.covers), key=_length)
    outcome = Outcome.LOST if lost else Outcome.UNCHANGED if line.facts else Outcome.NOT_JUDGED
    return Verdict(passage, piece.text, outcome, line, tuple(lost), "" if line.facts else OUR_OWN)


def _all_beside(piece: _Piece, passage: Passage, matcher: Matcher) -> dict[Loss, None]:
    lost = dict[Loss, None]()
    for cover in piece.covers:
        lines = [line for line in cover.lines if not line.is_label] or cover.lines
        each = [_beside(line, piece, passage, matcher) for line in lines]
        fewest: tuple[Loss, ...] = min(each, key=len)
        lost |= dict.fromkeys(fewest)
    return lost


def _beside(line: Line, piece: _Piece, passage: Passage, matcher: Matcher) -> tuple[Loss, ...]:
    if not line.facts or passage.is_heading:
        return ()
    return tuple(losses_beside(_pair(piece.text, passage, line, matcher)))


def _with_little_more(
    piece: _Piece, passage: Passage, main: Line | None, matcher: Matcher
) -> Verdict:
    """Judge our own words with a word or two put in."""
    lines = [max(cover.lines, key=lambda line: len(line.facts)) for cover in piece.covers]
    line = _joined(lines, main)
    return _compared(piece, passage, line, matcher)


def _joined(lines: Iterable[Line], main: Line | None = None) -> Line:
    lines = tuple(lines)
    facts = dict.fromkeys(name for line in lines for name in line.facts)
    own = main.facts if main and not facts else tuple(facts)
    texts = "; ".join(line.text.rstrip(".") for line in lines)
    return Line(texts, own, " ".join(line.beside for line in lines))


def _compared(piece: _Piece, passage: Passage, line: Line, matcher: Matcher) -> Verdict:
    found = losses(_pair(piece.text, passage, line, matcher))
    lost = tuple(dict.fromkeys((*found, *_all_beside(piece, passage, matcher))))
    outcome = Outcome.LOST if lost else Outcome.KEPT if line.facts else Outcome.NOT_JUDGED
    return Verdict(passage, piece.text, outcome, line, lost, "" if line.facts else OUR_OWN)


def _pair(text: str, passage: Passage, line: Line, matcher: Matcher) -> Pair:
    near = "\n".join(map(even, (passage.text, passage.row, open_sentence(passage.after))))
    return Pair(text, even(passage.text), even(passage.beside), line, matcher, near)


def _aside(piece: _Piece, passage: Passage, main: Line, matcher: Matcher) -> Verdict:
    """Judge what is after a claim of ours: how firmly, when, who says so."""
    facts = [matcher.dossier.fact[name] for name in main.facts]
    ours = " ".join((main.text, *(f"{claim(f)} {about(f, matcher.dossier)}" for f in facts)))
    line = Line(ours, main.facts)
    found = asides(piece.text, line, facts, matcher)
    lost = tuple(dict.fromkeys((*found, *_all_beside(piece, passage, matcher))))
    outcome = Outcome.LOST if lost else Outcome.NOT_JUDGED
    return Verdict(passage, piece.text, outcome, line if lost else None, lost, TOO_SHORT)


def _near(piece: _Piece, passage: Passage, matcher: Matcher) -> Verdict:
    """Judge other words than ours by the lines that are nearest to them."""
    text = piece.rest if piece.covers else piece.text
    if COUNTS_FACTS.search(text):
        return Verdict(passage, piece.text, Outcome.NOT_JUDGED, why=OUR_OWN)
    left = frozenset(matcher.terms(matcher.asserted(text, ())))
    lines = list[Line]()
    while len(lines) < MOST_MERGED and (near := matcher.nearest(left, bool(lines))):
        pairs = [_pair(text, passage, _joined((*lines, line)), matcher) for line in near]
        best = min(range(len(near)), key=lambda i: len(list(losses(pairs[i]))))
        lines.append(near[best])
        left -= frozenset(matcher.terms(near[best].text))
    if not lines:
        return _unmatched(piece, passage, matcher)
    return _compared(_Piece(text, (), text), passage, _joined(lines), matcher)


def _unmatched(piece: _Piece, passage: Passage, matcher: Matcher) -> Verdict:
    """Tell what asserts something about the dossier's names from what does not."""
    why = _why_not(piece.text, passage, matcher)
    if why:
        return Verdict(passage, piece.text, Outcome.NOT_JUDGED, why=why)
    loss = Loss(Kind.UNKNOWN, "nothing in the dossier resembles it")
    return Verdict(passage, piece.text, Outcome.LOST, losses=(loss,))


def _why_not(text: str, passage: Passage, matcher: Matcher) -> str:
    terms = matcher.terms(text)
    letters = sum(sign.isalpha() for sign in text)
    if letters and len(FOREIGN.findall(text)) * 2 > letters:
        return FOREIGN_LANGUAGE
    if (passage.is_heading and not IS_RAISING.search(text)) or len(terms) < LONG_ENOUGH - 1:
        return TOO_SHORT
    voices = {NAMED + source.id for source in matcher.dossier.sources}
    is_about = any(term[0] == NAMED and term not in voices for term in terms)
    if not is_about or text.endswith("?") or OF_THE_PAPER.search(text):
        return NOTHING
    return ""


MOST_MERGED, MOST_FACTS = 3, 8
OUR_OWN = "it states no fact"
TOO_SHORT = "too short to tell"
NOTHING = "it asserts nothing from the dossier"
FOREIGN_LANGUAGE = "in another language or script"
