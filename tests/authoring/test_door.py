"""Who is let in to the reading page: whoever has the key, at this machine, and nobody else."""

import pytest

from tests.authoring.desks import HOME, KEY, PORT, RECORD, Visitor, made_up
from tests.server.asgi import ask


@pytest.fixture(scope="module")
def visitor(tmp_path_factory):
    return Visitor(made_up(tmp_path_factory.mktemp("door")))


ADDRESSES = ["/", "/parts", "/form", "/static/main.js", "/static/author.css", "/nowhere"]


@pytest.mark.parametrize("path", ADDRESSES)
def test_without_the_key_nothing_is_shown_but_where_to_get_it(visitor, path):
    answer = visitor.ask("GET", path, cookies={})

    assert answer.status_code == 403
    assert answer.text.startswith("Open the address that `crisis-dashboard author` printed")


@pytest.mark.parametrize("given", ["", "another-key", "a-key-of-the-test", "ключ"])
def test_a_wrong_key_is_no_key(visitor, given):
    assert visitor.ask("GET", "/", cookies={}, params={"key": given}).status_code == 403
    quoted = given if given.isascii() else "%D0%BA"
    assert visitor.ask("GET", "/", cookies={f"author-{PORT}": quoted}).status_code == 403


def test_the_key_goes_from_the_address_into_a_cookie_that_no_script_and_no_site_reads(visitor):
    answer = visitor.ask("GET", "/", cookies={}, params={"key": KEY})

    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert KEY not in answer.text


@pytest.mark.parametrize(
    "host", ["example.org", f"example.org:{PORT}", "127.0.0.1", "127.0.0.1:80", "", "127.0.0.1.x"]
)
def test_under_another_name_or_port_nothing_is_answered(visitor, host):
    answer = visitor.ask("GET", "/", {"host": host})

    assert answer.status_code == 421
    assert "Vestra" not in answer.text


@pytest.mark.parametrize("host", [f"localhost:{PORT}", f"[::1]:{PORT}"])
def test_this_machine_has_several_names(visitor, host):
    assert visitor.ask("GET", "/", {"host": host}).status_code == 200


@pytest.mark.parametrize("name", ["X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "Via"])
def test_nothing_is_answered_through_a_proxy(visitor, name):
    answer = visitor.ask("GET", "/", {name: "127.0.0.1"})

    assert answer.status_code == 403
    assert "answers no proxy" in answer.text


@pytest.mark.parametrize("path", ["/check", "/save", "/nothing"])
@pytest.mark.parametrize("origin", ["https://example.org", "null", f"http://127.0.0.1:{PORT + 1}"])
def test_a_page_of_another_site_changes_nothing(visitor, path, origin):
    answer = visitor.post(path, [["article", RECORD]], origin=origin)

    assert (answer.status_code, answer.text) == (403, "A page of another site may not ask this.\n")


def test_what_has_no_origin_changes_nothing(visitor):
    headers = {"content-type": "application/json"}
    assert visitor.ask("POST", "/save", headers, content="[]").status_code == 403


def test_every_answer_forbids_scripts_of_others_frames_and_keeping_it(visitor):
    for answer in (visitor.get("/"), visitor.get("/nowhere"), visitor.ask("GET", "/", cookies={})):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["cache-control"] == "no-store"
        assert "access-control-allow-origin" not in answer.headers


def test_the_page_holds_no_script_and_no_style_of_its_own(visitor):
    page = visitor.get("/").text

    assert page.count("<script") == page.count('<script type="module" src="/static/') == 1
    assert "<style" not in page
    assert " style=" not in page
    assert " onclick=" not in page


def test_a_websocket_is_not_opened(visitor):
    assert ask(visitor.app, kind="websocket", headers=[("host", f"127.0.0.1:{PORT}")]) == [
        {"type": "websocket.close", "code": 1000, "reason": ""}
    ]


def test_more_than_a_form_can_hold_is_not_read(visitor):
    answer = visitor.post("/save", [["statement", "x" * 200_001]])

    assert answer.status_code == 400
    assert answer.json() == {"line": "more than 200,000 bytes were sent at once"}


@pytest.mark.parametrize("sent", ["", "{", "{}", "[1]", '[["a"]]', '[["a", 1]]', "[" * 100_000])
def test_what_is_no_list_of_fields_is_refused_in_one_line(visitor, sent):
    headers = {"origin": HOME, "content-type": "application/json"}
    answer = visitor.ask("POST", "/save", headers, content=sent)

    assert answer.status_code == 400
    assert answer.json()["line"].startswith("what was sent is")


def test_a_form_of_html_is_not_taken(visitor):
    answer = visitor.post("/save", [], **{"content-type": "text/plain"})

    assert answer.json() == {"line": "a page of ours sends JSON"}


@pytest.mark.parametrize("name", ["../server.py", "%2e%2e%2fpage.html", "page.html", "nothing.js"])
def test_only_scripts_styles_and_fonts_are_files(visitor, name):
    assert visitor.get(f"/static/{name}").status_code in (404, 403)
