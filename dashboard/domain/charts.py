"""The charts by their names: what people call them, the page of each, the tables behind it."""

from dashboard.domain.config import Page
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.scope import has

TITLES = {
    "map": "Map",
    "timeline": "Timeline",
    "aid-matrix": "Who asked whom for what",
    "aid-ladder": "How far the requests got",
    "attribution-flow": "Who reports it",
    "basis-matrix": "What the claims rest on",
    "actor-graph": "Actors",
}
"""In the order in which they are offered."""

PAGES = {
    "timeline": Page.TIMELINE,
    "map": Page.SITUATION,
    "aid-matrix": Page.AID,
    "aid-ladder": Page.AID,
    "attribution-flow": Page.VOICES,
    "basis-matrix": Page.VOICES,
    "actor-graph": Page.ACTORS,
}
TABLES = {
    "timeline": ("facts",),
    "map": ("facts", "places", "requests"),
    "aid-matrix": ("requests",),
    "aid-ladder": ("requests",),
    "attribution-flow": ("facts", "sources"),
    "basis-matrix": ("facts",),
    "actor-graph": ("relations", "actors"),
}
"""The first one has a row for each mark."""
OF_EVERY_PAGE = "map"


def chart_of(page: Page) -> str:
    """Return the chart that stands for a page: the first on it, the map where there is none."""
    return next((name for name, its_page in PAGES.items() if its_page is page), OF_EVERY_PAGE)


def embed_address(base: str, chart: str, query: str) -> str:
    """Return where a chart alone is shown: 'BASE?embed=true&chart=map&statuses=denied'.

    `base` is the address of the first page, with a slash at its end.
    """
    return f"{base}?embed=true&chart={chart}{'&' if query else ''}{query}"


def charts_of(excerpt: Excerpt) -> dict[str, str]:
    """Return what the charts are called that the dossier has something for."""
    return {name: title for name, title in TITLES.items() if has(TABLES[name][0], excerpt)}
