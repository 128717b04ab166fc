"""A part of a file by its bytes (RFC 9110, 14): what GDAL and players of media ask for."""

import re
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

# Several ranges at once are answered with the whole file, as the standard allows.
_ONE_RANGE = re.compile(r"bytes=\s*(\d{0,18})\s*-\s*(\d{0,18})\s*", re.ASCII | re.IGNORECASE)


def asks_for_part(request: Request) -> bool:
    """Whether a request is for one range of bytes; ranges are defined for GET alone."""
    found = _ONE_RANGE.fullmatch(request.headers.get("range", ""))
    return request.method == "GET" and found is not None and _is_range(*found.groups())


def _is_range(first: str, last: str) -> bool:
    return int(first) <= int(last) if first and last else bool(first or last)


def part_of(
    request: Request, content: bytes, etag: str, headers: Mapping[str, str]
) -> Response | None:
    """Return the answer with the part that is asked for: 206, or 416 where there is no such part.

    None where the whole is to be sent: nothing was asked for, or the part of another version, whose
    ETag the request names in If-Range. `etag` is strong, `headers` are those of a 200.
    """
    if not asks_for_part(request) or request.headers.get("if-range", etag) != etag:
        return None
    part = _bytes_of(request.headers["range"], len(content))
    if not part:
        words = f"the file has {len(content)} bytes\n"
        told = {"Content-Range": f"bytes */{len(content)}", "Cache-Control": "no-store"}
        return PlainTextResponse(words, 416, told)
    told = {"Content-Range": f"bytes {part[0]}-{part[-1]}/{len(content)}", "ETag": etag}
    return Response(content[part.start : part.stop], 206, {**headers, **told})


def _bytes_of(header: str, length: int) -> range:
    """Return the bytes that a header names: 0-9, 10- or, for the last ten, -10."""
    found = _ONE_RANGE.fullmatch(header)
    first, last = found.groups() if found else ("", "0")
    if not first:
        return range(max(length - int(last), 0), length)
    return range(int(first), min(int(last) + 1, length) if last else length)
