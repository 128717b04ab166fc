"""A private copy in a real browser, with a real OpenID provider beside it on another site."""

import re
import zlib
from contextlib import suppress
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import expect

from tests.openid import ANN, cookie_header, private_copy, providing

LINK = "timeline?status=denied"
LIGHT = "questions?status=denied"
"""A page without a chart."""


@pytest.fixture(scope="module")
def provider():
    with providing() as provider:
        yield provider


@pytest.fixture(scope="module")
def private(provider, tmp_path_factory):
    with private_copy(tmp_path_factory.mktemp("private"), provider) as address:
        yield address


PACKED = b"\x1f\x8b\x08"
"""How a chart begins, which goes over the wire compressed."""


def parts(said):
    """An answer or a frame, and what is packed in it."""
    yield said
    for found in re.finditer(re.escape(PACKED), said):
        with suppress(zlib.error):  # these three bytes can stand anywhere by chance
            yield zlib.decompressobj(wbits=31).decompress(said[found.start() :])


@dataclass
class Stranger:
    """A fresh browser, and what it was sent: pages, and frames of WebSockets."""

    context: object
    address: str
    got: list[bytes] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def open(self, path=LINK):
        page = self.context.new_page()
        page.on("websocket", lambda ws: ws.on("framereceived", lambda f: self.got.append(bytes(f))))
        self.got.append(page.goto(f"{self.address}/{path}").body())
        return page

    def sign_in(self, page):
        page.get_by_role("link", name="Sign in").click()

    def export(self):
        """The status of an export, as this browser gets it."""
        return self.context.request.get(f"{self.address}/export/json").status

    def knows(self, fact):
        words = fact.id.encode(), fact.statement.encode()
        return any(word in part for said in self.got for part in parts(said) for word in words)


@pytest.fixture
def stranger(browser, private, provider):
    provider.person = dict(ANN)
    context = browser.new_context()
    stranger = Stranger(context, private)
    context.expose_binding("refused", lambda _, what: stranger.refused.append(what))
    context.add_init_script(
        "document.addEventListener('securitypolicyviolation', event =>"
        " window.refused(`${event.violatedDirective}: ${event.blockedURI}`))"
    )
    yield stranger
    assert stranger.refused == []
    context.close()


def sees_the_door(page, sentence="This dashboard is private."):
    expect(page.locator("h1")).to_have_text("The lamp of Skerra Point")
    expect(page.locator("main p")).to_have_text(sentence)
    expect(page.locator("[data-testid=stApp]")).to_have_count(0)


def sees_the_timeline(page):
    expect(page.locator("h1")).to_have_text("Timeline")
    expect(page.get_by_text("1 of 10 facts: status denied")).to_be_visible()
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()


def sees_the_questions(page):
    expect(page.locator("h1")).to_have_text("Open questions")
    expect(page.get_by_text("1 of 10 facts: status denied")).to_be_visible()


def test_a_stranger_gets_no_fact_in_any_answer_or_frame(stranger, tiny):
    page = stranger.open()
    sees_the_door(page)
    file = page.evaluate("() => fetch('./export/json').then(answer => answer.text())")
    stranger.got.append(file.encode())
    opened = page.evaluate(
        "() => new Promise(done => { const socket = new WebSocket('./_stcore/stream', 'streamlit');"
        " socket.onclose = event => done(event.code); })"
    )

    assert opened == 1008
    assert stranger.export() == 401
    assert len(stranger.got) == 3  # the page, the answer, and a frame that sends away
    assert [fact.id for fact in tiny.facts if stranger.knows(fact)] == []


def test_signing_in_leads_to_the_link_and_signing_out_closes_every_tab(stranger, private, tiny):
    page = stranger.open()
    stranger.sign_in(page)
    sees_the_timeline(page)
    expect(page).to_have_url(f"{private}/{LINK}")
    expect(page.get_by_text("Signed in as ann@harbour.example")).to_be_visible()
    assert stranger.export() == 200
    assert stranger.knows(tiny.fact["failure-denied"])
    other = stranger.open(LIGHT)
    sees_the_questions(other)

    page.get_by_role("button", name="Sign out").click()

    sees_the_door(page)
    sees_the_door(other)
    expect(other).to_have_url(f"{private}/{LIGHT}")
    page.go_back()
    sees_the_door(page)
    assert stranger.export() == 401


def test_a_page_that_lost_its_connection_and_its_sign_in_becomes_the_door(stranger, private):
    stranger.context.add_init_script(
        "window.sockets = []; window.WebSocket = class extends WebSocket {"
        " constructor(...of) { super(...of); window.sockets.push(this); } }"
    )
    page = stranger.open(LIGHT)
    stranger.sign_in(page)
    sees_the_questions(page)
    stranger.context.clear_cookies()

    page.evaluate("() => window.sockets.forEach(socket => socket.close())")

    sees_the_door(page)
    expect(page).to_have_url(f"{private}/{LIGHT}")


def test_somebody_of_another_domain_is_turned_away_and_can_sign_out(stranger, provider, tiny):
    provider.person["email"] = "eve@evil.example"
    page = stranger.open()
    stranger.sign_in(page)
    sees_the_door(page, "You are signed in as eve@evil.example, who is not let in here.")
    assert stranger.export() == 403
    stranger.got.append(page.content().encode())
    assert [fact.id for fact in tiny.facts if stranger.knows(fact)] == []

    page.get_by_role("link", name="Sign out").click()

    sees_the_door(page)
    assert stranger.export() == 401


@pytest.mark.parametrize(
    "how",
    [{"secret": "a-secret-that-somebody-made-up"}, {"days_ago": 8}],
    ids=["forged", "expired"],
)
def test_a_cookie_opens_nothing_that_is(stranger, private, tiny, how):
    claims = {**ANN, "provider": "default", "is_logged_in": True, "origin": private}
    name, _, value = cookie_header(claims, **how).partition("=")
    stranger.context.add_cookies([{"name": name, "value": value, "url": private}])

    page = stranger.open()

    sees_the_door(page)
    assert stranger.export() == 401
    assert [fact.id for fact in tiny.facts if stranger.knows(fact)] == []
