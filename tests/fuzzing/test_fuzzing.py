"""The loader, addresses and export routes, fed from corpora that grow: `make fuzz`."""

import os
import re
import sys
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from starlette.applications import Starlette

from dashboard.domain.excerpt import excerpt
from dashboard.domain.query import PARAMETERS, FilterError, parse_filter, parse_query, query_of
from dashboard.domain.scope import let_through
from dashboard.exports import FORMATS
from dashboard.loading import attempt, files
from dashboard.loading.findings import ProblemLog
from dashboard.server.export_queue import Builds
from dashboard.server.exports import export_routes
from tests.conftest import FUZZ, ROOT
from tests.fuzzing.corpus import feed
from tests.live import Live
from tests.loading.copies import TINY, copy_to
from tests.server.asgi import ask, head

SEEDS = Path(__file__).parent / "seeds"
GROWN = ROOT / ".fuzz"
SLICE = 60
INPUTS = sorted(path.relative_to(TINY).as_posix() for path in TINY.rglob("*.yaml"))
YAML = "\n,  ,- ,: ,? ,[,],{,},',\",|,>,#,---,...,&a,*a,!t,<<: ,%YAML,~,null,true,false,\t,@,`"
VALUES = "0,-1,1e999,NaN,0x10,2031-05,2031-05-20,2031-02-30,2031-05-01/..,../2031,2031?,2031~"
VALUES += (
    ",lamp-asked,islandia,vestra,gazette,denied,documents,ISL,#ffffff,../..,/etc,C:\\x,http://a"
)
KEYS = "facts,places,id,statement,when,when_is,via,paragraphs,actors,hedge,disputes,lat,lon,outline"
ASKED = "&,=,;,%,%00,%ff,%0d%0a,+,?,#,/,..,%2e%2e,embed=true,map=far,status=denied,kind=request"
ASKED += ",period=2031-05,text=,fact=lamp-asked,place=vestra,actor=islandia,outlets=northern-wire"
SENT = 'GET ,HEAD ,POST ,/export/,json,xlsx,JSON,..,\n,if-none-match: ,*,W/"a",accept-encoding: '
SENT += ",gzip,br;q=0,identity,range: bytes=0-1,accept: ,annex=no,claim,host: a:1"


def words(*lists):
    return tuple(word.encode() for text in lists for word in text.split(",") if word)


def committed(name):
    return [path.read_bytes() for path in sorted((SEEDS / name).iterdir())]


def fed(name, subject, seeds, dictionary, capsys):
    """Feed a subject a short slice, or as many cases as `make fuzz` says, from what has grown."""
    if not FUZZ:
        return feed(name, subject, seeds, dictionary, cases=SLICE)
    grown = GROWN / name
    grown.mkdir(parents=True, exist_ok=True)
    seed = int(os.environ.get("FUZZ_SEED") or int.from_bytes(os.urandom(4), "big"))
    report = feed(name, subject, seeds, dictionary, cases=FUZZ, grown=grown, seed=seed)
    with capsys.disabled():
        sys.stdout.write(f"\n{report}\n")
    return report


@pytest.fixture
def load_with(tmp_path, monkeypatch):
    """A function that loads the made-up dossier with one file that an input names and holds.

    What the others hold is read from the disk each time, and made a tree of once: PyYAML takes
    nine tenths of the time of a load.
    """
    copy = copy_to(tmp_path)
    whole = {name: (copy / name).read_bytes() for name in INPUTS}
    trees = {
        (name, data.decode()): files.compose(data.decode(), name, ProblemLog())
        for name, data in whole.items()
    }
    compose = files.compose

    def once(text, file, *rest):
        return trees.get((file, text)) or compose(text, file, *rest)

    monkeypatch.setattr(files, "compose", once)
    attempt(copy / "config.yaml")  # what is imported and read once is no hang of the first case

    def load(given):
        name, _, content = given.partition(b"\n")
        name = name.decode("utf-8", "replace")
        name = name if name in whole else INPUTS[len(name) % len(INPUTS)]
        (copy / name).write_bytes(content)
        try:
            return attempt(copy / "config.yaml")
        finally:
            (copy / name).write_bytes(whole[name])

    return load


@pytest.mark.fuzz
def test_whatever_a_file_holds_it_is_a_dossier_or_problems(load_with, capsys):
    def subject(given):
        made = load_with(given)
        assert (made.dossier is None) == bool(made.problems)
        for problem in (*made.problems, *made.warnings):
            str(problem).encode()
            assert str(problem).replace("\n", "").isprintable()
            yield problem.what

    whole = [name.encode() + b"\n" + (TINY / name).read_bytes() for name in INPUTS]
    report = fed(
        "loader", subject, [*whole, *committed("loader")], words(YAML, VALUES, KEYS), capsys
    )
    assert report.lines > 500


@pytest.mark.fuzz
def test_whatever_an_address_says_it_is_a_selection_that_says_itself_in_an_address(tiny, capsys):
    def subject(given):
        query = given.decode("utf-8", "surrogateescape").removeprefix("?")
        selection, notices = parse_query(given_by(query), tiny)
        assert let_through(excerpt(tiny, selection))
        assert parse_query(selection.query(), tiny) == (selection, ())
        assert parse_filter(query_of(selection), tiny) == selection
        yield from (f"notice {notice.split(':')[0]}" for notice in notices)
        yield from (f"set {name}" for name in PARAMETERS if getattr(selection, name))
        try:
            assert parse_filter(query, tiny) == selection
        except FilterError as refused:
            yield before_values(str(refused))

    dictionary = words(ASKED, VALUES, "&".join(f"{name}=" for name in PARAMETERS).replace("&", ","))
    report = fed("address", subject, committed("address"), dictionary, capsys)
    assert report.lines > 100


def before_values(line):
    """What a refusal says before it repeats what was asked."""
    return re.split(r"['\":]", line)[0]


def given_by(query):
    """An address as the server gives it to a page."""
    return parse_qs(query.encode("utf-8", "replace").decode(), keep_blank_values=True)


async def made(_order):
    """What stands for a file: building one is what other tests do."""
    return b"made"


@pytest.mark.fuzz
def test_whatever_is_asked_of_an_export_route_it_answers_with_a_file_or_a_line(tiny, capsys):
    app = Starlette(routes=export_routes(Live(tiny), Builds(made), version="1"))

    def subject(given):
        method, path, query, headers = request_of(given)
        sent = ask(app, path=path, query=query, method=method, headers=headers)
        body = b"".join(message.get("body", b"") for message in sent[1:])
        status = sent[0]["status"]
        assert status in {200, 304, 307, 400, 404, 405, 414}
        if status in {400, 414}:
            assert body.decode().count("\n") == 1
        if status == 200:
            assert head(sent)["etag"]
        yield f"status {status}"
        yield before_values(body.decode("utf-8", "replace"))

    report = fed(
        "route", subject, committed("route"), words(SENT, ASKED, ",".join(FORMATS)), capsys
    )
    assert report.lines > 100


def request_of(given):
    """A request from lines: method and address, then headers as a server would pass them on."""
    first, *rest = given.decode("latin-1").split("\n")
    method, _, target = first.partition(" ")
    path, _, query = target.partition("?")
    pairs = [line.partition(":") for line in rest]
    headers = [(name.strip().lower(), value.strip()) for name, _, value in pairs]
    return method, f"/{path.lstrip('/')}", query, headers
