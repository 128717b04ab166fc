"""The Share page and the box that offers files, on the made-up dossier, without a browser."""

import shlex
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from dashboard.cli import main
from dashboard.domain.card_words import SHEETS
from dashboard.domain.charts import charts_of
from dashboard.domain.citation import citations
from dashboard.domain.excerpt import excerpt
from dashboard.domain.query import parse_filter, parse_query
from dashboard.domain.selection import Selection
from dashboard.domain.wording import begun
from dashboard.exports import FORMATS, SWITCHES, TABLES, Purpose, table_of
from dashboard.exports import SHEETS as FORMATS_OF_SHEETS
from dashboard.exports.naming import file_name
from dashboard.loading.live import live
from dashboard.server.exports import file_asked, picture_asked
from tests.conftest import TINY
from tests.server.made_up import made_up
from tests.views.reading import parts_of, words_of
from tests.views.test_app import visit

FILTER = {"text": "lamp & 'wick' №5", "statuses": "denied"}
ODD = FILTER | {"focus": "fact:failure-denied"}
FACT = {"focus": "fact:failure-denied"}
EVERYTHING_ELSE = ("picture", "addresses")
"""The rows that are no format."""


@pytest.fixture(autouse=True)
def _made_up(monkeypatch):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(TINY))


def part(app, name):
    """A part of the page; none is there where nothing shows it."""
    return parts_of(app)[name]


def rows(app):
    """The rows of files by their names."""
    return {row.get("data-key"): row for row in part(app, "files").root.xpath("//li")}


def links(element):
    """The links to files by their words: each is saved under a name."""
    return {words_of(one): one for one in element.xpath(".//a[@download]")}


def asked(url):
    """What an address asks for, as its parameters."""
    query = file_asked("json", urlsplit(url).query)[1]
    for name in SWITCHES:
        query = query.removesuffix(f"{name}=yes").removesuffix(f"{name}=no").rstrip("&")
    given = parse_filter(query, live().dossier).query()
    return {name: value for name, [value] in given.items()}


def lines(app, name):
    """What is written for programs of one choice, by who takes it so."""
    [shown] = part(app, "share_programs").root.xpath(f"//dl[@data-program='{name}']")
    copied = {one.get("data-words") for one in shown.xpath("./div")}
    found = {words_of(one[0]): words_of(one[1]) for one in shown.xpath("./div")}
    assert copied == set(found.values())
    return found


def test_files_stand_in_three_groups_with_the_deck_first():
    groups = part(visit("share"), "files").root.xpath("//section")
    titles = {words_of(group.xpath("./h2")[0]): group for group in groups}
    assert list(titles) == [purpose.value for purpose in Purpose]
    for purpose, group in zip(Purpose, groups, strict=True):
        names = [row.get("data-key") for row in group.xpath(".//li")]
        formats = [one.name for one in FORMATS.values() if one.purpose is purpose]
        assert [name for name in names if name not in EVERYTHING_ELSE] == formats
    assert next(iter(rows(visit("share")))) == "pptx"


def test_every_row_says_what_it_is_in_human_words_and_where_its_size_is_said():
    shown = rows(visit("share", **FILTER))
    for format_ in FORMATS.values():
        row = shown[format_.name]
        assert words_of(row.xpath(".//a")[0]) == format_.title
        assert begun(format_.what) in words_of(row)
        [size] = row.xpath(".//*[@data-size]/@data-size")
        assert urlsplit(size).path == f"./sizes/{format_.name}"
        assert asked(size) == FILTER
        assert not words_of(row.xpath(".//*[@data-size]")[0]), "a size that nobody has measured"


@pytest.mark.parametrize("page", ["facts", "aid"])
def test_the_same_rows_stand_in_a_box_that_is_empty_until_it_is_opened(page):
    app = visit(page, **ODD)
    assert "files" not in parts_of(app)
    app.session_state["export-popover"] = True
    box = part(app.run(), "files")
    assert box.source == part(visit("share", **ODD), "files").source


def test_every_file_is_of_the_whole_view_under_a_name_that_says_so():
    selection = parse_filter(urlencode(FILTER), live().dossier)
    shown = rows(visit("share", **ODD))
    for format_ in FORMATS.values():
        [first, *others] = links(shown[format_.name]).values()
        assert urlsplit(first.get("href")).path == f"./export/{format_.name}"
        assert first.get("download") == file_name(live().dossier, format_, selection)
        for link in (first, *others):
            assert asked(link.get("href")) == FILTER


