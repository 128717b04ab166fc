"""Write the SBOM of a lock, then search its packages for known vulnerabilities.

`python scripts/audit.py requirements.txt --installed .venv/bin/python --sbom sbom.cdx.json`

The SBOM is written first and needs no network. Exit code 0: every package was searched for and
nothing is known; 1: something is known, or some packages could not be searched for; 2: nothing was
searched for; each says so. Runs in an environment with cyclonedx-bom and pip-audit.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import textwrap
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"
SCHEMA = SchemaVersion.V1_6
SECONDS_TO_ANSWER = 120
LONGEST_REASON = 160
MAKES_SBOM = "cyclonedx_py"
PARTS = "components"
SEARCHES = (
    "pip_audit",
    "--disable-pip",
    "--no-deps",
    "--progress-spinner",
    "off",
    "--timeout",
    "5",
)


class NothingMade(Exception):
    """A program did not do its work; the message is its last line."""


def main(arguments: list[str] | None = None) -> int:
    """Write the SBOM, search, say in lines what was found; returns the exit code."""
    wanted = command_line().parse_args(arguments)
    try:
        text = sbom_of(wanted.lock, wanted.installed)
    except NothingMade as reason:
        print(f"No SBOM was made and nothing was checked: {reason}")
        return 2
    wanted.sbom.write_text(text, "utf-8")
    packages = packages_of(text)
    print(f"{wanted.sbom}: SBOM of {counted(packages)}")
    return search(packages, wanted.service, wanted.ask)


def command_line() -> argparse.ArgumentParser:
    """What can be chosen."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("lock", type=Path, help="requirements with exact versions and hashes")
    parser.add_argument("--installed", required=True, help="a Python whose packages name licences")
    parser.add_argument("--sbom", type=Path, required=True, help="the file to write")
    parser.add_argument("--service", choices=("pypi", "osv"), default="pypi", help="who is asked")
    parser.add_argument("--ask", help="another address of osv")
    return parser


def sbom_of(lock: Path, installed: str) -> str:
    """The SBOM of a lock as CycloneDX JSON, the same for the same lock and installation.

    Name, version, purl and hashes are those of the lock, licences those that the packages
    installed beside the Python `installed` declare, where the version is the same. Raises
    NothingMade where a program fails or the result does not fit the published schema.
    """
    sbom = made_by("requirements", str(lock), "--pyproject", str(PROJECT))
    installed_parts = made_by("environment", installed)[PARTS]
    licences = {key(part): part.get("licenses") for part in installed_parts}
    for part in sbom[PARTS]:
        # It repeats the line of the lock, whose hashes stand in the part already.
        part.pop("description", None)
        if licences.get(key(part)):
            part["licenses"] = licences[key(part)]
    text = json.dumps(sbom, indent=1, ensure_ascii=False) + "\n"
    if fault := JsonStrictValidator(SCHEMA).validate_str(text):
        raise NothingMade(textwrap.shorten(f"not as the schema asks: {fault.data}", LONGEST_REASON))
    return text


def made_by(kind: str, *arguments: str) -> dict[str, Any]:
    """What cyclonedx-py makes; it is checked against the schema once, in the end."""
    made = run(
        MAKES_SBOM, kind, *arguments, "--output-reproducible", "--no-validate",
        "--spec-version", SCHEMA.to_version(),
    )  # fmt: skip
    return read(made)


def key(part: dict[str, Any]) -> tuple[str, str]:
    """Name and version of a part, the name spelt as in a lock."""
    return re.sub(r"[-_.]+", "-", part["name"]).lower(), part["version"]


def packages_of(sbom: str) -> list[tuple[str, str]]:
    """Name and version of everything that an SBOM names."""
    return sorted({key(part) for part in json.loads(sbom)[PARTS]})


def search(packages: list[tuple[str, str]], service: str, ask: str | None = None) -> int:
    """Ask a service about packages, print what it knows; returns the exit code."""
    try:
        answered = asked(packages, service, ask)
    except NothingMade as reason:
        print(f"Nothing was checked for known vulnerabilities: no answer from {service} ({reason})")
        return 2
    left = unchecked(packages, answered)
    if len(left) == len({name for name, _ in packages}):
        print(f"Nothing was checked for known vulnerabilities: {service} knows no package here")
        return 2
    said = [line for part in answered for line in vulnerabilities(part)]
    if left:
        said.append(f"{counted(left)} not checked, as {service} does not know: {', '.join(left)}")
    print("\n".join(said) or f"No known vulnerability in {counted(packages)}")
    return 1 if said else 0


def unchecked(packages: list[tuple[str, str]], answered: list[dict[str, Any]]) -> list[str]:
    """The names that an answer passes over, or leaves out."""
    skipped = {part["name"] for part in answered if "skip_reason" in part}
    return sorted(skipped | {name for name, _ in packages} - {part["name"] for part in answered})


def asked(packages: list[tuple[str, str]], service: str, ask: str | None) -> list[dict[str, Any]]:
    """What pip-audit says of each package; raises NothingMade where it ends without an answer.

    It is given names and versions only, since it leaves out what this machine would not install.
    """
    with tempfile.TemporaryDirectory() as folder:
        files = [
            argument
            for number, pins in enumerate(once_each(packages))
            for argument in ("--requirement", written(Path(folder, f"{number}.txt"), pins))
        ]
        address = ("--osv-url", ask) if ask else ()
        options = ("--vulnerability-service", service, "--format", "json", *address)
        answer = read(run(*SEARCHES, *options, *files))
    return list(answer["dependencies"])


def once_each(packages: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Pins in lists that name no package twice: a lock may have two versions, by markers."""
    lists: dict[int, list[str]] = defaultdict(list)
    seen: dict[str, int] = defaultdict(int)
    for name, version in packages:
        lists[seen[name]].append(f"{name}=={version}")
        seen[name] += 1
    return list(lists.values())


def written(file: Path, lines: list[str]) -> str:
    """Write lines into a file; returns its path."""
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return str(file)


def vulnerabilities(part: dict[str, Any]) -> list[str]:
    """A line for each known vulnerability of a package."""
    return [
        f"{part['name']} {part['version']}: {' '.join((known['id'], *known['aliases']))}, "
        + (f"mended in {', '.join(known['fix_versions'])}" if known["fix_versions"] else "unmended")
        for known in part.get("vulns", ())
    ]


def run(module: str, *arguments: str) -> tuple[str, str]:
    """Run a module with this Python; returns what it wrote, and the last line of its errors."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            capture_output=True, text=True, timeout=SECONDS_TO_ANSWER,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise NothingMade(f"not within {SECONDS_TO_ANSWER} seconds") from None
    return done.stdout, (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]


def read(made: tuple[str, str]) -> dict[str, Any]:
    """What a program wrote, as JSON; where it is none, its last words say why."""
    try:
        tree = json.loads(made[0])
    except ValueError:
        tree = None
    if not isinstance(tree, dict):
        raise NothingMade(textwrap.shorten(made[1], LONGEST_REASON, placeholder=" …"))
    return tree


def counted(things: list[Any]) -> str:
    """A number of packages in words."""
    return f"{len(things)} package{'' if len(things) == 1 else 's'}"


if __name__ == "__main__":
    sys.exit(main())
