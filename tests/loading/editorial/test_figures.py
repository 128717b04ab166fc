"""A statement says each figure of its fact, and says 'about' where the figure does."""

from dataclasses import replace

import pytest

from dashboard.domain.facts import Figure
from dashboard.loading.editorial.figures import figures_are_said
from dashboard.loading.editorial.texts import Material


def found(tiny, statement, figure):
    facts = tuple(
        replace(fact, statement=statement, figures=(figure,)) if fact.id == "lamp-asked" else fact
        for fact in tiny.facts
    )
    material = Material(replace(tiny, facts=facts), {})
    return [one.what for one in figures_are_said(material) if one.record is figure]


TONNES = Figure(value=140000, unit="tonnes of oil", approximate=True)


@pytest.mark.parametrize(
    "word",
    [
        *("About", "Around", "Roughly", "Some", "Nearly", "Approximately", "An estimated"),
        *("Close to", "There were about", "There were an estimated"),
    ],
)
def test_about_is_known_at_the_start_of_a_sentence_too(tiny, word):
    statement = f"{word} 140,000 tonnes of oil were on the ship."
    assert found(tiny, statement, TONNES) == []
    exact = replace(TONNES, approximate=False)
    assert found(tiny, statement, exact) == ["is false, but the statement says 'about'"]


def test_what_says_no_about_is_told(tiny):
    assert found(tiny, "Exactly 140,000 tonnes of oil were on it.", TONNES) == [
        "is true, but the statement has no 'about'"
    ]


@pytest.mark.parametrize(
    ("statement", "wrong"),
    [
        ("The two tugboats were to leave Vestra.", []),
        ("Two tugboats were to leave Vestra.", []),
        ("The tugboats were to leave Vestra.", ["2 is not in the statement"]),
    ],
)
def test_the_two_says_the_figure_two(tiny, statement, wrong):
    assert found(tiny, statement, Figure(value=2, unit="tugboats")) == wrong
