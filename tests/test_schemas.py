"""The committed schemas are those of the model, and what they are for is valid by them."""

import json
import re
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status
from dashboard.exports import FORMATS
from dashboard.exports.schema import schemas

ROOT = Path(__file__).resolve().parents[1]
COMMITTED = {path.name: path for path in (ROOT / "schemas").iterdir()}
DOSSIERS = {"tiny": ROOT / "tests" / "tiny", "real": ROOT}


def schema_of(path):
    """The name of the schema of a YAML file."""
    return f"{'seed' if path.parent.name == 'seeds' else path.stem}.schema.json"


FILES = [
    path
    for folder in DOSSIERS.values()
    for pattern in ("config.yaml", "data/*.yaml", "seeds/*.yaml")
    for path in sorted(folder.glob(pattern))
]


def validator(name):
    schema = json.loads(COMMITTED[name].read_bytes())
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def faults(name, document):
    """Where a document is not valid: the keys that lead there, as text."""
    found = validator(name).iter_errors(document)
    return sorted({"/".join(map(str, error.absolute_path)) for error in found})


def all_text(path):
    """A YAML file as our loader sees it: every value is text."""
    return yaml.BaseLoader(path.read_text("utf-8")).get_single_data()


class Editor(yaml.SafeLoader):
    """YAML 1.2 as editors read it: numbers and truth values, and dates are text."""

    yaml_implicit_resolvers: dict = {}  # noqa: RUF012 - PyYAML's way of having none


Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), None)
Editor.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("^[-+]?[0-9]+$"), None)
Editor.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^[-+]?[0-9]+\.[0-9]+$"), None)


def as_edited(path):
    return Editor(path.read_text("utf-8")).get_single_data()


def test_the_committed_schemas_are_current():
    now = schemas()
    assert {name: path.read_bytes() for name, path in COMMITTED.items()} == now, (
        "run: crisis-dashboard schema"
    )


@pytest.mark.parametrize("name", sorted(COMMITTED))
def test_a_schema_is_one_of_the_2020_draft_with_a_title(name):
    schema = json.loads(COMMITTED[name].read_bytes())
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"]


@pytest.mark.parametrize("name", sorted(COMMITTED))
def test_every_key_of_a_record_says_what_it_means(name):
    schema = json.loads(COMMITTED[name].read_bytes())
    records = [d for d in (schema, *schema["$defs"].values()) if "description" in d]
    keys = [key for record in records for key in record.get("properties", {}).items()]
    own = {"meta"} | set(json.loads(COMMITTED["export.schema.json"].read_bytes())["properties"])
    silent = [key for key, said in keys if "description" not in said and key not in own]
    assert silent == []


@pytest.mark.parametrize("read", [all_text, as_edited])
@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_yaml_file_is_valid_as_the_loader_and_as_an_editor_reads_it(path, read):
    assert faults(schema_of(path), read(path)) == []


def test_every_schema_of_a_file_has_a_file():
    others = {"export.schema.json", "proposals.schema.json"}  # drafts never enter the project
    assert {schema_of(path) for path in FILES} == set(COMMITTED) - others


@pytest.mark.parametrize("name", DOSSIERS)
@pytest.mark.parametrize("selection", [Selection(), Selection(statuses=(Status.DENIED,))])
def test_an_export_is_valid(name, selection, request):
    content = FORMATS["json"].render(excerpt(request.getfixturevalue(name), selection))
    assert faults("export.schema.json", json.loads(content)) == []


def test_an_export_without_a_table_is_valid(tiny):
    content = FORMATS["json"].render(excerpt(replace(tiny, tensions=()), Selection()))
    document = json.loads(content)
    assert "tensions" not in document
    assert faults("export.schema.json", document) == []


SLIPS = [
    ("facts", ("facts", 0, "status"), "reportd"),
    ("facts", ("facts", 0, "when"), "31.10.2025"),
    ("facts", ("facts", 0, "when"), 25),
    ("facts", ("facts", 0, "id"), "Not a slug"),
    ("facts", ("facts", 0, "statement"), ""),
    ("facts", ("facts", 0, "via"), []),
    ("facts", ("facts", 0, "via"), "gazette"),
    ("facts", ("facts", 0, "paragraphs"), ["two"]),
    ("facts", ("facts", 0, "figures", 0, "value"), "three"),
    ("facts", ("facts", 0, "figures", 0, "approximate"), "maybe"),
    ("facts", ("facts", 0, "speaker"), "Ånsa Holm"),
    ("places", ("places", 0, "lat"), "north"),
    ("places", ("places", 7, "path", 0), [1, 2, 3]),
    ("config", ("as_of",), "today"),
    ("config", ("pages",), ["nowhere"]),
    ("config", ("light", "ink"), None),
    ("seed", ("paragraphs", 0, "heading"), "perhaps"),
    ("tripwires", ("tripwires", "facts"), "many"),
]


def spoilt(document, where, value):
    """A copy of a document with one value replaced."""
    document = deepcopy(document)
    *way, last = where
    part = document
    for step in way:
        part = part[step]
    part[last] = value
    return document


