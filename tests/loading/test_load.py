"""A dossier as a whole: what good files become, and what all of bad files say."""

import re
from dataclasses import fields
from typing import get_origin

import pytest
import yaml

from dashboard.domain.config import Config
from dashboard.domain.problems import BadDossier
from dashboard.loading import load, load_with_draft
from tests.loading.copies import edit


def test_the_made_up_dossier_has_nothing_wrong_and_nothing_odd(copy):
    dossier, draft = load_with_draft(copy / "config.yaml")
    warnings = draft.findings.warnings

    assert warnings == ()
    assert [fact.id for fact in dossier.facts][:2] == ["lamp-failed", "failure-denied"]


def test_it_has_an_entry_of_every_sort(tiny):
    collections = [spec.name for spec in fields(tiny) if get_origin(spec.type) is tuple]

    assert len(collections) == 13
    assert [name for name in collections if not getattr(tiny, name)] == []


def test_values_have_the_types_of_the_model(tiny):
    fact = tiny.fact["lamp-failed"]

    assert fact.when.edtf == "2031-05-02/2031-05-04"
    assert fact.status.label == "Reported"
    assert fact.paragraphs == (1, 2)
    assert [(figure.value, figure.unit, figure.approximate) for figure in fact.figures] == [
        (3.0, "nights", True)
    ]
    assert tiny.place["lamp-route"].path[0] == (5.3, 60.4)
    assert (tiny.config.maps[0].south, type(tiny.config.maps[0].south)) == (54.0, float)
    assert tiny.config.frame_ancestors == ("https://harbour.example",)


def test_problems_of_all_files_come_in_one_run(copy):
    edit(copy / "config.yaml", "as_of: 2031-05-20", "as_of: today")
    edit(copy / "data" / "facts.yaml", "when: 2031-05-06", "when: in May")
    edit(copy / "data" / "places.yaml", "lat: 17.97", "lat: north")
    (copy / "data" / "questions.yaml").unlink()

    with pytest.raises(BadDossier) as bad:
        load(copy / "config.yaml")

    assert [problem.file for problem in bad.value.problems] == [
        "config.yaml",
        "data/facts.yaml",
        "data/places.yaml",
        "data/questions.yaml",
    ]
    assert str(bad.value) == "\n".join(map(str, bad.value.problems))


def test_a_dossier_has_at_least_one_fact(copy):
    (copy / "data" / "facts.yaml").write_text("facts: []\n", "utf-8")
    edit(copy / "data" / "tripwires.yaml", "facts: 10", "facts: 0")

    with pytest.raises(BadDossier) as bad:
        load(copy / "config.yaml")

    assert (
        "data/tripwires.yaml:2:3  tripwires · facts: there is no fact at all\n"
        "    hint: a dossier has at least one"
    ) in str(bad.value)


def test_the_digest_depends_on_what_is_said_and_not_on_how_it_is_laid_out(copy):
    before = load(copy / "config.yaml").digest
    for path in (copy / "config.yaml", *copy.glob("*/*.yaml")):
        loose = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: TID251 - words only
        text = yaml.dump(loose, default_flow_style=True, sort_keys=True, allow_unicode=True)
        path.write_text(f"# laid out anew\n{text}", "utf-8")

    assert load(copy / "config.yaml").digest == before

    edit(copy / "data" / "actors.yaml", "Ånsa Holm", "Ånsa Holmer")
    assert load(copy / "config.yaml").digest != before


def test_the_digest_is_the_same_wherever_the_files_lie(copy, tiny):
    assert load(copy / "config.yaml").digest == tiny.digest
    assert re.fullmatch("[0-9a-f]{64}", tiny.digest)


def test_a_line_break_at_the_end_of_a_text_is_layout(copy):
    edit(copy / "config.yaml", "subtitle: A made-up", "subtitle: >\n  A made-up")

    assert load(copy / "config.yaml").config.subtitle == "A made-up dispute about a lighthouse"


def test_every_key_of_the_config_that_may_be_left_out_may_be(copy, tiny):
    """But for the folders, which lie elsewhere here."""
    optional = ("key_figures", "frame_ancestors")
    text = (copy / "config.yaml").read_text("utf-8")
    for key in optional:
        text = re.sub(rf"^{key}:.*\n(?:  .*\n)*", "", text, flags=re.MULTILINE)
    (copy / "config.yaml").write_text(text, "utf-8")

    config = load(copy / "config.yaml").config

    assert [getattr(config, key) for key in optional] == [(), ()]
    assert isinstance(config, Config)
