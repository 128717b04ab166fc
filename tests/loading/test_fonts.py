"""The folder of fonts that `config.yaml` names: read within bounds, and only beside it."""

import os
import pickle

import pytest

from dashboard.loading import attempt, load
from dashboard.loading import fonts as module
from dashboard.loading.fonts import fonts_in
from dashboard.loading.live import LiveDossier
from dashboard.loading.store import Store
from tests.loading.copies import edit
from tests.small_font import small_font


@pytest.fixture
def folder(copy):
    """The folder of fonts of a dossier that names one; a good font lies in it."""
    edit(copy / "config.yaml", "as_of: 2031-05-20", "as_of: 2031-05-20\nfonts: own/fonts")
    made = copy / "own" / "fonts"
    made.mkdir(parents=True)
    (made / "small.ttf").write_bytes(small_font("热"))
    (made / "LICENCE.txt").write_text("It is all made up.")
    return made


def test_a_server_that_starts_from_the_kept_dossier_knows_the_folder(folder):
    config = folder.parents[1] / "config.yaml"
    first = LiveDossier(config, Store(config)).dossier
    again = LiveDossier(config, Store(config)).dossier
    assert again is not first
    assert again.fonts_folder == pickle.loads(pickle.dumps(again)).fonts_folder == folder


def said(folder):
    made = attempt(folder.parents[1] / "config.yaml")
    return [str(problem).splitlines()[0] for problem in (*made.problems, *made.warnings)]


def test_a_folder_with_fonts_is_taken(folder):
    assert said(folder) == []
    dossier = load(folder.parents[1] / "config.yaml")
    assert dossier.fonts_folder == folder
    assert [path.name for path, font in fonts_in(folder, folder) if isinstance(font, bytes)] == [
        "small.ttf"
    ]


def test_what_is_no_font_is_named(folder):
    (folder / "page.otf").write_text("<html>")
    assert said(folder) == [
        "config.yaml:5:1  fonts: 'own/fonts/page.otf' is not a font (TrueType or OpenType)"
    ]


def test_a_link_that_leads_out_is_not_followed(folder):
    (folder / "other.ttf").symlink_to("/dev/zero")
    assert said(folder) == [
        "config.yaml:5:1  fonts: 'own/fonts/other.ttf' is a link that leads out of the folder of"
        " the dossier"
    ]


def test_a_folder_that_is_a_link_out_is_refused(folder, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "fonts"
    folder.rename(elsewhere)
    folder.symlink_to(elsewhere)
    assert said(folder) == [
        "config.yaml:5:1  fonts: 'own/fonts' is a link that leads out of the folder of the dossier"
    ]


def test_a_pipe_holds_up_nothing(folder):
    os.mkfifo(folder / "pipe.ttf")
    assert said(folder) == [
        "config.yaml:5:1  fonts: 'own/fonts/pipe.ttf' cannot be read: not a regular file"
    ]


def test_what_is_too_large_or_too_many_is_not_read(folder, monkeypatch):
    monkeypatch.setattr(module, "MOST_BYTES", 100)
    monkeypatch.setattr(module, "MOST_FONTS", 1)
    (folder / "more.ttf").write_bytes(small_font("带"))
    assert said(folder) == [
        "config.yaml:5:1  fonts: 'own/fonts' holds more than 1 fonts",
        "config.yaml:5:1  fonts: 'own/fonts/more.ttf' cannot be read: larger than 100 bytes",
    ]
