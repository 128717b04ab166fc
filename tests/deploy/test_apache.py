"""The Apache of `deploy/` before a real server: who is let in, who is not, and to what."""

import re
import socket

import pytest
from playwright.sync_api import expect

from tests.deploy.guarded import AS_A_PROGRAM, apache_before, websocket_of
from tests.deploy.site import TOKEN, Replica, free_ports
from tests.deploy.standing_in import listening
from tests.grounds import real_ground
from tests.openid import ANN, make_key, providing

pytestmark = pytest.mark.browser

FILE = "/export/json?status=denied"
NAME = "dashboard.example.org"
SESSION = "mod_auth_openidc_session"


@pytest.fixture(scope="module")
def provider(tmp_path_factory):
    with providing(tmp_path_factory.mktemp("provider")) as provider:
        yield provider


@pytest.fixture(autouse=True)
def ann_comes(provider):
    """Unless a test says otherwise, Ann is who signs in."""
    provider.person, provider.signs_with = dict(ANN), None


@pytest.fixture(scope="module")
def replica(tmp_path_factory):
    """A server that nobody reaches but Apache, and that knows by which names."""
    names = {"STREAMLIT_SERVER_ALLOWED_HOSTS": f"127.0.0.1 {NAME}"}
    replica = Replica(tmp_path_factory.mktemp("replica"), *free_ports(1), **names)
    try:
        replica.answer()
        yield replica
    finally:
        replica.stop()


@pytest.fixture(scope="module")
def site(apache, provider, replica, tmp_path_factory):
    folder = tmp_path_factory.mktemp("apache")
    with apache_before(apache, folder, provider.address, replica.port) as site:
        yield site


def everything(site, visitor):
    """The statuses of a page, a file, an outline of the map, the health and the WebSocket."""
    paths = ("/", FILE, f"/{real_ground().path}", "/_stcore/health")
    return [visitor.get(path).status_code for path in paths] + [site.websocket(visitor)]


def test_a_verified_address_of_the_domain_opens_all_by_the_link_that_was_asked_for(site):
    with site.visitor() as ann:
        page = ann.get("/facts?status=denied", follow_redirects=True)

        assert (page.status_code, page.url.path) == (200, "/facts")
        assert page.url.query == b"status=denied"
        assert "<title>Facts · US" in page.text
        assert everything(site, ann) == [200, 200, 200, 200, 101]
        assert len(ann.get(FILE).json()["facts"]) > 0


@pytest.mark.parametrize(
    "claims",
    [
        {"email_verified": False},
        {"email_verified": "false"},
        {"email_verified": None},
        {"email": "ann@evil.example"},
        {"email": "ann@notharbour.example"},
        {"email": "ann@sub.harbour.example"},
        {"email": "ann@harbour.example.evil.example"},
        {"email": "ann@harbour.example@evil.example"},
        {"email": "evil.example ann@harbour.example"},
        {"email": "@harbour.example"},
        {"email": "ann@harbourXexample"},
        {"email": None},
        {"email": "ann@evil.example", "name": "ann@harbour.example"},
    ],
    ids=str,
)
def test_an_unverified_or_a_foreign_address_opens_nothing(site, provider, claims):
    provider.person = {**ANN, **claims}
    with site.visitor() as visitor:
        page = visitor.get("/", follow_redirects=True)

        assert page.status_code == 403
        assert "This copy is for others" in page.text
        assert everything(site, visitor) == [403] * 5


def test_a_claim_that_is_not_there_at_all_opens_nothing(site, provider):
    for missing in ("email", "email_verified"):
        provider.person = {name: value for name, value in ANN.items() if name != missing}
        with site.visitor() as visitor:
            assert visitor.get(FILE, follow_redirects=True).status_code == 403


def test_the_case_of_an_address_is_no_matter_and_many_claims_are_none(site, provider):
    groups = [f"a-group-with-a-long-name-{number}" for number in range(400)]
    provider.person = {**ANN, "email": "Ann@Harbour.Example", "groups": groups}
    with site.visitor() as visitor:
        assert visitor.get(FILE, follow_redirects=True).status_code == 200


