"""Files that quote an article: its text at hand, and where such a file may lie."""

import subprocess
from pathlib import Path

from dashboard.domain.dossier import Dossier
from dashboard.loading.audit import record_of
from dashboard.loading.original import ArticleMismatch, differences, paragraphs_of

DRAFTS = "drafts"
"""The folder beside `config.yaml` for what quotes an article: git ignores it."""


def text_of(file: Path, dossier: Dossier) -> tuple[str, tuple[str, ...]]:
    """Return the record of an article by its id, and its paragraphs.

    Raises ArticleMismatch where a file is not the recorded text.
    """
    paragraphs = paragraphs_of(file, file.parent)
    seed, _ = record_of(file, paragraphs, dossier)
    if wrong := differences(paragraphs, seed):
        raise ArticleMismatch(wrong[min(wrong)], "give the recorded text")
    return seed.id, paragraphs


def may_quote(path: Path, dossier: Dossier) -> bool:
    """Return whether a file that quotes an article may lie here, so that it is not published.

    Within a work tree of git: where git ignores it. Else outside the dossier, or in its drafts.
    """
    path, folder = path.resolve(), dossier.folder.resolve()
    if any((parent / ".git").exists() for parent in path.parents):
        return _is_ignored(path)
    return not path.is_relative_to(folder) or path.is_relative_to(folder / DRAFTS)


def _is_ignored(path: Path) -> bool:
    """Return whether git ignores a file, in a folder that may not be there yet."""
    there = next(parent for parent in path.parents if parent.is_dir())
    command = ["git", "-C", str(there), "check-ignore", "--quiet", "--", str(path)]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False
