"""Editions at addresses: opened by their digests, in pages and files, told of in a feed."""

import json
from dataclasses import replace
from datetime import date, datetime

import pytest
from lxml import etree, html
from starlette.applications import Starlette

from dashboard.domain.changes import changes_since
from dashboard.domain.published import Edition
from dashboard.scenes.map_ground import name_of
from dashboard.scenes.shapes import WIDE
from dashboard.server.addresses import KnownAddresses
from dashboard.server.editions import edition_routes
from dashboard.server.export_queue import Builds, build
from dashboard.server.exports import export_routes
from dashboard.server.pages import Pages, page_routes
from dashboard.server.routes import data_routes
from dashboard.templates.document import Shell
from tests.server.asgi import ask, head, hello
from tests.two_days import followed

SHELL = Shell("root", "m.js", (), (), (), (), "", "", "", ())
ATOM = "{http://www.w3.org/2005/Atom}"
HOST = [("host", "lamp.example")]


@pytest.fixture(scope="module")
def two_days(tmp_path_factory):
    return followed(tmp_path_factory.mktemp("two days"))


@pytest.fixture(scope="module")
def app(two_days):
    live, _ = two_days
    routes = [
        *page_routes(live, Pages(live, SHELL), None),
        *data_routes(live),
        *edition_routes(live),
        *export_routes(live, Builds(build), version="1"),
    ]
    return KnownAddresses(Starlette(routes=routes), live, routes, [])


def get(app, path, query=""):
    sent = ask(app, path=path, query=query, headers=HOST)
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return sent[0]["status"], head(sent), body


def test_a_digest_of_a_file_opens_the_edition_that_it_was_made_of(app, two_days):
    live, first = two_days
    assert get(app, f"/edition/{first}")[1]["location"] == f"../?edition={first[:12]}"
    assert get(app, f"/edition/{first[:8]}")[0] == 302
    assert get(app, f"/edition/{live.dossier.digest}")[0] == 302


@pytest.mark.parametrize(
    ("digest", "why"),
    [
        ("0" * 64, "no edition of this dossier has this digest"),
        ("abc", "give 8 to 64 hexadecimal digits of a digest"),
        ("<script>", "give 8 to 64 hexadecimal digits of a digest"),
    ],
)
def test_a_digest_of_nothing_is_told_in_one_line(app, digest, why):
    status, _, body = get(app, f"/edition/{digest}")
    assert (status, body.decode()) == (404, f"{why}\n")


def test_an_edition_that_only_the_list_knows_is_told_of(two_days):
    live, _ = two_days
    listed = Edition(digest="ab" * 32, on=date(2031, 5, 1), changes="A figure was put right.")
    config = replace(live.dossier.config, editions=(listed,))

    class Listing:
        dossier = replace(live.dossier, config=config)

        def editions(self):
            return ()

    status, _, body = get(Starlette(routes=edition_routes(Listing())), f"/edition/{'ab' * 32}")
    assert status == 200
    assert body.decode().startswith("The edition of 1 May 2031 (digest abababababab…). A figure")


def test_a_page_of_an_edition_says_that_it_is_one_and_shows_it_as_it_was(app, two_days):
    _, first = two_days
    _, _, body = get(app, "/facts", f"edition={first[:12]}&focus=fact:move-considered")
    page = html.fromstring(body)
    said = " ".join(page.text_content().split())

    assert "An earlier edition, as of 20 May 2031" in said
    assert "Two lamp makers said that moving the lighthouse was being considered." in said
    links = [link.get("href") for link in page.xpath("//nav//a")]
    assert all(f"edition={first[:12]}" in link for link in links if link.startswith("./"))


def test_a_link_to_what_is_gone_leads_to_the_edition_that_had_it(app, two_days):
    _, first = two_days
    _, _, body = get(app, "/facts", "fact=move-considered")
    page = html.fromstring(body)
    said = " ".join(page.text_content().split())

    assert "The claim of this link is no longer in the dossier." in said
    assert "was not understood" not in said
    (link,) = page.xpath("//a[text()='open it as it was']/@href")
    assert link == f"?focus=fact:move-considered&edition={first[:12]}"


