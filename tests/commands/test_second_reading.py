"""`review blind` and `review compare`: a sheet without the answers, and what a reader says else."""

import re
import subprocess

import pytest

from dashboard.cli import main
from dashboard.loading import load
from tests.loading.copies import ROOT, edit

ARTICLE = ROOT / "tests" / "texts" / "gazette-2031-05-20.txt"
OTHER = ROOT / "tests" / "texts" / "courier-2031-05-21.txt"
SENTENCE = "It stayed dark for three nights"


def run(copy, *words):
    """The exit code of a command on a copy of the dossier."""
    return main([*map(str, words), "--config", str(copy / "config.yaml")])


@pytest.fixture
def sheet(copy, tmp_path):
    """A sheet as it is made, outside of the dossier."""
    path = tmp_path / "sheet.yaml"
    assert run(copy, "review", "blind", "-o", path) == 0
    return path


def fill(sheet, copy, **wrong):
    """Fill in what the dossier says, but for the keys of facts that are given, by their ids."""
    text = sheet.read_text("utf-8")
    for fact in load(copy / "config.yaml").facts:
        said = {"status": fact.status, "basis": fact.basis, "hedge": fact.hedge or "none"}
        said |= wrong.get(fact.id.replace("-", "_"), {})
        empty = f'statement: "{fact.statement}"\n    status:\n    basis:\n    hedge:\n'
        keys = "".join(f"    {key}: {word}\n" for key, word in said.items())
        assert empty in text
        text = text.replace(empty, f'statement: "{fact.statement}"\n{keys}')
    sheet.write_text(text, "utf-8")


def compared(sheet, copy, capsys):
    """The lines that a comparison prints, and its exit code."""
    capsys.readouterr()
    code = run(copy, "review", "compare", sheet)
    return capsys.readouterr().out.splitlines(), code


# blind


def test_a_sheet_has_paragraphs_and_statement_of_each_claim_and_three_empty_keys(sheet, tiny):
    text = sheet.read_text("utf-8")
    assert (
        "  # ¶ 3 of gazette-2031-05-20: What was asked of whom.\n"
        '  - claim: "2c79bce284"\n'
        "    record: gazette-2031-05-20\n"
        "    paragraphs: [3]\n"
        '    statement: "Islandia asked Fjordmark for a new lamp."\n'
        "    status:\n    basis:\n    hedge:\n"
    ) in text
    assert text.count("  - claim: ") == len(tiny.facts)


def test_a_sheet_gives_nothing_away(sheet, tiny):
    body = sheet.read_text("utf-8").split("claims:\n")[1]
    assert not re.search(r"^ *(?:status|basis|hedge): *\S", body, re.MULTILINE)
    for fact in tiny.facts:
        assert fact.id not in body
        assert fact.short not in body
        assert not any(link in body.replace(fact.statement, "") for link in fact.via[1:])


def test_a_fact_with_several_reports_is_asked_about_once_for_each(sequel, tmp_path):
    config = ROOT / "tests" / "sequel" / "config.yaml"
    path = tmp_path / "sheet.yaml"
    assert main(["review", "blind", "-o", str(path), "--config", str(config)]) == 0
    names = re.findall(r"claim: (\S+)", path.read_text("utf-8"))
    assert len(set(names)) == sum(len(fact.reports) for fact in sequel.facts) > len(sequel.facts)


def test_a_sheet_lies_in_the_drafts_if_no_place_is_named(copy, capsys):
    assert run(copy, "review", "blind") == 0
    assert "10 claims to read" in capsys.readouterr().out
    assert (copy / "drafts" / "sheets" / "blind.yaml").is_file()
    assert run(copy, "check") == 0


@pytest.fixture
def drafted(copy):
    """A copy with a draft in which nothing is proposed."""
    (copy / "drafts").mkdir()
    (copy / "drafts" / "gazette-2031-05-20.yaml").write_text("proposals: []\n", "utf-8")
    return copy


def test_a_sheet_is_not_taken_for_proposals(drafted, capsys):
    assert run(drafted, "review", "blind") == 0
    capsys.readouterr()
    assert run(drafted, "proposals") == 0
    told = capsys.readouterr()
    assert (told.out, told.err) == ("gazette-2031-05-20: 0 proposals\n", "")


def test_a_sheet_that_was_put_among_proposals_is_passed_over_with_a_word(drafted, capsys):
    assert run(drafted, "review", "blind", "-o", drafted / "drafts" / "second.yaml") == 0
    capsys.readouterr()
    assert run(drafted, "proposals") == 0
    told = capsys.readouterr()
    assert told.out == "gazette-2031-05-20: 0 proposals\n"
    assert told.err == (
        "crisis-dashboard: drafts/second.yaml is not read:"
        " no record of an article is called 'second'\n"
    )


def test_a_sheet_that_may_be_filled_in_is_never_written_over(sheet, copy, capsys):
    sheet.write_text("filled in", "utf-8")
    assert run(copy, "review", "blind", "-o", sheet) == 1
    assert "is there already; name another file with -o" in capsys.readouterr().err
    assert sheet.read_text("utf-8") == "filled in"


def test_the_text_of_the_article_stands_with_the_claims_as_comments(copy, tmp_path, capsys):
    path = tmp_path / "sheet.yaml"
    assert run(copy, "review", "blind", "-o", path, "--article", ARTICLE) == 0
    text = path.read_text("utf-8")
    assert f"  #     {SENTENCE}" in text
    fill(path, copy)
    assert compared(path, copy, capsys)[1] == 0


def test_another_text_is_refused(copy, tmp_path, capsys):
    assert run(copy, "review", "blind", "-o", tmp_path / "a.yaml", "--article", OTHER) == 1
    assert capsys.readouterr().err.endswith("; give the recorded text\n")
    assert not (tmp_path / "a.yaml").exists()


