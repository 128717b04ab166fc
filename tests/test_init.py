"""A new dossier: valid at once, explained, and rid of its example in one step."""

import re
from datetime import date

import pytest
import yaml

from dashboard.cli import main
from dashboard.commands import basemap, init
from dashboard.commands.example import BEGIN, END, without_example
from dashboard.commands.init import example_lines, starting_files
from dashboard.domain.config import Config
from dashboard.loading import load
from dashboard.loading.inspection import inspect
from dashboard.loading.inventory import DATA_FILES

ELSEWHERE = re.compile(
    r"venezuel|caracas|maduro|caribbean|kremlin|putin|trump|washington|missile|skerra|islandia",
    re.IGNORECASE,
)
OWN_FACT = """\
  - id: own-fact
    kind: event
    statement: The lamp of Lamp Rock was lit.
    short: Lamp lit, the article says
    via: [own-article]
    paragraphs: [1]
    status: reported
    basis: article
    when: {today}
    when_is: report
"""
OWN_SOURCE = """\
  - id: own-article
    name: Our own article
    kind: article
    seed: own
    phrase: the article
"""
OWN_SEED = """\
id: own
date: {today}
language: en
publisher: Not named.
about: A lamp.
outlets: []
paragraphs:
  - {{number: 1, gist: That the lamp was lit., sha256: {digest}}}
"""


@pytest.fixture
def folder(tmp_path):
    """A dossier as `init` makes it."""
    assert main(["init", str(tmp_path / "new"), "--title", "Straits: a 'test' #1"]) == 0
    return tmp_path / "new"


def outlines_of_the_world(*_):
    """What would be made, had anybody fetched packages."""
    return {name: data for name, data in init.world().items() if name.endswith("json")}


def said_of(folder, articles=()):
    found = inspect(folder / "config.yaml", articles, briefing_on=date.today())
    return [
        str(problem) for problem in (*found.draft.findings.problems, *found.draft.findings.warnings)
    ]


def test_a_new_dossier_is_valid_at_once_and_ready_to_be_presented(folder, capsys):
    capsys.readouterr()
    config = str(folder / "config.yaml")
    assert main(["check", "--strict", "--deck", "--config", config]) == 0
    said = capsys.readouterr().out
    assert "warning" not in said
    assert "Ready: " in said


def test_its_facts_stand_in_its_article(folder):
    assert said_of(folder, [folder / "seeds" / "gazette-example.txt"]) == []


def test_every_file_is_there_with_an_example_and_a_comment(folder):
    files = [folder / "config.yaml", *(folder / "data" / name for name in DATA_FILES)]
    for path in files:
        text = path.read_text("utf-8")
        assert text.startswith("# "), path
        assert BEGIN in text or path.name == "tripwires.yaml", path
    assert (folder / ".gitignore").read_text("utf-8").split("\n")[1:4] == [
        "seeds/*.txt",
        "drafts/",
        ".crisis-cache/",
    ]
    assert "Straits: a 'test' #1" in (folder / "README.md").read_text("utf-8")


def test_no_word_of_another_crisis_is_in_it(folder):
    for path in folder.rglob("*"):
        if path.suffix in (".yaml", ".md", ".txt"):
            assert not ELSEWHERE.search(path.read_text("utf-8")), path


def test_its_words_are_those_of_the_dossier(folder):
    config = load(folder / "config.yaml").config
    assert config.title == "Straits: a 'test' #1"
    assert config.as_of == date.today()
    assert (config.aid.title, config.aid.thing) == ("Requests", "Asked for")
    assert "loan" in {kind.id for kind in config.help_kinds}
    assert "organisation" in {kind.id for kind in config.actor_kinds}


def test_every_key_of_the_config_that_is_named_in_a_comment_exists(folder):
    text = (folder / "config.yaml").read_text("utf-8")
    named = set(re.findall(r"^# (\w+):(?: \w|$)", text, re.MULTILINE)) - {"required"}
    assert named >= {"address", "review", "slides"}
    assert named <= set(Config.__dataclass_fields__)


