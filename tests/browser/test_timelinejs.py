"""What `export timelinejs` gives is drawn by the real viewer, whole, and as words.

The viewer stands on a site of its own, and so tells what pages of other sites can read.
"""

import shutil
import threading
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dashboard.domain.excerpt import excerpt
from dashboard.domain.phrasing import claim, dated, firmness, marked
from dashboard.domain.selection import Selection
from dashboard.exports import FORMATS
from tests.browser.visiting import DESKTOP, PHONE, visiting
from tests.reports import retold

VIEWER = Path(__file__).parent / "timelinejs"
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>TimelineJS</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="css/timeline.css"></head>
<body style="margin: 0"><div id="timeline" style="width: 100vw; height: 100vh"></div>
<script src="js/timeline.js"></script>
<script>
fetch('{document}').then(answer => answer.json()).then(document => {
  window.timeline = new TL.Timeline('timeline', document,
    {font: null, duration: 0, ...document.options});
  window.timeline.on('ready', () => { window.isDrawn = true; });
});
</script></body></html>
"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_words):
        """Nothing: what goes wrong shows in the browser."""


@contextmanager
def drawn(browser, folder, dossier, selection=None, at="timeline.json"):
    """A visitor before the viewer that has drawn this dossier, served on this machine.

    `at` is where the viewer finds it, where that is not beside it.
    """
    shutil.copytree(VIEWER, folder / "viewer")
    (folder / "viewer" / "index.html").write_text(PAGE.replace("{document}", at))
    document = FORMATS["timelinejs"].render(excerpt(dossier, selection or Selection()))
    (folder / "viewer" / "timeline.json").write_bytes(document)
    handler = partial(Quiet, directory=folder / "viewer")
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            with visiting(browser, f"http://127.0.0.1:{server.server_port}") as visitor:
                visitor.page.on("dialog", lambda box: visitor.said.append(f"dialog {box.message}"))
                opened(visitor)
                yield visitor
        finally:
            server.shutdown()


def opened(visitor):
    visitor.page.goto(visitor.address)
    visitor.page.wait_for_function("() => window.isDrawn")


def texts(visitor, selector):
    return [" ".join(text.split()) for text in visitor.page.locator(selector).all_text_contents()]


@pytest.mark.parametrize("name", ["tiny", "real"])
def test_the_viewer_draws_every_fact_with_its_status_and_date_in_words(
    browser, tmp_path, request, name
):
    dossier = request.getfixturevalue(name)
    with drawn(browser, tmp_path, dossier) as visitor:
        assert visitor.page.locator(".tl-timemarker").count() == len(dossier.facts)
        headlines = texts(visitor, ".tl-slide h2.tl-headline")
        wanted = [f"{marked(fact, dossier)}: {claim(fact)}" for fact in dossier.facts]
        assert headlines[0] == dossier.config.title
        assert sorted(headlines[1:]) == sorted(" ".join(text.split()) for text in wanted)
        dates = texts(visitor, ".tl-slide .tl-headline-date")
        assert sorted(filter(None, dates)) == sorted(dated(fact, dossier) for fact in dossier.facts)
        kinds = {dossier.kind[fact.kind].name for fact in dossier.facts}
        assert set(texts(visitor, ".tl-timegroup-message")) == kinds
        assert visitor.said == []
        assert visitor.left == []


IN_SIGHT = """() => [...document.querySelectorAll('.tl-timemarker')]
  .map(marker => marker.getBoundingClientRect())
  .filter(box => box.left >= 0 && box.left < innerWidth).length"""
TITLE_FITS = """() => document.querySelector('.tl-slide-content').offsetHeight
  <= document.querySelector('.tl-storyslider').offsetHeight"""


def test_the_viewer_opens_where_the_story_lies_and_its_title_fits(browser, tmp_path, real):
    main = max(real.config.timeline, key=lambda span: span.share)
    with drawn(browser, tmp_path, real) as visitor:
        for size in (DESKTOP, PHONE):
            visitor.page.set_viewport_size(size)
            opened(visitor)
            shown = real.fact[visitor.page.evaluate("() => timeline.current_id")]
            assert main.start <= shown.when.earliest <= main.end
            assert visitor.page.evaluate(IN_SIGHT) > len(real.facts) * 0.8
            assert visitor.page.evaluate(TITLE_FITS)


