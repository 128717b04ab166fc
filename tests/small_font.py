"""A font that is made as it is needed: each letter asked for is a black square, one em wide.

Tests of the PDF and of `check` hand it to what reads fonts, and need no font of this machine.
"""

import struct

EM = 1000
SQUARE = ((100, 0), (100, 800), (900, 800), (900, 0))


def small_font(letters, family="Small Squares"):
    """The bytes of a TrueType font that has a square for each of some letters, and nothing else."""
    codes = sorted(map(ord, set(letters)))
    count = len(codes) + 1  # glyph 0 is that of a missing letter
    glyph = _square()
    tables = {
        b"OS/2": _os2(codes),
        b"cmap": _cmap(codes),
        b"glyf": glyph * count,
        b"head": _head(),
        b"hhea": struct.pack(
            ">IhhhHhhhhhhhhhhhH",
            *(0x10000, 800, -200, 0, EM, 0, 0, 900, 1, 0, 0, 0, 0, 0, 0, 0, count),
        ),
        b"hmtx": struct.pack(">Hh", EM, 100) * count,
        b"loca": b"".join(struct.pack(">I", len(glyph) * n) for n in range(count + 1)),
        b"maxp": struct.pack(">I14H", 0x10000, count, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0),
        b"name": _names(family),
        b"post": struct.pack(">IIhhIIIII", 0x30000, 0, -100, 50, 0, 0, 0, 0, 0),
    }
    return _font(tables)


def _font(tables):
    offset, directory, body = 12 + 16 * len(tables), b"", b""
    for tag, data in tables.items():
        directory += tag + struct.pack(">III", _sum(data), offset + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    power = len(tables).bit_length() - 1
    span = 16 * 2**power
    head = struct.pack(">IHHHH", 0x10000, len(tables), span, power, 16 * len(tables) - span)
    return head + directory + body


def _sum(data):
    words = data + b"\0" * (-len(data) % 4)
    return sum(struct.unpack(f">{len(words) // 4}I", words)) & 0xFFFFFFFF


def _square():
    """A contour of four points on the curve, in steps from one to the next."""
    steps = [(x - a, y - b) for (a, b), (x, y) in zip(((0, 0), *SQUARE), SQUARE, strict=False)]
    head = struct.pack(">hhhhhHH", 1, 100, 0, 900, 800, 3, 0)
    across, down = ([step[n] for step in steps] for n in (0, 1))
    return head + b"\1" * 4 + struct.pack(">8h", *across, *down) + b"\0" * 2


def _head():
    return struct.pack(
        ">IIIIHHQQhhhhHHhhh",
        *(0x10000, 0x10000, 0, 0x5F0F3CF5, 0, EM, 0, 0, 0, -200, EM, 800, 0, 8, 2, 1, 0),
    )


def _cmap(codes):
    groups = b"".join(struct.pack(">III", c, c, n) for n, c in enumerate(codes, start=1))
    table = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(codes)) + groups
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table


def _names(family):
    texts = [(1, family), (2, "Regular"), (4, family), (6, family.replace(" ", ""))]
    records, held = b"", b""
    for number, text in texts:
        said = text.encode("utf-16-be")
        records += struct.pack(">6H", 3, 1, 0x409, number, len(said), len(held))
        held += said
    return struct.pack(">HHH", 0, len(texts), 6 + len(records)) + records + held


def _os2(codes):
    first, last = (min(code, 0xFFFF) for code in (codes[0], codes[-1]))
    return struct.pack(
        ">HhHHH10hh10sIIII4sHHHhhhHHII",
        *(4, EM, 400, 5, 0, *(0,) * 10, 0, bytes(10), 0, 0, 0, 0, b"TEST", 0x40),
        *(first, last, 800, -200, 0, 800, 200, 1, 0),
    ) + struct.pack(">hhHHH", 500, 700, 0, 32, 0)
