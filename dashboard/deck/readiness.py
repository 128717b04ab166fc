"""Checks that the deck can be presented: all of it loaded, drawn, consistent and legible.

And which labels of slides and charts do not fit, or are cut.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec

from dashboard.deck.build import CUT, LeftOut, laid_out
from dashboard.deck.legible import faults
from dashboard.deck.model import SlideContent
from dashboard.deck.usual import slides_of
from dashboard.domain.charts import charts_of
from dashboard.domain.config import Slide
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt, excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import counted
from dashboard.domain.query import parse_filter
from dashboard.domain.reviews import Refusal, refusal
from dashboard.domain.selection import BY_KIND, Selection
from dashboard.domain.vocabulary import SlideView
from dashboard.domain.wording import listed
from dashboard.loading.checks import lead
from dashboard.scenes import CHARTS
from dashboard.scenes.shapes import SLIDE, WIDE

WIDEST_ADDRESS = f"https://{'m' * 40}.example.org/{'m' * 20}/"
"""The close must hold an address as long as this."""
NOTHING_CHANGED = "left out as long as there is no earlier edition"
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
    """The labels that did not fit or were cut, which block nothing."""
    unreviewed: Refusal | None = None
    """Why it may not rest on its facts, where the dossier requires reviews: one of the faults."""

    def __str__(self) -> str:
        said = "; ".join(self.faults) or f"ready, {self.shows}"
        return f"{self.what}: {said}{''.join(f'; no room for {one}' for one in self.unplaced)}"


@dataclass(frozen=True, slots=True)
class Readiness:
    """The whole deck. `notes` block nothing."""

    slides: tuple[Checked, ...]
    notes: tuple[str, ...]
    digest: str

    @property
    def is_ready(self) -> bool:
        """Return whether nothing is in the way."""
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
        slides=tuple(_slide(slide, dossier) for slide in slides_of(dossier)),
        notes=tuple(_not_taken_along()),
        digest=dossier.digest,
    )


def charts(dossier: Dossier) -> tuple[Checked, ...]:
    """Draw each chart that has something, for a page and for a slide, and look at its labels.

    In all its views.
    """
    there = charts_of(excerpt(dossier, Selection()))
    names = (name for name in CHARTS if name in there)
    return tuple(_chart(name, view, dossier) for name in names for view in _views(name, dossier))


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
        own = excerpt(dossier, parse_filter(slide.filter, dossier))
        content = laid_out(slide, excerpt(dossier, Selection()), WIDEST_ADDRESS)
        wrong = [*_selected(slide, own), *_unheld(slide, dossier)]
        if isinstance(content, LeftOut):
            if slide.view is SlideView.CHANGES and not wrong:
                return Checked(what, NOTHING_CHANGED)
            return Checked(what, faults=tuple(wrong or [content]))
        refused = refusal(_rests_on(slide, own, content), dossier)
        wrong += [f"it {refused.what}; {refused.hint}"] if refused else []
        number = counted(len(content.facts), "fact")
        cut = [f"{one} is cut" for one in content.unplaced if one in CUT]
        unplaced = tuple(one for one in content.unplaced if one not in CUT)
        return Checked(what, number, (*wrong, *cut, *faults(content)), unplaced, refused)

    what = f"slide '{slide.id}'"
    return _or_why_not(what, checked)


def _selected(slide: Slide, own: Excerpt) -> Iterator[str]:
    """Yield an issue where a slide's own filter leaves out a fact that the slide names."""
    if not own.facts:
        yield "its filter matches no fact"
    elif gone := [name for name in slide.facts if name not in own.ids]:
        yield f"its filter does not match {listed([repr(name) for name in gone])}"
    if not own.focus <= own.listed_ids:
        yield "its filter does not match what is in focus"
    elif own.focus and own.focus <= own.dossier.superseded.keys():
        yield "what is in focus was corrected or withdrawn"


def _rests_on(slide: Slide, own: Excerpt, content: SlideContent) -> Iterator[Fact]:
    """Yield the facts of its title and its lines, what is in focus, and what it shows."""
    named = {*slide.facts, *(name for line in slide.lines for name in line.facts), *own.focus}
    named |= {fact.id for fact in content.facts}
    return (fact for fact in own.dossier.whole.facts if fact.id in named)


def _unheld(slide: Slide, dossier: Dossier) -> Iterator[str]:
    """Its title and its lines keep hedge, voice and the other side of their facts."""
    own = {id(slide), *map(id, slide.lines)}
    for check in lead.CHECKS:
        for finding in check(dossier):
            if id(finding.record) in own:
                yield f"its {finding.key} {finding.what}"


def _or_why_not(what: str, check: Callable[[], Checked]) -> Checked:
    """Return what a check finds; what cannot be drawn must not hide the rest."""
    try:
        return check()
    except Exception as error:
        return Checked(what, faults=(f"cannot be drawn: {type(error).__name__}: {error}",))


def _not_taken_along() -> Iterator[str]:
    for name, library in TAKEN_ALONG.items():
        if find_spec(library) is None:
            yield f"no {name} to take along: pip install 'crisis-dashboard[export]'"
