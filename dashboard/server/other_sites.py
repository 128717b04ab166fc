"""Whether a page of another site may read the files: headers for CORS and CORP at `/export`.

What is published may be read by any page: a notebook, a map, a viewer of timelines. A browser also
reaches what only its own machine or network should, and would hand that to any page that asks. So
at an address of that kind files are for pages of the same machine, and of origins that the settings
name.
"""

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.loading.live import LiveDossier
from dashboard.server.exports import METHODS
from dashboard.web.guards import THIS_MACHINE, parse_origin
from dashboard.web.headers import answer_with

VARIABLE = "DASHBOARD_FILES_FOR_OTHER_SITES"
"""The variable of the environment that closes the files where it is `false`, as the key does."""

# Kept for networks at home and in houses by RFC 6761, RFC 6762 (appendix G) and RFC 8375.
_PRIVATE_ENDINGS = (
    *("localhost", "local", "internal", "intranet", "private", "corp", "home", "lan", "home.arpa"),
)

_TO_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Accept-Ranges, Content-Disposition, Content-Range, ETag",
}
_TO_PREFLIGHTS = {
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}


@dataclass(frozen=True)
class Sharing:
    """Who may read the files, as the dossier and the settings have it.

    `allowed` are origins that may at any address; None is all. Where it `is_closed`, nobody may.
    """

    live: LiveDossier
    allowed: Iterable[str] | None = ()
    is_closed: bool = False

    def is_open_to_all(self, host: str) -> bool:
        """Whether any page may read what is asked for at this host."""
        return self._is_open() and (self.allowed is None or is_public(host))

    def is_open_to(self, origin: str, host: str) -> bool:
        """Whether a page of this origin may."""
        if self.is_open_to_all(host):
            return True
        asking = parse_origin(origin)
        is_local = {asking.name, parse_origin(f"//{host}").name} <= THIS_MACHINE
        is_named = asking in {parse_origin(one) for one in self.allowed or ()}
        return self._is_open() and bool(asking.name) and (is_local or is_named)

    def _is_open(self) -> bool:
        return self.live.dossier.config.files_for_other_sites and not self.is_closed


def is_public(host: str) -> bool:
    """Whether a host is one of the public web: no machine's own name, and no private network's."""
    name = parse_origin(f"//{host}").name.rstrip(".")
    try:
        return ipaddress.ip_address(name).is_global
    except ValueError:
        return "." in name and not name.endswith(tuple(f".{end}" for end in _PRIVATE_ENDINGS))


class OtherSites:
    """Middleware that lets pages of other sites read the files, as far as `sharing` does."""

    def __init__(self, app: ASGIApp, sharing: Sharing, base: str = "") -> None:
        self.app = app
        self.sharing = sharing
        self.root = f"{base}/export"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and say to a browser who may read the answer."""
        if scope["type"] != "http" or not f"{scope['path']}/".startswith(f"{self.root}/"):
            await self.app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        host = asked.get("host", "")
        is_for_all = self.sharing.is_open_to_all(host)
        told: dict[str, str] = {}
        if is_for_all or self.sharing.is_open_to(asked.get("origin", ""), host):
            answer_with(scope, {"Cross-Origin-Resource-Policy": "cross-origin"})
            is_preflight = "access-control-request-method" in asked
            told = _TO_ALL | (_TO_PREFLIGHTS if is_preflight else {})

        async def send_and_tell(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(told)
                if not is_for_all:
                    headers.add_vary_header("Origin")
            await send(message)

        await self.app(scope, receive, send_and_tell)
