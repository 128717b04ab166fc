"""Hints that say how a key may look: with ids of the files at hand, never of a real crisis."""

import re
from dataclasses import fields

import pytest

from dashboard.domain.published import Headline, Line
from dashboard.loading import attempt
from dashboard.loading.inventory import INVENTORY
from tests.loading.copies import edit

REFERENCES = [
    pytest.param(spec, id=f"{record.__name__}.{spec.name}")
    for record in (*(shelf.record for shelf in INVENTORY.values()), Headline, Line)
    for spec in fields(record)
    if spec.metadata["refs"]
]
AID, FACTS, PLACES = "data/aid.yaml", "data/facts.yaml", "data/places.yaml"


def hints(folder):
    return [problem.hint for problem in attempt(folder / "config.yaml").problems]


@pytest.mark.parametrize("spec", REFERENCES)
def test_the_example_of_a_reference_leaves_room_for_ids_of_the_files(spec):
    assert re.fullmatch(r"ID|\[ID(, ID)*\]", spec.metadata["example"])


@pytest.mark.parametrize(
    ("file", "old", "new", "example"),
    [
        (AID, "    asker: islandia\n    asked: fjordmark\n", "    asked: fjordmark\n", "islandia"),
        (AID, "stage_fact: lamp-asked", "stage_fact: ''", "lamp-failed"),
        (AID, "equipment: lamps", "equipment: [lamps]", "lamps"),
        (
            FACTS,
            "actors: [islandia, fjordmark, lampworks]",
            "actors: islandia",
            "[islandia, fjordmark]",
        ),
        ("data/relations.yaml", "facts: [lamp-asked]", "facts: []", "[lamp-failed]"),
        ("config.yaml", "facts: [move-considered]", "facts: move-considered", "[lamp-failed]"),
        ("config.yaml", "{place: islandia}", "{label: Here}", "skerra-point"),
    ],
)
def test_the_hint_of_a_reference_names_ids_of_the_files_at_hand(copy, file, old, new, example):
    edit(copy / file, old, new)
    [hint] = hints(copy)
    assert hint.endswith(f" For example: {example}")


def test_it_follows_the_files(copy):
    edit(copy / PLACES, "places:\n", "places:\n  - {id: pier, name: Pier, precision: unlocated}\n")
    edit(copy / "config.yaml", "{place: islandia}", "{label: Here}")
    assert "The place. For example: pier" in hints(copy)


def test_an_entry_is_not_told_to_name_itself(copy):
    edit(copy / FACTS, "disputes: [failure-denied]", "disputes: failure-denied")
    assert any(hint.endswith("For example: [failure-denied]") for hint in hints(copy))


def test_what_is_no_id_is_no_example(copy):
    edit(copy / PLACES, "- id: skerra-point", "- id: Skerra Point!")
    edit(copy / "config.yaml", "{place: islandia}", "{label: Here}")
    assert "The place. For example: vestra" in hints(copy)


def test_without_any_id_the_example_says_that_one_is_needed(copy):
    text = (copy / AID).read_text("utf-8")
    (copy / AID).write_text(f"equipment: []\n{text[text.index('aid:') :]}", "utf-8")
    edit(copy / AID, "    equipment: lamps\n", "")
    assert "The row of the matrix. For example: ID" in hints(copy)
    assert "add it to data/aid.yaml" in hints(copy)


def test_an_unknown_id_is_answered_with_one_that_is_there(copy):
    edit(copy / FACTS, "places: [fjord-town]", "places: [atlantis]")
    assert hints(copy) == ["add it to data/places.yaml, or name another, such as 'skerra-point'"]
