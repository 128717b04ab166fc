"""`/export/FORMAT?QUERY`: without a server for what is rare, from the real one for the rest."""

import csv
import json
from ast import literal_eval
from dataclasses import replace

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from dashboard.domain.vocabulary import Status
from dashboard.exports import FORMATS
from dashboard.server.export_queue import Builds, Busy, build
from dashboard.server.exports import LONGEST_QUERY, export_routes
from dashboard.web.guards import Failures
from dashboard.web.headers import SecurityHeaders, security_headers
from tests.live import Live
from tests.server.asgi import ask, head
from tests.server.fetching import fetch
from tests.server.made_up import made_up, telling


class Counting:
    """Builds as the server does, and counts."""

    def __init__(self):
        self.made = 0

    async def __call__(self, order):
        self.made += 1
        return await build(order)


@pytest.fixture
def made():
    return Counting()


@pytest.fixture
def app(tiny, made):
    routes = export_routes(Live(tiny), Builds(made), version="1")
    return Starlette(routes=routes, middleware=[Middleware(Failures)])


def export(app, name="json", query="", **more):
    sent = ask(app, path=f"/export/{name}", query=query, **more)
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return sent[0]["status"], head(sent), body


def line(body):
    text = body.decode()
    assert text.endswith("\n")
    assert text.count("\n") == 1
    return text[:-1]


def test_an_export_is_a_file_with_a_name_a_type_and_an_etag(app, tiny):
    status, headers, body = export(app)

    assert status == 200
    assert json.loads(body)["meta"]["digest"] == tiny.digest
    assert headers["content-type"] == "application/json"
    assert headers["content-disposition"] == (
        'attachment; filename="the-lamp-of-skerra-point-2031-05-20.json";'
        " filename*=UTF-8''the-lamp-of-skerra-point-2031-05-20.json"
    )
    assert headers["cache-control"] == "no-cache"
    assert headers["vary"] == "Accept-Encoding"
    assert headers["accept-ranges"] == "bytes"
    assert headers["content-length"] == str(len(body))


def test_a_browser_shows_what_is_asked_for_inline(app):
    saved, shown = (export(app, query=f"statuses=denied&inline={word}") for word in ("no", "yes"))

    assert shown[1]["content-disposition"].startswith('inline; filename="the-lamp-')
    assert saved[1]["content-disposition"].startswith('attachment; filename="the-lamp-')
    assert shown[2] == saved[2] != export(app)[2]
    assert line(export(app, query="inline=maybe")[2]) == "no inline 'maybe'; there are yes, no"


def test_what_is_shown_by_itself_has_no_policy_of_ours_but_who_may_frame_it(tiny, made):
    routes = export_routes(Live(tiny), Builds(made))
    app = Starlette(routes=routes, middleware=[Middleware(SecurityHeaders, security_headers())])
    asked = {"html": "inline=yes", "pdf": "inline=yes", "markdown": "inline=yes"}
    policies = {
        name: export(app, name, query=query)[1]["content-security-policy"]
        for name, query in asked.items()
    }
    saved = export(app, "html")[1]["content-security-policy"]

    assert policies["html"] == policies["pdf"] == "frame-ancestors https://harbour.example"
    assert policies["markdown"] == saved == security_headers()["Content-Security-Policy"]


def test_a_name_with_the_ending_of_a_format_may_follow_it(app):
    status, headers, body = export(app, "geojson/any name.geojson", query="statuses=denied")
    wrong = export(app, "geojson/map.kml")

    assert status == 200
    assert body == export(app, "geojson", query="statuses=denied")[2]
    assert "the-lamp-of-skerra-point-2031-05-20-denied.geojson" in headers["content-disposition"]
    assert (wrong[0], line(wrong[2])) == (
        404,
        "no file 'map.kml'; names of geojson end in .geojson",
    )
    assert export(app, "csv/all.csv.zip")[1]["content-type"] == "application/zip"
    assert export(app, "nothing/map.geojson")[0] == 404


def test_the_query_is_that_of_a_page(app):
    _, _, body = export(app, query="status=denied&status=declined")

    facts = json.loads(body)["facts"]
    found = [fact["id"] for fact in facts if fact["shown"] == "in"]
    assert found == ["failure-denied", "fjordmark-silent"]


