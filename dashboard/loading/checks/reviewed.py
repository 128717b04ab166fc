"""Checks that the headline and the key figures rest on reviewed facts, where that is required.

The slides are judged by `dashboard/deck/readiness.py`, which knows what each of them shows.
"""

from collections.abc import Iterator

from dashboard.domain.dossier import Dossier
from dashboard.domain.reviews import refusal
from dashboard.loading.draft import Draft, Finding, rule_name


def check_reviews(draft: Draft, dossier: Dossier) -> None:
    """Report what is shown first and rests on facts that nobody reviewed as they are now.

    `dossier` is as it was read: the digest of a review is that of the entry as it is written.
    """
    for finding in what_is_shown_first_is_reviewed(dossier):
        draft.note(finding, rule_name(what_is_shown_first_is_reviewed))


def what_is_shown_first_is_reviewed(dossier: Dossier) -> Iterator[Finding]:
    """The headline and each key figure rest on facts that somebody reviewed as they are."""
    config = dossier.config
    shown: list[tuple[object, str, tuple[str, ...]]] = [
        (card, "fact", (card.fact,)) for card in config.key_figures
    ]
    if config.headline:
        shown.append((config.headline, "facts", config.headline.facts))
    for record, key, named in shown:
        if refused := refusal((dossier.fact[name] for name in named), dossier):
            yield Finding(record, key, *refused)
