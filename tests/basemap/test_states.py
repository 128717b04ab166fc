"""Which code a state has, by its name: never by a guess that may be wrong."""

import pytest

from dashboard.basemap.states import matched

ISO = {
    "XX-01": "Omskaja oblast'",
    "XX-02": "Tomskaja oblast'",
    "XX-03": "Vestfold og Telemark",
    "XX-04": "Ta‘izz",
    "XX-05": "Buenos Aires",
    "XX-06": "Ciudad de Buenos Aires [Capital]",
    "XX-07": "Kraj Primorskij",
}


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["Omsk"], "XX-01"),
        (["Tomsk"], "XX-02"),
        (["Vestfold"], ""),
        (["Ta`izz"], "XX-04"),
        (["TAIZZ"], "XX-04"),
        (["Nobody", "Taizz"], "XX-04"),
        (["XX-07"], "XX-07"),
        (["Buenos Aires"], "XX-05"),
        (["Tom"], ""),
        ([], ""),
    ],
)
def test_a_state_is_known_by_its_name(names, code):
    assert matched([names], ISO) == [code]


def test_no_code_is_given_twice():
    assert matched([["Omsk"], ["Omskaja oblast'"]], ISO) == ["", "XX-01"]


def test_where_two_could_be_meant_none_is_taken():
    assert matched([["Oms"], ["Omsk"], ["Omska"]], ISO) == ["", "", ""]
