"""What the peers show: the figures that we send to a browser, and our tables, drawn beforehand.

A peer so has nothing to work out: what is measured of it is how fast it brings a view to the eye.
"""

import gzip
import json
import shutil
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

from benchmarks.views import CONFIG
from dashboard.charts.aid_matrix import aid_matrix
from dashboard.charts.map import map_figure
from dashboard.charts.timeline import timeline
from dashboard.domain.dossier import Dossier
from dashboard.domain.selection import Selection
from dashboard.loading import load
from dashboard.views.figures import Wanted, finished

PAGE = Path(__file__).parent / "page"
ALL = "all"
"""The name of the view without a filter."""
EVERYTHING = "All facts"
"""What a page calls it."""
SEARCHES = 8


def searches(dossier: Dossier) -> list[str]:
    """What is searched for: names of actors, no two of which leave the same facts."""
    found = {Selection(text=one.name).facts(dossier): one.name for one in dossier.actors}
    return list(found.values())[:SEARCHES]


def prepare(folder: Path) -> Path:
    """Fill an empty folder with all that the peers serve."""
    dossier = load(CONFIG)
    outlines = dossier.basemap.glob("*.json")
    for path in (*PAGE.iterdir(), *outlines, files("plotly") / "package_data" / "plotly.min.js"):
        shutil.copy(str(path), folder)
    named = {ALL: ""} | {str(place): text for place, text in enumerate(searches(dossier))}
    for name, text in named.items():
        view = json.dumps(_view(dossier, Selection(text=text)), ensure_ascii=False)
        (folder / f"view-{name}.json").write_text(view, "utf-8")
    labels = {name: text or EVERYTHING for name, text in named.items()}
    (folder / "filters.json").write_text(json.dumps(labels), "utf-8")
    return folder


def _view(dossier: Dossier, selection: Selection) -> dict[str, Any]:
    """The words of a view, its two charts, and the matrix of requested aid as rows of text."""
    place = dossier.config.maps[0]
    charts: dict[str, Callable[[Selection], Any]] = {
        "map": lambda chosen: map_figure(dossier, place, chosen, "light"),
        "timeline": lambda chosen: timeline(dossier, chosen, "light"),
    }
    return {
        "words": selection.in_words(dossier),
        "rows": aid_matrix(dossier, selection),
        **{
            name: unpacked(Wanted((name,), selection, draw, lambda _: ""))
            for name, draw in charts.items()
        },
    }


def unpacked(wanted: Wanted) -> Any:
    """The figure that a browser gets of us."""
    return json.loads(gzip.decompress(finished(wanted).packed))
