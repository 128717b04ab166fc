"""The dossier as one page that needs nothing else: no server, no network, no second file.

All of it can be read without its script, which adds a filter, a switch between the maps and cards
that open beside what one reads. The page's own policy lets nothing else run and nothing load.
"""

import base64
import hashlib
import sys
from pathlib import Path

from markupsafe import Markup

from dashboard import templates
from dashboard.domain.config import Config, Page
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.fact_table import Arrangement, Order
from dashboard.domain.titles import description_of, dossier_title
from dashboard.exports.about import about
from dashboard.exports.page import charts, contents
from dashboard.templates import assets

HERE = Path(__file__).parent / "page"
SCRIPT = "".join(path.read_text("utf-8") for path in (*assets.IN_A_FILE, HERE / "page.js"))
EVERY_FACT = Arrangement(Order("date"), most=0)
"""The table of facts, in the order of time."""
LOOK = "".join((HERE / name).read_text("utf-8") for name in ("screen.css", "print.css"))


def render(excerpt: Excerpt) -> bytes:
    """Return the page as UTF-8."""
    look = style(excerpt.dossier.config)
    page = templates.render(
        "export",
        excerpt,
        contents.leads,
        title=dossier_title(excerpt),
        description=description_of(Page.SITUATION, excerpt),
        about=about(excerpt),
        policy=policy(look),
        style=Markup(look),
        script=Markup(SCRIPT),
        contents=contents,
        charts=charts,
        arranged=EVERY_FACT,
        is_live=False,
        most=sys.maxsize,
    )
    return f"{page.strip()}\n".encode()


def style(config: Config) -> str:
    """Return the style sheet, in the colours of the configuration."""
    return f"{assets.palettes(config)}{assets.STYLE}{LOOK}"


def policy(look: str) -> str:
    """Return what the page allows itself: this style, its script, and nothing else."""
    return (
        f"default-src 'none'; style-src {_hash(look)}; script-src {_hash(SCRIPT)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    """Return how a policy names what stands inline: CSP Level 3, section 2.3.1."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
