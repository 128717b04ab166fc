"""Search in the words of a fact's card, without case and accents."""

import unicodedata
from collections.abc import Sequence

from dashboard.domain.attribution import links
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact


def mentions(fact: Fact, dossier: Dossier, wanted: Sequence[str]) -> bool:
    """Whether a fact's card holds all of these words, which are folded."""
    text = search_text(fact, dossier)
    return all(word in text for word in wanted)


def search_text(fact: Fact, dossier: Dossier) -> str:
    """Everything on a fact's card that a reader may look for, folded."""
    names = [
        *(dossier.actor[name].name for name in (*fact.actors, *fact.speakers)),
        *(dossier.place[name].name for name in fact.places),
        *(link.name for link in links(fact, dossier)),
        dossier.kind[fact.kind].name,
    ]
    figures = map(str, fact.figures)
    hedges = (report.hedge for report in fact.reports)
    return folded(" ".join((fact.id, fact.statement, fact.note, *hedges, *figures, *names)))


def folded(text: str) -> str:
    """`text` without case and accents, so that 'Nicolas' finds 'Nicolás'."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))
