"""Dates and names in our sentences: each is in the facts that the sentence rests on."""

from collections.abc import Iterator
from itertools import islice

from dashboard.loading.draft import Finding
from dashboard.loading.editorial.days import mentions
from dashboard.loading.editorial.english import SMALL_WORDS
from dashboard.loading.editorial.lexicon import Allowed
from dashboard.loading.editorial.names import (
    Token,
    bare,
    capitalised,
    is_known,
    proper_parts,
    territories,
)
from dashboard.loading.editorial.texts import CheckedText, Material

SHOWN_FACTS = 3
CLAUSES = ("caveat", "phrase")
"""Keys whose texts stand within a sentence."""


def dates_are_of_the_facts(material: Material) -> Iterator[Finding]:
    """Each date in a text is that of its facts, of their reports or of the article."""
    for said in material.checked:
        found = [one for one in mentions(said.text) if one.is_date]
        times = material.times(said) if found else None
        for mention in found if times else ():
            if times and not times.bear_out(mention):
                what = f"says '{mention.written}', which is not a date of {said.of_what}"
                yield Finding(said.record, said.key, what, _dates_there(said))


def _dates_there(said: CheckedText) -> str:
    whens = list(dict.fromkeys(str(fact.when) for fact in said.facts))
    if len(whens) <= SHOWN_FACTS:
        return f"when is {' and '.join(whens)}; correct one of the two"
    return "remove it, or add the fact that has this date"


def weekdays_are_of_their_days(material: Material) -> Iterator[Finding]:
    """A weekday that is with a full date is the weekday of that date."""
    for said in (*material.checked, *_notes(material)):
        for mention in mentions(said.text):
            for day in mention.dates(set()):
                if mention.weekday not in (None, day.weekday()):
                    what = f"says '{mention.written}', but that day is a {day:%A}"
                    yield Finding(said.record, said.key, what, "correct the weekday or the date")


def _notes(material: Material) -> Iterator[CheckedText]:
    for fact in material.dossier.facts:
        for key in ("when_why", "note"):
            yield CheckedText(fact, key, getattr(fact, key), (fact,))


def names_are_of_the_facts(material: Material) -> Iterator[Finding]:
    """Each name in a text is that of somebody or something in its facts or their paragraphs."""
    for said in material.checked:
        names = [(t, word) for t in _capitalised(said) for word in proper_parts(t)]
        allowed = material.allowed(said) if names else Allowed()
        unknown = [
            word
            for token, word in names
            if _is_name(token, word, material) and not is_known(word, allowed.words, allowed.states)
        ]
        if unknown:
            yield _unknown(list(dict.fromkeys(unknown)), said, material)


def _capitalised(said: CheckedText) -> Iterator[Token]:
    """Yield the words of a text that may be names; a clause begins no sentence."""
    for token in capitalised(said.text):
        is_small = bare(token.text) in SMALL_WORDS
        yield token._replace(begins=token.begins and (is_small or said.key not in CLAUSES))


def subjects_take_part(material: Material) -> Iterator[Finding]:
    """Whoever a statement begins with takes part in its fact; a paragraph lends no subject."""
    actors = material.lexicon.actors
    for fact in material.dossier.facts:
        own = material.lexicon.alone(fact)
        for token in islice(capitalised(fact.statement.removeprefix("The ")), 1):
            is_first = fact.statement.removeprefix("The ").startswith(token.text)
            is_actor = is_known(token.text, actors.words, actors.states)
            is_ours = is_known(token.text, own.words, own.states)
            if is_first and is_actor and _is_name(token, token.text, material) and not is_ours:
                what = f"begins with '{token.text}', who takes no part in this fact"
                yield Finding(fact, "statement", what, "correct it, or add who it is to actors")


def _is_name(token: Token, word: str, material: Material) -> bool:
    """Return whether a word is a name; with a sentence before it, only if it is known as one."""
    if not token.begins or sum(sign.isupper() for sign in token.text) > 1:
        return True
    plain, lexicon = bare(word), material.lexicon
    if plain in lexicon.common or plain in SMALL_WORDS:
        return False
    is_ours = plain in lexicon.proper or is_known(word, frozenset(), lexicon.everything.states)
    return is_ours or plain in territories()


def _unknown(words: list[str], said: CheckedText, material: Material) -> Finding:
    everything = material.lexicon.everything
    named = " and ".join(f"'{word}'" for word in words)
    what = f"names {named}, which {said.of_what} {'do' if len(said.facts) != 1 else 'does'} not"
    if all(is_known(word, everything.words, everything.states) for word in words):
        hint = "correct the name, or add who or what it is to actors, places or via"
    else:
        hint = (
            "correct the name; if it is right, add it to aliases of what it names, or to terms.yaml"
        )
    return Finding(said.record, said.key, what, hint)


RULES = (
    dates_are_of_the_facts,
    weekdays_are_of_their_days,
    names_are_of_the_facts,
    subjects_take_part,
)
