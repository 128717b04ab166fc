"""Other files under the same code: another dossier, and edits while a page is open."""

import json
import re
import shutil

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import visiting
from tests.conftest import ROOT, TINY
from tests.serving import served


@pytest.fixture
def copy(tmp_path):
    """The made-up dossier where it may be broken, with the outlines that it needs."""
    folder = tmp_path / "dossier"
    shutil.copytree(TINY.parent, folder)
    shutil.copytree(ROOT / "data" / "basemap", folder / "basemap")
    config = folder / "config.yaml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("basemap: ../../data/basemap", "basemap: basemap"))
    return config


def test_another_dossier_runs_through_the_same_code(browser):
    with served(config=TINY) as address, visiting(browser, address) as visitor:
        for path in ("", "?map=far", "timeline", "aid", "facts", "sources", "share"):
            visitor.open(path)
            assert "Venezuela" not in visitor.page.inner_text("body")
        assert visitor.said == []
        assert visitor.left == []


def test_an_open_page_follows_the_files_and_outlives_a_bad_edit(browser, copy):
    facts = copy.parent / "data" / "facts.yaml"
    good = facts.read_text("utf-8")
    with served(config=copy) as address, visiting(browser, address) as visitor:
        visitor.open("aid?fact=failure-denied")
        facts.write_text(good.replace("The keeper denied", "The keeper firmly denied"))
        expect(visitor.card()).to_contain_text("The keeper firmly denied", timeout=15_000)
        facts.write_text("facts: [")
        quiet = visitor.page.get_by_text("this is the last good state")
        expect(quiet).to_be_visible(timeout=15_000)
        expect(visitor.card()).to_contain_text("The keeper firmly denied")
        facts.write_text(good)
        expect(quiet).to_have_count(0, timeout=15_000)
        expect(visitor.card()).to_contain_text("The keeper denied")


HOSTILE = (
    "![x](https://192.0.2.1/a.png) <img src='https://192.0.2.1/b.png' onerror='alert(1)'> "
    "[go](javascript:alert(1)) <span style='background:url(https://192.0.2.1/c.png)'>x</span> "
    "<script>alert(1)</script> :material/bolt: $x$ =1+1"
)


def test_words_that_look_like_markup_stay_words(browser, copy):
    """Every text of the dossier is hostile: names, statements, notes, labels, titles."""
    texts = ("statement", "name", "note", "why", "differs", "detail", "channel", "stage_why")
    texts += ("what", "title", "subtitle", "label", "meaning", "about", "publisher", "when_why")
    keyed = re.compile(rf"^([ -]*(?:{'|'.join(texts)}): )(?!>)(\S.*)$", re.MULTILINE)
    for path in (copy, *sorted((copy.parent / "data").glob("*.yaml"))):
        text = keyed.sub(
            lambda m: m[1] + json.dumps(f"{m[2][:20]} {HOSTILE}"), path.read_text("utf-8")
        )
        path.write_text(text)
    with served(config=copy) as address, visiting(browser, address) as visitor:
        visitor.page.on("dialog", lambda dialog: visitor.said.append(f"dialog {dialog.message}"))
        pages = ("timeline", "aid", "facts", "sources", "share")
        for path in ("", "?fact=failure-denied", "?map=far", *pages):
            visitor.open(path)
            assert visitor.page.locator("main img, main script").count() == 0
        visitor.open("?place=skerra-point")
        assert "![x]" in visitor.page.inner_text("body")
        assert visitor.left == []
        assert visitor.said == []
