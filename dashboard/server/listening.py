"""The addresses that the server listens at, who can reach them, and the lines at the start."""

import socket
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address

from dashboard.web.guards import THIS_MACHINE

# Addresses of documentation, and the last ones of private networks. Nothing is sent to them: the
# system only says which of its own addresses it would send from.
_ELSEWHERE = {
    socket.AF_INET: ("192.0.2.1", "192.168.255.254", "172.31.255.254", "10.255.255.254"),
    socket.AF_INET6: ("2001:db8::1",),
}


def is_open(bound: str | None) -> bool:
    """Return whether other machines reach what is bound there; None and '' are all addresses."""
    if bound == "localhost":
        return False
    try:
        return not ip_address(bound or "::").is_loopback
    except ValueError:  # a name
        return True


def announcement(title: str, bound: str | None, named: str, url: Callable[[str], str]) -> str:
    """The lines that say where the dashboard is.

    `named` is the host to show to visitors where all addresses are bound; `url` makes the
    address of a host.
    """
    is_everywhere = bound in (None, "", "0.0.0.0", "::")
    first = named if is_everywhere else "localhost" if bound in THIS_MACHINE - {"::1"} else bound
    others = network_addresses(bound == "0.0.0.0") if is_everywhere else []
    lines = [title, f"URL: {url(_in_url(first or ''))}"]
    lines += [f"URL: {url(_in_url(host))}" for host in others if host != first]
    who = "Open to the network: anyone who can reach this machine can read it."
    lines.append(who if is_open(bound) else "Only this machine can open it.")
    return "".join(f"  {line}\n" for line in lines)


def network_addresses(is_old: bool = False) -> list[str]:
    """This machine's addresses in its networks; `is_old`: of the old kind, IPv4, alone."""
    found = []
    for family, targets in _ELSEWHERE.items():
        for target in targets if family == socket.AF_INET or not is_old else ():
            with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as asking:
                asking.connect((target, 9))
                found.append(asking.getsockname()[0])
    return [host for host in dict.fromkeys(found) if not ip_address(host).is_loopback]


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host
