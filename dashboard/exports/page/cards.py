"""The card of a fact: the claim, and everything that it stands on."""

from collections.abc import Iterable, Iterator

from dashboard.domain.dates import in_words
from dashboard.domain.facts import Fact
from dashboard.domain.sentence import sentence
from dashboard.domain.vocabulary import WhenIs
from dashboard.escaping import in_html
from dashboard.exports.page.kept import Kept
from dashboard.exports.page.markup import Html, element, link_to, listed, said, sign


def cards(kept: Kept) -> Html:
    """All cards, in the order of the dossier."""
    return "\n".join(card(fact, kept) for fact in kept.facts)


def card(fact: Fact, kept: Kept) -> Html:
    """One card. What it says of itself in `data-` is what the filter of the page reads."""
    return element(
        "article",
        said("h3", fact.statement),
        element("p", sign(fact), in_html(f". {fact.status.meaning}")),
        *_not_chosen(fact, kept),
        said("p", sentence(fact, kept.dossier), class_="aloud"),
        element("dl", *_rows(fact, kept)),
        *_around(fact, kept),
        id=f"f-{fact.id}",
        class_="card",
        data_status=fact.status.value,
        data_actors=" ".join(sorted(kept.dossier.takes_part[fact.id])),
        data_disputes=" ".join(name for name in fact.disputes if name in kept.ids),
    )


def _not_chosen(fact: Fact, kept: Kept) -> Iterator[Html]:
    if fact.id not in kept.chosen:
        yield said("p", "Not let through by the filter; it stands here with its denial.")


def _rows(fact: Fact, kept: Kept) -> Iterator[Html]:
    """What is known, and how."""
    dossier = kept.dossier
    how = fact.when_why if fact.when_is is WhenIs.INFERRED else fact.when_is.meaning
    yield _row("When", in_html(f"{in_words(fact.when)} · {fact.when_is.label.lower()}. {how}"))
    yield _row("Basis", in_html(f"{fact.basis.label}. {fact.basis.meaning}"))
    yield _row("Who says so", _chain(fact, kept))
    yield _row("In the article", _paragraphs(fact, kept))
    if fact.speaker:
        yield _row("Speaker", in_html(dossier.actor[fact.speaker].name))
    if fact.figures:
        yield _row("Figures", in_html("; ".join(map(str, fact.figures))))
    if fact.places:
        yield _row("Where", in_html("; ".join(dossier.place[name].name for name in fact.places)))
    if fact.note:
        yield _row("Note", in_html(fact.note))


def _row(name: str, inside: Html) -> Html:
    return said("dt", name) + element("dd", inside)


def _chain(fact: Fact, kept: Kept) -> Html:
    """The attribution chain, nearest first, with the numbers of the sources."""
    links = (f"{link.name} [{kept.sources[link.id]}]" for link in kept.dossier.chain(fact))
    return in_html(" ← ".join(links))


def _paragraphs(fact: Fact, kept: Kept) -> Html:
    seed = kept.dossier.article_of(fact)
    gists = {p.number: p.gist for p in seed.paragraphs} if seed else {}
    return in_html("; ".join(f"¶ {number}: {gists[number]}" for number in fact.paragraphs))


def _around(fact: Fact, kept: Kept) -> Iterator[Html]:
    """What stands against it, says it otherwise, or is not known about it."""
    dossier = kept.dossier
    yield from _others("Stands against", kept.linked(fact.disputes))
    for tension in dossier.tensions_of(fact.id):
        yield said("p", f"{tension.title} {tension.differs} {tension.open}", class_="lesser")
    related = (*fact.qualifies, *(other.id for other in dossier.qualified_by(fact.id)))
    yield from _others("Said differently, or narrowed", kept.linked(tuple(dict.fromkeys(related))))
    asked = [question.question for question in dossier.questions if fact.id in question.facts]
    if asked:
        yield said("h4", "Not known") + listed(map(in_html, asked))


def _others(title: str, facts: Iterable[Fact]) -> Iterator[Html]:
    found = [f"{sign(fact)}: {link_to(fact)}" for fact in facts]
    if found:
        yield said("h4", title) + listed(found)
