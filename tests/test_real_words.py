"""Nothing of the real crisis stands in the program: another crisis is another folder of data."""

import re
from dataclasses import fields, is_dataclass

import pytest

from dashboard.loading.inventory import DATA
from tests.conftest import ROOT

PATHS = [
    path
    for ending in ("py", "html", "js", "css", "typ", "toml")
    for path in sorted((ROOT / "dashboard").rglob(f"*.{ending}"))
    if path != ROOT / "dashboard" / "basemap" / "seas.toml"  # the seas of the world, by name
]
WORD = re.compile(r"[^\W\d_]+")
TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
SHORTEST = 5
NAMING = ("name", "native", "aliases")
ALLOWED = {
    "article": "what every dossier is drawn from",
    "chinese": "a language and its letters",
    "department": "a word for a state of a country",
    "house": "who has a template of its own for slides and papers",
    "journal": "an entry of a calendar, as iCalendar calls it",
    "latin": "an alphabet",
    "payment": "a permission that browsers ask for",
    "republic": "a word for a state of a country",
    "russian": "a language",
    "unnamed-sources": "a word of the vocabularies",
    "waters": "those of any state, 200 nautical miles from its land",
    "western": "an edge of a map",
    "white": "a colour, and the CSS property white-space",
}
"""Ids and words of names that mean something else in the program, each with what it means."""


def walked(value):
    """A record or list and all that it holds."""
    yield value
    inner = value if isinstance(value, (tuple, list)) else ()
    if is_dataclass(value):
        inner = [getattr(value, spec.name) for spec in fields(value)]
    for one in inner:
        yield from walked(one)


@pytest.fixture(scope="module")
def words_of_the_crisis(real):
    """All longer ids, and all longer words of names that our texts never write small."""
    entries = [entry for shelf in DATA for entry in getattr(real, shelf.name)]
    values = [*walked(real.config), *(one for entry in entries for one in walked(entry))]
    records = filter(is_dataclass, values)
    given = [getattr(one, key) for one in records for key in NAMING if hasattr(one, key)]
    names = [word for one in walked(given) if isinstance(one, str) for word in WORD.findall(one)]
    texts = [one for one in values if isinstance(one, str) and " " in one]
    small = {word for text in texts for word in WORD.findall(text) if word[0].islower()}
    proper = {word.lower() for word in names if word[0].isupper() and word.lower() not in small}
    ids = {entry.id for entry in entries}
    return {word for word in ids | proper if len(word) >= SHORTEST}


def found_in(text, words):
    """Those of the words that stand in a text; an id only where it stands alone."""
    small = text.lower()
    return {*WORD.findall(small), *TOKEN.findall(small)} & words


def test_the_words_are_those_of_actors_places_sources_equipment_and_facts(words_of_the_crisis):
    assert {
        *("venezuela", "kremlin", "caracas", "washington-post", "bloomberg", "missiles"),
        *("il-76-arrival", "letter-prepared", "igla-s", "maduro", "каракас"),
    } <= words_of_the_crisis


@pytest.mark.parametrize("path", PATHS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_word_of_the_real_crisis_stands_in_the_program(path, words_of_the_crisis):
    assert found_in(path.read_text("utf-8"), words_of_the_crisis) - ALLOWED.keys() == set()


def test_every_word_that_is_allowed_is_needed(words_of_the_crisis):
    used = {
        word for path in PATHS for word in found_in(path.read_text("utf-8"), words_of_the_crisis)
    }
    assert ALLOWED.keys() - used == set()


@pytest.mark.parametrize("text", ["caracas", "Caracas: arrived", "[il-76-arrival]", "Мадуро"])
def test_a_word_of_it_is_found(text, words_of_the_crisis):
    assert found_in(f'example="{text}"', words_of_the_crisis)
