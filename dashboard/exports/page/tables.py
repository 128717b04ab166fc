"""The tables of the page: facts, aid, responses, tensions, questions, sources."""

from collections import Counter
from collections.abc import Iterable, Iterator

from dashboard.charts.aid_matrix import heads, help_in_words, sign_of
from dashboard.charts.frame import said_by
from dashboard.charts.map import not_on_map
from dashboard.charts.signs import CONTEST, CONTESTED, MIXED, SIGNS, contest_of
from dashboard.domain.aid import AidRequest
from dashboard.domain.asking import NOT_COUNTED, ONE_BY_ONE
from dashboard.domain.attribution import links
from dashboard.domain.facts import Fact
from dashboard.domain.shown import all_not_aid, all_responses
from dashboard.domain.superseded import struck_sign
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
                link_to(fact, kept.dossier),
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
    """Equipment by state. A dash says that the article names nothing of the kind."""
    states = kept.dossier.states_asked
    rows = []
    for equipment in kept.dossier.equipment:
        there = [row for row in kept.aid if row.equipment == equipment.id]
        cells = [_cell([r for r in there if r.asked == state.id], kept) for state in states]
        rows.append(((in_html(equipment.name), *cells), _rests(there)))
    return table(
        "Equipment by state", heads(kept.aid, kept.dossier), [row for row in rows if row[1]]
    )


def _cell(rows: list[AidRequest], kept: Kept) -> Html:
    spans = (element("span", _help(row, kept), data_rests=" ".join(row.facts)) for row in rows)
    return "".join(spans) or "–"


def _help(row: AidRequest, kept: Kept) -> Html:
    fact = kept.dossier.fact[row.facts[0]]
    text = f"{sign_of(row, kept.dossier)} {help_in_words(row)}"
    return said("a", text, href=f"#f-{fact.id}") if fact.id in kept.ids else in_html(text)


def _rests(rows: list[AidRequest]) -> str:
    return " ".join(dict.fromkeys(fact for row in rows for fact in row.facts))


def requests(kept: Kept) -> Html:
    """What was asked, or is being arranged, with how far it has come."""
    heads = ("State", "What", "Help", "How far it has come", "By which way")
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
    return table(ONE_BY_ONE, heads, rows)


def not_aid(kept: Kept) -> Html:
    """What is not counted as requested aid, and why."""
    rows = (
        (
            (
                in_html(row.what),
                in_html(kept.dossier.actor[row.supplier].name if row.supplier else "–"),
                in_html(row.why),
            ),
            " ".join(row.facts),
        )
        for row in all_not_aid(kept.dossier)
        if not kept.ids.isdisjoint(row.facts)
    )
    heads = ("What", "Linked with", "Why it is not counted")
    return table(NOT_COUNTED, heads, rows)


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
        for row in all_responses(kept.dossier)
    )
    return table("Responses", ("State", "Answer", "What is known"), rows)


def tensions(kept: Kept) -> Html:
    """Where claims pull against each other: nothing is resolved for the reader."""
    return "".join(
        element(
            "div",
            said("h3", found.headline),
            listed(_claims(kept.linked(tension.facts), kept)),
            said("p", f"{tension.differs} {tension.open}"),
            class_="tension",
            data_rests=" ".join(tension.facts),
        )
        for found in kept.tensions
        if (tension := found.tension)
    )


def _claims(facts: Iterable[Fact], kept: Kept) -> Iterator[Html]:
    """Claims, each after how firmly it is put and what is held against it."""
    for fact in facts:
        contested = in_html(contest_of(fact, kept.dossier))
        yield f"{' '.join(filter(None, (sign(fact), contested)))}: {link_to(fact, kept.dossier)}"


def questions(kept: Kept) -> Html:
    """What is not said, and what would settle it."""
    heads = ("Topic", "Question", "What would settle it")
    cells = ((q.topic, q.question, q.settled_by) for q in kept.questions)
    return table("Open questions", heads, ((tuple(map(in_html, row)), "") for row in cells))


def off_the_map(kept: Kept) -> Html:
    """What has no place that could be drawn, and why."""
    found = not_on_map(kept.dossier, kept.facts)
    nowhere = sum(not fact.places for fact in kept.current)
    besides = f"Besides, {nowhere} of the facts name no place: requests, remarks, judgements."
    items = [
        said("b", place.name)
        + in_html(f". {place.why}")
        + " "
        + "; ".join(link_to(fact, kept.dossier) for fact in there)
        for place, there in found
    ]
    return said("h3", "Not on the map") + listed(items) + said("p", besides, class_="lesser")


def sources(kept: Kept) -> Html:
    """The sources by the numbers under which cards cite them."""
    counted = Counter(link.id for fact in kept.current for link in links(fact, kept.dossier))
    about = [said("p", f"{seed.about} {seed.publisher}") for seed in kept.dossier.seeds]
    items = (
        said("b", source.name)
        + in_html(f", {source.kind.label.lower()}; facts: {counted[source.id]}. {source.note}")
        for source in kept.cited()
    )
    return "".join(about) + listed(items, "ol", class_="sources")


def signs(kept: Kept) -> Html:
    """What the signs mean."""
    return listed(_signs(kept), class_="signs")


def _signs(kept: Kept) -> Iterator[Html]:
    several = "Several facts that are put differently; the label counts them."
    gone = ((mark, name, "Not counted.") for mark, name in struck_sign(kept.dossier))
    others = (
        (MIXED.glyph, "Several", several),
        (CONTESTED, CONTEST, "The words say which."),
        *gone,
    )
    for mark, name, meaning in (
        *((SIGNS[status].glyph, status.label, status.meaning) for status in Status),
        *others,
    ):
        glyph = said("span", mark, class_="sign", aria_hidden="true")
        yield f"{glyph} {said('b', name)} {in_html(meaning)}"
