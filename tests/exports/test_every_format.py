"""What holds for every format: it says what it is, is the same each time, and may be empty."""

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import cache
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile, is_zipfile

import pytest

from dashboard.domain.excerpt import excerpt
from dashboard.domain.problems import CrisisError
from dashboard.domain.scope import left_out
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status
from dashboard.exports import FORMATS, Format
from dashboard.exports.missing_extras import MissingExtra
from dashboard.loading import load
from tests.conftest import ROOT, TINY
from tests.exports.conftest import OF_AID_AND_THE_LIKE
from tests.exports.hostile import hostile
from tests.exports.reading import rendered, words_of

DENIED = Selection(statuses=(Status.DENIED, Status.DECLINED))
NOTHING = Selection(text="zeppelin")
ALL = Selection()
EACH = pytest.mark.parametrize("name", FORMATS)


@cache
def words(name, selection):
    """All words of a file of the made-up dossier, with its annex if it has one."""
    return words_of(name, rendered(name, load(TINY), selection))


@EACH
def test_an_export_says_what_it_is_of_when_from_whom_and_on_which_terms(tiny, name):
    text = words(name, DENIED)
    for said in (
        "The lamp of Skerra Point",
        tiny.digest,
        "2 of 10 facts: status denied or no comment",
        "CC BY 4.0",
        "The Harbour Gazette of 20 May 2031",
        "Northern Wire",
        "It is all made up.",
    ):
        assert said in text, said
    assert re.search(r"2031-05-20|20 May 2031", text.replace("Gazette of 20 May 2031", ""))


IN_ANOTHER_PROCESS = """
from dashboard.exports import FORMATS
from dashboard.loading import load
from tests.conftest import TINY
from tests.exports.reading import rendered
from tests.exports.test_every_format import DENIED, fingerprint
tiny = load(TINY)
for name in FORMATS:
    print(name, fingerprint(name, rendered(name, tiny, DENIED)))
"""


def fingerprint(name, content):
    """A digest of the bytes; of a GeoPackage, of its rows: SQLite keeps books of its own."""
    if name == "gpkg":
        with closing(sqlite3.connect(":memory:")) as file:
            file.deserialize(content)
            names = [row[0] for row in file.execute("SELECT name FROM sqlite_schema ORDER BY 1")]
            kept = [n for n in names if not n.startswith(("rtree", "sqlite", "trigger"))]
            content = repr([sorted(map(repr, _rows(file, each))) for each in kept]).encode()
    return sha256(content).hexdigest()


def _rows(file, table):
    is_table = file.execute("SELECT type FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    return file.execute(f'SELECT * FROM "{table}"').fetchall() if is_table == ("table",) else []


def test_the_same_content_gives_the_same_bytes_in_another_process_later(tiny):
    """Another seed of hashes besides, and another second on the clock: starting takes longer."""
    once = {name: fingerprint(name, rendered(name, tiny, DENIED)) for name in FORMATS}
    done = subprocess.run(
        [sys.executable, "-c", IN_ANOTHER_PROCESS],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "12345", "PYTHONPATH": str(ROOT), "TZ": "Asia/Tokyo"},
    )
    assert dict(line.split() for line in done.stdout.splitlines()) == once


@EACH
def test_a_zip_holds_no_time_of_writing(tiny, name):
    content = rendered(name, tiny, DENIED)
    if is_zipfile(BytesIO(content)):
        with ZipFile(BytesIO(content)) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    else:
        assert not FORMATS[name].ending.endswith(("zip", "xlsx"))


@EACH
def test_the_same_facts_of_another_day_say_so(tiny, name):
    later = replace(tiny, config=replace(tiny.config, as_of=date(2031, 6, 1)))
    assert rendered(name, later, DENIED) != rendered(name, tiny, DENIED)


@EACH
def test_a_filter_that_lets_nothing_through_is_an_export_too(name):
    text = words(name, NOTHING)
    assert "0 of 10 facts: text “zeppelin”" in text
    assert "The lamp of Skerra Point went dark" not in text


@EACH
def test_what_the_filter_left_out_is_said_in_words(tiny, name):
    text = words(name, DENIED)
    assert left_out(excerpt(tiny, DENIED)) in text
    assert "Outside this filter" not in words(name, ALL)


@EACH
def test_a_dossier_without_aid_and_the_like_has_no_trace_of_them(bare, name):
    for selection in (ALL, DENIED):
        text = words_of(name, rendered(name, bare, selection))
        assert re.findall(OF_AID_AND_THE_LIKE, text) == []


@EACH
def test_hostile_words_are_no_reason_to_fail(tiny, name):
    assert rendered(name, hostile(tiny), ALL)


NEEDING = [name for name, format_ in FORMATS.items() if format_.extra]


def test_some_format_needs_an_extra():
    assert "xlsx" in NEEDING


def test_a_format_whose_library_is_not_installed_says_in_one_line_what_installs_it(
    tiny, monkeypatch
):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtra) as raised:
        FORMATS["xlsx"].render(excerpt(tiny, Selection()))
    assert isinstance(raised.value, CrisisError)
    assert str(raised.value) == (
        "the format xlsx needs xlsxwriter: pip install 'crisis-dashboard[export]'"
    )


@pytest.mark.parametrize(
    ("module", "extra"), [("no_such_library", ""), ("dashboard.exports.as_nothing", "export")]
)
def test_a_module_that_no_extra_installs_is_an_error_of_ours(tiny, module, extra):
    broken = Format(
        name="x", ending=".x", media_type="x/x", module=module, what="nothing", extra=extra
    )
    with pytest.raises(ModuleNotFoundError):
        broken.render(excerpt(tiny, Selection()))
