"""Every claim with who says it, the sources, and what this deck is and cannot tell."""

from dashboard.domain.articles import the_article
from dashboard.domain.dossier import Dossier
from dashboard.domain.editions import edition_in_words
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import dated, grounded, marked
from dashboard.domain.sources import Source
from dashboard.domain.superseded import plain_claim
from dashboard.domain.wording import begun
from dashboard.exports.about import publications_counted
from dashboard.exports.deck.layout import Block, Column, Row, Section
from dashboard.exports.deck.slides import Deck
from dashboard.exports.deck.tables import add_tables


def sources(deck: Deck) -> None:
    """The slides at the end, and the annex."""
    add_tables(deck, _sources(deck))
    add_tables(deck, _about(deck))
    add_tables(deck, _claims(deck))


def _claims(deck: Deck) -> Section:
    return Section(
        title="Annex: every claim by date",
        alt="The facts by their dates, each with how firmly it is put and who says so.",
        columns=(
            Column(title="When", share=0.17, bold=True),
            Column(title="Claim", share=0.4),
            Column(title="How firmly", share=0.15),
            Column(title="Who says so", share=0.28),
        ),
        blocks=tuple(
            (Row(cells=_claim(fact, deck.dossier), facts=(fact.id,)),)
            for fact in deck.excerpt.by_date
        ),
        table="facts",
    )


def _claim(fact: Fact, dossier: Dossier) -> tuple[str, ...]:
    said = grounded(fact, dossier)
    return dated(fact, dossier), plain_claim(fact, dossier), marked(fact, dossier), said


def _sources(deck: Deck) -> Section:
    return Section(
        title="Sources",
        alt=f"{begun(the_article(deck.dossier))}, the outlets and what they rest on, each with how "
        "many facts.",
        columns=(
            Column(title="Source", share=0.3, bold=True),
            Column(title="Kind", share=0.16),
            Column(title="Facts", share=0.08),
            Column(title="What a careful reader should know", share=0.46),
        ),
        blocks=tuple(_source(*each) for each in deck.excerpt.sources.items()),
        table="sources",
        has_signs=False,
    )


def _source(source: Source, facts: int) -> Block:
    note = " ".join(filter(None, (source.note, source.url))) or "–"
    return (Row(cells=(source.name, source.kind.label, str(facts), note)),)


def _about(deck: Deck) -> Section:
    head = deck.about
    left_out = (head.left_out, f"No slide: {'; '.join(deck.empty)}." if deck.empty else "")
    rows = [
        ("Title", f"{head.title}: {head.subtitle}"),
        ("Knowledge", f"{head.as_of_line}; {publications_counted(deck.dossier)}"),
        ("Drawn from", head.attribution),
        ("Filter", head.filter),
        ("Left out", " ".join(filter(None, left_out))),
        ("Digest", head.digest),
        ("Licence", head.terms),
        ("Made by", head.maker),
        *(("Earlier edition", edition_in_words(one)) for one in deck.dossier.config.editions),
        *(("Limit", limit) for limit in head.limits),
    ]
    return Section(
        title="About this deck, and its limits",
        alt="Title, as-of date, filter, digest, licence, and what this dossier cannot tell.",
        columns=(
            Column(title="What", share=0.13, bold=True),
            Column(title="In this deck", share=0.87),
        ),
        blocks=tuple((Row(cells=row),) for row in rows if row[1]),
        has_signs=False,
    )
