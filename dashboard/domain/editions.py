"""The states of a dossier that were published: which one a digest means, and which one is shown."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.domain.dates import day_in_words
from dashboard.domain.dossier import Dossier
from dashboard.domain.published import Edition

SHORTEST = 8
PREFIX = re.compile(rf"[0-9a-f]{{{SHORTEST},64}}", re.ASCII)


@dataclass(frozen=True, slots=True)
class EditionMatch:
    """The edition that a digest means; None is the present dossier. `changes` came after it."""

    digest: str
    edition: Edition | None
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """An edition that can be opened, in words."""

    digest: str
    """The first digits, as addresses have them."""
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a reader should know of the edition that a page shows."""

    is_earlier: bool = False
    """Whether it is not the present one."""
    updated: Known | None = None
    """The edition that an open page showed before it was updated."""
    last_with: Known | None = None
    """The last edition that has the fact that a link names, where the one shown has it no more."""
    sought: str = ""
    """The id of that fact."""
    not_kept: str = ""
    """The digits of an edition that a link asks for and that is not kept."""


PRESENT = Standing()


def find(digest: str, dossier: Dossier) -> Sequence[EditionMatch]:
    """Return the editions whose digest begins like this, the present one first.

    Raises ValueError, with the reason, where it is too short or no digest at all.
    """
    sought = digest.strip().rstrip("…").lower()
    if not PREFIX.fullmatch(sought):
        raise ValueError(f"give {SHORTEST} to 64 hexadecimal digits of a digest")
    editions = dossier.config.editions
    known = [EditionMatch(dossier.digest, None, ())]
    for index, edition in enumerate(editions):
        since = tuple(one.changes for one in reversed(editions[: index + 1]))
        known.append(EditionMatch(edition.digest, edition, since))
    return [one for one in known if one.digest.startswith(sought)]


def edition_in_words(edition: Edition) -> str:
    """Return an edition with what changed after it, as a sentence or two."""
    return f"{day_in_words(edition.on)} (digest {edition.digest[:12]}…). {edition.changes}"


def edition_sought(query: Mapping[str, Sequence[str]], dossier: Dossier) -> str:
    """Return the edition that an address asks for where the dossier shown is another; else ''."""
    digits = next(iter(query.get("edition", ())), "").lower()
    is_other = bool(PREFIX.fullmatch(digits)) and not dossier.digest.startswith(digits)
    return digits if is_other else ""


def fact_sought(query: Mapping[str, Sequence[str]], dossier: Dossier) -> str:
    """Return the id of the fact that an address names and the dossier does not have; else ''."""
    given = [*query.get("focus", ()), *(f"fact:{name}" for name in query.get("fact", ()))]
    sort, _, name = (given[0] if given else "").partition(":")
    known = name in dossier.fact or name in dossier.present_id
    return name if sort == "fact" and not known else ""


def without_told(notices: tuple[str, ...], standing: Standing) -> tuple[str, ...]:
    """Return the notices on an address without those that a standing says better."""
    told = {"fact": standing.sought, "edition": standing.not_kept}
    return tuple(one for one in notices if not told.get(one.partition(":")[0]))
