"""Reviews: who read an entry against its article, and whether it is still what they read."""

import hashlib
import json
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, NamedTuple

from dashboard.domain.config import ReviewRule
from dashboard.domain.dossier import Dossier, Entry
from dashboard.domain.facts import Fact
from dashboard.domain.record import as_json

LENGTH = 16
"""Hexadecimal digits of an entry's digest."""
NAMED = 3
"""So many facts a refusal names."""


class Standing(StrEnum):
    """Whether an entry was reviewed as it is now."""

    REVIEWED = "reviewed"
    REOPENED = "changed since its review"
    UNREVIEWED = "not reviewed"


class Refusal(NamedTuple):
    """What is wrong with something that rests on unreviewed facts, and what to do about it."""

    what: str
    hint: str


def entry_digest(entry: Any) -> str:
    """Return the first digits of the SHA-256 over all that an entry says."""
    text = json.dumps(entry, default=as_json, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def standing(collection: str, entry: Entry, dossier: Dossier) -> Standing:
    """Return whether an entry of a collection was reviewed, and has not changed since."""
    review = dossier.reviews.get(f"{collection}:{entry.id}")
    if review is None:
        return Standing.UNREVIEWED
    return Standing.REVIEWED if review.digest == entry_digest(entry) else Standing.REOPENED


def in_words(collection: str, entry: Entry, dossier: Dossier) -> str:
    """Return the same as a message says it, with who reviewed it and when."""
    found = standing(collection, entry, dossier)
    if found is Standing.UNREVIEWED:
        return found.value
    review = dossier.reviews[f"{collection}:{entry.id}"]
    return f"{found} by {review.by} on {review.on}"


def refusal(facts: Iterable[Fact], dossier: Dossier) -> Refusal | None:
    """Return why nothing may rest on some facts; None where all are reviewed, or need not be."""
    if dossier.config.review is not ReviewRule.REQUIRED:
        return None
    found = [one for one in facts if standing("facts", one, dossier) is not Standing.REVIEWED]
    if not found:
        return None
    told, more = found[:NAMED], len(found) - NAMED
    named = [f"'{fact.id}' ({in_words('facts', fact, dossier)})" for fact in told]
    what = f"rests on {'an unreviewed fact' if len(found) == 1 else 'unreviewed facts'}: "
    what += ", ".join(named) + (f" and {more} more" if more > 0 else "")
    sign = f"crisis-dashboard review sign --by NAME {' '.join(fact.id for fact in told)}"
    rest = "; crisis-dashboard review list names all" if more > 0 else ""
    return Refusal(what, f"read against the article, then run: {sign}{rest}")
