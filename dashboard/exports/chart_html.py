"""One chart as a page that needs nothing else: to stand in a frame of another site, or as a file.

Its signs open cards in it; whatever else can be selected opens the dashboard in a tab of its own.
"""

from functools import partial
from urllib.parse import urljoin

from markupsafe import Markup

from dashboard import templates
from dashboard.domain.charts import PAGES
from dashboard.domain.config import Config
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.scope import pages
from dashboard.exports.about import about
from dashboard.exports.page import charts, contents, inline
from dashboard.templates import assets
from dashboard.templates.links import on_page

LOOK = assets.style("0-base", "card", "dialog") + inline.text_of(
    "charts.css", "cards.css", "embed.css"
)


def render(excerpt: Excerpt, chart: str, address: str = "", theme: str = "") -> bytes:
    """Return the page as UTF-8; `address` is where the dashboard is, if it is anywhere.

    Without a theme it has that of its reader.
    """
    drawings = charts.drawings(excerpt, chart)
    shown = {name for one in drawings for name in one.scene.facts()}
    page = templates.render(
        "embed",
        excerpt,
        partial(_leads, address, frozenset(shown)),
        theme=theme,
        about=about(excerpt),
        policy=policy(excerpt.dossier.config),
        style=Markup(_style(excerpt.dossier.config)),
        script=Markup(inline.CARDS),
        contents=contents,
        drawings=drawings,
        facts=tuple(fact for fact in excerpt.dossier.facts if fact.id in shown),
        heading_level=2,
        dashboard=_dashboard(chart, excerpt, address),
    )
    return f"{page.strip()}\n".encode()


def policy(config: Config) -> str:
    """Return what the page allows itself: its style and its script, and nothing else."""
    return inline.policy(_style(config), inline.CARDS)


def _style(config: Config) -> str:
    return f"{assets.palettes(config)}{LOOK}"


def _leads(address: str, shown: frozenset[str], target: str, excerpt: Excerpt) -> str:
    """Return where a target leads: a fact of this chart to its card, all else to the dashboard."""
    kind, _, name = target.partition(":")
    if kind == "fact" and name in shown:
        return f"#focus=fact:{name}"
    way = on_page(f"fact:{name}" if kind == "permalink" else target, excerpt)
    return urljoin(address, way) if address and way else ""


def _dashboard(chart: str, excerpt: Excerpt, address: str) -> str:
    """Return the address of the page of a chart, as the excerpt selects; '' if it is not known."""
    page, there = PAGES[chart], pages(excerpt)
    path = f"page:{page}" if page in there[1:] else "page:"
    return urljoin(address, on_page(path, excerpt)) if address else ""
