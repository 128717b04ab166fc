"""A state of a dossier from a folder, an export, a git revision or an edition: the same state."""

import json
import subprocess

import pytest

from dashboard.domain.changes import changes
from dashboard.domain.excerpt import excerpt
from dashboard.domain.query import parse_filter
from dashboard.domain.selection import Selection
from dashboard.domain.states import state_of
from dashboard.exports import FORMATS
from dashboard.loading import load
from dashboard.loading.live import LiveDossier
from dashboard.loading.states import NoState, state_at
from dashboard.loading.store import Store
from tests.conftest import SEQUEL, TINY
from tests.loading.copies import edit


def exported(dossier, folder, query=""):
    file = folder / "export.json"
    selection = parse_filter(query, dossier) if query else Selection()
    file.write_bytes(FORMATS["json"].render(excerpt(dossier, selection)))
    return file


@pytest.fixture
def repository(copy):
    """The made-up dossier in git, changed since."""
    folder = copy.parents[1]

    def git(*words):
        named = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", "-C", folder, *named, *words], check=True, capture_output=True)

    git("init")
    git("add", "tests")
    git("commit", "-m", "First")
    edit(copy / "data" / "facts.yaml", "Fjordmark would not comment.", "Fjordmark said no word.")
    return copy / "config.yaml"


@pytest.mark.parametrize("config", [TINY, SEQUEL])
def test_folder_file_and_export_hold_the_same(config, tmp_path):
    dossier = load(config)
    file = exported(dossier, tmp_path)

    for named in (config, config.parent, file):
        state = state_at(str(named), config)
        assert changes(state_of(dossier), state) == ()
        assert (state.digest, state.as_of) == (dossier.digest, dossier.config.as_of)


def test_a_git_revision_is_the_folder_as_it_was(repository):
    old = state_at("HEAD", repository)
    new = state_at(str(repository), repository)

    (one,) = changes(old, new)
    assert one.was == "Fjordmark would not comment."
    assert one.now == "Fjordmark said no word."


def test_an_edition_that_a_server_keeps_is_found_by_its_digest(copy, monkeypatch):
    monkeypatch.delenv("DASHBOARD_CACHE")
    config = copy / "config.yaml"
    live = LiveDossier(config, Store(config))
    digest = live.dossier.digest
    edit(copy / "data" / "facts.yaml", "Fjordmark would not comment.", "Fjordmark said no word.")
    assert live.refresh()

    assert state_at(digest[:12], config).digest == digest


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("x.json", "[", "is no export of a dossier"),
        ("x.json", "{}", "is no export of a dossier"),
        ("x.json", '{"meta": {"left_out": null}}', "is no export of a dossier"),
        ("x.json", json.dumps({"meta": 1}), "is no export of a dossier"),
        ("config.yaml", "title: x", "or where it was written for an older version"),
    ],
)
def test_what_is_no_state_is_told_in_one_line(tmp_path, name, content, why):
    file = tmp_path / name
    file.write_text(content)

    with pytest.raises(NoState) as told:
        state_at(str(file), TINY)

    assert why in str(told.value)
    assert "\n" not in str(told.value)


def test_an_export_of_a_filter_is_not_compared(tiny, tmp_path):
    with pytest.raises(NoState, match="is an export of a filter"):
        state_at(str(exported(tiny, tmp_path, "statuses=denied")), TINY)


@pytest.mark.parametrize("named", ["no-such-thing", "--help", "HEAD:../..", "deadbeef"])
def test_a_name_of_nothing_is_told_in_one_line(repository, named):
    with pytest.raises(NoState, match="is called so"):
        state_at(named, repository)


def test_a_folder_without_a_dossier_and_a_folder_outside_git(tmp_path):
    with pytest.raises(NoState, match=r"there is no config\.yaml in it"):
        state_at(str(tmp_path), TINY)
    with pytest.raises(NoState, match="is called so"):
        state_at("HEAD", tmp_path / "config.yaml")
