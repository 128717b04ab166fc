"""Where the server listens, and how it is said."""

import tomllib

import pytest

from dashboard.server import listening
from dashboard.server.listening import announcement, is_open, network_addresses
from scripts import start
from tests.serving import ROOT


def announced(bound, named="localhost"):
    return announcement("Title", bound, named, lambda host: f"http://{host}:8501/base")


@pytest.mark.parametrize("bound", ["127.0.0.1", "127.9.9.9", "localhost", "::1"])
def test_at_home_nobody_else_can_reach_it(bound):
    assert not is_open(bound)
    assert "Only this machine can open it." in announced(bound)


@pytest.mark.parametrize("bound", [None, "", "0.0.0.0", "::", "192.0.2.7", "dashboard.example"])
def test_anywhere_else_others_can(bound):
    assert is_open(bound)
    assert "Open to the network: anyone who can reach this machine can read it." in announced(bound)


@pytest.mark.parametrize(
    ("bound", "host"),
    [
        ("127.0.0.1", "localhost"),
        ("localhost", "localhost"),
        ("::1", "[::1]"),
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8::7", "[2001:db8::7]"),
    ],
)
def test_an_address_is_said_as_a_browser_takes_it(bound, host):
    assert f"  URL: http://{host}:8501/base\n" in announced(bound)
    assert announced(bound).count("URL: ") == 1


def test_every_address_is_said_where_all_are_bound(monkeypatch):
    monkeypatch.setattr(listening, "network_addresses", lambda _: ["192.0.2.7", "2001:db8::7"])

    lines = announced("0.0.0.0", named="dashboard.example").splitlines()

    assert lines == [
        "  Title",
        "  URL: http://dashboard.example:8501/base",
        "  URL: http://192.0.2.7:8501/base",
        "  URL: http://[2001:db8::7]:8501/base",
        "  Open to the network: anyone who can reach this machine can read it.",
    ]


def test_the_addresses_are_asked_of_the_system_and_nothing_is_sent(monkeypatch):
    asked = []

    class Socket:
        def __init__(self, family, kind):
            assert kind == listening.socket.SOCK_DGRAM  # which sends nothing by connecting
            self.family = family

        def __enter__(self):
            return self

        def __exit__(self, *_):
            return None

        def connect(self, target):
            asked.append(target[0])
            if target[0].startswith("10."):
                raise OSError("no way there")

        def getsockname(self):
            old = self.family == listening.socket.AF_INET
            return (
                ("127.0.0.1", 1)
                if asked[-1].startswith("172.")
                else ("10.1.1.1" if old else "fd00::1", 1)
            )

    monkeypatch.setattr(listening.socket, "socket", Socket)

    assert network_addresses() == ["10.1.1.1", "fd00::1"]
    assert network_addresses(is_old=True) == ["10.1.1.1"]
    assert "192.0.2.1" in asked


def test_at_home_is_what_the_settings_say_and_what_make_run_looks_at():
    settings = tomllib.loads((ROOT / "dashboard/.streamlit/config.toml").read_text("utf-8"))

    assert settings["server"]["address"] == start.HERE == "127.0.0.1"
