"""What a page shows as a file, for people and programs: `/export/FORMAT?QUERY&annex=yes|no`.

- `/export/FORMAT/ANY-NAME.ENDING` is the same file, for programs that go by the ending.
- `/export/csv/TABLE` is one table, `/export/csv/TABLE.metadata.json` says what its columns mean.
- `/export/chart/NAME.svg|png?QUERY&theme=light|dark` is a picture of a chart.
- `/export/claim?focus=fact:ID` is a picture of one claim.

With `inline=yes` a browser shows a file instead of saving it. No session and no state: any replica
answers, with the same ETag for the same content.
"""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Iterable, Mapping
from pathlib import PurePath
from typing import TypeVar
from urllib.parse import quote

from starlette.endpoints import HTTPEndpoint
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dashboard.domain.dossier import Dossier
from dashboard.domain.problems import CrisisError
from dashboard.domain.query import FilterError, parse_filter, query_of
from dashboard.exports import (
    CHARTS,
    CLAIM,
    FORMATS,
    PICTURES,
    SWITCHES,
    TABLE_FILES,
    TABLES,
    THEMES,
    Format,
    picture_of,
    table_of,
)
from dashboard.exports.naming import file_name, in_ascii
from dashboard.loading.live import LiveDossier
from dashboard.server.editions import dossier_of
from dashboard.server.encoding import Encoded, best_encoding, encode, not_modified, respond
from dashboard.server.export_queue import Builds, Busy, NotInstalled, Order
from dashboard.server.published import whole_address
from dashboard.server.ranges import asks_for_part, part_of
from dashboard.web.headers import answer_with, framed_by

LONGEST_QUERY = 8_000
"""Characters; every value of every parameter at once stays far below."""
LONGEST_NAME = 40
SECONDS_UNTIL_LESS_BUSY = "5"
METHODS = "GET, HEAD, OPTIONS"

# A page has its own policy within it, which lets nothing run but its own script; a PDF is shown by
# a viewer of the browser's, which ours would close.
_SHOWN_BY_ITSELF = ("text/html", "application/pdf")

YES_OR_NO = {"yes": True, "no": False}

T = TypeVar("T")
Asked = tuple[Format, str]
"""A format, and the query of what it shows."""


