"""`reviewed` in entries: read from each file, and no part of what the dossier says."""

import json
from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.excerpt import excerpt
from dashboard.domain.published import Review
from dashboard.domain.reviews import entry_digest
from dashboard.domain.selection import Selection
from dashboard.exports import FORMATS
from dashboard.loading import attempt, load
from tests.loading.copies import edit

DIGEST = "0123456789abcdef"
REVIEWED = f"\n    reviewed: {{by: A. Holm, on: 2031-05-21, digest: {DIGEST}}}"
FIRST = {
    "sources": "id: gazette",
    "actors": "id: islandia",
    "places": "id: skerra-point",
    "facts": "id: lamp-failed",
    "equipment": "id: lamps",
    "aid": "id: fjordmark-lamp",
    "not_aid": "id: old-lamp",
    "responses": "id: fjordmark-response",
    "relations": "id: islandia-asks-fjordmark",
    "tensions": "id: dark-or-not",
    "questions": "id: ship-arrived",
}
"""By collection: the first line of one of its entries."""
FILES = {"equipment": "aid", "not_aid": "aid", "responses": "aid"}


def review(copy, collection):
    """Write into an entry of a collection that it was reviewed."""
    first = f"- {FIRST[collection]}\n"
    path = copy / "data" / f"{FILES.get(collection, collection)}.yaml"
    edit(path, first, f"{first.rstrip()}{REVIEWED}\n")


@pytest.mark.parametrize("collection", FIRST)
def test_an_entry_of_any_list_may_say_who_read_it(copy, collection, tiny):
    review(copy, collection)

    dossier = load(copy / "config.yaml")

    name = FIRST[collection].removeprefix("id: ")
    assert dossier.reviews == {
        f"{collection}:{name}": Review(by="A. Holm", on=date(2031, 5, 21), digest=DIGEST)
    }
    assert getattr(dossier, collection) == getattr(tiny, collection)
    assert dossier.digest == tiny.digest


def test_no_file_has_a_review(copy):
    before = FORMATS["json"].render(excerpt(load(copy / "config.yaml"), Selection()))
    review(copy, "facts")

    after = FORMATS["json"].render(excerpt(load(copy / "config.yaml"), Selection()))

    assert json.loads(after) == json.loads(before)


@pytest.mark.parametrize(
    ("written", "is_said"),
    [
        ("yes", "fact 'lamp-failed' · reviewed: needs keys and values, not text"),
        ("{by: A. Holm, on: 2031-05-21}", "fact 'lamp-failed' · reviewed · digest: is missing"),
        ("{by: A, on: May, digest: a}", "fact 'lamp-failed' · reviewed · on: "),
    ],
)
def test_what_is_wrong_in_a_review_is_told(copy, written, is_said):
    edit(
        copy / "data" / "facts.yaml",
        "- id: lamp-failed\n",
        f"- id: lamp-failed\n    reviewed: {written}\n",
    )

    [said] = [str(problem) for problem in attempt(copy / "config.yaml").problems]

    assert is_said in said


def test_a_new_key_that_is_not_given_reopens_nothing(tiny):
    assert entry_digest(tiny.facts[0]) == entry_digest(replace(tiny.facts[0], formerly=()))
