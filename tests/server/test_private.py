"""The door of a private copy, asked without a server: what passes it, and what is heard else."""

import asyncio
import logging
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse

from dashboard.domain.signin import SignIn
from dashboard.loading import load
from dashboard.server.private import OPEN, Means, Private, Rule
from tests.conftest import TINY, examples
from tests.server.asgi import ask, head, hello

RULE = SignIn(domains=("harbour.example",))
SAID = {"provider": "default", "sub": "1", "email_verified": True}
WHO = {
    "ann": ("ann's sign-in", {**SAID, "email": "ann@harbour.example"}),
    "eve": ("eve's sign-in", {**SAID, "email": "<eve>@evil.example"}),
}
RELOAD = b"ask for the page anew"


class Door:
    """The door with a rule, before an application that says hello to all."""

    def __init__(self, config, rule=RULE, app=hello, base="", signed_in=None):
        self.config = config(rule)
        means = Means(
            signed_in or (lambda cookies, _rule: self.who.get(cookies.get("who"))),
            lambda rule: f"/auth/login?provider={rule.provider}",
            lambda: RELOAD,
        )
        self.who = {
            name: (mark, {**said, "email_verified": True}) for name, (mark, said) in WHO.items()
        }
        self.rule = Rule(lambda: self.config)
        self.app = Private(app, self.rule, means, base)

    def ask(self, path="/", who="", accept="*/*", **more):
        headers = [("accept", accept), *([("cookie", f"who={who}")] if who else [])]
        return ask(self.app, path=path, headers=[*headers, *more.pop("headers", [])], **more)


@pytest.fixture
def config(tiny):
    """Makes the configuration of the made-up dossier with a rule."""
    return lambda rule: replace(tiny.config, sign_in=rule)


DOOR = Door(lambda rule: replace(load(TINY).config, sign_in=rule))
PATHS = st.sampled_from(sorted(OPEN)) | st.text(st.characters(exclude_categories=["Cs"]))
PATHS |= st.builds("".join, st.tuples(st.sampled_from(["/", "/..", ""]), PATHS, st.just("/")))


def words(sent):
    return b"".join(message.get("body", b"") for message in sent).decode()


CLOSED = ["/", "/timeline", "/export/json", "/basemap/world_110m.json", "/media/x.png"]
CLOSED += ["/static/js/index.js", "/_stcore/metrics", "/_stcore/upload_file/a", "/nowhere"]
CLOSED += ["//healthz", "/healthz/", "/HEALTHZ", "/healthz/../export/json", ""]


@pytest.mark.parametrize("path", CLOSED)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS"])
def test_a_stranger_hears_one_sentence_at_every_address(config, path, method):
    sent = Door(config).ask(path, method=method)

    assert sent[0]["status"] == 401
    assert words(sent) == "This is private: sign in first.\n"
    assert head(sent)["cache-control"] == "no-store"
    assert head(sent)["www-authenticate"] == "Cookie"


@pytest.mark.parametrize("path", CLOSED)
def test_who_is_signed_in_but_not_let_in_hears_that(config, path):
    sent = Door(config).ask(path, "eve")

    assert sent[0]["status"] == 403
    assert words(sent) == "You are not let in here.\n"
    assert head(sent)["cache-control"] == "no-store"


@pytest.mark.parametrize("path", CLOSED)
def test_who_is_let_in_is_passed_on(config, path):
    assert words(Door(config).ask(path, "ann")) == "hello"


@pytest.mark.parametrize("path", sorted(OPEN))
@pytest.mark.parametrize("who", ["", "eve", "ann"])
def test_a_few_addresses_that_carry_no_fact_are_open_to_all(config, path, who):
    assert words(Door(config).ask(path, who)) == "hello"
    assert words(Door(config, base="/base").ask(f"/base{path}", who)) == "hello"


def test_without_a_rule_everybody_is_passed_on(config):
    assert words(Door(config, rule=None).ask()) == "hello"
    assert Door(config, rule=None).ask(kind="websocket")[0]["type"] == "websocket.accept"


