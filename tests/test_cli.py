"""The command line: what it prints, where, and the code it ends with."""

import json
import os
import shutil
import subprocess
import sys
from ast import literal_eval
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.commands.problems import print_problems
from dashboard.domain.problems import MOST_TOLD, BadDossier, Problem
from dashboard.exports import CLAIM, FORMATS, installed_version
from dashboard.loading import load
from tests.server.made_up import telling
from tests.small_font import small_font

ROOT = Path(__file__).resolve().parents[1]
TINY = ROOT / "tests" / "tiny"
ARTICLE = ROOT / "tests" / "texts" / "gazette-2031-05-20.txt"
COUNTS = "10 facts, 2 aid rows, 9 places, 7 actors, 8 sources, 1 tension, 2 open questions"


@pytest.fixture
def project(tmp_path):
    """A copy of the made-up dossier that a test may spoil.

    Without the recipe of the basemap, nobody warns that its maps are of another region.
    """
    outlines = tmp_path / "data" / "basemap"
    shutil.copytree(ROOT / "data" / "basemap", outlines, ignore=shutil.ignore_patterns("*.toml"))
    return shutil.copytree(TINY, tmp_path / "tests" / "tiny")


def spoil(project, name, old, new):
    path = project / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def run(*words, **options):
    command = [sys.executable, "-m", "dashboard.cli", *map(str, words)]
    return subprocess.run(command, capture_output=True, cwd=ROOT, **options)


def end_of(words):
    """The exit code of a command line that is refused."""
    with pytest.raises(SystemExit) as ended:
        main(words)
    return ended.value.code


# check


def test_check_of_good_files_is_one_line_of_counts_and_the_digest(tiny, capsys):
    assert main(["check", "--config", str(TINY / "config.yaml")]) == 0
    said = capsys.readouterr()
    assert said.out == f"{COUNTS} · digest {tiny.digest[:12]}…\n"
    assert said.err == ""


def test_two_of_one_name_are_a_warning_and_fail_before_a_briefing(project, capsys):
    spoil(project, "data/places.yaml", "name: Warm Town", "name: fjord town")
    config = ["--config", str(project / "config.yaml")]
    said = "place 'warm-town' · name: is also the name of 'fjord-town'"

    assert main(["check", *config]) == 0
    assert f"warning: {said}" in capsys.readouterr().out
    assert main(["check", "--strict", *config]) == 1
    out = capsys.readouterr().out
    assert said in out
    assert f"warning: {said}" not in out


def test_check_prints_all_problems_in_the_order_of_the_files_and_counts_them(project, capsys):
    spoil(project, "data/facts.yaml", "kind: harbour", "kind: harbuor")
    spoil(project, "data/actors.yaml", "kind: body", "kind: bodies")
    assert main(["check", "--config", str(project / "config.yaml")]) == 1
    with pytest.raises(BadDossier) as raised:
        load(project / "config.yaml")
    first, second = map(str, raised.value.problems)
    assert first.startswith("data/actors.yaml:")
    assert second.startswith("data/facts.yaml:")
    not_judged = "sentences are not judged: kind of actor 'bodies', which others name, is not read"
    assert capsys.readouterr() == (f"{not_judged}\n{first}\n{second}\n2 problems\n", "")


def test_check_of_one_problem_says_so_in_the_singular(project, capsys):
    spoil(project, "data/actors.yaml", "kind: body", "kind: bodies")
    main(["check", "--config", str(project / "config.yaml")])
    assert capsys.readouterr().out.splitlines()[-1] == "1 problem"


def test_a_warning_is_printed_and_counted_and_is_no_failure(project, capsys):
    spoil(project, "data/aid.yaml", "equipment:\n", "equipment:\n  - {id: ropes, name: Ropes}\n")
    assert main(["check", "--config", str(project / "config.yaml")]) == 0
    *warnings, last = capsys.readouterr().out.splitlines()
    assert warnings[0].startswith("data/aid.yaml:2:")
    assert "  warning: equipment 'ropes'" in warnings[0]
    assert last.startswith(f"{COUNTS}, 1 warning · digest ")


