"""The page of what changed, and what pages say of the edition that they show."""

import pytest

from dashboard.loading import live as module
from dashboard.loading.live import LiveDossier
from dashboard.loading.store import Store
from tests.loading.copies import copy_to
from tests.two_days import a_day_later, followed
from tests.views.reading import parts_of
from tests.views.test_app import parameters, visit


@pytest.fixture
def two_days(tmp_path, monkeypatch):
    live, first = followed(tmp_path)
    monkeypatch.setattr(module, "_live", lambda _: live)
    return live, first


def standing(app):
    return parts_of(app)["top"].all("//p[contains(@class, 'standing')]")


def test_the_page_lists_changes_by_kind_and_the_editions(two_days):
    _, first = two_days
    part = parts_of(visit("changes"))["changes"]
    assert part.all("//h2")[0] == "Claims corrected 1"
    assert part.targets[f"edition:{first[:12]}"] == "open"
    assert "fact:harbour-closed" in part.targets


def test_the_first_page_says_that_there_are_changes(two_days):
    (said,) = standing(visit())
    assert said.endswith("changes since the edition as of 20 May 2031: what changed")


def test_an_edition_is_shown_as_it_was_and_says_so(two_days):
    _, first = two_days
    app = visit("facts", edition=[first[:12]])
    (said,) = standing(app)
    assert said.startswith("An earlier edition, as of 20 May 2031")
    assert "move-considered" in parts_of(app)["facts"].source
    assert parameters(app) == {"edition": [first[:12]]}


def test_an_open_page_says_that_it_was_updated_and_leads_to_what_changed(tmp_path, monkeypatch):
    folder = copy_to(tmp_path)
    config = folder / "config.yaml"
    live = LiveDossier(config, Store(config, tmp_path / "kept"))
    monkeypatch.setattr(module, "_live", lambda _: live)
    before = live.dossier.digest
    app = visit("facts")
    assert standing(app) == []

    a_day_later(folder)
    assert live.refresh()
    app.run()

    (said,) = standing(app)
    assert said == "Updated while this page was open. What changed since you opened it"
    assert f"changes:{before[:12]}" in parts_of(app)["top"].targets
    app.query_params["since"] = before[:12]
    app.session_state["parameters"] = {"since": [before[:12]]}
    assert standing(app.run()) == []
