"""What is caught of the edits that lose something, and what is reported of those that do no harm.

The real deck and paper are edited. The table in docs/use.md holds what is measured here.
"""

from collections import Counter
from functools import cache

import pytest

from dashboard.domain.excerpt import excerpt
from dashboard.domain.query import parse_filter
from dashboard.exports import FORMATS
from dashboard.verifying import verify
from dashboard.verifying.judging import judge
from dashboard.verifying.matching import matcher
from dashboard.verifying.reading import read
from dashboard.verifying.report import report
from tests.conftest import ROOT
from tests.verifying.drafts import edited, exported, typed_over
from tests.verifying.edits import ALL, HARMFUL, HARMLESS
from tests.verifying.held_back import HELD_BACK
from tests.verifying.later import LOSING, REWORDED

DOCUMENT = ROOT / "docs" / "use.md"
FILTERS = ("", "statuses=denied", "kinds=request", "without=washington-post", "text=zzzz")
MISSED = {"paraphrase, hedge lost", "invented detail"}
REPORTED = {"is in a tight spot"}
"""Of the edits that were held back, and of the second set."""


@pytest.fixture(scope="module")
def files(real):
    return exported(real)


@pytest.fixture(scope="module")
def drafts(files):
    return {ending: read(content, f"draft.{ending}") for ending, content in files.items()}


@pytest.fixture(scope="module")
def found(real, files, drafts):
    """What an edit has reported: the kinds of loss."""
    ours = matcher(real)

    @cache
    def kinds(edit):
        if edit.find == ALL:
            draft = read(edited(files, edit), f"draft.{edit.file}")
        else:
            draft = typed_over(drafts[edit.file], edit)
        findings = report("", draft, judge(draft, ours), real).findings
        return frozenset(loss.kind.value for finding in findings for loss in finding.lost)

    return lambda edit: kinds(edit._replace(lost=frozenset(edit.lost)))


def is_caught(edit, found):
    return bool(found(edit) & set(edit.lost))


def table(found):
    """The table of the document."""
    yield "| edits that lose something | number | caught | missed |"
    yield "| --- | ---: | ---: | ---: |"
    number = Counter(edit.kind for edit in HARMFUL)
    caught = Counter(edit.kind for edit in HARMFUL if is_caught(edit, found))
    yield from (row(kind, number[kind], caught[kind]) for kind in number)
    sets = {"all of these, tuned with": HARMFUL, "held back": HELD_BACK, "second set": LOSING}
    for name, edits in sets.items():
        yield row(f"**{name}**", len(edits), sum(is_caught(edit, found) for edit in edits))
    yield ""
    yield "| edits that do no harm | number | false alarms |"
    yield "| --- | ---: | ---: |"
    for name, edits in {"tuned with": HARMLESS, "second set": REWORDED}.items():
        yield f"| {name} | {len(edits)} | {sum(bool(found(edit)) for edit in edits)} |"


def row(name, number, caught):
    return f"| {name} | {number} | {caught} | {number - caught} |"


def test_there_are_enough_edits_of_each_sort_and_in_each_sort_of_file():
    assert len(HARMFUL) >= 40
    assert len(HARMLESS) >= 30
    assert len(HELD_BACK) == 12
    assert {edit.file for edit in HARMFUL} == {edit.file for edit in HARMLESS} == set(ENDINGS)


ENDINGS = ("pptx", "docx", "md", "txt")


def test_every_edit_that_loses_something_is_caught_and_named(found):
    assert [edit for edit in HARMFUL if not is_caught(edit, found)] == []


def test_no_edit_that_does_no_harm_is_reported(found):
    assert [(edit, found(edit)) for edit in HARMLESS if found(edit)] == []


@pytest.mark.parametrize("edits", [HELD_BACK, LOSING], ids=["held back", "second"])
def test_of_the_other_edits_only_what_is_known_is_missed(found, edits):
    missed = {edit.kind for edit in edits if not is_caught(edit, found)}

    assert missed == MISSED & {edit.kind for edit in edits}


def test_of_the_other_rewordings_only_what_is_known_is_reported(found):
    assert {edit.put for edit in REWORDED if found(edit)} == REPORTED


def test_the_document_has_the_rates_that_are_measured(found):
    assert "\n".join(table(found)) in DOCUMENT.read_text("utf-8")


def test_an_edit_that_was_saved_in_a_file_is_found_as_one_that_was_typed_over(real, files):
    for ending, find, put in (
        ("pptx", "prepared a letter asking Vladimir Putin", "sent a letter asking Vladimir Putin"),
        ("docx", "seven ships with", "nine ships with"),
    ):
        edit = next(one for one in HARMFUL if one.file == ending)._replace(find=find, put=put)
        made = verify(edited(files, edit), f"draft.{ending}", real)

        assert [finding for finding in made.findings if put in finding.text]


@pytest.mark.parametrize("query", FILTERS)
def test_nothing_is_lost_in_files_that_nobody_edited(real, files, query):
    whole = excerpt(real, parse_filter(query, real))
    for ending, name in (("pptx", "pptx"), ("docx", "docx"), ("md", "markdown")):
        if query or ending == "md":
            annexes = (True, False) if ending == "md" else (False,)
            contents = [FORMATS[name].told(annex=annex).render(whole) for annex in annexes]
        else:
            contents = [files[ending]]
        for content in contents:
            made = verify(content, f"draft.{ending}", real)

            assert made.findings == (), (ending, query)
