"""The words of a fact's card: its standing, what contradicts it, and its chain."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dashboard.domain.articles import paragraphs
from dashboard.domain.dates import day_in_words
from dashboard.domain.dossier import TWO_WAYS, Dossier
from dashboard.domain.facts import Fact, Report
from dashboard.domain.oppositions import oppositions
from dashboard.domain.phrasing import dating, how_dated, softened, where
from dashboard.domain.sources import TO_BE_WRITTEN, Source
from dashboard.domain.superseded import superseded_how
from dashboard.domain.vocabulary import SourceKind, Status, TensionKind

MOST = 30
"""The most claims that a card lists; nobody reads further."""

BY = {
    Status.CLAIMED: "Claimed by {}",
    Status.DENIED: "A denial by {}",
    Status.DECLINED: "No comment from {}",
}
"""How a fact stands, by its status, where somebody is quoted."""
DENIAL = "A denial"

DENIED, DENIES, TOLD = "Denied", "It denies", "Also reported this way"
"""Headings over the claims that contradict a fact, or that it contradicts."""

SHEETS = (("pdf", "PDF"), ("docx", "Word"), ("markdown", "Note"), ("claim", "Picture"))
"""What a sheet of one fact can be saved as: the name of the format, and what people call it."""

YOU, WORTH_TO_YOU = "You", "You read it here in our own words."
QUOTED = "Quoted by the next in the chain."


class Against(NamedTuple):
    """Claims that stand against a fact, and in a word or two how."""

    how: str
    facts: tuple[Fact, ...]


class Step(NamedTuple):
    """A step from the first known source of a claim to its reader, and what it is worth."""

    name: str
    worth: str
    note: str = ""


def standing(fact: Fact, dossier: Dossier) -> str:
    """Return how a fact stands, which is what a card says first: 'Reported, but denied by X'."""
    if how := superseded_how(fact, dossier):
        return f"{how}; it no longer holds"
    held, said = dossier.contested.get(fact.id, ""), softened(_put(fact, dossier), fact.hedge)
    if not held:
        return said
    if fact.status is Status.DENIED:
        return f"{said} of what is reported"
    return f"{said}, but {'said two ways' if held == TWO_WAYS else held}"


def _put(fact: Fact, dossier: Dossier) -> str:
    """Return the status of a fact with who is quoted: 'Claimed by the harbour police'."""
    if fact.speaker and fact.status in BY:
        return BY[fact.status].format(_within(dossier.actor[fact.speaker].name))
    return DENIAL if fact.status is Status.DENIED else fact.status.label


def _within(name: str) -> str:
    """Return a name as it stands within a sentence: 'the harbour police'."""
    return f"the {name[4:]}" if name.startswith("The ") else name


def against(fact: Fact, dossier: Dossier) -> tuple[Against, ...]:
    """Return the claims that stand directly against a fact: denials first, then other versions.

    None stands against what was corrected or withdrawn.
    """
    if fact.id in dossier.superseded:
        return ()
    is_denial = fact.status is Status.DENIED
    found = (
        (DENIES if is_denial else DENIED, _denials(fact, dossier)),
        (TOLD, _versions(fact, dossier)),
    )
    standing_facts = ((how, _standing(names, dossier)) for how, names in found)
    return tuple(Against(how, facts) for how, facts in standing_facts if facts)


def _standing(names: Iterable[str], dossier: Dossier) -> tuple[Fact, ...]:
    each = (dossier.fact[name] for name in dict.fromkeys(names))
    return tuple(fact for fact in each if fact.id not in dossier.superseded)


def _denials(fact: Fact, dossier: Dossier) -> Iterator[str]:
    """Yield what a fact denies or is denied by, even where only a tension says so."""
    yield from fact.disputes
    if fact.status is not Status.DENIED:
        for tension in dossier.tensions_of(fact.id):
            if tension.kind is TensionKind.DENIAL and fact.id in dossier.marked(tension):
                yield from (one.id for one in dossier.denials_of(fact.id, tension))


def _versions(fact: Fact, dossier: Dossier) -> Iterator[str]:
    """Yield what tells the same in another way."""
    for found in oppositions(dossier):
        tension = found.tension
        if tension and tension.kind is TensionKind.TWO_VERSIONS and fact.id in tension.marked:
            yield from (one.id for side in found.sides if fact not in side for one in side)


def related(fact: Fact, dossier: Dossier) -> tuple[Fact, ...]:
    """Return what says a fact differently or narrows it, without what stands against it."""
    held = {other for one in against(fact, dossier) for other in one.facts}
    near = (*map(dossier.fact.__getitem__, fact.qualifies), *dossier.qualified_by(fact.id))
    return tuple(other for other in dict.fromkeys(near) if other not in held)


def steps(report: Report, dossier: Dossier) -> tuple[Step, ...]:
    """Return the steps of a claim, from its first known source to the reader."""
    first, *rest = reversed(dossier.chain(report))
    return (
        *_spoken(report, first, dossier),
        Step(first.name, f"{report.basis.label}. {report.basis.meaning}", first.note),
        *(Step(link.name, _worth(link, report, dossier), link.note) for link in rest),
        Step(YOU, WORTH_TO_YOU),
    )


def _spoken(report: Report, first: Source, dossier: Dossier) -> Iterator[Step]:
    """Yield the speaker, where the chain ends with an outlet that quotes them."""
    if report.speaker and first.kind in (SourceKind.OUTLET, SourceKind.ARTICLE):
        yield Step(dossier.actor[report.speaker].name, QUOTED)


def _worth(link: Source, report: Report, dossier: Dossier) -> str:
    """Return what a link is worth that passes a claim on; for an article, also where it is."""
    seed = dossier.article_of(report)
    if link.kind is not SourceKind.ARTICLE or not seed:
        return f"{link.kind.label}. It reports this."
    day = day_in_words(seed.date)
    return f"{link.kind.label} of {day}. It retells this in {paragraphs(report)}."


def known(fact: Fact, dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Yield what is known of a fact: the name of a row and its words."""
    yield "When", f"{' · '.join(dating(fact, dossier))}. {how_dated(fact)}"
    if len(fact.reports) == 1:
        yield from known_of(fact.lead, dossier)
    if fact.figures:
        yield "Figures", "; ".join(map(str, fact.figures))
    if fact.places:
        yield "Where", where(fact, dossier)


def known_of(report: Report, dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Yield the same for one report."""
    yield "Basis", f"{report.basis.label}. {report.basis.meaning}"
    if report.speaker:
        yield "Speaker", dossier.actor[report.speaker].name
    seed = dossier.article_of(report)
    if report.reported:
        yield "Reported", day_in_words(report.reported)
    elif seed and len(dossier.seeds) > 1:
        yield "Reported", day_in_words(seed.date)


def how_told(fact: Fact) -> str:
    """Return over several reports how they go together: '2 reports, equally firm'."""
    differ = "shown as the least firm of them" if fact.is_worded_two_ways else "equally firm"
    return f"{len(fact.reports)} reports, {differ}"


def gists(report: Report, dossier: Dossier) -> tuple[tuple[int, str, bool], ...]:
    """Return the paragraphs of a report: number, what it is about, whether it is only read with."""
    seed = dossier.article_of(report)
    paragraphs = seed.paragraphs if seed else ()
    gist = {one.number: one.gist for one in paragraphs if one.gist != TO_BE_WRITTEN}
    own = report.paragraphs
    return tuple((number, gist.get(number, ""), number not in own) for number in report.cited)
