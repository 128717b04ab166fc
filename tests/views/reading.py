"""A page as its reader has it: plain words, tables by their descriptions, lines to click."""

import gzip
import json
from dataclasses import dataclass
from functools import cached_property

from lxml import html
from streamlit.testing.v1 import AppTest

from dashboard.domain.excerpt import Excerpt, excerpt
from dashboard.domain.query import parse_query
from dashboard.loading.live import live
from tests.conftest import ROOT


def plain(text: str) -> str:
    """Return Markdown without what keeps words from being read as markup."""
    return text.replace(":small[]", "").replace("\\", "")


@dataclass(frozen=True)
class Part:
    """A template as a page shows it."""

    source: str

    @cached_property
    def root(self):
        """The part without the boxes that offer what can be taken of its tables."""
        root = html.fromstring(self.source)
        for box in root.xpath("//*[@class='take']"):
            box.drop_tree()
        return root

    @property
    def text(self):
        return words_of(self.root)

    def all(self, path):
        """Return the words of whatever an XPath finds."""
        return [words_of(element) for element in self.root.xpath(path)]

    @property
    def targets(self):
        """Return the words of all that can be selected, by what it stands for."""
        return {
            one.get("data-target"): words_of(one) for one in self.root.xpath("//*[@data-target]")
        }

    def rows(self, name):
        """Return the rows of the table of a name, cell by cell."""
        (table,) = self.root.xpath(f"//table[@data-table='{name}']")
        heads = [words_of(head) for head in table.xpath("./thead//th")]
        found = table.xpath("./tbody/tr")
        return [
            dict(zip(heads, map(words_of, row.xpath("./th|./td")), strict=True)) for row in found
        ]


def words_of(element):
    return " ".join(element.text_content().split())


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
        read = [part.text for part in parts_of(self.app).values()]
        return "\n".join([*read, *(value for kind in kinds for value in self._values(kind))])

    @property
    def expanders(self):
        return [plain(box.label) for box in self.app.expander]

    def tables(self, kind="table"):
        """Return the rows of each table by its description, cell by cell."""
        return {table.proto.alt: rows(table.value) for table in self.app.get(kind)}

    def charts(self):
        """Return the description of each chart by its name."""
        sent = sent_to(self.app)
        charts = {name: sent[name] for name in sent if not name.startswith("read-")}
        return {name: json.loads(content)["description"] for name, content in charts.items()}

    def part(self, name):
        """Return a template that the page shows."""
        return parts_of(self.app)[name]

    @property
    def let_through(self):
        """Return what the page says of how many facts the filter lets through."""
        [said] = self.part("top").all("//*[@class='let-through']")
        return said

    def sources(self):
        """Return all templates and charts that the page shows, as the browser gets them."""
        return {name: content.decode() for name, content in sent_to(self.app).items()}

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


def sent_to(app):
    """Return what the components of a page get, by their keys."""
    return {one.key: gzip.decompress(one.proto.bytes) for one in app.get("bidi_component")}


def parts_of(app):
    """Return the templates that a page shows, by name."""
    sent = sent_to(app).items()
    found = {name.removeprefix("read-"): one for name, one in sent if name.startswith("read-")}
    return {name: Part(one.decode()) for name, one in found.items()}


def title_of(app):
    """Return the title of a page."""
    [title] = parts_of(app)["top"].all("//h1")
    return title


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
