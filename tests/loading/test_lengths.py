"""How much the files may hold: each text by its kind, and all of them together."""

import json
from dataclasses import fields

import pytest

from dashboard.domain.config import Config
from dashboard.domain.record import ADDRESS, LABEL, PROSE, SENTENCE, all_keys, is_free_text
from dashboard.exports.schema import schemas
from dashboard.loading import attempt, files, nodes
from dashboard.loading.inventory import DATA, INVENTORY
from tests.loading.copies import edit

FACTS, CONFIG, PLACES = "data/facts.yaml", "config.yaml", "data/places.yaml"
STATEMENT = "The keeper denied that the lamp ever went dark."


def said_of(copy):
    return [str(problem) for problem in attempt(copy / "config.yaml").problems]


CASES = {
    "a statement": (FACTS, f"statement: {STATEMENT}", "statement: {}", SENTENCE, 17),
    "a label": (FACTS, "short: Keeper denied that it went dark", "short: {}", LABEL, 18),
    "a note": (FACTS, "note: Asked is not granted.", "note: {}", PROSE, 0),
    "a link": ("data/sources.yaml", "url: https://harbour", "url: https://harbour/{}#", ADDRESS, 0),
}


@pytest.mark.parametrize("name", CASES)
def test_a_text_may_be_as_long_as_its_kind_and_no_longer(copy, name):
    file, old, new, longest, line = CASES[name]
    edit(copy / file, old, new.format("x" * (longest + 100)))

    (said,) = [line for line in said_of(copy) if "characters" in line]

    assert f" characters; {longest:,} may be\n    hint: shorten it" in said
    assert said.startswith(f"{file}:{line}" if line else file)
    assert len(said) < 200


def test_a_text_of_just_that_length_is_read(copy):
    edit(copy / FACTS, "note: Asked is not granted.", f"note: {'x' * PROSE}")

    assert said_of(copy) == []


def test_one_of_several_words_is_named_by_its_number(copy):
    edit(copy / PLACES, "aliases: [", f"aliases: [{'x' * 201}, ")

    (said,) = said_of(copy)

    assert "aliases 1: has 201 characters; 200 may be" in said


def test_a_statement_of_five_megabytes_is_one_line(copy):
    edit(copy / FACTS, STATEMENT, "x" * 5_000_000)

    (said,) = [line for line in said_of(copy) if "characters" in line]

    assert said.startswith("data/facts.yaml  is too much: the files hold more than 2,000,000 ch")


def test_all_files_together_may_hold_so_much_and_no_more(copy, monkeypatch):
    size = sum(len(path.read_text("utf-8")) for path in copy.rglob("*.yaml"))
    monkeypatch.setattr(files, "MOST_CHARACTERS", size)
    assert said_of(copy) == []

    monkeypatch.setattr(files, "MOST_CHARACTERS", size - 1)
    (said,) = said_of(copy)
    assert said.startswith("seeds/gazette-2031-05-20.yaml  is too much: the files hold more than")


def test_all_files_together_may_hold_so_many_values_and_no_more(copy, monkeypatch):
    monkeypatch.setattr(nodes, "MOST_NODES", 500)
    for path in copy.rglob("*.yaml"):
        path.write_text(f"{path.read_text('utf-8')}# not parsed before\n", "utf-8")

    assert any("the files hold more than 500 values together" in line for line in said_of(copy))


RECORDS = {shelf.record for shelf in (*DATA, *INVENTORY.values())} | {Config}


@pytest.mark.parametrize("record", sorted(RECORDS, key=lambda one: one.__name__))
def test_every_text_has_a_limit_of_the_table_and_the_schemas_have_it_too(record):
    made = json.loads(schemas()["export.schema.json"])["$defs"] | in_yaml()
    for spec, annotation in all_keys(record):
        if is_free_text(spec, annotation):
            assert spec.metadata["longest"] in (LABEL, SENTENCE, PROSE, ADDRESS)
            told = made[record.__name__]["properties"][spec.name]
            text = told if annotation is str else told["items"]
            assert text["maxLength"] == spec.metadata["longest"], spec.name


def in_yaml():
    """The schemas of all records, as editors have them."""
    found = {}
    for content in schemas().values():
        schema = json.loads(content)
        found |= {one["title"]: one for one in (schema, *schema["$defs"].values())}
    return found


def test_no_text_of_a_dossier_is_near_its_limit(real, tiny, sequel):
    """So that an honest sentence never meets it."""
    for dossier in (real, tiny, sequel):
        for shelf in DATA:
            for record in getattr(dossier, shelf.name):
                for spec in fields(record):
                    value = getattr(record, spec.name)
                    texts = value if isinstance(value, tuple) else (value,)
                    longest = spec.metadata["longest"]
                    assert all(len(one) <= longest / 1.5 for one in texts if isinstance(one, str))
