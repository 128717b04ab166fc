"""The folder for a web server, unpacked, checked by its manifest and by all of its links."""

import hashlib
import io
import json
import zipfile
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree, html

from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status
from dashboard.exports.as_site import DATA, PREVIEW, render
from dashboard.exports.naming import file_name
from dashboard.exports.size import size_in_words

DENIALS = Selection(statuses=(Status.DENIED,))
ADDRESS = "https://example.org/lamp/"


def unpacked(content):
    """The files of a site by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def site(tiny):
    return unpacked(render(excerpt(tiny, DENIALS), address=ADDRESS))


def test_the_manifest_names_every_file_with_its_digest(site, tiny):
    files = dict(site)
    manifest = json.loads(files.pop("manifest.json"))
    assert manifest["files"] == {
        name: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in files.items()
    }
    assert (manifest["digest"], manifest["as_of"]) == (tiny.digest, "2031-05-20")
    assert manifest["filter"].endswith("status denied")


def test_its_data_have_the_bytes_and_the_names_of_the_formats_themselves(site, tiny):
    for format_ in DATA:
        content = site[file_name(tiny, format_, DENIALS)]
        assert content == format_.render(excerpt(tiny, DENIALS)), format_.name
    assert {one.name for one in DATA} >= {"json", "csv", "geojson", "ics", "datapackage"}


def test_the_page_names_each_file_beside_it_with_its_size(site, tiny):
    page = html.document_fromstring(site["index.html"].decode())
    listed = page.xpath("//li[a[@download]]")
    rows = {row.xpath("string(a/@href)"): row.text_content() for row in listed}
    for format_ in DATA:
        name = file_name(tiny, format_, DENIALS)
        row = rows.pop(name)
        for said in (format_.title, format_.what, name, size_in_words(format_, site[name])):
            assert said in row
    assert rows == {}
    assert page.xpath("//nav/a[@href='#data']")


def local_links(name, content):
    """The files, with their fragments, that a page of a site leads to."""
    for link in html.document_fromstring(content.decode()).xpath("//@href | //@src"):
        parts = urlsplit(str(link).removeprefix(ADDRESS) or "./")
        if not parts.scheme:
            path = normpath(join(name, "..", unquote(parts.path))) if parts.path else name
            yield ("index.html" if path == "." else path), unquote(parts.fragment)


@pytest.mark.parametrize("address", ["", ADDRESS])
def test_every_link_within_it_leads_to_a_file_or_an_element_of_it(tiny, address):
    files = unpacked(render(excerpt(tiny, Selection()), address=address))
    pages = {name: content for name, content in files.items() if name.endswith(".html")}
    assert set(pages) == {"index.html", "404.html"}
    ids = {n: set(html.document_fromstring(c.decode()).xpath("//@id")) for n, c in pages.items()}
    checked = [link for name, content in pages.items() for link in local_links(name, content)]
    assert {path for path, _ in checked} >= {"manifest.json", "icon.svg", "index.html"}
    for path, fragment in checked:
        assert path in files
        assert not fragment or fragment in ids[path], fragment


def test_previews_have_words_and_where_its_address_is_known_a_picture(site, tiny):
    def said(content, name):
        page = html.document_fromstring(content.decode())
        found = page.xpath(f"//meta[@property='{name}' or @name='{name}']/@content")
        return [str(one) for one in found]

    page = site["index.html"]
    assert said(page, "og:url") == [ADDRESS]
    assert said(page, "og:image") == said(page, "twitter:image") == [ADDRESS + PREVIEW]
    assert said(page, "twitter:card") == ["summary_large_image"]
    assert b'<link rel="canonical" href="https://example.org/lamp/">' in page
    assert site[PREVIEW].startswith(b"\x89PNG")
    bare = unpacked(render(excerpt(tiny, DENIALS)))
    assert PREVIEW not in bare
    assert said(bare["index.html"], "og:image") == said(bare["index.html"], "og:url") == []
    assert said(bare["index.html"], "og:title") == said(page, "og:title") != []


def test_its_icon_is_a_drawing(site):
    assert etree.fromstring(site["icon.svg"]).tag == "{http://www.w3.org/2000/svg}svg"


def test_where_there_is_nothing_a_page_leads_back(site):
    page = html.document_fromstring(site["404.html"].decode())
    assert page.xpath("//main/a/@href") == [ADDRESS]
    assert "The lamp of Skerra Point" in page.text_content()


def test_it_is_of_the_whole_view_whatever_is_selected_and_the_same_each_time(tiny):
    in_focus = Selection(focus=f"fact:{tiny.facts[0].id}")
    packed = render(excerpt(tiny, in_focus))
    assert packed == render(excerpt(tiny, Selection()))
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None
