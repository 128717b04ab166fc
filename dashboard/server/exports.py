"""What a page shows as a file, for people and programs: `/export/FORMAT?QUERY&annex=yes|no`.

A chart of it as a picture: `/export/chart/NAME.svg|png?QUERY&theme=light|dark`; one claim of it as
a picture: `/export/claim?focus=fact:ID`.
No session and no state: any replica answers, with the same ETag for the same content.
"""

import asyncio
import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar
from urllib.parse import quote

from starlette.endpoints import HTTPEndpoint
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dashboard.domain.problems import CrisisError
from dashboard.domain.query import FilterError, parse_filter, query_of
from dashboard.exports import CHARTS, CLAIM, FORMATS, PICTURES, THEMES, Format, picture_of
from dashboard.exports.naming import file_name, in_ascii
from dashboard.loading.live import LiveDossier
from dashboard.server.building import Builds, Busy, NotInstalled, Order
from dashboard.server.encoding import Encoded, best_encoding, encode, not_modified, respond
from dashboard.server.published import whole_address

LONGEST_QUERY = 8_000
"""Characters; every value of every parameter at once stays far below."""
LONGEST_NAME = 40
SECONDS_UNTIL_LESS_BUSY = "5"

_COMPRESSIBLE = ("text/", "application/json", "application/geo+json", "image/svg+xml")

_ANNEX = {"yes": True, "no": False}

T = TypeVar("T")
Asked = tuple[Format, str]
"""A format, and the query of what it shows."""


class _Refused(CrisisError):
    """A file that there is not: one line that says why, with a status of HTTP."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


def export_routes(
    live: LiveDossier, builds: Builds, *, base: str = "", version: str = ""
) -> list[Route]:
    """The exports, below `base`: the path that the server runs under."""
    return [
        Route(f"{base}/export/{{name}}", _export(live, builds, base, version, _file)),
        Route(f"{base}/export/chart/{{name}}", _export(live, builds, base, version, _picture)),
    ]


def _file(name: str, query: str) -> Asked:
    """Return a format that is asked for, with its annex or without it."""
    named = {**FORMATS, CLAIM.name: CLAIM}
    if name not in named:
        raise _Refused(404, _none("format", name, named))
    format_ = named[name]
    if format_.annex is None:
        return format_, query
    annex, query = _taken("annex", _ANNEX, query)
    return format_.told(annex=annex), query


def _picture(name: str, query: str) -> Asked:
    """Return a picture such as `map.png`, in one of the themes."""
    chart, _, kind = name.partition(".")
    if chart not in CHARTS:
        raise _Refused(404, _none("chart", chart, CHARTS))
    if kind not in PICTURES:
        raise _Refused(404, _none("format of a picture", kind, PICTURES))
    theme, query = _taken("theme", {one: one for one in THEMES}, query)
    return picture_of(chart, kind, theme or THEMES[0]), query


def _taken(name: str, words: Mapping[str, T], query: str) -> tuple[T | None, str]:
    """Take a parameter that is none of a page out of a query: return its value, and the rest.

    The value is what its word stands for; None where it is not given.
    """
    parts = [part.partition("=") for part in query.split("&")]
    given = [value for key, _, value in parts if key == name]
    if given and given[-1] not in words:
        raise _Refused(400, _none(name, given[-1], words))
    rest = "&".join("".join(part) for part in parts if part[0] != name)
    return words[given[-1]] if given else None, rest


def _none(what: str, name: str, there: Iterable[str]) -> str:
    return f"no {what} {name[:LONGEST_NAME]!r}; there are {', '.join(there)}"


def _export(
    live: LiveDossier, builds: Builds, base: str, version: str, asked: Callable[[str, str], Asked]
) -> type[HTTPEndpoint]:
    class Export(HTTPEndpoint):
        """One format of what the query lets through."""

        async def get(self, request: Request) -> Response:
            dossier = live.dossier  # the same to the end of this request
            try:
                format_, query = asked(request.path_params["name"], request.url.query)
                if len(query) > LONGEST_QUERY:
                    raise _Refused(414, f"the query is longer than {LONGEST_QUERY} characters")
                selection = await asyncio.to_thread(parse_filter, query, dossier)
                if lacking := format_.lacks(selection):
                    raise _Refused(400, lacking)
                address = whole_address(request, dossier.config, base) or None
                order = Order(format_.told(address=address), dossier, selection)
                return await _answer(request, order, builds, version)
            except _Refused as refused:
                return _line(refused.status, str(refused))
            except FilterError as bad:
                return _line(400, str(bad))
            except NotInstalled as missing:
                return _line(501, str(missing))
            except Busy as busy:
                after = {"Retry-After": SECONDS_UNTIL_LESS_BUSY}
                return _line(503, f"{busy}; try again in a few seconds", after)

    return Export


def _line(status: int, words: str, headers: Mapping[str, str] | None = None) -> Response:
    headers = {"Cache-Control": "no-store", **(headers or {})}
    return PlainTextResponse(f"{words}\n", status_code=status, headers=headers)


async def _answer(request: Request, order: Order, builds: Builds, version: str) -> Response:
    """The file, or that the visitor has it already, which needs no building."""
    shrinks = order.format.media_type.startswith(_COMPRESSIBLE)
    encoding = best_encoding(request) if shrinks else "identity"
    headers = _headers(order)
    if not shrinks:
        # Streamlit would compress what is compressed already, under the same ETag.
        headers["Content-Encoding"] = "identity"
    etag = _etag(order, version, encoding)
    if known := not_modified(request, etag, headers):
        return known
    content = await builds.get(order)
    body = (await asyncio.to_thread(encode, content, encoding)).body
    return respond(request, Encoded(body, encoding, etag), headers)


def _headers(order: Order) -> dict[str, str]:
    name = file_name(order.dossier, order.format, order.selection)
    media_type = order.format.media_type
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    return {
        "Content-Type": media_type + charset,
        "Content-Disposition": (
            f"attachment; filename=\"{in_ascii(name)}\"; filename*=UTF-8''{quote(name)}"
        ),
        "Cache-Control": "no-cache",
    }


def _etag(order: Order, version: str, encoding: str) -> str:
    """Of all that the bytes follow from, so that no build is needed to know it."""
    digest, name, options, selection = order.key
    parts = "\n".join((digest, name, repr(options), query_of(selection), version, encoding))
    return f'"{hashlib.sha256(parts.encode()).hexdigest()[:32]}"'
