"""What a page gets of a chart: all that a scene has, packed once for all visitors."""

import gzip
import json
import re
from itertools import product

import pytest

from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.rendering.page import packed
from dashboard.rendering.scripts import FIRST_NAME, NAMES
from dashboard.scenes import CHARTS
from dashboard.scenes.shapes import BESIDE, NARROW, PHONE, SLIDE, WIDE, Mark, Text

ANY = (0, None)


def below(scene, _excerpt, theme):
    return f"{scene.name}, {theme}"


def unpacked(name, chosen, frame=WIDE, theme="light", fits=ANY):
    return json.loads(gzip.decompress(packed(CHARTS[name], chosen, theme, frame, fits, below)))


@pytest.fixture
def whole(tiny):
    return excerpt(tiny, Selection())


@pytest.mark.parametrize(
    ("name", "frame"), product(CHARTS, (PHONE, NARROW, BESIDE, WIDE, SLIDE)), ids=str
)
def test_all_of_a_scene_is_there(whole, name, frame):
    scene, sent = CHARTS[name](whole, frame), unpacked(name, whole, frame)
    groups = list(scene.reachable())
    assert [item["target"] for item in sent["items"]] == [group.target for group in groups]
    assert [item["said"] for item in sent["items"]] == [list(group.said) for group in groups]
    assert len({item["key"] for item in sent["items"]}) == len(groups)
    assert [one["words"] for one in sent["legend"]] == [key.words for key in scene.legend]
    assert sent["description"] == scene.description
    assert sent["below"] == f"{name}, light"
    if sent["figure"]:
        shapes = [shape for group in scene.groups for shape in group.shapes]
        assert len(sent["points"]) == sum(isinstance(one, Mark | Text) for one in shapes)
        modes = {trace["mode"] for trace in sent["figure"]["data"]}
        assert modes <= {"none", "lines"}


def test_a_phone_has_no_figure_of_time_and_a_sample_for_each_entry(whole):
    sent = unpacked("timeline", whole, PHONE)
    assert (sent["list"], sent["figure"], sent["zooms"]) == ("only", None, False)
    assert all(item["sample"].startswith("<svg") for item in sent["items"])
    assert unpacked("map", whole, PHONE)["list"] == "below"
    assert unpacked("timeline", whole)["list"] == "hidden"


def test_the_ground_of_a_map_has_an_address_of_its_content_for_each_theme(whole):
    found = {
        unpacked("map", whole, theme=theme)["figure"]["layout"]["images"][0]["source"]
        for theme in ("light", "dark")
    }
    assert len(found) == 2
    assert all(
        re.fullmatch(r"\./basemap/[\w.-]+-(light|dark)\.svg\?v=[0-9a-f]{12}", one) for one in found
    )


def test_the_same_chart_is_drawn_once_and_the_same_bytes_in_every_process(tiny, whole):
    drawn = []

    def draw(chosen, frame):
        drawn.append(frame)
        return CHARTS["timeline"](chosen, frame)

    first = packed(draw, whole, "light", WIDE, ANY, below)
    assert packed(draw, excerpt(tiny, Selection()), "light", WIDE, ANY, below) == first
    assert drawn == [WIDE]
    assert packed(CHARTS["timeline"], whole, "light", WIDE, ANY, below) == first


def test_the_addresses_of_the_scripts_change_together():
    assert FIRST_NAME in NAMES
    assert {re.fullmatch(r"([0-9a-f]{12})/\w+\.js", name)[1] for name in NAMES} == {
        FIRST_NAME.partition("/")[0]
    }
