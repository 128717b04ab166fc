"""The nginx of `deploy/` before two real servers: what passes, what is kept, what is closed."""

import re
import ssl
import threading
from concurrent.futures import ThreadPoolExecutor

import geopandas
import pyogrio
import pytest

from tests.deploy.site import TOKEN, free_ports, nginx_before
from tests.deploy.standing_in import listening
from tests.grounds import real_ground
from tests.server.fetching import HANDSHAKE, fetch

pytestmark = pytest.mark.browser

SLOT = re.compile(r"dashboard_slot=[0-9a-f]{2}; Path=/; Secure; HttpOnly; SameSite=Lax")


def says(status, words, **headers):
    """An answer for `listening`; names of headers as for `fetch`."""

    def answer(handler):
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(words)))
        handler.end_headers()
        handler.wfile.write(words)

    return answer


def scripts(site):
    """The scripts that the page names."""
    return re.findall(r'src="\./(static/js/[^"]+)"', site.fetch("/").body.decode())


# Any replica answers


def test_files_come_from_either_replica_with_the_same_etag(site, replicas):
    query = "/export/json?status=denied"
    direct = [fetch(f"{replica.address}{query}") for replica in replicas]
    lines = [site.line_of(query) for _ in range(4)]
    answer = site.fetch(query)

    assert {line["replica"] for line in lines} == {f"127.0.0.1:{r.port}" for r in replicas}
    assert {line["status"] for line in lines} == {"200"}
    assert {a.headers["etag"] for a in (*direct, answer)} == {answer.headers["etag"]}
    assert {a.body for a in (*direct, answer)} == {answer.body}
    assert site.fetch(query, if_none_match=answer.headers["etag"]).status == 304


def test_a_visitor_gets_one_of_256_slots_once_and_stays_with_its_replica(site):
    given = site.fetch("/").headers["set-cookie"]
    slot = given.partition(";")[0]
    again = site.fetch("/", cookie=slot)

    assert SLOT.fullmatch(given)
    assert "set-cookie" not in again.headers
    assert len({site.line_of("/healthz", cookie=slot)["replica"] for _ in range(6)}) == 1


@pytest.mark.parametrize("slot", ["", "zz", "0", "012", "a;b", "AA", "../x"])
def test_a_slot_that_we_did_not_give_is_replaced(site, slot):
    assert SLOT.fullmatch(site.fetch("/", cookie=f"dashboard_slot={slot}").headers["set-cookie"])


def test_each_replica_has_about_half_of_the_slots(nginx, tmp_path):
    with (
        listening(says(200, b"one")) as one,
        listening(says(200, b"other")) as other,
        nginx_before(nginx, [one, other], tmp_path) as site,
    ):
        bodies = [site.fetch("/", cookie=f"dashboard_slot={n:02x}").body for n in range(256)]

    assert 80 < bodies.count(b"one") < 176


def test_a_replica_that_is_busy_with_files_leaves_them_to_the_other_and_keeps_its_visitors(
    nginx, tmp_path
):
    def busy(handler):
        is_file = handler.path.startswith("/export/")
        says(503 if is_file else 200, b"busy", Retry_After="5")(handler)

    with (
        listening(busy) as one,
        listening(says(200, b"other")) as other,
        nginx_before(nginx, [one, other], tmp_path) as site,
    ):
        files = [site.fetch("/export/json").body for _ in range(8)]
        pages = {site.fetch("/", cookie=f"dashboard_slot={n:02x}").body for n in range(32)}

    assert set(files) == {b"other"}
    assert pages == {b"busy", b"other"}


def test_one_may_go_the_moment_that_the_other_is_back(nginx, tmp_path):
    one, other = free_ports(2)
    slots = [f"dashboard_slot={number:02x}" for number in range(16)]
    with nginx_before(nginx, [one, other], tmp_path) as site:
        with listening(says(200, b"other"), other):
            alone = [site.fetch("/", cookie=slot).body for slot in slots]
        with listening(says(200, b"one"), one):
            back = [site.fetch("/", cookie=slot).body for slot in slots]
            file = site.fetch("/export/json").body

    assert (set(alone), set(back), file) == ({b"other"}, {b"one"}, b"one")


