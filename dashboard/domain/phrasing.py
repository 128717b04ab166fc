"""The wording of a claim: who says it, how firmly, when, what contradicts it, how many.

Plain text for every page, chart, slide and file; views and exports escape it and add nothing.
"""

import re
from collections.abc import Collection, Iterable

from dashboard.domain.articles import articles, cited, paragraphs
from dashboard.domain.dates import in_words
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact, Report
from dashboard.domain.relations import Relation
from dashboard.domain.sentence_case import within
from dashboard.domain.vocabulary import FIRMNESS, Status, WhenIs
from dashboard.domain.wording import begun, listed

CONTESTED = "≠"
"""Beside the glyph of a fact that is denied, denies another, or is said two ways."""
CONTEST = "Denied, or said two ways"
"""What that means in a legend; texts say which of them."""
MIXED = "◉"
"""Several facts that are put differently; their label counts them by status."""
STRUCK = ("–●–", "Corrected or withdrawn")
"""What the line through a mark means, for legends."""

AGAINST = "Denies, or is denied by"
"""What the facts are called that a fact `disputes`."""
NO_PERIOD = "no period given"
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
QUOTED = re.compile(r"'([^']+)'")


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: 'one article', '5 outlets'."""
    many = plural or f"{noun}s"
    return f"one {noun}" if number == 1 else f"{number:,} {many}"


def part_of(number: int, total: int, noun: str, plural: str = "") -> str:
    """Return some of a whole with its noun: '2 of 15 rows', 'all 15 rows', 'the only row'."""
    if number < total or not total:
        return f"{number:,} of {counted(total, noun, plural)}"
    return f"all {counted(total, noun, plural)}" if total > 1 else f"the only {noun}"


def in_letters(number: int, noun: str) -> str:
    """Return the same with small numbers as words: 'no outlet', 'five outlets'."""
    said = NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"
    return f"{said} {noun}{'' if number == 1 else 's'}"


def claim(fact: Fact) -> str:
    """Return the statement with its caveat, for wherever it is on its own.

    'A letter was prepared; whether it was sent is not stated.'
    """
    return f"{fact.statement.rstrip('.')}{with_caveat(fact)}." if fact.caveat else fact.statement


def with_caveat(fact: Fact) -> str:
    """Return the clause after a statement: '; whether it was sent is not stated', or nothing."""
    return f"; {fact.caveat.rstrip('.')}" if fact.caveat else ""


def caveat(fact: Fact) -> str:
    """Return the caveat as a sentence, to go under the statement; '' without one."""
    return f"{begun(fact.caveat.rstrip('.'))}." if fact.caveat else ""


def softened(words: str, hedge: str) -> str:
    """Return words with the hedge that softens them, if any: 'Supply, “probably”'."""
    return f"{words}, “{hedge}”" if hedge else words


def firmness(told: Fact | Report) -> str:
    """Return how firmly a fact or a report is put: 'Possible, “reportedly”'."""
    return softened(told.status.label, told.hedge)


def signed(told: Fact | Report) -> str:
    """Return the same after its glyph: '◌ Possible, “reportedly”'."""
    return f"{told.status.glyph} {firmness(told)}"


def marked(fact: Fact, dossier: Dossier) -> str:
    """Return the same, and what contradicts it: '● Reported ≠ denied by X'."""
    return " ".join(filter(None, (signed(fact), contest_mark(fact, dossier))))


def contest_mark(fact: Fact, dossier: Dossier) -> str:
    """Return what contradicts a fact, after its mark: '≠ denied by X'; usually nothing.

    A no-break space, as no line may end in the mark.
    """
    said = dossier.contested.get(fact.id)
    return f"{CONTESTED}\N{NO-BREAK SPACE}{said}" if said else ""


def contest_marks(facts: Iterable[Fact], dossier: Dossier) -> tuple[str, ...]:
    """Return the same of several facts, each once."""
    return tuple(dict.fromkeys(filter(None, (contest_mark(fact, dossier) for fact in facts))))


def contest(fact: Fact, dossier: Dossier) -> str:
    """Return what contradicts a fact, as a sentence: 'Denied by X.'; usually nothing."""
    said = dossier.contested.get(fact.id, "")
    return f"{begun(said)}." if said else ""


def least_firm(facts: Iterable[Fact]) -> Status:
    """Return the status that rules what rests on some facts: that of the least firm."""
    return min((fact.status for fact in facts), key=FIRMNESS.index)


def glyph_of(facts: Collection[Fact]) -> str:
    """Return the glyph of some facts: that of their status, or that they differ."""
    statuses = {fact.status for fact in facts}
    return statuses.pop().glyph if len(statuses) == 1 else MIXED


def about(fact: Fact, dossier: Dossier) -> str:
    """Return how firmly it is put, the speaker, the date, who says so, in one line."""
    speaker = dossier.actor[fact.speaker].name if fact.speaker else ""
    when, says, held = (words(fact, dossier) for words in (dated, grounded, contest_mark))
    return " · ".join(filter(None, (firmness(fact), speaker, when, says, held)))


def when_in_words(fact: Fact, dossier: Dossier) -> str:
    """Return the date of a fact: 'October 2025', 'by 29 August 2025', 'no period given'.

    Where nothing is known but that it lies before the article, the day of the article says nothing
    of when it was.
    """
    if not has_no_period(fact, dossier):
        return in_words(fact.when, before="by")
    words = ground(fact, dossier)
    return f"dated only '{words}'" if words else NO_PERIOD


def dating(fact: Fact, dossier: Dossier) -> tuple[str, ...]:
    """Return the date of a fact and what it is the date of: ('October 2025', 'inferred date').

    That no period is given needs no second word.
    """
    when = when_in_words(fact, dossier)
    return (when,) if has_no_period(fact, dossier) else (when, fact.when_is.label.lower())


def dated(fact: Fact, dossier: Dossier) -> str:
    """Return the same in one: 'about 8 May 2031 (inferred date)'; a date of an event needs none."""
    when, *of = dating(fact, dossier)
    return f"{when} ({of[0]})" if of and fact.when_is is not WhenIs.EVENT else when


def how_dated(fact: Fact) -> str:
    """Return how the date is known, as a sentence."""
    return fact.when_why if fact.when_is is WhenIs.INFERRED else fact.when_is.meaning


def has_no_period(fact: Fact, dossier: Dossier) -> bool:
    """Return whether the date is known only to lie before the day of the article."""
    seed = dossier.article_of(fact)
    is_open = fact.when_is is WhenIs.INFERRED and fact.when.earliest is None
    return bool(is_open and seed and fact.when.latest == seed.date)


def ground(fact: Fact, dossier: Dossier) -> str:
    """Return the words of the article that an inferred date rests on, where `when_why` has them."""
    quoted = QUOTED.match(fact.when_why)
    return within(quoted[1], dossier) if quoted else ""


def attribution(fact: Fact, dossier: Dossier) -> str:
    """Return who says so, behind the article: 'Northern Wire ← The logbook'.

    Of several reports each that comes another way, the least firm first.
    """
    chains = (dossier.chain(report) for report in fact.least_firm_first)
    said = (" ← ".join(link.name for link in chain[1:] or chain) for chain in chains)
    return "; ".join(dict.fromkeys(said))


def grounded(fact: Fact, dossier: Dossier) -> str:
    """Return the same with what it rests on: 'Statement by X (on the record)'."""
    return f"{attribution(fact, dossier)} ({fact.basis.label.lower()})"


def chain(report: Report, dossier: Dossier) -> str:
    """Return the whole chain of a report, nearest first: 'The gazette ← The wire ← Officials'."""
    return " ← ".join(link.name for link in dossier.chain(report))


def chains(fact: Fact, dossier: Dossier) -> str:
    """Return the whole chains of a fact, that of its least firm report first."""
    return "; ".join(chain(report, dossier) for report in fact.least_firm_first)


def told(report: Report, dossier: Dossier, joined: str = ", ", of: str = "") -> str:
    """Return the chain of a report and its paragraphs; of several articles these follow its name.

    Of the only article they follow on the chain: `joined` is before them, `of` after them.
    """
    if len(articles(dossier)) < 2:
        return f"{chain(report, dossier)}{joined}{paragraphs(report)}{of}"
    first, *rest = (link.name for link in dossier.chain(report))
    return " ← ".join((f"{first}, {paragraphs(report)}", *rest))


def told_in(fact: Fact, dossier: Dossier) -> str:
    """Return where a fact stands: 'paragraphs 2, 4 and 7', of several articles in which."""
    return "; ".join(cited(report, dossier) for report in fact.least_firm_first)


def where(fact: Fact, dossier: Dossier) -> str:
    """Return the places of a fact: 'Vestra and Fjord Town'."""
    return listed([dossier.place[name].name for name in fact.places])


def deed_in_words(relation: Relation, dossier: Dossier) -> str:
    """Return a relation as a sentence without its end: 'Islandia asked for aid from Tropica'."""
    actor, toward = dossier.actor[relation.actor], dossier.actor[relation.toward]
    return f"{actor.name} {relation.phrase} {toward.name}"
