"""The dashboard's whole address: previews, links in files and QR codes lead there."""

import re

from starlette.requests import Request

from dashboard.domain.config import Config

_HOST = re.compile(
    r"([A-Za-z0-9-]+\.)*[A-Za-z0-9-]+\.?(:[0-9]{1,5})?|\[[0-9A-Fa-f:.]+\](:[0-9]{1,5})?"
)
_LONGEST_HOST = 260


def whole_address(request: Request, config: Config, base: str) -> str:
    """Return the address of the first page, with a slash at its end; empty if it is not known.

    It is the one of the dossier, else where this visitor has the server, which runs under `base`.
    """
    if config.base_address:
        return config.base_address
    return f"{origin}{base}/" if (origin := origin_of(request)) else ""


def origin_of(request: Request) -> str:
    """Return where a visitor has this server: 'https://example.org'; '' where that is no name.

    A proxy says whether it is https. Whoever makes this up reads it in their own answer alone: what
    is made of it is kept under it, and asked for again each time, under an ETag that follows it.
    """
    host = request.headers.get("host", "")
    if len(host) > _LONGEST_HOST or not _HOST.fullmatch(host):
        return ""
    forwarded = request.headers.get("x-forwarded-proto", "").partition(",")[0].strip().lower()
    scheme = forwarded if forwarded in ("http", "https") else request.url.scheme
    return f"{scheme}://{host}"
