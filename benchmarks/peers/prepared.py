"""What the peers show: the charts of our first page and its table, drawn beforehand.

A peer so has nothing to work out: what is measured of it is how fast it brings a view to the eye.
Lines and areas are those that our page lets Plotly paint. Our page draws marks and words itself;
for the peers they are traces, as in any app that shows a figure of Plotly.
"""

import json
import shutil
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from benchmarks.views import CONFIG
from dashboard.domain.aid_words import aid_matrix
from dashboard.domain.config import Palette
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt, excerpt
from dashboard.domain.scope import let_through
from dashboard.domain.selection import Selection
from dashboard.loading import load
from dashboard.rendering.ground import ground
from dashboard.rendering.plotly import figure_json
from dashboard.scenes import CHARTS
from dashboard.scenes.shapes import BESIDE, WIDE, Mark, Scene, Text

PAGE = Path(__file__).parent / "page"
FRAMES = {"map": BESIDE, "timeline": WIDE}
"""The charts of the first page, and what they are laid out for in the window of the benchmark."""
GROUND = "map.svg"
"""The ground of the map, which the browser keeps."""
ALL = "all"
"""The name of the view without a filter."""
EVERYTHING = "All facts"
"""What a page calls it."""
SEARCHES = 8


def searches(dossier: Dossier) -> list[str]:
    """Return what is searched for: names of actors, no two of which leave the same facts."""
    found = {excerpt(dossier, Selection(text=a.name)).facts: a.name for a in dossier.actors}
    return list(found.values())[:SEARCHES]


def prepare(folder: Path) -> Path:
    """Fill an empty folder with all that the peers serve."""
    dossier = load(CONFIG)
    for path in (*PAGE.iterdir(), files("plotly") / "package_data" / "plotly.min.js"):
        shutil.copy(str(path), folder)
    (folder / GROUND).write_bytes(_ground(_drawn("map", excerpt(dossier, Selection())), dossier))
    named = {ALL: ""} | {str(index): text for index, text in enumerate(searches(dossier))}
    for name, text in named.items():
        view = json.dumps(_view(excerpt(dossier, Selection(text=text))), ensure_ascii=False)
        (folder / f"view-{name}.json").write_text(view, "utf-8")
    labels = {name: text or EVERYTHING for name, text in named.items()}
    (folder / "filters.json").write_text(json.dumps(labels), "utf-8")
    return folder


def _drawn(name: str, shown: Excerpt) -> Scene:
    return CHARTS[name](shown, FRAMES[name])


def _ground(scene: Scene, dossier: Dossier) -> bytes:
    """Return what lies under the marks of a map, the same for every filter."""
    if scene.backdrop is None:
        raise ValueError(f"{scene.name} has no ground")
    return ground(scene.backdrop, scene.width, scene.height, dossier.config.light).svg


def _view(shown: Excerpt) -> dict[str, Any]:
    """Return the words of a view, its charts, and the matrix of requested aid as rows of text."""
    colours = shown.dossier.config.light
    charts = {name: _figure(_drawn(name, shown), colours) for name in FRAMES}
    return {"words": let_through(shown), "rows": aid_matrix(shown), **charts}


def _figure(scene: Scene, colours: Palette) -> dict[str, Any]:
    """Return what our page lets Plotly paint, and the marks and words that it draws itself."""
    ground_at = f"/ground/{GROUND}" if scene.backdrop else ""
    figure = figure_json(scene, colours, ground_at, only_lines=True)
    points = (
        replace(group, shapes=tuple(one for one in group.shapes if isinstance(one, Mark | Text)))
        for group in scene.groups
    )
    figure["data"] += figure_json(replace(scene, groups=tuple(points)), colours)["data"]
    for shape in figure["layout"]["shapes"]:
        shape["layer"] = "between"  # the ground and the marks
    return figure
