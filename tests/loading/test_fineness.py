"""Near map views that the basemap draws coarsely: a warning before a briefing, never else."""

from dataclasses import replace

import pytest

from dashboard.loading.fineness import fine_part, near_views_are_fine
from dashboard.loading.reading import read
from tests.loading.copies import copy_to


@pytest.fixture
def draft(tmp_path):
    """A draft of the made-up dossier whose basemap is its own folder."""
    return read(copy_to(tmp_path) / "config.yaml")


def warned(draft, recipe):
    folder = draft.folders.config.parent / "outlines"
    folder.mkdir(exist_ok=True)
    if recipe is not None:
        (folder / "recipe.toml").write_text(recipe, "utf-8")
    draft.folders = replace(draft.folders, basemap=folder)
    return [(f.key, f.what, f.warning) for f in near_views_are_fine(draft)]


@pytest.mark.parametrize(
    "recipe",
    ["box = [-40, 50, 20, 70]", "box = [-34, 54, 14, 69]", "box = [320, 50, 20, 70.5]", None],
)
def test_a_view_in_the_fine_part_is_no_matter_nor_where_nobody_says_what_is_fine(draft, recipe):
    assert warned(draft, recipe) == []


@pytest.mark.parametrize(
    "recipe",
    ["box = [-33, 50, 20, 70]", "box = [-40, 50, 13, 70]", "box = [-40, 55, 20, 70]"],
)
def test_a_view_beyond_the_fine_part_is_a_warning(draft, recipe):
    ((key, what, is_warning),) = warned(draft, recipe)
    assert (key, is_warning) == ("resolution", True)
    assert "shows coarse outlines" in what


def test_a_basemap_without_a_fine_part_has_none(draft):
    ((_, what, _),) = warned(draft, "states = []")
    assert "has no fine part" in what


@pytest.mark.parametrize(
    "recipe", ["box = 3", "box = [1, 2, 3]", "box = [true, 1, 2, 3]", "=", "\0"]
)
def test_a_recipe_that_cannot_be_read_is_told_in_one_line(draft, recipe):
    ((key, what, is_warning),) = warned(draft, recipe)
    assert (key, is_warning) == ("basemap", False)
    assert "does not say where it is fine" in what


def test_the_recipe_of_the_real_basemap_says_where_it_is_fine(draft):
    assert fine_part(draft.folders) == (-108, -15, -40, 38)
