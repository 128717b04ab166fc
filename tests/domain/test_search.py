"""Search: what a text finds on the cards of the facts, and what it suggests where it finds none."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.facts import Figure
from dashboard.domain.search import card, search
from dashboard.domain.terms import Term
from dashboard.domain.vocabulary import Basis, Status, WhenIs
from tests.conftest import examples

NOTHING = (frozenset(), "")


def noting(dossier, *notes):
    """The made-up dossier with these notes on its first facts, and on no other."""
    noted = [replace(fact, note=note) for fact, note in zip(dossier.facts, notes, strict=False)]
    rest = [replace(fact, note="") for fact in dossier.facts[len(notes) :]]
    return replace(dossier, facts=(*noted, *rest))


def is_found(text, note, dossier):
    """Whether a text finds the fact that alone has this note."""
    dossier = noting(dossier, note)
    return search(text, dossier).facts == {dossier.facts[0].id}


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("missiles", "Some missiles."),
        ("miss", "Some missiles."),
        ("MISSILES", "Some missiles."),
        ("missi\u00adles", "Some missiles."),
        ("us", "Said in the US."),
        ("U.S.", "Said in the US."),
        ("us", "Said in the U.S. today."),
        ("Velasquez", "It was Velásquez."),
        ("Velásquez", "It was Velasquez."),
        ("Vela\u0301squez", "It was Velásquez."),
        ("ВЕЛАСКЕС", "Это Веласкес."),
        ("веласкес", "Это ВЕЛАСКЕС."),
        ("STRASSE", "Die Straße."),
        ("airdefence", "An air-defence system."),
        ("air-defence", "An air-defence system."),
        ("air\u2011defence", "An air-defence system."),
        ("air\u00addefence", "An air-defence system."),
        ("defence", "An air-defence system."),
        ("air defence", "An air-defence system."),
        ("Brien", "It was O'Brien."),
        ("O’Brien", "It was O'Brien."),
        ("obrien", "It was O'Brien."),
        ("Velasquez", "It was Velasquez's."),
        ("Velasquez’s", "It was Velasquez."),
        ("velasquezs", "It was Velasquez's."),
        ("IL76", "An Il-76 came."),
        ("il 76", "An Il-76 came."),
        ("Il-76", "An Il 76 came."),
        ("il-76", "An IL76 came."),
        ("4500", "Some 4,500 people."),
        ("4 500", "Some 4,500 people."),
        ("4\u202f500", "Some 4,500 people."),
        ("4,500", "Some 4500 people."),
        ("4.500", "Some 4’500 people."),
        ("50", "It cost $50m."),
        ("$50m", "It cost $50m."),
        ("1,600,000", "It cost 1600000."),
        ("4.5 tonnes", "It weighs 4.5 tonnes."),
        ("4,5 tonnes", "It weighs 4.5 tonnes."),
        ("中国", "It was 中国."),
        ("missiles missiles  missiles", "Some missiles."),
        ("people missiles", "Some missiles and people."),
        ('"missiles" *', "Some missiles."),
        ("missiles😀", "Some missiles."),
    ],
)
def test_a_text_finds(text, note, tiny):
    assert is_found(text, note, tiny)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("us", "It was in Russia."),
        ("us", "It was used."),
        ("un", "It was unsaid."),
        ("siles", "Some missiles."),
        ("500", "Some 4,500 people."),
        ("450", "Some 4,500 people."),
        ("45", "It weighs 4.5 tonnes."),
        ("4.5", "It weighs 45 tonnes."),
        ("76", "It happened in 1976."),
        ("missiles people", "Some missiles."),
        ("missiles OR people", "Some missiles."),
        ("missiles NOT people", "Some missiles."),
    ],
)
def test_a_text_does_not_find(text, note, tiny):
    assert not is_found(text, note, tiny)
    assert search(text, noting(tiny, note)).facts == frozenset()


@pytest.mark.parametrize("text", ["AND", "OR", "NOT", "NEAR", "NEAR(x y)", "words:x", "-x", "^x"])
def test_operators_are_words(text, tiny):
    assert search(f"missiles {text}", noting(tiny, "Missiles.")).facts == frozenset()
    assert is_found(f"missiles {text}", f"Missiles, {text}.", tiny)


@pytest.mark.parametrize(
    "text", ["", "   ", "!!!", '"', "*", "^-:", "😀", "\0", "\ud800", "_", "-" * 200, "\u0301"]
)
def test_a_text_without_letter_or_digit_finds_nothing(text, tiny):
    assert search(text, tiny) == NOTHING


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("went dark nights", "lamp-failed"),
        ("lamp failed", "lamp-failed"),
        ("dark per logbook", "lamp-failed"),
        ("granted", "lamp-asked"),
        ("reportedly", "crew-asked"),
        ("1500000", "lamp-is-old"),
        ("1.5 million crowns", "lamp-is-old"),
        ("inferred", "lamp-asked"),
        ("tracking", "lamp-under-way"),
        ("planned", "lamp-under-way"),
        ("No comment record", "fjordmark-silent"),
        ("lighthouse keeper anonymous", ""),
        ("keeper ever record", "failure-denied"),
        ("Å. Holm", "failure-denied"),
        ("Ansa Holm Islandia", "failure-denied"),
        ("Reef Club", "boats-at-risk"),
        ("Skerjaoddi", "lamp-failed"),
        ("from fjord town to skerra", "lamp-under-way"),
        ("Fishing grounds", "boats-at-risk"),
        ("the two makers", "move-considered"),
        ("Nordtråden dark", "lamp-failed"),
    ],
)
def test_everything_on_a_card_is_found(text, fact, tiny):
    assert search(text, tiny).facts == frozenset([fact] if fact else [])


def test_every_report_counts(tiny):
    first = tiny.facts[0]
    other = replace(
        first.lead,
        via=("gazette", "lamp-office"),
        basis=Basis.EXPERTS,
        status=Status.CLAIMED,
        hedge="perhaps",
    )
    fact = replace(first, reports=(first.lead, other), when_is=WhenIs.INFERRED)
    dossier = replace(tiny, facts=(fact, *tiny.facts[1:]))
    for text in ("documents experts", "reported claimed", "perhaps", "lamp office", "inferred"):
        assert fact.id in search(f"{text} logbook", dossier).facts


def test_an_article_is_found_by_its_name_and_not_by_how_it_is_cited(tiny):
    article = replace(tiny.sources[0], name="The paper", phrase="a Ruritanian article")
    dossier = replace(tiny, sources=(article, *tiny.sources[1:]))
    assert len(search("paper", dossier).facts) == len(dossier.facts)
    assert search("Ruritanian", dossier) == NOTHING


def test_the_figure_of_an_article_is_found_as_written(tiny):
    figures = (Figure(value=12_345_678, unit="crowns", written="zwölf"),)
    dossier = replace(tiny, facts=(replace(tiny.facts[0], figures=figures), *tiny.facts[1:]))
    for text in ("12345678", "12,345,678", "12 345 678", "12.345678 million", "zwolf"):
        assert search(text, dossier).facts == {"lamp-failed"}


def test_a_term_on_a_card_is_found_by_its_other_names(tiny):
    term = Term(id="d-9", name="D-9", native=("Д-9",), aliases=("the digger",))
    dossier = replace(noting(tiny, "A D-9 came.", "D-90 and 9."), terms=(term,))
    assert search("Д9", dossier).facts == search("digger", dossier).facts == {"lamp-failed"}


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("misiles", "missiles"),
        ("missilees", "missiles"),
        ("misziles", "missiles"),
        ("misslies", "missiles"),
        ("Lamp misiles", "Lamp missiles"),
        ("«misiles», lmap!", "missiles lamp"),
        ("4 500 misiles", "4500 missiles"),
        ("air-defenze", "air defence"),
        ("Misiles's", "missiles"),
        ("\ud800 misiles", "missiles"),
        ("misles", ""),
        ("lap", ""),
        ("4501", ""),
        ("misiles zeppelin", ""),
        ("missiles tropica", ""),
        ("zeppelin", ""),
    ],
)
def test_one_typo_is_mended_if_that_finds_something(text, suggestion, tiny):
    dossier = noting(tiny, "Missiles for the air defence of 4,500 people.")
    assert search(text, dossier) == (frozenset(), suggestion)
    assert not suggestion or search(suggestion, dossier).facts


def test_of_two_words_as_close_the_commoner_is_suggested(tiny):
    notes = ["A crane.", "A crate.", "A crate."]
    assert search("craze", noting(tiny, *notes)).suggestion == "crate"
    assert search("craze", noting(tiny, *notes, "A crane.", "A crane.")).suggestion == "crane"


def test_what_finds_something_suggests_nothing(tiny):
    assert search("lamp", tiny).suggestion == ""


@pytest.mark.fuzz
@examples(200, of=100)
@given(st.text(st.characters(), max_size=200))
def test_any_text_is_safe(tiny, text):
    found = search(text, tiny)
    assert found.facts <= tiny.fact.keys()
    assert not found.suggestion or search(found.suggestion, tiny).facts
    found.suggestion.encode()


@given(st.text("aA-'’ .,*\"()19\0ёЁ", max_size=200))
def test_any_marks_between_words_are_safe(tiny, text):
    assert search(text, tiny).facts <= tiny.fact.keys()


@given(st.data())
def test_any_word_of_a_card_finds_its_fact(tiny, data):
    fact = data.draw(st.sampled_from(tiny.facts))
    text = data.draw(st.sampled_from([text for text in card(fact, tiny) if text]))
    assert fact.id in search(text, tiny).facts


@pytest.mark.parametrize("text", ["w" * 200, "w " * 100, "x-" * 100, "(" * 200, "1 " * 100])
def test_the_longest_texts_are_answered(text, tiny):
    assert search(text, tiny) == NOTHING


def test_a_dossier_is_searched_in_its_present_state(tiny):
    assert search("zeppelin", tiny) == NOTHING
    assert is_found("zeppelin", "A zeppelin.", tiny)
    assert search("zeppelin", tiny) == NOTHING


def test_eight_visitors_search_at_once(tiny):
    dossier = replace(tiny)
    texts = ["lamp", "lapm", "tropica crew", "zeppelin", "US", "1.5 million", "denied", "islandia"]
    alone = [search(text, tiny) for text in texts]
    barrier = Barrier(8)

    def visit(number):
        barrier.wait(timeout=60)
        return [search(text, dossier) for text in texts[number:] + texts[:number]]

    with ThreadPoolExecutor(8) as pool:
        for number, found in enumerate(pool.map(visit, range(8))):
            assert found == alone[number:] + alone[:number]