def test_what_can_be_switched_is_offered_the_other_way():
    shown = rows(visit("share"))
    for format_ in FORMATS.values():
        [_, *others] = links(shown[format_.name]).items()
        switches = [name for name in SWITCHES if format_.switch(name) is not None]
        assert len(others) == len(switches)
        for (words, link), name in zip(others, switches, strict=True):
            other, query = file_asked(format_.name, urlsplit(link.get("href")).query)
            assert query == ""
            assert other.switch(name) is not format_.switch(name)
            assert words.startswith("With " if other.switch(name) else "Without ")
            assert link.get("download") == file_name(live().dossier, other, Selection())


def test_each_chart_is_offered_as_a_picture():
    shown = links(rows(visit("share", **FILTER))["picture"])
    assert list(shown) == list(charts_of(excerpt(live().dossier, Selection())).values())
    for link in shown.values():
        address = urlsplit(link.get("href"))
        format_, query = picture_asked(address.path.removeprefix("./export/chart/"), address.query)
        assert format_.media_type == "image/png"
        assert link.get("download").endswith(format_.ending)
        assert asked(f"?{query}") == FILTER


def test_the_claim_that_is_selected_is_offered_on_one_page():
    [box] = part(visit("share", **ODD), "files").root.xpath("//*[contains(@class,'files-claim')]")
    assert "denied" in words_of(box)
    assert list(links(box)) == [words for _, words in SHEETS]
    for (name, _), link in zip(SHEETS, links(box).values(), strict=True):
        assert asked(link.get("href")) == FACT
        assert f"failure-denied{FORMATS_OF_SHEETS[name].ending}" in link.get("download")
    assert not part(visit("share"), "files").root.xpath("//*[contains(@class,'files-claim')]")


def test_a_format_whose_extra_is_missing_says_what_installs_it(monkeypatch):
    purpose = Purpose.PRESENT
    row = made_up("library_missing", title="Made", purpose=purpose, extra="more")
    monkeypatch.setitem(FORMATS, row.name, row)
    libraries = {"more": ("no-such-library",)}
    monkeypatch.setattr("dashboard.views.downloads.missing", lambda extra: libraries.get(extra, ()))
    shown = rows(visit("share"))
    assert not links(shown["library_missing"])
    assert "Not installed here: pip install 'crisis-dashboard[more]'" in words_of(
        shown["library_missing"]
    )
    assert links(shown["json"])


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({}, "All 10 facts. The link opens the first page."),
        (FACT, "The link opens the first page with what is selected."),
        ({"status": "denied"}, "1 of 10 facts: status denied. The link opens the first page with"),
        (ODD, "The link opens the first page with this filter and what is selected."),
    ],
)
def test_the_page_says_what_the_link_keeps(query, said):
    assert said in part(visit("share", **query), "share_link").text


def test_the_link_is_that_of_the_page_before_as_words_to_copy_and_as_a_code(monkeypatch):
    monkeypatch.setattr("dashboard.views.visit.base_address", lambda: "http://127.0.0.1:8501/")
    app = visit("timeline", status="denied")
    app.switch_page("views/share.py").run()
    shown = part(app, "share_link")
    address = "http://127.0.0.1:8501/timeline?statuses=denied"
    assert "The link opens the page that you came from with this filter." in shown.text
    assert shown.root.xpath("//section/@data-words") == [address]
    [code] = shown.root.xpath("//*[@popover]//*[local-name()='svg']")
    assert code.get("aria-label") == f"QR code that leads to {address}"
    assert shown.text.count("It opens on this computer only.") == 2


def test_an_address_that_no_phone_could_read_has_no_code():
    shown = part(visit("share", text="лампа " * 20), "share_link")
    assert not shown.root.xpath("//*[local-name()='svg']")
    assert "It is too long for a QR code." in shown.text


