"""What the peers show: the figures that we send to a browser, and our tables, drawn beforehand.

A peer so has nothing to work out: what is measured of it is how fast it brings a view to the eye.
"""

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
from dashboard.domain.vocabulary import Status
from dashboard.loading import load
from dashboard.views.figures import Wanted, finished

PAGE = Path(__file__).parent / "page"
ALL = "all"
"""The name of the view without a filter."""


def filters(dossier: Dossier) -> dict[str, str]:
    """The filters that a page offers, by name: one status each, of those that some fact has."""
    found = (word for word in Status if Selection(status=(word,)).facts(dossier))
    return {ALL: "All facts"} | {word.value: word.label for word in found}


def prepare(folder: Path) -> Path:
    """Fill an empty folder with all that the peers serve."""
    dossier = load(CONFIG)
    outlines = dossier.basemap.glob("*.json")
    for path in (*PAGE.iterdir(), *outlines, files("plotly") / "package_data" / "plotly.min.js"):
        shutil.copy(str(path), folder)
    named = filters(dossier)
    for name in named:
        chosen = () if name == ALL else (Status(name),)
        view = json.dumps(_view(dossier, Selection(status=chosen)), ensure_ascii=False)
        (folder / f"view-{name}.json").write_text(view, "utf-8")
    (folder / "filters.json").write_text(json.dumps(named), "utf-8")
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
            name: finished(Wanted((name,), selection, draw)).to_dict()
            for name, draw in charts.items()
        },
    }