def test_nobody_signed_in_is_led_to_the_provider_by_a_page_and_refused_by_all_else(site, provider):
    with site.visitor() as stranger:
        page = stranger.get("/facts?status=denied")
        target = page.headers["location"]
    with site.visitor(**AS_A_PROGRAM) as program:
        answers = [program.get(path) for path in ("/", FILE, "/healthz", "/metrics")]
        statuses = everything(site, program)
    with site.visitor(accept="*/*") as curl:
        by_hand = everything(site, curl)

    assert page.status_code == 302
    assert target.startswith(f"{provider.address}/authorize?")
    assert "status" not in target  # the provider is not told what somebody looks at
    assert {answer.status_code for answer in answers} == {401}
    assert answers[0].text == "Sign in first: open this address in a browser."
    assert statuses == [401] * 5
    assert by_hand == [302, 302, 302, 302, 401]


FORGED = [
    {"OIDC_CLAIM_email": "ann@harbour.example", "OIDC_CLAIM_email_verified": "1"},
    {"OIDC-CLAIM-email": "ann@harbour.example", "OIDC-CLAIM-email-verified": "true"},
    {"Remote-User": "ann@harbour.example", "X-Remote-User": "ann", "REMOTE_USER": "ann"},
    {"X-Forwarded-User": "ann@harbour.example", "X-Forwarded-Email": "ann@harbour.example"},
    {"X-Auth-Request-Email": "ann@harbour.example", "X-Forwarded-For": "127.0.0.1"},
    {"Authorization": "Basic YW5uOmFubg=="},
    {"Authorization": f"Bearer {TOKEN}"},
    {"Cookie": f"{SESSION}=00000000-0000-0000-0000-000000000000"},
    {"Cookie": f"{SESSION}=../../x; {SESSION}_chunks=1; {SESSION}_0=x"},
    {"Host": "localhost"},
]


@pytest.mark.parametrize("headers", FORGED, ids=str)
def test_a_forged_header_opens_nothing(site, headers):
    with site.visitor(**AS_A_PROGRAM, **headers) as stranger:
        assert [stranger.get(path).status_code for path in ("/", FILE)] == [401, 401]


def test_a_forged_header_makes_no_other_person_of_somebody_who_is_refused(site, provider):
    provider.person = {**ANN, "email_verified": False}
    with site.visitor() as visitor:
        visitor.get("/", follow_redirects=True)
        answers = [visitor.get(FILE, headers=one).status_code for one in FORGED[:5]]

    assert answers == [403] * 5


@pytest.mark.parametrize(
    "change",
    [lambda text: text[:-1] + ("0" if text[-1] != "0" else "1"), lambda t: f"{t}!", str.upper],
    ids=["last letter", "more at the end", "capitals"],
)
def test_a_changed_cookie_is_worth_nothing(site, change):
    with site.visitor() as ann, site.visitor(**AS_A_PROGRAM) as other:
        ann.get("/", follow_redirects=True)
        value = ann.cookies[SESSION]
        other.cookies.set(SESSION, change(value))

        assert change(value) != value
        assert other.get(FILE).status_code == 401


def test_a_token_that_the_provider_did_not_sign_is_refused(site, provider, tmp_path):
    provider.signs_with = make_key(tmp_path / "other.pem")
    with site.visitor() as visitor:
        page = visitor.get("/", follow_redirects=True)

        assert page.url.path == "/oauth2callback"
        assert b"<title>US" not in page.content
        assert everything(site, visitor)[:2] == [302, 302]
        assert site.websocket(visitor) == 401


def test_a_code_of_somebody_else_is_refused(site):
    with site.visitor() as mallory, site.visitor() as ann:
        to_provider = mallory.get("/")
        back = mallory.get(to_provider.headers["location"]).headers["location"]
        ann.get(back)

        assert SESSION not in ann.cookies
        assert everything(site, ann)[:2] == [302, 302]


def test_who_signs_out_is_out_and_a_copy_of_the_cookie_is_worth_nothing(site, provider):
    with site.visitor() as ann, site.visitor(**AS_A_PROGRAM) as thief:
        ann.get("/", follow_redirects=True)
        thief.cookies.set(SESSION, ann.cookies[SESSION])
        before = thief.get(FILE).status_code
        out = ann.get("/sign-out", follow_redirects=True)
        after = [thief.get(FILE).status_code, site.websocket(thief), ann.get(FILE).status_code]

    assert before == 200
    assert str(out.url).startswith(f"{provider.address}/end?id_token_hint=")
    assert after == [401, 401, 302]


def test_who_signed_in_by_the_wrong_address_can_sign_out_and_in_by_another(site, provider):
    provider.person = {**ANN, "email": "ann@evil.example"}
    with site.visitor() as visitor:
        refused = visitor.get("/", follow_redirects=True).status_code
        visitor.get("/sign-out", follow_redirects=True)
        provider.person = dict(ANN)
        let_in = visitor.get("/", follow_redirects=True).status_code

    assert (refused, let_in) == (403, 200)


