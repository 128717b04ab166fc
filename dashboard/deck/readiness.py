"""Whether the deck can be presented: everything on it loaded, drawn, consistent and legible.

And which labels of slides and charts find no room, or are cut.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from itertools import chain

from dashboard.deck.boards import LONGEST_TEXT, LONGEST_TITLE, Board
from dashboard.deck.slides import board, deck, selection_of
from dashboard.domain.config import Slide
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt, excerpt
from dashboard.domain.phrasing import counted
from dashboard.domain.selection import BY_KIND, Selection
from dashboard.scenes import CHARTS
from dashboard.scenes.shapes import SLIDE, WIDE

TAKEN_ALONG = {"pptx": "pptx", "pdf": "typst"}
"""What a deck can be taken along as, and the library that each needs."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A slide or a chart: what it shows, and what keeps it from being presented."""

    what: str
    """What it is, and its name: "slide 'figures'"."""
    shows: str = ""
    faults: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    """The labels that found no room or were cut, which stand in nobody's way."""

    def __str__(self) -> str:
        said = "; ".join(self.faults) or f"ready, {self.shows}"
        return f"{self.what}: {said}{''.join(f'; no room for {one}' for one in self.unplaced)}"


@dataclass(frozen=True, slots=True)
class Readiness:
    """The whole deck. `notes` stand in nobody's way."""

    slides: tuple[Checked, ...]
    notes: tuple[str, ...]
    digest: str

    @property
    def is_ready(self) -> bool:
        """Whether nothing stands in the way."""
        return not any(slide.faults for slide in self.slides)

    @property
    def verdict(self) -> str:
        """One line: ready, or what is not."""
        if self.is_ready:
            count = counted(len(self.slides), "slide")
            return f"Ready: {count}, all loaded, digest {self.digest[:12]}"
        wrong = (slide.what for slide in self.slides if slide.faults)
        return f"Not ready: {', '.join(wrong)}"

    @property
    def lines(self) -> tuple[str, ...]:
        """All there is to say, the verdict last."""
        return (*map(str, self.slides), *self.notes, self.verdict)


@lru_cache(maxsize=4)
def readiness(dossier: Dossier) -> Readiness:
    """Draw every slide and look at what it needs. Its charts are cached after."""
    return Readiness(
        slides=tuple(_slide(slide, dossier) for slide in deck(dossier)),
        notes=tuple(_not_taken_along()),
        digest=dossier.digest,
    )


def charts(dossier: Dossier) -> tuple[Checked, ...]:
    """Draw every chart in all its views, for a page and for a slide, and look at its labels."""
    return tuple(_chart(name, view, dossier) for name in CHARTS for view in _views(name, dossier))


def _views(name: str, dossier: Dossier) -> Iterator[Selection]:
    """Yield what opens each view that a chart has."""
    if name == "map":
        yield from (Selection(map=view.id) for view in dossier.config.maps)
    else:
        yield Selection()
    if name == "timeline":
        yield Selection(timeline=BY_KIND)


def _chart(name: str, view: Selection, dossier: Dossier) -> Checked:
    def checked() -> Checked:
        shown = excerpt(dossier, view)
        page, slide = (CHARTS[name](shown, frame) for frame in (WIDE, SLIDE))
        found = [*(f"{label} on a page" for label in page.unplaced)]
        found += [f"{label} on a slide" for label in slide.unplaced]
        return Checked(what, counted(len(page.facts()), "fact"), unplaced=tuple(found))

    what = " ".join(filter(None, (f"chart '{name}'", view.map or view.timeline)))
    return _or_why_not(what, checked)


def _slide(slide: Slide, dossier: Dossier) -> Checked:
    def checked() -> Checked:
        shown, chosen = board(slide, dossier), excerpt(dossier, selection_of(slide, dossier))
        found = (_lengths(slide), _content(shown, chosen), _sizes(shown, chosen))
        unplaced = shown.draw(chosen, SLIDE).unplaced if shown.draw else ()
        number = counted(len(shown.facts), "fact")
        return Checked(what, number, tuple(chain.from_iterable(found)), unplaced)

    what = f"slide '{slide.id}'"
    return _or_why_not(what, checked)


def _or_why_not(what: str, check: Callable[[], Checked]) -> Checked:
    """Return what a check finds; what cannot be drawn must not hide the rest."""
    try:
        return check()
    except Exception as error:
        return Checked(what, faults=(f"cannot be drawn: {type(error).__name__}: {error}",))


def _lengths(slide: Slide) -> Iterator[str]:
    for name, text, most in (
        ("title", slide.title, LONGEST_TITLE),
        ("text", slide.text, LONGEST_TEXT),
    ):
        if len(text) > most:
            yield f"its {name} has {len(text)} characters; {most} fit"


def _content(shown: Board, chosen: Excerpt) -> Iterator[str]:
    """What it shows must be there and be let through."""
    if not chosen.facts:
        yield "its filter lets no fact through"
    elif not shown.facts:
        yield "it shows no fact"
    focus = chosen.focus
    if not focus <= chosen.listed_ids:
        yield "its filter does not let through what is in focus"
    elif focus and focus <= chosen.dossier.superseded.keys():
        yield "what is in focus was corrected or withdrawn"


def _sizes(shown: Board, chosen: Excerpt) -> Iterator[str]:
    """It must fit."""
    if shown.more and not shown.items:
        yield "not one of its items fits"
    if shown.draw and (height := shown.draw(chosen, SLIDE).height) > SLIDE.height:
        yield f"its chart is {height:.0f} pixels high; {SLIDE.height:.0f} fit"


def _not_taken_along() -> Iterator[str]:
    for name, library in TAKEN_ALONG.items():
        if find_spec(library) is None:
            yield f"no {name} to take along: pip install 'crisis-dashboard[export]'"
