"""What each page says: every cell, figure and count is that of the excerpt, in its phrasing."""

import pytest

from dashboard.domain.scope import let_through
from dashboard.scenes import CHARTS
from dashboard.scenes.shapes import WIDE
from tests.views.reading import read
from tests.views.selecting import over

SELECTIONS = {
    "all facts": {},
    "a status": {"statuses": "denied"},
    "another status": {"statuses": "reported"},
    "a kind": {"kinds": "harbour"},
    "an actor": {"actors": "fjordmark"},
    "another map": {"map": "far"},
    "without a source": {"without": "northern-wire"},
    "a search": {"text": "lamp"},
    "a search that finds nothing": {"text": "lamb"},
    "a search within a filter": {"text": "Fjordmark", "statuses": "denied"},
}
selections = over(SELECTIONS, ("all facts", "a kind", "without a source", "a search"))
pytestmark = pytest.mark.usefixtures("made_up")


def opened(page, query):
    """A page, after what all pages say above their own has been looked at."""
    shown = read(page, **query)
    assert shown.let_through == " ".join(let_through(shown.excerpt).split())
    return shown, shown.excerpt, shown.excerpt.dossier


def described(name, excerpt):
    """The words of a chart for screen readers, as the scene has them."""
    return CHARTS[name](excerpt, WIDE).description


@selections
def test_the_timeline_is_that_of_the_excerpt(query):
    shown, excerpt, _ = opened("timeline", query)
    assert shown.charts() == {"timeline": described("timeline", excerpt)}


@selections
def test_the_page_of_files_says_the_filter_and_links_to_it(query):
    shown, excerpt, _ = opened("share", query)
    link = shown.part("share_link")
    assert f"{' '.join(let_through(excerpt).split())}. The link" in link.text
    [address] = link.root.xpath("//section/@data-words")
    files = shown.part("files").root.xpath("//li//a[@download]/@href")
    for name, value in query.items():
        assert all(f"{name}={value}" in one for one in (address, *files))
