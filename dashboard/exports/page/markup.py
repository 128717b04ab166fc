"""HTML, built so that no word of the files becomes markup."""

from collections.abc import Iterable, Sequence

from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact, Report
from dashboard.domain.phrasing import claim, contest_mark, firmness
from dashboard.domain.superseded import superseded_how
from dashboard.escaping import in_html

Html = str
"""Markup that is safe to write as it is."""


def element(tag: str, *inside: Html, **attributes: str) -> Html:
    """An element around markup. Of attributes, `data_facts` is written `data-facts`."""
    return f"<{tag}{written(attributes)}>{''.join(inside)}</{tag}>"


def written(attributes: dict[str, str]) -> str:
    """Attributes as they stand in a tag; the empty ones are left out."""
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    return "".join(f' {name}="{in_html(value)}"' for name, value in named.items() if value)


def said(tag: str, text: str, **attributes: str) -> Html:
    """An element around words."""
    return element(tag, in_html(text), **attributes)


def section(id_: str, title: str, *inside: Html) -> Html:
    """A part of the page under a heading."""
    heading = said("h2", title, id=f"{id_}-title")
    return element("section", heading, *inside, id=id_, aria_labelledby=f"{id_}-title")


def listed(items: Iterable[Html], tag: str = "ul", **attributes: str) -> Html:
    """A list."""
    return element(tag, *(element("li", item) for item in items), **attributes)


class Row:
    """A row of a table: its id, the ids of the facts that it rests on, its cells.

    The filter of the page hides it unless one of the facts is left; None is never hidden.
    """

    def __init__(self, id_: str, facts: Iterable[str] | None, *cells: Html) -> None:
        self.id, self.cells = id_, cells
        self.rests = "" if facts is None else " ".join(facts) or "-"


def table(title: str, heads: Sequence[str], rows: Iterable[Row], name: str) -> Html:
    """A table that slides where it is too wide; its first column heads the rows.

    Under it stands, for the filter of the page to show, that it has no row left.
    """
    head = element("tr", *(said("th", text, scope="col") for text in heads))
    body = (element("tr", *_cells(r.cells), data_id=r.id, data_rests=r.rests) for r in rows)
    parts = (element("thead", head), element("tbody", *body))
    whole = element("table", *parts, aria_label=title, data_table=name)
    look = {"class_": "slides", "tabindex": "0", "role": "region", "aria_label": f"Table: {title}"}
    none = '<p class="empty lesser" hidden>None rests on a fact that is shown.</p>'
    return element("div", element("div", whole, **look), none)


def _cells(cells: Sequence[Html]) -> Iterable[Html]:
    yield element("th", cells[0], scope="row")
    yield from (element("td", cell) for cell in cells[1:])


def link_to(fact: Fact, dossier: Dossier, text: str = "") -> Html:
    """A link to the card of a fact; the claim if no text is given."""
    shown = in_html(text) if text else _struck(claim(fact), fact, dossier)
    return element("a", shown, href=f"#f-{fact.id}")


def statement(fact: Fact, dossier: Dossier) -> Html:
    """A statement; struck through after a word for what became of it, if it no longer stands."""
    return _struck(fact.statement, fact, dossier)


def _struck(words: str, fact: Fact, dossier: Dossier) -> Html:
    how = superseded_how(fact, dossier)
    return f"{how}: {said('s', words)}" if how else in_html(words)


def sign(told: Fact | Report) -> Html:
    """How firmly a fact or a report is put: glyph, word, hedge."""
    glyph = said("span", told.status.glyph, class_="sign", aria_hidden="true")
    return f"{glyph} {in_html(firmness(told))}"


def firmly(fact: Fact, dossier: Dossier) -> Html:
    """The same with what is held against a fact."""
    return f"{sign(fact)} {in_html(contest_mark(fact, dossier))}".rstrip()
