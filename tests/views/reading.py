"""A page as its reader has it: plain words, tables by their descriptions, lines to click."""

import gzip
import json
from dataclasses import dataclass

from streamlit.testing.v1 import AppTest

from dashboard.domain.excerpt import Excerpt, excerpt
from dashboard.domain.query import parse_query
from dashboard.loading.live import live
from tests.conftest import ROOT


def plain(text: str) -> str:
    """Return Markdown without what keeps words from being read as markup."""
    return text.replace(":small[]", "").replace("\\", "")


@dataclass(frozen=True)
class Reading:
    """What one run of a page shows."""

    app: AppTest
    excerpt: Excerpt

    def _values(self, kind):
        return [plain(element.value) for element in self.app.get(kind)]

    @property
    def markdown(self):
        return self._values("markdown")

    @property
    def headers(self):
        return self._values("header")

    @property
    def captions(self):
        return self._values("caption")

    @property
    def codes(self):
        return self._values("code")

    @property
    def words(self):
        kinds = ("title", "header", "markdown", "caption", "code", "info")
        return "\n".join(value for kind in kinds for value in self._values(kind))

    @property
    def expanders(self):
        return [plain(box.label) for box in self.app.expander]

    def tables(self, kind="table"):
        """Return the rows of each table by its description, cell by cell."""
        return {table.proto.alt: rows(table.value) for table in self.app.get(kind)}

    def charts(self):
        """Return the description of each chart by its name."""
        charts = self.app.get("bidi_component")
        sent = {chart.key: gzip.decompress(chart.proto.bytes) for chart in charts}
        return {name: json.loads(content)["description"] for name, content in sent.items()}

    def buttons(self, start):
        """Return the labels of the buttons whose keys begin so, by the rest of the key."""
        found = {str(button.key): plain(button.label) for button in self.app.button}
        return {
            key.removeprefix(start): said for key, said in found.items() if key.startswith(start)
        }

    def click(self, key):
        self.app.button(key=key).click().run()
        assert not self.app.exception
        return Reading(self.app, selected(self.app))


def rows(frame):
    named = frame.rename(columns=plain).astype(str)
    return [{name: plain(cell) for name, cell in row.items()} for row in named.to_dict("records")]


def selected(app):
    """Return the excerpt that the address of an app asks for."""
    given = {name: app.query_params[name] for name in app.query_params}
    query = {name: [v] if isinstance(v, str) else list(v) for name, v in given.items()}
    return excerpt(live().dossier, parse_query(query, live().dossier)[0])


def read(page, **query):
    """Return what a page shows of a selection: one run, whole."""
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=30)
    for name, values in query.items():
        app.query_params[name] = values
    if page != "situation":
        app.switch_page(f"views/{page}.py")
    app.run()
    assert not app.exception
    assert not app.warning
    return Reading(app, selected(app))
