"""The dossier as one page that needs nothing else: no server, no network, no second file.

All of it can be read without its script, which adds a filter, a switch between the maps and cards
that open beside what one reads. The page's own policy lets nothing else run and nothing load.
"""

import sys
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from dashboard import templates
from dashboard.domain.config import Config, Page
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.fact_table import Arrangement, Order
from dashboard.domain.navigation import head_of
from dashboard.domain.titles import description_of, dossier_title
from dashboard.exports.about import about
from dashboard.exports.page import charts, contents, inline
from dashboard.templates import assets

SCRIPT = inline.CARDS + inline.text_of("search.js", "filter.js", "pages.js")
EVERY_FACT = Arrangement(Order("date"), most=0)
"""The table of facts, in the order of time."""
SHEETS = ("charts.css", "cards.css", "screen.css", "print.css")
LOOK = assets.USUAL_FONTS.read_text("utf-8") + inline.text_of(*SHEETS)

ICON = inline.text_of("icon.svg")
ALONE: dict[str, Any] = {
    "icon": f"data:image/svg+xml,{quote(ICON)}",
    "address": "",
    "picture": "",
    "data": (),
}
"""What stands beside a page that is alone: nothing."""


def render(excerpt: Excerpt) -> bytes:
    """Return the page as UTF-8."""
    return page_of(excerpt)


def page_of(excerpt: Excerpt, **beside: Any) -> bytes:
    """Return the page as UTF-8, with what stands `beside` it in a folder; see `as_site`."""
    look = style(excerpt.dossier.config)
    page = templates.render(
        "export",
        excerpt,
        contents.leads,
        **head_of(Page.SITUATION, excerpt)._asdict(),
        document_title=dossier_title(excerpt),
        description=description_of(Page.SITUATION, excerpt),
        about=about(excerpt),
        policy=inline.policy(look, SCRIPT, "'self' data:" if beside else "data:"),
        style=Markup(look),
        script=Markup(SCRIPT),
        contents=contents,
        charts=charts,
        arranged=EVERY_FACT,
        is_live=False,
        most=sys.maxsize,
        **{**ALONE, **beside},
    )
    return f"{page.strip()}\n".encode()


def style(config: Config) -> str:
    """Return the style sheet, in the colours of the configuration."""
    return f"{assets.palettes(config)}{assets.STYLE}{LOOK}"
