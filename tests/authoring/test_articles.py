"""An article is taken in: the record, its text and its source are there, or nothing of them."""

import json
import shutil
from datetime import date

import pytest

from dashboard.authoring import drafts
from dashboard.authoring.articles import earlier_version, id_of, is_heading, paragraphs_in
from dashboard.cli import main
from dashboard.loading import load
from dashboard.loading.inspection import inspect
from dashboard.loading.original import digest_of, original
from tests.authoring.marked import paragraphs
from tests.loading.copies import ROOT, edit

GAZETTE = ROOT / "tests" / "texts" / "gazette-2031-05-20.txt"
RECORD = "morning-2031-05-20"


@pytest.fixture
def morning(tmp_path):
    """A made-up article of twelve paragraphs, as a file."""
    file = tmp_path / "morning-2031-05-20.txt"
    file.write_text("\n\n".join(text for text, _ in paragraphs("en")), "utf-8")
    return file


@pytest.fixture
def run(copy, capsys):
    """Run `article ACTION`; return its exit code, and what it printed."""

    def run_(*words):
        code = main(["article", *map(str, words), "--config", str(copy / "config.yaml")])
        return code, capsys.readouterr()

    return run_


def state_of(folder):
    """All files of a dossier with what they hold."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def checks(copy):
    findings = inspect(copy / "config.yaml").draft.findings
    return [problem.check for problem in findings.problems]


def test_an_article_is_recorded_and_the_dossier_stays_valid(copy, run, morning):
    code, printed = run("add", morning, "--publisher", "The Morning Post", "--id", RECORD)
    dossier = load(copy / "config.yaml")
    seed = next(seed for seed in dossier.seeds if seed.id == RECORD)

    assert code == 0
    assert (seed.date, seed.language) == (date(2031, 5, 20), "en")
    assert [one.number for one in seed.paragraphs] == list(range(1, 13))
    assert seed.paragraphs[0].sha256 == digest_of(paragraphs_in(morning)[0])
    assert [one.number for one in seed.paragraphs if one.heading] == [3]
    assert dossier.source[RECORD].name == "The Morning Post of 20 May 2031"
    assert len(original(dossier, seed).paragraphs) == 12
    assert "guessed: language en" in printed.out
    assert "guessed: date 2031-05-20, from the name of the file" in printed.out
    assert "unknown: Coast Courier" in printed.out


def test_check_says_in_one_line_that_nothing_was_read_yet(copy, run, morning):
    run("add", morning)
    assert checks(copy) == ["paragraphs-are-covered"]
    warnings = inspect(copy / "config.yaml").draft.findings.warnings
    assert [one.check for one in warnings].count("records-are-written") == 2


def test_from_the_first_fact_on_check_names_each_paragraph_that_is_unread(copy, run, morning):
    run("add", morning, "--id", "morning")
    facts = copy / "data" / "facts.yaml"
    edit(
        facts,
        "via: [gazette, lamp-office]\n    paragraphs: [5]",
        "via: [morning, lamp-office]\n    paragraphs: [2, 5]",
    )
    load(copy / "config.yaml")
    found = inspect(copy / "config.yaml").draft.findings.problems
    assert [one.check for one in found].count("paragraphs-are-covered") == 9


def test_a_paragraph_may_say_why_no_fact_comes_from_it(copy, run, morning):
    run("add", morning, "--id", "morning")
    record = copy / "seeds" / "morning.yaml"
    text = record.read_text("utf-8")
    said = text.replace("gist: To be written.\n", "gist: Said.\n    nothing: It repeats.\n")
    record.write_text(said.replace("about: To be written.", "about: A lamp."), "utf-8")
    assert checks(copy) == []
    assert run("show", "morning")[1].out.startswith("morning: 11 nothing, 1 heading\n")


def test_the_draft_holds_what_was_found_and_no_proposal(copy, run, morning):
    run("add", morning, "--id", "morning")
    read = drafts.read_drafts(copy / "config.yaml", "morning")
    assert (read.proposals, read.problems) == ((), ())
    text = (copy / "drafts" / "morning.yaml").read_text("utf-8")
    assert "when_why: >-" in text
    assert "means: 2031-05-12/2031-05-18" in text
    assert "via: [morning, northern-wire]" in text
    drafts.propose(copy / "config.yaml", "morning", "a-fact", {"id": "a-fact"})
    assert text.rstrip().removesuffix("proposals: []") in (copy / "drafts/morning.yaml").read_text()


def test_a_younger_article_moves_the_as_of_date_only_when_told_to(copy, run, morning):
    before = state_of(copy)
    code, printed = run("add", morning, "--date", "2031-05-22")
    assert code == 1
    assert printed.err == (
        "crisis-dashboard: 2031-05-22 is after 2031-05-20, the as-of date: give --move-as-of to"
        " move that too, or correct --date\n"
    )
    assert state_of(copy) == before

    code, printed = run("add", morning, "--date", "2031-05-22", "--move-as-of")
    assert code == 0
    assert "as_of moved from 2031-05-20 to 2031-05-22" in printed.out
    assert load(copy / "config.yaml").config.as_of == date(2031, 5, 22)


def test_a_text_on_record_is_refused_and_a_changed_one_named_paragraph_by_paragraph(copy, run):
    before = state_of(copy)
    assert "is on record already, as gazette-2031-05-20" in run("add", GAZETTE)[1].err

    changed = copy.parent / GAZETTE.name
    lines = GAZETTE.read_text("utf-8").split("\n")
    lines[0] = lines[0].replace("this month", "last month")
    changed.write_text("\n".join([*lines, "And a paragraph that is new."]), "utf-8")
    code, printed = run("add", changed)
    assert code == 1
    assert printed.err == (
        "crisis-dashboard: gazette-2031-05-20 is on record with another text (¶ 1 changed; ¶ 6"
        " new); give --id gazette-2031-05-20-2 to record this version beside it\n"
    )
    assert state_of(copy) == before

    code, printed = run("add", changed, "--id", "gazette-2031-05-20-2")
    assert code == 0
    assert "differs from gazette-2031-05-20: ¶ 1 changed; ¶ 6 new\n" in printed.out


def test_a_paragraph_that_is_gone_is_named_by_its_number_in_the_record(tiny):
    texts = paragraphs_in(GAZETTE)
    assert str(earlier_version(texts[:1] + texts[2:], tiny)) == "¶ 2 of the record gone"
    assert earlier_version(("Another text.",), tiny) is None


def test_nothing_is_left_where_the_dossier_would_not_be_valid(copy, run, morning):
    before = state_of(copy)
    code, printed = run("add", morning, "--publisher", "x" * 2000)
    assert code == 1
    assert "the dossier would not be valid with it" in printed.err
    assert state_of(copy) == before


def test_an_article_is_not_taken_in_twice_under_one_id(copy, run, morning):
    code, printed = run("add", morning, "--id", "gazette-2031-05-20")
    assert code == 1
    assert "there is an entry gazette-2031-05-20 already; give another id" in printed.err
    other = copy / "seeds" / "morning.txt"
    other.write_text("Something else.", "utf-8")
    assert "is there already; move it away first" in run("add", morning, "--id", "morning")[1].err
    assert other.read_text("utf-8") == "Something else."


def test_a_text_that_lies_where_it_belongs_stays_there(copy, run, morning):
    there = copy / "seeds" / f"{RECORD}.txt"
    shutil.copy(morning, there)
    assert run("add", there)[0] == 0
    assert there.read_bytes() == morning.read_bytes()


@pytest.mark.parametrize(
    ("content", "options", "code", "said"),
    [
        (None, [], 1, "is missing"),
        (b"", [], 1, "is empty"),
        (b"\n  \n", [], 1, "is empty"),
        (b"caf\xe9", [], 1, "is not UTF-8"),
        (b"PK\x03\x04 and so on", [], 1, "control character '\\x03'"),
        (b"a" * 2_000_001, [], 1, "larger than 2,000,000 bytes"),
        (b"A line.\n" + b"word " * 5000, [], 1, "\u00b6 2 has 24,999 characters"),
        (b"12 34 56", [], 1, "say it with --language"),
        (b"Nobody knows when this was written, or by whom, or why.", [], 1, "say it with --date"),
        (b"A text.", ["--date", "20 May"], 2, "--date: '20 May' is no day"),
        (b"A text.", ["--language", "xx-yy-zz"], 2, "is not a language code"),
        (b"A text.", ["--id", "No Id"], 2, "--id: 'No Id' is no id"),
    ],
)
def test_bad_input_is_one_clear_line_and_changes_nothing(
    copy, run, tmp_path, content, options, code, said
):
    file = tmp_path / "text.txt"
    if content is not None:
        file.write_bytes(content)
    before = state_of(copy)
    given, printed = run("add", file, *options)
    assert (given, printed.out) == (code, "")
    assert said.casefold() in printed.err.casefold()
    assert printed.err.count("\n") == 1
    assert state_of(copy) == before


def test_a_language_without_tables_is_recorded_and_said_so(run, morning):
    code, printed = run("add", morning, "--language", "de")
    assert code == 0
    assert (
        "words of saying were not looked for: they are known in en, es, ru, uk only" in printed.out
    )


def test_what_was_found_is_there_as_json(run, morning):
    said = json.loads(run("add", morning, "--json")[1].out)
    first = said["paragraphs"][0]
    assert said["record"] == RECORD
    assert first["number"] == 1
    assert {"sort": "hedge", "text": "probably"}.items() <= {
        key: value
        for mark in first["marks"]
        for key, value in mark.items()
        if mark["sort"] == "hedge"
    }.items()


def test_show_lists_what_is_covered_and_its_text_where_it_is_here(copy, run):
    code, printed = run("show")
    assert code == 0
    assert printed.out.splitlines()[:2] == [
        "gazette-2031-05-20: 4 covered, 1 heading",
        "  ¶ 1   covered  1 fact    Dateline, and that the lamp went dark.",
    ]
    shutil.copy(GAZETTE, copy / "seeds")
    assert paragraphs_in(GAZETTE)[0] in run("show", "--text")[1].out
    rows = json.loads(run("show", "--json")[1].out)["records"]["gazette-2031-05-20"]
    assert rows[0]["facts"] == ["lamp-failed"]


def test_show_of_a_record_that_is_not_there_names_those_that_are(run):
    code, printed = run("show", "nothing")
    assert code == 2
    assert "the records are: gazette-2031-05-20" in printed.err


@pytest.mark.parametrize(
    ("name", "publisher", "wanted"),
    [
        ("утро.txt", "", "article-2031-05-20"),
        ("Morning News 2031-05-20.txt", "", "morning-news-2031-05-20"),
        ("a.txt", "La Mañana", "la-manana-2031-05-20"),
    ],
)
def test_an_id_is_made_of_publisher_or_file_and_day(tmp_path, name, publisher, wanted):
    assert id_of(tmp_path / name, publisher, date(2031, 5, 20)) == wanted


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("What was asked for", True), ("It was.", False), ("word " * 12, False), ("«Нет»", False)],
)
def test_a_heading_is_short_and_has_no_stop(text, is_one):
    assert is_heading(text.strip()) is is_one
