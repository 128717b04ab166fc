"""Streamlit's signed cookie, as it is written by Streamlit, and what is no such cookie."""

import hashlib
import json
import time

import pytest
from itsdangerous.timed import TimestampSigner
from starlette.requests import cookie_parser
from starlette.responses import Response
from streamlit.auth_util import set_cookie_with_chunks
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.secrets import secrets_singleton
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from dashboard import identity
from dashboard.domain.signin import SignIn

NAME = "_streamlit_user"
SECRET = "a-cookie-secret-of-the-tests-that-is-long-enough"
RULE = SignIn(domains=("harbour.example",), days=2)
GOOD = {
    "redirect_uri": "https://crisis.example/oauth2callback",
    "cookie_secret": SECRET,
    "client_id": "the-dashboard",
    "client_secret": "shared",
    "server_metadata_url": "https://provider.example/.well-known/openid-configuration",
}
CLAIMS = {
    "sub": "1",
    "email": "ann@harbour.example",
    "origin": "https://crisis.example",
    "is_logged_in": True,
    "provider": "default",
}


@pytest.fixture(autouse=True)
def auth(monkeypatch):
    """The section `[auth]` of the secrets, to be changed."""
    section = dict(GOOD)
    monkeypatch.setattr(secrets_singleton, "_secrets", {"auth": section})
    return section


def cookies(claims, secret=SECRET):
    """The cookies that Streamlit's own code writes for what a provider said."""
    response = Response()
    set_cookie_with_chunks(
        lambda name, value: response.set_cookie(
            name, create_signed_value(secret, name, value).decode()
        ),
        lambda name, value: create_signed_value(secret, name, value),
        NAME,
        claims,
        cookie_attr_size=60,
    )
    written = (value.decode() for name, value in response.raw_headers if name == b"set-cookie")
    return {k: v for line in written for k, v in cookie_parser(line.partition(";")[0]).items()}


def spoilt(signed):
    """A signed value with another sign at the beginning of its signature."""
    rest, dot, signature = signed.rpartition(".")
    return rest + dot + ("A" if signature[0] != "A" else "B") + signature[1:]


def age(monkeypatch, days):
    """Have cookies signed as they were so many days ago."""
    then = int(time.time() - days * 86400)
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda self: then)
    return monkeypatch


def test_a_cookie_of_streamlit_says_who_it_is():
    mark, said = identity.signed_in(cookies(CLAIMS), RULE)

    assert said == CLAIMS
    assert len(mark) == 64


def test_a_long_cookie_is_read_from_its_parts():
    groups = [hashlib.sha256(bytes([number])).hexdigest() for number in range(150)]
    long = {**CLAIMS, "groups": groups}
    parts = cookies(long)

    assert len(parts) > 2
    assert identity.signed_in(parts, RULE)[1] == long
    for name in parts:
        without = {other: value for other, value in parts.items() if other != name}
        assert identity.signed_in(without, RULE) is None
        assert identity.signed_in({**parts, name: spoilt(parts[name])}, RULE) is None


def test_two_sign_ins_have_two_marks(monkeypatch):
    now = identity.signed_in(cookies(CLAIMS), RULE)
    with monkeypatch.context() as patch:
        age(patch, 1)
        before = cookies(CLAIMS)
    then = identity.signed_in(before, RULE)

    assert now[1] == then[1]
    assert now[0] != then[0]
    assert identity.signed_in(before, RULE)[0] == then[0]


@pytest.mark.parametrize(
    ("days", "is_valid"), [(0, True), (1.9, True), (2.1, False), (31, False), (-1, False)]
)
def test_a_cookie_counts_as_many_days_as_the_rule_says(monkeypatch, days, is_valid):
    with monkeypatch.context() as patch:
        age(patch, days)
        signed = cookies(CLAIMS)

    assert (identity.signed_in(signed, RULE) is not None) == is_valid


VALID = cookies(CLAIMS)[NAME]


