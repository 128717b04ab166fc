"""The audit of the sentence: what our own words say is what the facts and the article say.

Statements, labels, ready sentences, caveats, titles, the headline. These rules take a dossier
whose records could all be read. They run for an author, in `check` and `audit`, and never when a
server loads its files: a server does not go down for a sentence.
"""

from collections.abc import Callable, Iterator

from dashboard.domain.dossier import Dossier
from dashboard.loading.draft import Draft, Finding, rule_name
from dashboard.loading.editorial import (
    borrowed,
    chains,
    coverage,
    echoes,
    figures,
    firmness,
    mentioned,
    requests,
    standing,
    weekdays,
)
from dashboard.loading.editorial.lexicon import Texts
from dashboard.loading.editorial.texts import Material

Rule = Callable[[Material], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    *figures.RULES,
    *mentioned.RULES,
    *firmness.RULES,
    *chains.RULES,
    *requests.RULES,
    *weekdays.RULES,
    *echoes.RULES,
    *borrowed.RULES,
    *standing.RULES,
)


def check_sentences(draft: Draft, dossier: Dossier, texts: Texts, *, strict: bool = False) -> None:
    """Report what a sentence says and its facts do not.

    `texts` holds the articles at hand; with them more can be judged. `strict` adds what matters
    before a briefing.
    """
    material = Material(dossier, texts)
    counting = coverage.RULES if draft.is_complete else ()
    for rule in (*RULES, *counting, *(standing.STRICT_RULES if strict else ())):
        for finding in rule(material):
            draft.note(finding, rule_name(rule))