def test_a_folder_with_something_in_it_is_left_alone(folder, capsys):
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    capsys.readouterr()
    assert main(["init", str(folder)]) == 1
    assert (
        capsys.readouterr().err == f"crisis-dashboard: {folder} is not empty; name a new folder\n"
    )
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_the_example_goes_in_one_step_and_what_is_ones_own_stays(folder, capsys):
    today = date.today().isoformat()
    put = {"facts.yaml": OWN_FACT.format(today=today), "sources.yaml": OWN_SOURCE}
    for name, entry in put.items():
        path = folder / "data" / name
        path.write_text(path.read_text("utf-8") + entry, "utf-8")
    seed = OWN_SEED.format(today=today, digest="0" * 64)
    (folder / "seeds" / "own.yaml").write_text(seed, "utf-8")
    assert main(["init", "--remove-example", str(folder)]) == 0

    dossier = load(folder / "config.yaml")
    assert [fact.id for fact in dossier.facts] == ["own-fact"]
    assert [source.id for source in dossier.sources] == ["own-article"]
    assert (dossier.aid, dossier.tensions, dossier.questions) == ((), (), ())
    assert dossier.config.headline is None
    for path in folder.rglob("*.yaml"):
        lines = path.read_text("utf-8").splitlines()
        active = " ".join(line for line in lines if not line.lstrip().startswith("#"))
        assert not re.search("made up|northland|lamp-", active), path
    capsys.readouterr()
    assert main(["init", "--remove-example", str(folder)]) == 1
    assert "holds no example" in capsys.readouterr().err


def test_without_a_fact_of_ones_own_one_line_says_what_is_missing(folder):
    assert main(["init", "--remove-example", str(folder)]) == 0
    assert [line for line in said_of(folder) if "warning" not in line] == [
        "data/tripwires.yaml:3:3  tripwires · facts: there is no fact at all\n"
        "    hint: a dossier has at least one"
    ]


def test_an_entry_of_ones_own_between_the_marks_is_never_lost(folder, capsys):
    path = folder / "data" / "facts.yaml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("  - id: failure-denied", f"{OWN_FACT}  - id: failure-denied"), "utf-8"
    )
    before = {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}
    capsys.readouterr()
    assert main(["init", "--remove-example", str(folder)]) == 1
    number = 1 + path.read_text("utf-8").splitlines().index("  - id: own-fact")
    said = capsys.readouterr().err
    assert f"{path}:{number}: '- id: own-fact' stands inside the example" in said
    assert {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()} == before


def test_words_of_ones_own_in_place_of_the_examples_are_never_lost(folder, capsys):
    path = folder / "config.yaml"
    text = path.read_text("utf-8")
    own = text.replace("Ada Holm,\n    its keeper, denied it.", "nobody\n    denied it at all.")
    assert own != text
    path.write_text(own, "utf-8")
    capsys.readouterr()
    assert main(["init", "--remove-example", str(folder)]) == 1
    said = capsys.readouterr().err
    line = next(n for n, one in enumerate(own.splitlines(), 1) if one.endswith("nobody"))
    assert f"{path}:{line}: 'The lamp of Lamp Rock went dark for two " in said
    assert path.read_text("utf-8") == own


def test_the_slides_of_the_comment_can_be_presented(folder, capsys):
    path = folder / "config.yaml"
    before, mark, after = path.read_text("utf-8").partition("# slides:\n")
    assert mark
    named, blank, rest = after.partition("\n\n")
    slides = "slides:\n" + "\n".join(line.removeprefix("# ") for line in named.splitlines())
    path.write_text(before + slides + blank + rest, "utf-8")
    capsys.readouterr()
    assert main(["check", "--strict", "--deck", "--config", str(path)]) == 0
    assert "Ready: one slide, all loaded" in capsys.readouterr().out


def test_the_readme_tells_of_the_example_only_as_long_as_it_is_there(folder):
    path = folder / "README.md"
    assert "--remove-example" in path.read_text("utf-8")
    assert main(["init", "--remove-example", str(folder)]) == 0
    left = path.read_text("utf-8")
    assert "example" not in left
    assert left.splitlines()[-1].startswith("4. Another region")


def test_what_stands_once_is_said_to_be_replaced(folder):
    lines = (folder / "config.yaml").read_text("utf-8").splitlines()
    for key in ("headline:", "strands:", "key_figures:"):
        at = lines.index(key)
        assert lines[at - 1] == BEGIN
        assert lines[at - 2].startswith("# Replace the example's by your own")


def test_a_lost_mark_is_told_and_nothing_is_removed(folder, capsys):
    path = folder / "data" / "terms.yaml"
    path.write_text(path.read_text("utf-8").replace(END, ""), "utf-8")
    capsys.readouterr()
    assert main(["init", "--remove-example", str(folder)]) == 1
    assert "a mark is missing" in capsys.readouterr().err
    assert "lamp-failed" in (folder / "data" / "facts.yaml").read_text("utf-8")


