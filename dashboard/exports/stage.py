"""Whether the deck can be presented: everything on it loaded, drawn, consistent and legible."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from importlib.util import find_spec
from itertools import chain

from dashboard.charts.boards import (
    HEIGHT,
    LISTED,
    LONGEST_TEXT,
    LONGEST_TITLE,
    Board,
    height_of_table,
)
from dashboard.charts.deck import board, deck, selection_of
from dashboard.charts.signs import Theme
from dashboard.domain.config import Slide
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt, excerpt
from dashboard.domain.phrasing import counted

SMALLEST_SCALE = 1.15
"""A chart that is drawn smaller than this, by its size on a page, is not read from the last row."""
TAKEN_ALONG = {"pptx": "pptx", "pdf": "typst"}
"""What a deck can be taken along as, and the library that each needs."""
THEMES: tuple[Theme, ...] = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Checked:
    """One slide: how many facts it shows, and what keeps it from being presented."""

    slide: str
    facts: int
    faults: tuple[str, ...]
    shortened: tuple[str, ...] = ()
    """The labels of its chart that had to be shortened."""

    def __str__(self) -> str:
        said = "; ".join(self.faults) or f"ready, {counted(self.facts, 'fact')}"
        short = f"; shortened: {', '.join(self.shortened)}" if self.shortened else ""
        return f"slide '{self.slide}': {said}{short}"


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
        wrong = (f"slide '{slide.slide}'" for slide in self.slides if slide.faults)
        return f"Not ready: {', '.join(wrong)}"

    @property
    def lines(self) -> tuple[str, ...]:
        """All there is to say, the verdict last."""
        return (*map(str, self.slides), *self.notes, self.verdict)


@lru_cache(maxsize=4)
def readiness(dossier: Dossier) -> Readiness:
    """Draw every slide in both themes and look at what it needs. Its figures are cached after."""
    return Readiness(
        slides=tuple(_checked(slide, dossier) for slide in deck(dossier)),
        notes=tuple(_not_taken_along()),
        digest=dossier.digest,
    )


def _checked(slide: Slide, dossier: Dossier) -> Checked:
    try:
        shown, chosen = board(slide, dossier), excerpt(dossier, selection_of(slide, dossier))
        found = (_lengths(slide), _content(shown, chosen), _sizes(shown, chosen))
        faults = tuple(chain.from_iterable(found))
    except Exception as error:  # one slide that cannot be drawn must not hide the others
        return Checked(slide.id, 0, (f"cannot be drawn: {type(error).__name__}: {error}",))
    return Checked(slide.id, len(shown.facts), faults, tuple(_shortened(shown, chosen)))


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
    """It must fit, be large enough, and be drawn in both themes."""
    if shown.more and not shown.items:
        yield "not one of its items fits"
    if height_of_table(shown.rows, LISTED) > HEIGHT:
        yield "its table does not fit"
    if shown.draw is None:
        return
    if shown.scale < SMALLEST_SCALE:
        yield "its chart holds too much to be read from the last row; filter more"
    for theme in THEMES:
        shown.draw(chosen, theme)


def _shortened(shown: Board, chosen: Excerpt) -> Iterator[str]:
    """The labels of its chart that end with an ellipsis."""
    if shown.draw is None:
        return
    drawn = shown.draw(chosen, THEMES[0]).to_dict()
    layout = drawn["layout"]
    texts = [*(trace.get("text") for trace in drawn["data"])]
    texts += [note.get("text") for note in layout.get("annotations", ())]
    texts += [layout.get(axis, {}).get("ticktext") for axis in ("xaxis", "yaxis")]
    for text in chain.from_iterable([one] if isinstance(one, str) else one or () for one in texts):
        if "…" in text:
            words = unescape(text.partition("…")[0].replace("<br>", " ").replace("<b>", ""))
            yield f"'{words}…'"


def _not_taken_along() -> Iterator[str]:
    for name, library in TAKEN_ALONG.items():
        if find_spec(library) is None:
            yield f"no {name} to take along: pip install 'crisis-dashboard[export]'"
