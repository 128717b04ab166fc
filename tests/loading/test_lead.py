"""Texts that are read alone name who says so: by a whole name, or the surname of a person."""

from dataclasses import replace

import pytest

from dashboard.domain.published import Headline
from dashboard.loading import load
from dashboard.loading.checks.lead import lead_names_voices
from tests.loading.copies import TINY


@pytest.fixture(scope="module")
def tiny():
    return load(TINY / "config.yaml")


def told_of(dossier, fact, text):
    """What is said of a headline that rests on one fact."""
    headline = Headline(text=text, facts=(fact,))
    config = replace(dossier.config, headline=headline, strands=(), slides=())
    return [(one.what, one.hint) for one in lead_names_voices(replace(dossier, config=config))]


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("boats-at-risk", "Boats had been at risk, the Reef Club says"),
        ("failure-denied", "Holm denies that the lamp went dark"),
        ("failure-denied", "The keeper of the lighthouse denies that the lamp went dark"),
    ],
)
def test_a_whole_name_a_surname_or_an_office_is_a_voice(tiny, fact, text):
    assert told_of(tiny, fact, text) == []


@pytest.mark.parametrize(
    "text", ["Boats had been at risk, the club says", "Article: boats had been at risk"]
)
def test_the_last_word_of_a_body_is_none_and_is_not_offered(tiny, text):
    ((what, hint),) = told_of(tiny, "boats-at-risk", text)
    assert what == "names no source for 'boats-at-risk'"
    assert "'Reef Club'" in hint
    assert "'Club'" not in hint
