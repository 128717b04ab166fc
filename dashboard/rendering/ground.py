"""The ground of a map as an image of its own: the same for every selection, and so sent once."""

import hashlib
from functools import lru_cache, partial
from typing import NamedTuple

from dashboard.domain.config import Palette
from dashboard.rendering.paint import mixed
from dashboard.rendering.svg import Svg
from dashboard.scenes.shapes import Backdrop, Scene


class Ground(NamedTuple):
    """An SVG, and what changes with its content."""

    svg: bytes
    digest: str


@lru_cache(maxsize=64)
def ground(backdrop: Backdrop, width: float, height: float, colours: Palette) -> Ground:
    """Return a ground of this size in the colours of a theme."""
    scene = Scene(
        name=backdrop.name,
        title="",
        description="",
        width=width,
        height=height,
        groups=(),
        backdrop=backdrop,
    )
    svg = Svg(partial(mixed, colours=colours)).scene(scene).encode()
    return Ground(svg, hashlib.sha256(svg).hexdigest()[:12])
