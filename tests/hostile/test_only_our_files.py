"""Links and special files: nothing outside the folder of `config.yaml` is read, nothing hangs."""

import os
import shutil
from pathlib import Path

import pytest

from dashboard.loading import attempt, files
from dashboard.loading.files import LeadsOut, NoFile, read_bytes
from dashboard.loading.live import LiveDossier, signature
from dashboard.loading.store import Store
from tests.hostile.sockets import listen

CONFIG = "config.yaml"
OUT = "is a link that leads out of the folder of the dossier"
SECRET = "password: hunter2"


@pytest.fixture
def copy(copy):
    """With a basemap of its own, and a secret beside its folder."""
    shutil.copytree(copy / "../../data/basemap", copy / "outlines")
    text = (copy / CONFIG).read_text("utf-8")
    text = text.replace("basemap: ../../data/basemap", "basemap: outlines")
    (copy / CONFIG).write_text(text, "utf-8")
    (copy.parent / "secret.yaml").write_text(SECRET, "utf-8")
    return copy


def said_of(copy):
    return [str(problem) for problem in attempt(copy / CONFIG).problems]


FOLDERS = ("data", "seeds", "outlines")


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("name", ["extra.json", "extra.yaml", "extra.txt", ".hidden"])
@pytest.mark.parametrize("target", ["secret.yaml", "no-such-file", "."])
def test_check_names_each_link_that_leads_out(copy, folder, name, target):
    (copy / folder / name).symlink_to(copy.parent / target)

    said = said_of(copy)

    hint = "put the file itself there, or remove the link"
    assert f"{folder}/{name}  {OUT}\n    hint: {hint}" in said
    assert "hunter2" not in "".join(said)


@pytest.mark.parametrize(
    "name",
    [
        *(CONFIG, "data/facts.yaml", "seeds/gazette-2031-05-20.yaml"),
        *("outlines/world_110m.json", "outlines/seas.geojson"),
    ],
)
def test_a_file_of_the_dossier_is_not_read_through_a_link_that_leads_out(copy, name):
    """Not even where what it leads to would be right."""
    (copy / name).rename(copy.parent / "elsewhere")
    (copy / name).symlink_to(copy.parent / "elsewhere")

    assert any(line.startswith(f"{name}  {OUT}") for line in said_of(copy))


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_whole_folder_is_not_read_through_a_link_that_leads_out(copy, folder):
    (copy / folder).rename(copy.parent / "elsewhere")
    (copy / folder).symlink_to(copy.parent / "elsewhere")

    said = said_of(copy)

    assert any(line.startswith(folder) and OUT in line for line in said)


def test_a_link_that_stays_inside_is_followed(copy):
    """As where files are mounted that may be exchanged all at once."""
    (copy / "data").rename(copy / "data of today")
    (copy / "data").symlink_to("data of today")
    (copy / "data" / "facts.yaml").rename(copy / "facts of today")
    (copy / "data" / "facts.yaml").symlink_to("../facts of today")
    (copy / "outlines" / "more.json").symlink_to("world_110m.json")

    assert said_of(copy) == []


@pytest.mark.parametrize("make", [os.mkfifo, listen])
@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("name", ["notes.json", "notes.yaml", "notes"])
def test_check_names_each_file_that_is_none(copy, make, folder, name):
    make(copy / folder / name)

    hint = "delete it, or put a file in its place"
    said = f"{folder}/{name}  cannot be read: not a regular file\n    hint: {hint}"
    assert said in said_of(copy)


def started(copy):
    return LiveDossier(copy / CONFIG, Store(copy / CONFIG))


def put(name, make):
    def spoil(copy):
        (copy / name).unlink(missing_ok=True)
        make(copy / name)

    return spoil


def sparse(path):
    with path.open("wb") as opened:
        opened.truncate(20_000_000_000)


SPOILS = {
    "a pipe for the facts": put("data/facts.yaml", os.mkfifo),
    "a pipe for the outlines": put("outlines/world_50m.json", os.mkfifo),
    "a pipe for the settings": put(CONFIG, os.mkfifo),
    "a pipe beside the facts": put("data/notes.json", os.mkfifo),
    "a pipe beside the records": put("seeds/notes.yaml", os.mkfifo),
    "a device for the facts": put("data/facts.yaml", lambda path: path.symlink_to("/dev/zero")),
    "20 GB of facts": put("data/facts.yaml", sparse),
    "20 GB of outlines": put("outlines/world_50m.json", sparse),
    "20 GB of settings": put(CONFIG, sparse),
}


