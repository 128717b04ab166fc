"""`from`: a fact that takes over from a passage is the fact that is written out."""

import pytest

from dashboard.domain.dates import parse_when
from dashboard.domain.vocabulary import Basis, Status, WhenIs
from dashboard.loading import attempt, load
from tests.loading.copies import edit

FACTS = "data/facts.yaml"
WRITTEN_OUT = """\
    kind: answer
    status: declined
    basis: on-record
    via: [gazette, northern-wire]
    paragraphs: [5]
"""
REPLY = """\
passages:
  - id: reply
    via: [gazette, northern-wire]
    paragraphs: [5]
    status: declined
    basis: on-record
    kind: answer

"""


def said_of(copy):
    return [str(problem) for problem in attempt(copy / "config.yaml").problems]


@pytest.fixture
def facts(copy):
    """The file of the facts, with a passage that no fact takes over from yet."""
    path = copy / FACTS
    path.write_text(REPLY + path.read_text("utf-8"), "utf-8")
    return path


def test_a_fact_that_takes_over_is_the_fact_that_is_written_out(copy, facts, tiny):
    edit(facts, WRITTEN_OUT, "    from: reply\n")

    dossier = load(copy / "config.yaml")

    assert dossier.facts == tiny.facts
    assert dossier.digest == tiny.digest


def test_what_a_fact_writes_itself_goes_first(copy, facts):
    edit(facts, WRITTEN_OUT, "    from: reply\n    status: claimed\n    context: [1]\n")

    fact = load(copy / "config.yaml").fact["fjordmark-silent"]

    assert (fact.status, fact.basis, fact.lead.context) == (Status.CLAIMED, Basis.ON_RECORD, (1,))


WHEN = """\
    when: 2031-05-19
    when_is: event
"""
OF_THE_PASSAGE = """\
    when: 2031-05
    when_is: inferred
    when_why: "'This month', counted from Tuesday 20 May 2031."
"""


def test_when_is_taken_over_with_what_it_is_the_date_of_and_why(copy, facts):
    edit(facts, "  - id: reply\n", f"  - id: reply\n{OF_THE_PASSAGE}")
    edit(facts, f"{WHEN}    actors: [fjordmark]\n", "    from: reply\n    actors: [fjordmark]\n")

    fact = load(copy / "config.yaml").fact["fjordmark-silent"]

    assert (fact.when, fact.when_is) == (parse_when("2031-05"), WhenIs.INFERRED)
    assert fact.when_why.startswith("'This month'")


def test_a_fact_that_writes_its_date_takes_over_nothing_of_another(copy, facts):
    edit(facts, "  - id: reply\n", f"  - id: reply\n{OF_THE_PASSAGE}")
    edit(facts, f"{WHEN}    actors: [fjordmark]\n", f"{WHEN}    from: reply\n")

    fact = load(copy / "config.yaml").fact["fjordmark-silent"]

    assert (fact.when, fact.when_is, fact.when_why) == (
        parse_when("2031-05-19"),
        WhenIs.EVENT,
        "",
    )


def test_a_fact_that_writes_a_part_of_its_date_must_write_all_of_it(copy, facts):
    edit(facts, "  - id: reply\n", f"  - id: reply\n{OF_THE_PASSAGE}")
    edit(facts, f"{WHEN}    actors: [fjordmark]\n", "    from: reply\n    when_is: event\n")

    [said] = said_of(copy)

    assert "fact 'fjordmark-silent' · when: is missing" in said


def test_each_report_may_take_over_the_keys_of_a_report(copy, facts, tiny):
    reports = "    kind: answer\n    reports:\n      - from: reply\n"
    edit(facts, WRITTEN_OUT, reports)

    assert load(copy / "config.yaml").digest == tiny.digest


def test_a_fact_with_reports_takes_over_the_other_keys(copy, facts, tiny):
    reports = "    from: reply\n    reports:\n      - from: reply\n"
    edit(facts, WRITTEN_OUT, reports)

    assert load(copy / "config.yaml").digest == tiny.digest


def test_an_unknown_passage_is_told_once_with_the_one_that_is_meant(copy, facts):
    edit(facts, WRITTEN_OUT, "    from: replay\n")

    [said] = said_of(copy)

    assert said.endswith(
        "fact 'fjordmark-silent' · from: no passage 'replay'\n    hint: did you mean 'reply'?"
    )


def test_without_any_passages_the_hint_says_where_to_add_one(copy):
    edit(copy / FACTS, WRITTEN_OUT, "    from: reply\n")

    [said] = said_of(copy)

    assert said.endswith("from: no passage 'reply'\n    hint: add it to data/facts.yaml")


@pytest.mark.parametrize(
    ("named", "is_said"),
    [("[reply]", "needs one value, not a list"), ("", "needs one value, not nothing")],
)
def test_a_fact_names_one_passage(copy, facts, named, is_said):
    edit(facts, WRITTEN_OUT, f"    from: {named}\n")

    [said] = said_of(copy)

    assert f"fact 'fjordmark-silent' · from: {is_said}" in said


