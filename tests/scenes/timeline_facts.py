"""A small made-up dossier with every status and every form of date, for the timeline's tests."""

from dataclasses import fields
from datetime import date
from pathlib import Path

from dashboard.domain.config import Config, Kind, Page, Palette, Span
from dashboard.domain.dates import parse_when
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact, Report
from dashboard.domain.sources import Source
from dashboard.domain.tensions import Tension, Tripwires
from dashboard.domain.vocabulary import Basis, Hue, SourceKind, Status, TensionKind, WhenIs

GREYS = {spec.name: "#808080" for spec in fields(Palette)}
LIGHT = Palette(
    **GREYS
    | {"page": "#ffffff", "ink": "#101010", "asked": "#b3231c", "opposed": "#1d5aa6"}
    | {"partner": "#7b3f98", "neutral": "#565c66", "rule": "#d8d3c8", "muted": "#5a5f68"}
)
DARK = Palette(
    **GREYS
    | {"page": "#000000", "ink": "#eceae4", "asked": "#ff7a6b", "opposed": "#74aef0"}
    | {"partner": "#c99be2", "neutral": "#a9afb8", "rule": "#3a3f48", "muted": "#a3a8b0"}
)
SPANS = (
    Span(start=date(2004, 7, 1), end=date(2006, 6, 30), share=0.1, ticks="year"),
    Span(start=date(2025, 8, 1), end=date(2025, 9, 30), share=0.4, ticks="month"),
    Span(start=date(2025, 10, 1), end=date(2025, 10, 31), share=0.5, ticks="week"),
)
KINDS = (
    Kind(id="asking", name="Requests for help", meaning="Who asked.", hue=Hue.ASKED),
    Kind(id="acting", name="Action at sea", meaning="Who acted.", hue=Hue.OPPOSED),
    Kind(id="unused", name="Nothing of this", meaning="No fact.", hue=Hue.PARTNER),
    Kind(id="saying", name="Reports", meaning="Who said so.", hue=Hue.NEUTRAL),
)
CONFIG = Config(
    title="Test",
    subtitle="Of a timeline",
    as_of=date(2025, 10, 31),
    licence="CC0",
    pages=(Page.TIMELINE,),
    kinds=KINDS,
    maps=(),
    timeline=SPANS,
    limits=(),
    light=LIGHT,
    dark=DARK,
)
DATED = (
    ("asking", "day", "2025-10-06", WhenIs.EVENT, Status.REPORTED),
    ("asking", "another-day", "2025-10-07", WhenIs.REPORT, Status.CLAIMED),
    ("asking", "month", "2025-10", WhenIs.EVENT, Status.PLANNED),
    ("asking", "soft-month", "2025-08~", WhenIs.EVENT, Status.REPORTED),
    ("asking", "worked-out", "2025-10-26", WhenIs.INFERRED, Status.REPORTED),
    ("asking", "about-a-day", "2025-10-13~", WhenIs.INFERRED, Status.POSSIBLE),
    ("asking", "unclear", "2025-09-08", WhenIs.REPORT, Status.UNCLEAR),
    ("acting", "until", "../2025-10-20", WhenIs.EVENT, Status.CLAIMED),
    ("acting", "since", "2025-09-15/..", WhenIs.EVENT, Status.REPORTED),
    ("acting", "until-long-ago", "../2005", WhenIs.INFERRED, Status.DENIED),
    ("acting", "interval", "2025-08-10/2025-08-30", WhenIs.EVENT, Status.DENIED),
    ("acting", "soft-end", "2025-09-01/2025-09-20?", WhenIs.REPORT, Status.CLAIMED),
    ("acting", "about-a-year", "2005~", WhenIs.INFERRED, Status.REPORTED),
    ("acting", "firm-year", "2005", WhenIs.EVENT, Status.DECLINED),
    ("acting", "left-out", "2015-05-05", WhenIs.EVENT, Status.REPORTED),
    ("acting", "long-ago", "1999", WhenIs.EVENT, Status.REPORTED),
    ("acting", "to-come", "2025-12", WhenIs.EVENT, Status.PLANNED),
    ("acting", "weighed", "2025-10-29", WhenIs.REPORT, Status.CONSIDERED),
    ("acting", "denied", "2025-10-30", WhenIs.EVENT, Status.DENIED),
    ("acting", "declined", "2025-10-30", WhenIs.EVENT, Status.DECLINED),
    *(("saying", f"said-{n}", "2025-10-31", WhenIs.REPORT, Status.REPORTED) for n in range(12)),
    ("saying", "said-inferred", "2025-10-31", WhenIs.INFERRED, Status.POSSIBLE),
)


def fact(
    kind: str,
    id: str,
    when: str,
    when_is: WhenIs = WhenIs.EVENT,
    status: Status = Status.REPORTED,
) -> Fact:
    return Fact(
        id=id,
        statement=f"The {id} <b>happened</b>.",
        kind=kind,
        reports=(Report(status=status, basis=Basis.ARTICLE, via=("article",), paragraphs=(1,)),),
        when=parse_when(when),
        when_is=when_is,
    )


def two_versions(*facts: str) -> Tension:
    """A tension that marks its facts as said two ways."""
    kind = TensionKind.TWO_VERSIONS
    return Tension(id="t", title="T", kind=kind, facts=facts, differs="D.", open="O.")


def dossier_of(*facts: Fact) -> Dossier:
    return Dossier(
        config=CONFIG,
        seeds=(),
        sources=(Source(id="article", name="The article", kind=SourceKind.ARTICLE),),
        actors=(),
        places=(),
        facts=facts,
        equipment=(),
        aid=(),
        not_aid=(),
        responses=(),
        relations=(),
        tensions=(),
        questions=(),
        tripwires=Tripwires(facts=0),
        outlines={},
        basemap={},
        folder=Path(),
        changed=0,
    )


ALL = dossier_of(*(fact(*dated) for dated in DATED))
