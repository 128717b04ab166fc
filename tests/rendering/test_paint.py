"""The colours of a scene: those of a theme, and the few that no theme changes."""

from dashboard.rendering.paint import mixed, named
from dashboard.scenes.shapes import BLACK, INK, Ink


def test_an_ink_of_the_palette_changes_with_the_theme_and_a_fixed_one_does_not(tiny):
    light, dark = tiny.config.light, tiny.config.dark
    assert mixed(INK, light) != mixed(INK, dark)
    assert mixed(BLACK, light) == mixed(BLACK, dark) == named(BLACK) == "#000000"
    assert mixed(Ink("#000000", 0.5), light) == "#808080"
