"""The settings of one dashboard: titles, key figures, page order, time axis, colours, limits."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.domain.aid import AidWords
from dashboard.domain.kinds import ACTORS, HELP, ActorKind, HelpKind
from dashboard.domain.links import base_of
from dashboard.domain.map_views import MapView
from dashboard.domain.published import Edition, Headline, Line, Strand
from dashboard.domain.record import ADDRESS, SENTENCE, key
from dashboard.domain.vocabulary import Hue, SlideView


class ReviewRule(StrEnum):
    """Whether what is shown first must rest on reviewed facts."""

    OPTIONAL = "optional"
    REQUIRED = "required"


class Page(StrEnum):
    """The pages, as addresses name them."""

    SITUATION = "situation"
    TIMELINE = "timeline"
    AID = "aid"
    VOICES = "voices"
    TENSIONS = "tensions"
    ACTORS = "actors"
    QUESTIONS = "questions"
    CHANGES = "changes"
    FACTS = "facts"
    SOURCES = "sources"
    PRESENT = "present"
    SHARE = "share"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A sort of fact: a lane of the timeline."""

    id: str = key("A slug that never changes.", example="request")
    name: str = key("How it is called on screens.", example="Requests for help")
    meaning: str = key("What belongs in it.", longest=SENTENCE, example="What was asked of whom.")
    hue: Hue = key("The colour that it is drawn in.", example="asked")
    is_publication: bool = key(
        "Whether its facts say that something was published, on which day and by whom: they head"
        " the columns below the timeline.",
        default=False,
        example="true",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class HueName:
    """The meaning of a colour, in the words of this dossier."""

    hue: Hue = key("The colour.", example="opposed")
    name: str = key("Who acted, or what it is, in a word or two.", example="The harbour")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A card on the first page. The number itself comes from the fact."""

    fact: str = key("The fact that holds the figure.", refs="facts", example="ID")
    figure: int = key("Which of its figures, from 1.", default=1, example="2")
    label: str = key("What it counts, in a few words.", example="Nights without a light")
    short: str = key(
        "What follows the number in the line of figures on the first page: what it counts, and"
        " after the last number of a fact who says so; unit and label if left out.",
        default="",
        example="nights without a light, the logbook says",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of the time axis. What lies between two spans is left out, and drawn as a break."""

    start: date = key("First day.", example="2031-04-01")
    end: date = key("Last day.", example="2031-06-02")
    share: float = key("How much of the width it takes.", example="0.8")
    ticks: str = key("What is labelled: year, month or week.", example="month")


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours as #rrggbb, for one theme."""

    page: str = key("Behind everything.", example="'#fbfaf7'")
    ink: str = key("Text.", example="'#1c1f24'")
    muted: str = key("Lesser text.", example="'#5b6068'")
    rule: str = key("Lines of grids and tables.", example="'#d9d5cc'")
    land: str = key("Land.", example="'#e9e5dc'")
    border: str = key("Borders of countries.", example="'#b9b2a4'")
    sea: str = key("Sea and lakes.", example="'#dfe9ef'")
    home: str = key("The country that the dossier is about.", example="'#ecd9b0'")
    site: str = key("An area within it.", example="'#c98a1b'")
    asked_land: str = key("The states that were asked.", example="'#eed5cd'")
    asked: str = key("What the asking state asked for or did.", example="'#b3261e'")
    opposed: str = key("What the opposing power did.", example="'#1f5fa8'")
    partner: str = key("What the states that were asked did.", example="'#7a4b94'")
    neutral: str = key("Neither.", example="'#5b6068'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide of the deck that is presented. What it shows comes from the facts."""

    id: str = key("A slug that never changes; the link to the slide names it.", example="denial")
    view: SlideView = key("What it shows.", example="timeline")
    title: str = key(
        "The title: a sentence no stronger than its facts.", example="The keeper denies it."
    )
    text: str = key(
        "One line under the title.", longest=SENTENCE, default="", example="Both of 6 May."
    )
    facts: tuple[str, ...] = key(
        "The facts that title and text rest on; those of its filter if left out.",
        refs="facts",
        default=(),
        example="[ID]",
    )
    lines: tuple[Line, ...] = key(
        "The lines of a view that has such: those of `points`, the claims of a tension.",
        default=(),
        example="",
    )
    filter: str = key(
        "Which facts, what is in focus and which map view, as the address of a page says it.",
        longest=ADDRESS,
        default="",
        example="statuses=denied&bases=on-record",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All of `config.yaml`."""

    title: str = key("The title on every page and export.", example="The lamp of Skerra Point")
    subtitle: str = key("One line under it.", longest=SENTENCE, example="What was asked of whom")
    as_of: date = key("The day whose knowledge this is.", example="2031-05-20")
    stale_after_days: int = key(
        "Days after `as_of` from which a briefing is warned that the world has moved on.",
        default=30,
        example="30",
    )
    data: str = key("The folder of the facts.", longest=ADDRESS, default="data", example="data")
    seeds: str = key(
        "The folder of the articles' records.", longest=ADDRESS, default="seeds", example="seeds"
    )
    basemap: str = key(
        "The folder of the outlines.", longest=ADDRESS, default="data/basemap", example="basemap"
    )
    fonts: str = key(
        "A folder beside `config.yaml` with fonts (.ttf, .otf, .ttc) for letters that the PDF would"
        " lack.",
        longest=ADDRESS,
        default="",
        example="fonts",
    )
    address: str = key(
        "Where this dashboard is published: files and previews of links lead there.",
        longest=ADDRESS,
        default="",
        example="https://example.org/lamp/",
    )
    licence: str = key("The licence of the curated facts.", longest=SENTENCE, example="CC BY 4.0")
    review: ReviewRule = key(
        "Whether headline, key figures and slides must rest on reviewed facts: `check --strict` and"
        " `check --deck` then refuse others. `optional` or `required`.",
        default=ReviewRule.OPTIONAL,
        example="required",
    )
    headline: Headline | None = key("The dossier in a sentence or two.", default=None, example="")
    strands: tuple[Strand, ...] = key(
        "The sides of the story, side by side under the headline; three fit best.",
        default=(),
        example="",
    )
    editions: tuple[Edition, ...] = key(
        "Earlier states of this dossier, the latest first.", default=(), example=""
    )
    pages: tuple[Page, ...] = key("The pages, in order; the first opens.", example="[situation]")
    kinds: tuple[Kind, ...] = key("The kinds of fact, in the order of the lanes.", example="")
    hues: tuple[HueName, ...] = key(
        "What the colours mean, for the legend of the first page; their own labels if left out.",
        default=(),
        example="",
    )
    key_figures: tuple[KeyFigure, ...] = key("The cards of the first page.", default=(), example="")
    aid: AidWords = key(
        "What the page of requests is called, and its parts.", default=AidWords(), example=""
    )
    help_kinds: tuple[HelpKind, ...] = key(
        "The kinds of help; the usual ones if left out.", default=HELP, example=""
    )
    actor_kinds: tuple[ActorKind, ...] = key(
        "The kinds of actor, `state` among them; the usual ones if left out.",
        default=ACTORS,
        example="",
    )
    moments: tuple[str, ...] = key(
        "The facts to name first where not all can be named, the weightiest first.",
        refs="facts",
        default=(),
        example="[ID]",
    )
    maps: tuple[MapView, ...] = key("The map views; the first opens.", example="")
    timeline: tuple[Span, ...] = key("The stretches of the time axis.", example="")
    slides: tuple[Slide, ...] = key(
        "The deck of the Present page; a usual one is made if there is none.",
        default=(),
        example="",
    )
    limits: tuple[str, ...] = key(
        "What this dossier cannot tell, one sentence each.",
        longest=SENTENCE,
        example="[It is one article.]",
    )
    light: Palette = key("The colours on a light page.", example="")
    dark: Palette = key("The colours on a dark page.", example="")
    frame_ancestors: tuple[str, ...] = key(
        "Sites that may show this dashboard in a frame.",
        longest=ADDRESS,
        default=(),
        example="[https://example.org]",
    )
    files_for_other_sites: bool = key(
        "Whether pages of other sites may read the files of this dashboard where it is published.",
        default=True,
        example="false",
    )

    @property
    def base_address(self) -> str:
        """Return where it is published, with a slash at the end; empty if that is not said."""
        return base_of(self.address) if self.address else ""
