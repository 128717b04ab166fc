"""What the peers show: the figures that we send to a browser, and our tables, drawn beforehand.

A peer so has nothing to work out: what is measured of it is how fast it brings a view to the eye.
"""

import gzip
import json
import shutil
from importlib.resources import files
from pathlib import Path
from typing import Any

from benchmarks.views import CONFIG
from dashboard.charts.aid_matrix import aid_matrix
from dashboard.charts.boards import Draw
from dashboard.charts.map import map_figure
from dashboard.charts.timeline import timeline
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt, excerpt
from dashboard.domain.scope import let_through
from dashboard.domain.selection import Selection
from dashboard.loading import load
from dashboard.loading.basemap import FAR, NEAR
from dashboard.views.figures import Wanted, finished

PAGE = Path(__file__).parent / "page"
ALL = "all"
"""The name of the view without a filter."""
EVERYTHING = "All facts"
"""What a page calls it."""
SEARCHES = 8


def searches(dossier: Dossier) -> list[str]:
    """What is searched for: names of actors, no two of which leave the same facts."""
    found = {excerpt(dossier, Selection(text=a.name)).facts: a.name for a in dossier.actors}
    return list(found.values())[:SEARCHES]


def prepare(folder: Path) -> Path:
    """Fill an empty folder with all that the peers serve."""
    dossier = load(CONFIG)
    for path in (*PAGE.iterdir(), files("plotly") / "package_data" / "plotly.min.js"):
        shutil.copy(str(path), folder)
    for name in (NEAR, FAR):
        (folder / name).write_bytes(dossier.basemap[name])
    named = {ALL: ""} | {str(place): text for place, text in enumerate(searches(dossier))}
    for name, text in named.items():
        view = json.dumps(_view(excerpt(dossier, Selection(text=text))), ensure_ascii=False)
        (folder / f"view-{name}.json").write_text(view, "utf-8")
    labels = {name: text or EVERYTHING for name, text in named.items()}
    (folder / "filters.json").write_text(json.dumps(labels), "utf-8")
    return folder


def _view(shown: Excerpt) -> dict[str, Any]:
    """The words of a view, its two charts, and the matrix of requested aid as rows of text."""
    charts: dict[str, Draw] = {
        "map": lambda chosen, theme: map_figure(chosen, chosen.map_view, theme),
        "timeline": timeline,
    }
    return {
        "words": let_through(shown),
        "rows": aid_matrix(shown),
        **{
            name: unpacked(Wanted(name, shown, "light", draw, lambda _: ""))
            for name, draw in charts.items()
        },
    }


def unpacked(wanted: Wanted) -> Any:
    """The figure that a browser gets of us."""
    return json.loads(gzip.decompress(finished(wanted).packed))
