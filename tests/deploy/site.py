"""The dashboard as `deploy/` hosts it, on this machine: two real servers and the very nginx.conf.

Only what stands in `deploy/nginx/place/` is put in for this place: ports, addresses, certificate.
"""

import json
import os
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.server.fetching import Answer, fetch
from tests.serving import ROOT, answering, start, stop

NGINX_CONF = ROOT / "deploy" / "nginx" / "nginx.conf"
TOKEN = "what-the-operator-knows"
SECONDS = 20


class Replica:
    """A server that keeps its port when it is started anew."""

    def __init__(self, folder: Path, port: int, config: Path | None = None, **env: str) -> None:
        self.port = port
        self.config = config
        self.env = {"DASHBOARD_METRICS_TOKEN": TOKEN, **env}
        self.address = f"http://127.0.0.1:{port}"
        self.log = folder / f"{port}.log"
        self.start()

    def start(self) -> None:
        """Start it, and do not wait."""
        env = {"STREAMLIT_SERVER_PORT": str(self.port), **self.env}
        self.process = start(config=self.config, env=env, log=self.log)

    def answer(self) -> None:
        """Wait until it answers."""
        answering(self.process, self.log)

    def kill(self) -> None:
        """End it as a lack of memory would."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> int:
        """End it as a restart does; its exit code."""
        return stop(self.process)


@dataclass(frozen=True)
class Site:
    """An nginx in front, and where it writes."""

    address: str
    plain: str
    tls: ssl.SSLContext
    access: Path
    errors: Path

    def fetch(self, path: str, method: str = "GET", **more: object) -> Answer:
        """An answer of the site, by TLS; the parameters are those of `fetch`."""
        return fetch(f"{self.address}{path}", method, tls=self.tls, **more)  # type: ignore[arg-type]

    @contextmanager
    def connected(self) -> Iterator[ssl.SSLSocket]:
        """A connection on which anything can be sent."""
        host, _, port = self.address.removeprefix("https://").partition(":")
        with (
            socket.create_connection((host, int(port)), timeout=SECONDS) as plain,
            self.tls.wrap_socket(plain, server_hostname=host) as connection,
        ):
            yield connection

    def logged(self) -> list[Mapping[str, object]]:
        """The lines of the access log."""
        return [json.loads(line) for line in self.access.read_text("utf-8").splitlines()]

    def logged_all(self, count: int) -> list[Mapping[str, object]]:
        """So many lines: a process of nginx may write them after another has answered the next."""
        waited = threading.Event()
        for _ in range(SECONDS * 100):
            if len(lines := self.logged()) >= count:
                return lines
            waited.wait(0.01)
        raise AssertionError(f"{len(lines)} of {count} lines are in the access log")

    def line_of(self, path: str, method: str = "GET", **more: object) -> Mapping[str, object]:
        """Fetch, and give what the access log says about it, which comes after the answer."""
        before = len(self.logged())
        self.fetch(path, method, **more)
        return self.logged_all(before + 1)[-1]

    def slots_on(self, port: int) -> Iterator[str]:
        """The values of the cookie that lead to the replica at this port."""
        for slot in (f"{number:02x}" for number in range(256)):
            line = self.line_of("/healthz", cookie=f"dashboard_slot={slot}")
            if line["replica"] == f"127.0.0.1:{port}":
                yield slot


def free_ports(number: int) -> list[int]:
    """Ports that nobody listens on."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [s.getsockname()[1] for s in sockets]
    for s in sockets:
        s.close()
    return ports


def make_certificate(folder: Path) -> None:
    """A certificate that 127.0.0.1 signs for itself, under the names that certbot gives."""
    names = ["-subj", "/CN=dashboard", "-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command = ["openssl", "req", *kind, "-days", "2", *names, *files]
    subprocess.run(command, check=True, capture_output=True)


def prepare(folder: Path, ports: Sequence[int], plain: int, tls: int) -> None:
    """Lay out what nginx reads: its configuration by a link, and the pieces of this place."""
    (folder / "nginx.conf").symlink_to(NGINX_CONF)
    make_certificate(folder)
    place = folder / "place"
    place.mkdir()
    servers = [f"server 127.0.0.1:{port} max_fails=1 fail_timeout=2s;" for port in ports]
    (place / "replicas.conf").write_text("\n".join(servers))
    (place / "name.conf").write_text("server_name 127.0.0.1;")
    (place / "plain.conf").write_text(f"listen 127.0.0.1:{plain};")
    (place / "tls.conf").write_text(
        f"listen 127.0.0.1:{tls} ssl http2;"
        " ssl_certificate fullchain.pem; ssl_certificate_key privkey.pem;"
    )


@contextmanager
def nginx_before(
    nginx: str, ports: Sequence[int], folder: Path, tls: int | None = None
) -> Iterator[Site]:
    """The nginx of `deploy/` in front of whatever answers at these ports; `tls` is its own."""
    plain, free = free_ports(2)
    tls = tls or free
    prepare(folder, ports, plain, tls)
    access, errors = folder / "access.log", folder / "errors.log"
    # As root, nginx would give its work to a user who cannot read the folder of the tests.
    extra = " user root;" if os.geteuid() == 0 else ""
    command = [nginx, "-e", "stderr", "-p", f"{folder}/", "-c", str(folder / "nginx.conf")]
    with access.open("wb") as output, errors.open("wb") as said:
        process = subprocess.Popen(
            [*command, "-g", f"daemon off;{extra}"],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=said,
        )
    try:
        listens(process, tls, errors)
        context = ssl.create_default_context(cafile=str(folder / "fullchain.pem"))
        address, redirecting = f"https://127.0.0.1:{tls}", f"http://127.0.0.1:{plain}"
        yield Site(address, redirecting, context, access, errors)
    finally:
        stop(process)


def listens(process: "subprocess.Popen[bytes]", port: int, errors: Path) -> None:
    """Wait until a program listens at a port; RuntimeError with what it said where it ends."""
    waited = threading.Event()
    for _ in range(SECONDS * 20):
        if process.poll() is not None:
            break
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        waited.wait(0.05)
    raise RuntimeError(f"it did not start:\n{errors.read_text('utf-8')}")
