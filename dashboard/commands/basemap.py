"""`crisis-dashboard basemap`: the outlines of a region, made from public packages."""

import argparse
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.commands.line import DONE, MISUSED, WRONG, CommandError, add_config
from dashboard.commands.problems import print_lines
from dashboard.exports.progress_notice import saying

if TYPE_CHECKING:
    from dashboard.basemap.recipe import Recipe
    from dashboard.commands.line import Commands, Parser

RECIPE = "recipe.toml"
HEAVY_BYTES = 500_000
"""Of a world map: every visitor fetches it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be made: the recipe, its text, and the folder for the outlines."""

    recipe: "Recipe"
    text: str
    folder: Path


def add(commands: "Commands") -> None:
    """The command with its options."""
    basemap = commands.add_parser(
        "basemap", help="make the outlines of a region for the maps, from public packages"
    )
    add_region(basemap)
    basemap.add_argument(
        "--recipe",
        type=Path,
        metavar="FILE",
        help="make them from a recipe.toml instead, as an earlier run wrote it or you changed it",
    )
    basemap.add_argument(
        "--check",
        action="store_true",
        help="with --recipe: write nothing, only report which files are not what it makes",
    )
    basemap.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FOLDER",
        help="where to (default: the folder of the recipe, else that of the dossier's basemap,"
        " else ./basemap)",
    )
    add_config(basemap)
    basemap.set_defaults(run=_basemap)


def add_region(command: "Parser") -> None:
    """Add the options that say which region, and where packages are kept."""
    command.add_argument(
        "--box",
        metavar="W,S,E,N",
        help="the part to draw finely: western, southern, eastern and northern edge, in degrees;"
        " W is greater than E across the 180th meridian",
    )
    command.add_argument(
        "--states",
        nargs="+",
        action="extend",
        default=[],
        metavar="ISO",
        help="countries whose states are wanted (NOR), or single states (NO-03)",
    )
    command.add_argument(
        "--sea",
        nargs="+",
        action="extend",
        default=[],
        metavar="NAME",
        help="seas: a known name (red-sea), or any name with a box: bay=10,54,11,55",
    )
    command.add_argument(
        "--packages",
        type=Path,
        default=Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        / "crisis-dashboard"
        / "packages",
        metavar="FOLDER",
        help="where the packages are kept; those that lie there are not fetched again"
        " (default: %(default)s)",
    )


def _basemap(arguments: argparse.Namespace) -> int:
    """Make the outlines and write them, or say which are not current."""
    wanted = _wanted(arguments)
    made = make(wanted.recipe, arguments.packages)
    if arguments.check:
        return _check(made, wanted.folder)
    from dashboard.basemap.making import save

    save(made, wanted.text, wanted.folder)
    print_lines([_written(made, wanted.folder)], sys.stdout)
    return DONE


def _wanted(arguments: argparse.Namespace) -> Wanted:
    """Return what the command line asks for. Raises CommandError, BasemapError."""
    from dashboard.basemap.recipe import parse, render

    if path := arguments.recipe:
        if arguments.box or arguments.states or arguments.sea:
            raise CommandError("--recipe stands alone; change the recipe instead", MISUSED)
        text = _text_of(path)
        return Wanted(parse(text, str(path)), text, arguments.output or path.parent)
    if arguments.check:
        raise CommandError("--check needs --recipe", MISUSED)
    recipe = region(arguments)
    folder = arguments.output or _folder_of(arguments.config)
    _spare(folder)
    return Wanted(recipe, render(recipe), folder)


def region(arguments: argparse.Namespace) -> "Recipe":
    """Return the recipe for a region. Raises CommandError, BasemapError."""
    from dashboard.basemap.naming import box_from, seas_from
    from dashboard.basemap.recipe import Recipe

    if not arguments.box:
        raise CommandError("name the region with --box WEST,SOUTH,EAST,NORTH", MISUSED)
    seas = seas_from(arguments.sea)
    return Recipe(box=box_from(arguments.box), states=tuple(arguments.states), seas=seas)


def make(recipe: "Recipe", packages: Path) -> dict[str, bytes]:
    """Return the files of a basemap; print what was not found, in a line each.

    Raises BasemapError.
    """
    from dashboard.basemap.making import outlines
    from dashboard.basemap.packages import fetched

    with saying(f"packages are being fetched into {packages}"):
        inputs = fetched(packages)
    with saying("outlines are being made"):
        made = outlines(recipe, inputs, lambda line: print_lines([line], sys.stdout))
    for name, content in made.items():
        if len(content) > HEAVY_BYTES:
            size = f"{name} has {len(content):,} bytes, which every visitor fetches"
            print_lines([f"{size}; a smaller box, or fewer states, make it lighter"], sys.stdout)
    return made


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        raise CommandError(f"there is no file {path}") from None
    except UnicodeDecodeError:
        raise CommandError(f"{path} is no text in UTF-8") from None


def _folder_of(config: Path) -> Path:
    """Return the basemap folder that a dossier names; ./basemap where there is no dossier."""
    if not config.is_file():
        return Path("basemap")
    from dashboard.loading.reading import read

    return read(config).folders.basemap


def _spare(folder: Path) -> None:
    """Refuse to write over a recipe that somebody wrote: what is not the program's own words."""
    from dashboard.basemap.problems import BasemapError
    from dashboard.basemap.recipe import parse, render

    path = folder / RECIPE
    if not path.is_file():
        return
    text = _text_of(path)
    try:
        is_ours = render(parse(text, RECIPE)) == text
    except BasemapError:
        is_ours = False
    if not is_ours:
        hint = f"change it and run with --recipe {path}, or name another folder with -o"
        raise CommandError(f"{path} was changed by hand and is kept; {hint}")


def _check(made: dict[str, bytes], folder: Path) -> int:
    from dashboard.basemap.making import stale

    names = stale(made, folder)
    print_lines([f"{folder / name} is not what its recipe makes" for name in names], sys.stdout)
    return WRONG if names else DONE


def _written(made: dict[str, bytes], folder: Path) -> str:
    sizes = ", ".join(f"{name} {len(content):,} bytes" for name, content in made.items())
    return f"{folder}: {sizes}; where all of it comes from: SOURCES.md"
