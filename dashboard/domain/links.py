"""Links to the web: as people write them, and as the standards for files do."""

import re
from urllib.parse import quote

LINK = re.compile(
    r"(?P<scheme>(?a:https?))://(?P<host>[\w-]+(?:\.[\w-]+)*)(?P<port>:[0-9]{1,5})?"
    r"(?P<rest>(?:[/?#][^\s\"'<>\\^`{|}]*)?)",
    re.IGNORECASE,
)
HOST = re.compile(r"[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*")
READ_IN_TWO_WAYS = "ßςẞ"
"""Letters that the IDNA of 2003 changes and that of 2008 keeps: the host would be another."""
KEPT = "%/?#[]@!$&()*+,;=:~"


def in_ascii(url: str) -> str:
    """Return a link with its host by IDNA and other letters as %XX: 'https://xn--e1afmkfd.xn--p1ai/'.

    Raises ValueError for what is not a web link, or has a host that IDNA cannot write.
    """
    found = LINK.fullmatch(url)
    if not found or any(letter in found["host"] for letter in READ_IN_TWO_WAYS):
        raise ValueError("is not a web link")
    host = found["host"] if found["host"].isascii() else found["host"].encode("idna").decode()
    if not HOST.fullmatch(host):
        raise ValueError("is not a web link")
    return f"{found['scheme']}://{host}{found['port'] or ''}{quote(found['rest'], safe=KEPT)}"


def base_of(url: str) -> str:
    """Return the address of a dashboard with a slash at its end: 'https://example.org/crisis/'.

    Raises ValueError for what is none: other addresses are made of it by what follows it.
    """
    if "?" in url or "#" in url:
        raise ValueError("has a query or a fragment")
    return f"{in_ascii(url).rstrip('/')}/"
