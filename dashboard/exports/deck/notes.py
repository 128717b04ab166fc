"""What a speaker reads: ready sentences for the claims of a slide, and where they come from."""

from collections import Counter
from collections.abc import Iterable

from dashboard.domain.sentence import sentence
from dashboard.domain.voices import counted
from dashboard.exports.deck.slides import Deck
from dashboard.exports.phrases import as_of_line


def notes(deck: Deck, facts: Iterable[str], *lines: str) -> list[str]:
    """Notes on the facts of these ids, each once, in the order of the slide, after `lines`."""
    dossier = deck.dossier
    shown = [dossier.fact[name] for name in dict.fromkeys(facts)]
    written = list(lines)
    if shown:
        written += ["To say:", *(f"– {sentence(fact, dossier)}" for fact in shown), "Sources:"]
    links = Counter(link.name for fact in shown for link in dossier.chain(fact))
    written += [f"– {name}: {counted(number, 'fact')} here" for name, number in links.items()]
    about = f"{as_of_line(dossier)}. {deck.selection.in_words(dossier)}. Digest {dossier.digest}."
    return [*written, about]