def test_an_edition_that_is_not_kept_is_told_of(app):
    said = " ".join(
        html.fromstring(get(app, "/facts", "edition=0123456789ab")[2]).text_content().split()
    )
    assert "The edition of this link (0123456789ab…) is not kept here." in said
    assert "was not understood" not in said


def test_the_page_of_what_changed_tells_each_change(app, two_days):
    live, first = two_days
    status, _, body = get(app, "/changes")
    said = " ".join(html.fromstring(body).text_content().split())

    assert status == 200
    for one in changes_since(live.dossier):
        side_by_side = one.kind in ("corrected", "reworded")
        assert (f"{one.was} {one.now}" if side_by_side else one.sentence) in said
    assert f"digest {first[:12]}…" in said
    (link,) = {
        a.get("href")
        for a in html.fromstring(body).xpath("//a[contains(., 'Two lamp makers said')]")
    }
    assert link == f"?focus=fact:move-considered&edition={first[:12]}"


def test_rows_and_cards_are_marked(app):
    page = html.fromstring(get(app, "/facts", "focus=fact:harbour-closed")[2])
    marks = {
        row.get("data-key"): row.xpath(".//a[@class='changed']/text()")
        for row in page.xpath("//table[@data-table='facts']//tr[@data-key]")
    }
    assert marks["harbour-closed"] == ["New"]
    assert marks["nights-dark-two"] == ["New"]
    assert marks["crew-asked"] == ["Withdrawn"]
    assert page.xpath("//article[@class='card']//a[@class='changed']/text()") == ["New"]


def test_a_file_of_an_edition_is_of_that_edition(app, two_days):
    live, first = two_days
    old = json.loads(get(app, "/export/json", f"edition={first[:12]}")[2])
    new = json.loads(get(app, "/export/json")[2])

    assert old["meta"]["digest"] == first
    assert new["meta"]["digest"] == live.dossier.digest
    status, _, body = get(app, "/export/json", "edition=0123456789ab")
    assert status == 400
    assert body.decode().startswith("no value of edition: '0123456789ab'")


def test_a_file_carries_no_marks(app):
    assert b'class="changed"' not in get(app, "/export/html")[2]


def test_the_ground_of_a_map_that_only_an_edition_has_is_there(two_days):
    live, first = two_days
    old = live.edition(first[:12])
    view = next(one for one in old.config.maps if one.id == "far")
    gone = replace(
        live.dossier, config=replace(live.dossier.config, maps=live.dossier.config.maps[:1])
    )

    class Later:
        dossier = gone

        def asked_for(self, query):
            return old if first[:12] in query else gone

    app = Starlette(routes=data_routes(Later()))
    path = f"/basemap/{name_of(view, WIDE)}-light.svg"
    assert get(app, path)[0] == 404
    assert get(app, path, f"edition={first[:12]}")[0] == 200


def test_the_feed_tells_of_each_edition_what_changed_in_it(app, two_days):
    live, first = two_days
    status, headers, body = get(app, "/changes.atom")
    feed = etree.fromstring(body)
    newest, oldest = feed.findall(f"{ATOM}entry")
    listed = html.fromstring(newest.findtext(f"{ATOM}content")).xpath("//li/text()")

    assert status == 200
    assert headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert [one.split(": ", 1)[1] for one in listed] == [
        one.sentence for one in changes_since(live.dossier)
    ]
    assert newest.findtext(f"{ATOM}id") == f"urn:sha256:{live.dossier.digest}"
    assert oldest.findtext(f"{ATOM}id") == f"urn:sha256:{first}"
    assert oldest.findtext(f"{ATOM}title") == "First edition, as of 20 May 2031"
    for entry in (feed, newest, oldest):
        assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated")).tzinfo
    links = [link.get("href") for link in feed.iter(f"{ATOM}link")]
    assert links[0] == "http://lamp.example/changes.atom"


def test_pages_and_files_of_other_addresses_stay_known(app):
    assert get(app, "/edition")[0] == 404
    assert ask(KnownAddresses(hello, None, [], []), path="/changes.atom")[0]["status"] == 404
