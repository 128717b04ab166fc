"""`POST /verify`: a draft that a reader drops is read in memory, in a process of its own."""

import asyncio
import re

import httpx
import pytest
from starlette.applications import Starlette

from dashboard.domain.ready_sentence import sentence
from dashboard.server import drafts
from dashboard.server.drafts import Refused, checked, draft_routes
from dashboard.verifying.reading import MOST_BYTES
from tests.live import Live


@pytest.fixture
def app(tiny):
    return Starlette(routes=draft_routes(Live(tiny)))


def send(app, **more):
    async def post():
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
            return await client.post("/verify", **more)

    return asyncio.run(post())


def file(content, name="draft.txt"):
    return {"draft": (name, content)}


def text_of(page):
    return " ".join(re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL).split())


def test_a_draft_is_answered_with_what_it_lost_and_links_to_the_claims(app, tiny):
    ours = sentence(tiny.fact["crew-asked"], tiny)
    words = f"{ours.replace('reportedly ', '')}\n\nIslandia <b onclick=x>bombed</b> Tropica today."
    answer = send(app, files=file(words.encode(), "<i>.txt"))
    said = text_of(answer.text)

    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert "Hedge lost Where line 1" in said
    assert ours in answer.text.replace("&#39;", "'")
    assert 'href="./?focus=fact:crew-asked"' in answer.text
    assert "&lt;i&gt;.txt" in answer.text
    assert "<b onclick" not in answer.text
    assert "is not kept" in said


@pytest.mark.parametrize(
    ("more", "status", "why"),
    [
        (
            {"files": file(b"no zip", "a.docx")},
            422,
            "The file is damaged, or is not an Office file",
        ),
        ({"files": file(b"", "a.exe")}, 422, "Only .pptx, .docx, .md, .txt can be read"),
        ({"files": file(b"a" * (MOST_BYTES + 20_000))}, 413, "The file is larger than 10 MB"),
        ({"files": {"other": ("a.txt", b"a")}}, 400, "No file was chosen"),
        ({"content": b"a"}, 400, "This is not a form with a file"),
        (
            {"files": file(b"a"), "headers": {"sec-fetch-site": "cross-site"}},
            403,
            "A page of another site sent this",
        ),
    ],
)
def test_what_is_no_draft_gets_a_status_and_a_sentence(app, more, status, why):
    answer = send(app, **more)

    assert answer.status_code == status
    assert f"The file was not read {why}." in text_of(answer.text)


def test_a_draft_that_takes_too_long_ends_with_its_process(tiny):
    with pytest.raises(Refused, match="took too long"):
        asyncio.run(checked(b"a", "a.txt", tiny, seconds=0.01))


def test_where_too_many_wait_the_next_is_turned_away(app, monkeypatch):
    monkeypatch.setattr(drafts, "MOST_WAITING", -1)

    assert send(app, files=file(b"a")).status_code == 503


def test_nothing_is_to_be_had_there(app):
    async def get():
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://here"
        ) as client:
            return await client.get("/verify")

    assert asyncio.run(get()).status_code == 405
