"""A private copy on this machine: the very Apache configuration of `deploy/`, and who visits it.

Only the values at the head of the configuration are put in for this place.
"""

import os
import re
import ssl
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import httpx
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from scripts.apache import modules
from tests.deploy.site import free_ports, listens, make_certificate
from tests.openid import CLIENT, CLIENT_SECRET
from tests.serving import ROOT, stop

CONF = ROOT / "deploy" / "apache" / "dashboard.conf"
SECONDS = 30
AS_A_PAGE = {"accept": "text/html,application/xhtml+xml"}
AS_A_PROGRAM = {"accept": "application/json"}
# What Debian's package `apache2` turns on when it is installed, as far as it matters here.
DEBIANS = [
    *(
        "mpm_event",
        "authz_core",
        "authz_host",
        "authz_user",
        "authn_core",
        "alias",
        "deflate",
        "dir",
    ),
    *("env", "filter", "mime", "reqtimeout", "setenvif", "status"),
]
# What `a2enmod` turns on along with what it is told to.
ALONG = ["socache_shmcb", "slotmem_shm", "proxy"]


@dataclass(frozen=True)
class Guarded:
    """An Apache in front of the dashboard, and where it writes."""

    address: str
    plain: str
    tls: ssl.SSLContext
    logs: Path

    @contextmanager
    def visitor(self, **headers: str) -> Iterator[httpx.Client]:
        """Give somebody with a browser, who keeps cookies and follows nothing unless told to."""
        with httpx.Client(
            base_url=self.address, verify=self.tls, timeout=SECONDS, headers=headers or AS_A_PAGE
        ) as client:
            yield client

    def websocket(self, visitor: httpx.Client, origin: str | None = None) -> int:
        """Return the status that a request to open a WebSocket is answered with."""
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in visitor.cookies.jar)
        headers = {"sec-fetch-mode": "websocket", **({"cookie": cookies} if cookies else {})}
        address = self.address.replace("https", "wss")
        return websocket_of(
            address, origin or self.address, ssl=self.tls, additional_headers=headers
        )

    def access_log(self, after: str) -> str:
        """Return the access log once this is in it: a line comes after its answer."""
        waited = threading.Event()
        for _ in range(SECONDS * 100):
            if after in (said := (self.logs / "dashboard-access.log").read_text("utf-8")):
                return said
            waited.wait(0.01)
        raise AssertionError(f"{after!r} is not in the access log:\n{said}")


def websocket_of(address: str, origin: str | None = None, **more: Any) -> int:
    """Return the status that a request to open the WebSocket of a server is answered with."""
    try:
        with connect(
            f"{address}/_stcore/stream",
            origin=cast("Any", origin or address.replace("ws", "http")),
            open_timeout=SECONDS,
            **more,
        ):
            return 101
    except InvalidStatus as refused:
        return refused.response.status_code


def with_values(values: Mapping[str, object]) -> str:
    """Return the configuration with other values at its head; each must be there."""
    text = CONF.read_text("utf-8")
    for name, value in values.items():
        head, found, rest = text.partition(f"\nDefine {name} ")
        assert found, name
        text = head + found + str(value) + "\n" + rest.partition("\n")[2]
    return text


def named_modules() -> list[str]:
    """Return the modules that the head of the configuration says to turn on."""
    [line] = re.findall(r"(?m)^# +a2enmod (.+)$", CONF.read_text("utf-8"))
    return str(line).split()


def prepare(apache: str, folder: Path, values: Mapping[str, object], ports: Sequence[int]) -> None:
    """Lay out what Apache reads: what Debian's own file says, and the site."""
    make_certificate(folder)
    secrets = {
        "OIDCClientID": CLIENT,
        "OIDCClientSecret": CLIENT_SECRET,
        "OIDCCryptoPassphrase": "what-openssl-printed",
    }
    lines = [f'{name} "{value}"\n' for name, value in secrets.items()]
    (folder / "secrets.conf").write_text("".join(lines), "utf-8")
    (folder / "dashboard.conf").write_text(with_values(values), "utf-8")
    loaded = [
        f"LoadModule {name}_module {modules(apache)}/mod_{name}.so\n"
        for name in dict.fromkeys([*DEBIANS, *ALONG, *named_modules()])
    ]
    # As root, Apache gives its work to another user.
    user = "User www-data\nGroup www-data\n" if os.geteuid() == 0 else ""
    (folder / "apache2.conf").write_text(
        f"ServerRoot {folder}\nDefaultRuntimeDir {folder}\nPidFile apache.pid\n{user}"
        f"ServerName 127.0.0.1\nTypesConfig /dev/null\nErrorLog error.log\n"
        # A folder that its user can read, as Debian's /var/www/html is; nothing is served from it.
        f"DocumentRoot {modules(apache).parent}\n<Directory />\nAllowOverride None\n</Directory>\n"
        + "".join(f"Listen 127.0.0.1:{port}\n" for port in ports)
        + "".join(loaded)
        + "Include dashboard.conf\n",
        "utf-8",
    )


@contextmanager
def apache_before(
    apache: str, folder: Path, provider: str, replica: int, standby: int | None = None
) -> Iterator[Guarded]:
    """Start the Apache of `deploy/` in front of whatever answers at these ports."""
    plain, tls, nobody = free_ports(3)
    values = {
        "HOST": f"127.0.0.1:{tls}",
        "PROVIDER": provider,
        "DOMAIN": "harbour[.]example",
        "REPLICA": f"127.0.0.1:{replica}",
        "STANDBY": f"127.0.0.1:{standby or nobody}",
        "CERTIFICATES": folder,
        "SECRETS": folder / "secrets.conf",
        "PLAIN_PORT": plain,
        "TLS_PORT": tls,
    }
    prepare(apache, folder, values, (plain, tls))
    said = folder / "said"
    with said.open("wb") as output:
        process = subprocess.Popen(
            [apache, "-D", "FOREGROUND", "-f", str(folder / "apache2.conf")],
            env={**os.environ, "APACHE_LOG_DIR": str(folder)},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    try:
        listens(process, tls, said)
        context = ssl.create_default_context(cafile=str(folder / "fullchain.pem"))
        yield Guarded(f"https://127.0.0.1:{tls}", f"http://127.0.0.1:{plain}", context, folder)
    finally:
        stop(process)
