"""The dossier as one page that needs nothing else: no server, no network, no second file.

All of it can be read without its script, which adds a filter, a switch between the maps and cards
that open beside what one reads. The page's own policy lets nothing else run and nothing load.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator

from dashboard.domain.articles import article_says
from dashboard.domain.asking import ASKED, NOT_COUNTED, ONE_BY_ONE, RESPONDED
from dashboard.domain.editions import edition_in_words
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.phrasing import claim, counted
from dashboard.domain.scope import has
from dashboard.domain.vocabulary import Status
from dashboard.domain.voices import origin
from dashboard.escaping import in_html
from dashboard.exports.about import About, about
from dashboard.exports.captions import outside
from dashboard.exports.page import charts, tables
from dashboard.exports.page.cards import CONTEXT, cards
from dashboard.exports.page.held import with_card
from dashboard.exports.page.markup import Html, element, link_to, listed, said, section
from dashboard.exports.page.style import SCRIPT, style

HINT = "Enter or a click opens who says so; in a chart, the arrow keys go from sign to sign."


def render(excerpt: Excerpt) -> bytes:
    """Return the page as UTF-8."""
    look, about_it = style(excerpt.dossier.config), about(excerpt)
    policy = (
        f"default-src 'none'; style-src {_hash(look)}; script-src {_hash(SCRIPT)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    head = element(
        "head",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{in_html(policy)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        '<link rel="icon" href="data:,">',
        said("title", f"{about_it.title}. {about_it.as_of_line}"),
        f"<style>{look}</style>",
    )
    body = element("body", *_body(excerpt, about_it), f"<script>{SCRIPT}</script>")
    return f'<!DOCTYPE html>\n<html lang="en">\n{head}\n{body}\n</html>\n'.encode()


def _hash(text: str) -> str:
    """How a policy names what stands inline: CSP Level 3, section 2.3.1."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _body(excerpt: Excerpt, about_it: About) -> Iterator[Html]:
    sections = tuple(_sections(excerpt))
    links = (said("a", title, href=f"#{name}") for name, title, _ in sections)
    yield _header(excerpt, about_it)
    yield element("nav", listed(links), aria_label="On this page")
    yield _filter(excerpt)
    yield element("main", *(section(*each) for each in sections), data_context=CONTEXT)
    yield _footer(excerpt, about_it)
    yield (
        '<dialog><button type="button" id="close">Close</button><div id="opened"></div></dialog>'
    )


def _sections(excerpt: Excerpt) -> Iterator[tuple[str, str, Html]]:
    """Yield the parts of the page in order: id, title, content; none of what a dossier lacks."""
    switch = element("div", class_="switch", role="group", aria_label="Map view")
    hint = f'<p class="hint lesser" hidden>{in_html(HINT)}</p>'
    yield "map", "Where", switch + charts.maps(excerpt) + hint
    yield "timeline", "When, and how well each date is known", charts.chart(excerpt, "timeline")
    if aid := _aid(excerpt):
        yield "aid", ASKED, aid
    if has("relations", excerpt):
        yield "actors", "Who did what to whom", charts.chart(excerpt, "actor-graph")
    voices = (charts.titled(excerpt, name) for name in ("attribution-flow", "basis-matrix"))
    yield "voices", "Who says so, and on what basis", "".join(voices)
    if has("tensions", excerpt):
        yield "tensions", "Where claims pull against each other", tables.tensions(excerpt)
    yield "facts", "Facts", tables.signs(excerpt) + tables.facts(excerpt)
    if has("questions", excerpt):
        title = f"What {article_says(excerpt.dossier, 'does')} not say"
        yield "questions", title, tables.questions(excerpt)
    yield "cards", "Every fact in full", cards(excerpt)
    yield "sources", "Sources", tables.sources(excerpt)
    limits = listed(map(in_html, excerpt.dossier.config.limits))
    yield "limits", "What this dossier cannot tell", limits


def _aid(excerpt: Excerpt) -> Html:
    parts = (
        ("requests", "Equipment by state", _matrix),
        ("requests", "How far it has come", _ladder),
        ("requests", ONE_BY_ONE, tables.requests),
        ("responses", RESPONDED, tables.responses),
        ("not_aid", NOT_COUNTED, tables.not_aid),
    )
    there = ((title, made(excerpt)) for name, title, made in parts if has(name, excerpt))
    return "".join(said("h3", title) + inside for title, inside in there)


def _matrix(excerpt: Excerpt) -> Html:
    same = element("details", said("summary", "The same as a table"), tables.matrix(excerpt))
    return charts.chart(excerpt, "aid-matrix") + same


def _ladder(excerpt: Excerpt) -> Html:
    return charts.chart(excerpt, "aid-ladder")


def _header(excerpt: Excerpt, about_it: About) -> Html:
    as_of = said("b", about_it.as_of_line)
    return element(
        "header",
        said("h1", about_it.title),
        said("p", about_it.subtitle),
        element("p", f"{as_of} · {in_html(about_it.filter)}"),
        said("p", about_it.left_out, class_="lesser") if about_it.left_out else "",
        *_headline(excerpt),
        tables.key_figures(excerpt),
    )


def _headline(excerpt: Excerpt) -> Iterator[Html]:
    """What it comes to, where that is from, and the claims that it rests on."""
    if headline := excerpt.headline:
        named = f"Rests on {counted(len(headline.facts), 'claim')}"
        yield said("p", headline.text, class_="headline")
        yield said("p", origin(excerpt.dossier), class_="lesser")
        yield element("details", said("summary", named), listed(_rests(headline.facts, excerpt)))


def _rests(names: Iterable[str], excerpt: Excerpt) -> Iterator[Html]:
    """Claims, with a link where they have a card."""
    cards, dossier = with_card(excerpt), excerpt.dossier
    for fact in (dossier.fact[name] for name in names):
        claimed = link_to(fact, dossier) if fact.id in cards else in_html(claim(fact))
        yield claimed + in_html(outside(fact, excerpt))


def _filter(excerpt: Excerpt) -> Html:
    """The filter; the script shows it and obeys it."""
    there = {fact.status for fact in excerpt.listed}
    boxes = (
        f'<label><input type="checkbox" value="{status.value}">'
        f" {in_html(status.glyph)} {in_html(status.label)}</label>"
        for status in Status
        if status in there
    )
    return (
        '<form hidden aria-label="Filter" autocomplete="off"><fieldset>'
        f"<legend>How firmly</legend>{''.join(boxes)}</fieldset>"
        f'<label>Who <select name="actor"><option value="">everybody</option>{_actors(excerpt)}'
        '</select></label><button type="reset" id="reset">Show all</button>'
        '<p id="shown" role="status"></p></form>'
    )


def _actors(excerpt: Excerpt) -> Html:
    named = {name for fact in excerpt.listed for name in excerpt.dossier.takes_part[fact.id]}
    found = (actor for actor in excerpt.dossier.actors if actor.id in named)
    return "".join(said("option", actor.name, value=actor.id) for actor in found)


def _footer(excerpt: Excerpt, about_it: About) -> Html:
    drawn_from = " ".join(seed.about for seed in excerpt.dossier.seeds)
    editions = excerpt.dossier.config.editions
    lines = (
        f"{about_it.title}. {about_it.as_of_line}. {about_it.scope}",
        f"Drawn from: {drawn_from}",
        about_it.terms,
        f"Digest of the dossier: {about_it.digest}. {about_it.maker}.",
        *(f"Earlier edition: {edition_in_words(one)}" for one in editions),
    )
    return element("footer", *(said("p", line) for line in lines))
