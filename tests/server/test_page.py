"""The page as the server sends it: its title, its preview, and its words without any script."""

import asyncio
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from starlette.requests import Request

from dashboard.deck.build import deck
from dashboard.domain.card_words import standing
from dashboard.domain.config import Page
from dashboard.domain.dates import day_in_words
from dashboard.domain.excerpt import excerpt
from dashboard.domain.query import parse_query
from dashboard.domain.selection import Selection
from dashboard.domain.titles import description_of, title_of
from dashboard.domain.vocabulary import Status
from dashboard.server.pages import MOST_KEPT, MOST_WAITING, Asked, Pages
from dashboard.server.published import origin_of
from dashboard.templates.document import Shell, document
from dashboard.web.headers import script_hash
from tests.live import Live
from tests.server.fetching import fetch

PAGES = [page for page in Page if page not in (Page.SITUATION, Page.CHANGES)]
SHELL = Shell("root", "a.js", (), (), (), (), "", "", "", ())


class Sent(HTMLParser):
    """A page: its title, its metadata by name, the text of `first`, and the links in it."""

    def __init__(self, html):
        super().__init__()
        self.metadata, self.links, self.inside, self.title = {}, [], [], ""
        self.depth, self.is_title = 0, False
        self.feed(html)
        self.text = " ".join(" ".join(self.inside).split())

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.is_title = tag == "title"
        if tag == "meta" and "content" in given:
            self.metadata[given.get("name") or given.get("property")] = given["content"]
        if tag == "div" and (self.depth or given.get("id") == "first"):
            self.depth += 1
        if self.depth and tag == "a":
            self.links.append(given.get("href"))

    def handle_endtag(self, tag):
        self.is_title = False
        self.depth -= tag == "div" and self.depth > 0

    def handle_data(self, data):
        if self.is_title:
            self.title += data
        if self.depth:
            self.inside.append(data)


def sent(address, path="", **headers):
    return Sent(fetch(f"{address}/{path}", **headers).body.decode())


def selected(dossier, **query):
    return excerpt(dossier, parse_query({name: [said] for name, said in query.items()}, dossier)[0])


@pytest.mark.parametrize("page", ["", *PAGES])
def test_every_page_has_its_title_its_description_and_its_preview(address, real, page):
    shown = sent(address, page)
    whole = excerpt(real, Selection())
    title = title_of(page or Page.SITUATION, whole)

    assert shown.title == title
    assert shown.metadata["og:title"] == title
    assert shown.metadata["description"] == shown.metadata["og:description"]
    assert shown.metadata["description"] == description_of(page or Page.SITUATION, whole)
    assert day_in_words(real.config.as_of) in shown.metadata["description"]
    assert shown.metadata["og:site_name"] == real.config.title
    assert shown.metadata["og:type"] == "website"
    assert shown.metadata["twitter:card"] == "summary_large_image"


@pytest.mark.parametrize("page", ["", *PAGES])
def test_every_page_says_headline_and_strands_and_leads_to_all_pages(address, real, page):
    shown = sent(address, page)

    assert real.config.headline.text in shown.text
    for strand in real.config.strands if page != Page.PRESENT else ():
        assert strand.title in shown.text
        for line in strand.lines:
            assert line.text in shown.text
    assert {f"./{name}" for name in real.config.pages} <= set(shown.links)


def test_the_stage_begins_with_the_words_of_the_slide_that_its_address_names(address, real):
    reader = excerpt(real, parse_query({"statuses": ["denied"]}, real)[0])
    for slide in deck(reader, f"{address}/").slides[:3]:
        shown = sent(address, f"present?statuses=denied&slide={slide.id}")
        words = (*slide.title.paragraphs, *slide.as_of.paragraphs, *slide.footer.paragraphs)
        assert [one.text for one in words if one.text not in shown.text] == []
    assert deck(reader).slides[0].title.paragraphs[0].text in sent(address, "present?slide=x").text


def test_the_preview_of_a_fact_says_how_it_stands_and_what_is_held_against_it(address, real):
    for fact in [one for one in real.facts if one.id in real.contested][:5]:
        shown = sent(address, f"timeline?fact={fact.id}")
        put = standing(fact, real)

        assert shown.title.startswith(f"{fact.short} ({put}) · Timeline · {real.config.title}")
        assert shown.metadata["og:description"].startswith(f"{put}. ")
        assert f"focus=fact:{fact.id}" in shown.metadata["og:image"]
        assert fact.statement.rstrip(".") in shown.text


def test_a_filter_is_carried_along_by_the_links_and_told_in_the_description(address, real):
    shown = sent(address, "facts?status=denied")

    assert "status denied" in shown.metadata["description"]
    assert "./timeline?statuses=denied" in shown.links
    assert "./export/html?statuses=denied" in shown.links


HOSTILE = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E"


@pytest.mark.parametrize(
    "query",
    [
        f"text={HOSTILE}",
        f"fact={HOSTILE}",
        f"{HOSTILE}={HOSTILE}",
        "statuses=denid&utm_source=letter",
        "&".join(f"text={number}" for number in range(500)),
        "text=%ff%fe&fact=%00",
        "text=" + "a" * 9_000,
    ],
)
def test_whatever_the_address_says_the_page_is_there_and_says_no_more_than_the_dossier(
    address, real, query
):
    answer = fetch(f"{address}/facts?{query}")
    html = answer.body.decode()
    shown = Sent(html)

    assert answer.status == 200
    assert "alert(1)</script" not in html
    assert "alert(1)" not in shown.title + "".join(shown.metadata.values())
    assert shown.title == title_of(Page.FACTS, excerpt(real, Selection()))


