"""The dossier as a briefing paper: A4, tagged (PDF/UA-1), vector maps and timeline.

Typst sets it, with the fonts that come in its wheel and no others, so it looks the same on every
machine. What the dossier says goes in as JSON and is never read as Typst code.
"""

import json
from importlib.resources import files

import typst

from dashboard.domain.excerpt import Excerpt
from dashboard.exports.paper.content import content
from dashboard.exports.paper.letters import displayable

FONTS = ("Libertinus Serif", "DejaVu Sans Mono", "New Computer Modern Math")
"""Words; then signs, as they are found."""


def render(excerpt: Excerpt) -> bytes:
    """Return the paper on an excerpt: the same bytes for the same content."""
    said = displayable(content(excerpt)) | {"fonts": FONTS}
    template = files("dashboard.exports.paper").joinpath("briefing.typ").read_bytes()
    compiler = typst.Compiler(
        template, ignore_system_fonts=True, sys_inputs={"paper": json.dumps(said)}
    )
    paper = compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=0)
    assert isinstance(paper, bytes), "a PDF is one file"
    return paper