def test_a_replica_that_hangs_is_given_up_for_the_other(nginx, tmp_path):
    over = threading.Event()
    with (
        listening(lambda _: over.wait()) as hanging,
        listening(says(200, b"other")) as other,
        nginx_before(nginx, [hanging, other], tmp_path) as site,
        ThreadPoolExecutor(max_workers=16) as visitors,
    ):
        slots = [f"dashboard_slot={number:02x}" for number in range(16)]
        answers = list(visitors.map(lambda slot: site.fetch("/", cookie=slot), slots))
        over.set()

    assert {(answer.status, answer.body) for answer in answers} == {(200, b"other")}


# Kept and compressed once


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_a_script_is_kept_compressed_as_the_dashboard_sends_it(site, replicas, encoding):
    script = scripts(site)[0]
    direct = fetch(f"{replicas[0].address}/{script}", accept_encoding=encoding)
    site.fetch(f"/{script}", accept_encoding=encoding)
    line = site.line_of(f"/{script}", accept_encoding=encoding)
    kept = site.fetch(f"/{script}", accept_encoding=encoding)

    assert (line["cache"], line["replica"]) == ("HIT", "")
    assert kept.body == direct.body
    assert kept.headers.get("content-encoding", "identity") == encoding
    assert kept.unpacked == fetch(f"{replicas[0].address}/{script}").body
    assert kept.headers["cache-control"] == "public, immutable, max-age=31536000"
    assert kept.headers["vary"] == "Accept-Encoding"
    assert "set-cookie" not in kept.headers


def test_nothing_of_the_dossier_is_kept(site):
    paths = ("/", "/aid", "/healthz", "/export/csv", f"/{real_ground().path}")
    for path in paths:
        site.fetch(path)

    assert {site.line_of(path)["cache"] for path in paths} == {""}


def test_what_is_private_is_not_kept_even_where_all_else_is(nginx, tmp_path):
    private = says(200, b"script", Cache_Control="private, immutable, max-age=31536000")
    with listening(private) as port, nginx_before(nginx, [port], tmp_path) as site:
        seen = [site.line_of("/static/js/a.js")["cache"] for _ in range(3)]

    assert seen == ["MISS"] * 3


def test_a_script_of_the_other_version_is_found_on_the_other_replica(nginx, tmp_path):
    with (
        listening(says(404, b"")) as old,
        listening(says(200, b"script")) as new,
        nginx_before(nginx, [old, new], tmp_path) as site,
    ):
        slots = [f"dashboard_slot={number:02x}" for number in range(16)]
        bodies = [site.fetch(f"/static/{slot}.js", cookie=slot).body for slot in slots]

    assert set(bodies) == {b"script"}


def test_what_is_small_comes_compressed_at_most_once(site):
    page = site.fetch("/", accept_encoding="br, gzip")

    assert page.headers["content-encoding"] == "br"
    assert b"<title>US" in page.unpacked


# Closed


@pytest.mark.parametrize(
    "path",
    [
        "/metrics",
        "/metrics/",
        "/%6detrics",
        "//metrics",
        "/x/../metrics",
        "/metrics?a",
        "/_stcore/metrics",
        "/_stcore/upload_file/a/b",
        "/_stcore/agent/mcp",
    ],
)
def test_what_is_for_the_operator_or_for_nobody_is_closed_from_outside(site, replicas, path):
    bearer = f"Bearer {TOKEN}"
    answer = site.fetch(path, authorization=bearer)

    assert (answer.status, answer.body) == (404, b"There is nothing at this address.\n")
    assert fetch(f"{replicas[0].address}/metrics", authorization=bearer).status == 200


