"""Whether a text keeps its first letter within a sentence: a name does, another word does not."""

import re
from functools import lru_cache
from typing import NamedTuple

from dashboard.domain.dossier import Dossier

FIRST_WORD = re.compile(r"[\w-]+")
CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z][\w-]*")
TITLED = re.compile(r"[\w-]+ [A-Z][a-zà-ÿ]")
SMALL_WORD = re.compile(
    r"(an?|the|if|by|of|in|on|at|for|from|when|while|after|before|since|until|as|such|there|some|no"
    r"|last|next|this|early|mid|late"
    r"|many|most|more|all|both|each|every|other|its|their|his|her)\b",
    re.IGNORECASE,
)
"""Words that are no part of a name, whatever follows them."""

OF_THE_CALENDAR = frozenset(
    (
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        *("January", "February", "March", "April", "May", "June", "July", "August"),
        *("September", "October", "November", "December"),
    )
)
"""Words that English never writes small."""
INNER_CAPITAL = re.compile(r"\w*[a-z]\w*[A-Z]")
"""What a word with a capital within it begins with: 'SeaLens' is a name."""


class Words(NamedTuple):
    """The words of a dossier, by how they are written within sentences."""

    proper: frozenset[str]
    common: frozenset[str]


@lru_cache(maxsize=4)
def _words(dossier: Dossier) -> Words:
    named = (dossier.actors, dossier.places, dossier.outlets)
    names = [entry.name for entries in named for entry in entries]
    texts = [text for fact in dossier.facts for text in (fact.statement, fact.note)]
    proper = {word for text in texts for word in CAPITALISED.findall(text)}
    proper |= {word for name in names for word in FIRST_WORD.findall(name)}
    common = {word for text in texts for word in FIRST_WORD.findall(text) if word.islower()}
    return Words(frozenset(proper), frozenset(common))


def within(text: str, dossier: Dossier) -> str:
    """Return a text as it stands within a sentence: small first letter, unless it is a name."""
    found = FIRST_WORD.match(text)
    is_outlet = any(text.startswith(source.name) for source in dossier.outlets)
    if found is None or is_outlet:
        return text
    if not SMALL_WORD.match(text) and (TITLED.match(text) or _is_name(found[0], _words(dossier))):
        return text
    return text[0].lower() + text[1:]


def _is_name(word: str, words: Words) -> bool:
    if word in OF_THE_CALENDAR or INNER_CAPITAL.match(word) or (len(word) > 1 and word.isupper()):
        return True
    return word in words.proper and word.lower() not in words.common
