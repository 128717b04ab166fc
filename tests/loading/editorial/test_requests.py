"""Requests: what is said of a stage that rests on a fact of the wrong sort."""

from dataclasses import replace

import pytest

from dashboard.loading.editorial.requests import stages_fit_their_facts
from dashboard.loading.editorial.texts import Material

HINT = (
    "name the fact that says so in stage_fact, or go back a stage; if it tells of the request,"
    " it needs a kind with 'hue: asked'"
)


def told_of(dossier):
    return [(one.what, one.hint) for one in stages_fit_their_facts(Material(dossier, {}))]


@pytest.mark.parametrize(
    ("hue", "ends"), [(True, ": 'request'"), (False, ", and no kind has it yet")]
)
def test_a_request_that_rests_on_no_request_is_told_which_kinds_are_requests(tiny, hue, ends):
    kinds = tuple(kind for kind in tiny.config.kinds if hue or kind.id != "request")
    facts = tuple(
        fact if hue else replace(fact, kind="harbour") if fact.kind == "request" else fact
        for fact in tiny.facts
    )
    rows = tuple(replace(row, stage_fact="lamp-failed") for row in tiny.aid[:1])
    config = replace(tiny.config, kinds=kinds)
    dossier = replace(tiny, config=config, facts=facts, aid=rows)
    assert told_of(dossier) == [
        ("is 'requested', but 'lamp-failed' is about no request", HINT + ends)
    ]


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("The drafted letter asks Fjordmark for a lamp.", "says 'drafted'"),
        ("A letter prepared for Fjordmark asks for a lamp.", "says 'prepared'"),
        ("The letter, drafted in May and sent on, asks for a lamp.", ""),
        ("Islandia asked Fjordmark for a lamp.", ""),
    ],
)
def test_what_was_prepared_is_not_requested(tiny, statement, what):
    facts = tuple(
        replace(fact, statement=statement) if fact.id == "lamp-asked" else fact
        for fact in tiny.facts
    )
    told = told_of(replace(tiny, facts=facts, aid=tiny.aid[:1]))
    said = f"is 'requested', but 'lamp-asked' {what}, and what is prepared is not sent"
    assert [one for one, _ in told] == ([said] if what else [])
