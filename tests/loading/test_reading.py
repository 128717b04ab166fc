"""Every file is read, and every file that nobody would read is reported."""

import re
import shutil

import pytest

from dashboard.loading import attempt
from dashboard.loading.inventory import DATA_FILES
from tests.loading.copies import edit


def said_of(copy):
    return "\n".join(map(str, attempt(copy / "config.yaml").problems))


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("fact.yaml", "did you mean 'facts'?"),
        ("zzz.yaml", f"the files are: {', '.join(DATA_FILES)}"),
    ],
)
def test_a_file_of_another_name_is_not_passed_over(copy, name, hint):
    (copy / "data" / name).write_text("facts: []", "utf-8")

    assert said_of(copy) == (
        f"data/{name}  is not read: no file of the data has this name\n    hint: {hint}"
    )


def test_a_folder_within_the_data_is_not_passed_over(copy):
    (copy / "data" / "more").mkdir()

    assert said_of(copy) == (
        "data/more  is not read: the data has no such folder\n    hint: move it elsewhere"
    )


def test_documents_and_hidden_files_may_lie_beside_the_data(copy):
    for name in ("README.md", ".DS_Store", ".facts.yaml.swp"):
        (copy / "data" / name).write_text("anything", "utf-8")

    assert said_of(copy) == ""


def test_the_basemap_may_lie_within_the_data(copy):
    shutil.copytree(copy / "../../data/basemap", copy / "data" / "basemap")
    edit(copy / "config.yaml", "basemap: ../../data/basemap\n", "")

    assert said_of(copy) == ""


@pytest.mark.parametrize("folder", ["/etc", "../data", "a/../../data", "..\\data"])
def test_data_and_seeds_stay_beside_the_config(copy, folder):
    edit(copy / "config.yaml", "subtitle:", f"data: {folder}\nsubtitle:")

    assert said_of(copy) == (
        f"config.yaml:3:1  data: {folder!r} leads out of the folder that config.yaml is in\n"
        "    hint: name a folder beside config.yaml, with '/'"
    )


def test_folders_may_have_other_names(copy):
    (copy / "data").rename(copy / "facts of 2031")
    edit(copy / "config.yaml", "subtitle:", "data: facts of 2031\nsubtitle:")

    assert said_of(copy) == ""


def test_a_config_with_a_slip_does_not_hide_what_is_wrong_elsewhere(copy):
    edit(copy / "config.yaml", "as_of: 2031-05-20", "as_of: today")
    edit(copy / "data" / "facts.yaml", "when: 2031-05-06", "when: in May")

    assert said_of(copy) == (
        "config.yaml:4:1  as_of: 'today' is not a day\n    hint: write YYYY-MM-DD\n"
        "data/facts.yaml:25:5  fact 'failure-denied' · when: 'in May' is not an EDTF date\n"
        "    hint: write YYYY, YYYY-MM or YYYY-MM-DD; ~ for approximate, ? for uncertain,"
        " A/B for an interval"
    )


def test_a_config_that_is_no_yaml_does_not_make_every_kind_unknown(copy):
    (copy / "config.yaml").write_text("title: [", "utf-8")
    shutil.copytree(copy / "../../data/basemap", copy / "data" / "basemap")

    (problem,) = attempt(copy / "config.yaml").problems

    assert str(problem).startswith("config.yaml:1:9  is not YAML: ")


def test_problems_come_in_the_order_of_files_and_lines(copy):
    for number, line in (("facts", "speaker: ansa-holm"), ("places", "lat: 17.97")):
        edit(copy / "data" / f"{number}.yaml", line, f"{line}\n    zzz: 1")
    edit(
        copy / "data" / "facts.yaml",
        "figures:\n      - {value: 120",
        "figurs:\n      - {value: 120",
    )

    problems = attempt(copy / "config.yaml").problems

    assert [(problem.file, problem.line) for problem in problems] == [
        ("data/facts.yaml", 28),
        ("data/facts.yaml", 105),
        ("data/places.yaml", 25),
    ]


LEAST = re.compile(r"'(\w+: (?:\[\]|\{.+?\}))'")
"""What a hint says to write, in quotes."""
NO_FACT = "facts: []"


def hint_of(said, file):
    """The hint of the one message about a file."""
    (hint,) = re.findall(rf"^data/{file}\S*  .+\n    hint: (.+)$", said, re.MULTILINE)
    return hint


@pytest.mark.parametrize("file", [name for name in DATA_FILES if name != "facts.yaml"])
@pytest.mark.parametrize("loss", ["empty", "comment", "missing", "without-keys"])
def test_whoever_writes_what_the_hint_says_has_a_file_that_is_read(copy, file, loss):
    path = copy / "data" / file
    if loss == "missing":
        path.unlink()
    else:
        path.write_text({"empty": "", "comment": "# none\n", "without-keys": "{}\n"}[loss], "utf-8")
    said = said_of(copy)
    hints = re.findall(rf"^data/{file}\S*  .+\n    hint: (.+)$", said, re.MULTILINE)
    lines = [line for hint in hints for line in LEAST.findall(hint)]
    assert lines
    assert not any("take the file out" in hint for hint in hints)

    path.write_text("\n".join(lines) + "\n", "utf-8")

    assert f"data/{file}:1:" not in said_of(copy)
    assert "is missing" not in said_of(copy)


def test_a_dossier_without_any_aid_is_made_by_following_the_hints(copy):
    (copy / "data" / "aid.yaml").write_text("", "utf-8")
    (copy / "data" / "aid.yaml").write_text(
        "\n".join(LEAST.findall(hint_of(said_of(copy), "aid.yaml"))), "utf-8"
    )
    assert said_of(copy).count("or remove the state from states_asked") == 2
    edit(copy / "data" / "tripwires.yaml", "states_asked: [fjordmark, tropica]", "states_asked: []")

    assert said_of(copy) == ""


def test_a_file_of_facts_cannot_be_made_of_nothing(copy):
    (copy / "data" / "facts.yaml").write_text("", "utf-8")

    assert hint_of(said_of(copy), "facts.yaml") == "write 'facts:' and a fact below it"


@pytest.mark.parametrize(
    "name", ["facts.yml", "Facts.yaml", "FACTS.YAML", "facts.yaml.txt", "Facts.yml.txt"]
)
def test_a_file_whose_name_is_nearly_right_is_to_be_called_by_the_right_one(copy, name):
    right = copy / "data" / "facts.yaml"
    right.rename(copy / "data" / name)

    assert set(re.split(r"\n(?! )", said_of(copy))) == {
        f"data/{name}  is not read: its name is not facts.yaml\n    hint: call it facts.yaml",
        f"data/facts.yaml  is missing\n    hint: call {name} facts.yaml",
    }

    (copy / "data" / name).rename(right)
    assert said_of(copy) == ""


def test_a_second_file_of_nearly_the_same_name_is_not_to_take_the_place_of_the_first(copy):
    (copy / "data" / "facts.yml").write_text("facts: []", "utf-8")

    assert said_of(copy) == (
        "data/facts.yml  is not read: its name is not facts.yaml\n"
        "    hint: facts.yaml is read; join the two, or remove this one"
    )


def test_a_host_in_letters_of_another_script_is_a_link(copy):
    edit(copy / "data" / "sources.yaml", "https://harbour.example/", "https://маяк.рф/")

    made = attempt(copy / "config.yaml")

    assert made.problems == ()
    assert made.dossier.source["gazette"].url == "https://маяк.рф/2031/05/20"