def test_of_very_many_problems_the_first_are_printed_and_the_rest_counted(project, capsys):
    path = project / "data" / "questions.yaml"
    more = "".join(f"  - {{id: 'NO {index}'}}\n" for index in range(1000))
    path.write_text(f"questions:\n{more}", "utf-8")
    assert main(["check", "--config", str(project / "config.yaml")]) == 1
    lines = capsys.readouterr().out.splitlines()
    printed = [line for line in lines if not line.startswith("    hint:")]
    assert len(printed) == MOST_TOLD + 2
    number = int(printed[-1].removesuffix(" problems").replace(",", ""))
    assert number > 1000
    assert printed[-2] == f"and {number - MOST_TOLD:,} more"


def test_problems_and_warnings_are_counted_apart(capsys):
    some = (Problem("b", 1, 1, "odd", warning=True), Problem("a", 2, 1, "bad"))
    print_problems((*some, Problem("a", 1, 1, "bad", "correct it")), sys.stdout)
    assert capsys.readouterr().out == (
        "a:1:1  bad\n    hint: correct it\na:2:1  bad\nb:1:1  warning: odd\n2 problems, 1 warning\n"
    )


def test_a_strict_check_of_good_files_says_what_a_check_says(project, capsys):
    spoil(project, "config.yaml", "as_of:", "stale_after_days: 1000000\nas_of:")
    assert main(["check", "--strict", "--config", str(project / "config.yaml")]) == 0
    assert capsys.readouterr().out.startswith(f"{COUNTS} · digest ")


def test_a_strict_check_fails_for_what_would_mislead_and_a_check_does_not(project, capsys):
    spoil(project, "config.yaml", "as_of:", "stale_after_days: 1000000\nas_of:")
    spoil(project, "config.yaml", "says the logbook", "it says")
    assert main(["check", "--config", str(project / "config.yaml")]) == 0
    capsys.readouterr()
    assert main(["check", "--strict", "--config", str(project / "config.yaml")]) == 1
    first, *_, last = capsys.readouterr().out.splitlines()
    assert first.startswith("config.yaml:70:5  key_figures 1 · label: does not say who says so")
    assert last == "1 problem"


