"""No room, nowhere to write, no home, a clock that was set back: all is served as ever."""

import asyncio
import json
import os

import pytest

from benchmarks.visitor import visiting
from dashboard.loading.live import LiveDossier
from dashboard.loading.store import Store
from tests.faults.limited import FULL_DISK, READ_ONLY, limited
from tests.loading.conftest import copy
from tests.loading.copies import edit
from tests.server.fetching import fetch
from tests.server.test_start import health, health_once
from tests.serving import OPERATED

__all__ = ["copy"]


@pytest.fixture
def config(copy):
    return copy / "config.yaml"


async def see(address):
    async with visiting(address) as visitor:
        return await visitor.look("status=denied")


BESIDE = OPERATED | {"DASHBOARD_CACHE": ""}
"""A server that keeps what it keeps where it usually does: beside `config.yaml`."""


def is_served(address, config):
    """A view is shown, a file is made, an edit is taken up."""
    seen = asyncio.run(see(address))
    assert any("status denied" in text for text in seen.texts)
    assert json.loads(fetch(f"{address}/export/json").body)["facts"]
    before = health(address)
    text = config.read_text("utf-8")
    config.write_text(text.replace("subtitle: ", "subtitle: Again, ", 1), "utf-8")
    after = health_once(address, lambda now: now["digest"] != before["digest"])
    return before["status"] == after["status"] == "ok" and after["digest"] != before["digest"]


def test_on_a_full_disk_all_is_served_but_what_needs_room(config):
    env = BESIDE | {"DASHBOARD_CONFIG": str(config)}
    with limited(FULL_DISK, env) as server:
        assert is_served(server.address, config)
        needs_room = fetch(f"{server.address}/export/gpkg")

    assert needs_room.status == 500
    assert b"Reference: " in needs_room.body
    kept = config.parent / ".crisis-cache"
    assert not any(path.is_file() for path in kept.rglob("*"))
    assert "this edition is not kept: " in server.said
    assert "the dossier is not cached for the next start: " in server.said
    (told,) = [line for line in server.said.splitlines() if "Traceback" in line]
    assert json.loads(told)["reference"] in needs_room.body.decode()


def test_on_a_read_only_disk_and_without_a_home_all_is_served(config):
    env = BESIDE | {"DASHBOARD_CONFIG": str(config), "HOME": "/nowhere/at/all"}
    with limited(READ_ONLY, env) as server:
        assert is_served(server.address, config)

    assert not (config.parent / ".crisis-cache").exists()
    assert "the dossier is not cached for the next start: [Errno 30]" in server.said
    assert "Traceback" not in server.said


@pytest.mark.parametrize("year", [1971, 2099])
def test_a_file_of_another_age_is_taken_up(copy, year):
    """As where the clock was set back, or where a backup is put in place."""
    following = LiveDossier(copy / "config.yaml")
    path = copy / "data" / "facts.yaml"
    edit(path, "would not comment", "could not comment")
    os.utime(path, ((year - 1970) * 31_556_952,) * 2)

    assert following.refresh() is True
    assert following.dossier.fact["fjordmark-silent"].statement == "Fjordmark could not comment."
    edit(path, "could not comment", "might not comment")  # back to today, the same size
    assert following.refresh() is True


def test_what_was_kept_on_a_day_to_come_is_not_taken_for_newer_than_the_files(copy):
    config = copy / "config.yaml"
    store = Store(config)
    LiveDossier(config, store)
    os.utime(store.file, (4_000_000_000,) * 2)
    edit(copy / "data" / "facts.yaml", "would not comment", "could not comment")

    again = LiveDossier(config, store)

    assert again.dossier.fact["fjordmark-silent"].statement == "Fjordmark could not comment."
