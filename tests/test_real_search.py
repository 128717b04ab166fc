"""Search in the facts of this project, with the words that readers type."""

import re

import pytest

from dashboard.domain.search import card, search


def holding(pattern, dossier):
    """The ids of the facts on whose card a pattern stands, apart from how it is searched."""
    sought = re.compile(pattern, re.IGNORECASE)
    return {f.id for f in dossier.facts if any(map(sought.search, card(f, dossier)))}


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("US", r"\bU\.?S\b"),
        ("UN", r"\bUN\b"),
        ("WP", r"\bWP\b"),
        ("DEA", r"\bDEA"),
        ("Russia", r"\bRussia"),
        ("miss", r"\bmiss"),
        ("denied", r"\bdenied\b"),
        ("minister", r"\bminister\b"),
        ("Kremlin", r"\bKremlin\b"),
        ("Maduro", r"\bMaduro"),
    ],
)
def test_whole_words_and_prefixes_are_found_and_nothing_else(text, pattern, real):
    assert search(text, real).facts == holding(pattern, real)


def test_the_us_is_not_found_in_russia(real):
    found = search("US", real).facts
    apart = {
        fact.id
        for fact in real.facts
        if "russia" in real.takes_part[fact.id] and not holding(r"\bU\.?S\b", real) & {fact.id}
    }
    assert len(apart) > 20
    assert not found & apart
    assert 20 < len(found) < 60


@pytest.mark.parametrize(
    ("texts", "facts"),
    [
        (
            ["IL76", "Il-76", "il 76", "Ил-76", "ИЛ76"],
            {
                *("il-76-arrival", "il-76-detour", "il-76-avoiding-western-airspace"),
                *("il-76-under-sanctions", "il-76-sanctions-grounds"),
            },
        ),
        (
            ["Velazquez", "Velásquez", "velasquez", "Веласкес", "minister"],
            {"iran-shipment-coordinated", "minister-plans-iran-visit"},
        ),
        (["4500", "4,500", "4 500", "4.500", "4500 personnel"], {"ships-sent"}),
        (["5000", "5,000 Igla", "Игла"], {"igla-s-deployed"}),
        (["$50m", "50 million", "50,000,000"], {"reward-announced"}),
    ],
)
def test_however_it_is_written_it_finds_the_same(texts, facts, real):
    assert {text: search(text, real).facts for text in texts} == dict.fromkeys(texts, facts)


@pytest.mark.parametrize(
    ("texts", "actor"),
    [
        (["Мадуро", "мадуро", "МАДУРО"], "nicolas-maduro"),
        (["Россия", "России", "Москва"], "russia"),
        (["Beijing", "PRC", "Китай"], "china"),
        (["Tehran", "Iranian", "Иран"], "iran"),
        (["Havana", "Cuban", "Кубы"], "cuba"),
        (["Белый дом", "Белого дома"], "white-house"),
        (["Путин", "Putin"], "vladimir-putin"),
    ],
)
def test_actors_are_found_by_other_names_in_both_scripts(texts, actor, real):
    part = {fact.id for fact in real.facts if actor in real.takes_part[fact.id]}
    for text in texts:
        assert search(text, real).facts >= part, text
        assert len(search(text, real).facts) < len(real.facts) / 2, text


@pytest.mark.parametrize(
    ("texts", "source"),
    [
        (["WSJ", "Wall Street Journal"], "wall-street-journal"),
        (["WP", "WaPo", "Washington Post"], "washington-post"),
        (["CNN"], "cnn"),
        (["Flightradar24", "flightradar"], "flightradar24"),
    ],
)
def test_sources_are_found_by_their_short_names(texts, source, real):
    through = {f.id for f in real.facts if any(source in report.via for report in f.reports)}
    for text in texts:
        assert search(text, real).facts >= through, text


def test_the_kremlin_is_found_in_both_scripts(real):
    assert "kremlin-no-comment" in search("Kremlin", real).facts & search("Кремль", real).facts


def test_labels_of_status_and_basis_are_found(real):
    unnamed = {fact.id for fact in real.facts if fact.basis == "unnamed-sources"}
    denied = {fact.id for fact in real.facts if fact.status == "denied"}
    assert unnamed
    assert search("unnamed sources", real).facts >= unnamed
    assert denied
    assert search("denied", real).facts >= denied


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("Velazqez", "velazquez"),
        ("Madruo", "maduro"),
        ("missles Iran", ""),
        ("missles letter", "missiles letter"),
        ("missle", "missiles"),
        ("Venzuela", "venezuela"),
        ("Kremiln", "kremlin"),
        ("Rodrigez", "rodriguez"),
        ("Карибское море", "карибском море"),
        ("zeppelin", ""),
    ],
)
def test_one_typo_is_forgiven(text, suggestion, real):
    assert search(text, real) == (frozenset(), suggestion)
