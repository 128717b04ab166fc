import pytest

from dashboard.deck.build import slide_content
from dashboard.domain.config import Slide
from dashboard.domain.excerpt import excerpt
from dashboard.domain.query import parse_filter
from dashboard.domain.vocabulary import SlideView

ADDRESS = "https://lamp.example/briefing/"


@pytest.fixture
def laid_out():
    """Lays out a slide of one view for a reader's filter."""

    def content(dossier, view, query="", *, readers="", address=ADDRESS, **keys):
        slide = Slide(id="any", view=SlideView(view), title="Any", filter=query, **keys)
        shown = excerpt(dossier, parse_filter(readers, dossier))
        return slide_content(slide, shown, address)

    return content
