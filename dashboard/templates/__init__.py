"""The parts that are read: Jinja2 templates, the same for a page and for a file in HTML.

A template gets an excerpt, asks the domain for its words, and escapes all of them. What it lets a
reader select carries `data-target`, as a mark of a chart does: 'fact:ID', 'filter:QUERY',
'page:NAME'. A medium says where such a target leads as a plain link.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import groupby
from operator import attrgetter
from typing import Any

from markupsafe import Markup

from dashboard.domain.charts import TABLES
from dashboard.domain.excerpt import Excerpt
from dashboard.templates.environments import environment
from dashboard.templates.links import IN_FILES

HEADING = re.compile(r"<h([2-5])\b")
"""The tag of a heading that can stand deeper. Words have no such thing: theirs are escaped."""


Href = Callable[[str, Excerpt], str]
"""Where a target leads in a medium, as a link has it; empty where it leads nowhere."""

MODULES = (
    "about_actor",
    "aid_words",
    "articles",
    "asking",
    "attribution",
    "card_words",
    "changes",
    "citation",
    "dates",
    "editions",
    "fact_table",
    "framing",
    "groups",
    "histories",
    "lead",
    "narrowing",
    "navigation",
    "phrasing",
    "ready_sentence",
    "rows",
    "scope",
    "search",
    "short_dates",
    "sole_source",
    "superseded",
    "titles",
    "vocabulary",
    "voices",
    "wording",
)
"""The modules of the domain that a template asks for its words: `phrasing.claim(fact)`."""


def grouped(entries: Iterable[Any], by: str) -> Iterator[tuple[Any, list[Any]]]:
    """Yield neighbours that have the same attribute, with that; the order stays."""
    for value, group in groupby(entries, key=attrgetter(by)):
        yield value, list(group)


def data_name(table: str) -> str:
    """Return what the data call a table of an excerpt."""
    return IN_FILES.get(table, table)


def deeper(html: str) -> Markup:
    """Return markup whose headings count as one level deeper, and look the same."""
    return Markup(HEADING.sub(lambda tag: f'{tag[0]} aria-level="{int(tag[1]) + 1}"', html))


_environment = environment("html")
_environment.globals.update({name: import_module(f"dashboard.domain.{name}") for name in MODULES})
_environment.globals |= {"grouped": grouped, "tables_behind": TABLES, "data_name": data_name}
_environment.filters["deeper"] = deeper


def render(name: str, excerpt: Excerpt, href: Href, **more: Any) -> str:
    """Return the template NAME.html for an excerpt, as HTML that is safe to write as it is.

    `more` are whatever else the template takes, by name. Raises jinja2.UndefinedError where it
    takes something that is not given.
    """
    return fill(
        name,
        excerpt=excerpt,
        dossier=excerpt.dossier,
        config=excerpt.dossier.config,
        selection=excerpt.selection,
        href=lambda target: href(target, excerpt),
        **more,
    )


def fill(name: str, **words: Any) -> str:
    """Return the template NAME.html with these words alone, as `render` does."""
    return _environment.get_template(f"{name}.html").render(**words)
