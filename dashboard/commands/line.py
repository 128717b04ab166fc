"""Parts that all commands share: reading a command line, and saying that it cannot be followed."""

import argparse
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from dashboard.domain.problems import CrisisError
from dashboard.exports import GENERATOR

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction["Parser"]

DONE, WRONG, MISUSED, INTERRUPTED = 0, 1, 2, 130


class CommandError(CrisisError):
    """A command that cannot be carried out: one line that says why, and the exit code."""

    def __init__(self, why: str, code: int = WRONG) -> None:
        super().__init__(why)
        self.code = code


class Parser(argparse.ArgumentParser):
    """A parser that says in one line what is wrong with a command line."""

    def error(self, message: str) -> NoReturn:
        """End the program with exit code 2."""
        self.exit(MISUSED, f"{GENERATOR}: {message}; see {self.prog} --help\n")


def with_values(words: Sequence[str]) -> list[str]:
    """Join `--box` with edges that begin with a minus sign, which argparse takes for an option."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] == "--box" and re.match(r"-[\d.]", word):
            joined[-1] += f"={word}"
        else:
            joined.append(word)
    return joined


def add_config(command: Parser, default: Path | str | None = None) -> None:
    """Add the option that names a dossier."""
    command.add_argument(
        "--config",
        type=Path,
        default=default or Path(os.environ.get("DASHBOARD_CONFIG") or "config.yaml"),
        metavar="PATH",
        help="the config.yaml of a dossier (default: DASHBOARD_CONFIG, else ./config.yaml)",
    )


def config_of(arguments: argparse.Namespace) -> Path:
    """The file that the dossier begins with; without it, everything else would seem to miss."""
    path: Path = arguments.config
    if not path.is_file():
        hint = "run in the folder of a dossier, or name its config.yaml with --config"
        if other := _meant(path):
            hint = f"call {other.name} {path.name}, or name it with --config"
        raise CommandError(f"there is no file {path}; {hint}")
    return path


def _meant(path: Path) -> Path | None:
    """The file beside it that has its name but for case and ending: 'config.yml'."""
    endings = (".yaml", ".yml", ".yaml.txt", ".yml.txt")
    names = {f"{path.stem}{ending}".casefold() for ending in endings}
    beside = sorted(path.parent.glob("*"))
    return next((one for one in beside if one.name.casefold() in names and one.is_file()), None)
