"""HTTP as it stands on the wire: nothing followed, nothing unpacked."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from ssl import SSLContext
from urllib.parse import urlsplit

import brotli

# What a browser sends to open a WebSocket.
HANDSHAKE = {
    "connection": "Upgrade",
    "upgrade": "websocket",
    "sec_websocket_version": "13",
    "sec_websocket_key": "dGhlIHNhbXBsZSBub25jZQ==",
}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def unpacked(self) -> bytes:
        unpack = {"br": brotli.decompress, "gzip": gzip.decompress}
        encoding = self.headers.get("content-encoding")
        return unpack[encoding](self.body) if encoding else self.body


def fetch(
    url: str,
    method: str = "GET",
    *,
    body: bytes | None = None,
    tls: SSLContext | None = None,
    **headers: str,
) -> Answer:
    """Header names are given as Python names: `accept_encoding="br"`. `tls` is for https."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    connection: HTTPConnection = HTTPConnection(host, parts.port, timeout=30)
    if parts.scheme == "https":
        connection = HTTPSConnection(host, parts.port, timeout=30, context=tls)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    sent = {"accept-encoding": "identity", **named}
    try:
        connection.request(
            method, target or "/", body=body, headers={"accept-encoding": "identity", **sent}
        )
        got = connection.getresponse()
        names = {name.lower(): value for name, value in got.getheaders()}
        return Answer(got.status, names, got.read())
    finally:
        connection.close()
