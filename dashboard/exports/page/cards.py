"""The card of a fact: the claim, and everything that it stands on."""

from collections.abc import Iterable, Iterator

from dashboard.domain.articles import the_article
from dashboard.domain.dates import day_in_words
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact, Report
from dashboard.domain.phrasing import AGAINST, caveat, contest, dating, sentence
from dashboard.domain.superseded import older, superseded_by, superseded_how, superseded_why
from dashboard.domain.vocabulary import WhenIs
from dashboard.escaping import in_html
from dashboard.exports.page.kept import Kept
from dashboard.exports.page.markup import Html, element, link_to, listed, said, sign, statement


def cards(kept: Kept) -> Html:
    """All cards, in the order of the dossier."""
    return "\n".join(card(fact, kept) for fact in kept.facts)


def card(fact: Fact, kept: Kept) -> Html:
    """One card. What it says of itself in `data-` is what the filter of the page reads."""
    return element(
        "article",
        element("h3", statement(fact, kept.dossier)),
        *_superseded(fact, kept),
        *_caveat(fact),
        element("p", sign(fact), in_html(f". {fact.status.meaning} {contest(fact, kept.dossier)}")),
        *_not_chosen(fact, kept),
        *_aloud(fact, kept),
        element("dl", *_rows(fact, kept)),
        *_around(fact, kept),
        id=f"f-{fact.id}",
        class_="card",
        data_status=fact.status.value,
        data_actors=" ".join(sorted(kept.dossier.takes_part[fact.id])),
        data_struck=superseded_how(fact, kept.dossier),
        data_disputes=" ".join(name for name in fact.disputes if name in kept.ids),
    )


def _caveat(fact: Fact) -> Iterator[Html]:
    if fact.caveat:
        yield said("p", caveat(fact), class_="caveat")


def _superseded(fact: Fact, kept: Kept) -> Iterator[Html]:
    """What became of a fact that no longer stands, with the way to the one in its place."""
    why = superseded_why(fact, kept.dossier)
    if linked := kept.linked((superseded_by(fact, kept.dossier),)):
        said_first = in_html(why.removesuffix(linked[0].statement))
        yield element("p", f"{said_first} {link_to(linked[0], kept.dossier)}")
    elif why:
        yield said("p", why)


def _aloud(fact: Fact, kept: Kept) -> Iterator[Html]:
    """The sentence to quote; none of what no longer stands."""
    if fact.id not in kept.dossier.superseded:
        yield said("p", sentence(fact, kept.dossier), class_="aloud")


def _not_chosen(fact: Fact, kept: Kept) -> Iterator[Html]:
    if fact.id not in kept.chosen:
        yield said("p", "Not let through by the filter; it stands here with its denial.")


def _rows(fact: Fact, kept: Kept) -> Iterator[Html]:
    """What is known, and how."""
    dossier = kept.dossier
    how = fact.when_why if fact.when_is is WhenIs.INFERRED else fact.when_is.meaning
    yield _row("When", in_html(f"{' · '.join(dating(fact, dossier))}. {how}"))
    for number, report in enumerate(fact.least_firm_first, 1):
        if len(fact.reports) > 1:
            yield _row(f"Report {number} of {len(fact.reports)}", sign(report))
        yield from _report(report, kept)
    if fact.figures:
        yield _row("Figures", in_html("; ".join(map(str, fact.figures))))
    if fact.places:
        yield _row("Where", in_html("; ".join(dossier.place[name].name for name in fact.places)))
    if fact.note:
        yield _row("Note", in_html(fact.note))


def _report(report: Report, kept: Kept) -> Iterator[Html]:
    """What one report rests on, and where it stands."""
    dossier = kept.dossier
    yield _row("Basis", in_html(f"{report.basis.label}. {report.basis.meaning}"))
    yield _row("Who says so", _chain(report, kept))
    yield _row(f"In {the_article(dossier, report)}", _paragraphs(report, kept))
    if report.speaker:
        yield _row("Speaker", in_html(dossier.actor[report.speaker].name))
    if report.reported:
        yield _row("Reported", day_in_words(report.reported))


def _row(name: str, inside: Html) -> Html:
    return said("dt", name) + element("dd", inside)


def _chain(report: Report, kept: Kept) -> Html:
    """The attribution chain, nearest first, with the numbers of the sources."""
    links = (f"{link.name} [{kept.sources[link.id]}]" for link in kept.dossier.chain(report))
    return in_html(" ← ".join(links))


def _paragraphs(report: Report, kept: Kept) -> Html:
    seed = kept.dossier.article_of(report)
    gists = {p.number: p.gist for p in seed.paragraphs} if seed else {}
    return in_html("; ".join(f"¶ {number}: {gists[number]}" for number in report.paragraphs))


def _around(fact: Fact, kept: Kept) -> Iterator[Html]:
    """What stands against it, says it otherwise, or is not known about it."""
    dossier = kept.dossier
    replaced = tuple(other.id for other in older(fact, dossier))
    yield from _others("Corrects, or stands in the place of", kept.linked(replaced), dossier)
    yield from _others(AGAINST, kept.linked(fact.disputes), dossier)
    for tension in dossier.tensions_of(fact.id):
        told = f"{tension.kind.label}: {tension.title} {tension.differs} {tension.open}"
        yield said("p", told, class_="lesser")
    related = (*fact.qualifies, *(other.id for other in dossier.qualified_by(fact.id)))
    narrowed = kept.linked(tuple(dict.fromkeys(related)))
    yield from _others("Said differently, or narrowed", narrowed, dossier)
    asked = [question.question for question in dossier.questions if fact.id in question.facts]
    if asked:
        yield said("h4", "Not known") + listed(map(in_html, asked))


def _others(title: str, facts: Iterable[Fact], dossier: Dossier) -> Iterator[Html]:
    found = [f"{sign(fact)}: {link_to(fact, dossier)}" for fact in facts]
    if found:
        yield said("h4", title) + listed(found)
