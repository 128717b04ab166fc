"""The tables of the page: facts, aid, responses, tensions, questions, sources."""

from collections.abc import Iterable, Iterator, Sequence

from dashboard.domain.aid import AidRequest
from dashboard.domain.aid_words import (
    OUTSIDE,
    cell_in_words,
    cell_meanings,
    glyph_of,
    heads,
    help_in_words,
)
from dashboard.domain.asking import NOT_COUNTED, ONE_BY_ONE, RESPONDED
from dashboard.domain.excerpt import Cell, Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.oppositions import Opposition
from dashboard.domain.phrasing import (
    CONTEST,
    CONTESTED,
    MIXED,
    SEVERAL,
    attribution,
    counted,
    dated,
)
from dashboard.domain.rows import in_words
from dashboard.domain.scope import OUTSIDE as OUTSIDE_THE_FILTER
from dashboard.domain.scope import shown_of
from dashboard.domain.superseded import struck_sign
from dashboard.domain.vocabulary import Status
from dashboard.escaping import in_html
from dashboard.exports.captions import figure_note, outside
from dashboard.exports.page.held import numbers
from dashboard.exports.page.markup import (
    Html,
    Row,
    element,
    firmly,
    link_to,
    listed,
    said,
    table,
)


def key_figures(excerpt: Excerpt) -> Html:
    """The figures of the first page, each with how firmly it is put, when, and who says so."""
    told = ((figure, excerpt.dossier.fact[figure.fact]) for figure in excerpt.key_figures)
    items = [
        element(
            "li",
            said("b", str(fact.figures[figure.figure - 1])),
            f" {link_to(fact, excerpt.dossier, figure.label)}",
            said("span", figure_note(fact, excerpt.dossier), class_="lesser"),
            data_id=fact.id,
            data_rests=fact.id,
        )
        for figure, fact in told
    ]
    return element("ul", *items, class_="figures", data_table="key_figures") if items else ""


def facts(excerpt: Excerpt) -> Html:
    """All facts, each with a link to its card."""
    dossier = excerpt.dossier
    rows = [
        Row(
            fact.id,
            (fact.id,),
            in_html(dated(fact, dossier)),
            link_to(fact, dossier),
            firmly(fact, dossier),
            *map(in_html, (fact.basis.label, attribution(fact, dossier))),
        )
        for fact in excerpt.by_date
    ]
    return _table("facts", "Facts", "Date|Fact|How firmly|Basis|Who says so", rows, excerpt)


def _table(name: str, title: str, heads: str, rows: Sequence[Row], excerpt: Excerpt) -> Html:
    """A table of the excerpt, with what the filter left out of it; no table without a row."""
    whole = table(title, heads.split("|"), rows, name) if rows else ""
    return whole + _rest(name, excerpt)


def _rest(name: str, excerpt: Excerpt) -> Html:
    rest = shown_of(name, excerpt)
    return said("p", rest, class_="lesser") if rest else ""


def matrix(excerpt: Excerpt) -> Html:
    """Equipment by state, with what the cells without a row mean."""
    rows = (
        Row(one.id, None, in_html(one.name), *(_cell(cell, excerpt) for cell in cells))
        for one, cells in excerpt.matrix
    )
    meaning = said("p", " ".join(cell_meanings(excerpt)), class_="lesser")
    return table("Equipment by state", heads(excerpt), tuple(rows), "matrix") + meaning


def _cell(cell: Cell, excerpt: Excerpt) -> Html:
    """What was asked. The filter of the page may leave nothing of it: then that stands there."""
    spans = (
        element("span", _help(row, excerpt), data_rests=" ".join(row.facts)) for row in cell.rows
    )
    filtered = f'<span class="filtered" hidden>{in_html(OUTSIDE)}</span>'
    return (
        "".join((*spans, filtered)) if cell.rows else in_html(cell_in_words(cell, excerpt.dossier))
    )


