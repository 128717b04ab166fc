"""The Share page and the box that offers files, on the made-up dossier, without a browser."""

import shlex
from urllib.parse import urlsplit

import pytest

from dashboard.cli import main
from dashboard.domain.excerpt import excerpt
from dashboard.domain.query import parse_filter
from dashboard.exports import FORMATS
from dashboard.loading.live import live
from tests.conftest import TINY
from tests.server.made_up import made_up
from tests.views.test_app import shown, visit

ODD = {"text": "lamp & 'wick' №5", "statuses": "denied", "focus": "fact:failure-denied"}


@pytest.fixture(autouse=True)
def _made_up(monkeypatch):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(TINY))


def links(app):
    """The links to files, without those to pictures of charts."""
    found = {link.proto.label: link.proto.url for link in app.get("link_button")}
    return {label: url for label, url in found.items() if "/chart/" not in url}


def codes(app):
    """What can be copied, without the sentence of the card."""
    return [code.value for code in app.code if "as retold in" not in code.value]


def opened(page, **query):
    """A page with its box for exports open."""
    app = visit(page, **query)
    app.session_state["export-popover"] = True
    return app.run()


def asks_for(address):
    return parse_filter(urlsplit(address).query, live().dossier)


def test_there_is_a_link_for_every_format_with_what_it_is():
    app = visit("share")
    assert list(links(app)) == [f"Save {name}" for name in FORMATS]
    for format_ in FORMATS.values():
        assert f"./export/{format_.name}" in links(app).values()


@pytest.mark.parametrize("page", ["facts", "aid"])
def test_the_same_links_stand_in_a_box_that_is_empty_until_it_is_opened(page):
    assert links(visit(page)) == {}
    assert links(opened(page, **ODD)) == links(visit("share", **ODD))


def test_every_address_asks_for_what_the_page_shows():
    app = visit("share", **ODD)
    link, address, _ = codes(app)
    for url in (link, address, *links(app).values()):
        assert asks_for(url).query() == {name: [value] for name, value in ODD.items()}


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
        ({"fact": "failure-denied"}, "The link opens the first page with this focus."),
        (ODD, "The link opens the first page with this filter and this focus."),
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
    selection = asks_for("?" + command[command.index("--filter") + 1])
    assert selection.query() == {name: [value] for name, value in ODD.items()}
    assert file.read_bytes() == FORMATS[command[2]].render(excerpt(live().dossier, selection))


def test_another_format_has_another_address(monkeypatch):
    monkeypatch.setitem(FORMATS, "printing", made_up("printing"))
    app = visit("share")
    app.selectbox(key="address-format").select("printing").run()
    assert [code.value for code in app.code][1:] == [
        "export/printing",
        "crisis-dashboard export printing -o the-lamp-of-skerra-point-2031-05-20.bin",
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
