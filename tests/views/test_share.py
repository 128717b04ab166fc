"""The Share page and the box that offers files, on the made-up dossier, without a browser."""

import re
import shlex
from urllib.parse import urlencode, urlsplit

import pytest

from dashboard.cli import main
from dashboard.domain.card_words import SHEETS
from dashboard.domain.excerpt import excerpt
from dashboard.domain.query import parse_filter
from dashboard.exports import FORMATS
from dashboard.exports import SHEETS as FORMATS_OF_SHEETS
from dashboard.exports.naming import file_name
from dashboard.loading.live import live
from tests.conftest import TINY
from tests.server.made_up import made_up
from tests.views.test_app import shown, visit

FILTER = {"text": "lamp & 'wick' №5", "statuses": "denied"}
ODD = FILTER | {"focus": "fact:failure-denied"}
SHEET = {"focus": "fact:failure-denied"}


@pytest.fixture(autouse=True)
def _made_up(monkeypatch):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(TINY))


def links(app):
    """The links to files."""
    return {link.proto.label: link.proto.url for link in app.get("link_button")}


def with_other_annex(app):
    """The links to files with another annex than usual, and what they are called."""
    shown = "\n".join(markdown.value for markdown in app.markdown)
    return re.findall(r"\[(\w+) (?:the|an) annex[^\]]*\]\((\S+)\)", shown)


def asked(url):
    """What an address asks for, as its parameters."""
    query = urlsplit(url).query.removesuffix("annex=yes").removesuffix("annex=no").rstrip("&")
    given = parse_filter(query, live().dossier).query()
    return {name: value for name, [value] in given.items()}


def codes(app):
    """What can be copied, without the sentence of the card."""
    return [code.value for code in app.code if "as retold in" not in code.value]


def opened(page, **query):
    """A page with its box for exports open."""
    app = visit(page, **query)
    app.session_state["export-popover"] = True
    return app.run()


def test_there_is_a_link_for_every_format_with_what_it_is():
    app = visit("share")
    assert list(links(app)) == [f"Save {name}" for name in FORMATS]
    for format_ in FORMATS.values():
        assert f"./export/{format_.name}" in links(app).values()


@pytest.mark.parametrize("page", ["facts", "aid"])
def test_the_same_links_stand_in_a_box_that_is_empty_until_it_is_opened(page):
    assert links(visit(page)) == {}
    assert links(opened(page, **ODD)) == links(visit("share", **FILTER))


def test_every_file_is_of_the_whole_view_and_the_sheet_of_the_claim_alone():
    app = visit("share", **ODD)
    link, address, _ = codes(app)
    assert asked(link) == ODD
    sheets = {label: url for label, url in links(app).items() if label.startswith("Claim as ")}
    assert list(sheets) == [f"Claim as {words}" for _, words in SHEETS]
    assert [name for name, _ in SHEETS] == list(FORMATS_OF_SHEETS)
    for url in sheets.values():
        assert asked(url) == SHEET
    files = [url for label, url in links(app).items() if label not in sheets]
    for url in (address, *files, *(url for _, url in with_other_annex(app))):
        assert asked(url) == FILTER


def test_what_has_an_annex_is_offered_with_it_and_without_it():
    found = with_other_annex(visit("share"))
    assert sorted(found) == [
        ("With", "./export/markdown?annex=yes"),
        ("With", "./export/pptx?annex=yes"),
        ("Without", "./export/docx?annex=no"),
        ("Without", "./export/pdf?annex=no"),
    ]


def test_each_file_has_its_name_beside_it():
    said = shown(visit("share", **ODD)).replace("\\", "")
    head = "the-lamp-of-skerra-point-2031-05-20"
    assert f"{head}-failure-denied-claim.png" in said
    assert f"{head}-failure-denied.pdf" in said
    selection = parse_filter(urlencode(FILTER), live().dossier)
    for format_ in FORMATS.values():
        assert file_name(live().dossier, format_, selection) in said


def test_the_page_says_the_filter_in_words_the_date_and_the_digest():
    app = visit("share", status="denied")
    assert "1 of 10 facts\\: status denied. The link opens the first page with this filter." in (
        shown(app)
    )
    [caption] = [c.value for c in app.caption if "digest" in c.value]
    assert "20 May 2031" in caption
    assert live().dossier.digest[:12] in caption


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({}, "The link opens the first page."),
        ({"fact": "failure-denied"}, "The link opens the first page with what is selected."),
        (ODD, "The link opens the first page with this filter and what is selected."),
    ],
)
def test_the_page_says_what_the_link_keeps(query, said):
    assert said in shown(visit("share", **query))


def test_the_link_is_that_of_the_page_before():
    app = visit("timeline", status="denied")
    app.switch_page("views/share.py").run()
    assert app.code[0].value == "timeline?statuses=denied"
    assert "The link opens the page that you came from with this filter." in shown(app)


def test_the_command_line_makes_the_same_export(tmp_path, monkeypatch):
    command = shlex.split(codes(visit("share", **ODD))[-1])
    assert command[:2] == ["crisis-dashboard", "export"]
    monkeypatch.chdir(tmp_path)
    assert main(command[1:]) == 0
    [file] = tmp_path.iterdir()
    query = command[command.index("--filter") + 1]
    assert asked(f"?{query}") == FILTER
    selection = parse_filter(query, live().dossier)
    assert file.name == file_name(live().dossier, FORMATS[command[2]], selection)
    assert file.read_bytes() == FORMATS[command[2]].render(excerpt(live().dossier, selection))


def test_another_format_has_another_address(monkeypatch):
    monkeypatch.setitem(FORMATS, "printing", made_up("printing"))
    app = visit("share")
    app.selectbox(key="address-format").select("printing").run()
    assert [code.value for code in app.code][1:] == [
        "export/printing",
        "crisis-dashboard export printing",
    ]


def test_a_format_whose_extra_is_missing_says_what_installs_it(monkeypatch):
    monkeypatch.setitem(FORMATS, "library_missing", made_up("library_missing", extra="more"))
    libraries = {"more": ("no-such-library",)}
    monkeypatch.setattr("dashboard.views.downloads.missing", lambda extra: libraries.get(extra, ()))
    app = visit("share")
    assert "Save library_missing" not in links(app)
    assert "Save json" in links(app)
    assert app.button(key="download-library_missing").disabled
    [said] = [m.value for m in app.markdown if "Not installed here" in m.value]
    assert said.replace("\\", "") == (
        "Made up. Not installed here: pip install 'crisis-dashboard[more]'"
    )
