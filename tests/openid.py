"""A small OpenID provider for tests, on this machine, and the secrets that make Streamlit use it.

It signs in whoever comes, at once, as the person that the test has chosen; all the rest is as the
specification asks: a code that counts once, PKCE, the secret of the client, a signed ID token.
"""

import base64
import hashlib
import json
import secrets
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import uvicorn
from itsdangerous import TimestampSigner, URLSafeTimedSerializer
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from tests.loading.copies import copy_to, edit
from tests.serving import served

CLIENT = "the-dashboard"
CLIENT_SECRET = "what-the-provider-and-the-dashboard-share"
COOKIE_SECRET = "a-cookie-secret-of-the-tests-that-is-long-enough"
SIGN_IN = "sign_in:\n  domains: [harbour.example]"
ANN = {"sub": "1", "name": "Ann", "email": "ann@harbour.example", "email_verified": True}


@dataclass
class Provider:
    """The provider: who comes, the codes given out, and what was asked of it."""

    address: str = ""
    person: dict[str, Any] = field(default_factory=lambda: dict(ANN))
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    signs_with: RSAKey | None = None
    """Another key than the one that it shows, if that is how it is to misbehave."""

    def app(self) -> Starlette:
        """The provider as an application."""
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
                "jwks_uri": f"{self.address}/keys",
                "end_session_endpoint": f"{self.address}/end",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    async def keys(self, request: Request) -> Response:
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})

    async def authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        if asked["client_id"] != CLIENT or "code_challenge" not in asked:
            return Response("no such client, or no PKCE", 400)
        code = secrets.token_urlsafe(8)
        self.codes[code] = asked
        query = urlencode({"code": code, "state": asked["state"]})
        return RedirectResponse(f"{asked['redirect_uri']}?{query}", 302)

    async def token(self, request: Request) -> Response:
        given = dict(await request.form())
        asked = self.codes.pop(str(given["code"]), None)
        basic = base64.b64encode(f"{CLIENT}:{CLIENT_SECRET}".encode()).decode()
        proof = hashlib.sha256(str(given["code_verifier"]).encode()).digest()
        challenge = base64.urlsafe_b64encode(proof).decode().rstrip("=")
        if (
            asked is None
            or request.headers.get("authorization") != f"Basic {basic}"
            or asked["code_challenge"] != challenge
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
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, claims, self.signs_with or self.key)
        return JSONResponse({"access_token": "x", "token_type": "Bearer", "id_token": signed})

    async def end(self, request: Request) -> Response:
        return RedirectResponse(request.query_params["post_logout_redirect_uri"], 302)


@contextmanager
def providing() -> Iterator[Provider]:
    """The provider, served under another name than the dashboard: to a browser, another site."""
    provider = Provider()
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


@contextmanager
def private_copy(
    folder: Path, provider: Provider, sign_in: str = SIGN_IN, path: str = ""
) -> Iterator[str]:
    """The made-up dossier, served to those only whom `sign_in` lets in; gives the address."""
    config = copy_to(folder) / "config.yaml"
    edit(config, "\nslides:", f"\n{sign_in}\nslides:")
    port = _free_port()
    settings = {
        "STREAMLIT_SERVER_PORT": str(port),
        "STREAMLIT_SERVER_BASE_URL_PATH": path,
        "STREAMLIT_SECRETS_FILES": str(
            secrets_file(folder, provider.address, f"http://127.0.0.1:{port}{path}")
        ),
    }
    with served(config=config, env=settings, log=folder / "log") as address:
        yield address


def _free_port() -> int:
    """A port that nobody uses at the moment: the provider must know the dashboard's beforehand."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def secrets_file(folder: Path, provider: str, dashboard: str, **other: str) -> Path:
    """A `secrets.toml` for two addresses; `other` are values to be written instead."""
    values = {
        "redirect_uri": f"{dashboard}/oauth2callback",
        "cookie_secret": COOKIE_SECRET,
        "client_id": CLIENT,
        "client_secret": CLIENT_SECRET,
        "server_metadata_url": f"{provider}/.well-known/openid-configuration",
        **other,
    }
    lines = ["[auth]", *(f"{name} = {json.dumps(value)}" for name, value in values.items())]
    path = folder / "secrets.toml"
    path.write_text("\n".join(lines), "utf-8")
    return path


def cookie_header(
    claims: dict[str, Any], *, days_ago: float = 0, secret: str = COOKIE_SECRET
) -> str:
    """The Cookie header of somebody who signed in so long ago, as Streamlit's own code signs it."""
    signer = URLSafeTimedSerializer(secret, salt=USER_COOKIE_NAME, signer=_signing_at(days_ago))
    return f"{USER_COOKIE_NAME}={signer.dumps(json.dumps(claims))}"


def _signing_at(days_ago: float) -> type[TimestampSigner]:
    then = int(time.time() - days_ago * 86400)
    return type("Then", (TimestampSigner,), {"get_timestamp": lambda self: then})