class Refused(CrisisError):
    """A file that there is not: one line that says why, with a status of HTTP."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


def export_routes(
    live: LiveDossier, builds: Builds, *, base: str = "", version: str = ""
) -> list[Route]:
    """The exports, below `base`: the path that the server runs under."""
    ways: dict[str, Callable[[Mapping[str, str], str], Asked]] = {
        "chart/{name}": lambda path, query: picture_asked(path["name"], query),
        "csv/{name}": lambda path, query: table_asked(path["name"], query),
        "{name}": lambda path, query: file_asked(path["name"], query),
        "{name}/{alias}": lambda path, query: file_asked(path["name"], query, path["alias"]),
    }
    return [
        Route(f"{base}/export/{way}", _export(live, builds, base, version, asked))
        for way, asked in ways.items()
    ]


def file_asked(name: str, query: str, alias: str = "") -> Asked:
    """Return a format that is asked for, with what is switched on or off; raises Refused.

    `alias` is a name for it that ends as its files do.
    """
    named = {**FORMATS, CLAIM.name: CLAIM}
    if name not in named:
        raise Refused(404, _none("format", name, named))
    format_ = named[name]
    if alias and not alias.endswith(ending := last_ending(format_)):
        raise Refused(404, f"no file {alias[:LONGEST_NAME]!r}; names of {name} end in {ending}")
    for switch in SWITCHES:
        if format_.switch(switch) is not None:
            is_on, query = taken(switch, YES_OR_NO, query)
            format_ = format_.told(**{switch: is_on})
    return format_, query


def picture_asked(name: str, query: str) -> Asked:
    """Return a picture such as `map.png`, in one of the themes; raises Refused."""
    chart, _, kind = name.partition(".")
    if chart not in CHARTS:
        raise Refused(404, _none("chart", chart, CHARTS))
    if kind not in PICTURES:
        raise Refused(404, _none("format of a picture", kind, PICTURES))
    theme, query = taken("theme", {one: one for one in THEMES}, query)
    return picture_of(chart, kind, theme or ""), query


def table_asked(name: str, query: str) -> Asked:
    """Return one table, such as `facts`, or what its columns mean; raises Refused.

    A name that ends as the file of all tables does is an alias of that.
    """
    if name.endswith(last_ending(FORMATS["csv"])):
        return file_asked("csv", query, name)
    table, _, kind = name.partition(".")
    if table not in TABLES:
        raise Refused(404, _none("table", table, TABLES))
    if kind and kind not in TABLE_FILES:
        raise Refused(404, _none("file of a table", kind, TABLE_FILES))
    return table_of(table, kind or "csv"), query


def last_ending(format_: Format) -> str:
    """Return what programs know a format by: '.zip' of '.csv.zip'."""
    return PurePath(f"name{format_.ending}").suffix


def taken(name: str, words: Mapping[str, T], query: str) -> tuple[T | None, str]:
    """Take a parameter that is none of a page out of a query: return its value, and the rest.

    The value is what its word stands for; None where it is not given. Raises Refused.
    """
    parts = [part.partition("=") for part in query.split("&")]
    given = [value for key, _, value in parts if key == name]
    if given and given[-1] not in words:
        raise Refused(400, _none(name, given[-1], words))
    rest = "&".join("".join(part) for part in parts if part[0] != name)
    return words[given[-1]] if given else None, rest


def _none(what: str, name: str, there: Iterable[str]) -> str:
    return f"no {what} {name[:LONGEST_NAME]!r}; there are {', '.join(there)}"


def order_of(asked: Asked, request: Request, dossier: Dossier, base: str) -> Order:
    """Return what is to be built for a request; raises Refused and FilterError."""
    format_, query = asked
    if len(query) > LONGEST_QUERY:
        raise Refused(414, f"the query is longer than {LONGEST_QUERY} characters")
    selection = parse_filter(query, dossier)
    if lacking := format_.lacks(selection):
        raise Refused(400, lacking)
    address = whole_address(request, dossier.config, base) or None
    return Order(format_.told(address=address), dossier, selection)


def _export(
    live: LiveDossier,
    builds: Builds,
    base: str,
    version: str,
    asked: Callable[[Mapping[str, str], str], Asked],
) -> type[HTTPEndpoint]:
    class Export(HTTPEndpoint):
        """One format of what the query lets through."""

        async def get(self, request: Request) -> Response:
            return await refusing(self._answer(request))

        async def options(self, _request: Request) -> Response:
            return methods()

        async def _answer(self, request: Request) -> Response:
            # The same to the end of this request.
            dossier = await dossier_of(live, request.url.query)
            is_inline, query = taken("inline", YES_OR_NO, request.url.query)
            found = asked(request.path_params, query)
            order = await asyncio.to_thread(order_of, found, request, dossier, base)
            return await answer(request, order, builds, version, is_inline=bool(is_inline))

    return Export


def methods() -> Response:
    """The answer to OPTIONS: what can be done with a file."""
    return Response(status_code=204, headers={"Allow": METHODS})


async def refusing(answering: Awaitable[Response]) -> Response:
    """Return an answer, or the line that says why there is none."""
    try:
        return await answering
    except Refused as refused:
        return _line(refused.status, str(refused))
    except FilterError as bad:
        return _line(400, str(bad))
    except NotInstalled as missing:
        return _line(501, str(missing))
    except Busy as busy:
        after = {"Retry-After": SECONDS_UNTIL_LESS_BUSY}
        return _line(503, f"{busy}; try again in a few seconds", after)


def _line(status: int, words: str, headers: Mapping[str, str] | None = None) -> Response:
    headers = {"Cache-Control": "no-store", **(headers or {})}
    return PlainTextResponse(f"{words}\n", status_code=status, headers=headers)


async def answer(
    request: Request, order: Order, builds: Builds, version: str, *, is_inline: bool = False
) -> Response:
    """The file or a part of it, or that the visitor has it already, which needs no building."""
    # A part is one of the plain bytes, whose ETag no compressed form shares.
    is_packed = _shrinks(order.format.media_type) and not asks_for_part(request)
    encoding = best_encoding(request) if is_packed else "identity"
    headers = _headers(order, is_inline)
    if is_inline and order.format.media_type in _SHOWN_BY_ITSELF:
        answer_with(request.scope, framed_by(order.dossier.config.frame_ancestors))
    etag = _etag(order, version, encoding)
    if known := not_modified(request, etag, headers):
        return known
    content = await builds.get(order)
    if part := part_of(request, content, etag, headers):
        return part
    body = (await asyncio.to_thread(encode, content, encoding)).body
    return respond(request, Encoded(body, encoding, etag), headers)


def _shrinks(media_type: str) -> bool:
    """Whether compressing it is worth the while: whether it is text."""
    return media_type.startswith("text/") or media_type.endswith(("json", "xml"))


def _headers(order: Order, is_inline: bool) -> dict[str, str]:
    name = file_name(order.dossier, order.format, order.selection)
    media_type = order.format.media_type
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    way = "inline" if is_inline else "attachment"
    return {
        "Content-Type": media_type + charset,
        "Content-Disposition": (
            f"{way}; filename=\"{in_ascii(name)}\"; filename*=UTF-8''{quote(name)}"
        ),
        "Cache-Control": "no-cache",
        "Accept-Ranges": "bytes",
        "Vary": "Accept-Encoding",
    }


def _etag(order: Order, version: str, encoding: str) -> str:
    """Of all that the bytes follow from, so that no build is needed to know it."""
    made_from, name, options, selection = order.key
    parts = "\n".join((made_from, name, repr(options), query_of(selection), version, encoding))
    return f'"{hashlib.sha256(parts.encode()).hexdigest()[:32]}"'
