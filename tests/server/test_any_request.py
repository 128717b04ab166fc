"""Whatever is asked of the export routes, the answer is a file or one line, and never an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette

from dashboard.exports import FORMATS
from dashboard.loading import load
from dashboard.server.export_queue import Builds
from dashboard.server.exports import export_routes
from tests.conftest import TINY, examples
from tests.live import Live
from tests.server.asgi import ask, head

pytestmark = pytest.mark.fuzz

TINY_DOSSIER = load(TINY)
NAMES = ["status", "kind", "actors", "period", "text", "fact", "place", "map", "embed", "basis"]
NAMES += ["annex", "focus", "inline"]
VALUES = ["denied", "lamp-asked", "2031-05", "2031-05-01/..", "islandia", "vestra", "far", "%ff"]
VALUES += ["no", "yes", "fact:lamp-asked"]
SIGNS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
QUERIES = st.lists(
    st.tuples(st.sampled_from(NAMES) | SIGNS, st.sampled_from(["=", "", "==", "%3d"]))
    .flatmap(lambda start: st.tuples(st.just("".join(start)), st.sampled_from(VALUES) | SIGNS))
    .map("".join),
    max_size=6,
).map("&".join)
FORMAT_NAMES = (
    st.sampled_from(
        [*FORMATS, "claim", "JSON", "..", "json/", "json/a.json", "csv/facts", "chart/map.svg"]
    )
    | SIGNS
)
METHODS = st.sampled_from(["GET", "GET", "GET", "HEAD", "POST", "DELETE", "OPTIONS", "get"])
HEADERS = st.lists(
    st.tuples(
        st.sampled_from(["if-none-match", "accept-encoding", "range", "host", "x-forwarded-proto"]),
        st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=20)
        | st.from_regex(r"bytes=[0-9]{0,3}-[0-9]{0,3}", fullmatch=True),
    ),
    max_size=3,
)


async def made(_order):
    """What stands for a file: building one is what other tests do."""
    return b"made"


@examples(150, of=150)
@given(FORMAT_NAMES, QUERIES, METHODS, HEADERS)
def test_any_request(name, query, method, headers):
    app = Starlette(
        routes=export_routes(Live(TINY_DOSSIER), Builds(made), version="1"),
    )

    sent = ask(app, path=f"/export/{name}", query=query, method=method, headers=headers)

    body = b"".join(message.get("body", b"") for message in sent[1:])
    assert sent[0]["status"] in {200, 204, 206, 304, 307, 400, 404, 405, 414, 416}
    if sent[0]["status"] in {400, 414, 416}:
        assert body.decode().count("\n") == 1
    if sent[0]["status"] in {200, 206}:
        assert head(sent)["etag"]
        assert body in b"made"
