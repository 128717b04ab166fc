"""Excerpt -> the paper on it, which PDF, Word and Markdown render; of a fact in focus its sheet."""

from itertools import chain

from dashboard.domain.excerpt import Excerpt
from dashboard.domain.scope import OUTSIDE, filter_parts
from dashboard.domain.titles import focus_title
from dashboard.exports.about import About, about, publications_counted
from dashboard.exports.addresses import fact_address
from dashboard.exports.paper.annex import Annex, closing, named, terms
from dashboard.exports.paper.bounded import WHOLE, Room, shortened
from dashboard.exports.paper.brief import Brief
from dashboard.exports.paper.cited import Cited, listed
from dashboard.exports.paper.model import Block, Paper, Text
from dashboard.exports.paper.sheet import Sheet

AUTHOR = "Crisis dashboard"
LONGEST_FILTER, LONGEST_SCOPE = 120, 400
"""Characters of a filter in the title, and of a line below it."""
IN_THE_ANNEX, ELSEWHERE = "see the annex", "see the dashboard"


def paper(excerpt: Excerpt, *, annex: bool = True, address: str = "", room: float = 1) -> Paper:
    """Return the paper on an excerpt; where a fact is in focus, the sheet of that claim.

    `room` is the share of its usual lines that each list of the brief may take.
    """
    if excerpt.selection.fact:
        return _sheet(excerpt, address, room)
    cited, head = Cited(excerpt), about(excerpt)
    chains = cited.kept(chain(*_parts(cited, room, annex=annex)))
    brief, rest = _parts(Cited(excerpt, dict(chains)), room, annex=annex)
    title = _title(excerpt)
    return Paper(
        title=title,
        subtitle=head.subtitle,
        as_of=head.as_of,
        scope=_scope(excerpt, head),
        brief=brief,
        annex=rest,
        sources=(*listed(chains, excerpt.dossier), *(named(excerpt) if annex else ())),
        closing=tuple(closing(excerpt)) if annex else _terms(excerpt, WHOLE),
        author=AUTHOR,
        description=_description(head),
        keywords=(head.as_of_line,),
        footer=f"{title} · {head.as_of_line}",
        address=address,
        links=_links(excerpt, address),
    )


def _parts(
    cited: Cited, room: float, *, annex: bool
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Return the brief and the annex."""
    brief = tuple(Brief(cited, IN_THE_ANNEX if annex else ELSEWHERE, Room(room)).blocks())
    return brief, tuple(Annex(cited).blocks()) if annex and cited.excerpt.listed else ()


def _sheet(excerpt: Excerpt, address: str, room: float) -> Paper:
    head, fact = about(excerpt), excerpt.dossier.fact[excerpt.selection.fact]
    links = _links(excerpt, address)
    title = f"{head.title}: {focus_title(excerpt)}"
    blocks = Sheet(excerpt, fact, links.get(fact.id, ""), Room(room)).blocks()
    return Paper(
        title=title,
        subtitle="One claim: who says so, how firmly, and what stands against it",
        as_of=head.as_of,
        scope=_scope_of_sheet(excerpt, head),
        brief=tuple(blocks),
        closing=_terms(excerpt, Room(room)),
        is_sheet=True,
        author=AUTHOR,
        description=_description(head),
        keywords=(head.as_of_line,),
        footer=f"{head.title} · {head.as_of_line}",
        address=address,
        links=links,
    )


def _terms(excerpt: Excerpt, room: Room) -> tuple[Block, ...]:
    return (Text(sentences=terms(excerpt, room), is_lesser=True),)


def _title(excerpt: Excerpt) -> str:
    """Return the title of the dossier, with what the filter matches and leaves out."""
    parts = filter_parts(excerpt)
    without = parts.pop("without", "")
    only = f"only {shortened('; '.join(parts.values()), LONGEST_FILTER)}" if parts else ""
    said = ", ".join(filter(None, (only, shortened(without, LONGEST_FILTER))))
    return ": ".join(filter(None, (excerpt.dossier.config.title, said)))


def _scope(excerpt: Excerpt, head: About) -> tuple[str, ...]:
    first = f"{head.as_of_line} · {publications_counted(excerpt.dossier)}"
    told = (f"{first} · {head.filter}", head.left_out)
    return tuple(shortened(line, LONGEST_SCOPE) for line in told if line)


def _scope_of_sheet(excerpt: Excerpt, head: About) -> tuple[str, ...]:
    """Return as of when; of a filter only what it does to the claim."""
    first = f"{head.as_of_line} · {publications_counted(excerpt.dossier)}"
    is_in = excerpt.selection.fact in excerpt.listed_ids
    parts = filter_parts(excerpt)
    said = [parts["without"]] if "without" in parts else []
    outside = f"This claim is {OUTSIDE}: {'; '.join(parts.values())}"
    return first, *said, *([] if is_in else [shortened(outside, LONGEST_SCOPE)])


def _description(head: About) -> str:
    return f"{shortened(head.scope, LONGEST_SCOPE)} {head.attribution} {head.terms}"


def _links(excerpt: Excerpt, address: str) -> dict[str, str]:
    """Return by the id of a fact the address of its card; nothing without an address."""
    if not address:
        return {}
    base = f"{address.rstrip('/')}/"
    return {fact.id: fact_address(base, fact.id) for fact in excerpt.dossier.facts}
