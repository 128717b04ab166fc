"""The last good dossier on disk: never stale, never trusted further than it can be read."""

import hmac
import json
import os
import random
import shutil
import stat
import threading
import zlib
from dataclasses import fields

import pytest

from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import excerpt
from dashboard.domain.problems import BadDossier
from dashboard.domain.selection import Selection
from dashboard.exports import FORMATS
from dashboard.loading import live as module
from dashboard.loading import load
from dashboard.loading.builtin_values import from_builtin, to_builtin
from dashboard.loading.live import LiveDossier
from dashboard.loading.secret import SIZE
from dashboard.loading.store import Store
from tests.loading.copies import TINY, edit

FACTS = "data/facts.yaml"
EDITS = 200


@pytest.fixture
def config(copy):
    return copy / "config.yaml"


def start(config, folder=None):
    """What a server does at its start."""
    return LiveDossier(config, Store(config, folder))


def kept_file(config):
    return Store(config).file


@pytest.fixture
def nothing_is_read(monkeypatch):
    """From here on, reading the files is a failure."""

    def forbid():
        monkeypatch.setattr(module, "attempt", lambda *_: pytest.fail("the files were read"))

    return forbid


@pytest.mark.parametrize("name", ["tiny", "real"])
def test_a_dossier_comes_back_from_plain_values_as_it_was(request, name):
    dossier = request.getfixturevalue(name)

    held = to_builtin(dossier)
    folder = held.pop("folder")

    again = from_builtin(Dossier, json.loads(json.dumps(held)) | {"folder": folder})

    for spec in fields(Dossier):
        assert getattr(again, spec.name) == getattr(dossier, spec.name), spec.name
    assert again.digest == dossier.digest


def test_a_second_start_reads_nothing_and_has_the_same(config, nothing_is_read):
    first = start(config)
    nothing_is_read()
    second = start(config)

    assert second.dossier.digest == first.dossier.digest
    assert second.dossier.basemap == first.dossier.basemap
    assert second.problems == ()


def test_a_start_from_what_was_kept_follows_the_files_as_any_other(config, copy):
    start(config)
    second = start(config)
    edit(copy / FACTS, "would not comment", "declined to comment")

    assert second.refresh() is True
    assert second.dossier.fact["fjordmark-silent"].statement == "Fjordmark declined to comment."


CHANGES = {
    "a comment": lambda copy: (copy / FACTS).write_text(
        (copy / FACTS).read_text("utf-8") + "# one more line\n", "utf-8"
    ),
    "a file that does not belong there": lambda copy: (copy / "data" / "x.yaml").write_text("x: 1"),
    "a file gone": lambda copy: (copy / "data" / "tensions.yaml").unlink(),
    "the same size and time": lambda copy: _swap_quietly(copy / FACTS),
    "the settings": lambda copy: edit(copy / "config.yaml", "\ntitle: ", "\ntitle: New "),
}


def _swap_quietly(path):
    """Change a file so that neither its size nor its times tell."""
    state = path.stat()
    edit(path, "would not comment", "could not comment")
    assert path.stat().st_size == state.st_size
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_kept_is_not_used_after_any_change(config, copy, monkeypatch, change):
    start(config)
    CHANGES[change](copy)
    read = []
    attempt = module.attempt
    monkeypatch.setattr(module, "attempt", lambda config: read.append(config) or attempt(config))

    start(config)

    assert read


def test_fonts_that_change_are_noticed_by_a_start_and_by_the_watch(config, copy):
    (copy / "fonts").mkdir()
    font = copy / "fonts" / "ours.ttf"
    font.write_bytes(b"\0\1\0\0 of a font")
    edit(config, "\nlicence:", "\nfonts: fonts\nlicence:")
    first = start(config)
    key = Store(config).read().key
    font.write_bytes(b"\0\1\0\0 of another")
    first.refresh()

    assert Store(config).read().key != key
    font.unlink()
    assert first.refresh() is False
    assert first.problems
    assert start(config).problems == first.problems


