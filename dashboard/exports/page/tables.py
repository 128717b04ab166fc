"""The tables of the page: facts, aid, responses, tensions, questions, sources."""

from collections import Counter
from collections.abc import Iterator

from dashboard.charts.aid_matrix import help_in_words, sign_of
from dashboard.charts.frame import said_by
from dashboard.charts.map import not_on_map
from dashboard.charts.signs import CONTESTED, MIXED, SIGNS
from dashboard.domain.aid import AidRequest
from dashboard.domain.vocabulary import Status
from dashboard.escaping import in_html
from dashboard.exports.page.kept import Kept
from dashboard.exports.page.markup import (
    Html,
    element,
    link_to,
    listed,
    said,
    sign,
    table,
)


def facts(kept: Kept) -> Html:
    """All facts, each with a link to its card."""
    rows = (
        (
            (
                in_html(fact.when.edtf),
                link_to(fact),
                sign(fact),
                in_html(fact.basis.label),
                in_html(said_by(fact, kept.dossier)),
            ),
            fact.id,
        )
        for fact in sorted(kept.facts, key=lambda fact: fact.when.order)
    )
    return table("Facts", ("Date", "Fact", "How firmly", "Basis", "Who says so"), rows)


def matrix(kept: Kept) -> Html:
    """Equipment by state asked. A dash says that the article names no request."""
    states = kept.dossier.states_asked
    heads = ("Equipment", *(state.name for state in states))
    rows = []
    for equipment in kept.dossier.equipment:
        there = [row for row in kept.aid if row.equipment == equipment.id]
        cells = [_cell([r for r in there if r.asked == state.id], kept) for state in states]
        rows.append(((in_html(equipment.name), *cells), _rests(there)))
    return table("Equipment by state asked", heads, [row for row in rows if row[1]])


def _cell(rows: list[AidRequest], kept: Kept) -> Html:
    spans = (element("span", _help(row, kept), data_rests=" ".join(row.facts)) for row in rows)
    return "".join(spans) or "–"


def _help(row: AidRequest, kept: Kept) -> Html:
    fact = kept.dossier.fact[row.facts[0]]
    text = f"{sign_of(row, kept.dossier)} {help_in_words(row)}"
    return link_to(fact, text) if fact.id in kept.ids else in_html(text)


def _rests(rows: list[AidRequest]) -> str:
    return " ".join(dict.fromkeys(fact for row in rows for fact in row.facts))


def requests(kept: Kept) -> Html:
    """Every request, with how far it has come."""
    heads = ("Asked", "What", "Help", "How far it has come", "By which way")
    rows = (
        (
            (
                in_html(kept.dossier.actor[row.asked].name),
                in_html(row.detail),
                _help(row, kept),
                in_html(f"{row.stage.label}. {row.stage_why}"),
                in_html(row.channel),
            ),
            " ".join(row.facts),
        )
        for row in kept.aid
    )
    return table("Every request", heads, rows)


def not_aid(kept: Kept) -> Html:
    """What looks like requested aid and is not."""
    rows = (
        (
            (
                in_html(row.what),
                in_html(kept.dossier.actor[row.supplier].name if row.supplier else "–"),
                in_html(row.why),
            ),
            " ".join(row.facts),
        )
        for row in kept.dossier.not_aid
        if not kept.ids.isdisjoint(row.facts)
    )
    heads = ("What", "Linked with", "Why it is not among the requests")
    return table("What looks like aid and is not", heads, rows)


def responses(kept: Kept) -> Html:
    """How each state that was asked responded; where nothing is said, that is said."""
    rows = (
        (
            (
                in_html(kept.dossier.actor[row.state].name),
                in_html(row.answer.label),
                in_html(row.statement),
            ),
            "",
        )
        for row in kept.dossier.responses
    )
    return table("Responses", ("State", "Answer", "What is known"), rows)


def tensions(kept: Kept) -> Html:
    """Where claims pull against each other: nothing is resolved for the reader."""
    return "".join(
        element(
            "div",
            said("h3", tension.title),
            listed(f"{sign(fact)}: {link_to(fact)}" for fact in kept.linked(tension.facts)),
            said("p", f"{tension.differs} {tension.open}"),
            class_="tension",
            data_rests=" ".join(tension.facts),
        )
        for tension in kept.tensions
    )


def questions(kept: Kept) -> Html:
    """What the article does not say, and what would settle it."""
    heads = ("Topic", "Question", "What would settle it")
    cells = ((q.topic, q.question, q.settled_by) for q in kept.questions)
    return table("Open questions", heads, ((tuple(map(in_html, row)), "") for row in cells))


def off_the_map(kept: Kept) -> Html:
    """What has no place that could be drawn, and why."""
    found = not_on_map(kept.dossier, kept.facts)
    nowhere = sum(not fact.places for fact in kept.facts)
    besides = f"Besides, {nowhere} of the facts name no place: requests, remarks, judgements."
    items = [
        said("b", place.name)
        + in_html(f". {place.why}")
        + " "
        + "; ".join(link_to(fact) for fact in there)
        for place, there in found
    ]
    return said("h3", "Not on the map") + listed(items) + said("p", besides, class_="lesser")


def sources(kept: Kept) -> Html:
    """The sources by the numbers under which cards cite them."""
    counted = Counter(link for fact in kept.facts for link in fact.via)
    about = [said("p", f"{seed.about} {seed.publisher}") for seed in kept.dossier.seeds]
    items = (
        said("b", source.name)
        + in_html(f", {source.kind.label.lower()}; facts: {counted[source.id]}. {source.note}")
        for source in kept.cited()
    )
    return "".join(about) + listed(items, "ol", class_="sources")


def signs() -> Html:
    """What the signs mean."""
    return listed(_signs(), class_="signs")


def _signs() -> Iterator[Html]:
    several = "Several facts that are put differently; the label counts them."
    others = ((MIXED.glyph, "Several", several), (CONTESTED, "Contested", "Others say otherwise."))
    for mark, name, meaning in (
        *((SIGNS[status].glyph, status.label, status.meaning) for status in Status),
        *others,
    ):
        glyph = said("span", mark, class_="sign", aria_hidden="true")
        yield f"{glyph} {said('b', name)} {in_html(meaning)}"
