"""Security headers, read back from the real server, and what they are made of."""

import base64
import hashlib
import re

import pytest

from dashboard.web.headers import (
    SecurityHeaders,
    answer_with,
    content_security_policy,
    security_headers,
)
from tests.grounds import real_ground
from tests.server.asgi import ask, head, hello
from tests.server.fetching import fetch

EVERYWHERE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}

POLICY = {
    "default-src": ["'none'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'", "data:"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "media-src": ["'self'", "blob:"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
}


def policy_of(header):
    return {name: sources for name, *sources in (part.split() for part in header.split(";"))}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/facts", 200),
        ("/no-such-page", 404),
        ("/healthz", 200),
        ("/_stcore/health", 200),
        ("/_stcore/host-config", 200),
        (f"/{real_ground().path}", 200),
        ("/basemap/nothing-light.svg", 404),
        ("/media/nothing.png", 404),
        ("/favicon.png", 200),
        ("/facts/", 301),
        ("/..%2fconfig.yaml", 404),
        ("//example.org", 404),
    ],
)
def test_every_answer_carries_the_security_headers(address, path, status):
    answer = fetch(f"{address}{path}")

    assert answer.status == status
    assert {name: answer.headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    policy = policy_of(answer.headers["content-security-policy"])
    assert {name: policy.get(name) for name in POLICY} == POLICY
    assert "camera=()" in answer.headers["permissions-policy"]


def test_a_wrong_method_is_answered_with_them_too(address):
    answer = fetch(f"{address}/healthz", "DELETE")

    assert answer.status == 405
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/", "/facts", "/present"])
def test_the_policy_allows_exactly_the_inline_scripts_of_the_page(address, path):
    answer = fetch(f"{address}{path}")
    inline = re.findall(r"<script>(.*?)</script>", answer.body.decode(), re.DOTALL)
    hashes = {base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in inline}

    scripts = policy_of(answer.headers["content-security-policy"])["script-src"]

    assert inline
    assert {f"'sha256-{digest}'" for digest in hashes} <= set(scripts)
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "data:", "https:"} & set(scripts)


def test_a_named_site_may_frame_the_page_and_no_other():
    headers = security_headers(frame_ancestors=["https://example.org"])

    policy = policy_of(headers["Content-Security-Policy"])
    assert policy["frame-ancestors"] == ["https://example.org"]
    assert "X-Frame-Options" not in headers


def test_framing_by_its_own_site_is_said_to_old_browsers_as_well():
    assert security_headers(frame_ancestors=["'self'"])["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("ancestor", ["https://a.org; script-src *", "a\nb", "", "a,b"])
def test_an_ancestor_cannot_smuggle_in_another_directive(ancestor):
    with pytest.raises(ValueError, match="not a source that a page may be framed by"):
        content_security_policy(frame_ancestors=[ancestor])


def test_the_headers_stand_over_those_of_the_response():
    async def careless(scope, receive, send):
        headers = [(b"x-frame-options", b"ALLOWALL")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})

    sent = ask(SecurityHeaders(careless, {"X-Frame-Options": "DENY"}))

    assert sent[0]["headers"] == [(b"x-frame-options", b"DENY")]


def test_an_answer_may_have_one_of_its_own_or_go_without():
    async def framed(scope, receive, send):
        answer_with(scope, {"Referrer-Policy": "origin", "X-Frame-Options": ""})
        await hello(scope, receive, send)

    usual = {"X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer", "X-Other": "1"}
    sent = ask(SecurityHeaders(framed, usual))

    headers = dict(sent[0]["headers"])
    assert headers[b"referrer-policy"] == b"origin"
    assert headers[b"x-other"] == b"1"
    assert b"x-frame-options" not in headers


def test_a_websocket_is_passed_on_untouched():
    sent = ask(SecurityHeaders(hello, {"X-Frame-Options": "DENY"}), kind="websocket")

    assert sent == [{"type": "websocket.accept", "headers": []}]


def test_the_headers_are_on_a_plain_answer():
    assert (
        head(ask(SecurityHeaders(hello, {"X-Frame-Options": "DENY"})))["x-frame-options"] == "DENY"
    )
