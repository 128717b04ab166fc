"""Uncertainty survives every format: hedge, date mark, voice and denial stand with each claim."""

import re
from dataclasses import replace
from functools import cache

import pytest

from dashboard.domain import fact_table
from dashboard.domain.card_words import standing
from dashboard.domain.excerpt import excerpt
from dashboard.domain.phrasing import attribution, claim, dating, firmness
from dashboard.domain.ready_sentence import sentence
from dashboard.domain.selection import Selection
from dashboard.domain.superseded import plain_claim
from dashboard.domain.vocabulary import Stage, WhenIs
from dashboard.exports import FORMATS, picture_of, table_of
from dashboard.loading import load
from tests.conftest import SEQUEL, TINY
from tests.exports.claims import (
    AFTER_A_CLAIM,
    CARD,
    HEAD,
    PROSE,
    READ,
    ROW,
    beside,
    lines_of,
    on_one_line,
)

FILES = {
    **FORMATS,
    "table/facts": table_of("facts"),
    "table/aid": table_of("aid"),
    "chart/timeline.svg": picture_of("timeline", "svg", "light"),
    "chart/timeline.html": picture_of("timeline", "html", "light"),
    "chart/aid-matrix.svg": picture_of("aid-matrix", "svg", "light"),
}
OF_REQUESTS = ("table/aid", "chart/aid-matrix.svg")
OF_FACTS = ("table/facts", "ics", "timelinejs", "chart/timeline.svg", "chart/timeline.html")
DOSSIERS = pytest.mark.parametrize("of", ["tiny", "sequel"])


@cache
def dossier(name):
    """A made-up dossier; of the smaller one no request says how far it came, and one figure is."""
    if name == "sequel":
        return load(SEQUEL)
    tiny = load(TINY)
    rows = (replace(row, stage=Stage.NOT_STATED, hedge="perhaps") for row in tiny.aid)
    config = replace(tiny.config, key_figures=tiny.config.key_figures[1:])
    return replace(tiny, aid=tuple(rows), config=config)


@cache
def file(name, of):
    format_ = FILES[name].told(annex=True, reports=True)
    return format_.render(excerpt(dossier(of), Selection()))


def fact_of(id_):
    return id_.rpartition(" ")[2]


def missing(words, text):
    return [one for one in words if on_one_line(one) not in on_one_line(text)]


def said_of(id_, of):
    """What must stand with a claim."""
    fact = of.fact[fact_of(id_)]
    yield fact.caveat.rstrip(".")
    if id_.startswith(CARD):
        yield standing(fact, of)
    else:
        yield firmness(fact)
        yield of.contested.get(fact.id, "")
    if id_.startswith(HEAD):
        return
    if id_.startswith(ROW):
        yield from fact_table.dating(fact, of, is_edtf=False)
    else:
        when, *is_of = dating(fact, of)
        yield from (when, *(is_of if fact.when_is is not WhenIs.EVENT else ()))
    yield from re.split("; | ← " if id_.startswith(CARD) else "; ", attribution(fact, of))


def said_of_request(row, of):
    """What must stand with a request."""
    return of.fact[row.facts[0]].status.label, f"“{row.hedge}”", row.stage.label


def test_every_format_is_read():
    assert {*READ, *PROSE} == {*FILES}


@DOSSIERS
@pytest.mark.parametrize("name", [name for name in READ if name not in OF_REQUESTS])
def test_all_that_is_said_of_a_claim_stands_with_it(name, of):
    facts = dossier(of).fact
    told = [one for one in READ[name](file(name, of)) if fact_of(one[0]) in facts]
    assert {fact_of(id_) for id_, _ in told} == set(facts)
    lost = [(id_, missing(said_of(id_, dossier(of)), text)) for id_, text in told]
    assert [one for one in lost if one[1]] == []


@DOSSIERS
@pytest.mark.parametrize("name", [name for name in PROSE if name not in OF_REQUESTS])
def test_a_text_has_a_line_with_all_that_is_said_of_a_claim(name, of):
    for fact in dossier(of).facts:
        put = {words(fact, dossier(of)) for words in (sentence, plain_claim)} | {claim(fact)}
        lines = [line for words in put for line in beside(words, name, file(name, of))]
        lost = [missing(said_of(fact.id, dossier(of)), line) for line in lines]
        assert min(lost, key=len, default=["the claim"]) == [], fact.id


@pytest.mark.parametrize("name", [name for name in FILES if name not in OF_FACTS])
def test_a_request_has_its_hedge_and_how_far_it_came_with_it(name):
    of, content = dossier("tiny"), file(name, "tiny")
    for row in of.aid:
        if name in PROSE:
            texts = [*beside(row.detail, name, content)]
        else:
            texts = [text for id_, text in READ[name](content) if id_ == row.id]
        lost = [missing(said_of_request(row, of), text) for text in texts]
        worst = min if name in PROSE else max
        assert worst(lost, key=len, default=["the request"]) == [], row.id


@pytest.mark.parametrize("name", [name for name in PROSE if name in FORMATS])
def test_a_key_figure_has_all_that_is_said_of_its_claim_with_it(name):
    of = dossier("tiny")
    (figure,) = of.config.key_figures
    text = on_one_line("\n".join(lines_of(name, file(name, "tiny"))))
    _, label, after = text.partition(on_one_line(figure.label))
    assert label
    assert missing([*said_of(figure.fact, of)][:-1], after[:AFTER_A_CLAIM]) == []
