"""The deck of a dossier that names no slides: a briefing in nine, as far as there is something."""

from collections.abc import Iterator
from functools import lru_cache

from dashboard.domain.config import Slide
from dashboard.domain.dossier import Dossier
from dashboard.domain.vocabulary import SlideView


@lru_cache(maxsize=4)
def slides_of(dossier: Dossier) -> tuple[Slide, ...]:
    """Return the slides of a dossier in order, one or more."""
    return dossier.config.slides or tuple(_usual(dossier))


def _usual(dossier: Dossier) -> Iterator[Slide]:
    config, words = dossier.config, dossier.config.aid
    yield Slide(id="opening", view=SlideView.TITLE, title=config.title)
    yield Slide(id="bottom-line", view=SlideView.POINTS, title="The bottom line")
    view = config.maps[0]
    yield Slide(id="map", view=SlideView.MAP, title=view.title, filter=f"map={view.id}")
    if dossier.aid:
        yield Slide(id="asked", view=SlideView.MATRIX, title=words.asked)
    if dossier.responses:
        yield Slide(id="answers", view=SlideView.RESPONSES, title=words.responded)
    yield Slide(id="moments", view=SlideView.MOMENTS, title="What is said to have happened when")
    if dossier.tensions:
        first = f"focus=fact:{dossier.tensions[0].facts[0]}"
        title = dossier.tensions[0].title
        yield Slide(id="tension", view=SlideView.TENSIONS, title=title, filter=first)
    yield Slide(id="weight", view=SlideView.WEIGHT, title="How much weight this can bear")
    if dossier.open_questions:
        yield Slide(id="close", view=SlideView.CLOSE, title="What would change this picture")