def test_who_has_it_already_is_told_so_and_nothing_is_built(app, made, tiny):
    etag = export(app)[1]["etag"]
    fresh = Counting()
    replica = Starlette(routes=export_routes(Live(tiny), Builds(fresh), version="1"))

    status, headers, body = export(replica, headers=[("if-none-match", etag)])

    assert (status, body) == (304, b"")
    assert headers == {"etag": etag, "cache-control": "no-cache", "vary": "Accept-Encoding"}
    assert (made.made, fresh.made) == (1, 0)


def test_the_etag_is_of_everything_that_the_bytes_follow_from(tiny, monkeypatch, made):
    monkeypatch.setitem(FORMATS, "printing", made_up("printing"))
    ours = Starlette(routes=export_routes(Live(tiny), Builds(made), version="1"))
    newer = Starlette(routes=export_routes(Live(tiny), Builds(made), version="2"))

    etags = [
        export(ours)[1]["etag"],
        export(ours, query="status=denied")[1]["etag"],
        export(ours, headers=[("accept-encoding", "br")])[1]["etag"],
        export(ours, headers=[("accept-encoding", "gzip")])[1]["etag"],
        export(ours, "printing")[1]["etag"],
        export(newer)[1]["etag"],
    ]

    assert len(set(etags)) == len(etags)
    assert export(ours, query="status=%64enied")[1]["etag"] == etags[1]


def test_the_second_answer_needs_no_second_build(app, made):
    assert export(app) == export(app)
    assert made.made == 1


def test_what_is_compressed_already_is_sent_as_it_is(app, monkeypatch):
    monkeypatch.setitem(FORMATS, "printing", made_up("printing"))

    _, headers, body = export(app, "printing", headers=[("accept-encoding", "br, gzip")])

    assert "content-encoding" not in headers
    assert headers["content-length"] == str(len(body))


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("statuses=denid", "no value of statuses: 'denid'; did you mean 'denied'?"),
        ("embed=true", "no parameter 'embed'; there are text, actors,"),
        ("status", "'status' is not a query; write statuses=denied&bases=on-record"),
        ("period=2025-13", "period: '2025-13' is not an EDTF date"),
        ("text=a%0Ab&status=%0A", "no value of statuses: '\\n'"),
    ],
)
def test_a_query_that_is_not_understood_is_refused_in_one_line(app, made, query, message):
    status, headers, body = export(app, query=query)

    assert status == 400
    assert headers["content-type"] == "text/plain; charset=utf-8"
    assert headers["cache-control"] == "no-store"
    assert line(body).startswith(message)
    assert made.made == 0


def test_a_query_without_end_is_refused(app):
    status, _, body = export(app, query="text=" + "a" * LONGEST_QUERY)

    assert status == 414
    assert line(body) == f"the query is longer than {LONGEST_QUERY} characters"


def test_every_value_of_every_parameter_at_once_is_short_enough(app, real):
    whole = "&".join(
        f"{name}={value}"
        for name, values in {
            "actors": real.actor,
            "kind": real.kind,
            "outlets": [source.id for source in real.voices],
            "text": ["%D0%B0" * 200],
        }.items()
        for value in values
    )
    assert len(whole) < LONGEST_QUERY / 2


def test_a_format_that_is_not_there_is_answered_with_those_that_are(app):
    status, headers, body = export(app, "jsn" + "n" * 100)

    assert status == 404
    assert headers["cache-control"] == "no-store"
    assert line(body) == f"no format 'jsn{'n' * 37}'; there are {', '.join((*FORMATS, 'claim'))}"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_it_is_only_read(app, made, method):
    status, headers, _ = export(app, method=method)
    can, said, body = export(app, method="OPTIONS")

    assert status == 405
    assert {"GET", "HEAD"} <= set(headers["allow"].split(", "))
    assert (can, said["allow"], body) == (204, "GET, HEAD, OPTIONS", b"")
    assert made.made == 0


def test_with_too_many_builds_the_visitor_is_asked_to_come_back(tiny):
    async def full(_order):
        raise Busy("too many exports are being prepared at the moment")

    app = Starlette(routes=export_routes(Live(tiny), Builds(full)))
    status, headers, body = export(app)

    assert status == 503
    assert int(headers["retry-after"]) > 0
    assert headers["cache-control"] == "no-store"
    assert line(body) == (
        "too many exports are being prepared at the moment; try again in a few seconds"
    )


def test_an_error_gives_a_reference_and_nothing_else(app, monkeypatch, caplog):
    monkeypatch.setitem(FORMATS, "failing", made_up("failing"))

    status, headers, body = export(app, "failing")

    assert status == 500
    assert "content-disposition" not in headers
    assert "secret" not in line(body)
    reference = line(body).removeprefix("Something went wrong here. Reference: ")
    assert f"incident {reference}" in caplog.text
    assert "secret detail" in caplog.text


