"""`crisis-dashboard author`: the reading page, at this machine only."""

import argparse
import socket
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from dashboard.commands.line import DONE, CommandError, add_config, config_of
from dashboard.commands.problems import print_lines

if TYPE_CHECKING:
    from dashboard.commands.line import Commands

HOST = "127.0.0.1"
"""Nobody else's machine reaches it, and no option says otherwise."""
PORT = 8555
NOT_INSTALLED = (
    "author needs packages that are not installed: pip install 'crisis-dashboard[author]'"
)


def add(commands: "Commands") -> None:
    """Add the command with its options."""
    author = commands.add_parser(
        "author", help="read an article beside its facts, and write new ones, in a browser"
    )
    author.add_argument(
        "--port",
        type=int,
        default=PORT,
        metavar="N",
        help="the port on 127.0.0.1; 0 takes any that is free (default: %(default)s)",
    )
    add_config(author)
    author.set_defaults(run=_author)


def _author(arguments: argparse.Namespace) -> int:
    """Serve the page until it is interrupted."""
    config = config_of(arguments)
    try:
        import uvicorn

        from dashboard.authoring.desk import Desk
        from dashboard.authoring.door import new_key
        from dashboard.authoring.server import app
    except ImportError:
        raise CommandError(NOT_INSTALLED) from None
    Desk(config).look()
    key = new_key()
    with closing(_listening(arguments.port)) as listening:
        port = listening.getsockname()[1]
        print_lines(said(port, key), sys.stdout)
        sys.stdout.flush()
        settings = uvicorn.Config(
            app(config, key, port),
            log_level="warning",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            ws="none",
            timeout_graceful_shutdown=2,
        )
        uvicorn.Server(settings).run(sockets=[listening])
    return DONE


def said(port: int, key: str) -> tuple[str, str]:
    """Return what is printed at the start: the address with its key, and how to end."""
    return (
        f"The reading page: http://{HOST}:{port}/?key={key}",
        "It answers only at this machine. Ctrl+C ends it.",
    )


def _listening(port: int) -> socket.socket:
    """Return a socket on loopback. Raises CommandError where the port is taken or none."""
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((HOST, port))
        opened.listen()  # so that a browser that opens the address at once waits
    except (OSError, OverflowError) as error:
        opened.close()
        why = getattr(error, "strerror", None) or "is no port"
        raise CommandError(f"--port {port}: {why}; name another, or 0 for any") from None
    return opened
