"""A sentence of a draft beside a line of ours: what the line has and the sentence has lost."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from dashboard.domain.facts import Fact
from dashboard.domain.vocabulary import SourceKind, Status
from dashboard.domain.wording import has_words
from dashboard.loading.editorial import english
from dashboard.verifying.matching import NAMED, Matcher
from dashboard.verifying.numbers import numbers_and_dates
from dashboard.verifying.our_lines import Line
from dashboard.verifying.sentences import ASIDE, clauses, even, sentences, unmarked
from dashboard.verifying.wordings import (
    DENIES,
    IS_RAISING,
    KEEPS_OPTION,
    KEEPS_PLAN,
    LEFT_OPEN,
    MAY,
    NEGATES,
    SOFT,
    TURNS_A_DENIAL,
    softeners,
)


class Kind(StrEnum):
    """The kinds of loss of a claim."""

    HEDGE = "hedge lost"
    SOURCE = "source lost"
    STATUS = "status raised"
    FIGURE = "figure or date changed"
    CAVEAT = "caveat lost"
    UNKNOWN = "not in the dossier"


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that was lost, and what it is."""

    kind: Kind
    what: str


@dataclass(frozen=True)
class Pair:
    """A sentence, what is with it in the draft, and the line of ours nearest to it."""

    text: str
    paragraph: str
    beside: str
    line: Line
    matcher: Matcher
    near: str
    """Its paragraph, its row and the paragraph that follows: where a caveat may stand."""

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that the line states."""
        known = self.matcher.dossier.fact
        return tuple(known[name] for name in self.line.facts if name in known)

    @cached_property
    def said(self) -> str:
        """The assertions of the sentence, without what it leaves open."""
        return self.matcher.asserted(self.text, self.line.facts)

    @cached_property
    def ours(self) -> str:
        """The assertions of our line."""
        return self.matcher.asserted(self.line.text, self.line.facts)

    @cached_property
    def unit(self) -> str:
        """Everything that is with the sentence: its paragraph, row or slide."""
        return f"{self.paragraph}\n{self.beside}"

    @cached_property
    def terms(self) -> frozenset[str]:
        """The terms of the sentence."""
        return frozenset(self.matcher.terms(self.text))


def losses(pair: Pair) -> Iterator[Loss]:
    """Yield what a sentence lost of the line nearest to it."""
    for found in CHECKS:
        yield from found(pair)


def losses_beside(pair: Pair) -> Iterator[Loss]:
    """Yield what was lost around a sentence that has our own words."""
    yield from _source(pair)
    yield from _contest(pair)


def _hedge(pair: Pair) -> Iterator[Loss]:
    """Compare how often both soften, as far as the sentence has what the line softens."""
    ours = [found for found in _hedges(pair) if _is_used(found, pair)]
    theirs = len(softeners(pair.said))
    if len(ours) > theirs:
        named = ", ".join(dict.fromkeys(f"'{found[0]}'" for found in ours))
        yield Loss(Kind.HEDGE, f"the dossier says {named}")


def softened_less(row: str, line: Line) -> Iterator[Loss]:
    """Yield that a row of a table softens less often than ours."""
    if len(softeners(line.text)) > len(softeners(row)):
        named = dict.fromkeys(f"'{found}'" for found in softeners(line.text))
        yield Loss(Kind.HEDGE, f"the dossier says {', '.join(named)}")


def _hedges(pair: Pair) -> list["re.Match[str]"]:
    found = [*english.HEDGES.finditer(pair.ours), *SOFT.finditer(pair.ours)]
    own = {fact.hedge for fact in pair.facts if fact.hedge}
    for hedge in own:
        if not english.HEDGES.search(hedge) and not SOFT.search(hedge):
            found += re.finditer(rf"(?<!\w){re.escape(hedge)}(?!\w)", pair.ours)
    return [one for one in found if not english.WITHIN.search(pair.ours[: one.start()][-30:])]


def _is_used(found: "re.Match[str]", pair: Pair) -> bool:
    """Return whether a sentence has what stands next to a word of a line."""
    after = pair.matcher.terms(pair.ours[found.end() :])[:2]
    before = pair.matcher.terms(pair.ours[: found.start()])[-1:]
    near = after or before
    return not near or any(term in pair.terms for term in near)


WORDS_OF = {
    Status.PLANNED: (english.PLANNING, KEEPS_PLAN, "it is planned, not done"),
    Status.CONSIDERED: (english.CONSIDERING, KEEPS_OPTION, "it is being weighed, not decided"),
    Status.DECLINED: (english.DECLINING, english.DECLINING, "nobody would comment"),
    Status.UNCLEAR: (english.NOT_KNOWING, english.NOT_KNOWING, "it is not known"),
}
"""By status: what a line of ours has, what a draft must have, and what is lost without."""


def _status(pair: Pair) -> Iterator[Loss]:
    statuses = {fact.status for fact in pair.facts}
    for status, (ours, kept, lost) in WORDS_OF.items():
        if status in statuses and not kept.search(MAY.sub("", pair.text)):
            found = (one for one in ours.finditer(pair.line.text) if one[0] not in pair.text)
            used = [one for one in found if _is_used(one, pair)]
            if used:
                yield Loss(Kind.STATUS, f"in the dossier {lost}")
    raised = {one[0].casefold() for one in IS_RAISING.finditer(pair.said) if _is_plain(one, pair)}
    new = [word for word in sorted(raised) if not _has_like(word, pair)]
    if new and pair.facts:
        yield Loss(Kind.STATUS, f"'{new[0]}' goes further than the dossier")


def _is_plain(found: "re.Match[str]", pair: Pair) -> bool:
    """Return whether a word is not denied or asked by what is before it."""
    before = pair.said[: found.start()][-40:]
    return not re.search(r"(?:\b(?:not|never|no|whether|if|without)|n't)\b[^,;.]*$", before)


def _has_like(word: str, pair: Pair) -> bool:
    """Return whether the line, or what is beside it, asserts a word of the same stem."""
    beginning = word[: max(4, len(word) - 3)]
    return bool(re.search(rf"\b{re.escape(beginning)}", pair.ours.casefold()))


def _negation(pair: Pair) -> Iterator[Loss]:
    """Denials that are gone or turned round; what was not so and now is, and the reverse."""
    if not pair.facts:
        return
    is_denied = bool(english.CLEARLY_DENIES.search(pair.ours)) or _says_no(pair.ours)
    if is_denied and TURNS_A_DENIAL.search(pair.text) and not TURNS_A_DENIAL.search(pair.ours):
        yield Loss(Kind.STATUS, "the denial is reversed")
    elif is_denied and not DENIES.search(pair.text) and not NEGATES.search(pair.said):
        yield Loss(Kind.STATUS, "the denial is gone")
    elif not is_denied and not {Status.DECLINED, Status.UNCLEAR} & {f.status for f in pair.facts}:
        ours, theirs = len(NEGATES.findall(pair.ours)), len(NEGATES.findall(pair.said))
        if ours and not theirs and not LEFT_OPEN.search(pair.text):
            yield Loss(Kind.STATUS, "the dossier says that it is not so")
        elif theirs and not ours and not NEGATES.search(pair.line.text):
            yield Loss(Kind.UNKNOWN, "the dossier does not say that it is not so")


def _says_no(text: str) -> bool:
    return bool(re.search(r"\b(?:said|says|answer(?:s|ed)) no\b", text))


def _caveat(pair: Pair) -> Iterator[Loss]:
    """Clauses of the line that leave something open, and are nowhere with the sentence."""
    _, *others = clauses(unmarked(even(pair.line.text))) or [""]
    for clause in (one for one in others if pair.matcher.is_open(one, pair.line.facts)):
        terms = frozenset(pair.matcher.terms(clause))
        if not _is_kept(clause, terms, pair):
            yield Loss(Kind.CAVEAT, clause.rstrip("."))


LEAST_OF_A_CAVEAT, MOST_OF_A_CAVEAT = 0.4, 0.75
"""How much of it is in other words that leave something open, or somewhere near."""


def open_sentence(text: str) -> str:
    """Return the first sentence of a paragraph, where it does nothing but leave something open."""
    first = next(sentences(text), None)
    if first and LEFT_OPEN.search((clauses(first.text) or [""])[0]):
        return first.text
    return ""


def _is_kept(clause: str, terms: frozenset[str], pair: Pair) -> bool:
    matcher = pair.matcher
    there = frozenset(matcher.terms(pair.near))
    if matcher.weight(terms & there) >= MOST_OF_A_CAVEAT * matcher.weight(terms):
        return bool(LEFT_OPEN.search(pair.near)) or not LEFT_OPEN.search(clause)
    main = (clauses(pair.text) or [""])[0]
    said = (one.text for text in pair.near.split("\n") for one in sentences(text))
    parts = [ASIDE.sub("", part) for one in said for part in clauses(one)]
    open_parts = [one for one in parts if LEFT_OPEN.search(one) and one not in main]
    least = LEAST_OF_A_CAVEAT * matcher.weight(terms)
    return any(matcher.weight(terms & frozenset(matcher.terms(p))) >= least for p in open_parts)


def _contest(pair: Pair) -> Iterator[Loss]:
    """The mark of a claim that is denied or told two ways, where ours had it beside."""
    has_mark = "≠" in f"{pair.line.text} {pair.line.beside}" and pair.line.facts
    if has_mark and "≠" not in pair.unit and not DENIES.search(pair.unit):
        held = (pair.matcher.dossier.contested.get(name, "") for name in pair.line.facts)
        said = next(filter(None, held), "")
        if said and not re.search(r"two ways|elsewhere|two versions", pair.unit):
            yield Loss(Kind.CAVEAT, said)


def _source(pair: Pair) -> Iterator[Loss]:
    """Yield a loss where ours names a voice and neither the sentence nor its context does.

    Whoever speaks is no source of a report on it: an outlet that ours names must be named.
    """
    voices = [voice for fact in pair.facts for voice in _voices(fact, pair.matcher)]
    outlets = [voice for voice in voices if not voice.is_speaker]
    is_cited = bool(CITED.search(pair.line.beside))
    if needed := [voice for voice in outlets if voice.is_in(pair.line.text)]:
        is_kept = any(voice.is_in(pair.paragraph) for voice in outlets)
    elif needed := [voice for voice in outlets if is_cited or voice.is_in(pair.line.beside)]:
        is_kept = bool(CITED.search(pair.unit)) or any(voice.is_in(pair.unit) for voice in outlets)
    else:
        needed = [voice for voice in voices if voice.is_in(pair.line.text)]
        is_kept = any(voice.is_in(pair.paragraph) for voice in voices)
    if needed and not is_kept:
        yield Loss(Kind.SOURCE, " / ".join(dict.fromkeys(voice.name for voice in needed)))


CITED = re.compile(r"\[\^?\d[\w, –-]*\]|\[\^[\w-]+\]")


@dataclass(frozen=True)
class Voice:
    """A voice, and how sentences call it."""

    name: str
    names: tuple[str, ...]
    is_speaker: bool = False

    def is_in(self, text: str) -> bool:
        """Return whether a text names it; a speaker must be said to speak."""
        if self.is_speaker and not (english.SAYING.search(text) or DENIES.search(text)):
            return False
        return any(has_words(text, name) for name in self.names)


@lru_cache(maxsize=1 << 12)
def _voices(fact: Fact, matcher: Matcher) -> tuple[Voice, ...]:
    dossier, found = matcher.dossier, list[Voice]()
    for report in fact.reports:
        links = dossier.chain(report)
        for link in links[1:] or links:
            # What somebody says in public is told by naming who speaks.
            if not (report.speaker and link.kind is SourceKind.STATEMENT):
                found.append(_voice(link.name, (link.phrase, *link.aliases), link.kind))
        if report.speaker:
            actor = dossier.actor[report.speaker]
            last = actor.name.split()[-1]
            names = (actor.name, actor.role, last, *actor.aliases)
            found.append(Voice(actor.name, tuple(filter(None, names)), is_speaker=True))
    return tuple(found)


def _voice(name: str, others: tuple[str, ...], kind: SourceKind) -> Voice:
    bare = name.removeprefix("The ").removeprefix("the ")
    heads = () if kind in (SourceKind.OUTLET, SourceKind.STATEMENT) else (bare.split()[-1],)
    head = ("article",) if kind is SourceKind.ARTICLE else heads
    return Voice(name, tuple(filter(None, (name, bare, *others, *head))))


def _figures(pair: Pair) -> Iterator[Loss]:
    """Numbers, units and dates."""
    for what in numbers_and_dates(pair.text, pair.line, pair.facts, pair.matcher):
        yield Loss(Kind.FIGURE, what)


def _names(pair: Pair) -> Iterator[Loss]:
    """Names that neither the line nor its facts have, and words that are nowhere in the dossier."""
    if not pair.facts:
        return
    known = pair.matcher.known(pair.line)
    named = (term for term in pair.matcher.terms(pair.text) if term[0] == NAMED)
    strange = [pair.matcher.named(term) for term in named if term not in known]
    strange = strange or pair.matcher.strange_names(pair.text) or pair.matcher.new_words(pair.text)
    if strange:
        yield Loss(Kind.UNKNOWN, f"'{strange[0]}' is not what the dossier says here")


def _direction(pair: Pair) -> Iterator[Loss]:
    """Yield a change of direction: the first of ours no longer comes before the second."""
    ours, theirs = (pair.matcher.actors_in(text) for text in (pair.ours, pair.said))
    both = {one.term for one in ours} & {one.term for one in theirs}
    ours = [one for one in ours if one.term in both]
    theirs = [one for one in theirs if one.term in both]
    if len(both) < 2 or ours[0].term == theirs[0].term or not pair.facts:
        return
    is_listed = ours[1].term == theirs[0].term and "and" in ours[1].before
    is_passive = any("by" in one.before for one in (*ours, *theirs))
    is_fronted = bool(TOWARD & {*theirs[0].before, *ours[0].before})
    if not (is_listed or is_passive or is_fronted):
        yield Loss(Kind.UNKNOWN, "who does it to whom is reversed")


TOWARD = frozenset({"to", "from", "against", "for", "of", "on", "in", "with", "towards", "about"})
"""Words before the name of one who does not act."""

CHECKS = (_hedge, _source, _status, _negation, _figures, _caveat, _contest, _names, _direction)