def test_a_format_whose_library_is_missing_says_what_installs_it(app, monkeypatch):
    monkeypatch.setitem(FORMATS, "wanting", made_up("library_missing", extra="export"))

    status, _, body = export(app, "wanting")

    assert status == 501
    assert line(body).endswith("pip install 'crisis-dashboard[export]'")


def test_a_name_of_a_file_is_in_its_own_letters_and_in_ascii(tiny, made):
    config = replace(tiny.config, title="Лампа 'Skerra'")
    app = Starlette(routes=export_routes(Live(replace(tiny, config=config)), Builds(made)))

    assert export(app, query="text=фара")[1]["content-disposition"] == (
        "attachment; filename=\"skerra-2031-05-20-text.json\"; filename*=UTF-8''"
        "%D0%BB%D0%B0%D0%BC%D0%BF%D0%B0-skerra-2031-05-20-text-%D1%84%D0%B0%D1%80%D0%B0.json"
    )


# what a format is told


@pytest.fixture
def told(monkeypatch, app):
    """What a made-up format is told for a query and headers, and its ETag."""
    monkeypatch.setitem(FORMATS, "telling", telling())

    def ask_for(query="", app=app, **headers):
        given = {"host": "example.org", **headers}
        sent = [(name.replace("_", "-"), value) for name, value in given.items()]
        status, answer, body = export(app, "telling", query, headers=sent)
        return (dict(literal_eval(body.decode())), answer["etag"]) if status == 200 else line(body)

    return ask_for


def test_a_format_is_told_whether_to_add_its_annex_and_where_the_dashboard_is(told, made):
    usual, etag = told()
    assert usual == {"annex": True, "address": "http://example.org/"}
    assert told("annex=yes")[1] == etag
    without, other = told("annex=no")
    assert without == {"annex": False, "address": "http://example.org/"}
    assert other != etag
    assert made.made == 2
    assert told("annex=maybe") == "no annex 'maybe'; there are yes, no"
    assert told("annex=") == "no annex ''; there are yes, no"
    assert told("template=x").startswith("no parameter 'template'")


def test_a_format_without_an_annex_takes_none(app):
    status, _, body = export(app, "json", query="annex=yes")
    assert status == 400
    assert line(body).startswith("no parameter 'annex'; there are text, actors,")


def test_a_visitor_reads_no_address_that_another_made_up(told, made):
    ours, etag = told(host="example.org")
    evil, other = told(host="evil.invalid", x_forwarded_proto="https")
    assert evil["address"] == "https://evil.invalid/"
    assert other != etag
    assert told(host="example.org") == (ours, etag)
    assert made.made == 2
    assert "address" not in told(host='"><b>')[0]


def test_the_address_of_the_dossier_is_told_to_everybody(tiny, made, told):
    config = replace(tiny.config, address="https://harbour.example/lamp")
    live = Live(replace(tiny, config=config))
    app = Starlette(routes=export_routes(live, Builds(made), base="/room"))
    below = Starlette(routes=export_routes(Live(tiny), Builds(made), base="/room"))

    for host in ("example.org", "evil.invalid"):
        sent = ask(app, path="/room/export/telling", headers=[("host", host)])
        assert b"'https://harbour.example/lamp/'" in sent[1]["body"]
    sent = ask(below, path="/room/export/telling", headers=[("host", "example.org")])
    assert b"'http://example.org/room/'" in sent[1]["body"]
    assert made.made == 2


def test_a_picture_of_a_claim_needs_a_fact(app):
    status, _, body = export(app, "claim", query="focus=place:skerra-point")
    assert status == 400
    assert line(body) == "claim is of one fact: say which with focus=fact:ID"

    status, headers, body = export(app, "claim", query="focus=fact:failure-denied")
    assert status == 200
    assert headers["content-type"] == "image/png"
    assert "2031-05-20-failure-denied-claim.png" in headers["content-disposition"]
    assert body.startswith(b"\x89PNG")


# pictures of charts


def picture(app, name, query="", **more):
    return export(app, f"chart/{name}", query, **more)


