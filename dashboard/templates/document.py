"""A page as it is sent, whole: named for tabs and previews, and readable before any script runs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from dashboard.domain.charts import chart_of
from dashboard.domain.config import Page
from dashboard.domain.editions import PRESENT, Known, Standing
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.fact_table import Arrangement
from dashboard.domain.navigation import head_of
from dashboard.domain.query import NAMES, query_of
from dashboard.domain.scope import pages
from dashboard.rendering.page import first_grounds
from dashboard.templates import assets, render
from dashboard.templates.links import on_page


@dataclass(frozen=True)
class Body:
    """The names of the templates below the head of a page."""

    above: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    """What is beside the card of what is selected."""
    below: tuple[str, ...] = ("lead",)
    until: tuple[str, ...] = ()
    """What the app has drawn when it takes the place of all this, beside the head: selectors."""


def _of(name: str, *others: str) -> Body:
    return Body(beside=(name, *others), until=(f"[data-part={name}]",))


BODIES: dict[Page, Body] = {
    Page.SITUATION: Body(
        above=("lead",),
        beside=("first_map",),
        below=("below_map",),
        until=("[data-part=lead]", ".st-key-map .chart[data-state=drawn]"),
    ),
    Page.AID: _of("aid", "aid_rows"),
    Page.VOICES: _of("voices_lead", "voices"),
    Page.TENSIONS: _of("tensions"),
    Page.ACTORS: _of("actors"),
    Page.QUESTIONS: _of("questions"),
    Page.CHANGES: _of("changes"),
    Page.FACTS: _of("facts"),
    Page.SOURCES: _of("sources"),
}
"""The pages that are read; of all others it is said what it comes to."""


@dataclass(frozen=True)
class Shell:
    """The parts of all pages: the app's own as paths in a URL, and our styles and scripts."""

    root: str
    """The id of the element that the app draws in."""
    module: str
    preloads: tuple[str, ...]
    later: tuple[str, ...]
    """What only a page that is opened later needs."""
    styles: tuple[str, ...]
    fonts: tuple[str, ...]
    font_style: Markup
    style: Markup
    before: Markup
    """A script that runs before the app's."""
    scripts: tuple[Markup, ...]
    """Those that run once the words are there."""


OF_A_SERVER: dict[str, Any] = {"texts": (), "arranged": Arrangement(), "is_live": True}
"""What templates take of a page that a server sends: no text of an article, facts as they come."""


def document(
    page: Page,
    excerpt: Excerpt,
    shell: Shell,
    *,
    notices: tuple[str, ...] = (),
    standing: Standing = PRESENT,
    base: str = "",
    slide: Markup | None = None,
    editions_kept: tuple[Known, ...] = (),
) -> str:
    """Return the HTML of a page.

    `slide` is what the stage begins with. `notices` are what of the address was not understood,
    `standing` what there is to say of its edition; `editions_kept` are those that can be opened.
    `base` is the whole address of the first page, with a slash at its end: a preview takes pictures
    by a whole address alone. Where it is not known, there is none.
    """
    body = BODIES.get(page, Body())
    return render(
        "page",
        excerpt,
        on_page,
        page=page,
        open=page,
        **head_of(page, excerpt)._asdict(),
        notices=notices,
        standing=standing,
        editions_kept=editions_kept,
        slide=slide,
        body=body,
        until=tuple(_until(page, excerpt, body)),
        **OF_A_SERVER,
        grounds=tuple(first_grounds(excerpt)),
        map=excerpt.map_view,
        **_addresses(page, excerpt, base),
        palettes=Markup(assets.palettes(excerpt.dossier.config)),
        names=NAMES,
        shell=shell,
    )


def _addresses(page: Page, excerpt: Excerpt, base: str) -> dict[str, str]:
    """Return the query of a page, and where previews find it and its picture."""
    return {
        "query": _query(excerpt),
        "picture": _picture(page, excerpt, base),
        "published": _published(page, excerpt),
    }


def _published(page: Page, excerpt: Excerpt) -> str:
    """Return the whole address of a page, with its selection, where the dossier says its own."""
    path = "" if page is pages(excerpt)[0] else page
    base = excerpt.dossier.config.base_address
    return base and f"{base}{path}{_query(excerpt)}"


def _query(excerpt: Excerpt) -> str:
    query = query_of(excerpt.selection)
    return f"?{query}" if query else ""


def _until(page: Page, excerpt: Excerpt, body: Body) -> Iterator[str]:
    """Yield what the app has drawn when it takes the place of the first words: selectors."""
    yield ".stage[data-state=drawn]" if page is Page.PRESENT else "[data-part=top]"
    yield from body.until
    if excerpt.selection.focus and page is not Page.SHARE:
        yield "[data-part=card]"


def _picture(page: Page, excerpt: Excerpt, base: str) -> str:
    """Return the address of the chart of a page as a picture."""
    address = on_page(f"picture:{chart_of(page)}.png/light", excerpt)
    return base and f"{base}{address.removeprefix('./')}"