def test_a_sheet_with_the_text_lies_in_no_published_folder_of_the_dossier(copy, capsys):
    assert run(copy, "review", "blind", "-o", copy / "a.yaml", "--article", ARTICLE) == 2
    assert "must not be published" in capsys.readouterr().err
    assert not (copy / "a.yaml").exists()
    assert run(copy, "review", "blind", "--article", ARTICLE) == 0


def test_in_a_work_tree_a_sheet_with_the_text_lies_where_git_ignores_it(copy, tmp_path, capsys):
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    assert run(copy, "review", "blind", "--article", ARTICLE) == 2
    assert run(copy, "review", "blind", "-o", tmp_path / "a.yaml", "--article", ARTICLE) == 2
    assert not (copy / "drafts").exists()
    (copy / ".gitignore").write_text("drafts/\n")
    assert run(copy, "review", "blind", "--article", ARTICLE) == 0
    capsys.readouterr()


# compare


def test_two_readers_who_agree_differ_in_nothing(sheet, copy, capsys):
    fill(sheet, copy)
    assert compared(sheet, copy, capsys) == (
        [
            "status: the same in 10 of 10 claims, Cohen's kappa 1.00",
            "basis: the same in 10 of 10 claims, Cohen's kappa 1.00",
            "hedge: the same in 10 of 10 claims",
        ],
        0,
    )


def test_each_difference_is_listed_with_both_readings(sheet, copy, capsys):
    wrong = {
        "lamp_failed": {"status": "claimed"},
        "crew_asked": {"hedge": "none", "basis": "documents"},
        "lamp_asked": {"hedge": "maybe"},
    }
    fill(sheet, copy, **wrong)
    said, code = compared(sheet, copy, capsys)
    ours, theirs = "the dossier says", "the second reader"
    assert said[:4] == [
        f"data/facts.yaml:7  fact 'lamp-failed' · status: {ours} 'reported', {theirs} 'claimed'",
        f"data/facts.yaml:31  fact 'lamp-asked' · hedge: {ours} 'none', {theirs} 'maybe'",
        f"data/facts.yaml:49  fact 'crew-asked' · basis: {ours} 'unnamed-sources',"
        f" {theirs} 'documents'",
        f"data/facts.yaml:55  fact 'crew-asked' · hedge: {ours} 'reportedly', {theirs} 'none'",
    ]
    assert said[4].startswith("status: the same in 9 of 10 claims, Cohen's kappa 0.")
    assert said[6] == "hedge: the same in 8 of 10 claims"
    assert code == 1


def test_what_was_left_empty_is_listed_and_counts_for_neither(sheet, copy, capsys):
    fill(sheet, copy, lamp_failed={"status": "", "hedge": ""})
    said, code = compared(sheet, copy, capsys)
    assert said[0] == "data/facts.yaml:2  fact 'lamp-failed': left empty: status, hedge"
    assert said[1].startswith("status: the same in 9 of 9 claims, 1 left empty")
    assert code == 0


def test_upper_case_in_a_hedge_is_no_difference(sheet, copy, capsys):
    fill(sheet, copy, crew_asked={"hedge": "Reportedly"})
    assert compared(sheet, copy, capsys)[1] == 0


def test_a_claim_that_changed_since_is_not_compared(sheet, copy, capsys):
    fill(sheet, copy, lamp_asked={"status": "claimed"})
    statement = "Islandia asked Fjordmark for a new lamp."
    edit(copy / "data" / "facts.yaml", statement, statement.replace("new", "newer"))
    said, code = compared(sheet, copy, capsys)
    where = "data/facts.yaml:31  fact 'lamp-asked'"
    assert said[0] == f"{where}: changed after the sheet was made, and is not compared"
    assert code == 0


def test_a_claim_that_is_not_in_the_sheet_is_named(sheet, copy, capsys):
    fill(sheet, copy)
    text = sheet.read_text("utf-8")
    start = text.index('  - claim: "2c79bce284"')
    sheet.write_text(text[:start] + text[text.index("\n\n", start) :], "utf-8")
    said, _ = compared(sheet, copy, capsys)
    assert said[0] == "data/facts.yaml:31  fact 'lamp-asked': is not in the sheet"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("status: reported", "status: reportd", "status: unknown word 'reportd'"),
        ("status: reported", "statsu: reported", "unknown key 'statsu'"),
        ('"2c79bce284"', '"0000000000"', "claim: '0000000000' is no claim of this dossier"),
        ('"2c79bce284"', '"9fa927e216"', "claim: '9fa927e216' appears twice"),
        ("claims:", "claims", "is not YAML"),
    ],
)
def test_a_fault_of_a_sheet_is_said_with_its_line_and_a_remedy(sheet, copy, capsys, old, new, said):
    fill(sheet, copy)
    text = sheet.read_text("utf-8")
    sheet.write_text(text.replace(old, new, 1), "utf-8")
    capsys.readouterr()
    assert run(copy, "review", "compare", sheet) == 1
    problem, hint, count = capsys.readouterr().err.splitlines()
    assert re.match(rf"{re.escape(str(sheet))}:\d+:\d+  ", problem)
    assert said in problem
    assert hint.startswith("    hint: ")
    assert count == "1 problem"


def test_a_sheet_that_is_not_there_is_said_in_one_line(copy, tmp_path, capsys):
    assert run(copy, "review", "compare", tmp_path / "none.yaml") == 1
    problem, hint, _ = capsys.readouterr().err.splitlines()
    assert problem == f"{tmp_path / 'none.yaml'}  is missing"
    assert hint == "    hint: make a sheet with `crisis-dashboard review blind`"
