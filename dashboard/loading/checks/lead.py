"""Checks of texts that are read alone against their facts: hedge, voice, other side.

Headlines, lines of strands, titles and lines of slides, answers to questions: often nobody who
reads them opens a card.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from dashboard.domain.attribution import links
from dashboard.domain.config import Slide
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.lead import source_of
from dashboard.domain.published import Headline, Line
from dashboard.domain.tensions import Answered
from dashboard.domain.vocabulary import SourceKind, TensionKind, WhenIs
from dashboard.domain.wording import has_words, listed
from dashboard.loading.draft import Finding
from dashboard.loading.editorial.days import Mention, mentions
from dashboard.loading.editorial.firmness import WORDS

WORKED_OUT = re.compile(r"worked out|inferred|\b(?:about|around|by|before|since|until)\b|≈")
"""What tells a listener that a day is no known one."""

PERSON = "person"
"""The kind of actors who have a surname."""


class PublishedText(NamedTuple):
    """A text with who says so, and the facts that it rests on; `key` names its field."""

    record: Headline | Line | Slide | Answered
    key: str
    said: str
    source: str
    facts: tuple[Fact, ...]


def published_texts(dossier: Dossier) -> tuple[PublishedText, ...]:
    """Return every text that is checked against its facts."""
    return (*of_lead(dossier), *of_deck(dossier), *of_answers(dossier))


def of_lead(dossier: Dossier) -> Iterator[PublishedText]:
    """Yield the headline and the lines of all strands."""
    config = dossier.config
    if headline := config.headline:
        facts = tuple(dossier.fact[name] for name in headline.facts)
        yield PublishedText(headline, "text", headline.text, "", facts)
    for strand in config.strands:
        yield from _lines(strand.lines, dossier)


def of_deck(dossier: Dossier) -> Iterator[PublishedText]:
    """Yield the titles of slides that name their facts, each with its text, and all lines."""
    for slide in dossier.config.slides:
        facts = tuple(dossier.fact[name] for name in slide.facts)
        if facts:
            yield PublishedText(slide, "title", f"{slide.title} {slide.text}", "", facts)
        yield from _lines(slide.lines, dossier)


def of_answers(dossier: Dossier) -> Iterator[PublishedText]:
    """Yield what answered questions."""
    for answered in (one.answered for one in dossier.answered if one.answered):
        facts = tuple(dossier.fact[name] for name in answered.facts)
        yield PublishedText(answered, "says", answered.says, "", facts)


def _lines(lines: Iterable[Line], dossier: Dossier) -> Iterator[PublishedText]:
    for line in lines:
        facts = tuple(dossier.fact[name] for name in line.facts)
        yield PublishedText(line, "text", line.text, source_of(line, dossier), facts)


def lead_keeps_hedges(dossier: Dossier) -> Iterator[Finding]:
    """The word that softens a fact is in every text that rests on the fact."""
    for one in published_texts(dossier):
        for fact in one.facts:
            if fact.hedge and not has_words(one.said, fact.hedge):
                what = f"drops '{fact.hedge}', which softens '{fact.id}'"
                yield Finding(one.record, one.key, what, "use the word, or rest it on other facts")


def lead_says_how_firm(dossier: Dossier) -> Iterator[Finding]:
    """A text is no firmer than its least firm fact: it says what is planned, weighed or denied."""
    for one in published_texts(dossier):
        for fact in one.facts:
            words, kind, example = WORDS.get(fact.status, (None, "", ""))
            if words and not words.search(f"{one.said} {one.source}"):
                what = f"has {kind.replace('a word', 'no word')}, and '{fact.id}' is"
                hint = f"say it, as in '{example}', or rest it on other facts"
                yield Finding(one.record, one.key, f"{what} '{fact.status}'", hint)


def lead_names_voices(dossier: Dossier) -> Iterator[Finding]:
    """Each fact has its voice in the text or behind it: who reports it, or who speaks."""
    for one in published_texts(dossier):
        for fact in one.facts:
            names = list(_voices(fact, dossier))
            if not any(has_words(f"{one.said} {one.source}", name) for name in names):
                said = ", ".join(f"'{name}'" for name in names)
                what = f"names no source for '{fact.id}'"
                yield Finding(one.record, one.key, what, f"name one of: {said}")


def lead_marks_dates_that_were_worked_out(dossier: Dossier) -> Iterator[Finding]:
    """A day that was worked out is not told as one that is known."""
    for one in published_texts(dossier):
        if WORKED_OUT.search(one.said):
            continue
        for mention in (found for found in mentions(one.said) if found.day):
            facts = [fact for fact in one.facts if _is_of(fact, mention)]
            if facts and all(fact.when_is is WhenIs.INFERRED for fact in facts):
                what = f"says '{mention.written}', but the date of '{facts[0].id}' was worked out"
                hint = f"say so: '{mention.written} (worked out)', or leave the day out"
                yield Finding(one.record, one.key, what, hint)


def _is_of(fact: Fact, mention: Mention) -> bool:
    """Return whether a day is that of a fact."""
    when = fact.when
    years = {day.year for day in (when.earliest, when.latest) if day}
    return any(day in (when.earliest, when.latest) for day in mention.dates(years))


def figures_in_line_name_voices(dossier: Dossier) -> Iterator[Finding]:
    """In the line of key figures, the words after a number say who gives it."""
    for name, group in groupby(dossier.config.key_figures, key=lambda card: card.fact):
        cards, fact = tuple(group), dossier.fact[name]
        said = " ".join(card.short or card.label for card in cards)
        names = [*_voices(fact, dossier), *(link.name for link in dossier.chain(fact)[1:])]
        if cards[-1].short and not any(has_words(said, one) for one in names):
            hint = f"name one of: {', '.join(repr(one) for one in dict.fromkeys(names))}"
            what = f"does not say who gives the figure of '{name}'"
            yield Finding(cards[-1], "short", what, hint)


def _voices(fact: Fact, dossier: Dossier) -> Iterator[str]:
    """Yield the names of those who report a fact, or whom an article cites, and the speaker.

    A person may be named by the last word alone. 'Authority' names no ports authority.
    """
    heard = dict.fromkeys(dossier.voice(report) for report in fact.reports)
    if any(one.kind is SourceKind.ARTICLE for one in heard):
        heard |= dict.fromkeys(links(fact, dossier))
    names = [name for one in heard for name in (one.name, one.phrase, *one.aliases)]
    for speaker in (dossier.actor[name] for name in fact.speakers):
        surname = speaker.name.split()[-1] if speaker.kind == PERSON else ""
        names += [speaker.name, surname, speaker.role, *speaker.aliases]
    yield from dict.fromkeys(filter(None, names))


def lead_answers_what_is_contested(dossier: Dossier) -> Iterator[Finding]:
    """A claim that is denied or said two ways is shown with the other side."""
    yield from _unanswered(tuple(of_lead(dossier)), "the lead", dossier)
    yield from _unanswered(tuple(of_deck(dossier)), "the deck", dossier)


def _unanswered(texts: Sequence[PublishedText], where: str, dossier: Dossier) -> Iterator[Finding]:
    shown = {fact.id for one in texts for fact in one.facts}
    for one in texts:
        for fact in one.facts:
            others = _other_sides(fact, dossier)
            if others and shown.isdisjoint(others):
                held = f"'{fact.id}' ({dossier.contested[fact.id]})"
                what = f"rests on {held}, and no text of {where} rests on the other side"
                names = listed([f"'{name}'" for name in sorted(others)])
                hint = f"say it, here or in another line: {names}"
                yield Finding(one.record, "facts", what, hint)


def _other_sides(fact: Fact, dossier: Dossier) -> frozenset[str]:
    """Return the facts that stand against one that is marked; none for one that is not."""
    if fact.id not in dossier.contested:
        return frozenset()
    found = set(fact.disputes)
    for tension in dossier.tensions_of(fact.id):
        if fact.id not in dossier.marked(tension):
            continue
        if tension.kind is TensionKind.TWO_VERSIONS:
            found |= set(tension.facts)
        elif tension.kind is TensionKind.DENIAL and not fact.disputes:
            found |= {n for n in tension.facts if dossier.fact[n].status is not fact.status}
    return frozenset(found - {fact.id})


CHECKS = (
    lead_keeps_hedges,
    lead_says_how_firm,
    lead_names_voices,
    lead_answers_what_is_contested,
    lead_marks_dates_that_were_worked_out,
    figures_in_line_name_voices,
)