def test_other_checks_do_not_take_what_earlier_ones_passed(config, monkeypatch):
    start(config)
    kept = Store(config).read()
    monkeypatch.setattr("dashboard.loading.store._checks", lambda: b"a new release")

    start(config)

    assert Store(config).read().key != kept.key


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: b"[1]",
        lambda data: b"{}",
        lambda data: b"\xff" + data,
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
        lambda data: bytes([data[0] ^ 1]) + data[1:],
        lambda data: b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_refused_with_a_line_and_the_files_are_read(config, caplog, damage):
    good = start(config).dossier.digest
    file = kept_file(config)
    assert file.read_bytes() != damage(file.read_bytes())
    file.write_bytes(damage(file.read_bytes()))

    assert start(config).dossier.digest == good

    assert "the cached dossier is not used" in caplog.text
    assert Store(config).read().dossier.digest == good


def held_in(config):
    """What a kept file holds, for whoever knows how it is made but not the secret."""
    data = kept_file(config).read_bytes()
    return data[:SIZE], json.loads(zlib.decompress(data[SIZE:]))


def test_what_is_kept_says_nothing_of_where_the_files_lie(config, copy):
    start(config)
    data = zlib.decompress(kept_file(config).read_bytes()[SIZE:])

    assert str(copy).encode() not in data
    assert copy.name.encode() + b"/" not in data


def test_a_kept_file_that_was_changed_with_care_is_not_believed(config, caplog):
    """Whole, typed, of the right key, and packed as ours are: only the seal is another's."""
    good = start(config).dossier
    seal, held = held_in(config)
    held["dossier"]["facts"][0]["statement"] = "Nothing \u202ehappened."
    packed = zlib.compress(json.dumps(held).encode())
    kept_file(config).write_bytes(seal + packed)

    again = start(config)

    assert again.dossier.digest == good.digest
    assert "it was not written by this user, or was changed since" in caplog.text
    forged = hmac.digest(b"x" * SIZE, os.fsencode(config) + b"\0" + packed, "sha256")
    kept_file(config).write_bytes(forged + packed)
    assert Store(config).read() is None