def written_twice(facts):
    """Let two facts take over from the passage."""
    text = facts.read_text("utf-8")
    start = text.index(WRITTEN_OUT)
    end = text.index("  - id:", start)
    own = text[start:end].removeprefix(WRITTEN_OUT)
    another = "  - id: fjordmark-mute\n    statement: Fjordmark had nothing to say.\n"
    both = f"    from: reply\n{own}{another}    from: reply\n{own}"
    facts.write_text(text[:start] + both + text[end:], "utf-8")


@pytest.mark.parametrize(
    ("old", "new", "is_said"),
    [
        ("status: declined", "status: decline", "status: unknown word 'decline'"),
        ("paragraphs: [5]", "paragraphs: five", "paragraphs: needs a list, not text"),
        (
            "[gazette, northern-wire]\n    para",
            "[gazette, wire]\n    para",
            "via: no source 'wire'",
        ),
        ("[gazette, northern-wire]", "[gazette, gazette]", "'gazette' twice"),
        ("    kind: answer\n", "    mood: dry\n    kind: answer\n", "unknown key 'mood'"),
    ],
)
def test_what_is_wrong_in_a_passage_is_told_once_and_of_the_passage(copy, facts, old, new, is_said):
    written_twice(facts)
    text = facts.read_text("utf-8")
    facts.write_text(text.replace(old, new, 1), "utf-8")

    [said] = [line for line in said_of(copy) if is_said in line]

    assert "passage 'reply'" in said
    assert len(said_of(copy)) == 1


def test_passages_must_be_a_list(copy):
    path = copy / FACTS
    path.write_text(f"passages: none\n{path.read_text('utf-8')}", "utf-8")

    assert said_of(copy) == [
        "data/facts.yaml:1:11  passages: needs a list, not text\n"
        "    hint: let each begin with '- ', or remove the key"
    ]


def test_a_misspelt_list_of_passages_is_told_alone(copy, facts):
    edit(facts, WRITTEN_OUT, "    from: reply\n")
    edit(facts, "passages:\n", "pasages:\n")

    [said] = said_of(copy)

    assert "unknown key 'pasages'\n    hint: did you mean 'passages'?" in said


def test_a_passage_that_no_fact_takes_over_is_a_warning(copy, facts):
    assert [str(one) for one in attempt(copy / "config.yaml").warnings] == [
        "data/facts.yaml:2:9  warning: passage 'reply': is never used\n"
        "    hint: name it where it belongs, or remove it"
    ]


def test_a_message_about_a_value_leads_to_the_line_of_the_passage(copy, facts):
    edit(facts, WRITTEN_OUT, "    from: reply\n")
    text = facts.read_text("utf-8")
    facts.write_text(text.replace("paragraphs: [5]", "paragraphs: [9]", 1), "utf-8")

    [said] = said_of(copy)

    assert said.startswith("data/facts.yaml:4:5  fact 'fjordmark-silent'")


BOTH = """\
  - id: wire
    via: [gazette, northern-wire]
    status: declined
    basis: on-record
    kind: answer
  - id: reply
    from: wire
    paragraphs: [5]

"""
OF_ONE = REPLY.removeprefix("passages:\n")


def test_a_passage_may_take_over_from_one_above_it(copy, facts, tiny):
    edit(facts, OF_ONE, BOTH)
    edit(facts, WRITTEN_OUT, "    from: reply\n")

    assert load(copy / "config.yaml").digest == tiny.digest
    assert attempt(copy / "config.yaml").warnings == ()


def test_a_passage_that_writes_its_date_takes_over_nothing_of_another(copy, facts):
    edit(facts, OF_ONE, BOTH)
    edit(facts, "  - id: wire\n", f"  - id: wire\n{OF_THE_PASSAGE}")
    edit(facts, "    paragraphs: [5]\n\n", f"    paragraphs: [5]\n{WHEN}\n")
    edit(facts, f"{WHEN}    actors: [fjordmark]\n", "    from: reply\n    actors: [fjordmark]\n")

    fact = load(copy / "config.yaml").fact["fjordmark-silent"]

    assert (fact.when, fact.when_why) == (parse_when("2031-05-19"), "")


@pytest.mark.parametrize(
    ("of_wire", "of_reply", "is_said"),
    [
        ("from: reply", "from: wire", "passage 'wire' · from: passage 'reply' stands below this"),
        ("status: declined", "from: reply", "passage 'reply' · from: names itself"),
        ("status: declined", "from: wires", "passage 'reply' · from: no passage 'wires'"),
        ("status: declined", "from: [wire]", "passage 'reply' · from: needs one value, not a list"),
    ],
)
def test_a_passage_takes_over_from_one_above_it_alone(copy, facts, of_wire, of_reply, is_said):
    edit(facts, OF_ONE, BOTH)
    edit(
        facts,
        "    status: declined\n    basis: on-record\n    kind: answer\n  - id: r",
        "    X\n  - id: r",
    )
    edit(facts, "    X\n", f"    {of_wire}\n    basis: on-record\n    kind: answer\n")
    edit(facts, "    from: wire\n", f"    {of_reply}\n")
    edit(facts, WRITTEN_OUT, "    from: reply\n")

    [said] = said_of(copy)

    assert is_said in said
