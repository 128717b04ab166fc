"""Charts in rows and columns with long names, and names in other scripts."""

from dataclasses import replace

import pytest

from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.scenes.aid_ladder import aid_ladder
from dashboard.scenes.aid_matrix import aid_matrix
from tests.scenes.tables import FRAMES, is_legible, words_of

LONG = "The Federated Democratic Union of the Outer Archipelagos and Their Waters"
NAMES = {"long": LONG, "without a space": "Ярославо" * 5, "of another script": "海洋群岛联邦" * 5}


def renamed(dossier, name):
    """The dossier with such names for its states, equipment and what was asked."""
    return replace(
        dossier,
        actors=tuple(
            replace(one, name=f"{name} {number}") for number, one in enumerate(dossier.actors)
        ),
        equipment=tuple(replace(one, name=f"{name}, {one.name}") for one in dossier.equipment),
        aid=tuple(replace(row, detail=f"{row.detail}: {name}", hedge="may") for row in dossier.aid),
    )


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
@pytest.mark.parametrize("draw", [aid_matrix, aid_ladder])
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_names_are_wrapped_and_no_hedge_is_cut(tiny, name, draw, frame):
    scene = draw(excerpt(renamed(tiny, name), Selection()), frame)
    assert is_legible(scene, frame)
    assert not scene.unplaced
    assert all("“may”" in words_of(group) for group in scene.reachable())
