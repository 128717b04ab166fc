"""Figures as they are read out, and places that can be drawn."""

import pytest

from dashboard.domain.facts import Fact, Figure
from dashboard.domain.places import Place
from dashboard.domain.record import is_required, refs_of


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (Figure(value=3, unit="nights"), "3 nights"),
        (Figure(value=4500, unit="military personnel"), "4,500 military personnel"),
        (Figure(value=120, unit="years", approximate=True), "about 120 years"),
        (Figure(value=50e6, unit="dollars"), "50 million dollars"),
        (Figure(value=1.5e6, unit="crowns"), "1.5 million crowns"),
        (Figure(value=2.25e9, unit="barrels", approximate=True), "about 2.25 billion barrels"),
        (Figure(value=0.5, unit="tonnes"), "0.5 tonnes"),
        (Figure(value=999999, unit="votes"), "999,999 votes"),
        (Figure(value=-4, unit="degrees"), "-4 degrees"),
    ],
    ids=str,
)
def test_a_figure_is_said_as_a_speaker_would(figure, said):
    assert str(figure) == said


def test_only_unlocated_places_cannot_be_drawn(tiny):
    assert [place.id for place in tiny.places if not place.is_located] == ["new-site"]


def test_the_model_says_which_keys_refer_to_what():
    assert refs_of(Fact) == {
        "kind": "kinds",
        "via": "sources",
        "speaker": "actors",
        "actors": "actors",
        "places": "places",
        "disputes": "facts",
        "qualifies": "facts",
    }


def test_the_model_says_which_keys_must_be_there():
    required = [name for name, spec in Place.__dataclass_fields__.items() if is_required(spec)]

    assert required == ["id", "name", "precision"]