def test_a_check_holds_sentences_to_their_facts(project, capsys):
    spoil(project, "data/facts.yaml", "The lamp was 120 years", "The lamp was 102 years")
    assert main(["check", "--config", str(project / "config.yaml")]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == (
        "data/facts.yaml:93:5  fact 'lamp-is-old' · statement:"
        " says '102', which is not a figure of this fact"
    )
    assert lines[-1] == "2 problems"


def test_a_check_with_the_text_says_in_one_list_what_an_audit_says(project, capsys):
    spoil(project, "data/facts.yaml", "when: 2031-05-06", "when: 2031-05-07")
    words = ["--article", str(ARTICLE), "--config", str(project / "config.yaml")]
    assert main(["check", *words]) == 1
    assert capsys.readouterr().out.splitlines()[0] == (
        "data/facts.yaml:25:5  fact 'failure-denied' · when: '2031-05-07' is not named in ¶ 2"
    )


@pytest.mark.parametrize("command", ["check", "audit"])
def test_the_same_list_as_json_names_the_check(project, capsys, command):
    spoil(project, "data/facts.yaml", "when: 2031-05-06", "when: 2031-05-07")
    words = ["--json", "--article", str(ARTICLE), "--config", str(project / "config.yaml")]
    assert main([command, *words]) == 1
    said = json.loads(capsys.readouterr().out)
    (problem,) = said["problems"]
    assert problem == {
        "file": "data/facts.yaml",
        "line": 25,
        "column": 5,
        "what": "fact 'failure-denied' · when: '2031-05-07' is not named in ¶ 2",
        "hint": "correct it, add its paragraph to context, or say how it is inferred",
        "warning": False,
        "check": "dates-stand-in-the-text",
    }
    assert said["not_judged"] == ""
    assert command == "check" or said["audits"][0]["checks"]["paragraph"] == 5


def test_a_check_as_json_holds_the_deck_too(project, capsys):
    main(["check", "--json", "--deck", "--config", str(project / "config.yaml")])
    said = json.loads(capsys.readouterr().out)
    assert said["problems"] == []
    assert "slide 'figures': ready, 2 facts" in said["deck"]


def test_a_check_of_the_deck_says_of_each_chart_and_slide_whether_it_is_ready(project, capsys):
    assert main(["check", "--deck", "--config", str(project / "config.yaml")]) == 0
    counts, *lines, last = capsys.readouterr().out.splitlines()
    assert counts.startswith(COUNTS)
    assert "slide 'figures': ready, 2 facts" in lines
    assert "chart 'timeline': ready, 10 facts" in lines
    assert "chart 'map' far: ready, 5 facts" in lines
    assert last.startswith("Ready: 15 slides, all loaded, digest ")


def test_a_check_of_the_deck_fails_for_a_slide_that_is_not_ready_and_a_check_does_not(
    project, capsys
):
    spoil(project, "config.yaml", "filter: kinds=request", "filter: text=zeppelin")
    assert main(["check", "--config", str(project / "config.yaml")]) == 0
    capsys.readouterr()
    assert main(["check", "--deck", "--config", str(project / "config.yaml")]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "slide 'each': its filter matches no fact" in lines
    assert lines[-1] == "Not ready: slide 'each'"


def test_a_check_of_the_deck_says_that_no_slide_is_judged_while_there_are_problems(project, capsys):
    said = "slides are not judged while there are problems"
    spoil(project, "config.yaml", "fact: lamp-failed", "fact: lamp-fell")
    config = str(project / "config.yaml")
    assert main(["check", "--deck", "--config", config]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == said
    assert main(["check", "--deck", "--json", "--config", config]) == 1
    assert json.loads(capsys.readouterr().out)["deck"] == [said]
    assert main(["check", "--config", config]) == 1
    assert said not in capsys.readouterr().out


def test_a_picture_that_is_too_old_is_a_warning_and_no_failure(project, capsys):
    spoil(project, "config.yaml", "as_of:", "stale_after_days: -1000000\nas_of:")
    assert main(["check", "--strict", "--config", str(project / "config.yaml")]) == 0
    first, *_, last = capsys.readouterr().out.splitlines()
    assert first.startswith("config.yaml:5:1  warning: as_of: is ")
    assert last.startswith(f"{COUNTS}, 1 warning · digest ")


def test_a_strict_check_warns_of_a_near_map_that_the_basemap_draws_coarsely(project, capsys):
    shutil.copy(ROOT / "data" / "basemap" / "recipe.toml", project.parents[1] / "data" / "basemap")
    spoil(project, "config.yaml", "as_of:", "stale_after_days: 1000000\nas_of:")
    assert main(["check", "--strict", "--config", str(project / "config.yaml")]) == 0
    first, hint, last = capsys.readouterr().out.splitlines()
    assert first == (
        "config.yaml:34:5  warning: map 'near' · resolution: shows coarse outlines,"
        " for the fine part of the basemap is -108 to -40 east, -15 to 38 north"
    )
    assert "crisis-dashboard basemap --box" in hint
    assert last.startswith(f"{COUNTS}, 1 warning")
    assert main(["check", "--config", str(project / "config.yaml")]) == 0
    assert "warning" not in capsys.readouterr().out


# audit


def audit(config=TINY / "config.yaml", article=ARTICLE):
    return main(["audit", "--article", str(article), "--config", str(config)])


def test_an_audit_lists_what_it_cannot_check_and_counts_what_it_did(capsys):
    assert audit() == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.splitlines() == [
        "1 inferred date, for you to judge:",
        "  data/facts.yaml:39  fact 'lamp-asked' · 2031-05-15~:"
        " 'Last week', counted from Tuesday 20 May 2031.",
        "not checked: 6 other sources without names in the language of the article:",
        "  logbook (2 times), keeper-statement, harbour-officials, ship-tracker, lamp-office",
        "not checked: 2 other actors without names in the language of the article:",
        "  lampworks, lamp-office",
        "not checked: 6 places without names in the language of the article:",
        "  lamp-route, fjord-town, warm-sea, islandia, fishing-grounds, new-site",
        "not checked: 2 report dates that are the article's own day,"
        " which the paragraph need not name:",
        "  tropica-unclear, move-considered",
        "10 facts in 10 reports of record gazette-2031-05-20 (found by the name of the file)"
        " compared with gazette-2031-05-20.txt: 31 checks (5 paragraphs, 3 figures, 8 dates,"
        " 4 outlets, 1 other source, 1 person, 7 other actors, 2 places), 0 problems",
    ]


def test_an_audit_prints_what_does_not_stand_there_and_fails(project, capsys):
    spoil(project, "data/facts.yaml", "when: 2031-05-06", "when: 2031-05-07")
    assert audit(project / "config.yaml") == 1
    *_, problem, hint, last = capsys.readouterr().out.splitlines()
    assert problem == (
        "data/facts.yaml:25:5  fact 'failure-denied' · when: '2031-05-07' is not named in ¶ 2"
    )
    assert hint.startswith("    hint: ")
    assert last.endswith(", 1 problem")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "is missing; name the text of an article with --article"),
        (b"\xff", "is not UTF-8; save the recorded text as UTF-8"),
    ],
)
def test_an_audit_of_no_text_is_one_line(tmp_path, content, why, capsys):
    path = tmp_path / "text.txt"
    if content:
        path.write_bytes(content)
    assert audit(article=path) == 1
    assert capsys.readouterr() == ("", f"crisis-dashboard: {path}: {why}\n")


