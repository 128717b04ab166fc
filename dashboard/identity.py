"""What Streamlit's own sign-in knows: whether it can work here, and who sent a request.

Streamlit reads its signed cookie only as a page opens. Every other address, and a page that stays
open, are held to the same cookie through the same functions of Streamlit's, from here.
"""

import hashlib
import json
from collections.abc import Mapping
from importlib.util import find_spec
from urllib.parse import urlsplit

from streamlit import auth_util
from streamlit.errors import StreamlitAuthError
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.secrets import secrets_singleton
from streamlit.user_info import generate_login_redirect_url
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from dashboard.domain.problems import CrisisError
from dashboard.domain.signin import SignIn

INSTALL = "pip install 'crisis-dashboard[auth]'"
LEAST_SECRET = 32
"""Characters of a cookie secret; a shorter one could be guessed, and cookies forged with it."""

_LIBRARIES = ("authlib", "httpx", "joserfc", "itsdangerous")
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


class NotSetUp(CrisisError):
    """A sign-in that is asked for and cannot work."""


def lacking(rule: SignIn, base: str = "") -> str:
    """What a sign-in lacks to work and what to do, in one line; empty where it lacks nothing.

    `base` is the path that the server runs under: empty, or `/like/this`.
    """
    if not auth_util.is_authlib_installed() or not all(map(find_spec, _LIBRARIES)):
        return f"its libraries are not installed: {INSTALL}"
    try:
        auth_util.validate_auth_credentials(rule.provider)
        return _unfit(rule, base)
    except StreamlitAuthError as error:
        return " ".join(str(error).split())


def _unfit(rule: SignIn, base: str) -> str:
    """What is wrong with secrets that are all there."""
    secrets = auth_util.get_secrets_auth_section().to_dict()
    provider = secrets.get(rule.provider) or secrets
    for name in ("client_id", "client_secret", "server_metadata_url"):
        if not provider.get(name):
            return f"secrets.toml: {name} is empty"
    if len(str(secrets["cookie_secret"])) < LEAST_SECRET:
        return f"secrets.toml: cookie_secret is shorter than {LEAST_SECRET} random characters"
    if not _is_safe(str(provider["server_metadata_url"])):
        return "secrets.toml: server_metadata_url is not https://"
    back = urlsplit(auth_util.get_redirect_uri(auth_util.get_secrets_auth_section()) or "")
    if back.scheme not in ("http", "https") or back.path != f"{base}/oauth2callback":
        return f"secrets.toml: redirect_uri is not https://HOST{base}/oauth2callback"
    return ""


def _is_safe(address: str) -> bool:
    """Whether nobody on the way can answer in the provider's place."""
    parts = urlsplit(address)
    return parts.scheme == "https" or parts.hostname in _THIS_MACHINE


def signed_in(cookies: Mapping[str, str], rule: SignIn) -> tuple[str, Mapping[str, object]] | None:
    """A mark of this one sign-in, and what the provider said; None where there is no valid one.

    Valid is what this server signed not longer ago than the rule allows, for this very address.
    """
    parts: list[str] = []

    def part(name: str) -> bytes | None:
        parts.append(cookies.get(name, ""))
        signed = parts[-1].encode("latin-1", "replace")
        return decode_signed_value(get_cookie_secret(), name, signed, max_age_days=rule.days)

    if not secrets_singleton.load_if_toml_exists():
        return None
    said = json.loads(auth_util.get_cookie_with_chunks(part, USER_COOKIE_NAME) or b"null")
    origin = auth_util.get_origin_from_redirect_uri()
    if not isinstance(said, dict) or said.get("is_logged_in") is not True or not origin:
        return None
    mark = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    return (mark, said) if said.get("origin") == origin else None


def login_address(rule: SignIn, base: str = "") -> str:
    """Where a browser goes to sign in; good for two minutes. `base` as above.

    Raises NotSetUp where the rule came while the server ran, and lacks something.
    """
    if lacks := lacking(rule, base):
        raise NotSetUp(lacks)
    return generate_login_redirect_url(rule.provider)


def reload_message() -> bytes:
    """What makes Streamlit's script ask for the page anew, as it goes over a WebSocket."""
    message = ForwardMsg()
    message.auth_redirect.url = ""
    return bytes(message.SerializeToString())
