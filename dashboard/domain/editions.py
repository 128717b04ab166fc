"""The states of a dossier that were published: which one a printed digest means."""

import re
from collections.abc import Sequence
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