def test_a_browser_sees_the_title_a_sentence_and_a_button_that_comes_back_here(config, tiny):
    sent = Door(config, base="/base").ask(
        "/base/timeline", accept="text/html", query="fact=a&b=%22"
    )

    page = words(sent)
    assert sent[0]["status"] == 401
    assert f"<h1>{tiny.config.title}</h1>" in page
    assert "<p>This dashboard is private.</p>" in page
    assert 'href="/base/sign-in?to=%2Fbase%2Ftimeline%3Ffact%3Da%26b%3D%2522"' in page
    assert "<script" not in page
    assert not [fact for fact in tiny.facts if fact.statement in page]


def test_a_browser_of_somebody_not_let_in_sees_their_name_and_the_way_out(config):
    page = words(Door(config).ask("/timeline", "eve", accept="text/html,*/*"))

    assert "You are signed in as &lt;eve&gt;@evil.example, who is not let in here." in page
    assert '<a href="/auth/logout">Sign out</a>' in page


def test_without_a_name_the_sentence_does_without(config):
    door = Door(config)
    door.who["eve"] = ("mark", {"provider": "default", "sub": "2"})

    page = words(door.ask("/", "eve", accept="text/html"))

    assert "You are signed in with an account that is not let in here." in page


def test_an_error_in_checking_closes_the_door_and_is_logged(config, caplog):
    def broken(_cookies, _rule):
        raise ValueError("the secret is 1234")

    with caplog.at_level(logging.ERROR, logger="dashboard"):
        sent = Door(config, signed_in=broken).ask("/", "ann")

    assert sent[0]["status"] == 401
    assert "1234" not in words(sent)
    assert "the secret is 1234" in caplog.text


def test_a_rule_that_changes_holds_at_once_and_one_that_goes_keeps_the_door_closed(config):
    door = Door(config)
    assert door.ask("/", "ann")[0]["status"] == 200

    door.config = config(SignIn(addresses=("bob@harbour.example",)))
    assert door.ask("/", "ann")[0]["status"] == 403

    door.config = config(None)
    assert door.ask("/", "ann")[0]["status"] == 403
    assert door.ask("/")[0]["status"] == 401


def test_a_rule_that_comes_closes_a_door_that_was_open(config):
    door = Door(config, rule=None)
    assert door.ask("/")[0]["status"] == 200

    door.config = config(RULE)
    assert door.ask("/")[0]["status"] == 401


def test_who_signs_out_is_out_wherever_the_cookie_has_got_to(config):
    door = Door(config)
    door.ask("/auth/logout", "ann")

    assert door.ask("/export/json", "ann")[0]["status"] == 401
    door.who["ann"] = ("a new sign-in", door.who["ann"][1])
    assert door.ask("/export/json", "ann")[0]["status"] == 200


@examples(100, of=100)
@given(PATHS, st.sampled_from(["", "eve", "nobody", "ann; who=eve"]))
def test_whatever_is_asked_for_the_door_is_closed_unless_it_is_on_the_list(path, who):
    sent = DOOR.ask(path, who)

    is_open = path in OPEN or path == "/sign-in"
    assert (sent[0]["status"] in {401, 403}) != is_open


@pytest.mark.parametrize(
    ("said", "sent_on"),
    [
        ("public, max-age=3600", "private, max-age=3600"),
        ("no-cache", "private, no-cache"),
        ("no-store", "private, no-store"),
        ("", "private"),
    ],
)
def test_no_cache_keeps_an_answer_for_somebody_else(config, said, sent_on):
    async def cached(_scope, _receive, send):
        headers = [(b"cache-control", said.encode())] if said else []
        await send({"type": "http.response.start", "status": 200, "headers": headers})

    assert head(Door(config, app=cached).ask("/", "ann"))["cache-control"] == sent_on


def test_a_browser_keeps_no_page_that_it_could_show_after_a_sign_out(config):
    async def page(_scope, _receive, send):
        headers = [(b"content-type", b"text/html; charset=utf-8"), (b"cache-control", b"no-cache")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})

    assert head(Door(config, app=page).ask("/", "ann"))["cache-control"] == "no-store"


def begun(door, to):
    """The value of the cookie with which the way to the provider begins."""
    sent = door.ask("/base/sign-in", query=f"to={to}")
    assert sent[0]["status"] == 302
    assert head(sent)["location"] == "/auth/login?provider=default"
    assert "HttpOnly; Max-Age=600; Path=/base/; SameSite=lax" in head(sent)["set-cookie"]
    return cookie_parser(head(sent)["set-cookie"])["dashboard_return"]


