"""Every file is read, and every file that nobody would read is reported."""

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
        ("facts.yml", "did you mean 'facts'?"),
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
    (copy / "data" / "basemap").symlink_to(copy / "../../data/basemap")
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
    (copy / "data" / "basemap").symlink_to(copy / "../../data/basemap")

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