def test_an_audit_of_two_texts_is_refused_and_told_what_takes_two(capsys):
    assert main(["audit", "--article", str(ARTICLE), "--article", str(ARTICLE)]) == 2
    assert capsys.readouterr().err == (
        "crisis-dashboard: audit compares one text; check takes --article for each\n"
    )


def test_an_audit_of_files_with_problems_is_that_of_a_check(project, capsys):
    spoil(project, "data/actors.yaml", "kind: body", "kind: bodies")
    assert audit(project / "config.yaml") == 1
    assert capsys.readouterr().err.splitlines()[-1] == "1 problem"


# which dossier


def test_a_digest_leads_to_its_edition_and_what_changed_since(project, capsys):
    edition = "editions:\n  - {digest: %s, on: 2031-05-21, changes: A figure was put right.}\n"
    config = project / "config.yaml"
    config.write_text(config.read_text("utf-8") + edition % ("ab" * 32), "utf-8")
    assert main(["edition", "abababab", "--config", str(config)]) == 0
    assert capsys.readouterr().out == (
        f"{'ab' * 32}: the edition of 2031-05-21\nchanged since:\n  A figure was put right.\n"
    )
    digest = load(config).digest
    assert main(["edition", digest[:8], "--config", str(config)]) == 0
    assert capsys.readouterr().out == f"{digest}: the present dossier, as of 2031-05-20\n"


@pytest.mark.parametrize(
    ("digest", "code", "said"),
    [
        ("00000000", 1, "no edition of this dossier has this digest"),
        ("123", 2, "give 8 to 64 hexadecimal digits of a digest"),
    ],
)
def test_a_digest_that_leads_nowhere_is_one_line(digest, code, said, capsys):
    assert main(["edition", digest, "--config", str(TINY / "config.yaml")]) == code
    assert capsys.readouterr().err == f"crisis-dashboard: {said}\n"