def test_what_is_too_large_is_refused(site):
    assert site.fetch("/healthz", "POST", body=b"x" * 10_000).status == 413
    assert site.fetch(f"/export/csv?text={'x' * 20_000}").status == 414
    assert site.fetch("/healthz", cookie="x" * 20_000).status == 400


def test_a_query_as_long_as_the_dashboard_takes_passes(site):
    answer = site.fetch(f"/export/csv?text={'x' * 7_990}")

    assert b"nginx" not in answer.body
    assert answer.headers["cache-control"] == "no-store"


def test_a_gis_reads_every_layer_part_by_part_and_is_not_told_to_wait(site):
    pyogrio.set_gdal_config_options({"GDAL_HTTP_UNSAFESSL": "YES"})
    try:
        map_file = f"/vsicurl/{site.address}/export/gpkg/map.gpkg"
        layers = [name for name, _ in pyogrio.list_layers(map_file)]
        rows = {name: len(geopandas.read_file(map_file, layer=name)) for name in layers}
    finally:
        pyogrio.set_gdal_config_options({"GDAL_HTTP_UNSAFESSL": None})

    asked = [line for line in site.logged() if line["path"] == "/export/gpkg/map.gpkg"]
    assert len(rows) > 3
    assert {line["status"] for line in asked} == {"200", "206"}


def test_a_part_a_preflight_and_what_is_said_of_other_sites_pass(site):
    page = {"origin": "http://localhost:1"}
    part = site.fetch("/export/json/whole.json", range="bytes=2-5", **page)
    asked = site.fetch("/export/json", "OPTIONS", access_control_request_method="GET", **page)
    listed = site.fetch("/export", accept="application/json")

    assert (part.status, len(part.body)) == (206, 4)
    assert part.headers["content-range"].startswith("bytes 2-5/")
    assert asked.status == 204
    assert "GET" in asked.headers["access-control-allow-methods"]
    assert {a.headers["access-control-allow-origin"] for a in (part, asked)} == {"*"}
    assert (listed.status, listed.headers["content-type"]) == (200, "application/json")


def test_whoever_asks_for_many_files_at_once_is_told_to_wait_and_pages_go_on(
    nginx, replicas, tmp_path
):
    with nginx_before(nginx, [replica.port for replica in replicas], tmp_path) as site:
        answers = [site.fetch("/export/json", if_none_match="*") for _ in range(40)]
        pages = [site.fetch("/").status for _ in range(40)]

    refused = [answer for answer in answers if answer.status == 429]
    assert {answer.status for answer in answers} == {304, 429}
    assert len(refused) >= 10
    assert refused[0].headers["retry-after"] == "5"
    assert refused[0].body.startswith(b"Too many requests from this address")
    assert set(pages) == {200}


def test_with_no_replica_a_visitor_is_told_to_come_back(nginx, tmp_path):
    with nginx_before(nginx, free_ports(2), tmp_path) as site:
        answer = site.fetch("/")

    assert (answer.status, answer.headers["retry-after"]) == (502, "5")
    assert answer.body.startswith(b"The dashboard does not answer at the moment")


# Headers and TLS


def test_plain_http_is_only_a_way_to_tls(site):
    answer = fetch(f"{site.plain}/aid?kind=request")

    assert answer.status == 301
    assert answer.headers["location"] == "https://127.0.0.1/aid?kind=request"


@pytest.mark.parametrize("name", ["evil.example", "localhost", "127.0.0.1.evil.example", "x:80"])
def test_a_foreign_host_is_answered_nothing_and_redirected_nowhere(site, name):
    answers = [
        fetch(f"{site.plain}/aid", host=name),
        *(site.fetch(path, host=name) for path in ("/", "/export/json", "/static/js/a.js")),
    ]

    assert {answer.status for answer in answers} == {421}
    assert not [answer for answer in answers if "location" in answer.headers]
    assert {answer.body for answer in answers} == {b"This is not the server of that name.\n"}


def test_the_health_is_answered_by_any_name_as_machines_ask_by_address(site):
    assert site.fetch("/healthz", host="localhost:8443").status == 200


