"""The colours of the pages, by the rules of WCAG 2."""

import re
import tomllib

import pytest

from dashboard.loading.colours import contrast
from tests.serving import ROOT

THEME = tomllib.loads((ROOT / "dashboard/.streamlit/config.toml").read_text("utf-8"))["theme"]


def faded(ink, paper, share=0.6):
    """A colour as Streamlit fades it for captions."""
    mixed = zip(bytes.fromhex(ink[1:]), bytes.fromhex(paper[1:]), strict=True)
    return "#" + bytes(round(share * i + (1 - share) * p) for i, p in mixed).hex()


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("ink", ["textColor", "linkColor", "primaryColor"])
@pytest.mark.parametrize("background", ["backgroundColor", "secondaryBackgroundColor"])
def test_text_can_be_read_in_both_themes(name, ink, background):
    assert contrast(THEME[name][ink], THEME[name][background]) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_caption_can_be_read_on_the_page(name):
    paper = THEME[name]["backgroundColor"]

    assert contrast(faded(THEME[name]["textColor"], paper), paper) >= 4.5


def test_white_can_be_read_on_the_accent_of_the_light_theme():
    """As on primary buttons. No accent does that in the dark theme: see its settings."""
    assert contrast(THEME["light"]["primaryColor"], "#ffffff") >= 4.5


def test_pages_name_elements_by_their_key_and_overrule_nothing():
    undocumented = re.compile(
        r"data-test|data-tag|\.st[A-Z]|emotion|!important|\.js-plotly|\.modebar"
    )
    views = [*(ROOT / "dashboard/views").glob("*.css"), *(ROOT / "dashboard/views").glob("*.py")]

    found = {path.name: undocumented.findall(path.read_text("utf-8")) for path in views}

    assert len(found) > 20
    assert {name: names for name, names in found.items() if names} == {}