def _help(row: AidRequest, excerpt: Excerpt) -> Html:
    fact = excerpt.dossier.fact[row.facts[0]]
    return link_to(fact, excerpt.dossier, f"{glyph_of(row, excerpt.dossier)} {help_in_words(row)}")


def requests(excerpt: Excerpt) -> Html:
    """What was asked, or is being arranged, with how far it has come."""
    heads = "State|Equipment|Help|How firmly|How far it has come|Channel|Who says so"
    return rows_of("requests", ONE_BY_ONE, heads, excerpt)


def rows_of(name: str, title: str, heads: str, excerpt: Excerpt) -> Html:
    """The rows of a table of the excerpt, some columns of their words."""
    rows = [
        Row(row.id, row.facts, *(in_html(words[head]) for head in heads.split("|")))
        for row, words in in_words(name, excerpt)
    ]
    return _table(name, title, heads, rows, excerpt)


def not_aid(excerpt: Excerpt) -> Html:
    """What is not counted as requested aid, and why."""
    return rows_of("not_aid", NOT_COUNTED, "What|Linked with|Why it is not counted", excerpt)


def responses(excerpt: Excerpt) -> Html:
    """How each state that was asked responded; where nothing is said, that is said."""
    return rows_of("responses", RESPONDED, "State|Answer|What is known", excerpt)


def questions(excerpt: Excerpt) -> Html:
    """What is not said, and what would settle it."""
    return rows_of("questions", "Open questions", "Topic|Question|What would settle it", excerpt)


def tensions(excerpt: Excerpt) -> Html:
    """Where claims pull against each other: nothing is resolved for the reader."""
    found = (_tension(each, excerpt) for each in excerpt.tensions)
    return element("div", *found, data_table="tensions") + _rest("tensions", excerpt)


def _tension(found: Opposition, excerpt: Excerpt) -> Html:
    tension, facts = found.tension, " ".join(fact.id for fact in found.facts)
    return element(
        "div",
        said("h3", found.headline),
        listed(_claims(found.facts, excerpt)),
        said("p", f"{tension.differs} {tension.open}") if tension else "",
        class_="tension",
        data_id=tension.id if tension else facts,
        data_rests=facts,
    )


def _claims(facts: Iterable[Fact], excerpt: Excerpt) -> Iterator[Html]:
    """Claims, each after how firmly it is put and what is held against it."""
    for fact in facts:
        claimed = f"{firmly(fact, excerpt.dossier)}: {link_to(fact, excerpt.dossier)}"
        yield claimed + in_html(outside(fact, excerpt))


def sources(excerpt: Excerpt) -> Html:
    """The sources by the numbers under which cards cite them."""
    about = [said("p", f"{seed.about} {seed.publisher}") for seed in excerpt.dossier.seeds]
    items = (
        element(
            "li",
            said("b", source.name),
            in_html(f", {source.kind.label.lower()}; "),
            in_html(_number(excerpt.sources.get(source))),
            in_html(f". {source.note}"),
            **({"data_id": source.id} if source in excerpt.sources else {}),
        )
        for source in numbers(excerpt)
    )
    whole = element("ol", *items, class_="sources", data_table="sources")
    return "".join(about) + whole + _rest("sources", excerpt)


def _number(facts: int | None) -> str:
    return OUTSIDE_THE_FILTER if facts is None else counted(facts, "fact")


def signs(excerpt: Excerpt) -> Html:
    """What the signs mean."""
    several = "Facts that are put differently; the label counts them."
    explained = (
        *((status.glyph, status.label, status.meaning) for status in Status),
        (MIXED, SEVERAL, several),
        (CONTESTED, CONTEST, "The words say which."),
        *((mark, name, "Not counted.") for mark, name in struck_sign(excerpt.dossier)),
    )
    items = (
        f"{said('span', mark, class_='sign', aria_hidden='true')} {said('b', name)}"
        f" {in_html(meaning)}"
        for mark, name, meaning in explained
    )
    return listed(items, class_="signs")