@pytest.mark.parametrize(
    ("name", "media_type", "start"),
    [("timeline.svg", "image/svg+xml", b"<svg "), ("timeline.png", "image/png", b"\x89PNG")],
)
def test_a_chart_is_a_picture_with_a_name_and_a_type(app, name, media_type, start):
    status, headers, body = picture(app, name, query="statuses=denied&theme=dark")
    ending = name.partition(".")[2]

    assert status == 200
    assert body.startswith(start)
    assert headers["content-type"] == media_type
    assert headers["content-disposition"] == (
        f'attachment; filename="the-lamp-of-skerra-point-2031-05-20-denied-timeline-dark.{ending}";'
        f" filename*=UTF-8''the-lamp-of-skerra-point-2031-05-20-denied-timeline-dark.{ending}"
    )
    assert headers["cache-control"] == "no-cache"


def test_the_filter_and_the_theme_are_those_of_the_query(app, tiny):
    _, _, light = picture(app, "attribution-flow.svg", query="statuses=denied")
    _, _, dark = picture(app, "attribution-flow.svg", query="theme=dark&statuses=denied")

    assert "1 of 10 facts: status denied." in light.decode()
    assert tiny.config.light.page in light.decode()
    assert tiny.config.dark.page in dark.decode()


def test_each_picture_has_an_etag_of_its_own_and_is_built_once(app, made):
    asked = [
        ("map.svg", ""),
        ("map.svg", "theme=dark"),
        ("map.svg", "statuses=denied"),
        ("timeline.svg", ""),
    ]
    etags = [picture(app, name, query)[1]["etag"] for name, query in asked]

    assert len(set(etags)) == len(etags) == made.made
    again = [picture(app, "map.svg", query)[1]["etag"] for query in ("", "theme=light")]
    assert again == [etags[0], etags[0]]
    known = picture(app, "map.svg", headers=[("if-none-match", etags[0])])
    assert (known[0], known[2]) == (304, b"")
    assert made.made == len(etags)


@pytest.mark.parametrize(
    ("name", "query", "status", "message"),
    [
        ("maps.svg", "", 404, "no chart 'maps'; there are timeline, map, aid-matrix,"),
        ("map", "", 404, "no format of a picture ''; there are svg, png"),
        ("map.gif", "", 404, "no format of a picture 'gif'; there are svg, png"),
        ("map.svg", "theme=red", 400, "no theme 'red'; there are light, dark"),
        ("map.svg", "theme=", 400, "no theme ''; there are light, dark"),
        ("map.svg", "statuses=denid&theme=dark", 400, "no value of statuses: 'denid'; did you"),
        ("map.svg", "map=moon", 400, "no value of map: 'moon'; there are"),
        ("map.svg", "text=" + "a" * LONGEST_QUERY, 414, "the query is longer than"),
    ],
)
def test_a_picture_that_there_is_not_is_refused_in_one_line(
    app, made, name, query, status, message
):
    answer, headers, body = picture(app, name, query)

    assert answer == status
    assert headers["cache-control"] == "no-store"
    assert line(body).startswith(message)
    assert made.made == 0


# one table


def test_a_table_is_one_csv_and_a_document_says_what_its_columns_mean(app):
    status, headers, body = export(app, "csv/facts", query="statuses=denied")
    rows = list(csv.DictReader(body.decode("utf-8-sig").splitlines()))
    metadata = json.loads(export(app, "csv/facts.metadata.json", query="statuses=denied")[2])

    assert (status, headers["content-type"]) == (200, "text/csv; charset=utf-8")
    assert "the-lamp-of-skerra-point-2031-05-20-denied-facts.csv" in headers["content-disposition"]
    assert "failure-denied" in {row["id"] for row in rows}
    assert [one["name"] for one in metadata["tableSchema"]["columns"]] == list(rows[0])
    assert metadata["url"] == "facts.csv?statuses=denied"
    assert export(app, "csv/facts.csv", query="statuses=denied")[2] == body


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nothing", "no table 'nothing'; there are facts, aid,"),
        ("facts.tsv", "no file of a table 'tsv'; there are csv, metadata.json"),
    ],
)
def test_a_table_that_there_is_not_is_refused_in_one_line(app, made, name, message):
    status, _, body = export(app, f"csv/{name}")

    assert status == 404
    assert line(body).startswith(message)
    assert made.made == 0


# a part of a file


