"""The closed vocabularies: words that stand in files, with what readers see."""

import re

import pytest

from dashboard.domain import vocabulary
from dashboard.domain.vocabulary import Status, Word

VOCABULARIES = [
    each
    for each in vars(vocabulary).values()
    if isinstance(each, type) and issubclass(each, Word) and each is not Word
]
WORDS = [word for words in VOCABULARIES for word in words]


def test_there_are_vocabularies():
    assert len(VOCABULARIES) == 11


@pytest.mark.parametrize("word", WORDS, ids=lambda word: f"{type(word).__name__}-{word}")
def test_each_word_has_a_label_and_a_sentence(word):
    assert re.fullmatch("[a-z]+(-[a-z]+)*", word.value)
    assert word.label[0].isupper()
    assert word.meaning[0].isupper()
    assert word.meaning.endswith(".")


@pytest.mark.parametrize("words", VOCABULARIES)
def test_labels_of_a_vocabulary_differ(words):
    assert len({word.label for word in words}) == len(words)


def test_a_word_is_the_text_that_stands_in_files():
    assert Status("denied") is Status.DENIED
    assert f"{Status.DENIED}" == "denied"
    assert Status.DECLINED.label == "No comment"
