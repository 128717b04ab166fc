"""The page where there is nothing, of a server and of a folder that any web server sends."""

from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.templates import assets, render
from dashboard.templates.links import on_page


def not_found(dossier: Dossier, first_page: str) -> str:
    """Return the page; `first_page` is the address that its link leads to."""
    style = assets.bare("not_found", dossier.config)
    whole = excerpt(dossier, Selection())
    return render("not_found", whole, on_page, first_page=first_page, style=style)
