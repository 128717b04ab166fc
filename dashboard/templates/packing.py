"""A template as a page gets it."""

import gzip
from functools import lru_cache
from typing import Any

from dashboard.domain.excerpt import Excerpt
from dashboard.rendering.paint import Theme
from dashboard.templates import render
from dashboard.templates.links import on_page


@lru_cache(maxsize=1024)
def packed(
    template: str, excerpt: Excerpt, theme: Theme, more: tuple[tuple[str, Any], ...]
) -> bytes:
    """Return a template as the browser gets it: HTML, compressed; made once for all visitors."""
    inside = render(template, excerpt, on_page, **dict(more))
    html = f'<div class="read" data-part="{template}" data-theme="{theme}">{inside}</div>'
    return gzip.compress(html.encode(), mtime=0)