def test_a_websocket_opens_for_a_page_of_this_site_and_for_no_other(site):
    with site.visitor() as ann:
        ann.get("/", follow_redirects=True)

        assert site.websocket(ann) == 101
        assert site.websocket(ann, "https://evil.example") == 403


def test_a_server_on_loopback_takes_the_name_that_its_proxy_has_and_no_other(replica):
    for name, status in ((NAME, 101), ("evil.example", 403)):
        with socket.create_connection(("127.0.0.1", replica.port)) as connection:
            assert websocket_of(f"ws://{name}", sock=connection) == status


@pytest.mark.parametrize(
    "path",
    [
        "/metrics",
        "/metrics/",
        "/%6detrics",
        "//metrics",
        "/_stcore/metrics",
        "/_stcore/upload_file/a/b",
        "/_stcore/agent/mcp",
        "/server-status",
    ],
)
def test_what_is_for_the_operator_or_for_nobody_is_closed_to_all(site, path):
    with site.visitor(authorization=f"Bearer {TOKEN}", accept="text/html") as ann:
        ann.get("/", follow_redirects=True)
        answers = [ann.request(method, f"{site.address}{path}") for method in ("GET", "PUT")]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_the_page_and_its_websocket_work_in_a_browser(site, browser):
    context = browser.new_context(ignore_https_errors=True)
    try:
        page = context.new_page()
        page.goto(f"{site.address}/facts?kind=request&status=reported")
        expect(page.get_by_text("14 of 79 facts").first).to_be_visible()
        cookies = context.cookies(site.address)
    finally:
        context.close()

    assert {cookie["name"] for cookie in cookies if not cookie["secure"]} <= {"_streamlit_xsrf"}
    assert [c["httpOnly"] for c in cookies if c["name"] == SESSION] == [True]


def test_a_replica_learns_nobodys_name_and_its_answer_stays_with_whoever_asked(
    apache, provider, tmp_path
):
    heard = {}

    def note(handler):
        heard.update({name.lower(): value for name, value in handler.headers.items()})
        handler.send_response(200)
        handler.send_header("Cache-Control", "public, max-age=60")
        handler.send_header("Access-Control-Allow-Origin", "*")
        handler.send_header("Cross-Origin-Resource-Policy", "cross-origin")
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    made_up = dict.fromkeys(("x-forwarded-for", "x-real-ip", "forwarded"), "9.9.9.9")
    made_up["x-forwarded-proto"] = "http"
    with (
        listening(note) as port,
        apache_before(apache, tmp_path, provider.address, port) as site,
        site.visitor() as ann,
    ):
        ann.get("/", follow_redirects=True)
        ann.cookies.set("_streamlit_xsrf", "kept")
        answer = ann.get("/", headers=made_up)
        host = site.address.removeprefix("https://")

    assert heard["host"] == host
    assert heard.pop("x-forwarded-proto") == "https"
    assert heard["cookie"] == "_streamlit_xsrf=kept"
    assert not [name for name in heard if re.search("forwarded|real-ip|oidc|user$", name)]
    assert "harbour" not in str(heard)
    assert answer.headers["cache-control"] == "private, max-age=60"
    assert "access-control-allow-origin" not in answer.headers
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"


def test_the_standby_answers_where_the_first_replica_does_not(apache, provider, tmp_path):
    def answer(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "7")
        handler.end_headers()
        handler.wfile.write(b"standby")

    [gone] = free_ports(1)
    with (
        listening(answer) as standby,
        apache_before(apache, tmp_path, provider.address, gone, standby) as site,
        site.visitor() as ann,
    ):
        assert ann.get("/", follow_redirects=True).content == b"standby"


def test_plain_http_leads_to_this_site_and_no_other(site):
    with site.visitor() as stranger:
        answer = stranger.get(f"{site.plain}/aid?kind=request", headers={"host": "evil.example"})

    assert answer.status_code == 301
    assert answer.headers["location"] == f"{site.address}/aid?kind=request"


def test_the_access_log_names_no_viewer_and_not_what_was_asked_for(site):
    with site.visitor() as ann:
        ann.get("/facts?text=secret", follow_redirects=True, headers={"user-agent": "secret"})
        ann.get("/aid?text=secret", headers={"referer": "https://secret.example/"})
        said = site.access_log(after=" GET /aid 200 ")

    assert "secret" not in said
    assert "127.0.0.1" not in said
    assert "harbour" not in said