def test_who_says_so_and_how_firmly_stands_on_the_slide(browser, tmp_path, tiny):
    with drawn(browser, tmp_path, tiny) as visitor:
        slide = next(t for t in texts(visitor, ".tl-text-content") if "reportedly" in t)
        assert "Northern Wire ← Officials of the harbour; paragraph 3 of the article." in slide
        assert "How firmly: Possible, “reportedly”." in slide
        title = texts(visitor, ".tl-text-content")[0]
        assert "As of 20 May 2031. All 10 facts." in title
        assert "how firmly its claim is put" in title


HOSTILE = "<img src=x onerror=alert(1)> <script>alert(2)</script> https://192.0.2.1/ “&lt;b&gt;”"


def test_words_that_look_like_markup_stay_words_in_every_part(browser, tmp_path, tiny):
    fact = retold(tiny.facts[0], statement=HOSTILE, note=HOSTILE, hedge=HOSTILE)
    kinds = tuple(replace(kind, name=f"{HOSTILE} {kind.id}") for kind in tiny.config.kinds)
    config = replace(tiny.config, kinds=kinds, title=HOSTILE, subtitle=HOSTILE)
    hostile = replace(tiny, facts=(fact, *tiny.facts[1:]), config=config)
    with drawn(browser, tmp_path, hostile) as visitor:
        visitor.page.evaluate("id => timeline.goToId(id)", fact.id)
        shown = "\n".join(texts(visitor, ".tl-timeline"))
        assert (
            visitor.page.locator("#timeline img, #timeline script, #timeline iframe").count() == 0
        )
        assert f"{firmness(fact)} ≠ denied by Ånsa Holm: {HOSTILE}" in shown
        assert f"{HOSTILE} harbour" in texts(visitor, ".tl-timegroup-message")
        assert visitor.said == []
        assert visitor.left == []


def test_nothing_let_through_is_a_slide_that_says_so(browser, tmp_path, tiny):
    with drawn(browser, tmp_path, tiny, Selection(text="zeppelin")) as visitor:
        assert visitor.page.locator(".tl-timemarker").count() == 1
        assert texts(visitor, ".tl-slide h2.tl-headline")[1] == "No fact matches."
        assert "0 of 10 facts: text “zeppelin”" in texts(visitor, ".tl-text-content")[1]
        assert visitor.said == []
        assert visitor.left == []


READ = """async address => {
  const facts = await fetch(`${address}/export/csv/facts?statuses=denied`);
  const range = {Range: 'bytes=0-15', 'If-Range': '"another version"'};
  const part = await fetch(`${address}/export/gpkg`, {headers: {Range: 'bytes=0-15'}});
  const whole = await fetch(`${address}/export/json`, {headers: range});
  const none = await fetch(`${address}/export/nothing`);
  return {
    rows: (await facts.text()).trim().split(/\\r\\n/).length - 1,
    name: facts.headers.get('Content-Disposition'),
    etag: facts.headers.get('ETag'),
    part: [part.status, part.headers.get('Content-Range'), (await part.text()).slice(0, 15)],
    whole: [whole.status, (await whole.json()).facts.length],
    none: [none.status, await none.text()],
    page: await fetch(`${address}/facts`).catch(refused => refused.name),
  };
}"""


def test_on_another_site_the_viewer_and_a_notebook_read_files_and_no_page(
    browser, tmp_path, address, real
):
    where = f"{address}/export/timelinejs?statuses=denied"
    with drawn(browser, tmp_path, real, at=where) as visitor:
        assert visitor.page.locator(".tl-timemarker").count() == 2
        assert (visitor.said, visitor.left) == ([], [where])

        read = visitor.page.evaluate(READ, address)
        assert read["rows"] >= 2
        assert 'filename="' in read["name"]
        assert read["etag"].startswith('"')
        assert read["part"][::2] == [206, "SQLite format 3"]
        assert read["part"][1].startswith("bytes 0-15/")
        assert read["whole"] == [200, len(real.facts)]
        assert read["none"][0] == 404
        assert read["none"][1].startswith("no format 'nothing'; there are")
        assert read["page"] == "TypeError"
