"""Files that are spoiled and mended under visitors, in small; `make faults` does so 200 times."""

import asyncio
import random

import pytest

from benchmarks.edits import BAD, FACTS, GOOD, Dossier, edit, environment
from benchmarks.servers import OURS, running
from dashboard.loading import load
from dashboard.loading.live import LiveDossier


@pytest.fixture
def dossier(tmp_path):
    return Dossier(tmp_path)


def test_visitors_see_a_whole_dossier_and_health_says_how_the_files_are(dossier):
    with running(OURS, environment(dossier)) as server:
        met = asyncio.run(edit(server, dossier, edits=3, visitors=3))

    assert met.lost == []
    assert met.views >= 4
    assert met.edits == 3
    assert dossier.is_good
    assert load(dossier.config).digest == dossier.digest


def test_every_way_to_spoil_a_file_does_and_every_way_to_mend_it_too(dossier):
    path = dossier.config.parent / FACTS
    content = path.read_bytes()
    following = LiveDossier(dossier.config)
    for spoil, mend in zip(BAD.values(), [*GOOD.values()] * 3, strict=True):
        spoil(path, content)
        following.refresh()
        assert following.problems
        mend(path, content)
        following.refresh()
        assert following.problems == ()
        assert following.dossier.digest == dossier.digest


def test_it_knows_what_is_spoiled_and_which_state_is_good(dossier):
    chance = random.Random(1)
    for _ in range(4):
        dossier.edit(chance)
    dossier.mend(chance)

    assert dossier.is_good
    assert load(dossier.config).digest == dossier.digest