@pytest.mark.parametrize(
    "forged",
    [
        {},
        {NAME: ""},
        {NAME: json.dumps(CLAIMS)},
        {NAME: spoilt(VALID)},
        {NAME: VALID[1:]},
        {NAME: VALID.partition(".")[0]},
        {NAME: f"{VALID}\u20ac"},
        {NAME: "chunks-2", f"{NAME}_1": VALID, f"{NAME}_2": VALID},
        {f"{NAME}_1": VALID},
        {"_streamlit_user_tokens": VALID},
        cookies(CLAIMS, secret="another secret of somebody who guesses"),
        {NAME: create_signed_value(SECRET, "_streamlit_user_tokens", json.dumps(CLAIMS)).decode()},
    ],
)
def test_a_forged_cookie_is_none(forged):
    assert identity.signed_in(forged, RULE) is None


@pytest.mark.parametrize(
    "other",
    [
        {"origin": "https://other.example"},
        {"origin": None},
        {"is_logged_in": False},
        {"is_logged_in": "true"},
        {"is_logged_in": None},
    ],
)
def test_a_signed_cookie_of_another_address_or_of_nobody_is_none(other):
    assert identity.signed_in(cookies({**CLAIMS, **other}), RULE) is None


def test_without_secrets_or_with_others_no_cookie_counts(monkeypatch, auth):
    signed = cookies(CLAIMS)
    auth["cookie_secret"] = "another-secret-that-is-just-as-long-as-the-first"
    assert identity.signed_in(signed, RULE) is None

    auth["cookie_secret"] = SECRET
    assert identity.signed_in(signed, RULE) is not None
    del auth["redirect_uri"]
    assert identity.signed_in(signed, RULE) is None

    monkeypatch.setattr(secrets_singleton, "_secrets", {})
    assert identity.signed_in(signed, RULE) is None


def test_a_good_section_lacks_nothing(auth):
    assert identity.lacking(RULE) == ""
    auth["redirect_uri"] = "http://localhost:8501/base/path/oauth2callback"
    auth["server_metadata_url"] = "http://localhost:9000/.well-known/openid-configuration"
    assert identity.lacking(RULE, "/base/path") == ""


def test_a_named_provider_has_a_section_of_its_own(auth):
    named = SignIn(provider="example", everybody=True)
    assert 'provider "example"' in identity.lacking(named)

    auth["example"] = {name: auth.pop(name) for name in tuple(auth)[2:]}
    assert identity.lacking(named) == ""
    auth["example"]["client_secret"] = ""
    assert identity.lacking(named) == "secrets.toml: client_secret is empty"


@pytest.mark.parametrize("name", GOOD)
def test_a_missing_secret_is_named_in_one_line(auth, name):
    del auth[name]

    said = identity.lacking(RULE)

    assert name in said
    assert "\n" not in said


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        (
            "cookie_secret",
            "xxx",
            "secrets.toml: cookie_secret is shorter than 32 random characters",
        ),
        (
            "server_metadata_url",
            "http://provider.example/",
            "secrets.toml: server_metadata_url is not https://",
        ),
        *(
            ("redirect_uri", uri, "secrets.toml: redirect_uri is not https://HOST/oauth2callback")
            for uri in ("https://crisis.example/", "/oauth2callback", "ftp://a/oauth2callback")
        ),
    ],
)
def test_a_secret_that_cannot_work_is_named(auth, name, value, said):
    auth[name] = value

    assert identity.lacking(RULE) == said


def test_without_its_libraries_it_says_how_to_install_them(monkeypatch):
    monkeypatch.setattr(identity.auth_util, "is_authlib_installed", lambda: False)

    said = identity.lacking(RULE)

    assert said == "its libraries are not installed: pip install 'crisis-dashboard[auth]'"


def test_without_secrets_it_says_where_they_belong(monkeypatch):
    monkeypatch.setattr(secrets_singleton, "_secrets", {})

    assert "`.streamlit/secrets.toml`" in identity.lacking(RULE)


def test_the_way_to_the_provider_is_streamlits_own(auth):
    auth["example"] = GOOD
    default, example = (identity.login_address(SignIn(provider=p)) for p in ("default", "example"))

    assert default.startswith("/auth/login?provider=ey")
    assert example.startswith("/auth/login?provider=ey")
    assert default != example


def test_there_is_no_way_to_a_provider_that_is_not_set_up(auth):
    del auth["client_id"]

    with pytest.raises(identity.NotSetUp, match="client_id"):
        identity.login_address(RULE)


def test_the_browser_is_told_to_ask_for_the_page_anew():
    message = ForwardMsg.FromString(identity.reload_message())

    assert message.WhichOneof("type") == "auth_redirect"
    assert message.auth_redirect.url == ""
