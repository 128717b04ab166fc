"""`crisis-dashboard init`: a new dossier that is valid at once, with one worked example."""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from dashboard.atomic_write import write
from dashboard.commands.basemap import add_region, make, region
from dashboard.commands.example import lines_between_marks, remove_example
from dashboard.commands.line import DONE, CommandError
from dashboard.commands.problems import print_lines

if TYPE_CHECKING:
    from dashboard.basemap.recipe import Box
    from dashboard.commands.line import Commands

TITLE = "A new dossier"
TEMPLATES = "dashboard.templates"
NAMES = {"gitignore": ".gitignore"}
"""Files that have another name among the templates."""
VIEWS = ("region.yaml", "world.yaml")
ARTICLE = "seeds/gazette-example.txt"
MARGIN = 0.1
"""The share of the fine part that lies beyond each edge of the view: pages show more around it."""
NOWHERE = (0.0, -30.0)
"""Latitude and longitude of the example where no region is named: in the middle of an ocean."""
MONTH = 30
"""Days that the time axis of a new dossier shows."""


def add(commands: "Commands") -> None:
    """The command with its options."""
    init = commands.add_parser(
        "init", help="start a dossier: commented files with a worked example, valid at once"
    )
    init.add_argument("folder", type=Path, metavar="FOLDER", help="a new or empty folder")
    init.add_argument("--title", default=TITLE, help="default: %(default)s")
    add_region(init)
    init.add_argument(
        "--remove-example",
        action="store_true",
        help="take the example out of a dossier that was started so; all else stays",
    )
    init.set_defaults(run=_init)


def _init(arguments: argparse.Namespace) -> int:
    """Write the files, or take the example out of them."""
    folder: Path = arguments.folder
    if arguments.remove_example:
        print_lines(remove_example(folder, example_lines()), sys.stdout)
        return DONE
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CommandError(f"{folder} is not empty; name a new folder")
    made, recipe, box = _outlines(arguments)
    for name, text in starting_files(arguments.title, date.today(), box).items():
        _write(folder / name, text.encode())
    for name, content in made.items():
        _write(folder / "basemap" / name, content)
    if recipe:
        from dashboard.basemap.making import save

        save(made, recipe, folder / "basemap")
    print_lines(_next_steps(folder), sys.stdout)
    return DONE


def _next_steps(folder: Path) -> Iterator[str]:
    config = folder.resolve() / "config.yaml"
    yield f"{folder} is a dossier with a made-up example; its README.md says what to do next"
    yield f"  look at it:  DASHBOARD_CONFIG={config} streamlit run dashboard"
    yield f"  check it:    crisis-dashboard check --strict --deck --config {config}"


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write(path, content)


def _outlines(arguments: argparse.Namespace) -> tuple[dict[str, bytes], str, "Box | None"]:
    """Return the files of the basemap, the recipe that made them, and its fine part.

    Those of the world, which need no packages, where no region is named or none can be made.
    """
    from dashboard.basemap.problems import NoPackage
    from dashboard.basemap.recipe import render

    if not (arguments.box or arguments.states or arguments.sea):
        return world(), "", None
    recipe = region(arguments)
    try:
        return make(recipe, arguments.packages), render(recipe), recipe.box
    except NoPackage as error:
        later = "the maps are of the world until `crisis-dashboard basemap` can make the region"
        print_lines([f"{error}", later], sys.stdout)
        return world(), "", None


def world() -> dict[str, bytes]:
    """Return the files of the basemap of the world that comes with the package."""
    return {one.name: one.read_bytes() for one in (files("dashboard.basemap") / "world").iterdir()}


def starting_files(title: str, today: date, box: "Box | None") -> dict[str, str]:
    """Return the files of a new dossier by their names; `box` is what its first map shows."""
    words = _words(title, today, box)
    article = _filled((_templates() / ARTICLE).read_text("utf-8"), words)
    paragraphs = [line.strip() for line in article.splitlines() if line.strip()]
    digests = [hashlib.sha256(paragraph.encode()).hexdigest() for paragraph in paragraphs]
    words |= {f"digest_{number}": digest for number, digest in enumerate(digests, 1)}
    words["views"] = "".join(
        _filled((_templates() / view).read_text("utf-8"), words)
        for view in (VIEWS if box else VIEWS[1:])
    )
    return {
        NAMES.get(name, name): _filled(text, words)
        for name, text in _texts(_templates())
        if name not in VIEWS
    }


def example_lines() -> frozenset[str]:
    """Return the lines of the example, dates and digests as placeholders."""
    texts = (text for _, text in _texts(_templates()))
    return frozenset(line for text in texts for _, line in lines_between_marks(text))


def _templates() -> Traversable:
    return files(TEMPLATES) / "init"


def _texts(folder: Traversable, under: str = "") -> Iterator[tuple[str, str]]:
    for one in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if one.is_dir():
            yield from _texts(one, f"{under}{one.name}/")
        else:
            yield f"{under}{one.name}", one.read_text("utf-8")


def _filled(text: str, words: dict[str, str]) -> str:
    return Template(text).safe_substitute(words)


def _words(title: str, today: date, box: "Box | None") -> dict[str, str]:
    """Return what the templates leave open: titles, days, positions."""
    days = {
        "today": today,
        "yesterday": today - timedelta(1),
        "two_days_ago": today - timedelta(2),
        "month_ago": today - timedelta(MONTH),
        "in_two_days": today + timedelta(2),
    }
    return {
        "title": json.dumps(title, ensure_ascii=False),
        "plain_title": " ".join(title.split()),
        "subtitle": "What the articles report, claim by claim",
        **{name: day.isoformat() for name, day in days.items()},
        **{f"{name}_in_words": f"{day.day} {day:%B %Y}" for name, day in days.items()},
        **_positions(box),
    }


def _positions(box: "Box | None") -> dict[str, str]:
    """Return the edges of the first view and the place of the example."""
    if box is None:
        return dict(zip(("lat", "lon"), map(str, NOWHERE), strict=True))
    west, south, east, north = box
    width, height = (east - west) % 360 or 360.0, north - south
    edges = {
        "west": west + MARGIN * width,
        "east": west + (1 - MARGIN) * width,
        "south": south + MARGIN * height,
        "north": north - MARGIN * height,
        "lat": south + height / 2,
        "lon": (west + width / 2 + 180) % 360 - 180,
    }
    return {name: f"{round(value, 2):g}" for name, value in edges.items()}
