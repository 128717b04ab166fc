"""The editions at addresses: `/edition/DIGEST`, and `/changes.atom`, a feed of what changed."""

import asyncio
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from starlette.endpoints import HTTPEndpoint
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard.domain.dossier import Dossier
from dashboard.domain.editions import EditionMatch, edition_in_words, find
from dashboard.domain.query import DIGITS, editions_in
from dashboard.loading.editions import EditionMark
from dashboard.loading.live import LiveDossier
from dashboard.server.encoding import best_encoding, encode, respond
from dashboard.server.published import whole_address
from dashboard.templates.feeds import Entry, feed

MOST_ENTRIES = 20
"""Editions that the feed tells of, the latest first."""


async def dossier_of(live: LiveDossier, query: str) -> Dossier:
    """Return the dossier that a query asks for; an edition is read beside the event loop."""
    if not any(editions_in(query)):
        return live.dossier
    return await asyncio.to_thread(live.asked_for, query)


def edition_routes(live: LiveDossier, *, base: str = "") -> list[Route]:
    """Return the addresses of editions, below `base`: the path that the server runs under."""
    return [
        Route(f"{base}/edition/{{digest}}", _edition(live)),
        Route(f"{base}/changes.atom", _feed(live, base)),
    ]


def _edition(live: LiveDossier) -> type[HTTPEndpoint]:
    class EditionAddress(HTTPEndpoint):
        """The edition that a digest in a file means: it opens, or a line says what it was."""

        async def get(self, request: Request) -> Response:
            return await asyncio.to_thread(resolved, request.path_params["digest"], live)

    return EditionAddress


def resolved(digest: str, live: LiveDossier) -> Response:
    """Return the way to an edition; what its list in `config.yaml` says where it is not kept."""
    try:
        listed = find(digest, live.dossier)
    except ValueError as error:
        return _line(404, f"{error}")
    sought = digest.strip().rstrip("…").lower()
    kept = {one.digest for one in live.editions() if one.digest.startswith(sought)}
    if len(kept | {one.digest for one in listed}) > 1:
        return _line(404, "several editions begin like this; give more digits")
    if kept:
        return _to(f"../?edition={kept.pop()[:DIGITS]}")
    return _told(listed[0]) if listed else _line(404, "no edition of this dossier has this digest")


def _told(found: EditionMatch) -> Response:
    if found.edition is None:
        return _to("../")
    return _line(200, f"The edition of {edition_in_words(found.edition)} It is not kept here.")


def _to(address: str) -> Response:
    return RedirectResponse(address, 302, {"Cache-Control": "no-store"})


def _line(status: int, words: str) -> Response:
    return PlainTextResponse(f"{words}\n", status, {"Cache-Control": "no-store"})


def _feed(live: LiveDossier, base: str) -> type[HTTPEndpoint]:
    written = lru_cache(maxsize=4)(lambda _digest, where: _written(live, where))

    class Feed(HTTPEndpoint):
        """What changed from each edition to the next, as Atom (RFC 4287)."""

        async def get(self, request: Request) -> Response:
            where = whole_address(request, live.dossier.config, base)
            content = await asyncio.to_thread(written, live.dossier.digest, where)
            made = await asyncio.to_thread(encode, content, best_encoding(request))
            headers = {
                "Content-Type": "application/atom+xml; charset=utf-8",
                "Cache-Control": "no-cache",
                "Vary": "Accept-Encoding",
            }
            return respond(request, made, headers)

    return Feed


def _written(live: LiveDossier, where: str) -> bytes:
    return feed(live.dossier, tuple(_entries(live)), where)


def _entries(live: LiveDossier) -> Iterator[Entry]:
    """Yield the latest editions, each with what changed from the one before."""
    marks = live.editions()[: MOST_ENTRIES + 1]
    for mark, before in pairwise(marks):
        yield _entry(mark, before, live)
    if len(marks) <= MOST_ENTRIES and marks:
        yield Entry(marks[-1].digest, marks[-1].kept, marks[-1].as_of, None)


def _entry(mark: EditionMark, before: EditionMark, live: LiveDossier) -> Entry:
    dossier = live.edition(mark.digest[:DIGITS], before.digest[:DIGITS])
    return Entry(mark.digest, mark.kept, mark.as_of, dossier)
