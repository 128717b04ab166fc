"""What can be taken of a chart, as HTML below it."""

from dashboard.domain.excerpt import Excerpt
from dashboard.rendering.paint import Theme
from dashboard.scenes.shapes import Scene
from dashboard.templates import render
from dashboard.templates.links import on_page


def take_chart(scene: Scene, excerpt: Excerpt, theme: Theme) -> str:
    """Return the button of a chart and the box that it opens."""
    named = {"chart": scene.name, "title": scene.title, "theme": theme}
    return render("take_chart", excerpt, on_page, **named)
