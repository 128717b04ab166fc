"""What a speaker reads: ready sentences for the claims of a slide, and where they come from."""

from collections import Counter
from collections.abc import Iterable

from dashboard.domain.attribution import links
from dashboard.domain.phrasing import sentence
from dashboard.domain.superseded import plain_claim
from dashboard.domain.voices import counted
from dashboard.exports.deck.slides import Deck
from dashboard.exports.phrases import as_of_line


def notes(deck: Deck, facts: Iterable[str], *lines: str) -> list[str]:
    """Notes on the facts of these ids, each once, in the order of the slide, after `lines`."""
    dossier = deck.dossier
    named = [dossier.fact[name] for name in dict.fromkeys(facts)]
    shown = [fact for fact in named if fact.id not in dossier.superseded]
    gone = [f"– {plain_claim(fact, dossier)}" for fact in named if fact not in shown]
    written = [*lines, *(["Not to be said any more:", *gone] if gone else ())]
    if shown:
        written += ["To say:", *(f"– {sentence(fact, dossier)}" for fact in shown), "Sources:"]
    named_by = Counter(link.name for fact in shown for link in links(fact, dossier))
    written += [f"– {name}: {counted(number, 'fact')} here" for name, number in named_by.items()]
    about = f"{as_of_line(dossier)}. {deck.selection.in_words(dossier)}. Digest {dossier.digest}."
    return [*written, about]
