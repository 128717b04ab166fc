"""The dossier as one page that needs nothing else: no server, no network, no second file.

All of it can be read without its script, which adds a filter, a switch between the maps and cards
that open beside what one reads. The page's own policy lets nothing else run and nothing load.
"""

import base64
import hashlib
from collections.abc import Iterator

from dashboard.charts.signs import SIGNS
from dashboard.domain.articles import article_says
from dashboard.domain.asking import ASKED, NOT_COUNTED, ONE_BY_ONE
from dashboard.domain.dates import day_in_words
from dashboard.domain.dossier import Dossier
from dashboard.domain.editions import edition_in_words
from dashboard.domain.selection import Selection
from dashboard.domain.shown import shown_headline
from dashboard.domain.vocabulary import Status
from dashboard.domain.voices import counted, origin
from dashboard.escaping import in_html
from dashboard.exports import GENERATOR, installed_version
from dashboard.exports.page import charts, tables
from dashboard.exports.page.cards import cards
from dashboard.exports.page.kept import Kept
from dashboard.exports.page.markup import Html, element, link_to, listed, said, section
from dashboard.exports.page.script import SCRIPT
from dashboard.exports.page.style import style

HINT = "Enter or a click opens who says so; in a chart, the arrow keys go from sign to sign."


def render(dossier: Dossier, selection: Selection) -> bytes:
    """The page as UTF-8."""
    kept = Kept(dossier, selection)
    look = style(dossier.config)
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
        said("title", f"{dossier.config.title}, as of {_as_of(dossier)}"),
        f"<style>{look}</style>",
    )
    body = element("body", *_body(kept), f"<script>{SCRIPT}</script>")
    return f'<!DOCTYPE html>\n<html lang="en">\n{head}\n{body}\n</html>\n'.encode()


def _hash(text: str) -> str:
    """How a policy names what stands inline: CSP Level 3, section 2.3.1."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _as_of(dossier: Dossier) -> str:
    return day_in_words(dossier.config.as_of)


def _body(kept: Kept) -> Iterator[Html]:
    sections = dict(_sections(kept))
    titles = _titles(kept.dossier)
    links = (said("a", title, href=f"#{name}") for name, title in titles.items())
    yield _header(kept)
    yield element("nav", listed(links), aria_label="On this page")
    yield _filter(kept)
    yield element(
        "main",
        *(section(name, titles[name], inside) for name, inside in sections.items()),
    )
    yield _footer(kept)
    yield (
        '<dialog><button type="button" id="close">Close</button><div id="opened"></div></dialog>'
    )


def _titles(dossier: Dossier) -> dict[str, str]:
    """The parts of the page, in order."""
    return {
        "map": "Where",
        "timeline": "When, and how well each date is known",
        "aid": ASKED,
        "tensions": "Where claims pull against each other",
        "facts": "Facts",
        "questions": f"What {article_says(dossier, 'does')} not say",
        "cards": "Every fact in full",
        "sources": "Sources",
        "limits": "What this dossier cannot tell",
    }


def _sections(kept: Kept) -> Iterator[tuple[str, Html]]:
    switch = element("div", class_="switch", role="group", aria_label="Map view")
    hint = f'<p class="hint lesser" hidden>{in_html(HINT)}</p>'
    where = element(
        "div", element("div", charts.maps(kept), hint), tables.signs(kept), class_="where"
    )
    yield "map", switch + where + tables.off_the_map(kept)
    yield "timeline", charts.timeline(kept)
    yield "aid", _aid(kept)
    yield "tensions", tables.tensions(kept) or said("p", "None among these facts.")
    yield "facts", tables.facts(kept)
    yield "questions", tables.questions(kept)
    yield "cards", cards(kept)
    yield "sources", tables.sources(kept)
    yield "limits", listed(map(in_html, kept.dossier.config.limits))


def _aid(kept: Kept) -> Html:
    parts = {
        "Equipment by state": tables.matrix(kept),
        ONE_BY_ONE: tables.requests(kept),
        "How they responded": tables.responses(kept),
        NOT_COUNTED: tables.not_aid(kept),
    }
    return "".join(said("h3", title) + inside for title, inside in parts.items())


def _header(kept: Kept) -> Html:
    config = kept.dossier.config
    as_of = said("b", f"As of {_as_of(kept.dossier)}")
    chosen = in_html(kept.selection.in_words(kept.dossier))
    return element(
        "header",
        said("h1", config.title),
        said("p", config.subtitle),
        element("p", f"{as_of} · {chosen}"),
        *_headline(kept),
    )


def _headline(kept: Kept) -> Iterator[Html]:
    """What it comes to, where that is from, and the claims that it rests on."""
    if shown := shown_headline(kept.dossier, kept.selection):
        facts = kept.linked(shown.facts)
        named = f"Rests on {counted(len(shown.facts), 'claim')}"
        yield said("p", shown.text, class_="headline")
        yield said("p", origin(kept.dossier), class_="lesser")
        yield element(
            "details", said("summary", named), listed(link_to(fact, kept.dossier) for fact in facts)
        )


def _filter(kept: Kept) -> Html:
    """The filter; the script shows it and obeys it."""
    there = {fact.status for fact in kept.facts}
    boxes = (
        f'<label><input type="checkbox" value="{status.value}">'
        f" {in_html(SIGNS[status].glyph)} {in_html(status.label)}</label>"
        for status in Status
        if status in there
    )
    return (
        '<form hidden aria-label="Filter" autocomplete="off"><fieldset>'
        f"<legend>How firmly</legend>{''.join(boxes)}</fieldset>"
        f'<label>Who <select name="actor"><option value="">everybody</option>{_actors(kept)}'
        '</select></label><button type="reset" id="reset">Show all</button>'
        '<p id="shown" role="status"></p></form>'
    )


def _actors(kept: Kept) -> Html:
    named = {name for fact in kept.facts for name in kept.dossier.takes_part[fact.id]}
    found = (actor for actor in kept.dossier.actors if actor.id in named)
    return "".join(said("option", actor.name, value=actor.id) for actor in found)


def _footer(kept: Kept) -> Html:
    config, dossier = kept.dossier.config, kept.dossier
    about = " ".join(seed.about for seed in dossier.seeds)
    lines = (
        f"{config.title}, as of {_as_of(dossier)}. {kept.selection.in_words(dossier)}.",
        f"Drawn from: {about} Outlines: Natural Earth, public domain.",
        f"Licence of the curated facts: {config.licence}.",
        f"Digest of the dossier: {dossier.digest}. {GENERATOR} {installed_version()}.",
        *(f"Earlier edition: {edition_in_words(one)}" for one in config.editions),
    )
    return element("footer", *(said("p", line) for line in lines))
