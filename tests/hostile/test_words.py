"""The hostile dossier leaves no text out."""

from dataclasses import fields

from dashboard.domain.config import Palette
from dashboard.domain.proposals import Proposal
from dashboard.loading import attempt
from tests.hostile.words import PLAIN, TEXTS, spoil
from tests.test_docs import RECORDS


def test_every_key_for_words_is_spoiled_and_every_other_is_known_not_to_be_one():
    keys = {
        spec.name
        for record in RECORDS
        for spec in fields(record)
        if record not in (Palette, Proposal)
        and spec.type in (str, tuple[str, ...], "str", "tuple[str, ...]")
        and not spec.metadata["refs"]
    }
    assert keys == TEXTS | PLAIN


def test_all_of_it_passes_the_loader_and_no_sort_of_text_is_missing(copy):
    texts = spoil(copy)
    made = attempt(copy / "config.yaml")
    assert made.problems == ()
    assert texts.keys() == TEXTS | {"original"}