def test_the_dossier_is_that_of_the_current_folder(monkeypatch, capsys):
    monkeypatch.delenv("DASHBOARD_CONFIG", raising=False)
    monkeypatch.chdir(TINY)
    assert main(["check"]) == 0
    assert capsys.readouterr().out.startswith("10 facts")


def test_the_variable_names_another_and_the_option_wins(monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DASHBOARD_CONFIG", str(TINY / "config.yaml"))
    assert main(["check"]) == 0
    monkeypatch.setenv("DASHBOARD_CONFIG", "nowhere.yaml")
    assert main(["check", "--config", str(TINY / "config.yaml")]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("words", [["check"], ["export", "json", "-o", "-"]])
def test_without_a_config_one_line_says_where_it_was_looked_for(words, capsys):
    assert main([*words, "--config", "nowhere.yaml"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        "crisis-dashboard: there is no file nowhere.yaml; run in the folder of a dossier,"
        " or name its config.yaml with --config\n"
    )


@pytest.mark.parametrize("name", ["config.yml", "Config.yaml", "config.yaml.txt"])
def test_a_config_of_nearly_the_right_name_is_to_be_called_by_it(project, name, capsys):
    (project / "config.yaml").rename(project / name)
    assert main(["check", "--config", str(project / "config.yaml")]) == 1
    assert f"; call {name} config.yaml, or name it with --config" in capsys.readouterr().err
    assert main(["check", "--config", str(project / name)]) == 0


# export


def export(target, *more, config=TINY / "config.yaml"):
    return main(["export", "json", "-o", str(target), "--config", str(config), *more])


def test_an_export_goes_to_the_file_that_was_named_and_says_nothing(tmp_path, capsys, tiny):
    assert export(tmp_path / "out.json") == 0
    assert json.loads((tmp_path / "out.json").read_bytes())["meta"]["digest"] == tiny.digest
    assert capsys.readouterr() == ("", "")


def test_a_dash_is_standard_output(tiny):
    done = run("export", "json", "-o", "-", "--config", TINY / "config.yaml")
    assert done.returncode == 0
    assert json.loads(done.stdout.decode("utf-8"))["meta"]["digest"] == tiny.digest


def test_an_export_is_utf_8_whatever_the_terminal_is():
    words = ("export", "json", "-o", "-", "--config", TINY / "config.yaml")
    done = run(*words, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert "Nordtråden" in done.stdout.decode("utf-8")


def test_a_check_is_readable_whatever_the_terminal_is():
    words = ("check", "--config", TINY / "config.yaml")
    done = run(*words, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert done.stdout.decode("ascii").startswith(COUNTS)


def test_a_filter_is_that_of_a_page(tmp_path):
    assert export(tmp_path / "out.json", "--filter", "status=denied&status=declined") == 0
    facts = json.loads((tmp_path / "out.json").read_bytes())["facts"]
    found = [fact["id"] for fact in facts if fact["shown"] == "in"]
    assert found == ["failure-denied", "fjordmark-silent"]


def test_a_filter_that_is_not_understood_is_one_line_and_writes_nothing(tmp_path, capsys):
    assert export(tmp_path / "out.json", "--filter", "status=denid") == 2
    assert capsys.readouterr().err == (
        "crisis-dashboard: --filter: no value of statuses: 'denid'; did you mean 'denied'?\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_files_with_problems_are_not_exported_and_the_old_export_stays(project, tmp_path, capsys):
    spoil(project, "data/actors.yaml", "kind: body", "kind: bodies")
    (tmp_path / "out.json").write_text("old")
    assert export(tmp_path / "out.json", config=project / "config.yaml") == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines()[-1] == "1 problem"
    assert (tmp_path / "out.json").read_text() == "old"


def test_a_path_that_cannot_be_written_is_one_line(tmp_path, capsys):
    path = tmp_path / "missing" / "out.json"
    assert export(path) == 1
    assert capsys.readouterr().err == (
        f"crisis-dashboard: cannot write {path}: there is no folder {path.parent}\n"
    )


def test_a_reader_that_goes_away_ends_the_export_without_a_word():
    words = ("export", "json", "-o", "-", "--config", TINY / "config.yaml")
    process = subprocess.Popen(
        [sys.executable, "-m", "dashboard.cli", *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(60) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, which Linux has")
@pytest.mark.parametrize("words", [["check"], ["export", "json", "-o", "-"]])
def test_a_full_disk_behind_standard_output_is_one_line(words):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "dashboard.cli", *words, "--config", TINY / "config.yaml"],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=ROOT,
        )
    assert done.returncode == 1
    assert done.stderr == b"crisis-dashboard: standard output: No space left on device\n"


def test_an_interrupt_ends_without_a_traceback(monkeypatch, capsys):
    def interrupt(_config):
        raise KeyboardInterrupt

    monkeypatch.setattr("dashboard.loading.load", interrupt)
    assert export("-") == 130
    assert capsys.readouterr() == ("", "")


# schema


def test_schemas_are_written_and_are_then_current(tmp_path, capsys):
    folder = str(tmp_path)
    assert main(["schema", "--check", "-o", folder]) == 1
    assert f"{tmp_path / 'facts.schema.json'} is not current; run crisis-dashboard schema" in (
        capsys.readouterr().out.splitlines()
    )
    assert main(["schema", "-o", folder]) == 0
    assert main(["schema", "--check", "-o", folder]) == 0
    (tmp_path / "facts.schema.json").write_text("{}")
    assert main(["schema", "--check", "-o", folder]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_checking_schemas_writes_nothing(tmp_path):
    main(["schema", "--check", "-o", str(tmp_path)])
    assert list(tmp_path.iterdir()) == []


# the command line itself


def test_help_says_the_commands_and_the_exit_codes(capsys):
    assert end_of(["--help"]) == 0
    said = capsys.readouterr().out
    for word in ("check", "audit", "export", "schema", "exit codes:", "130  interrupted"):
        assert word in said


def test_version_is_that_of_the_package(capsys):
    assert end_of(["--version"]) == 0
    assert capsys.readouterr().out == f"crisis-dashboard {installed_version()}\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "the following arguments are required: COMMAND; see crisis-dashboard --help"),
        (["chekc"], "invalid choice: 'chekc'"),
        (["export"], "required: FORMAT; see crisis-dashboard export --help"),
        (["export", "json", "--annex"], "unrecognized arguments: --annex"),
        (["export", "chart"], "required: NAME; see crisis-dashboard export chart --help"),
        (["export", "chart", "maps"], "argument NAME: invalid choice: 'maps'"),
        (["export", "chart", "map", "--theme", "red"], "--theme: invalid choice: 'red'"),
        (["export", "jsn", "-o", "-"], "invalid choice: 'jsn'"),
        (["check", "--all"], "unrecognized arguments: --all; see crisis-dashboard --help"),
    ],
)
def test_a_wrong_command_line_is_one_line_that_says_where_to_look(words, message, capsys):
    assert end_of(words) == 2
    said = capsys.readouterr().err
    assert message in said
    assert said.startswith("crisis-dashboard: ")
    assert said.count("\n") == 1


@pytest.mark.parametrize("name", [*FORMATS, CLAIM.name])
def test_every_format_of_the_table_can_be_asked_for(name, tmp_path):
    words = ["export", name, "-o", str(tmp_path / "out"), "--config", str(TINY / "config.yaml")]
    assert main([*words, "--filter", "focus=fact:failure-denied"]) == 0
    assert (tmp_path / "out").stat().st_size


def test_a_slide_that_the_file_of_slides_leaves_out_is_told(tmp_path, capsys):
    words = ["export", "pptx", "-o", str(tmp_path / "out"), "--config", str(TINY / "config.yaml")]
    assert main(words) == 0
    assert capsys.readouterr().err == ""
    assert main([*words, "--filter", "kind=request"]) == 0
    said = capsys.readouterr().err
    assert "crisis-dashboard: slide 'The keeper denies it' is left out: it shows no fact\n" in said


@pytest.fixture
def told(monkeypatch, tmp_path, capsys):
    """What a made-up format is told by options of the command line, or the line on the error."""
    monkeypatch.setitem(FORMATS, "telling", telling())

    def ask_for(*options, config=TINY / "config.yaml"):
        path = tmp_path / "out"
        words = ("export", "telling", "-o", str(path), "--config", str(config))
        code = main([*words, *map(str, options)])
        return literal_eval(path.read_text()) if code == 0 else (code, capsys.readouterr().err)

    return ask_for


def test_a_format_is_told_what_its_options_say(told, tmp_path):
    (tmp_path / "house.bin").write_bytes(b"ours")
    whole = ("--address", "https://example.org/a", "--template", tmp_path / "house.bin")
    assert told() == [("annex", True)]
    assert told("--no-annex") == [("annex", False)]
    assert told("--annex", *whole) == [
        ("address", "https://example.org/a/"),
        ("annex", True),
        ("template", b"ours"),
    ]


def test_the_address_is_that_of_the_dossier_unless_another_is_given(told, project):
    spoil(project, "config.yaml", "as_of:", "address: https://harbour.example/lamp\nas_of:")
    config = project / "config.yaml"
    assert told(config=config)[0] == ("address", "https://harbour.example/lamp/")
    other = told("--address", "http://localhost:8501", config=config)
    assert other[0] == ("address", "http://localhost:8501/")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (
            ["--address", "ftp://a"],
            2,
            "--address: 'ftp://a' is not the address of a dashboard; write",
        ),
        (["--address", "https://a/?b"], 2, "--address: 'https://a/?b' is not the address of a"),
        (["--template", "none.pptx"], 1, "--template: none.pptx: No such file or directory"),
        (["--template", str(TINY)], 1, f"--template: {TINY}: Is a directory"),
        (["--template", "/dev/zero"], 1, "--template: /dev/zero is larger than 64,000,000 bytes"),
    ],
)
def test_an_option_that_cannot_be_followed_is_one_line(told, words, code, message):
    ended, said = told(*words)
    assert ended == code
    assert said.startswith(f"crisis-dashboard: {message}")
    assert said.count("\n") == 1


def test_a_picture_of_a_claim_needs_a_fact(capsys):
    assert main(["export", "claim", "--config", str(TINY / "config.yaml")]) == 2
    assert capsys.readouterr() == (
        "",
        "crisis-dashboard: --filter: claim is of one fact: say which with focus=fact:ID\n",
    )


def chart(name, *more):
    return main(["export", "chart", name, "--config", str(TINY / "config.yaml"), *more])


def test_a_chart_is_a_picture_whose_format_is_that_of_its_file(tmp_path, capsys):
    for name, start in (("out.svg", b"<svg "), ("out.png", b"\x89PNG"), ("out", b"<svg ")):
        assert chart("timeline", "-o", str(tmp_path / name)) == 0
        assert (tmp_path / name).read_bytes().startswith(start)
    assert chart("timeline", "-o", str(tmp_path / "out.svg"), "--format", "png") == 0
    assert (tmp_path / "out.svg").read_bytes().startswith(b"\x89PNG")
    assert capsys.readouterr() == ("", "")


def test_without_a_file_all_is_written_under_the_name_that_is_printed(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    asked = ("--filter", "statuses=denied", "--config", str(TINY / "config.yaml"))
    for words, end in ((["chart", "map", "--theme", "dark"], "map-dark.svg"), (["ics"], "ics")):
        assert main(["export", *words, *asked]) == 0
        name = capsys.readouterr().out.rstrip("\n")
        assert name.startswith("the-lamp-of-skerra-point-2031-05-20-denied")
        assert name.endswith(end)
        assert "status denied" in (tmp_path / name).read_text("utf-8")


def test_where_an_export_goes_can_be_said_before_its_format(tmp_path):
    config = str(TINY / "config.yaml")
    assert main(["export", "-o", str(tmp_path / "out"), "--config", config, "json"]) == 0
    words = ("-o", str(tmp_path / "map"), "--config", config, "--filter", "statuses=denied")
    assert main(["export", *words, "chart", "map"]) == 0
    assert "status denied" in (tmp_path / "map").read_text("utf-8")


HEAVY = {"babel", "streamlit", "plotly", "pandas", "geopandas", "shapely", "yaml", "edtf"}


@pytest.mark.parametrize(
    ("words", "may_have"),
    [
        (["--help"], set()),
        (["export", "--help"], set()),
        (["export", "chart", "--help"], set()),
        (["audit", "--help"], set()),
        (
            ["check", "--strict", "--config", str(TINY / "config.yaml")],
            HEAVY - {"streamlit"},
        ),
    ],
)
def test_a_command_imports_only_what_it_needs(words, may_have):
    code = (
        "import sys\nfrom dashboard.cli import main\n"
        "try: main(sys.argv[1:])\nexcept SystemExit: pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout
    assert HEAVY.intersection(done.stderr.split()) <= may_have


@pytest.fixture
def abroad(project, monkeypatch):
    """A project with a name that no font here has, on a machine without fonts of its own."""
    monkeypatch.setattr("dashboard.exports.paper.typesetting.USES_FONTS_OF_THE_MACHINE", False)
    spoil(project, "config.yaml", "as_of:", "stale_after_days: 1000000\nas_of:")
    spoil(project, "data/actors.yaml", "name: Tropica", "name: 热带共和国\n    aliases: [Tropica]")
    return project


def test_a_strict_check_names_what_no_font_has_and_a_check_does_not(abroad, capsys):
    assert main(["check", "--strict", "--config", str(abroad / "config.yaml")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == [
        "data/actors.yaml:13:5  warning: actor 'tropica' · name: no font here has the letters of"
        " '热带共和国' (Chinese characters) for the PDF",
        "    hint: name a folder of fonts that have them with fonts: in config.yaml; until then it"
        " has its id",
    ]
    assert len(lines) == 3
    assert main(["check", "--config", str(abroad / "config.yaml")]) == 0
    assert "font" not in capsys.readouterr().out


def test_a_strict_check_is_silent_once_the_fonts_are_there(abroad, capsys):
    (abroad / "fonts").mkdir()
    (abroad / "fonts" / "small.ttf").write_bytes(small_font("热带共和国"))
    spoil(abroad, "config.yaml", "as_of:", "fonts: fonts\nas_of:")
    assert main(["check", "--strict", "--config", str(abroad / "config.yaml")]) == 0
    assert capsys.readouterr().out.startswith(f"{COUNTS} · digest ")


def test_a_strict_check_says_that_it_cannot_tell_without_typst(abroad, capsys, monkeypatch):
    for name in list(sys.modules):
        if name == "typst" or name.startswith(("typst.", "dashboard.exports.paper.typesetting")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "typst", None)
    assert main(["check", "--strict", "--config", str(abroad / "config.yaml")]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == (
        "whether a font has all letters of the PDF is not checked:"
        " pip install 'crisis-dashboard[export]'"
    )
    main(["check", "--strict", "--json", "--config", str(abroad / "config.yaml")])
    assert "pip install" in json.loads(capsys.readouterr().out)["not_checked"]
