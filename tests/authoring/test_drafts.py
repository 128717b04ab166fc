"""Drafts: proposals are read as data files are, and written by saving."""

import json

import pytest
from jsonschema import Draft202012Validator

from dashboard.authoring.drafts import decision, file_of, propose, read_drafts, records, strays
from dashboard.authoring.saving import Conflict, save
from dashboard.exports.schema import schemas
from tests.authoring import scene

GOOD = """\
# Notes of the reader.
paragraphs: []
proposals:
  - id: one  # mine
    by: A. Reader
    quote: "so: it was"
    statement: It was so.
    paragraphs: [1, 2]
    figures: [{value: 3, unit: nights}]
  - {id: two, by: B, quote: x y, refused: It was not.}
"""


def drafted(tmp_path, text, record="gazette"):
    config = tmp_path / "config.yaml"
    config.touch()
    file_of(config, record).parent.mkdir(exist_ok=True)
    file_of(config, record).write_text(text, "utf-8")
    return config


def recorded(tmp_path, *names):
    (tmp_path / "seeds").mkdir()
    for name in names:
        (tmp_path / "seeds" / f"{name}.yaml").touch()


def problems_of(tmp_path, text):
    return list(map(str, read_drafts(drafted(tmp_path, text), "gazette").problems))


def test_a_proposal_has_its_own_keys_and_those_of_its_fact(tmp_path):
    drafts = read_drafts(drafted(tmp_path, GOOD), "gazette")
    one, two = drafts.proposals
    assert drafts.problems == ()
    assert (one.id, one.proposal.by, one.proposal.quote) == ("one", "A. Reader", "so: it was")
    assert dict(one.fact) == {
        "statement": "It was so.",
        "paragraphs": ["1", "2"],
        "figures": [{"value": "3", "unit": "nights"}],
    }
    assert (one.is_open, two.is_open) == (True, False)
    assert str(one.at) == "drafts/gazette.yaml:4"
    assert one.keys["statement"].line == 7


def test_there_may_be_no_drafts(tmp_path):
    config = tmp_path / "config.yaml"
    assert read_drafts(config, "gazette") == read_drafts(config, "gazette")
    assert read_drafts(config, "gazette").proposals == ()
    assert records(config) == []


def test_only_a_file_that_is_named_as_a_record_is_read(tmp_path):
    for name in ("b", "a", "other"):
        config = drafted(tmp_path, GOOD, name)
    recorded(tmp_path, "a", "b", "without-a-draft")
    assert records(config) == ["a", "b"]
    assert [path.name for path in strays(config)] == ["other.yaml"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "proposals:\n  - {id: one, by: A}\n",
            "drafts/gazette.yaml:2:5  proposal 'one' · quote: is missing",
        ),
        (
            "proposals:\n  - {id: one, by: A, quote: x y, statment: z}\n",
            "drafts/gazette.yaml:2:34  proposal 'one': unknown key 'statment'\n"
            "    hint: did you mean 'statement'?",
        ),
        (
            "proposals:\n  - {id: One, by: A, quote: x y}\n",
            "drafts/gazette.yaml:2:6  proposal 'One' · id: 'One' is not an id",
        ),
        ("proposal: []\n", "drafts/gazette.yaml:1:1  unknown key 'proposal'"),
        ("proposals: one\n", "drafts/gazette.yaml:1:12  proposals: needs a list, not text"),
        ("[]\n", "drafts/gazette.yaml:1:1  needs keys and values, not a list"),
        (
            "proposals:\n  - one\n",
            "drafts/gazette.yaml:2:5  proposal 1: needs keys and values, not text",
        ),
        ("proposals: [\n", "drafts/gazette.yaml:2:1  is not YAML"),
        (
            "proposals:\n" + "  - {id: one, by: A, quote: x y}\n" * 2,
            "drafts/gazette.yaml:2:5  proposal 'one': is there more than once",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path, text, told):
    assert any(line.startswith(told) for line in problems_of(tmp_path, text))


def test_a_file_holds_a_bounded_number(tmp_path):
    many = "".join(f"  - {{id: n{number}, by: A, quote: x y}}\n" for number in range(501))
    drafts = read_drafts(drafted(tmp_path, f"proposals:\n{many}"), "gazette")
    assert len(drafts.proposals) == 500
    assert "holds more than 500 proposals" in drafts.problems[0].what


def test_a_quote_has_a_bounded_length(tmp_path):
    text = f"proposals:\n  - {{id: one, by: A, quote: {'x ' * 1001}}}\n"
    assert "2,000 may be" in problems_of(tmp_path, text)[0]


def test_a_program_adds_a_proposal_and_keeps_the_comments(tmp_path):
    config = drafted(tmp_path, GOOD)
    propose(config, "gazette", "three", {"by": "model 1", "quote": "a b", "statement": "C: d"})
    text = file_of(config, "gazette").read_text("utf-8")
    assert text.startswith(GOOD.rstrip())
    assert [one.id for one in read_drafts(config, "gazette").proposals] == ["one", "two", "three"]
    with pytest.raises(Conflict, match="proposal 'three' is there already"):
        propose(config, "gazette", "three", {"by": "model 2", "quote": "a b"})


def test_the_first_proposal_makes_the_file(tmp_path):
    (tmp_path / "config.yaml").touch()
    propose(tmp_path / "config.yaml", "gazette", "one", {"by": "A", "quote": "x y"})
    recorded(tmp_path, "gazette")
    assert records(tmp_path / "config.yaml") == ["gazette"]


def test_a_decision_is_noted_at_the_proposal(tmp_path):
    config = drafted(tmp_path, GOOD)
    save(config, [decision(config, "gazette", "one", refused="Not so: see two.")])
    one, _ = read_drafts(config, "gazette").proposals
    assert one.proposal.refused == "Not so: see two."
    assert "- id: one  # mine" in file_of(config, "gazette").read_text("utf-8")


def test_the_schema_takes_the_sixty_proposals_and_no_other_key():
    schema = json.loads(schemas()["proposals.schema.json"])
    validator = Draft202012Validator(schema)
    proposals = scene.plain_yaml(scene.FOLDER / "proposals.yaml")
    assert list(validator.iter_errors(proposals)) == []
    wrong = {"proposals": [proposals["proposals"][0] | {"statment": "x"}]}
    assert [error.validator for error in validator.iter_errors(wrong)] == ["additionalProperties"]
