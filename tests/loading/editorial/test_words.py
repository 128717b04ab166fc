"""The readers of English: what is a number, a date, a name in a sentence of ours."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.dates import parse_when
from dashboard.domain.vocabulary import Status, WhenIs
from dashboard.loading.editorial import echoes, firmness, weekdays
from dashboard.loading.editorial.days import Times, mentions
from dashboard.loading.editorial.hedges import STEMS, _pattern
from dashboard.loading.editorial.names import (
    capitalised,
    is_adjective_of,
    is_known,
    proper_parts,
    words_of,
)
from dashboard.loading.editorial.numerals import numerals
from dashboard.loading.editorial.texts import Material
from tests.reports import retold


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("seventeen ships with 45,000 personnel", [17, 45000]),
        ("$50m, 50 million dollars, €3bn, 5k", [5e7, 5e7, 3e9, 5000]),
        ("1.5 million crowns at 2.5 crowns each", [1.5e6, 2.5]),
        ("a dozen boats, two dozen boats", [12, 24]),
        ("twenty-five and two hundred and five", [25, 205]),
        ("seven and eight", [7, 8]),
        ("three thousand five hundred", [3500]),
        ("30 tonnes, about 30.", [30, 30]),
        ("one of them, the first, the 2nd, the two sides", []),
        ("an Il-76, an F-16, the 1990s, 10:30, version 2.0.1", []),
        ("Two boats; those two boats", [2]),
        ("twofold, someone, tenor, often", []),
    ],
)
def test_numbers_are_read_in_digits_and_in_words(text, values):
    assert [numeral.value for numeral in numerals(text)] == values


def test_a_number_knows_where_it_stands():
    (numeral,) = numerals("with 4,500 men")
    assert "with 4,500 men"[numeral.start : numeral.end] == numeral.written == "4,500"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("on 6 September CNN", ["6 September"]),
        ("Sunday, 26 October by our count", ["Sunday, 26 October"]),
        ("on October 26, 2025 and in May", ["October 26, 2025", "May"]),
        ("from 2 to 4 May 2031", ["2 to 4 May", "4 May 2031"]),
        ("since mid-September; late July; at the end of June", 3),
        ("in the week of 20 October", ["week of 20 October"]),
        ("By 29 Aug: 7 US ships", ["29 Aug"]),
        ("in 2023, on 2025-10-31", ["2023", "2025-10-31"]),
        ("it may march in a second", []),
        ("Mayor Marchetti, Sundays", []),
    ],
)
def test_dates_are_read_as_far_as_they_are_named(text, written):
    found = [mention.written for mention in mentions(text)]
    assert len(found) == written if isinstance(written, int) else found == written


@pytest.mark.parametrize(
    ("text", "when", "holds"),
    [
        ("6 May", "2031-05-06", True),
        ("6 June", "2031-05-06", False),
        ("6 May 2030", "2031-05-06", False),
        ("3 May", "2031-05-02/2031-05-04", False),
        ("31 May", "2031-05", False),
        ("May", "2031-05-06", True),
        ("May", "../2031-05-06", True),
        ("April", "../2031-05-06", False),
        ("late May", "2031-05", False),
        ("late May", "2031-05-21~/2031-05-31", True),
        ("early May", "2031-05-21~/2031-05-31", False),
        ("mid-May", "2031-05-15~/2031-06-01", True),
        ("2031", "2031-05", True),
        ("2030", "2031-05", False),
        ("2025", "2024/2026", True),
        ("Tuesday", "2031-05-06", True),
        ("Wednesday", "2031-05-06", False),
        ("Wednesday 6 May", "2031-05-06", False),
        ("week of 5 May", "2031-05-05/2031-05-11", True),
        ("week of 12 May", "2031-05-05/2031-05-11", False),
        ("20 May", "2031-05-06", True),
    ],
)
def test_a_date_in_a_text_is_held_to_that_of_its_fact_and_to_the_day_of_the_report(
    text, when, holds
):
    times = Times((parse_when(when),), frozenset({date(2031, 5, 20)}))
    (mention,) = mentions(text)
    assert times.bear_out(mention) is holds


@pytest.mark.parametrize(
    ("word", "state", "made"),
    [
        ("russian", "Russia", True),
        ("venezuelans", "Venezuela", True),
        ("chinese", "China", True),
        ("iranian", "Iran", True),
        ("mexican", "Mexico", True),
        ("iraqi", "Iran", False),
        ("australian", "Austria", False),
        ("chilean", "China", False),
        ("ukraine", "United Kingdom", False),
    ],
)
def test_adjectives_are_known_by_the_name_of_their_state(word, state, made):
    assert is_adjective_of(word, state) is made


def test_names_are_compared_without_case_accents_plural_and_genitive():
    words = words_of("Ministry of Ánsa Holm")
    assert all(is_known(word, words, ()) for word in ("Ansa", "HOLM's", "holm’s", "Holms"))
    assert not is_known("Helm", words, ())


def test_a_part_of_a_word_may_be_a_name_and_a_language_is_none():
    found = {token.text: proper_parts(token) for token in capitalised("a US-backed Il-76 of 2")}
    assert found == {"US-backed": ["US"], "Il-76": ["Il-76"]}
    assert [proper_parts(token) for token in capitalised("a Russian-language text")] == [[]]


def test_a_word_after_a_full_stop_or_a_colon_begins_a_sentence():
    found = [(token.text, token.begins) for token in capitalised("WP: Maduro wrote. He says No.")]
    assert found == [("WP", True), ("Maduro", True), ("He", True), ("No", False)]


# the text of an article


def of(tiny, paragraph, number=3, **changes):
    """The made-up dossier with one fact changed, and one paragraph of its article at hand."""
    (seed,) = tiny.seeds
    paragraphs = tuple(paragraph if each.number == number else "-" for each in seed.paragraphs)
    facts = tuple(
        replace(fact, **changes) if fact.id == "lamp-asked" else fact for fact in tiny.facts
    )
    return Material(replace(tiny, facts=facts), {seed.id: paragraphs})


@pytest.mark.parametrize(
    ("when", "text", "wrong"),
    [
        ("2031-05-18", "On Sunday it asked.", 0),
        ("2031-05-11", "On Sunday it asked.", 1),
        ("2031-05-17", "On Sunday it asked, on Saturday it wrote.", 0),
        ("2031-05-11", "It asked, and nobody says when.", 0),
    ],
)
def test_an_inferred_day_is_the_weekday_that_its_paragraph_names(tiny, when, text, wrong):
    material = of(tiny, text, when=parse_when(when), when_why="So it was.")
    found = list(weekdays.weekdays_of_the_text_are_right(material))
    assert len(found) == wrong


@pytest.mark.parametrize(("status", "wrong"), [(Status.PLANNED, 0), (Status.REPORTED, 1)])
def test_what_is_planned_may_be_dated_on_the_coming_weekday(tiny, status, wrong):
    material = of(tiny, "It is to leave next Sunday.", when=parse_when("2031-05-25"))
    facts = tuple(retold(fact, status=status) for fact in material.dossier.facts)
    told = Material(replace(material.dossier, facts=facts), material.texts)
    assert len(list(weekdays.weekdays_of_the_text_are_right(told))) == wrong


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [("ru", "воскресенье", 6), ("uk", "неділю", 6), ("es", "el domingo", 6)],
)
def test_weekdays_are_known_in_the_language_of_the_article(language, text, number):
    assert set(weekdays._weekdays_in(text, language)) == {number}


def test_an_inferred_date_that_is_no_longer_one_is_not_counted_again(tiny):
    material = of(tiny, "On Sunday", when=parse_when("2031-05-11"), when_is=WhenIs.EVENT)
    assert list(weekdays.inferred_dates_are_right(material)) == []
    assert list(weekdays.weekdays_of_the_text_are_right(material)) == []


@pytest.mark.parametrize(
    ("when", "why", "meant"),
    [
        ("2031-05-20", "'Yesterday', counted from Wednesday 21 May 2031.", None),
        ("2031-05-19", "'Yesterday', counted from Tuesday 20 May 2031.", None),
        ("2031-05-18", "'Yesterday', so it says.", "2031-05-20 or 2031-05-19"),
        ("2031-05-12/2031-05-18", "'Last week', so it says.", None),
        ("2031-05-05/2031-05-11", "'Last week', so it says.", "2031-05-12/2031-05-18"),
        ("2031-05-20", "'On Tuesday', counted from Wednesday 21 May 2031.", None),
        ("2031-05-13", "'On Tuesday', counted from Tuesday 20 May 2031.", None),
        ("2031-05-06", "'On Tuesday', so it says.", "2031-05-20 or 2031-05-13"),
    ],
)
def test_an_inferred_date_may_be_counted_from_the_day_of_any_article_that_tells_it(
    sequel, when, why, meant
):
    facts = tuple(
        replace(fact, when=parse_when(when), when_why=why) if fact.id == "lamp-asked" else fact
        for fact in sequel.facts
    )
    found = list(weekdays.inferred_dates_are_right(Material(replace(sequel, facts=facts), {})))
    assert [finding.what for finding in found] == (
        [f"is {when}, but by when_why it is {meant}"] if meant else []
    )
    assert all("or Tuesday 2031-05-20, the days of its articles" in found.hint for found in found)


def test_a_weekday_in_a_paragraph_is_counted_from_the_day_of_its_own_article(sequel):
    texts = {
        seed.id: tuple("On Tuesday it asked." for _ in seed.paragraphs) for seed in sequel.seeds
    }
    for day, wrong in (("2031-05-20", 0), ("2031-05-13", 0), ("2031-05-06", 1)):
        facts = tuple(
            replace(fact, when=parse_when(day)) for fact in sequel.facts if fact.id == "lamp-asked"
        )
        material = Material(replace(sequel, facts=facts), texts)
        assert len(list(weekdays.weekdays_of_the_text_are_right(material))) == wrong


def test_a_claim_needs_a_word_for_it_in_its_paragraphs_where_they_are_at_hand(tiny):
    (report,) = tiny.fact["lamp-asked"].reports
    claimed = (replace(report, status=Status.CLAIMED),)
    for paragraph, wrong in (("A lamp.", True), ("It says so.", False)):
        material = of(tiny, paragraph, reports=claimed)
        found = [finding.record for finding in firmness.voices_stand_in_the_text(material)]
        assert (claimed[0] in found) is wrong


@pytest.mark.parametrize(
    ("language", "what", "text"),
    [
        ("ru", "hedge", "вероятно"),
        ("ru", "denied", "он опроверг это"),
        ("es", "hedge", "podría atacar"),
        ("uk", "hedge", "імовірно, можуть"),
        ("en-GB", "hedge", "it may have"),
    ],
)
def test_words_that_soften_and_deny_are_known_in_the_language_of_the_article(language, what, text):
    pattern = _pattern(language, what)
    assert pattern
    assert pattern.search(text)
    assert not pattern.search("123")


def test_the_month_of_may_softens_nothing_and_other_languages_are_not_judged():
    pattern = _pattern("en", "hedge")
    assert pattern
    assert not pattern.search("from 2 May to 4 May")
    assert _pattern("fi", "hedge") is None
    assert all(set(words) == {"hedge", "claimed", "denied"} for words in STEMS.values())


# what says the same


def test_statements_are_equal_whatever_their_order_and_small_words():
    one = echoes._content("Islandia had asked Fjordmark for a new lamp.")
    other = echoes._content("For the new lamps, Islandia asked Fjordmark.")
    assert one == other


def test_a_hedge_makes_another_statement():
    assert echoes._content("It may sink.") != echoes._content("It sinks.")


# what a status is said with


@pytest.mark.parametrize(
    ("status", "statement"),
    [
        (Status.CLAIMED, "The office estimates that it takes a year."),
        (Status.CLAIMED, "The Reef Club fears for the boats."),
        (Status.CLAIMED, "The keepers feared for the boats."),
        (Status.CLAIMED, "The keeper disputed the figure."),
        (Status.UNCLEAR, "Nobody has said who pays."),
        (Status.UNCLEAR, "No one knows who pays."),
    ],
)
def test_these_words_say_a_status_too(status, statement):
    words, _, _ = firmness.WORDS[status]
    assert words.search(statement)


def test_these_words_of_an_article_let_a_claim_be_one():
    pattern = _pattern("en", "claimed")
    assert pattern
    assert all(pattern.search(word) for word in ("estimates", "fears", "feared", "disputed"))
    assert not pattern.search("a fearless, undisputed sea")
