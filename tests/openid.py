"""A small OpenID provider for tests, on this machine.

It signs in whoever comes, at once, as the person that the test has chosen; all the rest is as the
specification asks: a code that counts once, PKCE, the secret of the client, a signed ID token.
"""

import base64
import hashlib
import json
import secrets
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT = "the-dashboard"
CLIENT_SECRET = "what-the-provider-and-the-proxy-share"
ANN = {"sub": "1", "name": "Ann", "email": "ann@harbour.example", "email_verified": True}


@dataclass
class Provider:
    """The provider: who comes, the codes given out, and the keys that it shows and signs with."""

    key: Path
    address: str = ""
    person: dict[str, Any] = field(default_factory=lambda: dict(ANN))
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    signs_with: Path | None = None
    """Another key than the one that it shows, if that is how it is to misbehave."""

    def app(self) -> Starlette:
        """Return the provider as an application."""
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self.metadata),
                Route("/authorize", self.authorize),
                Route("/token", self.token, methods=["POST"]),
                Route("/keys", self.keys),
                Route("/end", self.end),
            ]
        )

    async def metadata(self, request: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.address,
                "authorization_endpoint": f"{self.address}/authorize",
                "token_endpoint": f"{self.address}/token",
                "token_endpoint_auth_methods_supported": ["client_secret_basic"],
                "jwks_uri": f"{self.address}/keys",
                "end_session_endpoint": f"{self.address}/end",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    async def keys(self, request: Request) -> Response:
        printed = openssl("rsa", "-in", str(self.key), "-noout", "-modulus").decode()
        modulus = bytes.fromhex(printed.strip().removeprefix("Modulus="))
        public = {"kty": "RSA", "n": base64url(modulus), "e": "AQAB"}
        return JSONResponse({"keys": [{**public, "kid": "one", "use": "sig", "alg": "RS256"}]})

    async def authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        if asked["client_id"] != CLIENT or "code_challenge" not in asked:
            return PlainTextResponse("no such client, or no PKCE", 400)
        code = secrets.token_urlsafe(8)
        self.codes[code] = asked
        query = urlencode({"code": code, "state": asked["state"]})
        return RedirectResponse(f"{asked['redirect_uri']}?{query}", 302)

    async def token(self, request: Request) -> Response:
        given = dict(parse_qsl((await request.body()).decode()))
        asked = self.codes.pop(given["code"], None)
        basic = base64.b64encode(f"{CLIENT}:{CLIENT_SECRET}".encode()).decode()
        proof = hashlib.sha256(given["code_verifier"].encode()).digest()
        if (
            asked is None
            or request.headers.get("authorization") != f"Basic {basic}"
            or asked["code_challenge"] != base64url(proof)
            or asked["redirect_uri"] != given["redirect_uri"]
        ):
            return JSONResponse({"error": "invalid_grant"}, 400)
        now = int(time.time())
        claims = {
            "iss": self.address,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
            **self.person,
        }
        signed = signed_token(claims, self.signs_with or self.key)
        return JSONResponse({"access_token": "x", "token_type": "Bearer", "id_token": signed})

    async def end(self, request: Request) -> Response:
        return PlainTextResponse("Signed out at the provider.")


def make_key(file: Path) -> Path:
    """Write a private RSA key into a file."""
    file.write_bytes(openssl("genrsa", "2048"))
    return file


def signed_token(claims: dict[str, Any], key: Path) -> str:
    """Return claims as a JSON Web Token, signed by RS256."""
    parts = ({"alg": "RS256", "kid": "one", "typ": "JWT"}, claims)
    text = ".".join(base64url(json.dumps(part).encode()) for part in parts)
    signature = openssl("dgst", "-sha256", "-sign", str(key), given=text.encode())
    return f"{text}.{base64url(signature)}"


def base64url(data: bytes) -> str:
    """Return bytes as JSON Web Tokens spell them."""
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def openssl(*arguments: str, given: bytes = b"") -> bytes:
    """Return what openssl prints."""
    command = ["openssl", *arguments]
    return subprocess.run(command, input=given, check=True, capture_output=True).stdout


@contextmanager
def providing(folder: Path) -> Iterator[Provider]:
    """Serve a provider under another name than the dashboard: to a browser, another site."""
    provider = Provider(make_key(folder / "key.pem"))
    listening = socket.create_server(("127.0.0.1", 0))
    provider.address = f"http://localhost:{listening.getsockname()[1]}"
    server = uvicorn.Server(uvicorn.Config(provider.app(), log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.should_exit = True
        thread.join(10)
