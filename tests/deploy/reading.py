"""The files of `deploy/`, read as the programs that they are for read them."""

import fnmatch
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.serving import ROOT

DEPLOY = ROOT / "deploy"
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]


@dataclass(frozen=True)
class Step:
    """An instruction of a Dockerfile: its word and what follows, on one line."""

    word: str
    rest: str

    @property
    def words(self) -> list[str]:
        """What follows, in exec form."""
        return list(json.loads(self.rest[self.rest.index("[") :]))


def steps() -> list[Step]:
    """The instructions of our Dockerfile in order."""
    source = (DEPLOY / "Dockerfile").read_text("utf-8")
    kept = [line for line in source.splitlines() if not line.startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(kept))
    return [Step(*line.split(maxsplit=1)) for line in joined.splitlines() if line]


def last_stage() -> list[Step]:
    """The instructions that the image itself is made by."""
    found = steps()
    begins = [number for number, step in enumerate(found) if step.word == "FROM"]
    return found[begins[-1] :]


def environment() -> dict[str, str]:
    """The variables that the image sets."""
    pairs = (step.rest.split() for step in last_stage() if step.word == "ENV")
    return dict(pair.split("=", 1) for line in pairs for pair in line)


def is_ignored(path: str) -> bool:
    """Whether `.dockerignore` keeps a file out: of all lines that fit, the last one says it."""
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    ignored = False
    for line in filter(None, (line.partition("#")[0].strip() for line in lines)):
        if _fits(line.removeprefix("!"), path):
            ignored = not line.startswith("!")
    return ignored


def _fits(pattern: str, path: str) -> bool:
    """Whether a pattern fits a file or a folder that it is in; `**/` is any number of folders."""
    parts = path.split("/")
    tails = range(len(parts)) if pattern.startswith("**/") else range(1)
    wanted = pattern.removeprefix("**/").split("/")
    return any(
        all(map(fnmatch.fnmatchcase, parts[start:], wanted))
        for start in tails
        if len(parts) - start >= len(wanted)
    )


def context() -> Iterator[Path]:
    """The files that an image is built from, below the project's root."""
    for folder in ("", "dashboard", "data", "seeds"):
        found = (ROOT / folder).rglob("*") if folder else ROOT.iterdir()
        for path in found:
            relative = path.relative_to(ROOT)
            if path.is_file() and not is_ignored(relative.as_posix()):
                yield relative


def documents(path: Path) -> list[dict[str, Any]]:
    """The documents of a YAML file; those of Docker and Kubernetes are not our own sort of YAML."""
    return list(yaml.safe_load_all(path.read_text("utf-8")))


def compose(name: str = "compose.yaml") -> dict[str, Any]:
    """A compose file, each variable as it is where nobody sets it."""
    source = (DEPLOY / name).read_text("utf-8")
    plain = re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", source)
    return dict(next(iter(yaml.safe_load_all(plain))))


def manifests(folder: str = "kubernetes") -> dict[str, dict[str, Any]]:
    """Everything for Kubernetes in a folder, by kind and name."""
    files = (path for path in kubernetes_files(folder) if path.name != "kustomization.yaml")
    found = (document for path in files for document in documents(path))
    return {f"{one['kind']}/{one['metadata']['name']}": one for one in found}


def kubernetes_files(folder: str = "kubernetes") -> list[Path]:
    """All files for Kubernetes in a folder."""
    return sorted((DEPLOY / folder).glob("*.yaml"))


def closed(source: str) -> set[str]:
    """Return the addresses that the one expression for them closes, at nginx or at Apache."""
    [names] = re.findall(r"\^/\(([^()]+)\)\(/\|\$\)", source)
    return {f"/{name}" for name in names.split("|")}


def apache() -> str:
    """The configuration for Apache, without its comments."""
    source = (DEPLOY / "apache" / "dashboard.conf").read_text("utf-8")
    return re.sub(r"(?m)^\s*#.*$", "", source)


def nginx(name: str = "nginx.conf") -> str:
    """A file for nginx, without its comments."""
    source = (DEPLOY / "nginx" / name).read_text("utf-8")
    return re.sub(r"(?m)(^|\s)#.*$", "", source)


def directives(word: str, source: str) -> list[str]:
    """What follows a word in a configuration of nginx, wherever it stands."""
    return [" ".join(said.split()) for said in re.findall(rf"(?m)^\s*{word}\s+([^;{{]+);", source)]
