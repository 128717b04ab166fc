"""A small server that stands in for a replica."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@contextmanager
def listening(answer, port=0):
    """A server that stands in for a replica; `answer` is a handler of GET. Gives its port."""
    handler = type("Handler", (BaseHTTPRequestHandler,), {"do_GET": answer})
    handler.log_message = lambda *_: None
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    threading.Thread(target=server.serve_forever).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
