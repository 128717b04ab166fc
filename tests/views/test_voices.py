"""The page of voices: how many really stand behind the facts, counted."""

from collections import Counter

import pytest

from dashboard.domain.attribution import WHAT_AN_ORIGIN_IS, reporters
from dashboard.domain.vocabulary import Basis, Status
from dashboard.domain.voices import arithmetic
from dashboard.scenes import CHARTS
from dashboard.scenes.shapes import WIDE
from tests.conftest import SEQUEL
from tests.views.reading import read
from tests.views.selecting import opened, selections

pytestmark = pytest.mark.usefixtures("made_up")


@selections
def test_voices_are_counted_as_the_filter_leaves_them(query):
    shown, excerpt, dossier = opened("voices", query)
    lead, part = shown.part("voices_lead"), shown.part("voices")
    assert " · ".join(arithmetic(excerpt.facts, dossier)) in lead.text
    assert WHAT_AN_ORIGIN_IS in lead.text
    there = [basis for basis in Basis if any(fact.basis is basis for fact in dossier.current)]
    heard = Counter((who, f.basis) for f in excerpt.facts for who in reporters(f, dossier))
    assert part.rows("reporters") == [
        {"Reported by": who.name, **{basis.label: str(heard[who, basis]) for basis in there}}
        for who in excerpt.reporters
    ]
    put = Counter((fact.basis, fact.status) for fact in excerpt.facts)
    assert part.rows("bases") == [
        {"Basis": basis.label, **{word.label: str(put[basis, word]) for word in Status}}
        for basis in there
    ]


@selections
def test_the_charts_are_those_of_the_excerpt(query):
    shown, excerpt, _ = opened("voices", query)
    names = ("attribution-flow", "basis-matrix")
    assert shown.charts() == {name: CHARTS[name](excerpt, WIDE).description for name in names}


def test_origins_are_counted_over_several_articles(monkeypatch):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(SEQUEL))
    assert "6 known origins" in read("voices").part("voices_lead").text
