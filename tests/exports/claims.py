"""What stands with each claim in a file of any format, read by what did not write it."""

import csv
import io
import json
import re
import sqlite3
from contextlib import closing
from functools import cache
from zipfile import ZipFile

from ical.calendar_stream import IcsCalendarStream
from lxml import etree
from lxml import html as lxml_html
from openpyxl import load_workbook

from tests.exports.reading import words_of

HEAD, ROW, CARD = "head of ", "row of ", "card of "
"""Before the id of a fact of which it is the headline, the row on a page or the card."""
AFTER_A_CLAIM = 330
"""Characters of a PDF that belong to a claim."""
NUMBERS = re.compile(r"\[[\s\d,^]+\]")
"""Of the sources that a line cites."""


def on_one_line(text):
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split()).casefold()


def in_table(head, rows):
    """The claims and requests of a table: an id, and all cells of its row as a text."""
    names = [str(name).lower().replace(" ", "_") for name in head]
    if "id" not in names and "fact" not in names:
        return
    for row in rows:
        named = dict(zip(names, row, strict=True))
        id_ = named.get("request") or named.get("fact") or named.get("id")
        if named.get("statement") or named.get("detail") or named.get("asked_for"):
            yield id_, "\n".join(str(cell) for cell in row if cell is not None)


def in_csv(content):
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    return in_table(head, rows)


def in_zip(content):
    with ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            if name.endswith("index.html"):
                yield from in_html(packed.read(name))
            elif name.endswith(".csv"):
                yield from in_csv(packed.read(name))


def in_workbook(content):
    for sheet in load_workbook(io.BytesIO(content), read_only=True).worksheets:
        rows = [row for row in sheet.iter_rows(values_only=True) if any(row)]
        yield from in_table(rows[0], rows[1:])


def in_json(content):
    document = json.loads(content)
    for row in (*document["facts"], *document["aid"]):
        yield row["id"], "\n".join(str(cell) for cell in row.values())


def in_geojson(content):
    for one in json.loads(content)["features"]:
        yield from in_table(one["properties"], [one["properties"].values()])


def in_geopackage(content):
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(content)
        for (name,) in opened.execute("SELECT table_name FROM gpkg_contents").fetchall():
            cursor = opened.execute(f'SELECT * FROM "{name}"')
            yield from in_table([column[0] for column in cursor.description], cursor.fetchall())


def in_kml(content):
    """The balloon of each claim, and its data."""
    for one in etree.fromstring(content).iterfind(".//{*}Placemark"):
        data = {cell.get("name"): cell.text for cell in one.iterfind(".//{*}SimpleData")}
        if id_ := data.get("request") or data.get("fact"):
            yield id_, lxml_html.fromstring(one.findtext("{*}description")).text_content()
            yield id_, "\n".join(data.values())


def in_timelinejs(content):
    for one in json.loads(content)["events"]:
        head, text = (
            lxml_html.fromstring(f"<div>{one['text'][part]}</div>").text_content()
            for part in ("headline", "text")
        )
        yield one["unique_id"], f"{head} {text} {one['display_date']}"
        yield f"{HEAD}{one['unique_id']}", head


def in_calendar(content):
    for event in IcsCalendarStream.calendar_from_ics(content.decode()).events:
        id_ = event.uid.partition("@")[0]
        yield id_, f"{event.summary}\n{event.description}"
        yield f"{HEAD}{id_}", event.summary


def in_html(content):
    """The rows of the tables, and the cards."""
    page = lxml_html.document_fromstring(content)
    for row in page.xpath("//*[@data-table='facts']//tr[@data-key]"):
        yield f"{ROW}{row.get('data-key')}", row.text_content()
    for row in page.xpath("//*[@data-table='requests']//tr[@data-key]"):
        yield row.get("data-key"), row.text_content()
    for hidden in page.xpath("//*[@data-card]//*[@popover]"):
        hidden.drop_tree()
    for card in page.xpath("//*[@data-card]"):
        yield f"{CARD}{card.get('data-card')}", card.text_content()


def in_svg(content):
    """What is told of the marks that stand for one claim."""
    for mark in etree.fromstring(content).iterfind(".//{*}g[@data-facts]"):
        if " " not in mark.get("data-facts"):
            yield mark.get("data-facts"), mark.findtext("{*}title") or ""


READ = {
    "json": in_json,
    "xlsx": in_workbook,
    "csv": in_zip,
    "datapackage": in_zip,
    "geojson": in_geojson,
    "gpkg": in_geopackage,
    "kml": in_kml,
    "timelinejs": in_timelinejs,
    "ics": in_calendar,
    "html": in_html,
    "site": in_zip,
    "table/facts": in_csv,
    "table/aid": in_csv,
    "chart/timeline.svg": in_svg,
    "chart/timeline.html": in_html,
}
"""What gives the claims and requests of a file, each with the id and the text that stands there."""
PROSE = ("markdown", "pdf", "docx", "pptx", "chart/aid-matrix.svg")
"""What has no ids: a claim is found by its words."""


def beside(words, name, content):
    """The lines of a file of PROSE with some words, each with the sources that it cites."""
    lines = lines_of(name, content)
    wanted = on_one_line(words)
    if name == "pdf":
        whole = on_one_line(lines[0])
        starts = (at.start() for at in re.finditer(re.escape(wanted), whole))
        found = [whole[start : start + AFTER_A_CLAIM] for start in starts]
        sources = whole.rpartition("sources: who says so")[2]
    else:
        found = [line for line in map(on_one_line, lines) if wanted in line]
        sources = "\n".join(line for line in lines if re.match(r"\[\^?\d+\]", line))
    for line in found:
        cited = re.findall(r"\d+", " ".join(NUMBERS.findall(line)))
        yield "\n".join((line, *(_source(number, sources) for number in cited)))


def _source(number, sources):
    return next(iter(re.findall(rf"\[\^?{number}\]([^\[]*)", sources)), "")


@cache
def lines_of(name, content):
    """The lines of a text; a row of a table is one, and so is what is told of a mark."""
    if name.endswith(".svg"):
        return tuple(title.text for title in etree.fromstring(content).iterfind(".//{*}title"))
    lines = words_of(name, content).splitlines()
    return (*lines, *_rows(content)) if name in ("docx", "pptx") else tuple(lines)


def _rows(content):
    """The rows of the tables of a deck or a paper in Word."""
    with ZipFile(io.BytesIO(content)) as archive:
        for part in archive.namelist():
            if re.fullmatch(r"(ppt/slides|word)/[^/]+\.xml", part):
                for row in etree.fromstring(archive.read(part)).iter("{*}tr"):
                    yield " ".join(text.text or "" for text in row.iter("{*}t"))
