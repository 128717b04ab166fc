"""Paths of one look are one trace, and still nothing is painted under what it lies on."""

import pytest

from dashboard.rendering.plotly import figure_json
from dashboard.scenes.shapes import Group, Ink, Scene
from dashboard.scenes.table import rectangle

RED, BLUE = Ink("asked"), Ink("opposed")


def scene(*areas):
    """A scene of areas, each a colour and a box, in the order of painting."""
    shapes = tuple(rectangle(box, ink) for ink, box in areas)
    return Scene(
        name="areas",
        title="Areas",
        description="Areas.",
        width=100,
        height=100,
        groups=(Group(name="areas", shapes=shapes),),
    )


@pytest.mark.parametrize(
    ("third", "traces"),
    [((60, 0, 80, 20), 2), ((40, 0, 60, 20), 3)],
    ids=["apart from what is painted between", "over what is painted between"],
)
def test_a_path_joins_an_earlier_one_where_nothing_lies_between(tiny, third, traces):
    drawn = scene((RED, (0, 0, 20, 20)), (BLUE, (30, 0, 50, 20)), (RED, third))
    found = figure_json(drawn, tiny.config.light)["data"]
    assert len(found) == traces
    assert (
        found[-1]["fillcolor"] == (tiny.config.light.opposed, tiny.config.light.asked)[traces - 2]
    )
