"""Addresses and filters written for an earlier version still find what they named."""

from dataclasses import replace

import pytest

from dashboard.domain.selection import Selection, parse_query
from dashboard.domain.vocabulary import Basis
from dashboard.exports.query import parse_filter

OUTLET = (Basis.JUDGEMENT, Basis.OUTLET_REPORT, Basis.ARTICLE)


@pytest.fixture
def dossier(tiny):
    """The made-up dossier, one of whose facts had another id."""
    facts = tuple(
        replace(fact, formerly=("lamp-out",)) if fact.id == "lamp-failed" else fact
        for fact in tiny.facts
    )
    return replace(tiny, facts=facts)


CASES = [
    ("basis=outlet", Selection(basis=OUTLET)),
    ("basis=anonymous-officials", Selection(basis=(Basis.UNNAMED_SOURCES,))),
    ("basis=official-figures", Selection(basis=(Basis.OFFICIAL_ACCOUNT,))),
    ("fact=lamp-out", Selection(fact="lamp-failed")),
    ("fact=lamp-out&basis=outlet", Selection(fact="lamp-failed", basis=OUTLET)),
]


@pytest.mark.parametrize(("query", "selection"), CASES)
def test_an_old_address_is_understood_without_a_notice(dossier, query, selection):
    given = {}
    for pair in query.split("&"):
        name, _, value = pair.partition("=")
        given.setdefault(name, []).append(value)
    assert parse_query(given, dossier) == (selection, ())


@pytest.mark.parametrize(("query", "selection"), CASES)
def test_an_old_filter_of_a_command_or_a_file_is_understood(dossier, query, selection):
    assert parse_filter(query, dossier) == selection


def test_an_id_that_never_was_is_still_a_notice(dossier):
    assert parse_query({"fact": ["lamp-gone"]}, dossier) == (Selection(), ("fact: lamp-gone",))
