"""The tables of words: whole words, inflected forms, and hedges that our checks know."""

import pytest

from dashboard.authoring.language import detected, found, language_of, languages, pattern_of
from dashboard.loading.editorial.english import HEDGES, SOFT
from tests.authoring.marked import paragraphs

LANGUAGES = ("en", "es", "ru", "uk")


def meanings(text, language, table):
    return [hit.meaning for hit in found(text, language_of(language).phrases(table))]


def test_there_are_tables_of_four_languages():
    assert languages() == LANGUAGES
    assert not language_of("de").is_known
    assert language_of("es-VE") == language_of("es")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("table", "least"), [("hedges", 30), ("saying", 40)])
def test_a_table_has_many_phrases(language, table, least):
    assert len(language_of(language).phrases(table)) >= least


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_hedge_means_one_that_our_checks_know(language):
    hedges = set(language_of(language).tables["hedges"]) - {"none"}
    assert [word for word in hedges if not (HEDGES.search(word) or SOFT.search(word))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_stands_twice_in_a_table(language):
    for table in ("hedges", "saying", "status", "relative"):
        listed = [one for many in language_of(language).tables[table].values() for one in many]
        assert len(listed) == len(set(listed)), table


@pytest.mark.parametrize(
    ("language", "text", "table", "wanted"),
    [
        ("en", "Probably it may rain in May.", "hedges", ["probably", "may"]),
        ("en", "It could not be seen; maybe. The mayor improbably slept.", "hedges", ["maybe"]),
        (
            "ru",
            "Вероятно, якобы предполагаемых судов",
            "hedges",
            ["probably", "allegedly", "presumed"],
        ),
        ("ru", "Он не может, она сможет, возможность есть", "hedges", []),
        ("es", "presuntas lanchas; quizás podrían", "hedges", ["alleged", "perhaps", "might"]),
        ("uk", "Нібито, мабуть, потенційних", "hedges", ["allegedly", "probably", "potential"]),
        ("en", "a statement, tellers, sayings; he said", "saying", ["says"]),
        ("ru", "сообщество, заявка, писало, по её словам", "saying", ["writes", "says"]),
        ("es", "dijeron según fuentes", "saying", ["says", "according to"]),
        ("uk", "за словами очевидців, роз’яснив", "saying", ["says", "explains"]),
        ("ru", "отказалась комментировать, неизвестно", "status", ["declined", "unclear"]),
    ],
)
def test_phrases_are_found_as_whole_words_in_their_forms(language, text, table, wanted):
    assert meanings(text, language, table) == wanted


def test_the_longer_of_two_phrases_is_found():
    assert meanings("most probably not", "en", "hedges") == ["probably"]
    (hit,) = found("It is likely to rain", language_of("en").phrases("hedges"))
    assert hit.text == "is likely to"


def test_a_phrase_has_endings_more_letters_and_numbers():
    assert pattern_of("a{x} b*", {"x": ["c", ""]}) == r"(?i:a(?:c|)\s+b\w{0,3})"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_of_an_article_is_known(language):
    text = "\n".join(text for text, _ in paragraphs(language))
    assert detected(text)[0] == language


@pytest.mark.parametrize("text", ["", "12 34", "qqq zzz"])
def test_what_is_in_no_language_has_none(text):
    assert detected(text)[0] == ""
