"""The pages as they are sent: each for what its address selects, compressed and kept."""

import asyncio
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple
from urllib.parse import parse_qs

from markupsafe import Markup
from starlette.endpoints import HTTPEndpoint
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard.deck.stage import first
from dashboard.domain.config import Page
from dashboard.domain.dossier import Dossier
from dashboard.domain.editions import without_told
from dashboard.domain.excerpt import Excerpt, excerpt
from dashboard.domain.query import MOST_VALUES, parse_query
from dashboard.domain.scope import pages
from dashboard.domain.selection import Selection
from dashboard.loading.live import LiveDossier
from dashboard.server.editions import dossier_of
from dashboard.server.embed import Embed, is_embed
from dashboard.server.encoding import Encoded, best_encoding, encode, respond
from dashboard.server.exports import LONGEST_QUERY
from dashboard.server.published import whole_address
from dashboard.templates.document import Shell, document

MOST_KEPT = 256
"""Documents. One takes some 20 kB."""
MOST_WAITING = 32

_HEADERS = {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache"}


class Asked(NamedTuple):
    """All that the bytes of a page follow from."""

    page: Page
    query: str
    base: str
    """The whole address of the first page, as far as it is known."""
    encoding: str


class Pages:
    """The documents of a dossier that were asked for last.

    One thread makes them: so they take turns with each other, and not many of them with the
    visitors. Where many wait already, a page is sent as it is without a selection, which its script
    then draws all the same.
    """

    def __init__(self, live: LiveDossier, shell: Shell) -> None:
        self._live = live
        self._shell = shell
        self._thread = ThreadPoolExecutor(1, "page")
        self._waiting = 0
        self._kept: dict[tuple[str, Asked], Encoded] = {}

    async def get(self, asked: Asked) -> Encoded:
        """Return a page as it goes over the wire."""
        dossier = await dossier_of(self._live, asked.query)
        if found := self._kept.pop((dossier.made_from, asked), None):
            self._kept[dossier.made_from, asked] = found  # to the end: asked for last
            return found
        if self._waiting >= MOST_WAITING:
            asked = asked._replace(query="")
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            made = await loop.run_in_executor(self._thread, self._make, asked, dossier)
        finally:
            self._waiting -= 1
        self._kept[dossier.made_from, asked] = made
        while len(self._kept) > MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        return made

    async def prepare(self) -> None:
        """Make the pages that most visits begin with."""
        dossier = self._live.dossier
        for page in pages(excerpt(dossier, Selection())):
            await self.get(Asked(page, "", "", "br"))

    def _make(self, asked: Asked, dossier: Dossier) -> Encoded:
        if found := self._kept.get((dossier.made_from, asked)):
            return found
        given = _parameters(asked.query)
        selection, notices = parse_query(given, dossier)
        standing = self._live.standing(given, dossier)
        shown = excerpt(dossier, selection)
        slide = _slide(given, shown, asked) if asked.page is Page.PRESENT else None
        kept = tuple(one.known for one in self._live.editions())
        html = document(
            asked.page,
            shown,
            self._shell,
            notices=without_told(notices, standing),
            standing=standing,
            base=asked.base,
            slide=slide,
            editions_kept=kept if asked.page is Page.CHANGES else (),
        )
        return encode(html.encode(), asked.encoding)


def _slide(given: dict[str, list[str]], shown: Excerpt, asked: Asked) -> Markup:
    """Return the slide that an address names."""
    reader = excerpt(shown.dossier.whole, shown.selection.without_focus())
    address = shown.dossier.config.base_address or asked.base
    return first(reader, address, given.get("slide", [""])[0])


def page_routes(
    live: LiveDossier, made: Pages, embed: Embed, *, base: str = "", early: Iterable[str] = ()
) -> list[Route]:
    """The pages, at the base and at each address below it.

    `embed` answers where a chart alone is asked for. `base` is the path that the server runs under:
    empty, or `/like/this`. `early` are the scripts
    that a browser is to fetch together with a page; their paths are relative, as in Streamlit's
    page itself, and so right below any base path.
    """
    link = ", ".join(f"<./{script}>; rel=modulepreload" for script in early)
    endpoint = _page(live, made, embed, base, {**_HEADERS, "Link": link} if link else _HEADERS)
    return [Route(f"{base}/{name}", endpoint) for name in ("", *Page)]


def _page(
    live: LiveDossier, made: Pages, embed: Embed, base: str, headers: Mapping[str, str]
) -> type[HTTPEndpoint]:
    class Html(HTTPEndpoint):
        """A page, asked for each time: it names the scripts of this version."""

        async def get(self, request: Request) -> Response:
            name = request.url.path.rpartition("/")[2]
            first = pages(excerpt(live.dossier, Selection()))[0]
            if name == first:
                return _first_page(request)
            if is_embed(request):
                return await embed(request, Page(name or first))
            query = request.url.query if len(request.url.query) <= LONGEST_QUERY else ""
            where = whole_address(request, live.dossier.config, base)
            asked = Asked(Page(name or first), query, where, best_encoding(request))
            return respond(request, await made.get(asked), headers)

    return Html


def _first_page(request: Request) -> Response:
    """To the base, the only place where Streamlit has it; a relative way, right below any proxy."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"./{query}", headers={"Cache-Control": "no-store"})


def _parameters(query: str) -> dict[str, list[str]]:
    """Return the parameters of an address; where they are too many, none."""
    try:
        return parse_qs(query, max_num_fields=MOST_VALUES)
    except ValueError:
        return {}