def test_the_scripts_of_all_pages_are_the_same_and_their_hashes_are_in_the_policy(address):
    paths = ["", "facts", "timeline?fact=letter-asks-missiles", f"facts?text={HOSTILE}"]
    answers = [fetch(f"{address}/{path}") for path in paths]
    found = {
        tuple(re.findall("<script>(.*?)</script>", a.body.decode(), re.DOTALL)) for a in answers
    }

    [scripts] = found
    policy = answers[0].headers["content-security-policy"]
    assert {script_hash(script) for script in scripts} == set(re.findall(r"'sha256-\S+'", policy))


def test_a_picture_has_a_whole_address_by_the_name_that_the_visitor_uses(address, below):
    port = address.rpartition(":")[2]
    at = "export/chart/timeline.png?theme=light"
    images = {
        "": f"{address}/{at}",
        "https": f"https://127.0.0.1:{port}/{at}",
        "https, http": f"https://127.0.0.1:{port}/{at}",
        "javascript": f"{address}/{at}",
    }
    for scheme, image in images.items():
        shown = sent(address, "timeline", x_forwarded_proto=scheme)
        assert shown.metadata["og:image"] == image
    assert sent(below, "timeline").metadata["og:image"] == f"{below}/{at}"
    assert fetch(images[""]).headers["content-type"] == "image/png"


def test_a_page_names_its_own_address_where_the_dossier_says_where_it_is(tiny):
    config = replace(tiny.config, address="https://harbour.example/lamp")
    published = excerpt(replace(tiny, config=config), Selection(statuses=(Status.DENIED,)))
    for page, path in ((tiny.config.pages[0], ""), (Page.FACTS, "facts")):
        html = document(page, published, SHELL)
        here = f"https://harbour.example/lamp/{path}?statuses=denied"
        assert Sent(html).metadata["og:url"] == here
        assert f'<link rel="canonical" href="{here}">' in html
    assert "og:url" not in Sent(document(Page.FACTS, excerpt(tiny, Selection()), SHELL)).metadata


@pytest.mark.parametrize("host", ["", 'a"><b', "a/b", "a b", "user@host", "a" * 300, "a:b:c"])
def test_what_is_no_name_of_a_host_is_not_repeated(host):
    scope = {"type": "http", "headers": [(b"host", host.encode())], "scheme": "http", "path": "/"}
    assert origin_of(Request(scope | {"server": ("a", 80), "query_string": b""})) == ""


def test_the_colours_of_a_page_are_those_of_its_dossier(address, real):
    html = fetch(f"{address}/").body.decode()

    assert f"--asked:{real.config.light.asked};" in html
    assert f"--asked:{real.config.dark.asked};" in html


def test_each_view_has_an_etag_of_its_own_and_head_says_the_same(address):
    whole, filtered = (fetch(f"{address}/facts{q}", accept_encoding="br") for q in ("", "?text=a"))
    asked = fetch(f"{address}/facts", "HEAD", accept_encoding="br")

    assert whole.headers["etag"] != filtered.headers["etag"]
    assert asked.headers["etag"] == whole.headers["etag"]
    assert (asked.body, asked.headers["content-length"]) == (b"", str(len(whole.body)))


def test_robots_may_read_the_pages_and_build_no_files(address):
    answer = fetch(f"{address}/robots.txt")

    assert answer.status == 200
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.body.decode().splitlines() == [
        "User-agent: *",
        "Allow: /export/chart/",
        "Disallow: /export/",
        "Disallow: /sizes/",
        "Disallow: /_stcore/",
    ]


def asked_for(query="", page=Page.FACTS):
    return Asked(page, query, "", "identity")


def test_of_thousands_of_addresses_the_last_are_kept(tiny):
    made = Pages(Live(tiny), SHELL)

    async def visit_all():
        first = await made.get(asked_for())
        for number in range(MOST_KEPT + 20):
            await made.get(asked_for(f"text=a{number}"))
        return first, await made.get(asked_for())

    first, again = asyncio.run(visit_all())
    assert first == again
    assert first is not again
    assert len(made._kept) == MOST_KEPT


def test_who_asks_while_many_wait_gets_the_page_without_the_selection(tiny):
    made = Pages(Live(tiny), SHELL)

    async def visit_at_once():
        plain = await made.get(asked_for())
        crowd = [made.get(asked_for(f"text=a{number}")) for number in range(MOST_WAITING + 5)]
        return plain, await asyncio.gather(*crowd)

    plain, crowd = asyncio.run(visit_at_once())
    assert crowd.count(plain) == 5
    assert len(set(crowd)) == MOST_WAITING + 1


def test_a_changed_dossier_is_another_page(tiny, sequel):
    live = Live(tiny)
    made = Pages(live, SHELL)

    async def visit_twice():
        before = await made.get(asked_for())
        live.dossier = sequel
        return before, await made.get(asked_for())

    before, after = asyncio.run(visit_twice())
    assert tiny.config.title in before.body.decode()
    assert before != after
