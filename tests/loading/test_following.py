"""What a fact may leave out: it is the fact that is written out, and a fault is told once."""

import re

import pytest

from dashboard.domain.vocabulary import Basis, SourceKind
from dashboard.loading import attempt, load
from dashboard.loading.editorial.chains import ENDS
from dashboard.loading.following import FOLLOWS
from tests.loading.copies import edit

FACTS, SOURCES, SEED = "data/facts.yaml", "data/sources.yaml", "seeds/gazette-2031-05-20.yaml"
BASIS = "    status: {}\n    basis: {}\n"
DATED = "    when: 2031-05-20\n    when_is: report\n"
UNCLEAR = f"    paragraphs: [5]\n{DATED}    actors: [tropica]\n"
ASKED = """\
    status: possible
    basis: unnamed-sources
    via: [gazette, northern-wire, harbour-officials]
    paragraphs: [3]
    when: 2031-05
    when_is: report
"""


def said_of(copy):
    return [str(problem) for problem in attempt(copy / "config.yaml").problems]


def changed(copy, change):
    """Change the text of the facts; return it as it was."""
    text = (copy / FACTS).read_text("utf-8")
    (copy / FACTS).write_text(change(text), "utf-8")
    return text


@pytest.mark.parametrize("kind", SourceKind)
def test_what_follows_from_a_kind_of_source_may_rest_on_it(kind):
    assert kind in ENDS[FOLLOWS[kind]]


def test_a_basis_that_follows_may_be_left_out(copy, tiny):
    quoting = r"    basis: on-record\n    via: \[gazette(?:, northern-wire)?\]\n"
    changed(copy, lambda text: re.sub(rf"(?!{quoting})    basis: .*\n", "", text))

    assert (copy / FACTS).read_text("utf-8").count("basis") == 2
    assert load(copy / "config.yaml").digest == tiny.digest


def test_a_judgement_is_written(copy):
    edit(
        copy / FACTS, "basis: unnamed-sources\n    via: [gazette, northern-wire,", "via: [gazette,"
    )
    edit(copy / SOURCES, "kind: unnamed-sources", "kind: outlet")
    assert load(copy / "config.yaml").fact["crew-asked"].basis == Basis.OUTLET_REPORT

    edit(copy / FACTS, "status: possible\n", "status: possible\n    basis: judgement\n")
    assert load(copy / "config.yaml").fact["crew-asked"].basis == Basis.JUDGEMENT


@pytest.mark.parametrize(
    ("status", "fact", "source", "instead"),
    [
        ("claimed", "boats-at-risk", "gazette", "article"),
        ("declined", "fjordmark-silent", "northern-wire", "outlet-report"),
    ],
)
def test_whoever_is_quoted_through_an_outlet_needs_a_basis(copy, status, fact, source, instead):
    end = f"{source}]\n"
    old = rf"    status: {status}\n    basis: on-record\n(    via: \[.*{re.escape(end)})"
    changed(copy, lambda text: re.sub(old, rf"    status: {status}\n\1", text))

    [said] = said_of(copy)

    assert said.endswith(
        f"  fact '{fact}' · basis: is missing, and '{source}' quotes somebody\n"
        f"    hint: write on-record or {instead}"
    )


def test_each_report_may_leave_its_basis_out(copy, tiny):
    edit(
        copy / FACTS,
        ASKED,
        """\
    reports:
      - status: possible
        via: [gazette, northern-wire, harbour-officials]
        paragraphs: [3]
        hedge: reportedly
    when: 2031-05
    when_is: report
""",
    )
    edit(copy / FACTS, "    hedge: reportedly\n    qualifies", "    qualifies")

    assert load(copy / "config.yaml").digest == tiny.digest


def test_without_a_date_it_is_that_of_the_article(copy, tiny):
    edit(copy / FACTS, UNCLEAR, UNCLEAR.replace(DATED, ""))

    assert load(copy / "config.yaml").digest == tiny.digest


def test_without_a_date_it_is_the_day_that_a_report_gives(copy):
    edit(copy / FACTS, UNCLEAR, UNCLEAR.replace(DATED, "    reported: 2031-05-18\n"))

    fact = load(copy / "config.yaml").fact["tropica-unclear"]

    assert (str(fact.when), fact.when_is) == ("2031-05-18", "report")