@pytest.mark.parametrize(("name", "where", "value"), SLIPS)
def test_a_slip_in_a_yaml_file_is_marked_where_it_is(name, where, value):
    (path,) = [p for p in FILES if schema_of(p) == f"{name}.schema.json" and TINY in p.parents]
    found = faults(f"{name}.schema.json", spoilt(as_edited(path), where, value))
    at = "/".join(map(str, where))
    assert found
    assert all(fault.startswith(at) for fault in found)


TINY = DOSSIERS["tiny"]
LOGBOOK = {
    "id": "logbook",
    "via": ["gazette", "northern-wire", "logbook"],
    "paragraphs": [2, 3],
    "status": "reported",
    "basis": "documents",
    "kind": "harbour",
    "when": "2031-05-02",
    "when_is": "event",
}
SHORT = {"id": "short", "statement": "The lamp was cold.", "from": "logbook"}
REVIEW = {"by": "A. Holm", "on": "2031-05-21", "digest": "0123456789abcdef"}


def with_passages(*facts):
    """What is wrong with these facts below a passage, as an editor reads them."""
    return faults("facts.schema.json", {"passages": [LOGBOOK], "facts": list(facts)})


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"status": "claimed", "speaker": "ansa-holm", "places": ["vestra"]},
        {"when": "2031-05", "when_is": "inferred", "when_why": "'Last week'."},
        {"reports": [{"from": "logbook"}, {"from": "logbook", "via": ["courier"]}]},
        {"reviewed": REVIEW},
    ],
)
def test_a_fact_may_take_over_from_a_passage_what_it_does_not_write(more):
    assert with_passages(SHORT | more) == []


@pytest.mark.parametrize(
    ("more", "at"),
    [
        ({"from": "The logbook"}, "facts/0/from"),
        ({"from": ["logbook"]}, "facts/0/from"),
        ({"when": "2031-05"}, "facts/0"),
        ({"when_why": "'Last week'."}, "facts/0"),
        ({"reports": [{"from": "logbook"}], "via": ["courier"]}, "facts/0"),
        ({"reports": [{"via": ["courier"]}]}, "facts/0/reports/0"),
        ({"reviewed": "A. Holm"}, "facts/0/reviewed"),
        ({"reviewed": {"by": "A. Holm"}}, "facts/0/reviewed"),
    ],
)
def test_what_a_fact_with_a_passage_gets_wrong_is_marked_where_it_is(more, at):
    assert with_passages(SHORT | more) == [at]


def test_a_fact_without_a_passage_needs_all_its_keys():
    whole = as_edited(TINY / "data" / "facts.yaml")["facts"][0]
    assert with_passages(whole) == []
    for name in ("kind", "when", "when_is", "status", "via", "paragraphs"):
        assert with_passages({key: said for key, said in whole.items() if key != name}), name


def test_a_fact_needs_no_basis_and_no_date_where_these_follow():
    whole = as_edited(TINY / "data" / "facts.yaml")["facts"][0]
    for names in (["basis"], ["when", "when_is"]):
        assert with_passages({key: said for key, said in whole.items() if key not in names}) == []


def test_a_passage_may_take_over_from_another():
    passages = [LOGBOOK, {"id": "harbour", "from": "logbook", "paragraphs": [3]}]
    assert faults("facts.schema.json", {"passages": passages, "facts": [SHORT]}) == []


def test_a_passage_needs_an_id_and_gives_no_statement():
    nameless = {key: said for key, said in LOGBOOK.items() if key != "id"}
    for passage in (nameless, LOGBOOK | {"statement": "The lamp was cold."}):
        found = faults("facts.schema.json", {"passages": [passage], "facts": [SHORT]})
        assert found == ["passages/0"]


@pytest.mark.parametrize("key", ["statement", "unheard_of"])
def test_a_missing_or_unknown_key_of_a_yaml_file_is_marked(key):
    document = as_edited(TINY / "data" / "facts.yaml")
    if document["facts"][0].pop(key, None) is None:
        document["facts"][0][key] = "anything"
    assert faults("facts.schema.json", document) == ["facts/0"]


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("meta", "digest"), "abc"),
        (("meta", "facts"), "10"),
        (("facts", 0, "earliest"), "2031"),
        (("facts", 0, "latest"), ""),
        (("facts", 0, "when"), 2031),
        (("facts", 0, "hedge"), ""),
        (("facts", 0, "said_by"), ""),
        (("facts", 0, "figures", 0, "value"), "3"),
        (("places", 0, "geometry"), {"type": "Point", "coordinates": [181, 0]}),
        (("places", 0, "geometry"), {"type": "Circle", "coordinates": [1, 0]}),
        (("places", 0, "lat"), "63.42"),
        (("aid", 0, "shown"), "perhaps"),
    ],
)
def test_an_export_that_says_something_else_is_marked_where_it_does(where, value, tiny):
    document = json.loads(FORMATS["json"].render(excerpt(tiny, Selection())))
    found = faults("export.schema.json", spoilt(document, where, value))
    assert found == ["/".join(map(str, where))]


def test_a_word_of_a_vocabulary_comes_with_its_label_and_meaning():
    schema = json.loads(COMMITTED["facts.schema.json"].read_bytes())
    assert {
        "const": "declined",
        "title": "No comment",
        "description": "A party was asked and would not comment.",
    } in schema["$defs"]["Status"]["oneOf"]