def test_a_published_dossier_is_handed_on_by_its_own_address(monkeypatch):
    where = "https://harbour.example/lamp/"
    monkeypatch.setattr("dashboard.domain.config.Config.base_address", where)
    app = visit("share", **FILTER)
    assert part(app, "share_link").root.xpath("//section/@data-words")[0].startswith(f"{where}?")
    assert "on this computer" not in part(app, "share_link").text
    assert lines(app, "json")["Address"].startswith(f"{where}export/json?")
    [follow] = rows(app)["ics"].xpath(".//a[starts-with(@href, 'webcal:')]/@href")
    assert follow.startswith("webcal://harbour.example/lamp/export/ics?")


def test_every_chart_of_the_dossier_can_be_put_on_a_website():
    shown = part(visit("share", **ODD), "share_embed")
    options = shown.root.xpath("//select[@name='chart']/option")
    there = charts_of(excerpt(live().dossier, Selection()))
    assert {one.get("value"): words_of(one) for one in options} == there
    for option in options:
        address = urlsplit(option.get("data-address"))
        given = parse_qs(address.query)
        assert (address.path, given.pop("embed"), given.pop("chart")) == (
            "./",
            ["true"],
            [option.get("value")],
        )
        selection = parse_query(given, live().dossier)[0].query()
        assert {name: value for name, [value] in selection.items()} == FILTER
        assert 'width="{width}" height="{height}"' in option.get("data-code")


def test_the_chart_of_the_page_before_is_chosen_first():
    app = visit("timeline")
    app.switch_page("views/share.py").run()
    chosen = part(app, "share_embed").root.xpath("//option[@selected]/@value")
    assert chosen == ["timeline"]


def test_it_says_which_websites_may_show_a_chart_and_how_to_allow_another():
    said = part(visit("share"), "share_embed").text
    assert "This website may show it: https://harbour.example." in said
    assert "its address, under frame_ancestors in config.yaml, then a restart" in said


def test_citations_are_of_the_dossier_and_of_the_claim_that_is_selected():
    def cited(app):
        return part(app, "share_cite").root.xpath("//section[@data-words]")

    dossier = live().dossier
    whole = [one.words for one in citations(dossier)]
    assert [one.get("data-words") for one in cited(visit("share"))] == whole
    app = visit("share", **ODD)
    words = [one.words for one in citations(dossier, dossier.fact["failure-denied"])]
    assert [one.get("data-words") for one in cited(app)] == words + whole
    assert {one.get("data-permalink") for one in cited(app)[:4]} == {"?focus=fact:failure-denied"}
    state = f"As of 20 May 2031 · data version (digest) {dossier.digest[:12]}"
    assert state in part(app, "share_cite").text
    for one in cited(app):
        assert one.xpath("./button[@data-copy and not(@data-save)]")
        assert one.xpath("./button[@data-save]")


def test_each_table_has_an_address_and_a_line_for_each_program():
    app = visit("share", **FILTER)
    names = part(app, "share_programs").root.xpath("//optgroup[1]/option/@value")
    assert set(names) <= {f"csv/{name}" for name in TABLES}
    shown = lines(app, "csv/facts")
    address = shown["Address"]
    assert urlsplit(address).path == "export/csv/facts"
    assert asked(address) == FILTER
    assert shown["Python"] == f'pandas.read_csv("{address}")'
    assert shown["Google Sheets"] == f'=IMPORTDATA("{address}")'
    assert urlsplit(shown["Meanings of the columns"]).path == "export/csv/facts.metadata.json"


@pytest.mark.parametrize("name", ["json", "csv/facts"])
def test_the_command_line_makes_the_same_file(name, tmp_path, monkeypatch):
    command = shlex.split(lines(visit("share", **ODD), name)["Command line"])
    assert command[:2] == ["crisis-dashboard", "export"]
    monkeypatch.chdir(tmp_path)
    assert main(command[1:]) == 0
    [file] = tmp_path.iterdir()
    query = command[command.index("--filter") + 1]
    assert asked(f"?{query}") == FILTER
    dossier, selection = live().dossier, parse_filter(query, live().dossier)
    format_ = FORMATS.get(name) or table_of("facts")
    assert file.name == file_name(dossier, format_, selection)
    assert file.read_bytes() == format_.render(excerpt(dossier, selection))


def test_a_draft_that_comes_back_stands_last():
    assert list(parts_of(visit("share")))[-1] == "draft"
