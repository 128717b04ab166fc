"""Runs of words that are the article's own: eight words, of which a name is one."""

from dataclasses import replace

import pytest

from dashboard.loading.editorial.borrowed import texts_are_our_own
from dashboard.loading.editorial.texts import Material


def found(tiny, statement, text, **source):
    (seed,) = tiny.seeds
    facts = tuple(
        replace(fact, statement=statement) if fact.id == "lamp-asked" else fact
        for fact in tiny.facts
    )
    sources = tuple(
        replace(one, **source) if one.id == "logbook" and source else one for one in tiny.sources
    )
    texts = {seed.id: (text, *("-" for _ in seed.paragraphs[1:]))}
    material = Material(replace(tiny, facts=facts, sources=sources), texts)
    return [one.what for one in texts_are_our_own(material) if one.key == "statement"]


def same(tiny, text, **source):
    return found(tiny, text, text, **source)


EIGHT = "a keeper of old lamps is considering sending"


def test_eight_words_are_told_by_the_first_five_as_they_are_written(tiny):
    assert found(tiny, f"It says A{EIGHT[1:]} them.", f"Now {EIGHT} one.") == [
        "shares 8 words in a row with the article, from 'A keeper of old lamps'"
    ]
    assert same(tiny, EIGHT.removeprefix("a ")) == []


@pytest.mark.parametrize("mark", ["'", "’"])
def test_a_word_with_its_genitive_is_one_word(tiny, mark):
    seven = f"keeper{mark}s office is considering sending a frigate"
    assert same(tiny, seven) == []
    assert len(found(tiny, f"{seven} now", f"{seven} now".replace("’", "'"))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "in Fjord Town the Northern Wire saw no lamp",
        "in Fjord Town's harbour Northern Wire saw no lamp",
        "Fjord Town, Northern Wire, Reef Club, Skerra Point",
    ],
)
def test_a_name_counts_as_one_word(tiny, text):
    assert same(tiny, text) == []
    assert len(same(tiny, f"{text} that was of any use to ships out there")) == 1


def test_so_does_what_a_source_is_called_in_a_sentence(tiny):
    phrase = "an internal memorandum of the large old lighthouse office"
    assert len(same(tiny, phrase)) == 1
    assert same(tiny, phrase, phrase=phrase) == []
    assert same(tiny, f"{phrase} says so", aliases=(phrase,)) == []


def test_a_stretch_of_names_does_not_hide_a_later_one(tiny):
    names = "Fjord Town, Northern Wire, Reef Club, Skerra Point"
    (said,) = found(tiny, f"{names}; but {EIGHT} now.", f"{names}. Thus {EIGHT} it.")
    assert said.endswith("from 'a keeper of old lamps'")
