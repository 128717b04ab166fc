"""Requests that mean harm, each with its outcome: a status, and what is said."""

import pytest

from tests.server.fetching import fetch

SCRIPT = "%3Cscript%3Ealert(1)%3C/script%3E"
NOTHING = "There is nothing at this address."
CASES = {
    # Queries.
    "a query of 5 MB": ("GET", f"/export/json?text={'a' * 5_000_000}", 400, "Invalid HTTP"),
    "a query of 60 kB": (
        "GET",
        f"/export/json?text={'a' * 60_000}",
        414,
        "query is longer",
    ),
    "10,000 values": ("GET", "/export/json?" + "status=denied&" * 10_000, 400, "Invalid HTTP"),
    "1,000 values": (
        "GET",
        "/export/json?" + "status=denied&" * 1_000,
        414,
        "query is longer",
    ),
    "a script for a value": ("GET", f"/export/json?status={SCRIPT}", 400, "no value of status"),
    "a script for a name": ("GET", f"/export/json?{SCRIPT}=1", 400, "no parameter"),
    "a line break": ("GET", "/export/json?status=a%0d%0aSet-Cookie:%20a=b", 400, "no value of"),
    "a NUL": ("GET", "/export/json?fact=%00", 400, "no value of fact: '\\x00'"),
    "no UTF-8": ("GET", "/export/json?fact=%ff%fe", 400, "no value of fact"),
    "half an escape": ("GET", "/export/json?fact=%zz", 400, "no value of fact: '%zz'"),
    "a path for an id": ("GET", "/export/json?fact=../../etc/passwd", 400, "no value of fact"),
    "the year 10000": ("GET", "/export/json?period=10000", 400, "is not an EDTF date"),
    # Ways out of the folders.
    "a format that climbs": ("GET", "/export/..%2f..%2fetc%2fpasswd", 404, NOTHING),
    "a format with a NUL": ("GET", "/export/json%00", 404, "no format"),
    "a format of 5,000 signs": ("GET", f"/export/{'a' * 5_000}", 404, "no format"),
    "a format in capitals": ("GET", "/export/JSON", 404, "no format 'JSON'"),
    "an outline that climbs": ("GET", "/basemap/..%2f..%2fconfig.yaml", 404, NOTHING),
    "an outline twice escaped": ("GET", "/basemap/..%252f..%252fconfig.yaml", 404, ""),
    "an outline at the root": ("GET", "/basemap/%2fetc%2fpasswd", 404, NOTHING),
    "a page that climbs": ("GET", "/../../config.yaml", 404, NOTHING),
    "a script of ours": ("GET", "/static/js/..%2f..%2f..%2fstreamlit_app.py", 404, NOTHING),
    "a file of the application": ("GET", "/app/static/config.toml", 404, NOTHING),
    "an upload": ("PUT", "/_stcore/upload_file/a/b", 404, NOTHING),
    "an upload twice escaped": ("PUT", "/_stcore%252fupload_file/a/b", 404, NOTHING),
    # Methods that nothing here knows.
    "a post to an export": ("POST", "/export/json", 405, ""),
    "a delete of an export": ("DELETE", "/export/json", 405, ""),
    "a trace": ("TRACE", "/healthz", 405, ""),
    "a patch of an outline": ("PATCH", "/basemap/world_50m.json", 405, ""),
    "a method without meaning": ("BREW", "/export/json", 400, "Invalid HTTP"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_request_that_means_harm_has_a_clear_outcome(address, name):
    method, target, status, said = CASES[name]

    answer = fetch(f"{address}{target}", method)

    assert answer.status == status
    assert said in answer.body.decode()
    assert b"Traceback" not in answer.body
