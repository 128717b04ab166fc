"""The card of a fact: the claim, and everything that it stands on."""

from collections.abc import Iterable, Iterator

from dashboard.domain.articles import the_article
from dashboard.domain.dates import day_in_words
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact, Report
from dashboard.domain.phrasing import AGAINST, caveat, contest, dated, how_dated, where
from dashboard.domain.ready_sentence import sentence
from dashboard.domain.scope import OUTSIDE
from dashboard.domain.superseded import older, superseded_by, superseded_how, superseded_why
from dashboard.domain.wording import begun
from dashboard.escaping import in_html
from dashboard.exports.page.held import linked, numbers, with_card
from dashboard.exports.page.markup import Html, element, link_to, listed, said, sign, statement

CONTEXT = f"{begun(OUTSIDE)}; shown because a row here names it."


def cards(excerpt: Excerpt) -> Html:
    """All cards, in the order of the dossier."""
    return "\n".join(card(fact, excerpt) for fact in with_card(excerpt).values())


def card(fact: Fact, excerpt: Excerpt) -> Html:
    """One card. What it says of itself in `data-` is what the filter of the page reads."""
    dossier, is_in = excerpt.dossier, fact.id in excerpt.listed_ids
    return element(
        "article",
        element("h3", statement(fact, dossier)),
        "" if is_in else said("p", CONTEXT, class_="context"),
        *_superseded(fact, excerpt),
        *_caveat(fact),
        element("p", sign(fact), in_html(f". {fact.status.meaning} {contest(fact, dossier)}")),
        *_aloud(fact, dossier),
        element("dl", *_rows(fact, excerpt)),
        *_around(fact, excerpt),
        id=f"f-{fact.id}",
        class_="card",
        data_shown="in" if is_in else "context",
        data_status=fact.status.value,
        data_actors=" ".join(sorted(dossier.takes_part[fact.id])),
        data_struck=superseded_how(fact, dossier),
        data_names=" ".join((*fact.disputes, *fact.qualifies)),
    )


def _caveat(fact: Fact) -> Iterator[Html]:
    if fact.caveat:
        yield said("p", caveat(fact), class_="caveat")


def _superseded(fact: Fact, excerpt: Excerpt) -> Iterator[Html]:
    """What became of a fact that no longer stands, with the way to the one in its place."""
    why = superseded_why(fact, excerpt.dossier)
    if newer := linked((superseded_by(fact, excerpt.dossier),), excerpt):
        said_first = in_html(why.removesuffix(newer[0].statement))
        yield element("p", f"{said_first} {link_to(newer[0], excerpt.dossier)}")
    elif why:
        yield said("p", why)


def _aloud(fact: Fact, dossier: Dossier) -> Iterator[Html]:
    """The sentence to quote; none of what no longer stands."""
    if fact.id not in dossier.superseded:
        yield said("p", sentence(fact, dossier), class_="aloud")


def _rows(fact: Fact, excerpt: Excerpt) -> Iterator[Html]:
    """What is known, and how."""
    dossier = excerpt.dossier
    yield _row("When", in_html(f"{dated(fact, dossier)}. {how_dated(fact)}"))
    for number, report in enumerate(fact.least_firm_first, 1):
        if len(fact.reports) > 1:
            yield _row(f"Report {number} of {len(fact.reports)}", sign(report))
        yield from _report(report, excerpt)
    if fact.figures:
        yield _row("Figures", in_html("; ".join(map(str, fact.figures))))
    if fact.places:
        yield _row("Where", in_html(where(fact, dossier)))
    if fact.note:
        yield _row("Note", in_html(fact.note))


def _report(report: Report, excerpt: Excerpt) -> Iterator[Html]:
    """What one report rests on, and where it stands."""
    dossier = excerpt.dossier
    yield _row("Basis", in_html(f"{report.basis.label}. {report.basis.meaning}"))
    cited = (f"{link.name} [{numbers(excerpt)[link]}]" for link in dossier.chain(report))
    yield _row("Who says so", in_html(" ← ".join(cited)))
    yield _row(f"In {the_article(dossier, report)}", _paragraphs(report, dossier))
    if report.speaker:
        yield _row("Speaker", in_html(dossier.actor[report.speaker].name))
    if report.reported:
        yield _row("Reported", day_in_words(report.reported))


def _row(name: str, inside: Html) -> Html:
    return said("dt", name) + element("dd", inside)


def _paragraphs(report: Report, dossier: Dossier) -> Html:
    seed = dossier.article_of(report)
    gists = {p.number: p.gist for p in seed.paragraphs} if seed else {}
    return in_html("; ".join(f"¶ {number}: {gists[number]}" for number in report.paragraphs))


def _around(fact: Fact, excerpt: Excerpt) -> Iterator[Html]:
    """What stands against it, says it otherwise, or is not known about it."""
    dossier = excerpt.dossier
    replaced = (other.id for other in older(fact, dossier))
    yield from _others("Corrects, or stands in the place of", replaced, excerpt)
    yield from _others(AGAINST, fact.disputes, excerpt)
    for found in excerpt.tensions:
        if fact in found.facts and (tension := found.tension):
            told = f"{found.headline} {tension.differs} {tension.open}"
            yield said("p", told, class_="lesser")
    related = (*fact.qualifies, *(other.id for other in dossier.qualified_by(fact.id)))
    yield from _others("Said differently, or narrowed", dict.fromkeys(related), excerpt)
    asked = [one.question for one in excerpt.questions if fact.id in one.facts]
    if asked:
        yield said("h4", "Not known") + listed(map(in_html, asked))


def _others(title: str, names: Iterable[str], excerpt: Excerpt) -> Iterator[Html]:
    facts = linked(names, excerpt)
    if found := [f"{sign(fact)}: {link_to(fact, excerpt.dossier)}" for fact in facts]:
        yield said("h4", title) + listed(found)
