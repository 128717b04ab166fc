"""`/export`: what there is, as a page and as JSON, each address of which leads somewhere."""

import json
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from starlette.applications import Starlette

from dashboard.exports import FORMATS
from dashboard.server.export_list import list_routes
from dashboard.server.exports import file_asked, picture_asked, table_asked
from dashboard.server.other_sites import Sharing
from tests.live import Live
from tests.server.asgi import ask, head

BROWSER = ("accept", "text/html,application/xhtml+xml,*/*;q=0.8")


class Links(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found += [value for name, value in attrs if name == "href"]


@pytest.fixture
def listed(tiny):
    live = Live(tiny)
    app = Starlette(routes=list_routes(live, Sharing(live), base="/room"))

    def ask_for(query="", *headers, path="/room/export", method="GET", host="example.org"):
        given = [("host", host), *headers]
        sent = ask(app, path=path, query=query, headers=given, method=method)
        return sent[0]["status"], head(sent), sent[1]["body"]

    return ask_for


def addresses(listed):
    for kind in ("files", "tables", "charts"):
        for one in listed[kind]:
            yield from (value for name, value in one.items() if name.endswith("address"))


def test_a_program_gets_json_with_an_address_for_each_file_table_and_chart(listed):
    status, headers, body = listed("statuses=denied")
    found = json.loads(body)

    assert (status, headers["content-type"]) == (200, "application/json")
    assert headers["vary"] == "Accept"
    assert [one["name"] for one in found["files"]] == list(FORMATS)
    assert found["filter"] == "1 of 10 facts: status denied"
    assert all(one["title"] and one["purpose"] for one in found["files"])
    [pdf] = [one for one in found["files"] if one["name"] == "pdf"]
    assert pdf["address"] == "http://example.org/room/export/pdf?statuses=denied"
    assert pdf["usual"] == {"annex": "yes"}
    assert pdf["file_name"].endswith("-denied.pdf")
    [facts] = [one for one in found["tables"] if one["name"] == "facts"]
    assert facts["rows"] >= 1


def test_each_address_is_one_that_there_is(listed):
    for address in addresses(json.loads(listed()[2])):
        path = urlsplit(address).path.removeprefix("/room/export/")
        of, _, name = path.rpartition("/")
        asked = {"": file_asked, "csv": table_asked, "chart": picture_asked}[of]
        assert asked(name, "")[0].media_type


def test_a_person_gets_a_page_that_links_to_the_same(listed):
    status, headers, body = listed("statuses=denied", BROWSER)
    linked = {link.replace("&inline=yes", "") for link in Links(body.decode()).found}

    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert set(addresses(json.loads(listed("statuses=denied")[2]))) <= linked
    assert "./" in linked
    assert "<script" not in body.decode()


def test_it_says_whether_pages_of_other_sites_may_read_the_files(listed):
    may = {
        host: json.loads(listed(host=host)[2])["pages_of_other_sites_may_read"]
        for host in ("example.org", "localhost")
    }

    assert may == {"example.org": True, "localhost": False}
    assert b"sites may not read the files at this address" in listed("", BROWSER, host="a")[2]


def test_it_is_at_one_address_and_refuses_what_it_does_not_understand(listed):
    status, headers, _ = listed("statuses=denied", path="/room/export/")
    wrong = listed("statuses=denid")

    assert (status, headers["location"]) == (301, "../export?statuses=denied")
    assert wrong[0] == 400
    assert wrong[2].startswith(b"no value of statuses: 'denid'; did you mean 'denied'?")
    assert listed(method="OPTIONS")[0] == 204