@pytest.mark.parametrize(
    ("asked", "start", "stop"),
    [("bytes=0-0", 0, 1), ("bytes=5-9", 5, 10), ("bytes=-7", -7, None), ("Bytes=4-", 4, None)],
)
def test_a_part_is_of_the_plain_bytes_and_says_which_it_is(app, asked, start, stop):
    whole = export(app)
    status, headers, body = export(app, headers=[("range", asked), ("accept-encoding", "br")])
    first = start % len(whole[2])

    assert (status, body) == (206, whole[2][start:stop])
    assert headers["content-range"] == f"bytes {first}-{first + len(body) - 1}/{len(whole[2])}"
    assert headers["content-length"] == str(len(body))
    assert "content-encoding" not in headers
    same = ("etag", "vary", "content-type", "content-disposition", "accept-ranges")
    assert {name: headers[name] for name in same} == {name: whole[1][name] for name in same}


def test_a_part_beyond_the_end_is_refused_with_the_length(app):
    length = len(export(app)[2])
    for asked in (f"bytes={length}-", f"bytes={length + 5}-{length + 9}", "bytes=-0"):
        status, headers, body = export(app, headers=[("range", asked)])

        assert (status, line(body)) == (416, f"the file has {length} bytes")
        assert headers["content-range"] == f"bytes */{length}"


def test_the_whole_comes_where_no_part_can_be_told(app):
    whole = export(app)[2]
    for asked in ("bytes=9-5", "bytes=-", "bytes=0-1, 4-5", "rows=0-1", "bytes=0-1x", "bytes=a-b"):
        assert export(app, headers=[("range", asked)])[::2] == (200, whole), asked
    assert export(app, method="HEAD", headers=[("range", "bytes=0-1")])[0] == 200


def test_a_part_of_another_version_is_not_given(app):
    etag, packed = (
        export(app, headers=[("accept-encoding", one)])[1]["etag"] for one in ("identity", "br")
    )
    answers = {
        known: export(app, headers=[("range", "bytes=0-1"), ("if-range", known)])[0]
        for known in (etag, packed, f"W/{etag}", '"other"', "Sun, 29 Nov 2026 11:00:00 GMT")
    }

    assert answers.pop(etag) == 206
    assert set(answers.values()) == {200}
    known = [("range", "bytes=0-1"), ("if-none-match", etag)]
    assert export(app, headers=known)[0] == 304


# from the real server


def test_the_real_server_sends_pictures_too(address):
    answer = fetch(f"{address}/export/chart/attribution-flow.svg", accept_encoding="gzip")

    assert answer.status == 200
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.unpacked.startswith(b"<svg ")
    assert fetch(f"{address}/export/chart/moon.svg").status == 404


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_an_export_is_sent_compressed(address, encoding):
    answer = fetch(f"{address}/export/json", accept_encoding=encoding)

    assert answer.status == 200
    assert answer.headers.get("content-encoding", "identity") == encoding
    assert len(json.loads(answer.unpacked)["facts"]) > 0
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_head_says_all_but_the_file(address):
    whole, only = (fetch(f"{address}/export/json", method) for method in ("GET", "HEAD"))

    assert (only.status, only.body) == (200, b"")
    for name in ("content-length", "content-type", "content-disposition", "etag"):
        assert only.headers[name] == whole.headers[name]


def test_a_file_that_has_not_changed_is_not_sent_again(address):
    first = fetch(f"{address}/export/json")
    again = fetch(f"{address}/export/json", if_none_match=first.headers["etag"])

    assert (again.status, again.body) == (304, b"")


def test_every_replica_gives_the_same_under_whatever_path(address, below, real):
    answers = [fetch(f"{one}/export/json?status=denied") for one in (address, below)]
    outside = fetch(f"{below.removesuffix('/briefing/room')}/export/json")

    assert answers[0].body == answers[1].body
    assert answers[0].headers["etag"] == answers[1].headers["etag"]
    denied = [fact for fact in real.facts if fact.status is Status.DENIED]
    assert json.loads(answers[0].body)["meta"]["facts"] == len(denied) > 0
    assert outside.status == 404


def test_a_word_of_an_earlier_version_finds_what_it_named(app):
    status, _, body = export(app, query="basis=outlet")
    facts = json.loads(body)["facts"]
    found = {fact["basis"] for fact in facts if fact["shown"] == "in"}
    assert (status, found) == (200, {"article"})


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_names_its_charset_once_where_it_is_text_and_never_elsewhere(tiny, name):
    async def made(_order):
        return b"made"

    app = Starlette(routes=export_routes(Live(tiny), Builds(made), version="1"))
    media_type, *more = export(app, name)[1]["content-type"].split("; ")

    assert media_type == FORMATS[name].media_type
    assert more == (["charset=utf-8"] if media_type.startswith("text/") else [])