async def back_to_the_first_page(scope, receive, send):
    await RedirectResponse("/base/", 302)(scope, receive, send)


@pytest.mark.parametrize(
    ("to", "comes_to"),
    [
        ("%2Fbase%2Ftimeline%3Ffact%3Da%26text%3Dx%2520y", "/base/timeline?fact=a&text=x%20y"),
        ("%2Fbase%2Fexport%2Fpptx", "/base/export/pptx"),
        ("%2Fbase%2F", "/base/"),
        ("", "/base/"),
        ("https%3A%2F%2Fevil.example%2F", "/base/"),
        ("%2F%2Fevil.example%2F", "/base/"),
        ("%2Fbase%2F%2Fevil.example%2F", "/base/"),
        ("%2Fbase%2F%5Cevil.example", "/base/"),
        ("%2Fbase%2Fa%0D%0ASet-Cookie%3Aa%3Db", "/base/"),
        ("%2Fbase%2F%3Fa%0Ab", "/base/"),
        ("%2Fother%2F", "/base/"),
        ("%2Fbase%2Fauth%2Flogout", "/base/"),
        ("%2Fbase%2Fsign-in%3Fto%3Dx", "/base/"),
    ],
)
def test_the_way_back_leads_to_the_address_asked_for_and_never_out(config, to, comes_to):
    door = Door(config, app=back_to_the_first_page, base="/base")
    cookie = f"dashboard_return={begun(door, to)}"

    sent = door.ask("/base/oauth2callback", headers=[("cookie", cookie)])

    assert head(sent)["location"] == comes_to


def talk(door, messages, who="ann", between=lambda: None):
    """What a WebSocket sends to somebody whose browser sends messages, one after the other."""
    sent, left = [], [{"type": "websocket.connect"}, *messages]
    headers = [(b"cookie", f"who={who}".encode())]
    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": headers}

    async def receive():
        message = left.pop(0)
        if message["type"] == "websocket.receive":
            await asyncio.to_thread(between)
        return message

    async def send(message):
        sent.append(message)

    asyncio.run(door.app({**scope, "subprotocols": ["streamlit", "x"]}, receive, send))
    return sent


async def echo(_scope, receive, send):
    """Takes every WebSocket and answers each message, and once more after the end."""
    await receive()
    await send({"type": "websocket.accept", "subprotocol": "streamlit", "headers": []})
    while (await receive())["type"] == "websocket.receive":
        await send({"type": "websocket.send", "bytes": b"a fact"})
    await send({"type": "websocket.send", "bytes": b"a late fact"})


MESSAGE = {"type": "websocket.receive", "bytes": b"more"}
AWAY = [
    {"type": "websocket.send", "bytes": RELOAD},
    {"type": "websocket.close", "code": 1008},
]


@pytest.mark.parametrize("who", ["", "eve", "nobody"])
def test_a_websocket_of_somebody_not_let_in_only_sends_the_browser_to_the_page(config, who):
    sent = talk(Door(config, app=echo), [MESSAGE], who)

    accepted = {"type": "websocket.accept", "subprotocol": "streamlit", "headers": []}
    assert sent == [accepted, *AWAY]


def test_a_websocket_talks_as_long_as_its_visitor_is_let_in(config):
    end = {"type": "websocket.disconnect", "code": 1000}
    sent = talk(Door(config, app=echo), [MESSAGE, MESSAGE, end])

    assert [m["bytes"] for m in sent if "bytes" in m] == [b"a fact", b"a fact", b"a late fact"]


ENDS = {
    "the cookie expires": lambda door, config: door.who.clear(),
    "somebody signs out in another tab": lambda door, config: door.ask("/auth/logout", "ann"),
    "the rule changes": lambda door, config: setattr(
        door, "config", config(SignIn(addresses=("bob@harbour.example",)))
    ),
}


@pytest.mark.parametrize("end", ENDS)
def test_an_open_websocket_sends_nothing_more_once(config, end):
    door = Door(config, app=echo)

    sent = talk(door, [MESSAGE, MESSAGE], between=lambda: ENDS[end](door, config))

    assert sent[1:] == AWAY