def test_of_several_reports_the_first_gives_the_date(copy):
    reports = """\
    reports:
      - {status: reported, via: [gazette, northern-wire], paragraphs: [3], reported: 2031-05-17}
      - status: possible
        via: [gazette, northern-wire, harbour-officials]
        paragraphs: [3]
        hedge: reportedly
"""
    edit(copy / FACTS, ASKED, reports)
    edit(copy / FACTS, "    hedge: reportedly\n    qualifies", "    qualifies")

    fact = load(copy / "config.yaml").fact["crew-asked"]

    assert (str(fact.when), fact.lead.status) == ("2031-05-17", "possible")


@pytest.mark.parametrize(
    ("left", "missing"),
    [
        ("    when: 2031-05-20\n", ["when_is"]),
        ("    when_is: report\n", ["when"]),
        ("    when_why: \"'On Sunday'.\"\n", ["when", "when_is"]),
    ],
)
def test_a_part_of_a_date_needs_the_rest(copy, left, missing):
    edit(copy / FACTS, UNCLEAR, UNCLEAR.replace(DATED, left))

    told = [said.splitlines()[0] for said in said_of(copy)]

    assert [one.split(" · ")[1] for one in told] == [f"{name}: is missing" for name in missing]


NOTHING_SAID = (
    "    status: unclear\n    via: [gazette]\n    paragraphs: [5]\n    actors: [tropica]\n"
)


@pytest.fixture
def silent(copy):
    """A copy where a fact says nothing of its basis and its date."""
    old = BASIS.format("unclear", "article") + "    via: [gazette]\n" + UNCLEAR
    edit(copy / FACTS, old, NOTHING_SAID)
    return copy


@pytest.mark.parametrize(
    ("old", "new", "is_said"),
    [
        ("    via: [gazette]\n", "    via: [gazet]\n", "via: no source 'gazet'"),
        ("    via: [gazette]\n", "    via: [gazette, wire]\n", "via: no source 'wire'"),
        ("    via: [gazette]\n", "    via: gazette\n", "via: needs a list, not text"),
        ("    via: [gazette]\n", "    via: []\n", "via: is empty"),
        ("    via: [gazette]\n", "    via: [[gazette]]\n", "needs one value, not a list"),
        ("    via: [gazette]\n", "", "via: is missing"),
        ("    via: [gazette]\n", "    vai: [gazette]\n", "unknown key 'vai'"),
        ("    via: [gazette]\n", "    via: [gazette]\n    reported: soon\n", "'soon' is not a day"),
        ("    via: [gazette]\n", "    via: [gazette]\n    reported: []\n", "reported: needs one"),
        ("    via: [gazette]\n", "    via: [gazette]\n    from: nowhere\n", "no passage 'nowhere'"),
        (
            "    via: [gazette]\n",
            "    via: [northern-wire]\n",
            "when: is missing, and via begins with 'northern-wire', which is not an article",
        ),
        (NOTHING_SAID, "    reports: none\n", "reports: needs a list, not text"),
        (NOTHING_SAID, "    reports: []\n", "reports: is empty"),
        (NOTHING_SAID, "    reports: [gazette]\n", "needs keys and values, not text"),
    ],
)
def test_a_fault_of_what_they_follow_from_is_told_alone(silent, old, new, is_said):
    start, after = (silent / FACTS).read_text("utf-8").split("  - id: tropica-unclear\n")
    text = f"{start}  - id: tropica-unclear\n{after.replace(old, new, 1)}"
    (silent / FACTS).write_text(text, "utf-8")

    [said] = said_of(silent)

    assert "fact 'tropica-unclear'" in said
    assert is_said in said


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (SOURCES, "    kind: article\n", "    kind: articel\n"),
        (SOURCES, "    seed: gazette-2031-05-20\n", "    seed: gazette-2031-05-21\n"),
        (SEED, "date: 2031-05-20\n", "date: soon\n"),
    ],
)
def test_a_fault_of_a_source_or_article_is_told_alone(silent, file, old, new):
    edit(silent / file, old, new)

    told = said_of(silent)

    assert told
    assert not [said for said in told if "tropica-unclear" in said]


def test_a_message_about_what_follows_leads_to_the_fact(silent):
    edit(silent / "config.yaml", "as_of: 2031-05-20", "as_of: 2031-05-19")

    told = [said for said in said_of(silent) if "tropica-unclear" in said]
    text = (silent / FACTS).read_text("utf-8").splitlines()
    line = text.index("  - id: tropica-unclear") + 1

    assert told
    assert all(said.startswith(f"{FACTS}:{line}:5  ") for said in told)