@pytest.mark.parametrize("name", SPOILS)
def test_a_start_after_a_good_one_neither_hangs_nor_shows_less(copy, name):
    good = started(copy).dossier.digest
    SPOILS[name](copy)

    again = started(copy)

    assert again.dossier.digest == good
    assert again.problems


@pytest.mark.parametrize("name", SPOILS)
def test_a_watch_neither_hangs_nor_misses_the_repair(copy, name):
    shutil.copytree(copy, copy.parent / "good")
    following = started(copy)
    SPOILS[name](copy)
    following.refresh()
    broken = following.problems
    for folder in FOLDERS:
        shutil.rmtree(copy / folder)
    shutil.copytree(copy.parent / "good", copy, dirs_exist_ok=True, copy_function=replaced)
    following.refresh()

    assert broken
    assert following.problems == ()


def replaced(source, target):
    """Put a file in the place of whatever is there."""
    Path(target).unlink(missing_ok=True)
    return shutil.copy2(source, target)


@pytest.mark.parametrize("name", ["data/big.json", "data/big.txt", "seeds/big.txt"])
def test_a_huge_file_that_nobody_reads_is_not_read(copy, name):
    sparse(copy / name)
    first = started(copy)

    assert first.problems == ()
    assert started(copy).dossier.digest == first.dossier.digest


def test_of_a_folder_with_too_many_files_few_are_looked_at(copy):
    following = started(copy)
    for number in range(3000):
        (copy / "data" / f"n{number}.yaml").touch()
    following.refresh()

    assert following.problems == (
        "data  holds more than 500 files\n    hint: is it the right folder?",
    )
    assert len(signature(following._folders)) < files.MOST_FILES + 20


def test_what_is_exchanged_while_it_is_opened_is_not_followed(tmp_path, monkeypatch):
    """A link that was put in the way after the way was found."""
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    for folder in (inside / "data", outside):
        folder.mkdir(parents=True)
        (folder / "facts.yaml").write_text("secret" if folder == outside else "facts: []")
    way_to = files.way_to

    def exchanged(path, root):
        found = way_to(path, root)
        (inside / "data").rename(inside / "old")
        (inside / "data").symlink_to(outside)
        return found

    monkeypatch.setattr(files, "way_to", exchanged)
    with pytest.raises(OSError, match=r"Not a directory|symbolic links"):
        read_bytes(inside / "data" / "facts.yaml", 100, inside)


def test_a_link_that_takes_the_place_of_a_file_while_it_is_opened_is_not_followed(
    tmp_path, monkeypatch
):
    (tmp_path / "secret").write_text(SECRET)
    path = tmp_path / "inside" / "facts.yaml"
    path.parent.mkdir()
    path.write_text("facts: []")
    way_to = files.way_to

    def exchanged(path, root):
        found = way_to(path, root)
        path.unlink()
        path.symlink_to(tmp_path / "secret")
        return found

    monkeypatch.setattr(files, "way_to", exchanged)
    with pytest.raises(OSError, match="symbolic links"):
        read_bytes(path, 100, path.parent)


def test_a_pipe_that_takes_the_place_of_a_file_while_it_is_opened_is_not_waited_for(
    tmp_path, monkeypatch
):
    path = tmp_path / "facts.yaml"
    path.write_text("facts: []")
    way_to = files.way_to

    def exchanged(path, root):
        found = way_to(path, root)
        path.unlink()
        os.mkfifo(path)
        return found

    monkeypatch.setattr(files, "way_to", exchanged)
    with pytest.raises(NoFile):
        read_bytes(path, 100, tmp_path)


@pytest.mark.parametrize("way", ["../secret.yaml", "a/../../secret.yaml"])
def test_no_name_leads_out(copy, way):
    with pytest.raises(LeadsOut):
        read_bytes(copy / way, 100, copy)
