"""Pictures of charts: the same facts as on the page, whatever the filter."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from io import BytesIO

import pytest
from lxml import html as lxml_html
from PIL import Image

from dashboard.domain.charts import PAGES, TABLES
from dashboard.domain.excerpt import excerpt
from dashboard.domain.query import parse_filter
from dashboard.domain.scope import NOUNS
from dashboard.exports import CHARTS as NAMES
from dashboard.exports import FORMATS, PICTURES, THEMES, picture_of
from dashboard.exports.about import about
from dashboard.exports.page import charts as page_charts
from dashboard.exports.page.charts import OF_A_MAP
from dashboard.scenes import CHARTS
from dashboard.scenes.bounds import box_of_text
from dashboard.scenes.shapes import NARROW, PAPER, PHONE, WIDE, Text

SVG = "{http://www.w3.org/2000/svg}"
FILTERS = (
    "",
    "statuses=denied",
    "actors=iran",
    "kinds=us-military",
    "text=missile",
    "outlets=bloomberg&statuses=reported&statuses=denied",
)


def svg(shows, name, theme="light"):
    return picture_of(name, "svg", theme).render(shows).decode()


def facts_in(groups, key="data-facts"):
    return {fact for group in groups for fact in group.get(key).split()}


def facts_in_file(page, name, view):
    """Return by width the facts that a chart of the file leads to; the aid matrix is a table."""
    if name == "aid-matrix":
        cells = page.xpath("//*[@data-table='matrix']//*[@data-rests]")
        return {"": facts_in(cells, "data-rests")}
    drawn, widths = (f"map-{view}", OF_A_MAP) if name == "map" else (name, page_charts.FRAMES)
    return {
        width: facts_in(page.xpath(f"//*[figcaption/@id='{drawn}-{width}-title']//*[@data-facts]"))
        for width in widths
    }


def test_each_chart_can_be_taken_as_a_picture_and_with_the_tables_behind_it():
    assert list(CHARTS) == list(NAMES) == list(PAGES) == list(TABLES)
    assert {table for behind in TABLES.values() for table in behind} <= set(NOUNS)


@pytest.mark.parametrize("query", FILTERS)
def test_a_chart_has_the_same_facts_in_every_medium(real, query):
    shows = excerpt(real, parse_filter(query, real))
    page = lxml_html.fromstring(FORMATS["html"].render(shows).decode())
    for name, draw in CHARTS.items():
        wanted = set(draw(shows, WIDE).facts())
        for frame in (NARROW, PHONE):
            assert set(draw(shows, frame).facts()) == wanted, (name, frame)
        view = shows.selection.map or real.config.maps[0].id
        for width, facts in facts_in_file(page, name, view).items():
            # A row that is in may rest on facts that are not, too.
            assert facts & shows.listed_ids == wanted, (name, width)
        root = ET.fromstring(svg(shows, name))
        picture = [group for group in root.iter(f"{SVG}g") if group.get("data-facts")]
        assert facts_in(picture) == wanted, name


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", NAMES)
def test_a_picture_says_what_it_is_and_refers_to_nothing_outside(tiny, name, theme):
    shows = excerpt(tiny, parse_filter("statuses=denied", tiny))
    drawn, head = svg(shows, name, theme), about(shows)
    words = " ".join("".join(ET.fromstring(drawn).itertext()).split())
    for said in (head.title, head.as_of_line, head.filter, "Drawn from", head.licence):
        assert said in words
    assert not re.search(r"href|url\((?!#)|var\(|@import|<image|<style", drawn)
    page = getattr(tiny.config, theme).page
    assert f'fill="{page}"' in drawn


def test_a_picture_opens_the_view_that_the_query_names(tiny):
    view = tiny.config.maps[1]
    shows = excerpt(tiny, parse_filter(f"map={view.id}", tiny))
    assert svg(shows, "map") != svg(excerpt(tiny, parse_filter("", tiny)), "map")


@pytest.mark.parametrize("theme", THEMES)
def test_a_png_is_the_svg_at_twice_its_size(tiny, theme):
    shows = excerpt(tiny, parse_filter("", tiny))
    image = Image.open(BytesIO(picture_of("timeline", "png", theme).render(shows)))
    root = ET.fromstring(svg(shows, "timeline", theme))
    assert image.size == tuple(round(2 * float(root.get(side))) for side in ("width", "height"))
    page = getattr(tiny.config, theme).page
    assert "#" + "".join(f"{part:02x}" for part in image.convert("RGB").getpixel((2, 2))) == page
    assert len(image.convert("RGB").getcolors(maxcolors=10**6)) > 50


def test_a_chart_as_a_page_has_a_card_for_each_of_its_facts_and_leads_elsewhere_in_new_tabs(tiny):
    shows, home = excerpt(tiny, parse_filter("statuses=denied", tiny)), "https://example.org/x/"
    for name, draw in CHARTS.items():
        file = picture_of(name, "html", "").told(address=home).render(shows)
        page = lxml_html.fromstring(file.decode())
        cards = set(page.xpath("//@data-card"))
        assert cards == set(draw(shows, WIDE).facts()), name
        ways = {link.get("href"): link for link in page.xpath("//a[not(@download)]")}
        away = {way: link for way, link in ways.items() if way.startswith(home)}
        assert set(ways) - set(away) <= {f"#focus=fact:{card}" for card in cards}
        assert {(a.get("target"), a.get("rel")) for a in away.values()} == {("_blank", "noopener")}
        permanent = {f"{home}?statuses=denied&focus=fact:{card}" for card in cards}
        assert set(page.xpath("//article/@data-permalink")) == permanent


def test_a_chart_as_a_page_that_is_nowhere_leads_nowhere(tiny):
    shows = excerpt(tiny, parse_filter("", tiny))
    page = lxml_html.fromstring(picture_of("timeline", "html", "").render(shows).decode())
    assert [way for way in page.xpath("//a/@href") if not way.startswith("#focus=fact:")] == []


@pytest.mark.parametrize("kind", PICTURES)
def test_the_same_content_gives_the_same_bytes(tiny, kind):
    shows = excerpt(tiny, parse_filter("", tiny))
    once, again = (picture_of("map", kind, "light").render(shows) for _ in range(2))
    assert once == again


def test_the_gradients_of_a_page_have_names_of_their_own(real):
    page = FORMATS["html"].render(excerpt(real, parse_filter("", real))).decode()
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", page)) <= set(ids)


def test_a_word_that_no_font_has_is_seen_to_be_left_out(tiny, monkeypatch):
    monkeypatch.setattr("dashboard.exports.paper.typesetting.USES_FONTS_OF_THE_MACHINE", False)
    heights = []
    for title in ("Skerra", "热带"):
        shows = excerpt(renamed(tiny, title), parse_filter("", tiny))
        image = Image.open(BytesIO(picture_of("attribution-flow", "png", "light").render(shows)))
        heights.append(image.height)
    assert heights[1] > heights[0], "a line below says what was left out"


CHINESE = "中华人民共和国外交部驻热带联络办公室"
MINISTRY = "Ministry for the Coordination of Lamps, Lighthouses and Northern Affairs of it all"


@pytest.mark.parametrize(
    "long", [CHINESE, MINISTRY, "W" * 170], ids=("chinese", "ministry", "word")
)
@pytest.mark.parametrize("name", NAMES)
def test_no_word_leaves_its_picture_however_long_names_are(tiny, name, long):
    def called(entries):
        return tuple(replace(one, name=f"{long}{n}") for n, one in enumerate(entries))

    config = replace(tiny.config, kinds=called(tiny.config.kinds))
    tables = {table: called(getattr(tiny, table)) for table in ("actors", "places", "sources")}
    shows = excerpt(replace(tiny, config=config, **tables), parse_filter("", tiny))
    scene = CHARTS[name](shows, PAPER)
    for group in scene.groups:
        for text in (shape for shape in group.shapes if isinstance(shape, Text)):
            left, top, right, bottom = box_of_text(text)
            assert left >= -1, text.lines
            assert right <= scene.width + 1, text.lines
            assert top >= -1, text.lines
            assert bottom <= scene.height + 2, text.lines


def test_a_picture_says_before_a_claim_what_became_of_it(sequel):
    for name in ("timeline", "map"):
        root = ET.fromstring(svg(excerpt(sequel, parse_filter("", sequel)), name))
        said = [
            group.findtext(f"{SVG}title")
            for group in root.iter(f"{SVG}g")
            if group.get("data-target") == "fact:boats-at-risk"
        ]
        assert said
        withdrawn = "Withdrawn on 21 May 2031: The Reef Club took its words back."
        assert all(withdrawn in words for words in said)


def renamed(dossier, title):
    return replace(dossier, config=replace(dossier.config, title=title))
