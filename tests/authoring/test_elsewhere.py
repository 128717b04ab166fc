"""Commands that write, run from another folder than that of the dossier."""

import shutil

import pytest

from dashboard.authoring import saving
from dashboard.authoring.drafts import read_drafts
from dashboard.cli import main
from dashboard.loading import load
from tests.authoring import scene
from tests.authoring.marked import paragraphs

BY = ("--by", "A. Holm", "--on", "2031-05-21")
COMMANDS = {
    "article add": ("article", "add", "day.txt", "--date", "2031-06-02", "--id", "day"),
    "review sign": ("review", "sign", *BY, "lamp-failed", "places:vestra"),
    "review blind": ("review", "blind"),
    "proposals accept": ("proposals", "accept", "boats-asked"),
    "proposals refuse": ("proposals", "refuse", "boats-asked", "--why", "Not so."),
}
"""Every command that writes into a dossier, each as it is typed."""


@pytest.fixture
def desk(copy, monkeypatch):
    """The config of a dossier with a proposal, and another folder, with an article, to stand in."""
    config = scene.prepare(copy)
    proposals = scene.plain_yaml(scene.FOLDER / "proposals.yaml")["proposals"]
    scene.put_proposals(config, [one for one in proposals if one["id"] == "boats-asked"])
    elsewhere = copy.parents[1]
    text = "\n\n".join(text for text, _ in paragraphs("en"))
    (elsewhere / "day.txt").write_text(text, "utf-8")
    monkeypatch.chdir(elsewhere)
    return config


def files(folder):
    """What each file below a folder holds, by its path from there."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def written(config, words, named, monkeypatch):
    """Run a command on a fresh start of the dossier; return what it changed, and put all back."""
    before, kept = files(config.parent), config.parent.with_name("kept")
    shutil.copytree(config.parent, kept)
    if words[0] == "article":
        words = (*words, "--move-as-of")
    if named == "environment":
        monkeypatch.setenv("DASHBOARD_CONFIG", "tests/tiny/config.yaml")
    option = [] if named == "environment" else ["--config", str(named)]
    assert main([*words, *option]) == 0
    after = files(config.parent)
    shutil.rmtree(config.parent)
    kept.rename(config.parent)
    return {name: held for name, held in after.items() if before.get(name) != held}


@pytest.mark.parametrize("named", ["tests/tiny/config.yaml", "environment"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_relative_path_means_the_same_files_as_a_whole_one(desk, command, named, monkeypatch):
    words = COMMANDS[command]
    wanted = written(desk, words, desk, monkeypatch)
    found = written(desk, words, named, monkeypatch)
    assert found == wanted
    assert found


def test_an_article_is_in_the_dossier_after_it_was_said_to_be(desk):
    words = (*COMMANDS["article add"], "--move-as-of", "--config", "tests/tiny/config.yaml")
    assert main(words) == 0
    dossier = load(desk)
    assert "day" in dossier.source
    assert dossier.config.as_of.isoformat() == "2031-06-02"


def test_a_proposal_is_in_the_dossier_after_it_was_said_to_be(desk):
    assert main([*COMMANDS["proposals accept"], "--config", "tests/tiny/config.yaml"]) == 0
    assert "boats-asked" in load(desk).fact
    drafts = read_drafts(desk, "observer-2031-05-28")
    assert [one.is_open for one in drafts.proposals] == [False]


def test_nothing_is_said_to_be_signed_that_is_not_found_in_its_file(desk, monkeypatch, capsys):
    monkeypatch.setattr(saving, "digest_in", lambda *_: None)
    code = main([*COMMANDS["review sign"], "--config", "tests/tiny/config.yaml"])
    told = capsys.readouterr()
    assert (code, told.out) == (1, "")
    assert told.err == "crisis-dashboard: there is no fact 'lamp-failed': nothing was saved\n"


def test_a_file_outside_of_the_dossier_is_not_written(copy):
    outside = copy.parents[1] / "x.yaml"
    change = saving.Change(outside, "facts", "a", None, {"statement": "x"})
    with pytest.raises(saving.NotSaved, match=r"leads out of the folder"):
        saving.save(copy / "config.yaml", [change])
    assert not outside.exists()
