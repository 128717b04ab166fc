"""The security headers that every answer carries, whoever made it."""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# A host, a scheme or a quoted keyword; no character that would end the directive and begin another.
_SOURCE = re.compile(r"[A-Za-z0-9'*.:/_-]+")

# What our pages never ask a browser for. Full screen, the clipboard and, for the recording that
# Streamlit's menu offers, screen and microphone stay: each still asks the visitor.
_PERMISSIONS = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "midi",
    "payment",
    "serial",
    "usb",
)


def script_hash(script: str) -> str:
    """The CSP source that allows exactly this inline script."""
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def content_security_policy(
    scripts: Iterable[str] = (), frame_ancestors: Sequence[str] = ()
) -> str:
    """The policy: this origin and nothing else.

    `scripts` are hashes of inline scripts, `frame_ancestors` the origins that may frame a page
    (none). Streamlit and Plotly write styles inline, and Plotly makes a picture of a chart through
    `data:` or `blob:`. Streamlit reads its messages with the help of WebAssembly, which reaches
    nothing that a script cannot; `eval` stays forbidden. Raises ValueError for an ancestor that is
    no CSP source.
    """
    if wrong := [ancestor for ancestor in frame_ancestors if not _SOURCE.fullmatch(ancestor)]:
        raise ValueError(f"not a source that a page may be framed by: {wrong[0]!r}")
    policy = {
        "default-src": ["'none'"],
        "script-src": ["'self'", "'wasm-unsafe-eval'", *scripts],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "frame-src": ["'self'"],
        "manifest-src": ["'self'"],
        "media-src": ["'self'", "blob:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": list(frame_ancestors) or ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in policy.items())


def security_headers(
    scripts: Iterable[str] = (), frame_ancestors: Sequence[str] = ()
) -> dict[str, str]:
    """All security headers by name; the parameters are those of `content_security_policy`."""
    return {
        "Content-Security-Policy": content_security_policy(scripts, frame_ancestors),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _PERMISSIONS),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    } | _frame_options(frame_ancestors)


def _frame_options(frame_ancestors: Sequence[str]) -> dict[str, str]:
    """What older browsers read. It cannot name origins, and is left out where some may frame."""
    if set(frame_ancestors) <= {"'none'"}:
        return {"X-Frame-Options": "DENY"}
    return {"X-Frame-Options": "SAMEORIGIN"} if set(frame_ancestors) == {"'self'"} else {}


def framed_by(frame_ancestors: Sequence[str]) -> dict[str, str]:
    """The policy of a file that says within itself what it may do: who may frame it."""
    ancestors = " ".join(frame_ancestors) or "'none'"
    policy = {"Content-Security-Policy": f"frame-ancestors {ancestors}", "X-Frame-Options": ""}
    return policy | _frame_options(frame_ancestors)


OWN = "dashboard.security_headers"
"""Where an answer says, in the scope of its request, which of these headers it has otherwise."""


def answer_with(scope: Scope, headers: Mapping[str, str]) -> None:
    """Have the answer to a request carry these security headers of its own; blank: not that one."""
    scope.setdefault(OWN, {}).update(headers)


class SecurityHeaders:
    """Middleware that sets headers on every HTTP response, over what the response says itself.

    Only `answer_with` says otherwise.
    """

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        self.app = app
        self.headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and set the headers of its response."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        own: dict[str, str] = {}

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in {**self.headers, **own}.items():
                    headers[name] = value
                    if not value:
                        del headers[name]
            await send(message)

        await self.app({**scope, OWN: own}, receive, send_with_headers)
