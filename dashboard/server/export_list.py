"""`/export`: what can be had as a file and where, as a page for people and as JSON for programs."""

import asyncio
from typing import Any

from starlette.endpoints import HTTPEndpoint
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard.domain.charts import charts_of
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt, excerpt
from dashboard.domain.query import parse_filter, query_of
from dashboard.exports import (
    CLAIM,
    FORMATS,
    PICTURES,
    SWITCHES,
    TABLES,
    THEMES,
    Format,
    Purpose,
)
from dashboard.exports.about import about
from dashboard.exports.naming import file_name
from dashboard.exports.tables import tables
from dashboard.loading.live import LiveDossier
from dashboard.server.editions import dossier_of
from dashboard.server.exports import LONGEST_QUERY, YES_OR_NO, Refused, methods, refusing
from dashboard.server.other_sites import Sharing
from dashboard.server.published import whole_address
from dashboard.templates import assets, render
from dashboard.templates.links import on_page

_HEADERS = {"Cache-Control": "no-cache", "Vary": "Accept"}

_PARAMETERS = {
    "inline": ("whether a browser shows the file", YES_OR_NO),
    "theme": ("the colours of a chart", THEMES),
    **{name: (what, YES_OR_NO) for name, what in SWITCHES.items()},
}

Entry = dict[str, Any]


def list_routes(live: LiveDossier, sharing: Sharing, *, base: str = "") -> list[Route]:
    """The list, below `base`: the path that the server runs under."""
    return [
        Route(f"{base}/export", _list(live, sharing, base)),
        Route(f"{base}/export/", _without_slash),
    ]


def _list(live: LiveDossier, sharing: Sharing, base: str) -> type[HTTPEndpoint]:
    class List(HTTPEndpoint):
        """All formats, tables and pictures of what the query lets through."""

        async def get(self, request: Request) -> Response:
            return await refusing(self._answer(request))

        async def options(self, _request: Request) -> Response:
            return methods()

        async def _answer(self, request: Request) -> Response:
            dossier = await dossier_of(live, request.url.query)
            where = whole_address(request, dossier.config, base)
            is_open = sharing.is_open_to_all(request.headers.get("host", ""))
            is_page = "text/html" in request.headers.get("accept", "")
            made = _page if is_page else _document
            return await asyncio.to_thread(made, request.url.query, dossier, where, is_open)

    return List


async def _without_slash(request: Request) -> Response:
    """To the list, by a relative way, right below any proxy."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"../export{query}", 301, {"Cache-Control": "no-cache"})


def _shown(query: str, dossier: Dossier) -> Excerpt:
    if len(query) > LONGEST_QUERY:
        raise Refused(414, f"the query is longer than {LONGEST_QUERY} characters")
    return excerpt(dossier, parse_filter(query, dossier))


def _document(query: str, dossier: Dossier, where: str, is_open: bool) -> Response:
    return JSONResponse(contents(_shown(query, dossier), where, is_open=is_open), headers=_HEADERS)


def _page(query: str, dossier: Dossier, where: str, is_open: bool) -> Response:
    shown = _shown(query, dossier)
    listed = contents(shown, where, is_open=is_open)
    style = assets.bare("exports", dossier.config)
    html = render("exports", shown, on_page, listed=listed, purposes=list(Purpose), style=style)
    return HTMLResponse(html, headers=_HEADERS)


def contents(shown: Excerpt, where: str, *, is_open: bool) -> Entry:
    """Return what there is, as JSON has it.

    `where` is the address of the first page with a slash at its end; where it is not known, the
    addresses are relative to this list.
    """
    said = about(shown)
    query = query_of(shown.selection)
    tail = f"?{query}" if query else ""
    held = {table.name: table for table in tables(shown)}

    def at(path: str) -> str:
        return f"{where}export/{path}{tail}"

    return {
        "title": said.title,
        "as_of": said.as_of.isoformat(),
        "filter": said.filter,
        "licence": said.licence,
        "digest": said.digest,
        "pages_of_other_sites_may_read": is_open,
        "files": [_file(one, shown) | {"address": at(one.name)} for one in FORMATS.values()],
        "tables": [
            {"name": name, "meaning": held[name].meaning, "rows": len(held[name].rows)}
            | {"address": at(f"csv/{name}")}
            | {"metadata_address": at(f"csv/{name}.metadata.json")}
            for name in TABLES
            if name in held
        ],
        "charts": [
            {"name": name, "title": title}
            | {f"{kind}_address": at(f"chart/{name}.{kind}") for kind in PICTURES}
            for name, title in charts_of(shown).items()
        ],
        "claim": {"what": CLAIM.what, "address": f"{where}export/{CLAIM.name}?focus=fact:ID"},
        "parameters": {
            name: {"what": what, "words": list(words)}
            for name, (what, words) in _PARAMETERS.items()
        },
    }


def _file(format_: Format, shown: Excerpt) -> Entry:
    switches = {one: is_on for one in SWITCHES if (is_on := format_.switch(one)) is not None}
    return {
        "name": format_.name,
        "title": format_.title,
        "purpose": format_.purpose,
        "what": format_.what,
        "media_type": format_.media_type,
        "file_name": file_name(shown.dossier, format_, shown.selection),
        "usual": {one: "yes" if is_on else "no" for one, is_on in switches.items()},
    }