def test_an_old_protocol_is_refused_and_a_browser_is_told_to_stay_with_tls(site):
    old = ssl.create_default_context(cadata=ssl.get_server_certificate(tuple_of(site)))
    old.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.warns(DeprecationWarning, match="TLSv1"):
        old.minimum_version, old.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    with pytest.raises(ssl.SSLError, match="PROTOCOL_VERSION"):
        fetch(f"{site.address}/", tls=old)

    assert site.fetch("/").headers["strict-transport-security"] == "max-age=31536000"


def tuple_of(site):
    host, _, port = site.address.removeprefix("https://").partition(":")
    return host, int(port)


def test_the_dashboards_own_headers_pass_and_what_nginx_says_itself_has_some_too(site, replicas):
    ours = site.fetch("/").headers
    own = site.fetch("/metrics").headers

    direct = fetch(f"{replicas[0].address}/").headers
    assert ours["content-security-policy"] == direct["content-security-policy"]
    assert ours["x-content-type-options"] == own["x-content-type-options"] == "nosniff"
    assert own["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert ours["server"] == own["server"] == "nginx"


def test_streamlits_cookie_is_kept_to_tls(site):
    given = site.fetch("/_stcore/health", cookie="dashboard_slot=00").headers["set-cookie"]

    assert given.startswith("_streamlit_xsrf=")
    assert "; secure" in given.lower()


def test_a_replica_learns_the_host_and_not_the_viewer(nginx, tmp_path):
    heard = {}

    def note(handler):
        heard.update({name.lower(): value for name, value in handler.headers.items()})
        says(200, b"")(handler)

    with listening(note) as port, nginx_before(nginx, [port], tmp_path) as site:
        made_up = {"x_forwarded_for": "9.9.9.9", "x_real_ip": "9.9.9.9", "forwarded": "for=9.9.9.9"}
        site.fetch("/", x_forwarded_proto="ftp", upgrade="h2c", connection="upgrade", **made_up)
        host = site.address.removeprefix("https://")

    assert heard["host"] == heard["x-forwarded-host"] == host
    assert heard["x-forwarded-proto"] == "https"
    assert {"x-forwarded-for", "x-real-ip", "forwarded", "upgrade"} & set(heard) == set()


def test_a_websocket_opens_for_a_page_of_this_site_and_for_no_other(site):
    for origin, status in ((site.address, 101), ("https://example.org", 403)):
        # By a header of its own: http.client would read on after the switch of protocols.
        assert handshake(site, origin) == status


def handshake(site, origin):
    """The status that a request to open a WebSocket is answered with."""
    names = {"host": site.address.removeprefix("https://"), "origin": origin, **HANDSHAKE}
    sent = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in names.items())
    with site.connected() as connection:
        connection.sendall(f"GET /_stcore/stream HTTP/1.1\r\n{sent}\r\n".encode())
        return int(connection.recv(64).split()[1])


# Logs


def test_no_log_names_a_viewer_or_what_was_asked_for_also_where_something_fails(nginx, tmp_path):
    with nginx_before(nginx, free_ports(2), tmp_path) as site:
        for number in range(30):
            site.fetch(f"/export/csv?text=secret-{number}", referer="https://secret.example/")
        site.fetch("/?text=secret", user_agent="secret", cookie="secret=1; dashboard_slot=00")
        site.fetch("/?text=secret", "POST", body=b"secret" * 9000)
        fetch(f"{site.plain}/aid?text=secret")
        statuses = {line["status"] for line in site.logged_all(30 + 3)}
        said = site.access.read_text("utf-8") + site.errors.read_text("utf-8")

    replicas = r"127\.0\.0\.1:\d+"  # the addresses of replicas, each with its port
    assert statuses >= {"301", "413", "429", "502"}
    assert "secret" not in said
    assert "127.0.0.1" not in re.sub(replicas, "", said)
    assert "client:" not in said
