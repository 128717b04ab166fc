"""What tests of files begin with besides: a dossier with nothing but facts and their sources."""

from dataclasses import replace

import pytest

OF_AID_AND_THE_LIKE = (
    "(?i)being arranged|rows? of aid|how they |how those|not counted as|\\btensions?\\b"
    "|pull against|open question|what would settle"
)
"""What files say of the tables that the bare dossier does not have."""


@pytest.fixture(scope="session")
def bare(tiny):
    """The made-up dossier without aid, responses, tensions, questions or relations."""
    config = replace(
        tiny.config,
        slides=(),
        maps=tuple(replace(view, requests=()) for view in tiny.config.maps),
    )
    facts = tuple(replace(fact, disputes=(), qualifies=()) for fact in tiny.facts)
    empty = ("equipment", "aid", "not_aid", "responses", "relations", "tensions", "questions")
    return replace(tiny, config=config, facts=facts, **dict.fromkeys(empty, ()))
