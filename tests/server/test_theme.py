"""The colours of the pages, by the rules of WCAG 2."""

import re
import tomllib

import pytest

from tests.serving import ROOT

THEME = tomllib.loads((ROOT / "dashboard/.streamlit/config.toml").read_text("utf-8"))["theme"]


def luminance(colour):
    def linear(value):
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(value / 255) for value in bytes.fromhex(colour[1:]))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def faded(ink, paper, share=0.6):
    """A colour as Streamlit fades it for captions."""
    mixed = zip(bytes.fromhex(ink[1:]), bytes.fromhex(paper[1:]), strict=True)
    return "#" + bytes(round(share * i + (1 - share) * p) for i, p in mixed).hex()


def test_contrast_is_counted_as_the_standard_counts_it():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


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
