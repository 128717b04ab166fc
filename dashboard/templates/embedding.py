"""The code that shows one chart in a page of another site."""

from dashboard.domain.charts import embed_address
from dashboard.templates import fill

WIDTH = "100%"
"""What a frame is wide where nobody chose: as its surroundings."""
HEIGHT = "640"
"""Pixels. What does not fit scrolls within the frame."""


def embed_code(
    address: str, chart: str, query: str, title: str, *, width: str = WIDTH, height: str = HEIGHT
) -> str:
    """Return the HTML that shows a chart in a page of another site; `address` is as `base` above.

    `title` says to a screen reader what is in the frame.
    """
    where = embed_address(address, chart, query)
    return fill("embed_code", address=where, title=title, width=width, height=height).strip()
