"""What a speaker reads: ready sentences for the claims of a slide, and where they come from."""

from collections import Counter
from collections.abc import Iterable

from dashboard.domain.attribution import links
from dashboard.domain.phrasing import counted
from dashboard.domain.ready_sentence import sentence
from dashboard.domain.superseded import plain_claim
from dashboard.exports.captions import outside
from dashboard.exports.deck.slides import Deck


def notes(deck: Deck, facts: Iterable[str], *lines: str) -> list[str]:
    """Notes on the facts of these ids, each once, in the order of the slide, after `lines`."""
    dossier = deck.dossier
    named = [dossier.fact[name] for name in dict.fromkeys(facts)]
    shown = [fact for fact in named if fact.id not in dossier.superseded]
    gone = [f"– {plain_claim(fact, dossier)}" for fact in named if fact not in shown]
    written = [*lines, *(["Not to be said any more:", *gone] if gone else ())]
    if shown:
        told = (sentence(fact, dossier) + outside(fact, deck.excerpt) for fact in shown)
        written += ["To say:", *(f"– {words}" for words in told), "Sources:"]
    counted_here = (fact for fact in shown if fact.id in deck.excerpt.ids)
    named_by = Counter(link.name for fact in counted_here for link in links(fact, dossier))
    written += [f"– {name}: {counted(number, 'fact')} here" for name, number in named_by.items()]
    about = deck.about
    return [*written, f"{about.as_of_line}. {about.filter}. Digest {about.digest}."]