def test_a_kept_file_that_came_with_an_archive_is_not_believed(config, monkeypatch, tmp_path):
    """One that another user made, of other files, for the very same place."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another user"))
    start(config)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "this user"))

    assert Store(config).read() is None
    assert start(config).problems == ()
    assert Store(config).read() is not None


def test_a_kept_file_of_another_config_is_not_believed(config, copy):
    start(config)
    other = copy / "other.yaml"
    shutil.copy(config, other)
    shutil.copy(kept_file(config), kept_file(other))

    assert Store(other).read() is None


@pytest.mark.parametrize("spoil", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")])
def test_a_kept_file_that_is_none_is_not_waited_for(config, spoil):
    start(config)
    kept_file(config).unlink()
    spoil(kept_file(config))

    assert start(config).problems == ()


def test_nothing_is_kept_where_the_folder_for_it_leads_out(config, copy, caplog):
    (copy.parent / "elsewhere").mkdir()
    (copy / ".crisis-cache").symlink_to(copy.parent / "elsewhere")

    assert start(config).problems == ()

    assert list((copy.parent / "elsewhere").iterdir()) == []
    assert "the dossier is not cached for the next start" in caplog.text


def test_the_secret_is_for_this_user_alone_and_never_beside_the_data(config, copy, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(copy.parent / "state"))
    start(config)
    path = copy.parent / "state" / "crisis-dashboard" / "secret"

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert not list(copy.rglob("secret"))
    assert path.read_bytes() not in kept_file(config).read_bytes()


def test_without_a_home_nothing_is_kept_and_all_is_read(config, monkeypatch, caplog):
    monkeypatch.setenv("XDG_STATE_HOME", "relative, and so of no account")
    monkeypatch.setattr("pathlib.Path.home", lambda: (_ for _ in ()).throw(RuntimeError("no home")))

    assert start(config).problems == ()

    assert "the dossier is not cached for the next start: no home" in caplog.text


def test_with_its_folders_gone_all_outlines_are_there(config, copy):
    first = start(config)
    for name in ("data", "seeds"):
        (copy / name).rename(copy / f"{name} of yesterday")
    (copy / "../../data/basemap").unlink()
    first.refresh()
    again = start(config)

    for live in (first, again):
        assert live.problems
        assert live.dossier.basemap == load(TINY / "config.yaml").basemap
        for name in ("html", "pptx", "docx", "pdf"):
            assert FORMATS[name].render(excerpt(live.dossier, Selection()))


def test_it_may_be_deleted_at_any_time(config):
    good = start(config).dossier.digest
    shutil.rmtree(kept_file(config).parent)

    assert start(config).dossier.digest == good
    assert kept_file(config).is_file()


def test_a_folder_that_cannot_be_written_means_a_slower_start_and_one_line(
    config, caplog, tmp_path
):
    (tmp_path / "taken").write_text("no folder can be made below a file")

    live = start(config, tmp_path / "taken" / "cache")

    assert live.problems == ()
    assert caplog.text.count("the dossier is not cached for the next start") == 1


def test_another_folder_may_be_named(config, tmp_path, nothing_is_read):
    start(config, tmp_path / "cache")
    assert not kept_file(config).exists()
    nothing_is_read()

    start(config, tmp_path / "cache")


def test_a_start_on_bad_files_shows_the_last_good_state_and_says_what_is_wrong(
    config, copy, caplog
):
    good = start(config).dossier
    edit(copy / FACTS, "when: 2031-05-06", "when: in May")

    again = start(config)

    assert again.dossier.digest == good.digest
    assert [line.split(" · ")[1].split("\n")[0] for line in again.problems] == [
        "when: 'in May' is not an EDTF date"
    ]
    assert "what is shown is the last good state" in caplog.text
    assert Store(config).read().dossier.digest == good.digest


def test_mended_files_are_taken_up_after_such_a_start(config, copy):
    start(config)
    edit(copy / FACTS, "when: 2031-05-06", "when: in May")
    again = start(config)
    edit(copy / FACTS, "when: in May", "when: 2031-05-07")

    assert again.refresh() is True
    assert again.problems == ()
    assert Store(config).read().dossier.digest == again.dossier.digest


def test_bad_files_without_an_earlier_good_state_are_an_end(config, copy):
    edit(copy / FACTS, "when: 2031-05-06", "when: in May")

    with pytest.raises(BadDossier):
        start(config)
    assert not kept_file(config).exists()


@pytest.mark.parametrize("asked", ["sign_in:", "  sign_in :", '"sign_in":', "sign-in:", "Signin:"])
def test_bad_files_that_ask_for_a_sign_in_are_not_replaced_by_an_open_state(config, asked):
    start(config)
    good = config.read_text("utf-8")
    config.write_text(f"{good}\nsign_in:\n  everybody: true\n", "utf-8")
    with pytest.raises(BadDossier, match="A private copy"):
        start(config)
    config.write_text(f"{good}\n{asked} [\n", "utf-8")

    with pytest.raises(BadDossier):
        start(config)
    config.write_text(f"{good}\n# {asked}\nother: [\n", "utf-8")
    assert start(config).problems


def test_a_dossier_is_never_taken_for_that_of_another_file(config, copy):
    start(config)
    other = copy / "other.yaml"
    shutil.copy(config, other)

    assert Store(other).read() is None


# Ways to leave a file while somebody works on it, of which some are good and most are not.
WAYS = {
    "good": lambda path, good, other: path.write_bytes(good),
    "another good one": lambda path, good, other: path.write_bytes(other),
    "half written": lambda path, good, other: path.write_bytes(other[: len(other) // 2]),
    "empty": lambda path, good, other: path.write_bytes(b""),
    "gone": lambda path, good, other: path.unlink(missing_ok=True),
    "bad content": lambda path, good, other: path.write_bytes(good.replace(b"when:", b"whn:", 1)),
    "renamed into place": lambda path, good, other: _rename_into(path, other),
}


def _rename_into(path, content):
    beside = path.with_suffix(".part")
    beside.write_bytes(content)
    beside.replace(path)


def test_through_200_random_edits_every_viewer_sees_a_whole_dossier(config, copy):
    path = copy / FACTS
    good = path.read_bytes()
    other = good.replace(b"would not comment", b"declined to comment")
    whole = {load(config).digest}
    path.write_bytes(other)
    whole.add(load(config).digest)
    live, seen, done = start(config), set(), threading.Event()

    def view():
        while not done.wait(0.001):
            seen.add(live.dossier.digest)

    viewer = threading.Thread(target=view)
    viewer.start()
    chance = random.Random(31_10_2025)
    try:
        for _ in range(EDITS):
            way = chance.choice(list(WAYS))
            WAYS[way](path, good, other)
            live.refresh()
            assert bool(live.problems) == (way in {"half written", "empty", "gone", "bad content"})
            assert start(config).dossier.digest == live.dossier.digest
    finally:
        done.set()
        viewer.join()
    assert seen == whole