def test_a_list_that_loses_all_is_written_as_empty():
    text = f"a: # why\n  {BEGIN}\n  - 1\n  {END}\nb:\n  {BEGIN}\n  - 1\n  {END}\n  - 2\nc: 3\n"
    assert without_example(text) == "a: [] # why\nb:\n  - 2\nc: 3\n"


def test_a_dossier_without_requests_says_nothing_of_them(folder, capsysbinary):
    empty = "equipment: []\naid: []\nnot_aid: []\nresponses: []\n"
    (folder / "data" / "aid.yaml").write_text(empty, "utf-8")
    config = str(folder / "config.yaml")
    assert said_of(folder) == []
    capsysbinary.readouterr()
    assert main(["export", "html", "--config", config, "-o", "-"]) == 0
    page = capsysbinary.readouterr().out.decode()
    words = load(folder / "config.yaml").config.aid
    for heading in (
        words.asked,
        words.one_by_one,
        words.how_far,
        words.responded,
        words.not_counted,
    ):
        assert heading not in page
    assert 'id="aid' not in page
    assert main(["check", "--deck", "--config", config]) == 0
    assert b"aid-matrix" not in capsysbinary.readouterr().out


@pytest.mark.parametrize(
    ("box", "edges"),
    [
        ((30, 5, 60, 32), {"west": 33, "east": 57, "south": 7.7, "north": 29.3}),
        ((170, -20, -170, 0), {"west": 172, "east": 188, "south": -18, "north": -2}),
    ],
)
def test_the_first_map_shows_the_region_with_a_fine_margin_around_it(box, edges):
    files = starting_files("T", date(2031, 5, 20), box)
    (region, world) = yaml.load(files["config.yaml"], yaml.BaseLoader)["maps"]  # noqa: TID251
    assert {key: float(region[key]) for key in edges} == edges
    assert (region["resolution"], world["resolution"]) == ("50", "110")


def test_a_region_that_cannot_be_made_leaves_the_world(tmp_path, monkeypatch, capsys):
    from dashboard.basemap.problems import NoPackage

    def offline(*_):
        raise NoPackage("npm is not installed; put it there")

    monkeypatch.setattr(init, "make", offline)
    assert main(["init", str(tmp_path / "new"), "--box", "-5,50,10,60"]) == 0
    assert "the maps are of the world until" in capsys.readouterr().out
    assert said_of(tmp_path / "new") == []


def test_a_region_that_is_misspelt_writes_nothing(tmp_path, capsys):
    assert main(["init", str(tmp_path / "new"), "--box", "1,2,3"]) == 1
    assert main(["init", str(tmp_path / "new"), "--box", "-5,50,10,60", "--sea", "red-se"]) == 1
    assert "did you mean 'red-sea'?" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_a_region_is_made_from_its_recipe(tmp_path, monkeypatch):
    monkeypatch.setattr(init, "make", outlines_of_the_world)
    region = ["--box", "-5,50,10,60", "--sea", "north-sea"]
    assert main(["init", str(tmp_path / "new"), *region]) == 0
    text = (tmp_path / "new" / "basemap" / "recipe.toml").read_text("utf-8")
    assert "box = [-5.0, 50.0, 10.0, 60.0]" in text
    assert said_of(tmp_path / "new") == []


def test_a_recipe_that_somebody_changed_is_not_written_over(folder, monkeypatch, capsys):
    path = folder / "basemap" / "recipe.toml"
    monkeypatch.setattr(basemap, "make", outlines_of_the_world)
    command = ["basemap", "--box", "0,0,9,9", "--config", str(folder / "config.yaml")]
    assert main(command) == 0
    assert "box = [0.0, 0.0, 9.0, 9.0]" in path.read_text("utf-8")
    assert main(command) == 0
    path.write_text(path.read_text("utf-8") + "# our own\n", "utf-8")
    capsys.readouterr()
    assert main(command) == 1
    assert "was changed by hand and is kept" in capsys.readouterr().err
    assert path.read_text("utf-8").endswith("# our own\n")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--box", "-5,0,x,1"], 1, "is no box"),
        ([], 2, "name the region with --box"),
        (["--check"], 2, "--check needs --recipe"),
        (["--recipe", "no.toml"], 1, "there is no file no.toml"),
        (["--recipe", "r.toml", "--box", "0,0,1,1"], 2, "--recipe stands alone"),
        (["--box", "0,0,9,9", "--sea", "nowhere=1,1,1,2"], 1, "it has no width"),
    ],
)
def test_a_basemap_that_cannot_be_made_is_one_line(
    words, code, said, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    assert main(["basemap", *words]) == code
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_the_lines_of_the_example_are_known():
    assert "- id: lamp-failed # never changes: links lead here" in example_lines()
