"""Other files under the same code: another dossier, and edits while a page is open."""

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
