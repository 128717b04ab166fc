"""Files in, dossier out: whole and valid, or the list of everything that is wrong with them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from dashboard.domain.dossier import Dossier
from dashboard.domain.problems import BadDossier, Problem
from dashboard.loading.basemap import BadBasemap, Basemap, read_basemap
from dashboard.loading.checks import check_records
from dashboard.loading.draft import Draft
from dashboard.loading.files import Folders
from dashboard.loading.findings import At
from dashboard.loading.geography import check_geography, outlines
from dashboard.loading.reading import read
from dashboard.loading.references import check_references, warn_of_unused

MADE = (
    "name the folder of the outlines with basemap: in config.yaml, or make them with"
    " `crisis-dashboard basemap`"
)


class Attempt(NamedTuple):
    """The result of reading a dossier: the dossier or its problems, and where its files lie."""

    dossier: Dossier | None
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    folders: Folders
    more: int = 0
    """How many problems there are beside those listed."""


def load(config: Path) -> Dossier:
    """The dossier that a `config.yaml` stands for.

    Raises BadDossier, with all problems of all files in order, if there is any.
    """
    return load_with_draft(config)[0]


def load_with_draft(config: Path) -> tuple[Dossier, Draft]:
    """The dossier, and the draft that knows where its records stand. Raises as `load`."""
    draft, dossier = examined(Path(config))
    if dossier is None:
        raise BadDossier(draft.findings.problems, draft.findings.more_problems)
    return dossier, draft


def attempt(config: Path, is_current: Callable[[], bool] = lambda: True) -> Attempt:
    """Read and check all files of a dossier. Raises nothing for what they hold.

    Raises Outdated where they were seen to change meanwhile: where `is_current` said so.
    """
    draft, dossier = examined(Path(config), is_current)
    found = draft.findings
    if dossier is None:
        return Attempt(None, found.problems, (), draft.folders, found.more_problems)
    return Attempt(dossier, (), found.warnings, draft.folders)


def examined(
    config: Path,
    is_current: Callable[[], bool] = lambda: True,
    over: Mapping[Path, bytes] | None = None,
) -> tuple[Draft, Dossier | None]:
    """The draft of all files, with what is wrong in it, and the dossier if nothing is.

    `over` as for `read`.
    """
    draft = read(config, is_current, over)
    check_references(draft)
    check_records(draft)
    basemap = _basemap(draft)
    if basemap:
        check_geography(draft, basemap)
    if draft.findings.problems or basemap is None:
        return draft, None
    warn_of_unused(draft)
    return draft, draft.finished(outlines(draft, basemap), basemap.files)


def _basemap(draft: Draft) -> Basemap | None:
    try:
        return read_basemap(draft.folders)
    except BadBasemap as bad:
        at = At(draft.folders.name(draft.folders.basemap / bad.name))
        draft.findings.add(at, bad.reason, bad.hint or MADE, check="basemap")
        return None
