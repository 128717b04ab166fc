"""The README that lies beside tables: what the files are, and how to read them."""

from collections.abc import Mapping

from markupsafe import Markup

from dashboard.domain.excerpt import Excerpt
from dashboard.domain.vocabulary import Basis, Status
from dashboard.exports.about import about
from dashboard.exports.tables import SCOPE, Table
from dashboard.templates.notes import note

FILE = "README.md"


def readme(excerpt: Excerpt, files: Mapping[str, Table], *notes: str) -> bytes:
    """Return it as Markdown. `files` are the tables by the names of their files, which are ours."""
    written = note(
        "tables",
        head=about(excerpt),
        files=[(Markup(f"`{file}`"), table) for file, table in files.items()],
        notes=(SCOPE, *notes),
        statuses=tuple(Status),
        bases=tuple(Basis),
    )
    return f"{written.rstrip()}\n".encode()
