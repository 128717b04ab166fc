"""Colours as WCAG and the CIE count them, and as people without common colour vision see them.

The files of `tests/strict` hold what is said of a palette that fails.
"""

from dataclasses import replace

import pytest

from dashboard.loading.checks.palettes import CHECKS, HUES
from dashboard.loading.colours import Vision, ciede2000, contrast, difference

BLINDNESS = [vision for vision in Vision if vision is not Vision.COMMON]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#767676", "#ffffff", 4.54), ("#123456", "#123456", 1)],
)
def test_contrast_is_counted_as_the_standard_counts_it(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_a_difference_is_that_of_the_published_pairs(one, other, far):
    assert ciede2000(one, other) == pytest.approx(far, abs=0.00005)
    assert ciede2000(other, one) == pytest.approx(far, abs=0.00005)


@pytest.mark.parametrize("vision", Vision)
def test_everybody_sees_greys_alike(vision):
    assert difference("#808080", "#ffffff", vision) == pytest.approx(
        difference("#808080", "#ffffff"), abs=0.1
    )
    assert difference("#123456", "#123456", vision) == 0


@pytest.mark.parametrize(
    ("vision", "one", "other"),
    [
        (Vision.PROTANOPIA, "#48773f", "#ff433c"),
        (Vision.DEUTERANOPIA, "#de9790", "#13ca87"),
        (Vision.TRITANOPIA, "#13e9fa", "#42fcac"),
    ],
)
def test_who_lacks_a_kind_of_cones_mixes_up_the_colours_that_differ_in_it(vision, one, other):
    others = [kind for kind in BLINDNESS if kind is not vision]
    assert difference(one, other, vision) < difference(one, other) / 5
    assert vision is min([*others, vision], key=lambda kind: difference(one, other, kind))


def test_a_palette_is_judged_by_its_worst_pair(tiny):
    grey = dict.fromkeys(HUES, "#808080")
    config = replace(tiny.config, light=replace(tiny.config.light, **grey))

    found = [one for check in CHECKS for one in check(replace(tiny, config=config))]

    assert all(one.warning and one.record is config.light for one in found)
    pale = [one.key for one in found if "contrast" in one.what]
    alike = [one.key for one in found if "0.0 apart" in one.what]
    assert pale == list(grey)
    assert alike == [*("opposed", "partner", "neutral"), *("partner", "neutral"), "neutral"]
